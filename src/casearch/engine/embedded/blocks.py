"""Whoosh's posting blocks: document numbers, tf and encoded positions of one term of one segment.

A term's postings are the bytes ``W3Bl`` and blocks: a big-endian length (negative for the last block), a
pickled tuple about the block, a pickled tuple of its contents, compressed or followed by its CRC-32. The contents are the
differences of the document numbers, the weights (``None`` for all 1, one float for all alike, or a float
each) and the values (bytes each; ``None`` in fields without positions). Whoosh writes the pickles by protocol 2,
where bytes are a call of ``codecs.encode``; ours are of protocol 4, which it reads as well.
"""

from __future__ import annotations

import io
import pickle
import struct
import zlib
from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from whoosh.codec.whoosh3 import WHOOSH3_HEADER_MAGIC, W3Codec, W3FieldWriter, W3PostingsWriter

from casearch.engine.embedded.damage import PrimitiveUnpickler

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

_PROTOCOL: Final = 4
_WORTH_PACKING: Final = 60
_LENGTH: Final = struct.Struct("!i")
_TERM: Final = struct.Struct("!BfIBBfII")
_EXTENT: Final = struct.Struct("!qi")


@dataclass(frozen=True, slots=True)
class Postings:
    """Where a term stands.

    Args:
        documents: numbers of the documents, rising.
        tf: the term's frequency in each, titles weighed.
        values: its positions in each, as ``schema`` encodes them; ``None`` in fields without positions.
    """

    documents: Ints
    tf: Floats
    values: list[bytes] | None

    def where(self, keep: npt.NDArray[np.bool_]) -> Postings:
        """Those of some of the documents."""
        if keep.all():
            return self
        values = self.values
        if values is not None:
            values = [values[index] for index in np.flatnonzero(keep)]
        return Postings(self.documents[keep], self.tf[keep], values)


EMPTY: Final = Postings(np.empty(0, np.int64), np.empty(0, np.float64), None)


Rows = tuple[list[int], list[float], list[bytes]]
"""Postings of one term as lists: documents, rising, tf, and encoded positions (none in fields without them)."""


class BlockCodec(W3Codec):  # type: ignore[misc]  # Whoosh has no types
    """Whoosh's own codec, but that terms are taken whole and blocks are larger and of another protocol."""

    def __init__(self) -> None:
        super().__init__(blocklimit=1024)

    def field_writer(self, storage: Any, segment: Any) -> W3FieldWriter:
        """What takes the terms of a segment."""
        return _TermWriter(self, storage, segment)

    def postings_writer(self, file: Any, byteids: bool = False) -> W3PostingsWriter:
        """What takes the postings of one term after the other."""
        return _BlockWriter(file, self._blocklimit, byteids=byteids)


def _checksum(data: bytes) -> bytes:
    return zlib.crc32(data).to_bytes(4, "big")


class _TermWriter(W3FieldWriter):  # type: ignore[misc]  # Whoosh has no types
    def add_term(self, term: bytes, rows: Rows) -> None:
        self.start_term(term)
        self._postwriter.add_rows(*rows)
        self.finish_term()


class _BlockWriter(W3PostingsWriter):  # type: ignore[misc]  # Whoosh has no types
    _ids: Any
    _weights: Any
    _values: Any
    _maxweight: Any

    def add_rows(self, documents: list[int], tf: list[float], values: list[bytes]) -> None:
        for start in range(0, len(documents), self._blocklimit):
            if self._ids:
                self._write_block()
            end = start + self._blocklimit
            self._ids, self._weights = array("I", documents[start:end]), array("f", tf[start:end])
            self._values, self._maxweight = values[start:end], max(self._weights)

    def _write_block(self, last: bool = False) -> None:
        if not self._blockcount:
            self._postfile.write(WHOOSH3_HEADER_MAGIC)
        self._terminfo.add_block(self)
        contents = pickle.dumps((self._mini_ids(), self._mini_weights(), self._mini_values()), _PROTOCOL)
        is_packed = len(contents) >= _WORTH_PACKING
        # Compression has a checksum; otherwise one follows the pickle, where readers of pickles stop.
        packed = zlib.compress(contents, 1) if is_packed else contents + _checksum(contents)
        about = pickle.dumps(
            (len(self._ids), self._ids[-1], self._maxweight, int(is_packed), 0, 0), _PROTOCOL
        )
        length = len(about) + len(packed)
        self._postfile.write(_LENGTH.pack(-length if last else length) + about + packed)
        self._blockcount += 1
        self._new_block()


def term_frequency(info: bytes) -> int:
    """The number of documents, deleted ones included, in a row of Whoosh's term table."""
    return int(_TERM.unpack_from(info)[2])


def term_extent(info: bytes) -> tuple[int, int]:
    """Where the postings of a row of Whoosh's term table lie: offset and length."""
    if info[0]:
        raise ValueError("its postings stand in the term table, where casearch writes none")
    offset, length = _EXTENT.unpack_from(info, _TERM.size)
    return offset, length


def decode_postings(data: bytes, documents: int) -> Postings:
    """The postings of one term as arrays.

    Args:
        data: all their bytes.
        documents: the number of documents of the segment.

    Raises:
        ValueError: they are not what was written.
    """
    numbers, tf, values = decode_rows(data)
    found = Postings(np.array(numbers, np.int64), np.array(tf, np.float64), values or None)
    if found.documents[0] < 0 or found.documents[-1] >= documents or (np.diff(found.documents) <= 0).any():
        raise ValueError("document numbers are out of order")
    return found


def decode_rows(data: bytes) -> Rows:
    """The postings of one term as lists, without a check of the document numbers."""
    if data[:4] != WHOOSH3_HEADER_MAGIC:
        raise ValueError("no postings where they should be")
    documents: list[int] = []
    tf: list[float] = []
    values: list[bytes] = []
    position, last = 4, False
    while not last:
        (length,) = _LENGTH.unpack_from(data, position)
        position += _LENGTH.size
        last, length = length < 0, abs(length)
        block = data[position : position + length]
        if len(block) != length:
            raise ValueError("a block of postings ends too early")
        more = _decode_block(block)
        documents.extend(more[0])
        tf.extend(more[1])
        values.extend(more[2])
        position += length
    if len(values) not in (0, len(documents)):
        raise ValueError("only some of the postings have positions")
    return documents, tf, values


def _decode_block(block: bytes) -> tuple[Iterable[int], Iterable[float], Iterable[bytes]]:
    stream = io.BytesIO(block)
    count, _, _, packed, _, _ = PrimitiveUnpickler(stream).load()
    contents = block[stream.tell() :]
    if packed:
        contents = zlib.decompress(contents)
    elif _checksum(contents[:-4]) != contents[-4:]:
        raise ValueError("the checksum of a block of postings is wrong")
    steps, weights, values = PrimitiveUnpickler(io.BytesIO(contents)).load()
    if weights is None or isinstance(weights, float):
        weights = (weights or 1.0,) * count
    if not 0 < count == len(steps) == len(weights) or (values is not None and len(values) != count):
        raise ValueError("a block of postings does not hold what it says")
    return accumulate(steps), weights, values or ()
