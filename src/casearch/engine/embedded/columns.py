"""One value a document, each column one array: Whoosh writes them, NumPy reads them."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
from whoosh.columns import Column, ColumnWriter

Numbers = npt.NDArray[Any]


class NumberColumn(Column):  # type: ignore[misc]  # Whoosh has no types
    """Numbers of one type, in the order of the documents."""

    def __init__(self, dtype: str) -> None:
        self.dtype = dtype

    def writer(self, file: Any) -> ColumnWriter:
        """What takes the numbers of new documents."""
        return _NumberWriter(file, self.dtype)

    def decode(self, data: bytes, documents: int) -> Numbers:
        """The numbers.

        Raises:
            ValueError: the bytes are not those of as many documents.
        """
        numbers = np.frombuffer(data, self.dtype)
        if len(numbers) != documents:
            raise ValueError(f"it has {len(numbers)} values for {documents} documents")
        return numbers


class BytesColumn(Column):  # type: ignore[misc]  # Whoosh has no types
    """Byte strings one behind the other, then the offsets of their starts and of the last one's end."""

    def writer(self, file: Any) -> ColumnWriter:
        """What takes the byte strings of new documents."""
        return _BytesWriter(file)

    def offsets(self, file: Any, size: int, documents: int) -> Numbers:
        """Where the byte strings lie.

        Raises:
            ValueError: the bytes are not those of as many documents.
        """
        length = 8 * (documents + 1)
        offsets = np.frombuffer(file.get(size - length, length), "<i8")
        if offsets[0] != 0 or offsets[-1] != size - length or (np.diff(offsets) < 0).any():
            raise ValueError("its offsets are not in order")
        return offsets


class _NumberWriter(ColumnWriter):  # type: ignore[misc]  # Whoosh has no types
    def __init__(self, file: Any, dtype: str) -> None:
        super().__init__(file)
        self.dtype = dtype
        self.values: list[int] = []

    def add(self, document: int, value: int) -> None:
        assert document == len(self.values)
        self.values.append(value)

    def finish(self, documents: int) -> None:
        assert documents == len(self.values)
        self._dbfile.write(np.array(self.values, self.dtype).tobytes())


class _BytesWriter(ColumnWriter):  # type: ignore[misc]  # Whoosh has no types
    def __init__(self, file: Any) -> None:
        super().__init__(file)
        self.offsets = [0]

    def add(self, document: int, value: bytes) -> None:
        assert document == len(self.offsets) - 1
        self._dbfile.write(value)
        self.offsets.append(self.offsets[-1] + len(value))

    def finish(self, documents: int) -> None:
        assert documents == len(self.offsets) - 1
        self._dbfile.write(np.array(self.offsets, "<i8").tobytes())
