"""Which of the matches come on this page, and in which order?"""

from __future__ import annotations

import numpy as np

from casearch.engine.base import Order
from casearch.engine.embedded.columns import Numbers
from casearch.engine.embedded.evaluate import Matches
from casearch.engine.embedded.schema import UNDATED
from casearch.engine.embedded.view import View
from casearch.nodes import DATE


def page(
    matches: Matches, view: View, limit: int | None, offset: int, order: Order
) -> list[tuple[str, float, int]]:
    """Id, score and number of the matches ``offset`` … ``offset + limit``; ``limit=None`` for all from ``offset`` on."""
    if offset < 0 or (limit is not None and limit < 0):
        raise ValueError("a page starts at 0 or later and has no negative length")
    total = len(matches.documents)
    end = total if limit is None else min(offset + limit, total)
    if offset >= end:
        return []
    keys = _keys(matches, view, order)
    chosen = np.arange(total)
    if end < total:
        # Only what is not behind the last of the page needs its id read; all of its equals do.
        chosen = np.flatnonzero(keys <= np.partition(keys, end - 1)[end - 1])
    rows = sorted(
        zip(keys[chosen].tolist(), view.ids(matches.documents[chosen]), chosen.tolist(), strict=True)
    )
    return [
        (id, float(matches.scores[index]), int(matches.documents[index])) for _, id, index in rows[offset:end]
    ]


def _keys(matches: Matches, view: View, order: Order) -> Numbers:
    """Numbers that rise from the first hit to the last, equal for those that only their ids put in order."""
    if order is Order.RELEVANCE:
        return -matches.scores
    moments = view.column(DATE)[matches.documents].astype(np.int64)
    undated = np.iinfo(np.int64).max
    return np.where(moments == UNDATED, undated, -moments if order is Order.NEWEST else moments)
