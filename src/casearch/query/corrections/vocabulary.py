"""The words of an index as they are written, to be searched by what they look like.

Made when the first word is missed, kept with the snapshot. Words are kept by length as arrays of letters; a word
of a slip is one or two edits away, so only lengths near it are looked at, of those the words whose sets of letters
differ in few, and of those the ones that really are so near.
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from casearch.engine.base import Snapshot
from casearch.engine.edits import edit_distances
from casearch.nodes import SURFACE
from casearch.query.corrections.distance import weighted_distance
from casearch.query.corrections.keys import LEFT_OUT, keys, typed_key

FREQUENT: Final = 0.06
"""What each e-fold of the documents that hold a word takes off its distance."""
OTHER_BEGINNING: Final = 0.3
"""What another first letter adds: that is the one that slips least."""
SHORT: Final = 4
"""Words up to this long are taken to have one slip at most."""
LONG: Final = 7
CANDIDATES: Final = 200

Words = npt.NDArray[Any]

_BITS: Final = np.array([value.bit_count() for value in range(1 << 16)], np.uint8)


@dataclass(frozen=True, slots=True)
class _Bucket:
    """The words of one length: their numbers and their sets of letters."""

    numbers: Words
    letters: Words


class Vocabulary:
    """The written words of a snapshot and how many documents hold each."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self.words, self.documents = snapshot.vocabulary(SURFACE)
        self._buckets: dict[int, _Bucket | None] = {}

    def near(self, word: str) -> list[str]:
        """The words that may have been meant by one with a slip or two, the likeliest first."""
        edits = 1 if len(word) <= SHORT else 2
        numbers = self._within(word, edits)
        if not numbers and len(word) >= LONG:
            numbers = self._within(word, edits + 1)  # two slips at one place count as three edits
        ranked = []
        for number in numbers:
            meant = self.words[number]
            cost = weighted_distance(word, meant) - FREQUENT * math.log(self.documents[number])
            ranked.append((cost + OTHER_BEGINNING * (word[0] != meant[0]), meant))
        ranked.sort()
        return [meant for _, meant in ranked[:CANDIDATES] if self._is_live(meant)]

    def spelled(self, surface: str) -> list[str]:
        """The words that a word typed without Kazakh letters, or in Latin ones, may stand for, the likeliest first."""
        typed = surface.lower()
        numbers = self._by_key.get(typed_key(surface), ())
        ranked = sorted(
            (
                self.words[number].translate(LEFT_OUT) != typed,
                weighted_distance(typed, self.words[number]),
                -self.documents[number],
                self.words[number],
            )
            for number in numbers
        )
        return [
            word for *_, word in ranked if word != typed and _as_long(word, typed) and self._is_live(word)
        ]

    def _is_live(self, word: str) -> bool:
        """Deleted documents still count in the vocabulary."""
        return self._snapshot.holds(SURFACE, word)

    @cached_property
    def _by_key(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for number, (word, key) in enumerate(zip(self.words, keys(self.words), strict=True)):
            if not word.isascii():  # Latin letters are what is typed, not what is meant
                found.setdefault(key, []).append(number)
        return found

    def _within(self, word: str, edits: int) -> list[int]:
        letters = _letters(np.array([word]))[0]
        found: list[int] = []
        for length in range(max(1, len(word) - edits), len(word) + edits + 1):
            bucket = self._bucket(length)
            if bucket is None:
                continue
            differing = _BITS[(bucket.letters ^ letters).view(np.uint16).reshape(-1, 4)].sum(1)
            numbers = bucket.numbers[differing <= 2 * edits].tolist()
            distances = edit_distances([self.words[number] for number in numbers], word) if numbers else []
            found += [number for number, far in zip(numbers, distances, strict=True) if 0 < far <= edits]
        return found

    def _bucket(self, length: int) -> _Bucket | None:
        if length not in self._buckets:
            numbers = self._by_length.get(length, [])
            words = np.array([self.words[number] for number in numbers])
            self._buckets[length] = _Bucket(np.array(numbers), _letters(words)) if numbers else None
        return self._buckets[length]

    @cached_property
    def _by_length(self) -> dict[int, list[int]]:
        found: dict[int, list[int]] = defaultdict(list)
        for number, word in enumerate(self.words):
            if word.isalpha() or "'" in word:
                found[len(word)].append(number)
        return found


def _as_long(word: str, typed: str) -> bool:
    """A key drops doubled letters, and ``III`` is no и."""
    return abs(len(word) - len(typed)) <= len(typed) // 2


def _letters(words: Words) -> Words:
    """The set of letters of each of some words of one length, a bit for each (some share one)."""
    codes = words.view("<u4").reshape(len(words), -1)
    bits: Words = np.left_shift(np.uint64(1), (codes % 64).astype(np.uint64))
    sets: Words = np.bitwise_or.reduce(bits, axis=1)
    return sets
