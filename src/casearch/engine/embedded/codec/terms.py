"""Terms of a segment as Whoosh writes and reads them: postings one by one, dictionaries by cursor."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from whoosh.codec import base
from whoosh.formats import Existence, Positions
from whoosh.reading import TermInfo, TermNotFound

from casearch.engine.embedded.codec.documents import rounded as round_length
from casearch.engine.embedded.codec.matcher import PostingMatcher
from casearch.engine.embedded.codec.schema import PositionsFormat
from casearch.engine.embedded.damage import damage_noticed
from casearch.engine.embedded.dictionary import Entry
from casearch.engine.embedded.fields import Field, FieldWriter, Rows
from casearch.engine.embedded.layout import SegmentWriter
from casearch.engine.embedded.postings import Postings, steps_of
from casearch.engine.embedded.segment import Segment

if TYPE_CHECKING:
    from casearch.engine.embedded.codec.codec import CasearchSegment

_AT_ONCE: Final = 1 << 16

Term = tuple[str, bytes]


def keeps_positions(format_: Any) -> bool:
    """Whether a format is one of positions alone, which are kept as numbers; other values are kept as bytes."""
    return type(format_) in (Positions, PositionsFormat)


class TermWriter(base.FieldWriter):  # type: ignore[misc]  # Whoosh has no types
    """Takes the postings of a segment, and writes its file."""

    def __init__(self, folder: Path, segment: CasearchSegment) -> None:
        self._folder, self._segment = folder, segment
        self._writer = SegmentWriter(folder, segment.segment_id())
        self._format: Any = None
        self._field: FieldWriter | None = None
        self._name = ""
        self._clear()
        self.is_closed = False

    def start_field(self, fieldname: str, fieldobj: Any) -> None:
        """Begin a field."""
        self._format, self._name = fieldobj.format, fieldname
        self._positional = keeps_positions(self._format)
        self._valued = not self._positional and type(self._format) is not Existence
        self._field = FieldWriter(self._folder, fieldname, positions=self._positional, values=self._valued)

    def start_term(self, text: bytes) -> None:
        """Begin a term."""
        self._terms.append(bytes(text))
        self._df.append(0)

    def add(self, docnum: int, weight: float, vbytes: bytes, length: int | None) -> None:  # noqa: ARG002
        """Add a posting."""
        self._df[-1] += 1
        self._documents.append(docnum)
        self._weights.append(weight)
        if self._positional:
            positions = self._format.decode_positions(vbytes)
            self._counts.append(len(positions))
            self._positions += positions
        elif self._valued:
            self._values.append(bytes(vbytes))

    def finish_term(self) -> None:
        """End a term."""
        if len(self._documents) >= _AT_ONCE:
            self._write()

    def finish_field(self) -> None:
        """End a field."""
        self._write()
        assert self._field is not None
        self._field.finish(self._writer.file)
        self._writer.has_field(self._name)

    def close(self) -> None:
        """Write the file."""
        self.is_closed = True
        documents = self._segment.documents_written
        assert documents is not None
        documents.write(self._writer)
        written = self._writer.finish(documents.count)
        self._segment.size, self._segment.crc = written.size, written.crc

    def _clear(self) -> None:
        self._terms: list[bytes] = []
        self._df: list[int] = []
        self._documents: list[int] = []
        self._weights: list[float] = []
        self._counts: list[int] = []
        self._positions: list[int] = []
        self._values: list[bytes] = []

    def _write(self) -> None:
        if not self._terms:
            return
        documents, weights = np.array(self._documents, np.int64), np.array(self._weights, np.float64)
        counts = np.array(self._counts if self._positional else np.zeros(len(documents)), np.int64)
        tf = weights.astype(np.int64)
        is_whole = bool((tf == weights).all() and (tf >= np.maximum(counts, 1)).all())
        steps = steps_of(np.array(self._positions, np.int64), counts)
        rows = Rows(documents, tf, counts, steps, None if is_whole else weights, self._values or None)
        assert self._field is not None
        self._field.add(self._terms, np.array(self._df, np.int64), rows)
        self._clear()


class TermReader(base.TermsReader):  # type: ignore[misc]  # Whoosh has no types
    """Gives terms and what matches them."""

    def __init__(self, segment: Segment, *, rounded: bool) -> None:
        self._segment, self._rounded = segment, rounded
        self._names: list[str] = segment.file.facts["fields"]

    def __contains__(self, term: Term) -> bool:
        return self._find(*term) is not None

    def indexed_field_names(self) -> Sequence[str]:
        """The fields that have terms."""
        return self._names

    def cursor(self, fieldname: str, fieldobj: Any) -> base.FieldCursor:
        """What walks over the terms of a field."""
        field = self._segment.field(fieldname)
        return base.EmptyCursor() if field is None else _Cursor(self, fieldname, field, fieldobj)

    def terms(self) -> Iterator[Term]:
        """All terms."""
        return (term for name in self._names for term in self._terms_from(name, b""))

    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[Term]:
        """The terms from one on, those of later fields too."""
        for name in self._names:
            if name >= fieldname:
                yield from self._terms_from(name, prefix if name == fieldname else b"")

    def items(self) -> Iterator[tuple[Term, TermInfo]]:
        """All terms, with what is known of them."""
        return ((term, self.term_info(*term)) for term in self.terms())

    def items_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[Term, TermInfo]]:
        """The terms from one on, with what is known of them."""
        return ((term, self.term_info(*term)) for term in self.terms_from(fieldname, prefix))

    def term_info(self, fieldname: str, text: bytes) -> TermInfo:
        """What is known of a term."""
        entry = self._find(fieldname, text)
        if entry is None:
            raise TermNotFound(f"No term {fieldname}:{text!r}")
        return self._info(fieldname, text)

    def frequency(self, fieldname: str, text: bytes) -> float:
        """The sum of a term's weights."""
        if self._find(fieldname, text) is None:
            raise KeyError(text)
        return float(self._known(fieldname, text).tf.sum())

    def doc_frequency(self, fieldname: str, text: bytes) -> int:
        """The number of documents that have a term."""
        entry = self._find(fieldname, text)
        if entry is None:
            raise KeyError(text)
        return entry.numbers[0]

    def matcher(self, fieldname: str, text: bytes, format_: Any, scorer: Any = None) -> PostingMatcher:
        """The postings of a term."""
        postings = self._known(fieldname, text, positions=True)
        field, entry = self._segment.field(fieldname), self._find(fieldname, text)
        assert field is not None
        assert entry is not None
        values = None
        if field.has_values:
            with damage_noticed(self._segment.path):
                values = field.values(entry.before[0], entry.numbers[0])
        info = self._info(fieldname, text)
        return PostingMatcher((fieldname, text), postings, values, format_, scorer, info)

    def _info(self, fieldname: str, text: bytes) -> TermInfo:
        found = self._known(fieldname, text)
        lengths = None
        if fieldname in self._segment.file.facts["columns"]:
            lengths = self._segment.column(fieldname)[found.documents]
        shortest, longest = (int(lengths.min()), int(lengths.max())) if lengths is not None else (0, 0)
        if self._rounded:
            shortest, longest = round_length(shortest), round_length(longest)
        return TermInfo(
            weight=float(found.tf.sum()),
            df=len(found.documents),
            minlength=shortest,
            maxlength=longest,
            maxweight=float(found.tf.max()),
            minid=int(found.documents[0]),
            maxid=int(found.documents[-1]),
        )

    def _known(self, fieldname: str, text: bytes, *, positions: bool = False) -> Postings:
        field = self._segment.field(fieldname)
        with damage_noticed(self._segment.path):
            found = field.postings(text, positions=positions) if field else None
        if found is None or not len(found.documents):
            raise TermNotFound(f"No term {fieldname}:{text!r}")
        return found

    def _find(self, fieldname: str, text: bytes) -> Entry | None:
        field = self._segment.field(fieldname)
        with damage_noticed(self._segment.path):
            return field.terms.find(text) if field else None

    def _terms_from(self, name: str, prefix: bytes) -> Iterator[Term]:
        field = self._segment.field(name)
        if field is not None:
            with damage_noticed(self._segment.path):
                first = field.terms.place(prefix)
                for index in range(first, field.terms.count):
                    yield name, field.terms.entry(index)[0]


class _Cursor(base.FieldCursor):  # type: ignore[misc]  # Whoosh has no types
    """Stands at a term of a field, or behind the last."""

    def __init__(self, reader: TermReader, name: str, field: Field, fieldobj: Any) -> None:
        self._reader, self._name, self._terms, self._fieldobj = reader, name, field.terms, fieldobj
        self._at = 0

    def first(self) -> str | None:
        self._at = 0
        return self.text()

    def find(self, string: str | bytes) -> str | None:
        key = string if isinstance(string, bytes) else self._fieldobj.to_bytes(string)
        self._at = self._terms.place(key)
        return self.text()

    def next(self) -> str | None:
        self._at += 1
        return self.text()

    def text(self) -> str | None:
        if not self.is_valid():
            return None
        text: str = self._fieldobj.from_bytes(self._terms.entry(self._at)[0])
        return text

    def term_info(self) -> TermInfo | None:
        return self._reader.term_info(self._name, self._terms.entry(self._at)[0]) if self.is_valid() else None

    def is_valid(self) -> bool:
        return self._at < self._terms.count
