"""Which endings does a word end in? The tree of endings against a plain look at each of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casearch.analysis.kazakh.phonology import (
    ALPHABET,
    HOST_NUMBERS,
    HOST_TAIL,
    HOSTS,
    SURE_HOST_NUMBERS,
    host_of,
)
from casearch.analysis.kazakh.seams import PLAIN, VOICE, VOWEL, seams
from casearch.analysis.kazakh.shape import traits, two_tell
from casearch.analysis.kazakh.tree import LETTERS, numbered, tree

ENDINGS = {
    "лар": (1, 0),
    "ы": (2, 0),
    "лары": (3, 0),
    "ар": (0, 4),
    "а": (5, 6),
    "ады": (0, 7),
    "йды": (0, 8),
}

kazakh_words = st.text(alphabet=sorted(ALPHABET), min_size=3, max_size=12)
short_words = st.text(alphabet="ларыдқ", min_size=3, max_size=8)


def splits(word):
    return {(stem, number) for stem, _, _, number in seams(word, numbered(word), tree(ENDINGS))}


def test_a_tree_keeps_its_endings():
    assert tree(ENDINGS).endings() == ENDINGS


@given(short_words)
def test_a_word_is_cut_before_each_ending_it_ends_in(word):
    plain = {
        (word[: -len(ending)], number)
        for ending, numbers in ENDINGS.items()
        for number in numbers
        if number and word.endswith(ending) and len(word) - len(ending) >= 2
    }
    assert plain <= splits(word)
    assert {stem for stem, _ in splits(word) if word.startswith(stem)} == {stem for stem, _ in plain}


@pytest.mark.parametrize(
    ("word", "stem", "change", "number"),
    [
        ("балалар", "бала", PLAIN, 1),
        ("кітабы", "кітап", VOICE, 2),
        ("халқы", "халық", VOWEL, 2),
        ("қояды", "қой", PLAIN, 7),
        ("оқиды", "оқы", PLAIN, 8),
    ],
)
def test_what_the_seam_changed_is_put_back(word, stem, change, number):
    found = seams(word, numbered(word), tree(ENDINGS))
    assert (stem, change, number) in {(stem, change, number) for stem, change, _, number in found}


def test_letters_are_numbered_from_one_vowels_first():
    assert numbered(LETTERS) == bytes(range(1, len(ALPHABET) + 1))


@pytest.mark.parametrize("word", ["", "word", "сөз1", "сөз\0", "өз-өзі", "Сөз"])
def test_a_word_with_another_letter_has_no_numbers(word):
    assert numbered(word) == b""


@given(kazakh_words)
def test_the_last_letters_of_a_stem_tell_its_host(stem):
    number = SURE_HOST_NUMBERS[stem[-2:]] or HOST_NUMBERS[stem[-HOST_TAIL:]]
    assert HOSTS[number - 1] == host_of(stem)


@given(
    st.text(alphabet=sorted(ALPHABET), min_size=3, max_size=3),
    st.integers(2, 12),
    st.booleans(),
    st.booleans(),
)
def test_two_letters_tell_the_traits_of_three_where_it_is_said(tail, length, verbal, loan):
    if two_tell(tail):
        assert traits(tail[-2:], length, verbal, loan) == traits(tail, length, verbal, loan)
