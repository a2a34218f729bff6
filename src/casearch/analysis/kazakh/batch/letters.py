"""What is there to know of each prefix of many words? Their letters as numbers, and what is rolled up of them.

A string of letters is a number here, its letters the digits in base ``BASE``. In 64 bits that is exact up to ``EXACT`` letters;
of longer ones two may have the same number.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Final

import numpy as np

from casearch.analysis.kazakh.batch.lookups import Array
from casearch.analysis.kazakh.phonology import BACK_VOWELS, FRONT_LETTERS, HOST_TAIL, LOAN_LETTERS, VOWELS
from casearch.analysis.kazakh.tree import LETTERS, NUMBER_OF

BASE: Final = len(LETTERS) + 1
EXACT: Final = 11
"""Letters whose number is below 2 ** 62."""
_WHOLE: Final = (1 << 64) - 1
_END: Final = ord("ӿ") + 1  # of the Cyrillic code points

# what the letters of a stem show together
LOAN, BACK, FRONT, HAS_VOWEL, FIRST_CONSONANT = (np.uint8(1 << bit) for bit in range(5))
IS_LOAN: Final = np.array([bool(found & LOAN or (found & BACK and found & FRONT)) for found in range(32)])

CRC_OF_NOTHING: Final = np.uint32(0xFFFFFFFF)
_CRC: Final = np.uint32(0xEDB88320)


def code(letters: str) -> int:
    """A string of letters as a number."""
    found = 0
    for letter in letters:
        found = found * BASE + NUMBER_OF[letter]
    return found & _WHOLE


def decoded(number: int) -> str:
    """The letters of the number of a few."""
    found = ""
    while number:
        number, letter = divmod(number, BASE)
        found = LETTERS[letter - 1] + found
    return found


def shown(letters: Iterable[str]) -> np.uint8:
    """What letters show wherever in a word they stand."""
    found = np.uint8(0)
    for letter in letters:
        for bit, those in (
            (LOAN, LOAN_LETTERS),
            (BACK, BACK_VOWELS),
            (FRONT, FRONT_LETTERS),
            (HAS_VOWEL, VOWELS),
        ):
            found |= bit * (letter in those)
    return found


@cache
def _numbers() -> Array:
    """The number of each code point up to the end of Cyrillic; 0 if it is no Kazakh letter."""
    found = np.zeros(_END + 1, np.uint8)
    found[[ord(letter) for letter in LETTERS]] = np.arange(1, BASE)
    return found


@cache
def _shown() -> Array:
    return np.array([0, *map(shown, LETTERS)], np.uint8)


@cache
def _crc_tables() -> tuple[Array, Array]:
    """The two bytes of each letter in UTF-8, and what the last two bytes of a state of CRC-32 add to the state after them."""
    byte = np.arange(256, dtype=np.uint32)
    for _ in range(8):
        byte = (byte >> np.uint32(1)) ^ ((byte & np.uint32(1)) * _CRC)
    state = np.arange(1 << 16, dtype=np.uint32)
    for _ in range(2):
        state = (state >> np.uint32(8)) ^ byte[state & np.uint32(0xFF)]
    return np.array([0, *(int.from_bytes(letter.encode(), "little") for letter in LETTERS)], np.uint32), state


def crc_after(state: Array, letters: Array) -> Array:
    """The states of CRC-32 after one more letter each."""
    pairs, after = _crc_tables()
    return (state >> np.uint32(16)) ^ after.take((state ^ pairs.take(letters)) & np.uint32(0xFFFF))


def numbers_of(words: Sequence[str]) -> Array:
    """The letters of all words one behind the other, as numbers; 0 is no Kazakh letter."""
    points = np.frombuffer("".join(words).encode("utf-32-le", "surrogatepass"), np.uint32)
    return _numbers().take(points, mode="clip")


class Prefixes:
    """The prefixes of words. What is known of one stands at ``place``.

    Args:
        letters: of all words, as numbers.
        starts: where each word starts in them.
        lengths: how many each word has, none less than the one before.
    """

    __slots__ = ("_letters", "count", "crcs", "lengths", "numbers", "shown", "starts", "tails")

    def __init__(self, letters: Array, starts: Array, lengths: Array) -> None:
        self._letters, self.starts, self.lengths, self.count = letters, starts, lengths, len(starts)
        most = int(lengths[-1])
        shape = (most + 1, self.count)
        numbers, tails = np.zeros(shape, np.uint64), np.zeros(shape, np.uint32)
        seen, crcs = np.zeros(shape, np.uint8), np.full(shape, CRC_OF_NOTHING)
        for at, first in enumerate(np.searchsorted(lengths, np.arange(most), "right").tolist()):
            letter = letters.take(starts[first:] + at)
            now = numbers[at, first:] * np.uint64(BASE) + letter
            numbers[at + 1, first:] = now
            if at >= HOST_TAIL:
                now = now - numbers[at + 1 - HOST_TAIL, first:] * np.uint64(BASE**HOST_TAIL)
            tails[at + 1, first:] = now
            some = seen[at, first:] | _shown().take(letter)
            if at == 0:
                some[some & HAS_VOWEL == 0] |= FIRST_CONSONANT
            elif at == 1:  # two consonants at the start
                some[some & HAS_VOWEL == 0] |= LOAN
            else:  # о past the first syllable
                some[letter == NUMBER_OF["о"]] |= LOAN
            seen[at + 1, first:] = some
            crcs[at + 1, first:] = crc_after(crcs[at, first:], letter)
        self.numbers, self.tails, self.shown, self.crcs = (
            numbers.ravel(),
            tails.ravel(),
            seen.ravel(),
            crcs.ravel(),
        )

    def place(self, prefixes: Array, words: Array) -> Array:
        """Where prefixes of so many letters of words are."""
        return prefixes * self.count + words

    def last_two(self, prefixes: Array, words: Array) -> Array:
        """The number of the last two letters."""
        return self.tails.take(self.place(prefixes, words)) % np.uint32(BASE**2)

    def letter(self, words: Array, at: Array) -> Array:
        """The letter behind a prefix."""
        return self._letters.take(self.starts.take(words) + at)

    def followed(self, words: Array, at: Array, letter: str) -> Array:
        """Whether the second letter behind a prefix is this one."""
        places = self.starts.take(words) + at + 1
        following = self._letters.take(places, mode="clip") == NUMBER_OF[letter]
        found: Array = following & (at + 1 < self.lengths.take(words))
        return found


def codes(words: Sequence[str]) -> Array:
    """The numbers of words of Kazakh letters."""
    lengths = np.fromiter(map(len, words), np.intp, len(words))
    order = np.argsort(lengths, kind="stable")
    prefixes = Prefixes(numbers_of(words), (np.cumsum(lengths) - lengths)[order], lengths[order])
    found = np.empty(len(words), np.uint64)
    found[order] = prefixes.numbers.take(prefixes.place(prefixes.lengths, np.arange(len(words))))
    return found
