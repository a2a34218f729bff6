"""What the stemmer knows, as arrays: what ``batch`` looks up for thousands of words at once.

A string of letters is a number here, its letters the digits in base ``BASE``. In 64 bits that is exact up to ``EXACT`` letters;
beyond, two strings could have one number. Tables that would be large if they were whole are filled as their places are first
asked for, by the same functions that read one word at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Any, Final
from zlib import crc32

import numpy as np
import numpy.typing as npt

from casearch.analysis.kazakh.model import LONGEST_WORD, Model, model
from casearch.analysis.kazakh.phonology import (
    BACK_VOWELS,
    FRONT_LETTERS,
    HOST_NUMBERS,
    HOST_TAIL,
    LOAN_LETTERS,
    VOWELS,
)
from casearch.analysis.kazakh.seams import CHANGES, PLAIN, SOFT_SIGN, UNVOICED, UNVOICED_LOAN, VOWEL
from casearch.analysis.kazakh.shape import LONG, TAIL, VERY_LONG, possible
from casearch.analysis.kazakh.tree import LAST_VOWEL, LETTERS, NUMBER_OF, STEP

Array = npt.NDArray[Any]

BASE: Final = len(LETTERS) + 1
EXACT: Final = 11
"""Letters whose number is below 2 ** 62."""
FARTHEST: Final = ord("ӿ") + 1
"""The end of the Cyrillic code points."""

NOUN, VERB, BARE = range(3)
"""As what a stem is looked up: a noun or verb before an ending, or a word without one."""

# what the letters of a stem show together
LOAN, BACK, FRONT, HAS_VOWEL, FIRST_CONSONANT = 1, 2, 4, 8, 16

_MULTIPLIER: Final = np.uint64(0x9E3779B97F4A7C15)  # 2 ** 64 by the golden ratio: near numbers go far apart
_NONE: Final = -1


class Slots:
    """Where numbers are in a list, found by hashing.

    Args:
        keys: distinct, above 0.
    """

    def __init__(self, keys: Array) -> None:
        bits = max(4, (4 * len(keys)).bit_length())
        self._shift, self._last = np.uint64(64 - bits), (1 << bits) - 1
        self._keys, self._places = np.zeros(1 << bits, np.uint64), np.full(1 << bits, _NONE)
        places, slots = np.arange(len(keys)), self._first(keys)
        while len(places):
            free = self._keys[slots] == 0
            self._keys[slots[free]], self._places[slots[free]] = keys[places[free]], places[free]
            left = self._places[slots] != places
            places, slots = places[left], (slots[left] + 1) & self._last

    def _first(self, keys: Array) -> Array:
        return ((keys * _MULTIPLIER) >> self._shift).astype(np.intp)

    def find(self, keys: Array) -> Array:
        """The place of each number, -1 of one that is not there."""
        slots = self._first(keys)
        held = self._keys.take(slots)
        found = np.where(held == keys, self._places.take(slots), _NONE)
        left = np.flatnonzero((held != keys) & (held != 0))
        while len(left):
            slots[left] = (slots[left] + 1) & self._last
            held, sought = self._keys.take(slots[left]), keys[left]
            hit = held == sought
            found[left[hit]] = self._places.take(slots[left[hit]])
            left = left[~hit & (held != 0)]
        return found


class Filled:
    """A table of small numbers above 0 that is filled as it is read.

    Args:
        size: of the table.
        value: what is to be at a place.
    """

    def __init__(self, size: int, value: Callable[[int], int]) -> None:
        self._table, self._value = np.full(size, _MISSING, np.int16), value

    def take(self, places: Array) -> Array:
        """The numbers at these places."""
        found = self._table.take(places)
        missing = found == _MISSING
        if missing.any():
            for place in np.unique(places[missing]).tolist():
                self._table[place] = self._value(place)
            found = self._table.take(places)
        return found


_MISSING: Final = -(1 << 15)


class Changes:
    """What may have happened at a seam (see ``seams.changes``), a row each, and the rows of each context as a range."""

    def __init__(self, costs: dict[str, int]) -> None:
        self._costs = costs
        self._ranges: list[tuple[int, int]] = [(0, 1)]
        self._rows: list[tuple[int, ...]] = []
        self.puts: list[str] = []
        self._add(0, "", PLAIN)
        self._contexts = Filled(2 * BASE * BASE * 2 * BASE, self._range)
        self._refresh()

    def _add(self, cut: int, put: str, change: str) -> None:
        cost = 0 if change is PLAIN else self._costs[change]
        of_loan = self._costs[UNVOICED_LOAN] if change is UNVOICED else cost
        consonant = put[:1] != "" and put[0] not in VOWELS
        self._rows.append(
            (cut, len(put), code(put), seen(put), cost, of_loan, change is VOWEL, change is SOFT_SIGN, consonant)
        )
        self.puts.append(put)

    def _refresh(self) -> None:
        self.starts, self.ends = np.array(self._ranges).T.copy()
        rows = np.array(self._rows).T.copy()
        self.cut, self.length, self.put, self.seen, self.cost, self.cost_of_loan = rows[:6]
        self.is_vowel, self.is_soft_sign, self.in_consonant = rows[6:].astype(bool)
        self.power = (BASE**self.length).astype(np.uint64)

    def _range(self, context: int) -> int:
        """The number of the range of a context (see ``context``)."""
        rest, last = divmod(context, 2 * BASE)
        rest, pair = divmod(rest, BASE * BASE)
        first, followed = divmod(last, 2)
        before = decoded(pair)
        after = LETTERS[first - 1] + ("п" if followed else "")
        found = CHANGES[before + after]
        if not rest and [each[2] for each in found] == [PLAIN]:
            return 0
        start = len(self._rows)
        for cut, put, change in found:
            # the last letter before the seam is not in the word: what is cut is cut from it
            self._add(*((0, put, change) if rest and cut else (cut, (before[-1] if rest else "") + put, change)))
        self._ranges.append((start, len(self._rows)))
        return len(self._ranges) - 1

    def ranges(self, contexts: Array) -> Array:
        """The number of the range of each context."""
        found = self._contexts.take(contexts)
        if len(self.starts) != len(self._ranges):
            self._refresh()
        return found


def context(pair: Array, first: Array, followed: Array, apart: bool = False) -> Array:
    """The number of what stands at a seam.

    Args:
        pair: the number of the two letters before it.
        first: the first letter of the ending.
        followed: whether п follows that.
        apart: whether the last letter before it and the first behind it are one in the word.
    """
    return (pair + apart * BASE * BASE) * (2 * BASE) + 2 * first + followed


class Arrays:
    """The tables; see the model for what each says."""

    def __init__(self, known: Model) -> None:
        self.model = known
        self._tree(known)
        self.after = np.array(known.after)
        self.changes = Changes(known.costs)
        self._listed(known)
        self.heard = Slots(np.fromiter(known.heard, np.uint64) + np.uint64(1))
        self.heard_costs = np.fromiter(known.heard.values(), np.int64)
        self.lengths = np.array(known.lengths).ravel()
        self.hosts = Filled(BASE**HOST_TAIL, lambda tail: HOST_NUMBERS[decoded(tail)])
        self.ends = Filled(12 * BASE**TAIL, self._end)
        self.short_possible = np.zeros(BASE * BASE, bool)
        self.short_possible[[code(a + b) for a in LETTERS for b in LETTERS if possible(a + b)]] = True
        self.crc_of_verb = np.array([crc32(bytes(2 * n), 1) ^ crc32(bytes(2 * n)) for n in range(LONGEST_WORD + 3)], np.uint32)

    def _tree(self, known: Model) -> None:
        steps, *rows = map(np.array, known.endings.rows())
        self.depths, nouns, verbs, shorter = rows
        self.node_numbers = nouns, verbs
        self.next = np.zeros(len(shorter) * BASE, np.uint16)
        self.next[steps // STEP * BASE + steps % STEP] = np.arange(1, len(shorter))
        in_vowel = np.concatenate(([False], steps % STEP <= LAST_VOWEL))
        found = []
        nodes = places = np.arange(1, len(shorter))
        while len(nodes):
            for verbal, numbers in enumerate(self.node_numbers):
                some = numbers[places] > 0
                at = places[some]
                found.append(
                    (nodes[some], self.depths[at], numbers[at], np.full(len(at), verbal), in_vowel[at])
                )
            nodes, places = nodes[shorter[places] > 0], shorter[places]
            places = places[places > 0]
        node, depth, number, verbal, vowel = map(np.concatenate, zip(*found, strict=True))
        order = np.argsort(node, kind="stable")
        self.cut_counts = np.bincount(node, minlength=len(shorter))
        self.cut_starts = np.cumsum(self.cut_counts) - self.cut_counts
        self.cut_depths, self.cut_numbers, self.cut_verbal = depth[order], number[order], verbal[order]
        self.cut_in_vowel = vowel[order].astype(bool)

    def _listed(self, known: Model) -> None:
        """Each listed stem as a noun, a verb, or a word without ending, with what it is indexed as."""
        bare = known.words | known.nouns
        self.stems = [*known.nouns, *known.verbs, *bare]
        self.stem_costs = np.array([*known.nouns.values(), *known.verbs.values(), *bare.values()])
        self.stem_lengths = np.fromiter(map(len, self.stems), np.int64)
        kinds = np.repeat((NOUN, VERB, BARE), (len(known.nouns), len(known.verbs), len(bare)))
        self.slots = Slots(key(np.array([code(stem) for stem in self.stems], np.uint64), kinds))
        self.normal: list[tuple[str, ...] | None] = [None] * len(self.stems)

    def _end(self, place: int) -> int:
        kind, tail = divmod(place, BASE**TAIL)
        shape, length = divmod(kind, 3)
        verbal, loan = divmod(shape, 2)
        return self.model.ends[verbal][loan][(0, LONG, VERY_LONG)[length]][decoded(tail)]


def end_place(tail: Array, verbal: Array, loan: Array, length: Array) -> Array:
    """Where the cost of the end of an unlisted stem is."""
    of_length = (length >= LONG).astype(np.int64) + (length >= VERY_LONG)
    return ((verbal * 2 + loan) * 3 + of_length) * BASE**TAIL + tail % BASE**TAIL


def key(numbers: Array, kinds: Array | int) -> Array:
    """What a string of letters is looked up as."""
    return numbers * np.uint64(3) + np.asarray(kinds).astype(np.uint64)


def code(letters: str) -> int:
    """A string of letters as a number."""
    found = 0
    for letter in letters:
        found = found * BASE + NUMBER_OF[letter]
    return found & (1 << 64) - 1


def decoded(number: int) -> str:
    """The letters of a number of few."""
    found = ""
    while number:
        number, letter = divmod(number, BASE)
        found = LETTERS[letter - 1] + found
    return found


def seen(letters: Iterable[str]) -> int:
    """What letters show, wherever in a word they stand."""
    found = 0
    for letter in letters:
        found |= LOAN * (letter in LOAN_LETTERS) | BACK * (letter in BACK_VOWELS)
        found |= FRONT * (letter in FRONT_LETTERS) | HAS_VOWEL * (letter in VOWELS)
    return found


def _of_letters(value: Callable[[str], int], dtype: type) -> Array:
    return np.array([0, *map(value, LETTERS)], dtype)


NUMBERS: Final = np.zeros(FARTHEST + 1, np.uint8)
"""The number of each code point up to the end of Cyrillic; 0 if it is no Kazakh letter."""
NUMBERS[[ord(letter) for letter in LETTERS]] = np.arange(1, BASE)
SEEN: Final = _of_letters(seen, np.uint8)
BYTES: Final = _of_letters(lambda letter: int.from_bytes(letter.encode(), "little"), np.uint32)
"""The two bytes of each letter in UTF-8."""
IS_LOAN: Final = np.array([bool(mask & LOAN) or (mask & BACK and mask & FRONT) > 0 for mask in range(32)])


def _crc_table() -> Array:
    """What 16 bits at the end of a CRC-32 make of it."""
    one = np.arange(256, dtype=np.uint32)
    for _ in range(8):
        one = (one >> np.uint32(1)) ^ ((one & np.uint32(1)) * np.uint32(0xEDB88320))
    state = np.arange(1 << 16, dtype=np.uint32)
    for _ in range(2):
        state = (state >> np.uint32(8)) ^ one[state & np.uint32(255)]
    return state


CRC: Final = _crc_table()
CRC_OF_NOTHING: Final = np.uint32(0xFFFFFFFF)


def further(state: Array, letters: Array) -> Array:
    """The states of CRC-32 after one more letter each."""
    return (state >> np.uint32(16)) ^ CRC.take((state ^ BYTES.take(letters)) & np.uint32(0xFFFF))




@cache
def arrays() -> Arrays:
    """The tables of this installation."""
    return Arrays(model())
