"""Writing one segment with Whoosh's codec: new documents inverted in memory, or segments merged in a stream."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, groupby
from operator import itemgetter
from typing import Final

import numpy as np

from casearch.engine.base import AnalysedDocument
from casearch.engine.embedded.blocks import BlockCodec, Rows
from casearch.engine.embedded.commits import SegmentEntry
from casearch.engine.embedded.names import INDEX
from casearch.engine.embedded.schema import RECORD, TERM_FIELDS, TITLE_END, columns, postings, schema
from casearch.engine.embedded.segment import Segment
from casearch.engine.embedded.storage import Storage, checksum
from casearch.nodes import DATE, ID

POSTINGS_LIMIT: Final = 2_000_000
"""Postings that new documents are inverted into before they become a segment: some 300 MB."""

_COLUMNS: Final = (*TERM_FIELDS, DATE, TITLE_END, RECORD)

TermRows = tuple[str, bytes, Rows]
"""A term of a field with its postings."""


class SegmentBuilder:
    """A segment of documents that were added since the last commit."""

    def __init__(self, storage: Storage) -> None:
        self._writer = _SegmentWriter(storage)
        self._terms: dict[str, dict[bytes, Rows]] = {field: {} for field in TERM_FIELDS}
        self.postings = 0

    def add(self, document: AnalysedDocument) -> None:
        """Add a document; it is added whole or, if its fields cannot be encoded, not at all."""
        values, terms = columns(document), postings(document)
        number = self._writer.add(values.__getitem__)
        for field, found in terms.items():
            kept = self._terms[field]
            for term, tf, positions in found:
                rows = kept.get(term)
                if rows is None:
                    rows = kept[term] = ([], [], [])
                rows[0].append(number)
                rows[1].append(tf)
                if positions:
                    rows[2].append(positions)
            self.postings += len(found)

    def finish(self) -> SegmentEntry:
        """Write the segment; its files are not yet durable."""
        return self._writer.finish(
            (field, term, self._terms[field][term])
            for field in sorted(TERM_FIELDS)
            for term in sorted(self._terms[field])
        )


def merge(storage: Storage, segments: Iterable[Segment]) -> SegmentEntry:
    """One segment of the live documents of several."""
    writer = _SegmentWriter(storage)
    streams = []
    for segment in segments:
        numbers = [-1] * segment.documents
        for document in np.flatnonzero(segment.live).tolist():
            numbers[document] = writer.add(_values_of(segment, document))
        streams.append(_terms_of(segment, numbers))
    merged = heapq.merge(*streams, key=_key)
    return writer.finish(
        (*key, _joined([term[2] for term in terms])) for key, terms in groupby(merged, key=_key)
    )


def _values_of(segment: Segment, document: int) -> Callable[[str], int | bytes]:
    def value(name: str) -> int | bytes:
        if name == ID:
            return segment.ids([document])[0].encode()
        if name == RECORD:
            return segment.raw_record(document)
        return int(segment.column(name)[document])

    return value


def _terms_of(segment: Segment, numbers: list[int]) -> Iterator[TermRows]:
    """The terms of a segment that stand in live documents, under the documents' new numbers."""
    for field in sorted(TERM_FIELDS):
        for term, info in segment.terms(field):
            documents, tf, values = segment.rows(info)
            renumbered = [numbers[document] for document in documents]
            if -1 in renumbered:
                live = [index for index, number in enumerate(renumbered) if number >= 0]
                renumbered, tf = [renumbered[index] for index in live], [tf[index] for index in live]
                values = [values[index] for index in live] if values else []
            if renumbered:
                yield field, term.encode(), (renumbered, tf, values)


def _key(term: TermRows) -> tuple[str, bytes]:
    return term[:2]


def _joined(parts: list[Rows]) -> Rows:
    if len(parts) == 1:
        return parts[0]
    documents, tf, values = (list(chain.from_iterable(columns)) for columns in zip(*parts, strict=True))
    return documents, tf, values


class _SegmentWriter:
    """What both have in common: columns document by document, then all terms in order."""

    def __init__(self, storage: Storage) -> None:
        codec = BlockCodec()
        self._storage, self._schema = storage, schema()
        self._segment = codec.new_segment(storage, INDEX)
        self._documents = codec.per_document_writer(storage, self._segment)
        self._terms = codec.field_writer(storage, self._segment)
        self._count = 0

    def add(self, value: Callable[[str], int | bytes]) -> int:
        """Add a document's columns; gives its number."""
        number = self._count
        self._documents.start_doc(number)
        for name in _COLUMNS:
            self._documents.add_column_value(name, self._schema[name].column_type, value(name))
        self._documents.finish_doc()
        self._count += 1
        return number

    def finish(self, terms: Iterable[TermRows]) -> SegmentEntry:
        """Write the terms, rising by field and term, and close the files."""
        self._documents.close()
        for field, of_field in groupby(terms, key=itemgetter(0)):
            self._terms.start_field(field, self._schema[field])
            for _, term, rows in of_field:
                self._terms.add_term(term, rows)
            self._terms.finish_field()
        self._terms.close()
        name = self._segment.segment_id()
        files = [file for file in sorted(self._storage.created) if file.startswith(f"{name}.")]
        return SegmentEntry(
            name, self._count, (), {file: checksum(self._storage.path / file) for file in files}
        )
