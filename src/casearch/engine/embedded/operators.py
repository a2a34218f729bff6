"""What answers a node: all documents with their scores, or the scores of those that are asked about.

Both ways compute a score by the same operations in the same order, so that they give equal bits. ``most`` and ``bound``
say beforehand how many documents there can be and what one can score, so that the cheaper way is taken.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt

from casearch.engine.embedded.lists import Bools, TermList
from casearch.engine.embedded.postings import Floats, Ints

if TYPE_CHECKING:
    from casearch.engine.embedded.view import View

Scored = tuple[Bools, Floats]
"""Of some documents whether they match, and the scores; 0 where they do not."""

Known = dict["Operator", Scored]
"""What some operators have answered for those documents already."""

Counts = npt.NDArray[np.int16]

FEW: Final = 16
"""Documents are put together by sorting while they are fewer than one of so many in the index, else by a row."""


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
        return present, self.score * present if self.score else np.zeros(len(documents))

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


class AllOf(Operator):
    """What every child matches."""

    __slots__ = ("boost", "children", "view")

    def __init__(self, children: Sequence[Operator], boost: float, view: View) -> None:
        self.children, self.boost, self.view = children, boost, view
        self.most = min((child.most for child in children), default=view.count)
        self.bound = boost * sum(child.bound for child in children)

    def hits(self) -> Matches:
        """From the child with fewest documents the others are asked about those that are left."""
        if not self.children:
            return even(self.view.live, 0.0)
        first, *others = sorted(range(len(self.children)), key=lambda number: self.children[number].most)
        lead = self.children[first].hits()
        documents, scores = lead.documents, {first: lead.scores}
        for number in others:
            if not len(documents):
                return NOTHING
            present, scores[number] = self.children[number].probe(documents)
            documents = documents[present]
            scores = {number: kept[present] for number, kept in scores.items()}
        return Matches(documents, self._sum(len(documents), [scores[number] for number in sorted(scores)]))

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
        self.most = min(sum(child.most for child in children), view.count)
        self.bound = boost * max(self.bonus, 1.0) * sum(child.bound for child in children)

    def hits(self) -> Matches:
        """All children's documents put together, their scores summed in the children's order."""
        if len(self.children) == 1:
            found = self.children[0].hits()
            return Matches(found.documents, self._raised(found.scores, np.int16(1)))
        found_all = [child.hits() for child in self.children]
        documents = self.view.union([found.documents for found in found_all])
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


def even(documents: Ints, score: float) -> Matches:
    """Documents that score the same."""
    return Matches(documents, np.full(len(documents), float(score)))


def _among(all_: Ints, documents: Ints) -> Bools:
    if not len(all_):
        return np.zeros(len(documents), bool)
    return all_.take(all_.searchsorted(documents), mode="clip") == documents
