"""What answers a node: all documents with their scores, or the scores of those that are asked about.

Both ways compute a score by the same operations in the same order, so that they give equal bits. ``most`` and ``bound``
say beforehand how many documents there can be and what one can score, so that the cheaper way is taken.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np

from casearch.engine.embedded.lists import Bools, TermList
from casearch.engine.embedded.postings import Floats, Ints

Scored = tuple[Bools, Floats]
"""Of some documents whether they match, and the scores; 0 where they do not."""

Known = dict["Operator", Scored]
"""What some operators have answered for those documents already."""


@dataclass(frozen=True, slots=True)
class Matches:
    """Documents, rising, and the score of each."""

    documents: Ints
    scores: Floats


NOTHING: Final = Matches(np.empty(0, np.int64), np.empty(0))


class Operator:
    """What answers a node.

    Args:
        most: it matches no more documents.
        bound: no document scores more.
    """

    __slots__ = ("bound", "most")
    most: int
    bound: float

    def hits(self) -> Matches:
        """All documents it matches."""
        raise NotImplementedError

    def probe(self, documents: Ints, known: Known | None = None) -> Scored:
        """Whether it matches each of some live documents, and the scores."""
        raise NotImplementedError

    def found(self) -> Ints:
        """The documents of ``hits``."""
        return self.hits().documents

    def holds(self, documents: Ints) -> Bools:
        """What ``probe`` says first."""
        return self.probe(documents)[0]

    def total(self) -> int:
        """How many documents it matches."""
        return len(self.found())

    def mark(self, mask: Bools) -> None:
        """Set the places of all documents it matches."""
        mask[self.found()] = True


class InList(Operator):
    """The documents of a list of weights."""

    __slots__ = ("boost", "list")

    def __init__(self, found: TermList, boost: float) -> None:
        self.list, self.boost = found, boost
        self.most = len(found.documents)
        self.bound = boost * found.bound if boost else 0.0

    def hits(self) -> Matches:
        """All documents."""
        if not self.boost:
            return even(self.list.documents, 0.0)
        scores = self.list.scores
        return Matches(self.list.documents, scores if self.boost == 1 else self.boost * scores)

    def probe(self, documents: Ints, known: Known | None = None) -> Scored:
        """Scores of some."""
        if known and self in known:
            return known[self]
        if not self.boost:
            return self.list.holds(documents), np.zeros(len(documents))
        present, scores = self.list.probe(documents)
        return present, scores if self.boost == 1 else self.boost * scores

    def found(self) -> Ints:
        """All documents, without scores."""
        return self.list.documents

    def holds(self, documents: Ints) -> Bools:
        """Which of some."""
        return self.list.holds(documents)


class Even(Operator):
    """Documents that all score the same; they are told by a function, which is asked once.

    Args:
        find: all of them.
        test: whether each of some live documents is one of them; without it ``find`` is asked.
        most: as above.
        score: of each.
    """

    __slots__ = ("_documents", "_find", "_test", "score")

    def __init__(
        self, find: Callable[[], Ints], test: Callable[[Ints], Bools] | None, most: int, score: float
    ) -> None:
        self._find, self._test, self.most, self.score = find, test, most, float(score)
        self.bound = self.score
        self._documents: Ints | None = None

    @property
    def documents(self) -> Ints:
        """All of them."""
        if self._documents is None:
            self._documents = self._find()
        return self._documents

    def hits(self) -> Matches:
        """All documents."""
        return even(self.documents, self.score)

    def probe(self, documents: Ints, known: Known | None = None) -> Scored:
        """Scores of some."""
        if known and self in known:
            return known[self]
        present = self.holds(documents)
        return present, np.where(present, self.score, 0.0)

    def found(self) -> Ints:
        """All documents, without scores."""
        return self.documents

    def holds(self, documents: Ints) -> Bools:
        """Which of some."""
        return self._test(documents) if self._test else _among(self.documents, documents)


class Computed(Operator):
    """Documents and scores that are computed at once, when they are first needed."""

    __slots__ = ("_compute", "_found")

    def __init__(self, compute: Callable[[], Matches], most: int, bound: float) -> None:
        self._compute, self.most, self.bound = compute, most, bound
        self._found: Matches | None = None

    def hits(self) -> Matches:
        """All documents."""
        if self._found is None:
            self._found = self._compute()
        return self._found

    def probe(self, documents: Ints, known: Known | None = None) -> Scored:
        """Scores of some."""
        if known and self in known:
            return known[self]
        found = self.hits()
        if not len(found.documents):
            return np.zeros(len(documents), bool), np.zeros(len(documents))
        at = found.documents.searchsorted(documents)
        present = found.documents.take(at, mode="clip") == documents
        return present, found.scores.take(at, mode="clip") * present


def even(documents: Ints, score: float) -> Matches:
    """Documents that score the same."""
    return Matches(documents, np.full(len(documents), float(score)))


def _among(all_: Ints, documents: Ints) -> Bools:
    if not len(all_):
        return np.zeros(len(documents), bool)
    present: Bools = all_.take(all_.searchsorted(documents), mode="clip") == documents
    return present
