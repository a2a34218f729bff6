"""The best matches of a tree without the scores of all the others.

A sum of words is bounded by the sum of their bounds. From a few promising documents the score is known that a match
must reach; then words that cannot bring a document there by themselves are only looked up for the documents of the
others (Turtle & Flood, "Query evaluation: strategies and optimizations", 1995: max-score), and documents are dropped as soon as
what is left cannot lift them there. Sums on the way are in any order, so bounds are a little widened; the scores
of what remains are computed by ``probe``, as for all documents.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from casearch.engine.embedded.lists import Bools, nth_largest
from casearch.engine.embedded.operators import AllOf, AnyOf, Favoured, InList, Matches, Operator
from casearch.engine.embedded.postings import Floats, Ints

if TYPE_CHECKING:
    from casearch.engine.embedded.view import View

_SLACK: Final = 1 - 1e-9
_ENOUGH: Final = 256
"""So few candidates are scored without more ado."""

_SMALL: Final = 2048
"""A tree with so few documents is evaluated whole."""

_SEEDING: Final = 3


@dataclass(frozen=True, slots=True)
class _Part:
    """A summand of scores.

    Args:
        operator: what gives it.
        low: its factor, at least.
        high: its factor, at most.
        finds: whether a document matches by it alone.
    """

    operator: Operator
    low: float
    high: float
    finds: bool

    @property
    def bound(self) -> float:
        return self.high * self.operator.bound


def best(operator: Operator, count: int, view: View) -> tuple[Matches, bool]:
    """The ``count`` best matches, all that score as the last of them, and maybe more; and whether these are all."""
    if isinstance(operator, InList) and operator.boost > 0:
        places = operator.list.best(count)
        scores = operator.list.scores.take(places)
        scores = scores if operator.boost == 1 else operator.boost * scores
        return Matches(operator.list.documents.take(places), scores), len(places) == operator.most
    if count and operator.most > _SMALL and 0 < operator.bound < np.inf:
        summed, conditions = _split(operator)
        if summed is not None:
            found = _MaxScore(operator, summed, conditions, count, view).found()
            if found is not None:
                return found, False
    return operator.hits(), True


def _split(operator: Operator) -> tuple[Operator | None, Sequence[Operator]]:
    """The sum in an operator, and what else its documents must match."""
    if isinstance(operator, AnyOf | Favoured):
        return operator, ()
    if isinstance(operator, AllOf) and operator.boost > 0:
        scoring = [child for child in operator.children if child.bound > 0]
        if len(scoring) == 1 and isinstance(scoring[0], AnyOf | Favoured):
            return scoring[0], [child for child in operator.children if child is not scoring[0]]
    return None, ()


def _parts(operator: Operator, low: float, high: float, *, finds: bool) -> list[_Part]:
    if isinstance(operator, Favoured):
        own = _parts(operator.child, low, high, finds=finds)
        return own + _parts(operator.by, low, high, finds=False)
    if isinstance(operator, AnyOf) and operator.boost >= 0:
        low, high = low * operator.boost * min(operator.bonus, 1), high * operator.boost * max(operator.bonus, 1)
        return [part for child in operator.children for part in _parts(child, low, high, finds=finds)]
    return [_Part(operator, low, high, finds)]


class _MaxScore:
    def __init__(
        self, root: Operator, summed: Operator, conditions: Sequence[Operator], count: int, view: View
    ) -> None:
        self.root, self.conditions, self.count, self.view = root, conditions, count, view
        factor = root.boost if isinstance(root, AllOf) else 1.0
        parts = [part for part in _parts(summed, factor, factor, finds=True) if part.operator.most]
        self.parts = sorted(parts, key=lambda part: -part.bound)
        self.bounds = [part.bound for part in self.parts]
        self.least = 0.0
        """What the last of the best scores at least; 0 as long as nothing is known."""

    def found(self) -> Matches | None:
        """All that may be among the best; ``None`` where everything may."""
        if not self.parts:
            return None
        self.seed()
        essential = self.essential()
        if self.least <= 0:
            return None
        documents, sums, others = self.candidates(essential)
        rest = [part for part in self.parts if part not in essential]
        for part in rest:
            if len(documents) <= _ENOUGH:
                break
            others -= part.bound
            sums = sums + part.high * part.operator.probe(documents)[1]
            documents, sums = self.kept(documents, sums, others)
        present, scores = self.root.probe(documents)
        return Matches(documents[present], scores[present])

    def seed(self) -> None:
        """Score some documents that are among the best of one part."""
        lists = [part.operator for part in self.parts if part.finds and isinstance(part.operator, InList)]
        some = [found.list.champions for found in lists[:_SEEDING] if found.boost]
        if some:
            present, scores = self.root.probe(np.unique(np.concatenate(some)))
            self.raise_to(scores[present])

    def raise_to(self, scores: Floats) -> None:
        """Note scores that different documents have at least."""
        if len(scores) >= self.count:
            reached = nth_largest(scores, self.count) if len(scores) > self.count else float(scores.min())
            self.least = max(self.least, reached * _SLACK)

    def essential(self) -> list[_Part]:
        """Parts of which one must hold a document for it to be among the best."""
        left = sum(self.bounds)
        found = []
        for part in self.parts:
            if left < self.least:
                break
            left -= part.bound
            if part.finds:
                found.append(part)
        return found

    def candidates(self, essential: Sequence[_Part]) -> tuple[Ints, Floats, float]:
        """Documents of the essential parts, what these parts give at most, and what the others may add."""
        others = sum(self.bounds) - sum(part.bound for part in essential)
        if len(essential) == 1:
            return *self.single(essential[0], others), others
        found = [(part, part.operator.hits()) for part in essential]
        joint = np.concatenate([hits.documents for _, hits in found])
        sums = self.view.sums
        for part, hits in found:
            sums[hits.documents] += hits.scores if part.high == 1 else part.high * hits.scores
        reached = sums.take(joint)
        sums[joint] = 0
        if not self.conditions:
            self.note(reached, len(essential))
        keep = np.flatnonzero(reached >= self.least - others)
        documents, places = np.unique(joint[keep], return_index=True)
        reached = reached[keep][places]
        allowed = self.allowed(documents)
        documents, reached = (documents, reached) if allowed is None else (documents[allowed], reached[allowed])
        return *self.kept(documents, reached, others), others

    def single(self, part: _Part, others: float) -> tuple[Ints, Floats]:
        """The candidates where one part alone is essential."""
        operator = part.operator
        if isinstance(operator, InList) and part.high * operator.boost > 0:
            places = operator.list.from_((self.least - others) / (part.high * operator.boost) * _SLACK)
            documents = operator.list.documents.take(places)
            sums = part.high * operator.boost * operator.list.scores.take(places)
        else:
            hits = operator.hits()
            documents, sums = hits.documents, part.high * hits.scores
        allowed = self.allowed(documents)
        if allowed is not None:
            documents, sums = documents[allowed], sums[allowed]
        return self.kept(documents, sums, others)

    def allowed(self, documents: Ints) -> Bools | None:
        """Which of some documents match the conditions; ``None`` where there are none."""
        found = None
        for condition in self.conditions:
            present = condition.holds(documents)
            found = present if found is None else found & present
        return found

    def note(self, sums: Floats, times: int) -> None:
        """Raise what must be reached; a document's sum may stand several times."""
        if len(sums) > self.count * times:
            ratio = min(part.low / part.high for part in self.parts if part.high > 0)
            self.least = max(self.least, nth_largest(sums, self.count * times) * ratio * _SLACK)

    def kept(self, documents: Ints, sums: Floats, others: float) -> tuple[Ints, Floats]:
        """Those that may still be among the best."""
        self.note(sums, 1)
        keep = sums >= self.least - others
        return (documents, sums) if keep.all() else (documents[keep], sums[keep])
