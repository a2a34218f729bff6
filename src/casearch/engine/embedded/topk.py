"""The best matches of a tree without the scores of all the others.

A sum of words is bounded by the sum of their bounds. From a few promising documents the score is known that a match
must reach; then words that cannot bring a document there by themselves are only looked up for the documents of the
others (Turtle & Flood, "Query evaluation: strategies and optimizations", 1995: max-score), and documents are dropped as soon as
what is left cannot lift them there. Sums on the way are in any order, so bounds are a little widened; the scores
of what remains are computed by ``probe``, as for all documents.

Where lists have no more than some ten thousands of postings, all of them are added up: that is quicker than each of the
calls that would find out which need not be (``sums``).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

import numpy as np

from casearch.engine.embedded.combined import AllOf, AnyOf, Favoured
from casearch.engine.embedded.lists import nth_largest
from casearch.engine.embedded.operators import InList, Known, Matches, Operator
from casearch.engine.embedded.postings import Floats, Ints
from casearch.engine.embedded.sums import LEAST, added, reached
from casearch.engine.embedded.view import View

_SLACK: Final = 1 - 1e-9
_ENOUGH: Final = 64
"""So few candidates are scored without more ado."""

_SEEDING: Final = 3

_FEWER: Final = 4
"""A condition that so many times fewer documents match is where to begin."""

_ADDED: Final = 32768
"""Lists with so few postings in all are added up whole, and nothing else is tried: it takes half the time with
10,000, two thirds with 25,000, and about the same with 50,000."""

_TINY: Final = 5e-324
"""The least number above 0."""

_SUMMED: Final = 8192
"""Of a list with more documents only those are added that its weights may bring among the best."""

_WORTH: Final = 0.8
"""Candidates are dropped where no more than such a share stays."""


Total = Callable[[], int]
"""Counts all matches, where that is asked for."""


@dataclass(slots=True, eq=False)
class _Part:
    """A summand of scores.

    Args:
        operator: what gives it.
        low: its factor, at least.
        high: its factor, at most.
        finds: whether a document matches by it alone.
        bound: what it adds at most.
    """

    operator: Operator
    low: float
    high: float
    finds: bool
    bound: float

    def weighted(self) -> Matches:
        """All documents, with what it adds at most."""
        found = self.operator.hits()
        return found if self.high == 1 else Matches(found.documents, self.high * found.scores)


def best(operator: Operator, count: int, view: View, few: int) -> tuple[Matches, Total]:
    """The ``count`` best matches, all that score as the last of them, and maybe more; and what counts all of them.

    A tree of no more than ``few`` documents is evaluated whole where nothing is quicker.
    """
    if isinstance(operator, InList) and operator.boost > 0:
        places = operator.list.best(count)
        scores = operator.list.scores.take(places)
        scores = scores if operator.boost == 1 else operator.boost * scores
        return Matches(operator.list.documents.take(places), scores), operator.total
    if count and 0 < operator.bound < np.inf:
        summed, conditions = _split(operator)
        if summed is not None:
            factor = operator.boost if isinstance(operator, AllOf) else 1.0
            parts = [part for part in _all_parts(summed, factor) if part.operator.most]
            if _all_quick(parts):
                return _of_all(operator, parts, conditions, count, view)
            if operator.most > few:
                return _MaxScore(operator, parts, conditions, count, view).found(), operator.total
    matches = operator.hits()
    return matches, matches.documents.__len__


def _split(operator: Operator) -> tuple[Operator | None, Sequence[Operator]]:
    """The sum in an operator, and what else its documents must match."""
    if isinstance(operator, AnyOf | Favoured):
        return operator, ()
    if isinstance(operator, AllOf) and operator.boost > 0:
        scoring = [child for child in operator.children if child.bound > 0]
        if len(scoring) != 1:
            return None, ()
        others = [child for child in operator.children if not child.bound > 0]
        if isinstance(scoring[0], AnyOf | Favoured) and all(
            _FEWER * child.most > scoring[0].most for child in others
        ):
            return scoring[0], others
    return None, ()


def _parts(operator: Operator, low: float, high: float, *, finds: bool) -> list[_Part]:
    """The summands of a sum; what only counts where something else matches stays in one piece with that."""
    if type(operator) is not AnyOf or operator.boost < 0:
        return [_Part(operator, low, high, finds, high * operator.bound)]
    low *= operator.boost * min(operator.bonus, 1)
    high *= operator.boost * max(operator.bonus, 1)
    parts = []
    for child in operator.children:
        if type(child) is InList:
            parts.append(_Part(child, low, high, finds, high * child.bound))
        else:
            parts += _parts(child, low, high, finds=finds)
    return parts


def _all_parts(operator: Operator, factor: float) -> list[_Part]:
    """Those of a tree's own sum, in which what is favoured always matches."""
    if isinstance(operator, Favoured):
        return _all_parts(operator.child, factor) + _parts(operator.by, factor, factor, finds=False)
    return _parts(operator, factor, factor, finds=True)


def _all_quick(parts: Sequence[_Part]) -> bool:
    """Whether adding up all that finds documents is as quick as any other way."""
    most = 0
    for part in parts:
        if part.finds:
            most += part.operator.most
            if part.bound < LEAST or type(part.operator) is not InList:
                return False
    return 0 < most <= _ADDED


def _of_all(
    root: Operator, parts: Sequence[_Part], conditions: Sequence[Operator], count: int, view: View
) -> tuple[Matches, Total]:
    """``best`` by adding up all that finds documents."""
    documents, sums = added([part.weighted() for part in parts if part.finds], view)
    if conditions:
        places = (sums > 0).nonzero()[0]
        for condition in conditions:
            documents, sums = documents.take(places), sums.take(places)
            places = condition.holds(documents).nonzero()[0]
        documents, sums = documents.take(places), sums.take(places)
    least = reached(sums, count)
    exact = _are_scores(root)
    if not exact:
        least = least * _ratio(parts) * _SLACK - sum([part.bound for part in parts if not part.finds])
    places = (sums >= max(least, _TINY)).nonzero()[0]
    documents = documents.take(places)
    order = documents.argsort()
    documents = documents.take(order)
    scores = sums.take(places.take(order)) if exact else root.probe(documents)[1]
    return Matches(documents, scores), lambda: int(np.count_nonzero(sums))


def _are_scores(root: Operator) -> bool:
    """Whether the sums of the parts are the scores, bit for bit."""
    return (
        type(root) is AnyOf
        and root.bonus == 1 == root.boost
        and all(type(child) is InList for child in root.children)
    )


def _ratio(parts: Sequence[_Part]) -> float:
    return min([part.low / part.high for part in parts if part.high > 0], default=1.0)


class _MaxScore:
    def __init__(
        self, root: Operator, parts: Sequence[_Part], conditions: Sequence[Operator], count: int, view: View
    ) -> None:
        self.root, self.conditions, self.count, self.view = root, conditions, count, view
        self.parts = sorted(parts, key=lambda part: -part.bound)
        self.adding = sum(part.bound for part in self.parts if not part.finds)
        finding = [part.bound if part.finds else 0.0 for part in self.parts]
        self.left = [bound + self.adding for bound in accumulate(reversed(finding), initial=0.0)][::-1]
        """What a part and those after it give at most, with all that finds nothing by itself."""
        self.ratio = _ratio(parts)
        self.least = 0.0
        """What the last of the best scores at least; 0 as long as nothing is known."""

    def found(self) -> Matches:
        """All that may be among the best."""
        if sum(part.operator.most for part in self.parts) > _SUMMED:
            self.seed()
        documents, sums, rest = self.candidates()
        known: Known = {}
        left = sum(part.bound for part in rest)
        for part in rest:
            if len(documents) <= _ENOUGH:
                break
            present, scores = known[part.operator] = part.operator.probe(documents)
            sums = sums + (scores if part.high == 1 else part.high * scores)
            left -= part.bound
            self.raise_to(sums, self.ratio)
            keep = (sums >= self.least - left).nonzero()[0]
            if len(keep) < _WORTH * len(documents):
                documents, sums = documents.take(keep), sums.take(keep)
                known = {key: (a.take(keep), b.take(keep)) for key, (a, b) in known.items()}
        present, scores = self.root.probe(documents, known)
        if present.all():
            return Matches(documents, scores)
        return Matches(documents[present], scores[present])

    def seed(self) -> None:
        """Score some documents that are among the best of one part."""
        lists = [part.operator for part in self.parts if part.finds and isinstance(part.operator, InList)]
        some = [found.list.champions for found in lists[:_SEEDING] if found.boost]
        if some:
            documents = self.view.union(some)
            present, scores = self.root.probe(documents)
            self.raise_to(scores if present.all() else scores[present])

    def raise_to(self, scores: Floats, ratio: float = 1.0, times: int = 1) -> None:
        """Note what documents score at least, but for a factor; one may stand so many times."""
        if len(scores) >= self.count * times:
            self.least = max(self.least, nth_largest(scores, self.count * times) * ratio * _SLACK)

    def candidates(self) -> tuple[Ints, Floats, list[_Part]]:
        """Documents that may be among the best, what some parts give them at most, and the other parts."""
        row = self.view.take_row()
        added: list[Ints] = []
        found: list[Ints] = []
        rest: list[_Part] = []
        for number, part in enumerate(self.parts):
            if not part.finds or self.left[number] < self.least:
                rest.append(part)
                continue
            # What the first part that holds a document gives must do, with all the parts after it.
            least = self.least - self.left[number + 1]
            if least > 0 and part.operator.most > _SUMMED:
                rest.append(part)
                found.append(self.of(part, least))
            else:
                hits = part.weighted()
                np.add.at(row, hits.documents, hits.scores)
                added.append(hits.documents)
        joint = np.concatenate((*added, *found)) if added or found else np.empty(0, np.int64)
        sums = row.take(joint)
        for documents in added:
            row[documents] = 0
        self.view.give_row(row)
        for condition in self.conditions:
            keep = condition.holds(joint).nonzero()[0]
            joint, sums = joint.take(keep), sums.take(keep)
        several = len(added) + len(found)
        self.raise_to(sums, self.ratio, several)
        keep = (sums >= self.least - sum(part.bound for part in rest)).nonzero()[0]
        joint, sums = joint.take(keep), sums.take(keep)
        if several > 1:
            joint, keep = np.unique(joint, return_index=True)
            sums = sums.take(keep)
        return joint, sums, rest

    def of(self, part: _Part, least: float) -> Ints:
        """The documents to which a part gives no less."""
        operator = part.operator
        if isinstance(operator, InList) and operator.boost:
            if least <= 0:
                return operator.list.documents
            return operator.list.documents.take(
                operator.list.from_(least / (part.high * operator.boost) * _SLACK)
            )
        return operator.found()
