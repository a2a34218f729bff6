"""What answers a node with children: from what these match and score, summed in the children's order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from casearch.engine.embedded.lists import Bools
from casearch.engine.embedded.operators import NOTHING, Known, Matches, Operator, Scored, even
from casearch.engine.embedded.postings import Floats, Ints
from casearch.engine.embedded.sums import sums_of
from casearch.engine.embedded.view import View

Counts = npt.NDArray[np.int16]

FEW: Final = 16
"""Documents are put together by sorting while they are fewer than one of so many in the index, else by a row."""


class AllOf(Operator):
    """What every child matches."""

    __slots__ = ("boost", "children", "view")

    def __init__(self, children: Sequence[Operator], boost: float, view: View) -> None:
        self.children, self.boost, self.view = children, boost, view
        self.most = min((child.most for child in children), default=view.count)
        self.bound = boost * sum(child.bound for child in children)

    def hits(self) -> Matches:
        """From the child with fewest documents the others are asked about those that are left; then what these score."""
        if not self.children:
            return even(self.view.live, 0.0)
        first, *others = sorted(self.children, key=lambda child: child.most)
        lead = first.hits()
        documents, leading = lead.documents, lead.scores
        for child in others:
            if not len(documents):
                return NOTHING
            keep = child.holds(documents).nonzero()[0]
            if len(keep) < len(documents):
                documents, leading = documents.take(keep), leading.take(keep)
        if not len(documents):
            return NOTHING
        parts = [
            leading if child is first or not child.bound else child.probe(documents)[1]
            for child in self.children
        ]
        return Matches(documents, self._sum(len(documents), parts))

    def probe(self, documents: Ints, known: Known | None = None) -> Scored:
        """Scores of some."""
        if known and self in known:
            return known[self]
        found = [child.probe(documents, known) for child in self.children]
        present = np.ones(len(documents), bool)
        for here, _ in found:
            present &= here
        return present, self._sum(len(documents), [scores for _, scores in found]) * present

    def found(self) -> Ints:
        """All documents, without scores."""
        if not self.children:
            return self.view.live
        first, *others = sorted(self.children, key=lambda child: child.most)
        documents = first.found()
        for child in others:
            documents = documents[child.holds(documents)]
        return documents

    def holds(self, documents: Ints) -> Bools:
        """Which of some."""
        present = np.ones(len(documents), bool)
        for child in self.children:
            present &= child.holds(documents)
        return present

    def _sum(self, count: int, parts: Sequence[Floats]) -> Floats:
        scores = np.zeros(count)
        for part, child in zip(parts, self.children, strict=True):
            if child.bound:
                scores += part
        return scores if self.boost == 1 else self.boost * scores


class AnyOf(Operator):
    """What any child matches; more for what all match."""

    __slots__ = ("bonus", "boost", "children", "view")

    def __init__(self, children: Sequence[Operator], boost: float, bonus: float, view: View) -> None:
        self.children, self.boost, self.bonus, self.view = children, boost, 1 + bonus, view
        self.most = min(sum([child.most for child in children]), view.count)
        self.bound = boost * max(self.bonus, 1.0) * sum([child.bound for child in children])

    def hits(self) -> Matches:
        """All children's documents put together, their scores summed in the children's order."""
        if len(self.children) == 1:
            found = self.children[0].hits()
            return Matches(found.documents, self._raised(found.scores, np.int16(1)))
        found_all = [child.hits() for child in self.children]
        documents = self.view.union([found.documents for found in found_all])
        if self.bonus == 1:
            return Matches(documents, self._raised(sums_of(found_all, documents, self.view), np.int16(1)))
        wide = FEW * len(documents) > self.view.size
        count = self.view.size if wide else len(documents)
        scores, held = np.zeros(count), np.zeros(count, np.int16)
        for found in found_all:
            places = found.documents if wide else documents.searchsorted(found.documents)
            scores[places] += found.scores
            held[places] += 1
        if wide:
            scores, held = scores[documents], held[documents]
        return Matches(documents, self._raised(scores, held))

    def probe(self, documents: Ints, known: Known | None = None) -> Scored:
        """Scores of some."""
        scores, held = np.zeros(len(documents)), np.zeros(len(documents), np.int16)
        for child in self.children:
            present, part = child.probe(documents, known)
            scores += part
            held += present
        return held > 0, self._raised(scores, held)

    def found(self) -> Ints:
        """All documents, without scores."""
        return self.view.union([child.found() for child in self.children])

    def holds(self, documents: Ints) -> Bools:
        """Which of some."""
        present = np.zeros(len(documents), bool)
        for child in self.children:
            present |= child.holds(documents)
        return present

    def total(self) -> int:
        """How many documents."""
        if len(self.children) == 1 or FEW * self.most < self.view.size:
            return len(self.found())
        mask = np.zeros(self.view.size, bool)
        self.mark(mask)
        return int(np.count_nonzero(mask))

    def mark(self, mask: Bools) -> None:
        """Set the places of all."""
        for child in self.children:
            child.mark(mask)

    def _raised(self, scores: Floats, held: Ints | Counts | np.int16) -> Floats:
        scores = scores if self.boost == 1 else self.boost * scores
        if self.bonus != 1:
            scores = np.where(held == len(self.children), scores * self.bonus, scores)
        return scores


class Favoured(Operator):
    """What a child matches, with what another adds."""

    __slots__ = ("by", "child")

    def __init__(self, child: Operator, by: Operator) -> None:
        self.child, self.by = child, by
        self.most, self.bound = child.most, child.bound + by.bound

    def hits(self) -> Matches:
        """All documents of the child."""
        found = self.child.hits()
        return Matches(found.documents, found.scores + self.by.probe(found.documents)[1])

    def probe(self, documents: Ints, known: Known | None = None) -> Scored:
        """Scores of some."""
        present, scores = self.child.probe(documents, known)
        return present, (scores + self.by.probe(documents, known)[1]) * present

    def found(self) -> Ints:
        """All documents, without scores."""
        return self.child.found()

    def holds(self, documents: Ints) -> Bools:
        """Which of some."""
        return self.child.holds(documents)

    def total(self) -> int:
        """How many documents."""
        return self.child.total()


class NoneOf(Operator):
    """The live documents that a child does not match."""

    __slots__ = ("child", "view")

    def __init__(self, child: Operator, view: View) -> None:
        self.child, self.view = child, view
        self.most, self.bound = view.count, 0.0

    def hits(self) -> Matches:
        """All documents."""
        return even(self.found(), 0.0)

    def probe(self, documents: Ints, known: Known | None = None) -> Scored:  # noqa: ARG002
        """Scores of some."""
        return self.holds(documents), np.zeros(len(documents))

    def found(self) -> Ints:
        """All documents, without scores."""
        mask = self.view.mask(self.view.live)
        mask[self.child.found()] = False
        return np.flatnonzero(mask)

    def holds(self, documents: Ints) -> Bools:
        """Which of some."""
        return ~self.child.holds(documents)

    def total(self) -> int:
        """How many documents."""
        return self.view.count - self.child.total()
