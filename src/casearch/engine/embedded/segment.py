"""Reading one segment: its postings, columns and records, whatever happens to the folder meanwhile."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from whoosh.codec.whoosh3 import W3Codec
from whoosh.filedb.filetables import OrderedHashReader
from whoosh.system import pack_ushort

from casearch.engine.base import StoredDocument
from casearch.engine.embedded.blocks import (
    EMPTY,
    Postings,
    Rows,
    decode_postings,
    decode_rows,
    term_extent,
    term_frequency,
)
from casearch.engine.embedded.columns import BytesColumn, NumberColumn, Numbers
from casearch.engine.embedded.commits import SegmentEntry
from casearch.engine.embedded.damage import damage_noticed, damaged
from casearch.engine.embedded.schema import RECORD, TITLE_END, decode_record, schema
from casearch.engine.embedded.storage import MappedFile, Storage
from casearch.nodes import BODY, DATE, ID, LANG, NAMES, SOURCE, SURFACE, TITLE

_NUMBERS = (BODY, TITLE, SURFACE, NAMES, LANG, SOURCE, DATE, TITLE_END)


class Segment:
    """A segment of a commit, all its files open.

    Files are checked as they are read: those that are read whole, and the term table, by their CRC;
    postings and records carry the checksum of their own compression.
    """

    def __init__(self, storage: Storage, entry: SegmentEntry) -> None:
        self.entry = entry
        self.documents = entry.documents
        self.live = np.ones(entry.documents, bool)
        self.live[list(entry.deleted)] = False
        self._storage = storage
        self._check_sizes()
        self._schema = schema()
        self._columns = {name: self._numbers(name) for name in _NUMBERS}
        self._ids = self._open(self._column_file(ID), whole=True)
        self._id_offsets = self._offsets(ID, self._ids)
        self._records = self._open(self._column_file(RECORD))
        self._terms_path = storage.path / f"{entry.name}{W3Codec.TERMS_EXT}"
        self._terms_file = self._open(self._terms_path.name, whole=True)
        with damage_noticed(self._terms_path):
            self._terms = OrderedHashReader(self._terms_file, len(self._terms_file.data))
            self._fields = {
                str(name): pack_ushort(number) for name, number in self._terms.extras["fieldmap"].items()
            }
        self._postings_path = storage.path / f"{entry.name}{W3Codec.POSTS_EXT}"
        self._postings_file = self._open(self._postings_path.name)

    def close(self) -> None:
        """Let go of the files."""
        for file in (self._ids, self._records, self._terms_file, self._postings_file):
            file.data.close()

    def column(self, name: str) -> Numbers:
        """The numbers of a column, one a document."""
        return self._columns[name]

    def postings(self, field: str, term: str) -> Postings:
        """Where a term stands, in deleted documents too; numbers of this segment."""
        key = self._key(field, term)
        if key is None:
            return EMPTY
        with damage_noticed(self._terms_path):
            info = self._terms.get(key)
        return EMPTY if info is None else self._decode(info)

    def frequency(self, field: str, term: str) -> int:
        """In how many documents a term stands, deleted ones included."""
        key = self._key(field, term)
        if key is None:
            return 0
        with damage_noticed(self._terms_path):
            info = self._terms.get(key)
            return 0 if info is None else term_frequency(info)

    def terms(self, field: str) -> Iterator[tuple[str, bytes]]:
        """The terms of a field, rising, each with what ``postings_of`` takes."""
        prefix = self._fields.get(field)
        if prefix is None:
            return
        with damage_noticed(self._terms_path):
            for key, info in self._terms.items_from(prefix):
                if not key.startswith(prefix):
                    break
                yield key[len(prefix) :].decode(), info

    def rows(self, info: bytes) -> Rows:
        """The postings of a term met in ``terms``, as they were written."""
        with damage_noticed(self._postings_path):
            return decode_rows(self._postings_file.get(*term_extent(info)))

    def ids(self, documents: Iterable[int]) -> list[str]:
        """The ids of some documents."""
        with damage_noticed(self._path(ID)):
            return [_slice(self._ids, self._id_offsets, document).decode() for document in documents]

    def record(self, document: int) -> StoredDocument:
        """A document as it was stored."""
        data = self.raw_record(document)
        with damage_noticed(self._path(RECORD)):
            return decode_record(data)

    def raw_record(self, document: int) -> bytes:
        """A stored document, still encoded."""
        with damage_noticed(self._path(RECORD)):
            return _slice(self._records, self._record_offsets, document)

    def is_whole(self, name: str) -> bool:
        """Whether a file of the segment has the checksum it was written with."""
        _, crc = self.entry.files[name]
        return zlib.crc32(self._storage.open_file(name).data) == crc

    @cached_property
    def _record_offsets(self) -> Numbers:
        return self._offsets(RECORD, self._records)

    def _key(self, field: str, term: str) -> bytes | None:
        prefix = self._fields.get(field)
        # A term with half a surrogate pair cannot be encoded; nor does any document hold it.
        return None if prefix is None else prefix + term.encode(errors="surrogatepass")

    def _decode(self, info: bytes) -> Postings:
        with damage_noticed(self._postings_path):
            return decode_postings(self._postings_file.get(*term_extent(info)), self.documents)

    def _check_sizes(self) -> None:
        for name, (size, _) in self.entry.files.items():
            path = self._storage.path / name
            with damage_noticed(path):
                found = path.stat().st_size
            if found != size:
                raise damaged(path, f"it has {found} bytes and should have {size}")

    def _open(self, name: str, *, whole: bool = False) -> MappedFile:
        path = self._storage.path / name
        with damage_noticed(path):
            file = self._storage.open_file(name)
            size, crc = self.entry.files[name]
            if len(file.data) != size or (whole and zlib.crc32(file.data) != crc):
                raise ValueError("its contents have changed")
            return file

    def _numbers(self, name: str) -> Numbers:
        column: NumberColumn = self._schema[name].column_type
        file = self._open(self._column_file(name), whole=True)
        with damage_noticed(self._path(name)):
            numbers = column.decode(file.get(0, len(file.data)), self.documents)
        file.data.close()
        return numbers

    def _offsets(self, name: str, file: MappedFile) -> Numbers:
        column: BytesColumn = self._schema[name].column_type
        with damage_noticed(self._path(name)):
            return column.offsets(file, len(file.data), self.documents)

    def _column_file(self, name: str) -> str:
        return f"{self.entry.name}.{name}{W3Codec.COLUMN_EXT}"

    def _path(self, column: str) -> Path:
        return self._storage.path / self._column_file(column)


def _slice(file: MappedFile, offsets: npt.NDArray[Any], index: int) -> bytes:
    return file.get(int(offsets[index]), int(offsets[index + 1] - offsets[index]))
