"""Documents of a segment as Whoosh writes and reads them: lengths, columns, stored fields, vectors."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from whoosh.codec import base
from whoosh.columns import ColumnReader, ColumnWriter
from whoosh.filedb.structfile import BufferFile, StructFile
from whoosh.matching import ListMatcher
from whoosh.util.numeric import byte_to_length, length_to_byte

from casearch.engine.embedded.blobs import Blobs, BlobWriter
from casearch.engine.embedded.codec import values
from casearch.engine.embedded.codec.schema import NumberColumn
from casearch.engine.embedded.columns import Numbers
from casearch.engine.embedded.damage import damage_noticed
from casearch.engine.embedded.layout import RECORDS, SegmentWriter
from casearch.engine.embedded.segment import Segment
from casearch.engine.stored import RECORDS_BYTES
from casearch.nodes import BODY

if TYPE_CHECKING:
    from casearch.engine.embedded.codec.codec import CasearchSegment

STORED: Final = "stored"
VECTOR: Final = "vector"
COLUMN: Final = "whoosh_column"


class DocumentWriter(base.PerDocWriterWithColumns):  # type: ignore[misc]  # Whoosh has no types
    """Takes documents; ``write`` puts them into the file of the segment."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._lengths: dict[str, dict[int, int]] = defaultdict(dict)
        self._stored = BlobWriter(folder, STORED, RECORDS_BYTES)
        self._columns: dict[str, tuple[StructFile, ColumnWriter]] = {}
        self._vectors: dict[str, dict[int, bytes]] = defaultdict(dict)
        self._fields: dict[str, Any] = {}
        self.count = 0
        self.is_closed = False

    def start_doc(self, docnum: int) -> None:
        """Begin a document."""
        self._docnum = docnum
        self._fields = {}
        self.count += 1

    def add_field(self, fieldname: str, fieldobj: Any, value: Any, length: int | None) -> None:  # noqa: ARG002
        """Note a stored value and a length."""
        if value is not None:
            self._fields[fieldname] = value
        if length:
            self._lengths[fieldname][self.count - 1] = length

    def add_vector_items(self, fieldname: str, fieldobj: Any, items: Iterable[Any]) -> None:  # noqa: ARG002
        """Note the terms of a field of the document."""
        if found := [tuple(item) for item in items]:
            self._vectors[fieldname][self.count - 1] = values.encode(found)

    def finish_doc(self) -> None:
        """End a document."""
        self._stored.add(values.encode(self._fields))

    def close(self) -> None:
        """No more documents come."""
        self.is_closed = True

    def write(self, writer: SegmentWriter) -> None:
        """Write the sections."""
        self._stored.finish(writer.file)
        for name, lengths in sorted(self._lengths.items()):
            column = np.zeros(self.count, np.int64)
            column[list(lengths)] = list(lengths.values())
            writer.column(name, column)
        for name, (file, column_writer) in sorted(self._columns.items()):
            column_writer.finish(self.count)
            writer.file.section(f"{name}.{COLUMN}", file.file.getvalue())
        for name, vectors in sorted(self._vectors.items()):
            blobs = BlobWriter(self._folder, f"{name}.{VECTOR}", RECORDS_BYTES)
            for document in range(self.count):
                blobs.add(vectors.get(document, b""))
            blobs.finish(writer.file)

    def _has_column(self, fieldname: str) -> bool:
        return fieldname in self._columns

    def _create_column(self, fieldname: str, column: Any) -> None:
        file = StructFile(BytesIO())
        self._columns[fieldname] = file, column.writer(file)

    def _get_column(self, fieldname: str) -> ColumnWriter:
        return self._columns[fieldname][1]


class DocumentReader(base.PerDocumentReader):  # type: ignore[misc]  # Whoosh has no types
    """Gives what Whoosh wants to know of documents."""

    def __init__(self, segment: Segment, kept: CasearchSegment) -> None:
        self._segment, self._kept = segment, kept
        self._lengths: dict[str, Numbers | None] = {}

    def doc_count(self) -> int:
        """The number of live documents."""
        return int(self._kept.doc_count())

    def doc_count_all(self) -> int:
        """The number of documents."""
        return self._segment.documents

    def has_deletions(self) -> bool:
        """Whether any is deleted."""
        return bool(self._kept.has_deletions())

    def is_deleted(self, docnum: int) -> bool:
        """Whether a document is."""
        return self._kept.is_deleted(docnum)

    def deleted_docs(self) -> Iterator[int]:
        """The numbers of those that are."""
        return self._kept.deleted_docs()

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        """How long a field of a document is."""
        lengths = self._lengths_of(fieldname)
        return default if lengths is None else self._length(int(lengths[docnum]))

    def field_length(self, fieldname: str) -> int:
        """How long a field of all documents is."""
        lengths = self._lengths_of(fieldname)
        return 0 if lengths is None else int(lengths.sum(dtype=np.int64))

    def min_field_length(self, fieldname: str) -> int:
        """How long a field is where it is shortest."""
        lengths = self._lengths_of(fieldname)
        return 0 if lengths is None or not len(lengths) else self._length(int(lengths.min()))

    def max_field_length(self, fieldname: str) -> int:
        """How long a field is where it is longest."""
        lengths = self._lengths_of(fieldname)
        return 0 if lengths is None or not len(lengths) else self._length(int(lengths.max()))

    def supports_columns(self) -> bool:
        """It does."""
        return True

    def has_column(self, fieldname: str) -> bool:
        """Whether there is a column of a field."""
        return f"{fieldname}.{COLUMN}" in self._segment.file or self._is_own_column(fieldname)

    def list_columns(self) -> list[str]:
        """The fields that have one."""
        return [
            name.removesuffix(f".{COLUMN}")
            for name in self._segment.file.names()
            if name.endswith(f".{COLUMN}")
        ]

    def column_reader(self, fieldname: str, column: Any) -> ColumnReader:
        """What reads the column of a field."""
        if isinstance(column, NumberColumn):
            return column.reader_of(self._segment.column(fieldname))
        with damage_noticed(self._segment.path):
            data = self._segment.file.bytes(f"{fieldname}.{COLUMN}")
        return column.reader(BufferFile(memoryview(data)), 0, len(data), self._segment.documents)

    def has_vector(self, docnum: int, fieldname: str) -> bool:
        """Whether the terms of a field of a document are kept."""
        name = f"{fieldname}.{VECTOR}"
        return f"{name}.blocks" in self._segment.file and bool(self._blobs(name).get(docnum))

    def vector(self, docnum: int, fieldname: str, format_: Any) -> ListMatcher:
        """The terms of a field of a document."""
        items = values.decode(self._blobs(f"{fieldname}.{VECTOR}").get(docnum))
        ids, weights, data = zip(*items, strict=True)
        return ListMatcher(ids, weights, data, format_)

    def stored_fields(self, docnum: int) -> dict[str, Any]:
        """The stored fields of a document; of casearch's own documents, those that have a name in its schema."""
        if f"{RECORDS}.blocks" not in self._segment.file:
            found: dict[str, Any] = values.decode(self._blobs(STORED).get(docnum))
            return found
        stored = self._segment.record(docnum)
        record = {**stored.document.record(), "lang": stored.lang}
        record[BODY] = record.pop("text", None)
        return {name: value for name, value in record.items() if value is not None}

    def _blobs(self, name: str) -> Blobs:
        with damage_noticed(self._segment.path):
            return Blobs(self._segment.file, name, self._segment.documents)

    def _is_own_column(self, fieldname: str) -> bool:
        facts = self._segment.file.facts
        return fieldname in facts["columns"] and f"{RECORDS}.blocks" in self._segment.file

    def _lengths_of(self, fieldname: str) -> Numbers | None:
        if fieldname not in self._lengths:
            known = fieldname in self._segment.file.facts["columns"]
            self._lengths[fieldname] = self._segment.column(fieldname) if known else None
        return self._lengths[fieldname]

    def _length(self, length: int) -> int:
        return rounded(length) if self._kept.rounded else length


def rounded(length: int) -> int:
    """A length as W3 keeps it."""
    return int(byte_to_length(length_to_byte(length)))
