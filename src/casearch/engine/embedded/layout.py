"""What a segment file consists of, written part by part; ``segment`` reads it.

=======================  =====================================================================================
section                  what it holds
=======================  =====================================================================================
FIELD.terms …            the terms of a field and their postings (``fields``)
NAME.column              numbers of the documents, as narrow as they allow; a field's column is its lengths
ids …, records …         the ids and the stored documents (``blobs``)
id_hashes                the CRC-32 of all ids, rising: tells at once of most ids that they are not there
words …                  surface words with the terms they were read as (``stored.word_key``), a dictionary
=======================  =====================================================================================
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Final

import numpy as np

from casearch.engine.embedded.blobs import IDS_BYTES, BlobWriter
from casearch.engine.embedded.columns import Numbers, smallest
from casearch.engine.embedded.container import SegmentFileWriter
from casearch.engine.embedded.dictionary import DictionaryWriter
from casearch.engine.embedded.fields import FieldWriter
from casearch.engine.embedded.names import SEGMENT_EXTENSION
from casearch.engine.stored import RECORDS_BYTES
from casearch.records import dataclass

IDS: Final = "ids"
ID_HASHES: Final = "id_hashes"
RECORDS: Final = "records"
WORDS: Final = "words"

_AT_ONCE: Final = 8192


@dataclass(frozen=True, slots=True)
class Written:
    """A segment file that was written: its name, size and checksum, and how many documents it holds."""

    name: str
    documents: int
    size: int
    crc: int


class SegmentWriter:
    """Writes the file of one segment; fields and columns in any order, each whole."""

    def __init__(self, folder: Path, name: str) -> None:
        self.folder, self.name = folder, name
        self.file = SegmentFileWriter(folder / f"{name}{SEGMENT_EXTENSION}")
        self._columns: dict[str, str] = {}
        self._fields: list[str] = []

    @contextmanager
    def field(self, name: str, *, positions: bool, values: bool = False) -> Iterator[FieldWriter]:
        """What takes the terms of a field."""
        writer = FieldWriter(self.folder, name, positions=positions, values=values)
        yield writer
        writer.finish(self.file)
        self.has_field(name)

    def has_field(self, name: str) -> None:
        """Note that a field was written."""
        self._fields.append(name)

    def column(self, name: str, numbers: Numbers) -> None:
        """Write the numbers of a column, one a document."""
        narrow = smallest(numbers)
        self.file.section(f"{name}.column", narrow)
        self._columns[name] = narrow.dtype.str

    def ids(self, ids: Iterable[bytes]) -> None:
        """Write the ids, in the order of the documents."""
        writer, hashes = BlobWriter(self.folder, IDS, IDS_BYTES), []
        for id in ids:
            writer.add(id)
            hashes.append(zlib.crc32(id))
        writer.finish(self.file)
        self.file.section(ID_HASHES, np.sort(np.array(hashes, "<u4")))

    @contextmanager
    def records(self) -> Iterator[BlobWriter]:
        """What takes the stored documents."""
        writer = BlobWriter(self.folder, RECORDS, RECORDS_BYTES)
        yield writer
        writer.finish(self.file)

    def words(self, words: Iterable[tuple[bytes, bytes]]) -> None:
        """Write surface words, rising, with what they were read as."""
        writer, source = DictionaryWriter(self.folder, WORDS), iter(words)
        while some := list(islice(source, _AT_ONCE)):
            values = [value for _, value in some]
            lengths = np.fromiter(map(len, values), np.int64, len(values))
            writer.add([key for key, _ in some], np.stack((lengths, np.zeros_like(lengths))), values)
        writer.finish(self.file)

    def finish(self, documents: int) -> Written:
        """Write the rest and close the file."""
        facts = {"documents": documents, "fields": sorted(self._fields), "columns": self._columns}
        return Written(self.name, documents, *self.file.finish(facts))


@contextmanager
def writing(folder: Path, name: str) -> Iterator[SegmentWriter]:
    """A segment under way; whatever happens, its file is closed."""
    writer = SegmentWriter(folder, name)
    try:
        yield writer
    finally:
        writer.file.abandon()
