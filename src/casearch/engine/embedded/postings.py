"""Where a term stands: documents, frequencies, positions, as arrays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Postings:
    """Where a term stands.

    Args:
        documents: numbers of the documents, rising.
        tf: the term's frequency in each, titles weighed.
        counts: how many positions it has in each; ``None`` where positions were not asked for, or not kept.
        positions: those of all documents, one document's behind the other's.
    """

    documents: Ints
    tf: Floats
    counts: Ints | None = None
    positions: Ints | None = None

    def where(self, keep: npt.NDArray[np.bool_]) -> Postings:
        """Those of some of the documents."""
        if keep.all():
            return self
        if self.counts is None or self.positions is None:
            return Postings(self.documents[keep], self.tf[keep])
        positions = self.positions[np.repeat(keep, self.counts)]
        return Postings(self.documents[keep], self.tf[keep], self.counts[keep], positions)


EMPTY: Final = Postings(np.empty(0, np.int64), np.empty(0), np.empty(0, np.int64), np.empty(0, np.int64))


def joined(parts: list[Postings]) -> Postings:
    """The postings of one term in several segments, whose documents follow each other."""
    if len(parts) < 2:
        return parts[0] if parts else EMPTY
    documents, tf = (np.concatenate([getattr(part, name) for part in parts]) for name in ("documents", "tf"))
    counts = [part.counts for part in parts if part.counts is not None]
    positions = [part.positions for part in parts if part.positions is not None]
    if len(counts) < len(parts):
        return Postings(documents, tf)
    return Postings(documents, tf, np.concatenate(counts), np.concatenate(positions))


def running(steps: Ints, counts: Ints) -> Ints:
    """Runs of steps, the first of each from 0, to the numbers they lead to."""
    if not len(steps):
        return steps
    numbers = np.cumsum(steps)
    filled = counts[counts > 0]
    starts = np.cumsum(filled) - filled
    numbers -= np.repeat(numbers[starts] - steps[starts], filled)
    return numbers


def steps_of(numbers: Ints, counts: Ints) -> Ints:
    """What ``running`` undoes."""
    steps = np.diff(numbers, prepend=0)
    starts = (np.cumsum(counts) - counts)[counts > 0]
    steps[starts] = numbers[starts]
    return steps
