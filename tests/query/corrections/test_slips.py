"""How many slips are mended, of words of ``corpus/`` drawn by seed (see ``slips.py``)."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest

import casearch

sys.path.insert(0, str(Path(__file__).parent))
import slips

LEAST_SLIPS = 0.90
LEAST_LAYOUT = 0.98
LEAST_LETTERS = 0.98


@pytest.fixture(scope="module")
def index(corpus_index):
    with casearch.open(corpus_index) as opened:
        yield opened


def test_the_intended_word_comes_first(index):
    mender = index._mending()
    drawn = list(slips.slips(index, slips.SEED))
    right = [next(iter(mender.suggestions(slip)), ("", ""))[0] == word for _, slip, word in drawn]
    assert len(right) == 300
    assert sum(right) >= LEAST_SLIPS * len(right)


def test_a_word_typed_in_another_layout_is_the_one_that_was_meant(index):
    drawn = list(slips.in_wrong_layout(index, slips.SEED))
    right = [slips.answers(index, typed) == [word] for typed, word in drawn]
    assert len(right) == 300
    assert sum(right) >= LEAST_LAYOUT * len(right)


def test_words_typed_without_the_letters_of_kazakh_are_restored(index):
    drawn = list(slips.without_letters(index, slips.SEED))
    right = [slips.answers(index, typed) == [word] for typed, word in drawn]
    assert len(right) == 300
    assert sum(right) >= LEAST_LETTERS * len(right)


def test_no_word_that_exists_is_corrected(index):
    words = sorted({word for lang in ("ru", "kk", "en") for word in slips.words(index, lang, 1)})
    for word in random.Random(slips.SEED).sample(words, 500):
        assert slips.answers(index, word) == [], word
