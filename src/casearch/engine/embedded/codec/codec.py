"""What Whoosh asks a codec for: readers and writers of a segment, and what stands for one in its TOC.

    index = whoosh.index.open_dir("index")             # casearch installed: its TOC names this codec
    writer = index.writer(codec=CasearchCodec())       # any schema; without ``codec=`` Whoosh would write W3

Only indexes in a folder: a segment is a mapped file. What Whoosh's writers commit, casearch does not take for its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from whoosh.codec import base

from casearch.engine.embedded.codec.documents import DocumentReader, DocumentWriter
from casearch.engine.embedded.codec.terms import TermReader, TermWriter
from casearch.engine.embedded.commits import SegmentEntry
from casearch.engine.embedded.segment import Segment


class CasearchCodec(base.Codec):  # type: ignore[misc]  # Whoosh has no types
    """Reads and writes segments of compact arrays, without a pickle.

    Args:
        rounded_lengths: give lengths of fields as coarsely as Whoosh's W3 does (one byte), to compare scores.
    """

    length_stats = False  # a term's shortest and longest field are found when they are asked for

    def __init__(self, *, rounded_lengths: bool = False) -> None:
        self._rounded = rounded_lengths

    def per_document_writer(self, storage: Any, segment: CasearchSegment) -> DocumentWriter:
        """What takes documents; their file is written by the other writer."""
        segment.documents_written = DocumentWriter(Path(storage.folder))
        return segment.documents_written

    def field_writer(self, storage: Any, segment: CasearchSegment) -> TermWriter:
        """What takes terms, and writes the file when it is closed."""
        return TermWriter(Path(storage.folder), segment)

    def per_document_reader(self, storage: Any, segment: CasearchSegment) -> DocumentReader:
        """What gives lengths, columns and stored fields."""
        return DocumentReader(segment.open(storage), segment)

    def terms_reader(self, storage: Any, segment: CasearchSegment) -> TermReader:
        """What gives terms and postings."""
        return TermReader(segment.open(storage), rounded=segment.rounded)

    def new_segment(self, storage: Any, indexname: str) -> CasearchSegment:  # noqa: ARG002  # as Whoosh calls it
        """A segment to be written."""
        return CasearchSegment(indexname, rounded=self._rounded)

    def postings_writer(self, dbfile: Any, byteids: bool = False) -> Any:
        """Not there: postings are no part that could be written by itself."""
        raise NotImplementedError("casearch's codec writes a segment as one file")

    def postings_reader(
        self, dbfile: Any, terminfo: Any, format_: Any, term: Any = None, scorer: Any = None
    ) -> Any:
        """Not there, as ``postings_writer``."""
        raise NotImplementedError("casearch's codec reads postings by TermReader.matcher")


class CasearchSegment(base.Segment):  # type: ignore[misc]  # Whoosh has no types
    """What stands for a segment in Whoosh's TOC, pickled by Whoosh; casearch itself never reads it."""

    def __init__(self, indexname: str, entry: SegmentEntry | None = None, *, rounded: bool = False) -> None:
        super().__init__(indexname)
        self.rounded = rounded
        self.size = self.crc = self._count = 0
        self._deleted: set[int] = set()
        self.documents_written: DocumentWriter | None = None
        if entry is not None:
            self.segid = entry.name.removeprefix(f"{indexname}_")
            self.size, self.crc, self._count = entry.size, entry.crc, entry.documents
            self._deleted = set(entry.deleted)

    def __getstate__(self) -> dict[str, Any]:
        return {**self.__dict__, "documents_written": None}

    def open(self, storage: Any) -> Segment:
        """The segment, to be read."""
        entry = SegmentEntry(
            self.segment_id(), self._count, self.size, self.crc, tuple(sorted(self._deleted))
        )
        return Segment(Path(storage.folder), entry)

    def codec(self, **_: Any) -> CasearchCodec:
        """The codec that reads it."""
        return CasearchCodec(rounded_lengths=self.rounded)

    def should_assemble(self) -> bool:
        """It is one file already."""
        return False

    def set_doc_count(self, doccount: int) -> None:
        """Remember how many documents it has."""
        self._count = doccount

    def doc_count_all(self) -> int:
        """The number of documents, deleted ones included."""
        return self._count

    def deleted_count(self) -> int:
        """The number of deleted documents."""
        return len(self._deleted)

    def deleted_docs(self) -> Iterator[int]:
        """The numbers of the deleted documents."""
        return iter(sorted(self._deleted))

    def delete_document(self, docnum: int, delete: bool = True) -> None:
        """Note that a document is deleted, or that it is not."""
        (self._deleted.add if delete else self._deleted.discard)(docnum)

    def is_deleted(self, docnum: int) -> bool:
        """Whether a document is deleted."""
        return docnum in self._deleted
