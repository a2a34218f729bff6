"""Where do phrases and neighbourhoods start? Over all documents at once.

A place is one number, ``row * stride + position``, where a row counts the documents that hold all parts and the
stride exceeds every position by more than the room that a phrase may take; so the places of a part are one
rising array, and "the next place of that part from here on" is one binary search for all places together,
that never reaches into the next document.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from casearch.engine.embedded.distinct import distinct
from casearch.engine.embedded.postings import Ints, Postings

Starts = tuple[Ints, Ints]
"""For every occurrence the row of its document and the position it starts at."""


def phrase_starts(parts: Sequence[Sequence[Postings]], documents: Ints, slop: int) -> Starts:
    """Positions of the first part from which the others can be reached, each up to ``slop`` further than next.

    Args:
        parts: the postings of each part's members.
        documents: numbers, rising, of those that hold all parts.
        slop: how many positions more than one may lie between a part and the next.
    """
    places, stride = _places(parts, documents)
    slop = min(slop, stride // 2)
    reachable = places[-1]
    for part in reversed(places[:-1]):
        following = _at(reachable, np.searchsorted(reachable, part + 1))
        reachable = part[following <= part + 1 + slop]
    return reachable // stride, reachable % stride


def near_starts(parts: Sequence[Sequence[Postings]], documents: Ints, distance: int) -> Starts:
    """Positions at which a part stands and a window of ``distance + 1`` positions starts that holds all parts.

    Args as ``phrase_starts`` takes them.
    """
    places, stride = _places(parts, documents)
    distance = min(distance, stride // 2)
    starts = distinct(np.concatenate(places))
    shared = len(starts) < sum(map(len, places))
    for part in places:
        following = _at(part, np.searchsorted(part, starts))
        starts = starts[following <= starts + distance]
    if shared:
        keep = [_fits([_window(part, start, distance, len(places)) for part in places]) for start in starts]
        starts = starts[np.array(keep, bool)]
    return starts // stride, starts % stride


def _places(parts: Sequence[Sequence[Postings]], documents: Ints) -> tuple[list[Ints], int]:
    located = [[_located(member, documents) for member in members] for members in parts]
    longest = max(
        (int(positions.max(initial=0)) for members in located for _, positions in members), default=0
    )
    stride = 4 * (longest + 2)
    places = [
        distinct(np.concatenate([rows * stride + positions for rows, positions in members]))
        for members in located
    ]
    return places, stride


def _located(postings: Postings, documents: Ints) -> Starts:
    """Rows and positions of one term in the documents asked for."""
    rows = np.searchsorted(documents, postings.documents)
    rows = np.where(rows < len(documents), rows, 0)
    kept = np.flatnonzero(documents[rows] == postings.documents)
    if postings.counts is None or postings.positions is None:
        return np.empty(0, np.int64), np.empty(0, np.int64)
    keep = np.zeros(len(rows), bool)
    keep[kept] = True
    return np.repeat(rows[kept], postings.counts[kept]), postings.positions[np.repeat(keep, postings.counts)]


def _at(places: Ints, indices: Ints) -> Ints:
    """The places at some indices; behind the last one, a place out of reach."""
    return np.append(places, np.iinfo(np.int64).max)[indices]


def _window(places: Ints, start: int, distance: int, parts: int) -> list[int]:
    """The places of a part in a window, as many as can matter: of n parts, one with n places always finds one."""
    first, last = np.searchsorted(places, [start, start + distance + 1])
    return [int(place) for place in places[first : min(last, first + parts)]]


def _fits(choices: Sequence[Sequence[int]]) -> bool:
    """Whether each part can take a place of its own (a bipartite matching, by augmenting paths)."""
    taken: dict[int, int] = {}

    def take(part: int, tried: set[int]) -> bool:
        for place in choices[part]:
            if place not in tried:
                tried.add(place)
                if place not in taken or take(taken[place], tried):
                    taken[place] = part
                    return True
        return False

    return all(take(part, set()) for part in range(len(choices)))
