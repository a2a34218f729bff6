"""The best of a sum of lists, by adding up all of them in a row with a place for every document.

For some thousands of postings that takes less than to find out which of them need not be looked at. The row
is all 0 before and after; reading a sum clears its place, so that each document is met with its sum once.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from casearch.engine.embedded.operators import Matches
from casearch.engine.embedded.postings import Floats, Ints
from casearch.engine.embedded.view import View

LEAST: Final = 1e-100
"""Lists whose largest weight is less are not added up here: a weight of 0 would not be seen."""

_GROUPS: Final = 12
"""Of so many groups for each of the best the largest sums are looked at."""


def added(lists: Sequence[Matches], view: View) -> tuple[Ints, Floats]:
    """The documents of some lists, maybe several times, with their sums; where one stands again, with 0.

    All weights are more than 0.
    """
    row = view.take_row()
    _add(lists, row)
    sums = []
    for found in lists:
        sums.append(row.take(found.documents))
        row[found.documents] = 0
    view.give_row(row)
    return np.concatenate([found.documents for found in lists]), np.concatenate(sums)


def sums_of(lists: Sequence[Matches], documents: Ints, view: View) -> Floats:
    """The sums of the documents of some lists, all of which are given."""
    row = view.take_row()
    _add(lists, row)
    sums: Floats = row.take(documents)
    row[documents] = 0
    view.give_row(row)
    return sums


def _add(lists: Sequence[Matches], row: Floats) -> None:
    """Add in the order of the lists, as whoever sums in another way does, so that bits are equal."""
    for found in lists:
        np.add.at(row, found.documents, found.scores)  # half the time of `row[…] += …`


def reached(numbers: Floats, count: int) -> float:
    """What ``count`` of some numbers reach at least, and few others do."""
    groups = _GROUPS * count
    if len(numbers) < 4 * groups:
        if len(numbers) <= count:
            return 0.0
        parted = numbers.copy()
    else:  # each of the largest of some groups is another number
        rows = len(numbers) // groups
        parted = np.maximum.reduce(numbers[: rows * groups].reshape(rows, groups), axis=0)
    at = len(parted) - count
    parted.partition(at)
    return float(parted[at])
