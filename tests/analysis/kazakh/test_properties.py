"""What holds of every word? Never empty, never wild, the same twice; and the tables are well-formed."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casearch.analysis.kazakh import stems
from casearch.analysis.kazakh.endings import endings, prior_costs, spell
from casearch.analysis.kazakh.phonology import ALPHABET, VOWELS, Harmony
from casearch.analysis.kazakh.seams import DROPPED
from casearch.analysis.kazakh.suffixes import STATES

STEMS = [
    "бала",
    "қала",
    "тау",
    "жер",
    "ел",
    "адам",
    "заң",
    "қыз",
    "халық",
    "мектеп",
    "министр",
    "облыс",
]
ENDINGS_OF = {  # written out by hand, as an oracle the tables do not share
    "бала": ["лар", "ның", "ны", "ға", "да", "дан", "мен", "сы", "ларының", "дағы"],
    "жер": ["лер", "дің", "ді", "ге", "де", "ден", "мен", "лерінің", "дегі"],
    "адам": ["дар", "ның", "ды", "ға", "да", "нан", "дарының"],
    "министр": ["лер", "дің", "ді", "ге", "лерінің"],
    "халық": ["тар", "тың", "ты", "қа", "та", "тан", "пен", "тарының", "тағы"],
}

kazakh_words = st.text(alphabet=sorted(ALPHABET), min_size=1, max_size=24)


@given(st.text())
def test_any_text_is_answered(text):
    found = stems(text)
    assert found
    assert all(isinstance(stem, str) for stem in found)


@given(kazakh_words)
def test_a_stem_is_at_most_one_letter_longer_than_its_word(word):
    assert all(len(stem) <= len(word) + 1 for stem in stems(word))


@given(kazakh_words)
def test_a_stem_has_two_letters_and_a_vowel_or_is_the_word(word):
    for stem in stems(word):
        assert stem == word or (len(stem) >= 2 and not VOWELS.isdisjoint(stem))


@given(kazakh_words)
def test_the_same_word_has_the_same_stems(word):
    assert stems(word) == stems(word)
    assert len(set(stems(word))) == len(stems(word)) <= 2


@given(st.text(alphabet="abcxyz0189-_’ღ中", max_size=12))
def test_a_word_of_other_letters_stays(word):
    assert stems(word) == (word,)


@pytest.mark.parametrize("stem", STEMS)
def test_a_stem_is_its_own_stem(stem):
    assert stem in stems(stem)


@pytest.mark.parametrize(
    ("stem", "ending"), [(stem, ending) for stem, listed in ENDINGS_OF.items() for ending in listed]
)
def test_all_forms_of_a_paradigm_meet(stem, ending):
    assert stem in stems(stem + ending)


def test_every_state_named_in_a_slot_exists():
    reached = {suffix.then for state in STATES.values() for slot in state.slots for suffix in slot}
    assert reached <= STATES.keys()
    assert STATES.keys() <= reached | {"noun", "verb"}


def test_endings_are_spelled_in_kazakh_letters_only():
    for surface in endings(prior_costs()):
        assert surface
        assert ALPHABET.issuperset(surface)
        assert unicodedata.is_normalized("NFC", surface)
        assert surface[0] in DROPPED or surface[0] not in VOWELS


@pytest.mark.parametrize(
    ("template", "after", "harmony", "surface"),
    [
        ("LAр", "а", Harmony.BACK, "лар"),
        ("LAр", "п", Harmony.FRONT, "тер"),
        ("(I)мIз", "л", Harmony.FRONT, "іміз"),
        ("(I)мIз", "а", Harmony.BACK, "мыз"),
        ("[с]I", "а", Harmony.BACK, "сы"),
        ("[с]I", "у", Harmony.BACK, "ы"),
        ("GA", "қ", Harmony.BACK, "қа"),
        ("(A)[й]тIн", "е", Harmony.FRONT, "йтін"),
        ("(A)[й]тIн", "р", Harmony.BACK, "атын"),
    ],
)
def test_a_template_is_spelled_for_its_host(template, after, harmony, surface):
    assert spell(template, after, harmony) == surface
