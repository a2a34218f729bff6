"""Where do loose phrases and neighbourhoods start? Over all documents at once.

The places of a part are one rising array (``places``), and "the next place of that part from here on" is one binary
search for all places together, that never reaches into the next document.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from casearch.engine.embedded.distinct import distinct
from casearch.engine.embedded.places import ROOM
from casearch.engine.embedded.postings import Ints


def phrase_starts(places: Sequence[Ints], slop: int) -> Ints:
    """Places of the first part from which the others can be reached, each up to ``slop`` further than next.

    Args:
        places: of each part, in documents that hold all of them.
        slop: how many positions more than one may lie between a part and the next.
    """
    slop = min(slop, ROOM)
    reachable = places[-1]
    for part in reversed(places[:-1]):
        following = _at(reachable, np.searchsorted(reachable, part + 1))
        reachable = part[following <= part + 1 + slop]
    return reachable


def near_starts(places: Sequence[Ints], distance: int) -> Ints:
    """Places at which a part stands and a window of ``distance + 1`` positions starts that holds all parts.

    Args as ``phrase_starts`` takes them.
    """
    distance = min(distance, ROOM)
    starts = distinct(np.concatenate(places))
    shared = len(starts) < sum(map(len, places))
    for part in places:
        following = _at(part, np.searchsorted(part, starts))
        starts = starts[following <= starts + distance]
    if shared:
        keep = [_fits([_window(part, start, distance, len(places)) for part in places]) for start in starts]
        starts = starts[np.array(keep, bool)]
    return starts


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
