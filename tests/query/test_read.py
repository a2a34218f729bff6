"""A query as words: which terms each is searched under."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casearch.analysis import Analyser
from casearch.nodes import BODY, NAMES, Favour, Group, Or
from casearch.query import read_query
from casearch.query.build import MAX_WORDS

ANALYSER = Analyser()


@pytest.mark.parametrize(
    ("query", "terms"),
    [
        ("министров", [{"министр"}]),
        ("істер министрінің", [{"іс"}, {"министр"}]),
        ("foreign ministers", [{"foreign"}, {"minister"}]),
        ("Токаева", [{"токаев"}]),
        ("токаев", [{"токаев"}]),  # without its capital, too
        ("БҰҰ-ның", [{"бұұ"}]),
        ("11,5", [{"11.5"}]),
    ],
)
def test_a_word_is_searched_under_its_normal_forms(query, terms):
    words = read_query(query, ANALYSER).words
    assert len(words) == len(terms)
    for word, expected in zip(words, terms, strict=True):
        assert expected <= set(word.terms)


def test_a_word_that_two_languages_share_is_read_in_both():
    (word,) = read_query("елдер", ANALYSER).words
    assert "ел" in word.terms
    assert set(word.terms.values()) == {"ru", "kk"}


def test_any_word_may_match_and_all_of_them_gain():
    node = read_query("су энергетикасы", ANALYSER).node
    assert isinstance(node, Or)
    assert node.all_bonus > 0
    assert len(node.children) == 2


def test_first_letters_favour_a_document_only_for_words_that_are_kazakh_in_every_reading():
    assert isinstance(read_query("елдерінің қауіпсіздігі", ANALYSER).node, Favour)
    assert not isinstance(read_query("президент", ANALYSER).node, Favour)


def test_a_word_asks_for_its_terms_and_less_for_its_spellings_as_a_name():
    (word,) = read_query("Тоқаев", ANALYSER).words
    own, names = word.node().children
    assert (own.field, own.boost) == (BODY, 1)
    assert names.field == NAMES
    assert 0 < names.boost < 1


def test_without_translit_there_are_only_its_terms():
    (word,) = read_query("Тоқаев", ANALYSER, translit=False).words
    assert isinstance(word.node(), Group)


@pytest.mark.parametrize("others", ["Тоқаев", "Tokayev", "токаева"])
def test_the_spellings_of_a_name_share_a_key(others):
    (one,), (other,) = (read_query(name, ANALYSER).words for name in ("Токаев", others))
    assert set(one.names) & set(other.names)


@pytest.mark.parametrize("query", ["", " ", "!?", "«»", "---", "\ud800", "\x00"])
def test_a_query_without_a_word_says_so(query):
    read = read_query(query, ANALYSER)
    assert not read.words or query == "\ud800"
    assert read.words or "no word" in read.warnings[0]


def test_a_query_too_long_is_cut_and_says_so():
    read = read_query("слово " * (MAX_WORDS + 1), ANALYSER)
    assert len(read.words) == MAX_WORDS
    assert str(MAX_WORDS) in read.warnings[0]


@given(st.text())
def test_no_query_is_a_crash(text):
    read_query(text, ANALYSER)
