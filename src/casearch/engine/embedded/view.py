"""All segments of a commit as one: live documents under running numbers, and statistics over them alone."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from casearch.engine.embedded.columns import Numbers
from casearch.engine.embedded.damage import damage_noticed
from casearch.engine.embedded.lists import Cache, TermList
from casearch.engine.embedded.places import Places
from casearch.engine.embedded.postings import Floats, Ints, Postings, joined
from casearch.engine.embedded.schema import MICROSECONDS_A_DAY, TERM_FIELDS, UNDATED
from casearch.engine.embedded.segment import Segment
from casearch.engine.embedded.term_blocks import SegmentTerms
from casearch.engine.embedded.words import Words
from casearch.formula import damping, idf, weighed
from casearch.nodes import DATE, ID

KEPT_BYTES: Final = 256 << 20
"""What decoded lists may take that are kept for coming queries."""

_NO_DAY: Final = -(1 << 31)
_SORTED_BELOW: Final = 16
_FEW: Final = 64


class View:
    """What evaluation sees of an index.

    A document's number is its number in its segment plus the number of documents of the segments before.
    Deleted documents keep theirs and are never seen.
    """

    def __init__(self, segments: Sequence[Segment]) -> None:
        self.segments = segments
        sizes = [segment.documents for segment in segments]
        self.starts: list[int] = [sum(sizes[:index]) for index in range(len(sizes))]
        self.size = sum(sizes)
        self.kept = Cache(KEPT_BYTES)
        self._dampings: dict[str, Floats] = {}
        self._segment_terms: dict[str, list[SegmentTerms]] = {}
        self._means: dict[str, float] = {}
        self._columns: dict[str, Numbers] = {}
        self._vocabularies: dict[str, list[str]] = {}
        self._row: Floats | None = None

    @cached_property
    def live(self) -> Ints:
        """The live documents, rising."""
        if not self.segments:
            return np.empty(0, np.int64)
        return np.flatnonzero(np.concatenate([segment.live for segment in self.segments]))

    @cached_property
    def count(self) -> int:
        """N, the number of live documents."""
        return sum(segment.entry.live for segment in self.segments)

    def idf(self, df: int) -> float:
        """How much a term tells that so many live documents hold."""
        return idf(self.count, df)

    def term_list(self, field: str, term: str) -> TermList:
        """Where a term stands and what it weighs there."""
        found: TermList | None = self.kept.get((field, term))
        if found is None:
            postings = self.postings(field, term)
            found = self._list(field, postings.documents, postings.tf, len(postings.documents))
            self.kept.put((field, term), found)
        return found

    def group_list(self, field: str, terms: tuple[tuple[str, float], ...]) -> TermList:
        """Where any of some equivalents stands, and what they weigh there as one word."""
        found: TermList | None = self.kept.get((field, terms))
        if found is None:
            members = [(self.postings(field, term), weight) for term, weight in terms]
            documents = self.union([member.documents for member, _ in members])
            tf = np.zeros(len(documents))
            for member, weight in members:
                tf[np.searchsorted(documents, member.documents)] += weight * member.tf
            df = max((len(member.documents) for member, _ in members), default=0)
            found = self._list(field, documents, tf, df)
            self.kept.put((field, terms), found)
        return found

    def _list(self, field: str, documents: Ints, tf: Floats, df: int) -> TermList:
        return TermList(documents, self.size, lambda: self.weighed(field, documents, tf, self.idf(df)))

    def places(self, field: str, term: str) -> Places:
        """The places of a term."""
        found: Places | None = self.kept.get((field, term, "places"))
        if found is None:
            found = Places(self.postings(field, term, positions=True))
            self.kept.put((field, term, "places"), found)
        return found

    def weighed(self, field: str, documents: Ints, tf: Floats, rarity: float) -> Floats:
        """What occurrences weigh in some documents."""
        if field not in self._dampings:
            lengths = self.lengths(field, np.arange(self.size))
            self._dampings[field] = damping(lengths / self.mean_length(field))
        return weighed(rarity, tf, self._dampings[field].take(documents))

    def segment_terms(self, field: str) -> list[SegmentTerms]:
        """The terms of a field, by segment."""
        if field not in self._segment_terms:
            self._segment_terms[field] = [
                SegmentTerms(segment, field, self.kept) for segment in self.segments
            ]
        return self._segment_terms[field]

    def words(self, terms: SegmentTerms) -> Words:
        """All terms of a field of a segment, as patterns and slips want them."""
        key = (terms.segment.entry.name, terms.name)
        found: Words | None = self.kept.get(key)
        if found is None:
            found = Words(terms)
            self.kept.put(key, found)
        return found

    def union(self, sets: Sequence[Ints], *, sorted_sets: bool = True) -> Ints:
        """The documents of several arrays, rising, each once; those of one array rise, unless it is said."""
        filled = [documents for documents in sets if len(documents)]
        if len(filled) < 2 and (sorted_sets or not filled):
            return filled[0] if filled else np.empty(0, np.int64)
        if _SORTED_BELOW * sum(map(len, filled)) < self.size:
            joint = np.concatenate(filled)
            joint.sort()
            keep = np.ones(len(joint), bool)
            np.not_equal(joint[1:], joint[:-1], out=keep[1:])
            return joint[keep]
        return np.flatnonzero(self.mask(*filled))

    @cached_property
    def days(self) -> Numbers:
        """The day of each document; of deleted ones and of those without a date one that no day is."""
        moments = self.column(DATE)
        days = np.where(moments == UNDATED, _NO_DAY, moments // MICROSECONDS_A_DAY).astype(np.int32)
        if self.count < self.size:
            days[~self.mask(self.live)] = _NO_DAY
        return days

    @staticmethod
    def day_bounds(low: int | None, high: int | None) -> tuple[int, int]:
        """The first and the last day of a range, open ends as far as days can lie."""
        least, most = _NO_DAY + 1, (1 << 31) - 1
        first = least if low is None else min(max(low, least), most)
        return first, most if high is None else min(max(high, _NO_DAY), most)

    def postings(self, field: str, term: str, *, positions: bool = False) -> Postings:
        """Where a term stands, in live documents; with its positions, if they are asked for."""
        parts = []
        for start, segment in zip(self.starts, self.segments, strict=True):
            found = segment.postings(field, term, positions=positions)
            if len(found.documents):
                found = found.where(segment.live[found.documents]) if segment.entry.deleted else found
                parts.append(Postings(found.documents + start, found.tf, found.counts, found.positions))
        return joined(parts)

    def frequency_at_most(self, field: str, term: str) -> int:
        """What the document frequency of a term cannot exceed: deleted documents are still in it."""
        return sum(segment.frequency(field, term) for segment in self.segments)

    def lengths(self, field: str, documents: Ints) -> Numbers:
        """Number of positions of a field in some documents."""
        if field == ID:
            return np.ones(len(documents))
        return self.column(field)[documents]

    def mean_length(self, field: str) -> float:
        """Mean over all live documents; 1 where no document has anything in the field."""
        if field not in self._means:
            # The sum is one of integers, so that it is the same in whatever order they lie.
            total = int(self.lengths(field, self.live).sum())
            self._means[field] = total / self.count if total else 1.0
        return self._means[field]

    def column(self, name: str) -> Numbers:
        """A column, by document number."""
        if name not in self._columns:
            parts = [segment.column(name) for segment in self.segments]
            self._columns[name] = np.concatenate(parts) if parts else np.empty(0, np.int64)
        return self._columns[name]

    def vocabulary(self, field: str) -> list[str]:
        """All terms of a field in the order of their code points, those of deleted documents among them."""
        if field not in TERM_FIELDS:
            raise ValueError(f"the field {field!r} has no terms")
        if field not in self._vocabularies:
            terms = {term for segment in self.segments for term in segment.terms(field)}
            self._vocabularies[field] = sorted(terms)
        return self._vocabularies[field]

    def frequencies(self, field: str) -> list[int]:
        """In how many documents the terms of ``vocabulary`` stand at most: deleted documents are still in it."""
        counts: Counter[str] = Counter()
        for segment in self.segments:
            for term, count in segment.frequencies(field):
                counts[term] += count
        return [counts[term] for term in self.vocabulary(field)]

    def ids(self, documents: Ints) -> list[str]:
        """The ids of some documents."""
        if not len(documents):
            return []
        firsts, blocks = self._id_blocks
        found = []
        with damage_noticed(self.segments[0].path) as reading:
            for document in documents.tolist():
                at = bisect_right(firsts, document) - 1
                reading.path, block, number = blocks[at]
                found.append(block(number)[document - firsts[at]].decode())
        return found

    @cached_property
    def _id_blocks(self) -> tuple[array[int], list[tuple[Path, Callable[[int], list[bytes]], int]]]:
        """The first document of each block of ids, and what gives the block: it takes a number."""
        firsts = array("q")
        blocks = []
        for start, segment in zip(self.starts, self.segments, strict=True):
            for number, first in enumerate(segment.id_blocks()):
                firsts.append(start + first)
                blocks.append((segment.path, segment.id_block, number))
        return firsts, blocks

    def first_by_id(self, documents: Ints, count: int) -> Ints:
        """Where, among some rising documents, those with the first ids are."""
        if len(documents) <= _FEW:
            ids = self.ids(documents)
            return np.array(sorted(range(len(ids)), key=ids.__getitem__)[:count], np.int64)
        cuts = np.searchsorted(documents, [*self.starts, self.size]).tolist()
        found: list[int] = []
        for segment, start, (first, last) in zip(self.segments, self.starts, pairwise(cuts), strict=True):
            if first < last:
                found += (first + segment.first_by_id(documents[first:last] - start, count)).tolist()
        if len(self.segments) > 1:
            found.sort()
            ids = self.ids(documents[found])
            found = [found[at] for at in sorted(range(len(ids)), key=ids.__getitem__)]
        return np.array(found[:count], np.int64)

    def take_row(self) -> Floats:
        """A number for each document, all 0; who has used it clears it and gives it back."""
        row, self._row = self._row, None
        return np.zeros(self.size) if row is None else row

    def give_row(self, row: Floats) -> None:
        """Keep a row for the next; one that an interrupt has left uncleared never comes back."""
        self._row = row

    def place(self, document: int) -> tuple[int, int]:
        """Which segment holds a document, and its number there."""
        segment = bisect_right(self.starts, document) - 1
        return segment, document - self.starts[segment]

    def find(self, id: str) -> int | None:
        """The number of the live document that has an id."""
        for start, segment in zip(self.starts, self.segments, strict=True):
            found = segment.find(id)
            if found is not None:
                return start + found
        return None

    def mask(self, *sets: Ints) -> npt.NDArray[np.bool_]:
        """True at some documents."""
        mask = np.zeros(self.size, bool)
        for documents in sets:
            mask[documents] = True
        return mask
