"""Several segments to one, without their deleted documents: parts of their rows, sorted together by term.

All of it goes in parts of so many positions, so that no index is too large to be merged.
"""

from __future__ import annotations

import heapq
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Final

import numpy as np

from casearch.engine.embedded.damage import damage_noticed
from casearch.engine.embedded.fields import Field, FieldWriter, Rows
from casearch.engine.embedded.layout import SegmentWriter, Written, writing
from casearch.engine.embedded.postings import Ints
from casearch.engine.embedded.segment import Segment
from casearch.engine.stored import unpack_strings

AT_ONCE: Final = 1 << 18
"""Positions that are merged together, about."""

_BLOCKS_HELD: Final = 1024
"""Blocks of records that are copied before the memory they were mapped into is given back."""

Part = tuple[list[bytes], Ints, Rows]


def merge(folder: Path, name: str, segments: Sequence[Segment]) -> Written:
    """One segment of the live documents of several, in their order; its file is not yet durable."""
    numbers, count = [], 0
    for segment in segments:
        live = segment.live
        numbers.append(np.where(live, np.cumsum(live) - 1 + count, -1))
        count += int(live.sum())
    with writing(folder, name) as writer:
        _write_documents(writer, segments)
        for field in sorted({field for segment in segments for field in segment.file.facts["fields"]}):
            found = [
                (segment, segment.field(field), new) for segment, new in zip(segments, numbers, strict=True)
            ]
            sources = [(segment, field, new) for segment, field, new in found if field is not None]
            has_positions = any(source.has_positions for _, source, _ in sources)
            with writer.field(field, positions=has_positions) as out:
                _merge_field(out, [_Source(*source) for source in sources])
        writer.words(_merged_words(segments))
        return writer.finish(count)


def _write_documents(writer: SegmentWriter, segments: Sequence[Segment]) -> None:
    writer.ids(
        id for segment in segments for id, live in zip(segment.raw_ids(), segment.live, strict=True) if live
    )
    with writer.records() as records:
        for segment in segments:
            with damage_noticed(segment.path):
                for number, (first, last) in enumerate(segment.records.blocks()):
                    if number % _BLOCKS_HELD == 0:
                        segment.file.let_go()
                    live, block = segment.live[first:last], segment.records.block(number)
                    if live.all():
                        records.add_blocks([block])
                        continue
                    for record, stays in zip(unpack_strings(block), live, strict=True):
                        if stays:
                            records.add(record)
    for name in sorted(segments[0].file.facts["columns"]):
        writer.column(name, np.concatenate([segment.column(name)[segment.live] for segment in segments]))


def _merged_words(segments: Sequence[Segment]) -> Iterator[tuple[bytes, bytes]]:
    """All surface words, also those of deleted documents: what a word was read as stays true."""
    streams = [
        (
            (key, value)
            for part in segment.words.parts()
            for key, value in zip(part.keys, part.values, strict=True)
        )
        for segment in segments
    ]
    return (next(equal) for _, equal in groupby(heapq.merge(*streams, key=itemgetter(0)), key=itemgetter(0)))


class _Source:
    """The terms and live postings of a field of one segment, of which some at a time are taken from the front."""

    def __init__(self, segment: Segment, field: Field, numbers: Ints) -> None:
        self._segment, self._numbers = segment, numbers
        self._parts = field.parts(AT_ONCE)
        self._waiting: Part | None = None

    def last(self) -> bytes | None:
        """The last term of those that wait; ``None`` where no more come."""
        if self._waiting is None:
            self._segment.file.let_go()
            with damage_noticed(self._segment.path):
                self._waiting = next(self._parts, None)
        return self._waiting[0][-1] if self._waiting else None

    def take(self, until: bytes) -> Part | None:
        """The terms up to one, included, with their live postings under the documents' new numbers."""
        if self._waiting is None:
            return None
        terms, df, rows = self._waiting
        if terms[-1] <= until:
            self._waiting = None
            return self._live(terms, df, rows)
        count = bisect_right(terms, until)
        postings = int(df[:count].sum())
        positions = int(rows.counts[:postings].sum())
        self._waiting = terms[count:], df[count:], _cut(rows, slice(postings, None), slice(positions, None))
        return self._live(terms[:count], df[:count], _cut(rows, slice(postings), slice(positions)))

    def _live(self, terms: list[bytes], df: Ints, rows: Rows) -> Part:
        documents = self._numbers[rows.documents]
        keep = documents >= 0
        if keep.all():
            return terms, df, Rows(documents, rows.tf, rows.counts, rows.steps)
        of = np.repeat(np.arange(len(terms)), df)[keep]
        steps = rows.steps[np.repeat(keep, rows.counts)]
        return (
            terms,
            np.bincount(of, minlength=len(terms)),
            Rows(documents[keep], rows.tf[keep], rows.counts[keep], steps),
        )


def _cut(rows: Rows, postings: slice, positions: slice) -> Rows:
    return Rows(rows.documents[postings], rows.tf[postings], rows.counts[postings], rows.steps[positions])


def _merge_field(writer: FieldWriter, sources: Sequence[_Source]) -> None:
    while True:
        ends = [last for source in sources if (last := source.last()) is not None]
        if not ends:
            return
        parts = [part for source in sources if (part := source.take(min(ends))) is not None and part[0]]
        _write_merged(writer, parts)


def _write_merged(writer: FieldWriter, parts: Sequence[Part]) -> None:
    """Terms of several sources with their postings; those of one term follow each other in the sources' order."""
    terms = sorted({term for part in parts for term in part[0]})
    numbers = {term: number for number, term in enumerate(terms)}
    of = np.concatenate([np.repeat([numbers[term] for term in part[0]], part[1]) for part in parts])
    df = np.bincount(of, minlength=len(terms))
    order = np.argsort(of, kind="stable")
    counts = np.concatenate([part[2].counts for part in parts])
    steps = np.concatenate([part[2].steps for part in parts])
    places = np.cumsum(counts) - counts
    if len(steps):
        moved = counts[order]
        steps = steps[np.repeat(places[order] - (np.cumsum(moved) - moved), moved) + np.arange(len(steps))]
    documents = np.concatenate([part[2].documents for part in parts])[order]
    tf = np.concatenate([part[2].tf for part in parts])[order]
    kept = [term for term, count in zip(terms, df.tolist(), strict=True) if count]
    if kept:
        writer.add(kept, df[df > 0], Rows(documents, tf, counts[order], steps))
