"""Which of the matches come on this page, and in which order?"""

from __future__ import annotations

from typing import Final

import numpy as np

from casearch.engine.base import Order
from casearch.engine.embedded.columns import Numbers
from casearch.engine.embedded.operators import Even, Matches, Operator
from casearch.engine.embedded.schema import UNDATED
from casearch.engine.embedded.topk import best
from casearch.engine.embedded.view import View
from casearch.nodes import DATE

_SMALL: Final = 2048
"""A tree of so few documents is evaluated whole."""

_WHOLE: Final = 4096
"""The same where the total is asked for."""

_MORE: Final = 4
"""So many ids more than needed are read sooner than those that are not needed are found out."""

_TIED: Final = 32
"""So many hits more than asked for have their ids read, where they score alike."""

Hit = tuple[str, float, int]
"""Id, score and number of a document."""


def page(
    operator: Operator, view: View, limit: int | None, offset: int, order: Order, *, count: bool
) -> tuple[list[Hit], int]:
    """The matches ``offset`` … ``offset + limit``, and the total; ``limit=None`` for all from ``offset`` on.

    Without ``count`` the total is how many are known of.
    """
    if offset < 0 or (limit is not None and limit < 0):
        raise ValueError("a page starts at 0 or later and has no negative length")
    if limit is None or order is not Order.RELEVANCE:
        matches = operator.hits()
        total = len(matches.documents)
        end = total if limit is None else min(offset + limit, total)
        return _in_order(matches, _keys(matches, view, order), view, offset, end), total
    end = offset + limit
    if isinstance(operator, Even):
        documents = operator.documents
        return _even_order(operator, view, offset, min(end, len(documents))), len(documents)
    if not end:
        return [], operator.total() if count else 0
    matches, counted = best(operator, end, view, _WHOLE if count else _SMALL)
    total = counted() if count else len(matches.documents)
    return _in_order(matches, -matches.scores, view, offset, min(end, len(matches.documents))), total


def _even_order(operator: Even, view: View, offset: int, end: int) -> list[Hit]:
    if offset >= end:
        return []
    documents = operator.documents
    if end < len(documents):
        documents = np.sort(documents[view.first_by_id(documents, end)])
    rows = sorted(zip(view.ids(documents), documents.tolist(), strict=True))
    return [(id, operator.score, number) for id, number in rows[offset:end]]


def _in_order(matches: Matches, keys: Numbers, view: View, offset: int, end: int) -> list[Hit]:
    """The page of some matches; ``keys`` rise from the first hit to the last, and only ids order those of one key."""
    if offset >= end:
        return []
    documents, scores = matches.documents, matches.scores
    if end + _MORE < len(keys):
        parted = keys.copy()
        parted.partition(end - 1)
        last = parted[end - 1]
        chosen = (keys <= last).nonzero()[0]
        if len(chosen) > end + _TIED:
            tied = (keys == last).nonzero()[0]
            before = (keys < last).nonzero()[0]
            chosen = np.concatenate((before, tied[view.first_by_id(documents[tied], end - len(before))]))
            chosen.sort()
        keys, documents, scores = keys[chosen], documents[chosen], scores[chosen]
    rows = sorted(zip(keys.tolist(), view.ids(documents), scores.tolist(), documents.tolist(), strict=True))
    return [(id, score, number) for _, id, score, number in rows[offset:end]]


def _keys(matches: Matches, view: View, order: Order) -> Numbers:
    """Numbers that rise from the first hit to the last, equal for those that only their ids put in order."""
    if order is Order.RELEVANCE:
        return -matches.scores
    moments = view.column(DATE)[matches.documents].astype(np.int64)
    undated = np.iinfo(np.int64).max
    return np.where(moments == UNDATED, undated, -moments if order is Order.NEWEST else moments)
