"""The file of a segment: named sections, mapped into memory, each stretch of it checked when it is first read.

    MAGIC · sections, each at a multiple of 8 · directory (JSON: section → place, and facts) ·
    CRC-32 of each 64 KB of all that · trailer: where the directory lies, CRC-32 of the CRCs

The commit knows the trailer's checksum; so a byte that changed anywhere is noticed when it is needed, and
opening a file costs no more where it is large.
"""

from __future__ import annotations

import json
import mmap
import struct
import weakref
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Any, Final

import numpy as np
import numpy.typing as npt

from casearch.engine.embedded.packing import Ints, spread

MAGIC: Final = b"casearch segment 2\n".ljust(24, b"\0")
STRETCH: Final = 1 << 16
"""Bytes of which one checksum is kept."""

_TRAILER: Final = struct.Struct("<QQII")
_ALIGN: Final = 8
_IN_MEMORY: Final = 1 << 22
_COPIED: Final = 1 << 20

Array = npt.NDArray[Any]


class Spill:
    """Bytes that come piece by piece, in memory while they are few, else in a nameless file of a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._pieces: list[bytes] = []
        self._file: IO[bytes] | None = None
        self._waiting = 0
        self.size = 0

    def write(self, data: bytes) -> None:
        """Add bytes."""
        self._pieces.append(data)
        self.size += len(data)
        self._waiting += len(data)
        if self._waiting >= _IN_MEMORY:
            if self._file is None:
                import tempfile  # noqa: PLC0415 - loads a dozen modules, and readers do without

                self._file = tempfile.TemporaryFile(dir=self._folder)  # noqa: SIM115  # closed by what follows
                weakref.finalize(self, self._file.close)
            self._file.writelines(self._pieces)
            self._pieces, self._waiting = [], 0

    def pieces(self) -> Iterator[bytes]:
        """All bytes, once."""
        if self._file is not None:
            self._file.seek(0)
            while piece := self._file.read(_COPIED):
                yield piece
            self._file.close()
        yield b"".join(self._pieces)


class SegmentFileWriter:
    """Writes one segment file, section after section."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file = path.open("wb")
        self._places: dict[str, tuple[int, int]] = {}
        self._position = 0
        self._crcs: list[int] = []
        self._crc = 0
        self._write(MAGIC)

    def section(self, name: str, data: bytes | Spill | Array) -> None:
        """Add a section."""
        start = self._position
        if isinstance(data, Spill):
            for piece in data.pieces():
                self._write(piece)
        else:
            self._write(data.tobytes() if isinstance(data, np.ndarray) else data)
        self._places[name] = start, self._position - start
        self._write(bytes(-self._position % _ALIGN))

    def finish(self, facts: dict[str, Any]) -> tuple[int, int]:
        """Write the rest and close the file; gives its size and the checksum of its trailer."""
        start = self._position
        self._write(json.dumps([self._places, facts], ensure_ascii=False, sort_keys=True).encode())
        if self._position % STRETCH:
            self._crcs.append(self._crc)
        crcs = np.array(self._crcs, "<u4").tobytes()
        length = self._position - start
        tail = crcs + _TRAILER.pack(start, length, len(self._crcs), zlib.crc32(crcs))
        self._file.write(tail)
        self._file.close()
        return self._position + len(tail), zlib.crc32(tail[-_TRAILER.size :])

    def abandon(self) -> None:
        """Close the file, unfinished."""
        self._file.close()

    def _write(self, data: bytes) -> None:
        self._file.write(data)
        at = 0
        while at < len(data):
            taken = min(STRETCH - self._position % STRETCH, len(data) - at)
            self._crc = zlib.crc32(data[at : at + taken] if at or taken < len(data) else data, self._crc)
            self._position += taken
            at += taken
            if self._position % STRETCH == 0:
                self._crcs.append(self._crc)
                self._crc = 0


class SegmentFile:
    """One segment file, open for reading; it outlives its name in the folder.

    Raises:
        ValueError: it is not as it was written.
    """

    def __init__(self, path: Path, size: int, crc: int) -> None:
        self.path = path
        with path.open("rb") as file:
            self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        self._view = memoryview(self._map)
        tail = bytes(self._view[-_TRAILER.size :])
        if len(self._view) != size or zlib.crc32(tail) != crc:
            raise ValueError("its contents have changed")
        start, length, count, crcs = _TRAILER.unpack(tail)
        end = start + length
        table = self._view[end : end + 4 * count]
        if (
            end + 4 * count + _TRAILER.size != size
            or zlib.crc32(table) != crcs
            or count != -(-end // STRETCH)
        ):
            raise ValueError("its checksums have changed")
        self._end, self._crcs = end, np.frombuffer(table, "<u4")
        self._unchecked = bytearray(b"\1" * count)
        self.check(start, length)
        self._places, self.facts = json.loads(bytes(self._view[start:end]))
        if bytes(self._view[: len(MAGIC)]) != MAGIC:
            raise ValueError("it is no segment of this format")

    def __contains__(self, name: str) -> bool:
        return name in self._places

    def names(self) -> Iterable[str]:
        """The names of the sections."""
        return list(self._places)

    def size(self, name: str) -> int:
        """How many bytes a section has."""
        return int(self._places[name][1])

    def bytes(self, name: str, start: int = 0, length: int | None = None) -> bytes:
        """Bytes of a section; all of them or an error."""
        return bytes(self._part(name, start, self.size(name) - start if length is None else length))

    def array(self, name: str, dtype: str, start: int = 0, count: int | None = None) -> Array:
        """Numbers of a section, as a view of the file; all of them or an error."""
        width = np.dtype(dtype).itemsize
        if count is None:
            count = self.size(name) // width - start
        return np.frombuffer(self._part(name, start * width, count * width), dtype)

    def gathered(self, name: str, dtype: str, starts: Ints, counts: Ints) -> Array:
        """Numbers of several places of a section, one behind the other; all of them or an error."""
        place, size = self._places[name]
        width, some = np.dtype(dtype).itemsize, np.flatnonzero(counts)
        starts, counts = starts[some], counts[some]
        first, last = place + starts * width, place + (starts + counts) * width - 1
        if len(starts) and not place <= int(first.min()) <= int(last.max()) < min(place + size, self._end):
            raise EOFError(f"its section {name!r} ends too early")
        stretches = spread(first // STRETCH, last // STRETCH - first // STRETCH + 1)
        for stretch in {number for number in stretches.tolist() if self._unchecked[number]}:
            self.check(stretch * STRETCH, 1)
        return np.frombuffer(self._view[place : place + size], dtype)[spread(starts, counts)]

    def check(self, start: int, length: int) -> None:
        """See that some bytes are those that were written."""
        first, last = start // STRETCH, (start + length - 1) // STRETCH + 1
        index = self._unchecked.find(1, first, last)
        while index >= 0:
            at = index * STRETCH
            if zlib.crc32(self._view[at : min(at + STRETCH, self._end)]) != self._crcs[index]:
                raise ValueError(f"its contents have changed ({at:,} bytes in)")
            self._unchecked[index] = 0
            index = self._unchecked.find(1, index + 1, last)

    def let_go(self) -> None:
        """Give back the memory that the file is mapped into, after much of it was read once; it can be read again."""
        if hasattr(mmap, "MADV_DONTNEED"):
            self._map.madvise(mmap.MADV_DONTNEED)

    def is_whole(self) -> bool:
        """Whether all of it is what was written; reads all of it."""
        self._unchecked[:] = b"\1" * len(self._unchecked)
        try:
            self.check(0, self._end)
        except ValueError:
            return False
        return True

    def _part(self, name: str, start: int, length: int) -> memoryview:
        place, size = self._places[name]
        if not 0 <= start <= start + length <= size or place + size > self._end:
            raise EOFError(f"its section {name!r} ends too early")
        if length:
            self.check(place + start, length)
        return self._view[place + start : place + start + length]
