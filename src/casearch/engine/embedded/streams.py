"""Long rows of numbers in a segment file, of which any part can be read: packed ones, and rare ones at places."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Final

import numpy as np

from casearch.engine.embedded.container import SegmentFile, SegmentFileWriter, Spill
from casearch.engine.embedded.packing import BLOCK, WORDS_A_BIT, Ints, pack, spread, unpack
from casearch.engine.embedded.postings import running

_LEAP: Final = 256
"""Blocks between two whose place is written down."""

_LEAPS_KEPT: Final = 64
"""Leaps of which is kept where their blocks lie (256 KB a row at most)."""

_AT_ONCE: Final = 1 << 19

_FEW: Final = 32
"""So few numbers are read without NumPy."""


class StreamWriter:
    """Takes numbers >= 0, in as many pieces as one likes; the pieces leave no trace."""

    def __init__(self, folder: Path, name: str) -> None:
        self._name, self.count = name, 0
        self._widths, self._words = Spill(folder), Spill(folder)
        self._leaps: list[int] = []
        self._blocks = 0
        self._waiting = np.empty(0, np.uint64)

    def add(self, numbers: Ints) -> None:
        """Add numbers."""
        self.count += len(numbers)
        self._waiting = np.concatenate((self._waiting, numbers.astype(np.uint64)))
        if len(self._waiting) >= _AT_ONCE:
            whole = len(self._waiting) // BLOCK * BLOCK
            self._write(self._waiting[:whole])
            self._waiting = self._waiting[whole:]

    def finish(self, file: SegmentFileWriter) -> None:
        """Write the sections."""
        self._write(np.append(self._waiting, np.zeros(-len(self._waiting) % BLOCK, np.uint64)))
        file.section(f"{self._name}.widths", self._widths)
        file.section(f"{self._name}.words", self._words)
        file.section(f"{self._name}.leaps", np.array([*self._leaps, self.count], "<u8"))

    def _write(self, numbers: np.ndarray[tuple[int], np.dtype[np.uint64]]) -> None:
        for first in range(0, len(numbers), _LEAP * BLOCK * 8):
            widths, words = pack(numbers[first : first + _LEAP * BLOCK * 8])
            before = np.cumsum(widths, dtype=np.int64) - widths
            leaps = np.arange(-self._blocks % _LEAP, len(widths), _LEAP)
            self._leaps += (self._words.size // 8 + WORDS_A_BIT * before[leaps]).tolist()
            self._blocks += len(widths)
            self._widths.write(widths.tobytes())
            self._words.write(words)


class Stream:
    """Reads the numbers of a ``StreamWriter``."""

    def __init__(self, file: SegmentFile, name: str) -> None:
        self._file, self._name = file, name
        leaps = file.array(f"{name}.leaps", "<u8")
        self._leaps, self.count = leaps[:-1], int(leaps[-1])
        self._leap = lru_cache(_LEAPS_KEPT)(self._read_leap)

    def read(self, start: int, count: int) -> Ints:
        """Some of the numbers; all of them or an error."""
        if not 0 <= start <= start + count <= self.count:
            raise EOFError(f"{self._name!r} ends too early")
        if not count:
            return np.empty(0, np.int64)
        first, last = start // BLOCK, (start + count - 1) // BLOCK + 1
        leap = first // _LEAP * _LEAP
        widths = self._file.array(f"{self._name}.widths", "<u1", leap, last - leap)
        word = int(self._leaps[leap // _LEAP]) + WORDS_A_BIT * int(widths[: first - leap].sum(dtype=np.int64))
        widths = widths[first - leap :]
        if count <= _FEW:
            return self._few(widths.tolist(), word, start - first * BLOCK, count)
        length = WORDS_A_BIT * int(widths.sum(dtype=np.int64))
        numbers = unpack(widths, self._file.array(f"{self._name}.words", "<u8", word, length))
        return numbers[start - first * BLOCK :][:count]

    def gathered(self, starts: Ints, counts: Ints) -> Ints:
        """Several parts of the row, one behind the other; only the blocks that hold them are read."""
        if not len(starts) or not 0 <= int(starts.min()) <= int((starts + counts).max()) <= self.count:
            raise EOFError(f"{self._name!r} ends too early")
        if not counts.any():
            return np.empty(0, np.int64)
        first, last = starts // BLOCK, (starts + counts - 1) // BLOCK
        blocks, _ = _distinct(np.sort(spread(first, last - first + 1)))
        leaps, row = _distinct(blocks // _LEAP)
        tables = np.array([self._leap(leap) for leap in leaps.tolist()])
        words, lengths = tables[row, :, blocks % _LEAP].T
        widths = (lengths // WORDS_A_BIT).astype(np.uint8)
        numbers = unpack(widths, self._file.gathered(f"{self._name}.words", "<u8", words, lengths))
        at = np.searchsorted(blocks, first) * BLOCK + starts % BLOCK
        return numbers[spread(at, counts)]

    def _read_leap(self, leap: int) -> Ints:
        """Of each block of a leap the word it begins at and how many it has; 0 of those there are not."""
        count = min(_LEAP, -(-self.count // BLOCK) - leap * _LEAP)
        table = np.zeros((2, _LEAP), np.int64)
        table[1, :count] = self._file.array(f"{self._name}.widths", "<u1", leap * _LEAP, count)
        table[1] *= WORDS_A_BIT
        table[0] = int(self._leaps[leap]) + np.cumsum(table[1]) - table[1]
        return table

    def few(self, start: int, count: int) -> list[int]:
        """A few of the numbers, of blocks whose place is kept: what of a long row the hits of a page need."""
        if not 0 <= start <= start + count <= self.count:
            raise EOFError(f"{self._name!r} ends too early")
        numbers: list[int] = []
        block, at = divmod(start, BLOCK)
        while len(numbers) < count:
            leap, row = divmod(block, _LEAP)
            word, length = self._leap(leap)[:, row].tolist()
            numbers += self._cut(word, length // WORDS_A_BIT, at, min(BLOCK - at, count - len(numbers)))
            block, at = block + 1, 0
        return numbers

    def _few(self, widths: list[int], word: int, start: int, count: int) -> Ints:
        """A few numbers, cut from their blocks one by one: for so few that is quicker than whole arrays."""
        numbers: list[int] = []
        for width in widths:
            numbers += self._cut(word, width, start, min(BLOCK - start, count - len(numbers)))
            word += WORDS_A_BIT * width
            start = 0
        return np.array(numbers, np.int64)

    def _cut(self, word: int, width: int, start: int, count: int) -> list[int]:
        """Numbers of one block, which begins at a word."""
        data = self._file.bytes(f"{self._name}.words", 8 * word, 8 * WORDS_A_BIT * width)
        bits, mask = int.from_bytes(data, "little") >> (width * start), (1 << width) - 1
        return [(bits >> (width * place)) & mask for place in range(count)]


def _distinct(numbers: Ints) -> tuple[Ints, Ints]:
    """Rising numbers once each, and of each its place among those; much faster on few than what sorts for itself."""
    new = np.ones(len(numbers), bool)
    np.not_equal(numbers[1:], numbers[:-1], out=new[1:])
    return numbers[new], np.cumsum(new) - 1


class RareWriter:
    """Takes numbers that stand at few places of a long row; the others are 0."""

    def __init__(self, folder: Path, name: str) -> None:
        self._name, self._last, self._count = name, 0, 0
        self._steps, self._numbers = (
            StreamWriter(folder, f"{name}.steps"),
            StreamWriter(folder, f"{name}.numbers"),
        )
        self._firsts: list[Ints] = []

    def add(self, places: Ints, numbers: Ints) -> None:
        """Add numbers at places that rise from one call to the next."""
        if len(places):
            self._steps.add(np.diff(places, prepend=self._last))
            self._numbers.add(numbers)
            self._firsts.append(places[-self._count % BLOCK :: BLOCK])
            self._count += len(places)
            self._last = int(places[-1])

    def finish(self, file: SegmentFileWriter) -> None:
        """Write the sections."""
        self._steps.finish(file)
        self._numbers.finish(file)
        file.section(
            f"{self._name}.firsts", np.concatenate([np.empty(0, "<u8"), *self._firsts]).astype("<u8")
        )


class Rare:
    """Reads the numbers of a ``RareWriter``."""

    def __init__(self, file: SegmentFile, name: str) -> None:
        self._steps, self._numbers = Stream(file, f"{name}.steps"), Stream(file, f"{name}.numbers")
        self._firsts = file.array(f"{name}.firsts", "<i8")

    def read(self, start: int, count: int) -> tuple[Ints, Ints]:
        """The places, counted from ``start``, of the numbers in a part of the row, and the numbers."""
        first = max(int(np.searchsorted(self._firsts, start, "right")) - 1, 0)
        last = int(np.searchsorted(self._firsts, start + count))
        at, end = first * BLOCK, min(last * BLOCK, self._steps.count)
        if at >= end:
            return np.empty(0, np.int64), np.empty(0, np.int64)
        places = self._steps.read(at, end - at)
        places[0] = self._firsts[first]
        places = np.cumsum(places) - start
        low, high = np.searchsorted(places, [0, count]).tolist()
        return places[low:high], self._numbers.read(at + low, high - low)

    def gathered(self, starts: Ints, counts: Ints) -> tuple[Ints, Ints]:
        """The same of several parts: the places in them, counted as if they stood one behind the other."""
        first = np.maximum(np.searchsorted(self._firsts, starts, "right") - 1, 0)
        last = np.searchsorted(self._firsts, starts + counts)
        at = first * BLOCK
        lengths = np.minimum(last * BLOCK, self._steps.count) - at
        parts = np.flatnonzero(lengths > 0)
        if not len(parts):
            return np.empty(0, np.int64), np.empty(0, np.int64)
        at, lengths = at[parts], lengths[parts]
        places = self._steps.gathered(at, lengths)
        places[np.cumsum(lengths) - lengths] = self._firsts[first[parts]]
        places = running(places, lengths)
        part = np.repeat(parts, lengths)
        inside = np.flatnonzero((places >= starts[part]) & (places < (starts + counts)[part]))
        if not len(inside):
            return np.empty(0, np.int64), np.empty(0, np.int64)
        numbers = self._numbers.gathered(spread(at, lengths)[inside], np.ones(len(inside), np.int64))
        part = part[inside]
        return places[inside] - starts[part] + (np.cumsum(counts) - counts)[part], numbers
