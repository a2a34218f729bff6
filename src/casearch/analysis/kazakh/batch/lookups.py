"""How are many numbers looked up at once? Where they are in a list, and tables that are filled as they are read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]

NONE: Final = -1
_MULTIPLIER: Final = np.uint64(0x9E3779B97F4A7C15)  # 2 ** 64 by the golden ratio: near numbers go far apart
_MISSING: Final = -(1 << 15)


class Slots:
    """Where numbers are in a list, found by hashing; what is not in its slot is in one of the next.

    Args:
        keys: distinct, above 0.
    """

    def __init__(self, keys: Array) -> None:
        bits = max(4, (3 * len(keys)).bit_length())
        self._shift, self._last = np.uint64(64 - bits), (1 << bits) - 1
        self._keys, self._places = np.zeros(1 << bits, np.uint64), np.full(1 << bits, NONE)
        places, slots = np.arange(len(keys)), self._first(keys)
        while len(places):
            free = self._keys.take(slots) == 0
            self._keys[slots[free]], self._places[slots[free]] = keys[places[free]], places[free]
            left = self._places.take(slots) != places
            places, slots = places[left], (slots[left] + 1) & self._last

    def _first(self, keys: Array) -> Array:
        return ((keys * _MULTIPLIER) >> self._shift).astype(np.intp)

    def find(self, keys: Array) -> Array:
        """The place of each number in the list, or ``NONE``."""
        slots = self._first(keys)
        held = self._keys.take(slots)
        hit = held == keys
        found = np.where(hit, self._places.take(slots), NONE)
        left = np.flatnonzero(~hit & (held != 0))
        while len(left):
            slots[left] = (slots[left] + 1) & self._last
            held = self._keys.take(slots[left])
            hit = held == keys[left]
            found[left[hit]] = self._places.take(slots[left[hit]])
            left = left[~hit & (held != 0)]
        return found


class Filled:
    """A table of small numbers, each worked out when it is first read.

    Args:
        size: of the table.
        value: what is to be at a place.
    """

    def __init__(self, size: int, value: Callable[[int], int]) -> None:
        self._table, self._value = np.full(size, _MISSING, np.int16), value

    def take(self, places: Array) -> Array:
        """The numbers at these places."""
        found = self._table.take(places)
        missing = places[found == _MISSING]
        if len(missing):
            for place in set(missing.tolist()):  # np.unique imports much at its first call
                self._table[place] = self._value(place)
            found = self._table.take(places)
        return found
