"""One string of bytes a document, in compressed blocks: the stored documents, and their ids."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Final

import numpy as np

from casearch.engine.embedded.container import SegmentFile, SegmentFileWriter, Spill
from casearch.engine.stored import Block, pack_strings, unpack_strings

IDS_BYTES: Final = 1 << 11
"""Size from which a block of ids is full."""

_CACHED: Final = 32


class BlobWriter:
    """Takes strings, in blocks or loose, in the order of the documents."""

    def __init__(self, folder: Path, name: str, most: int) -> None:
        self._name, self._most = name, most
        self._data = Spill(folder)
        self._ends, self._documents = [0], [0]
        self._loose: list[bytes] = []
        self._size = 0

    def add(self, string: bytes) -> None:
        """Add a string."""
        self._loose.append(string)
        self._size += len(string)
        if self._size >= self._most:
            self._pack()

    def add_blocks(self, blocks: Iterable[Block]) -> None:
        """Add whole blocks."""
        self._pack()
        for count, data in blocks:
            self._data.write(data)
            self._ends.append(self._data.size)
            self._documents.append(self._documents[-1] + count)

    def finish(self, file: SegmentFileWriter) -> None:
        """Write the sections."""
        self._pack()
        file.section(f"{self._name}.blocks", self._data)
        file.section(f"{self._name}.block_ends", np.array(self._ends, "<u8"))
        file.section(f"{self._name}.documents", np.array(self._documents, "<u4"))

    def _pack(self) -> None:
        loose, self._loose, self._size = self._loose, [], 0
        if loose:
            self.add_blocks(pack_strings(loose, self._most))


class Blobs:
    """Reads the strings of a ``BlobWriter``; keeps as many unpacked blocks as are to be ``cached``.

    Args:
        strings: gives those of a block by its number.
    """

    def __init__(self, file: SegmentFile, name: str, documents: int, *, cached: int = _CACHED) -> None:
        self._file, self._name = file, name
        self._ends = file.array(f"{name}.block_ends", "<u8")
        self._documents = file.array(f"{name}.documents", "<u4")
        if len(self._ends) != len(self._documents) or int(self._documents[-1]) != documents:
            raise ValueError(f"{name!r} has not as many strings as there are documents")
        self.strings = lru_cache(cached)(lambda number: unpack_strings(self.block(number)))

    def get(self, document: int) -> bytes:
        """The string of a document."""
        # asked in the array's own type, or all of it is converted first
        number = int(self._documents.searchsorted(np.uint32(document), "right")) - 1
        return self.strings(number)[document - int(self._documents[number])]

    def many(self, documents: Sequence[int]) -> list[bytes]:
        """The strings of some documents."""
        starts = self._starts
        last, strings, found = -1, [b""], []
        for document in documents:
            number = bisect_right(starts, document) - 1
            if number != last:
                last, strings = number, self.strings(number)
            found.append(strings[document - starts[number]])
        return found

    @cached_property
    def _starts(self) -> list[int]:
        return list(self._documents.tolist())

    def block(self, number: int) -> Block:
        """A block as it was written."""
        start, end = int(self._ends[number]), int(self._ends[number + 1])
        count = int(self._documents[number + 1]) - int(self._documents[number])
        return count, self._file.bytes(f"{self._name}.blocks", start, end - start)

    def blocks(self) -> Iterable[tuple[int, int]]:
        """The documents of each block: the first, and the first of the next."""
        return zip(self._documents[:-1].tolist(), self._documents[1:].tolist(), strict=True)
