"""What is known of the prefixes of words is what the words themselves show."""

from __future__ import annotations

from zlib import crc32

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from casearch.analysis.kazakh.batch.letters import (
    BASE,
    CRC_OF_NOTHING,
    EXACT,
    HAS_VOWEL,
    IS_LOAN,
    Prefixes,
    code,
    codes,
    decoded,
    numbers_of,
)
from casearch.analysis.kazakh.phonology import ALPHABET, HOST_TAIL, VOWELS, is_loan
from casearch.analysis.kazakh.tree import LETTERS

kazakh = st.text(sorted(ALPHABET), min_size=1, max_size=20)


def prefixes_of(words: list[str]) -> Prefixes:
    lengths = np.array([len(word) for word in words])
    return Prefixes(numbers_of(words), np.cumsum(lengths) - lengths, lengths)


@given(st.text(sorted(ALPHABET), max_size=EXACT))
def test_a_number_tells_its_letters(word):
    assert decoded(code(word)) == word
    assert code(word) < 1 << 62


def test_the_numbers_of_letters_are_no_other_characters():
    assert numbers_of(["aб", "-", "ё\ud800", "😀ґ"]).tolist() == [
        0, LETTERS.index("б") + 1, 0, LETTERS.index("ё") + 1, 0, 0, 0,
    ]  # fmt: skip


@given(st.lists(kazakh, min_size=1))
def test_prefixes_are_known_by_number_tail_and_letters(words):
    words.sort(key=len)
    known = prefixes_of(words)
    assert codes(words).tolist() == [code(word) for word in words]
    for number, word in enumerate(words):
        for length in range(1, len(word) + 1):
            prefix, place = word[:length], known.place(length, number)
            assert int(known.numbers[place]) == code(prefix)
            assert int(known.tails[place]) == code(prefix[-HOST_TAIL:])
            assert int(known.crcs[place] ^ CRC_OF_NOTHING) == crc32(prefix.encode())
            assert bool(IS_LOAN[known.shown[place]]) == is_loan(prefix)
            assert bool(known.shown[place] & HAS_VOWEL) != VOWELS.isdisjoint(prefix)


@given(st.lists(st.text(sorted(ALPHABET), min_size=2, max_size=5), min_size=1))
def test_what_stands_at_a_cut(words):
    words.sort(key=len)
    known = prefixes_of(words)
    every, cut = np.arange(len(words)), np.ones(len(words), np.int64)
    assert [LETTERS[letter - 1] for letter in known.letter(every, cut)] == [word[1] for word in words]
    assert known.followed(every, cut, "п").tolist() == [word[2:3] == "п" for word in words]
    assert known.last_two(cut + 1, every).tolist() == [code(word[:2]) % BASE**2 for word in words]
