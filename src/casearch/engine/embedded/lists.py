"""What evaluation keeps of a term: its documents, what it weighs in each, and what finds the best of them quickly.

A list is made of postings once and kept, within a bound of bytes, for the queries after it. What only some queries
need (the largest weight of each stretch, a row with a place for every document) is added when it is first needed.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, Final, Protocol

import numpy as np
import numpy.typing as npt

from casearch.engine.embedded.postings import Floats, Ints

Bools = npt.NDArray[np.bool_]

STRETCH: Final = 128
"""Postings of which the largest weight is kept."""

FEW: Final = 2048
"""Of no more than so many numbers the largest are found at once, without the stretches."""

CHAMPIONS: Final = 16

_ROW_FROM: Final = 64
"""A row is worth its memory to a list that holds more than one document in so many."""


class TermList:
    """Where a term (or group) stands and what it weighs there, rising by document.

    Args:
        documents: their numbers.
        size: of the index, deleted documents counted.
        weigh: gives the weights at boost 1, when they are first asked for.
    """

    __slots__ = (
        "_bound",
        "_champions",
        "_mask",
        "_maxima",
        "_row",
        "_scores",
        "_weigh",
        "cache",
        "documents",
        "nbytes",
        "size",
    )

    def __init__(self, documents: Ints, size: int, weigh: Callable[[], Floats]) -> None:
        self.documents, self.size = documents, size
        self._weigh: Callable[[], Floats] | None = weigh
        self._scores: Floats | None = None
        self._bound = -1.0
        self._maxima: Floats | None = None
        self._row: Floats | None = None
        self._mask: Bools | None = None
        self._champions: Ints | None = None
        self.cache: Cache | None = None
        self.nbytes = 16 * len(documents) + 200

    @property
    def scores(self) -> Floats:
        """The weight in each document."""
        if self._scores is None:
            assert self._weigh is not None
            self._scores, self._weigh = self._weigh(), None
        return self._scores

    @property
    def bound(self) -> float:
        """The largest weight; 0 where there is none."""
        if self._bound < 0:
            self._bound = float(self.scores.max(initial=0.0))
        return self._bound

    @property
    def champions(self) -> Ints:
        """A few of the documents in which it weighs most."""
        if self._champions is None:
            self._champions = np.sort(self.documents[self.best(CHAMPIONS)[:CHAMPIONS]])
        return self._champions

    def best(self, count: int) -> Ints:
        """The places, rising, of the ``count`` largest weights and of all that equal the last of them."""
        scores = self.scores
        if len(scores) <= count:
            return np.arange(len(scores))
        if len(scores) <= FEW or len(self.maxima) <= count:
            return (scores >= nth_largest(scores, count)).nonzero()[0]
        places = self.from_(nth_largest(self.maxima, count))
        found = scores.take(places)
        return places[found >= nth_largest(found, count)]

    def from_(self, least: float) -> Ints:
        """The places, rising, of the weights that are not below ``least``."""
        scores = self.scores
        if len(scores) <= FEW:
            return (scores >= least).nonzero()[0]
        stretches = (self.maxima >= least).nonzero()[0]
        if 2 * len(stretches) > len(self.maxima):
            return (scores >= least).nonzero()[0]
        places = (stretches[:, None] * STRETCH + _STRETCH).reshape(-1)
        if len(stretches) and int(stretches[-1]) == len(self.maxima) - 1:
            places = places[: len(places) - (-len(scores) % STRETCH)]
        return places[scores.take(places) >= least]

    @property
    def maxima(self) -> Floats:
        """The largest weight of each stretch."""
        if self._maxima is None:
            self._maxima = np.maximum.reduceat(self.scores, np.arange(0, len(self.scores), STRETCH))
            self._grown(self._maxima)
        return self._maxima

    def probe(self, documents: Ints) -> tuple[Bools, Floats]:
        """Of some documents whether each is among these, and its weight; 0 where it is not."""
        if not len(self.documents):
            return np.zeros(len(documents), bool), np.zeros(len(documents))
        if self._row is None and len(documents) > FEW // 8 and self._may_have_row():
            self._row = np.zeros(self.size)
            self._row[self.documents] = self.scores
            self._grown(self._row)
        if self._row is not None:
            scores = self._row.take(documents)
            return scores > 0, scores
        at = self.documents.searchsorted(documents)
        present = self.documents.take(at, mode="clip") == documents
        return present, self.scores.take(at, mode="clip") * present

    def holds(self, documents: Ints) -> Bools:
        """Of some documents whether each is among these."""
        if not len(self.documents):
            return np.zeros(len(documents), bool)
        if self._mask is None and len(documents) > FEW // 8 and len(self.documents) * _ROW_FROM > self.size:
            self._mask = np.zeros(self.size, bool)
            self._mask[self.documents] = True
            self._grown(self._mask)
        if self._mask is not None:
            return self._mask.take(documents)
        at = self.documents.searchsorted(documents)
        present: Bools = self.documents.take(at, mode="clip") == documents
        return present

    def _may_have_row(self) -> bool:
        return len(self.documents) * _ROW_FROM > self.size and bool(self.scores.min() > 0)

    def _grown(self, array: Floats | Bools) -> None:
        self.nbytes += array.nbytes
        if self.cache is not None:
            self.cache.grow(array.nbytes)


_STRETCH: Final = np.arange(STRETCH)


class Kept(Protocol):
    """What a cache keeps."""

    cache: Cache | None
    nbytes: int


class Cache:
    """Keeps what was decoded, by name; once they take more than ``most`` bytes, those go that were not asked for longest."""

    def __init__(self, most: int) -> None:
        self.most, self.bytes = most, 0
        self._kept: OrderedDict[Hashable, Any] = OrderedDict()

    def get(self, name: Hashable) -> Any:
        """What is kept by a name; ``None`` where nothing is."""
        found = self._kept.get(name)
        if found is not None:
            self._kept.move_to_end(name)
        return found

    def put(self, name: Hashable, found: Kept) -> None:
        """Keep something."""
        self._kept[name] = found
        found.cache = self
        self.grow(found.nbytes)

    def grow(self, count: int) -> None:
        """Note that something kept takes so many more bytes."""
        self.bytes += count
        while self.bytes > self.most and self._kept:
            _, gone = self._kept.popitem(last=False)
            gone.cache = None
            self.bytes -= gone.nbytes


def nth_largest(numbers: Floats, count: int) -> float:
    """The last of the ``count`` largest numbers."""
    at = len(numbers) - count
    parted = numbers.copy()
    parted.partition(at)
    return float(parted[at])
