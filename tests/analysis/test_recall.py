"""A query's word is read from the index exactly as the analysers would read it, or not at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import casearch
from casearch.analysis import Analyser
from casearch.analysis.recall import recalled
from casearch.language import LANGUAGES, OTHER
from support import ROOT

ANALYSER = Analyser()


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory):
    with casearch.open(tmp_path_factory.mktemp("recall") / "index") as index:
        index.update([ROOT / "corpus"])
        yield index._snapshot()


@pytest.fixture(scope="module")
def words(snapshot):
    """The words of the corpus as they are written, folded."""
    return snapshot.vocabulary("surface")[0]


def capital(word: str) -> str:
    return word[:1].upper() + word[1:]


def test_every_word_of_the_corpus_is_recalled_as_it_is_read(snapshot, words):
    known = 0
    for word in words[::10]:
        for lang in (*LANGUAGES, OTHER):
            for typed in {capital(word), word.upper()}:
                found = recalled(typed, lang, snapshot.reading)
                known += found is not None
                assert found in {None, ANALYSER.read(typed, lang)}, (typed, lang)
    assert known > len(words) / 10


@given(st.data())
def test_words_are_recalled_as_they_are_read_whatever_was_read_before(data):
    """The index may hold a word in any case and from texts of any language."""
    letters = data.draw(
        st.sampled_from(["абвеинорстуяё", "аәіқңошрстуһх", "aehiknorstuy", "аоxpкi-'2.", "ХІxi"])
    )
    word = capital(data.draw(st.text(letters, min_size=1, max_size=9)))
    spelt = data.draw(st.sets(st.sampled_from([word, word.lower(), word.upper(), word.capitalize()])))
    held = {(each, data.draw(st.sampled_from([*LANGUAGES, OTHER]))) for each in spelt}

    def recall(word: str, lang: str) -> tuple[str, tuple[str, ...]] | None:
        return ANALYSER.read(word, lang) if (word, lang) in held else None

    for lang in (*LANGUAGES, OTHER):
        assert recalled(word, lang, recall) in {None, ANALYSER.read(word, lang)}


def test_a_word_in_small_letters_is_recalled_as_the_name_it_may_be():
    held = {
        ("баетов", "ru"): ANALYSER.read("баетов", "ru"),
        ("сейдахметом", "ru"): ANALYSER.read("сейдахметом", "ru"),
    }
    for word, lang in held:
        typed = capital(word)
        assert recalled(typed, lang, lambda *key: held.get(key)) == ANALYSER.read(typed, lang)


def test_a_kazakh_word_is_recalled_from_a_russian_text():
    read = ANALYSER.read("өңірдің", "ru")
    assert recalled("Өңірдің", "kk", lambda *key: read if key == ("өңірдің", "ru") else None) == read


def test_an_analyser_asks_what_is_recalled_only_for_the_words_of_queries():
    asked = []
    analyser = Analyser(lambda *key: asked.append(key))
    analyser.passage("Министры обсудили", "ru")
    assert not asked
    assert analyser.asked("Ресурсы", "ru") == ANALYSER.read("Ресурсы", "ru")
    assert asked


def test_queries_ask_the_same_with_and_without_an_index(snapshot, words):
    from casearch.query import read_query

    recalling, plain = Analyser(snapshot.reading), Analyser()
    for at in range(0, len(words) - 2, 31):
        text = " ".join(words[at : at + 2])
        assert read_query(text, recalling) == read_query(text, plain)
