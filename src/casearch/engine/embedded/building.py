"""New documents to segments: rows of tokens are kept until they fill the buffer, and then sorted by term at once.

A token is its term's number, its document and its position. Tokens come in the order of documents and
positions, so that one sort by (term, place in the row) puts all postings in their order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from casearch.engine.base import AnalysedBatch, FieldTokens
from casearch.engine.embedded.blobs import BlobWriter
from casearch.engine.embedded.fields import FieldWriter, Rows
from casearch.engine.embedded.layout import RECORDS, SegmentWriter, Written, writing
from casearch.engine.embedded.postings import Ints, steps_of
from casearch.engine.embedded.schema import (
    POSITION_FIELDS,
    TITLE_END,
    TITLE_WEIGHED,
    TOKEN_FIELDS,
    fold_source,
    moment_number,
)
from casearch.engine.stored import RECORDS_BYTES
from casearch.nodes import DATE, ID, LANG, SOURCE, TITLE_WEIGHT

BUFFER_BYTES: Final = 256 << 20
"""What a segment under way may take before it is written: its tokens, terms and words, and the sorting of them."""

TOKEN_BYTES: Final = 8
"""What a token takes of that: its term and its position."""

SORTED_BYTES: Final = 16
"""What a token of the field that is being sorted takes beside that: its document and sorting key, and parts of the row."""

TERM_BYTES: Final = 170
"""What a term takes, and its place in a table; a surface word, with what it was read as, takes twice that."""

_AT_ONCE: Final = 1 << 18

Numbers = npt.NDArray[np.uint32]


class _Numbers(dict[bytes, int]):
    """Terms by number, in the order in which they are first asked for."""

    def __missing__(self, term: bytes) -> int:
        number = self[term] = len(self)
        return number


class _FieldBuffer:
    """The tokens of one field of the documents so far."""

    def __init__(self) -> None:
        self.terms = _Numbers()
        self.tokens: list[Numbers] = []
        self.positions: list[Numbers] = []
        self.counts: list[Numbers] = []
        self.lengths: list[Numbers] = []
        self.size = 0

    def add(self, field: FieldTokens) -> None:
        numbers = np.fromiter(map(self.terms.__getitem__, field.terms), np.uint32, len(field.terms))
        self.tokens.append(numbers[field.tokens])
        self.positions.append(field.positions)
        self.counts.append(field.counts)
        self.lengths.append(field.lengths)
        self.size += len(field.tokens)

    def write(self, writer: FieldWriter, title_ends: Ints | None) -> None:
        """Write all terms, rising; what is kept is gone after that."""
        terms = sorted(self.terms)
        ranks = np.empty(len(terms), np.uint64)
        ranks[np.fromiter(map(self.terms.__getitem__, terms), np.int64, len(terms))] = np.arange(len(terms))
        self.terms.clear()
        tokens, positions, counts = map(_taken, (self.tokens, self.positions, self.counts))
        documents = np.repeat(np.arange(len(counts), dtype=np.uint32), counts)
        keys = (ranks << np.uint64(32))[tokens]
        del tokens
        keys |= np.arange(len(keys), dtype=np.uint64)
        keys.sort()  # no two are equal, so that any sort is a stable one
        for first, last in _parts(keys):
            rank = (keys[first:last] >> np.uint64(32)).astype(np.int64)
            token = (keys[first:last] & np.uint64(0xFFFFFFFF)).astype(np.int64)
            low, high = int(rank[0]), int(rank[-1]) + 1
            df, rows = _inverted(rank - low, documents[token], positions[token], title_ends)
            writer.add(terms[low:high], df, rows)


class SegmentBuilder:
    """A segment of documents that were added since the last commit."""

    def __init__(self, folder: Path, name: str) -> None:
        self.folder, self.name = folder, name
        self._fields = {field: _FieldBuffer() for field in TOKEN_FIELDS}
        self._ids: list[bytes] = []
        self._langs: list[bytes] = []
        self._sources: list[bytes] = []
        self._dates: list[int] = []
        self._title_ends: list[Numbers] = []
        self._records = BlobWriter(folder, RECORDS, RECORDS_BYTES)
        self._words: dict[bytes, bytes] = {}

    @property
    def bytes(self) -> int:
        """About how much memory the segment takes to be built; the documents themselves lie in a file."""
        sizes = [field.size for field in self._fields.values()]
        terms = sum(len(field.terms) for field in self._fields.values()) + 2 * len(self._words)
        return TOKEN_BYTES * sum(sizes) + SORTED_BYTES * max(sizes) + TERM_BYTES * terms

    def add(self, batch: AnalysedBatch) -> None:
        """Add documents; all are added or, if they cannot be encoded, none."""
        ids, langs = [id.encode() for id in batch.ids], [lang.encode() for lang in batch.langs]
        sources = [fold_source(source).encode() for source in batch.sources]
        dates = [moment_number(date) for date in batch.dates]
        for name, field in self._fields.items():
            field.add(batch.fields[name])
        self._ids += ids
        self._langs += langs
        self._sources += sources
        self._dates += dates
        self._title_ends.append(batch.title_ends)
        self._records.add_blocks(batch.records)
        self._words.update(batch.words)

    def finish(self) -> Written:
        """Write the segment; its file is not yet durable."""
        with writing(self.folder, self.name) as writer:
            self._write_documents(writer)
            self._write_fields(writer)
            writer.words(sorted(self._words.items()))
            return writer.finish(len(self._ids))

    def _write_documents(self, writer: SegmentWriter) -> None:
        writer.ids(self._ids)
        self._records.finish(writer.file)
        self._title_end = _taken(self._title_ends).astype(np.int64)
        writer.column(TITLE_END, self._title_end)
        writer.column(DATE, np.array(self._dates, np.int64))
        for name, values in ((LANG, self._langs), (SOURCE, self._sources)):
            writer.column(name, np.fromiter(map(bool, values), np.int64, len(values)))
        for name, field in self._fields.items():
            writer.column(name, _taken(field.lengths))

    def _write_fields(self, writer: SegmentWriter) -> None:
        for name, field in self._fields.items():
            with writer.field(name, positions=name in POSITION_FIELDS) as out:
                field.write(out, self._title_end if name in TITLE_WEIGHED else None)
        for name, values in ((ID, self._ids), (LANG, self._langs), (SOURCE, self._sources)):
            with writer.field(name, positions=False) as out:
                _write_values(out, values)


def _taken(
    parts: list[Numbers],
) -> Numbers:
    """Arrays as one; the list is empty after that."""
    joined = np.concatenate(parts) if parts else np.empty(0, np.uint32)
    parts.clear()
    return joined


def _parts(keys: npt.NDArray[np.uint64]) -> Iterator[tuple[int, int]]:
    """Sorted keys cut into parts of whole terms."""
    first = 0
    while first < len(keys):
        last = min(first + _AT_ONCE, len(keys))
        if last < len(keys):  # as far as the term reaches that stands at the cut
            behind = ((keys[last - 1] >> np.uint64(32)) + np.uint64(1)) << np.uint64(32)
            last = int(np.searchsorted(keys, behind))
        yield first, last
        first = last


def _inverted(
    terms: Ints, documents: Numbers, positions: Numbers, title_ends: Ints | None
) -> tuple[Ints, Rows]:
    """Sorted tokens to postings: documents of each term, and the rows.

    Args:
        terms: numbers from 0 on, none left out.
        documents: of each token.
        positions: of each token.
        title_ends: of each document, where tokens of titles weigh more.
    """
    begins = np.ones(len(terms), bool)
    begins[1:] = (terms[1:] != terms[:-1]) | (documents[1:] != documents[:-1])
    starts = np.flatnonzero(begins)
    counts = np.diff(starts, append=len(terms))
    held = documents[starts].astype(np.int64)
    tf = counts
    if title_ends is not None:
        in_title = positions < title_ends[documents]
        tf = counts + (TITLE_WEIGHT - 1) * np.add.reduceat(in_title, starts, dtype=np.int64)
    return np.bincount(terms[starts]), Rows(held, tf, counts, steps_of(positions.astype(np.int64), counts))


def _write_values(writer: FieldWriter, values: Sequence[bytes]) -> None:
    """A field of one value a document, or none."""
    order = sorted((value, number) for number, value in enumerate(values) if value)
    terms = sorted({value for value, _ in order})
    ranks = {term: rank for rank, term in enumerate(terms)}
    df = np.bincount(
        np.fromiter((ranks[value] for value, _ in order), np.int64, len(order)), minlength=len(terms)
    )
    documents = np.fromiter((number for _, number in order), np.int64, len(order))
    ones, none = np.ones(len(order), np.int64), np.zeros(len(order), np.int64)
    if terms:
        writer.add(terms, df, Rows(documents, ones, none, np.empty(0, np.int64)))
