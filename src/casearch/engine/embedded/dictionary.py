"""Sorted keys in compressed blocks of 128, each with two numbers or a value; found by binary search.

A block is, compressed: the lengths of its keys and their two numbers as planes of bytes (all lowest bytes, then
all second …, so that the many zeros cost nothing), then the keys, then the values that keys may have (one of
the numbers is their length). The first key of every block lies open for the search, and so do the sums
of both numbers before it: a term's postings begin where those of the terms before it end.
"""

from __future__ import annotations

import zlib
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np

from casearch.engine.embedded.container import SegmentFile, SegmentFileWriter, Spill
from casearch.engine.embedded.packing import Ints

KEYS: Final = 128
"""Keys in a block."""

_LEVEL: Final = 6
_CACHED: Final = 64
"""Blocks that are kept."""
_FOUND: Final = 4096
"""Keys that are remembered: a word of a query is asked for by several, one after the other."""
_FIRSTS: Final = 1 << 13
"""First keys that are kept: those that a search compares are soon all among them."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A key's place: its number among all keys, its two numbers, and the sums of both before it."""

    index: int
    numbers: tuple[int, int]
    before: tuple[int, int]


class KeyBlock(NamedTuple):
    """Keys that follow each other.

    Args:
        keys: rising.
        numbers: two rows, a column a key.
        before: two rows, the sums of the numbers of all keys before each.
        values: of each key, where the dictionary has any.
    """

    keys: list[bytes]
    numbers: Ints
    before: Ints
    values: list[bytes]


class DictionaryWriter:
    """Takes keys in rising order; a higher level of zlib makes them smaller, and takes longer."""

    def __init__(self, folder: Path, name: str, level: int = _LEVEL) -> None:
        self._name, self._level, self.count = name, level, 0
        self._blocks, self._firsts = Spill(folder), Spill(folder)
        self._ends, self._first_ends = [0], [0]
        self._sums = [np.zeros(2, np.int64)]
        self._keys: list[bytes] = []
        self._numbers: list[Ints] = []
        self._values: list[bytes] = []

    def add(self, keys: Sequence[bytes], numbers: Ints, values: Sequence[bytes] = ()) -> None:
        """Add keys, with two rows of numbers."""
        self._keys += keys
        self._numbers.append(numbers)
        self._values += values
        if len(self._keys) >= 64 * KEYS:
            self._write(len(self._keys) // KEYS * KEYS)

    def finish(self, file: SegmentFileWriter) -> None:
        """Write the sections."""
        self._write(len(self._keys))
        name = self._name
        file.section(f"{name}.blocks", self._blocks)
        file.section(f"{name}.block_ends", np.array(self._ends, "<u8"))
        file.section(f"{name}.firsts", self._firsts)
        file.section(f"{name}.first_ends", np.array(self._first_ends, "<u8"))
        file.section(f"{name}.sums", np.array(self._sums, "<u8"))
        file.section(f"{name}.count", np.array([self.count], "<u8"))

    def _write(self, count: int) -> None:
        """Write the first of the keys that wait."""
        if not count:
            return
        numbers = np.concatenate(self._numbers, axis=1)
        for first in range(0, count, KEYS):
            last = min(first + KEYS, count)
            self._block(self._keys[first:last], numbers[:, first:last], self._values[first:last])
        self._keys, self._values = self._keys[count:], self._values[count:]
        self._numbers = [numbers[:, count:]]
        self.count += count

    def _block(self, keys: list[bytes], numbers: Ints, values: list[bytes]) -> None:
        head = np.empty((3, len(keys)), "<u4")
        head[0] = list(map(len, keys))
        head[1:] = numbers
        planes = head.view("u1").reshape(3, len(keys), 4).transpose(0, 2, 1).tobytes()
        self._blocks.write(zlib.compress(b"".join((planes, *keys, *values)), self._level))
        self._ends.append(self._blocks.size)
        self._firsts.write(keys[0])
        self._first_ends.append(self._firsts.size)
        self._sums.append(self._sums[-1] + numbers.sum(axis=1))


class Dictionary:
    """Finds keys in the sections of a ``DictionaryWriter``."""

    def __init__(self, file: SegmentFile, name: str, *, has_values: bool = False) -> None:
        self._file, self._name, self._has_values = file, name, has_values
        self._ends = file.array(f"{name}.block_ends", "<u8")
        self._first_ends = file.array(f"{name}.first_ends", "<u8")
        self._sums = file.array(f"{name}.sums", "<u8").reshape(-1, 2)
        self.count = int(file.array(f"{name}.count", "<u8")[0])
        self.blocks = len(self._ends) - 1
        if not len(self._first_ends) == len(self._sums) == len(self._ends) == -(-self.count // KEYS) + 1:
            raise ValueError(f"the dictionary {name!r} is not as long as it says")
        self.block = lru_cache(_CACHED)(self._block)
        self.find = lru_cache(_FOUND)(self._find)
        self._first = lru_cache(_FIRSTS)(self._read_first)

    @property
    def sums(self) -> tuple[int, int]:
        """The sums of both numbers of all keys."""
        return int(self._sums[-1][0]), int(self._sums[-1][1])

    def _find(self, key: bytes) -> Entry | None:
        """Where a key stands."""
        found = self._search(key)
        if found is None:
            return None
        number, block, at = found
        numbers, before = block.numbers[:, at], block.before[:, at]
        return Entry(number * KEYS + at, (int(numbers[0]), int(numbers[1])), (int(before[0]), int(before[1])))

    def value(self, key: bytes) -> bytes | None:
        """The value of a key."""
        found = self._search(key)
        return None if found is None else found[1].values[found[2]]

    def entry(self, index: int) -> tuple[bytes, Entry]:
        """A key by its number, with its place."""
        block, at = self.block(index // KEYS), index % KEYS
        numbers, before = block.numbers[:, at], block.before[:, at]
        place = Entry(index, (int(numbers[0]), int(numbers[1])), (int(before[0]), int(before[1])))
        return block.keys[at], place

    def place(self, key: bytes) -> int:
        """How many keys are smaller."""
        number = self.block_of(key)
        return number * KEYS + bisect_left(self.block(number).keys, key) if number >= 0 else 0

    def all_keys(self) -> Iterator[bytes]:
        """The keys of each block, a line break behind each."""
        for number in range(self.blocks):
            data, head = self._unpacked(number)
            lengths = head[0]
            size = int(lengths.sum())
            start = 3 * 4 * len(lengths)
            keys = np.frombuffer(data, "u1", size, start)
            yield np.insert(keys, np.cumsum(lengths), 10).tobytes()

    def parts(self, first: int = 0) -> Iterator[KeyBlock]:
        """All blocks from one on; none is kept."""
        return map(self._block, range(first, self.blocks))

    def _search(self, key: bytes) -> tuple[int, KeyBlock, int] | None:
        number = self.block_of(key)
        if number < 0:
            return None
        block = self.block(number)
        at = bisect_left(block.keys, key)
        return (number, block, at) if at < len(block.keys) and block.keys[at] == key else None

    def block_of(self, key: bytes) -> int:
        """The last block whose first key is not larger; -1 where all are."""
        return bisect_right(range(self.blocks), key, key=self._first) - 1

    def _read_first(self, block: int) -> bytes:
        start, end = int(self._first_ends[block]), int(self._first_ends[block + 1])
        return self._file.bytes(f"{self._name}.firsts", start, end - start)

    def _block(self, number: int) -> KeyBlock:
        data, head = self._unpacked(number)
        keys, at = _cut(data, 12 * len(head[0]), head[0])
        values, at = _cut(data, at, head[1]) if self._has_values else ([], at)
        if at != len(data):
            raise ValueError(f"a block of the dictionary {self._name!r} is not as long as it says")
        before = np.cumsum(head[1:], axis=1) - head[1:] + self._sums[number].astype(np.int64)[:, None]
        return KeyBlock(keys, head[1:], before, values)

    def _unpacked(self, number: int) -> tuple[bytes, Ints]:
        """What a block holds, and the three rows of numbers it begins with."""
        start, end = int(self._ends[number]), int(self._ends[number + 1])
        data = zlib.decompress(self._file.bytes(f"{self._name}.blocks", start, end - start))
        count = min(KEYS, self.count - number * KEYS)
        planes = np.frombuffer(data, "u1", 12 * count).reshape(3, 4, count)
        return data, np.ascontiguousarray(planes.transpose(0, 2, 1)).view("<u4")[:, :, 0].astype(np.int64)


def _cut(data: bytes, at: int, lengths: Ints) -> tuple[list[bytes], int]:
    """Strings one behind the other, and where the last ends."""
    ends = np.cumsum(lengths) + at
    starts = ends - lengths
    return [data[start:end] for start, end in zip(starts.tolist(), ends.tolist(), strict=True)], int(ends[-1])
