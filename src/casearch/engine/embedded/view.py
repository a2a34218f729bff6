"""All segments of a commit as one: live documents under running numbers, and statistics over them alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from casearch.engine.embedded.columns import Numbers
from casearch.engine.embedded.postings import Ints, Postings, joined
from casearch.engine.embedded.schema import TERM_FIELDS
from casearch.engine.embedded.segment import Segment
from casearch.nodes import ID


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
        self._means: dict[str, float] = {}
        self._columns: dict[str, Numbers] = {}
        self._vocabularies: dict[str, list[str]] = {}

    @cached_property
    def live(self) -> Ints:
        """The live documents, rising."""
        if not self.segments:
            return np.empty(0, np.int64)
        return np.flatnonzero(np.concatenate([segment.live for segment in self.segments]))

    @property
    def count(self) -> int:
        """N, the number of live documents."""
        return sum(segment.entry.live for segment in self.segments)

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
        """The ids of some documents, which rise."""
        cuts = np.searchsorted(documents, [*self.starts, self.size]).tolist()
        return [
            id
            for segment, start, (first, last) in zip(self.segments, self.starts, pairwise(cuts), strict=True)
            for id in segment.ids((documents[first:last] - start).tolist())
        ]

    def place(self, document: int) -> tuple[int, int]:
        """Which segment holds a document, and its number there."""
        segment = int(np.searchsorted(self.starts, document, "right")) - 1
        return segment, document - self.starts[segment]

    def find(self, id: str) -> int | None:
        """The number of the live document that has an id."""
        for start, segment in zip(self.starts, self.segments, strict=True):
            found = segment.find(id)
            if found is not None:
                return start + found
        return None

    def mask(self, documents: Ints) -> npt.NDArray[np.bool_]:
        """True at some documents."""
        mask = np.zeros(self.size, bool)
        mask[documents] = True
        return mask
