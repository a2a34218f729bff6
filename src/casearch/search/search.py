"""Answer a query: the engine ranks, stored text gives the snippets."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from casearch.analysis import Analyser
from casearch.document import Document
from casearch.engine.base import Order, Snapshot, StoredDocument
from casearch.errors import QueryError
from casearch.nodes import DATE, And, Not, Range
from casearch.query import Conditions, Query, read_query
from casearch.query.corrections import Correction, Mender
from casearch.search.matching import Matcher
from casearch.search.results import Hit, Match, Results
from casearch.search.snippets import Found, best_snippet

_AT_ONCE: Final = 100
"""Hits whose records and positions are read together."""

Marks = tuple[str, tuple[tuple[int, int], ...], tuple[Match, ...]]

_NO_MARKS: Final[Marks] = ("", (), ())


@dataclass(frozen=True, slots=True)
class Request:
    """A search to be done.

    Args:
        text: the query.
        limit: hits on a page; ``None`` for all of them.
        offset: hits before the page.
        order: of the hits.
        conditions: what narrows it.
        translit: whether a name finds its spellings in other scripts.
        exact: whether words match only as they are written.
        snippets: whether hits come with snippet and matches (which takes their text to be read).
    """

    text: str
    limit: int | None = 10
    offset: int = 0
    order: Order = Order.RELEVANCE
    conditions: Conditions = field(default_factory=Conditions)
    translit: bool = True
    exact: bool = False
    snippets: bool = True

    def __post_init__(self) -> None:
        if (self.limit is not None and self.limit < 0) or self.offset < 0:
            raise QueryError("limit and offset are numbers from 0 on")


def search(
    snapshot: Snapshot,
    request: Request,
    analyser: Analyser,
    mender: Mender,
    shown: Callable[[StoredDocument], Document],
) -> Results:
    """The hits of a query.

    Args:
        snapshot: what is searched.
        request: what for.
        analyser: remembers the words it has read.
        mender: of the snapshot; looks into words that no document holds.
        shown: the document to show of a stored one, which may hold lines that are not the article's.

    Raises:
        QueryError: a condition makes no sense. The query's own text never raises.
    """
    started = time.perf_counter()
    query, corrections = read_request(request, analyser, mender)
    node = request.conditions.apply(query.node)
    page = snapshot.search(node, limit=request.limit, offset=request.offset, order=request.order)
    warnings = (*query.warnings, *_undated(snapshot, request, query))
    matcher = Matcher(query.words, analyser)
    hits: list[Hit] = []
    for first in range(0, len(page.numbers), _AT_ONCE):
        numbers = page.numbers[first : first + _AT_ONCE]
        stored = snapshot.records(numbers)
        documents = [shown(one) for one in stored]
        if request.snippets:
            spots = snapshot.spots(numbers, matcher.terms)
            founds = matcher.found(documents, spots)
            marks = [
                _marks(document, found, query) for document, found in zip(documents, founds, strict=True)
            ]
        else:
            marks = [_NO_MARKS] * len(numbers)
        for one, document, mark in zip(stored, documents, marks, strict=True):
            rank = request.offset + len(hits) + 1
            hits.append(_hit(rank, page.scores[len(hits)], document, one.lang, mark))
    took = (time.perf_counter() - started) * 1000
    return Results(request.text, page.total, took, tuple(hits), warnings, corrections)


def read_request(
    request: Request, analyser: Analyser, mender: Mender
) -> tuple[Query, tuple[Correction, ...]]:
    """The query of a request, its slips mended."""

    def read_text(text: str, widened: frozenset[str]) -> Query:
        return read_query(text, analyser, translit=request.translit, exact=request.exact, widened=widened)

    return mender.mend(request.text, read_text)


def _undated(snapshot: Snapshot, request: Request, query: Query) -> list[str]:
    """A condition on the day leaves out documents that tell none; say how many."""
    if not request.conditions.dated and query.without_dates is None:
        return []
    others = Conditions(request.conditions.lang, request.conditions.source).apply(
        query.without_dates or query.node
    )
    count = snapshot.search(And((others, Not(Range(DATE)))), limit=0).total
    return (
        [f"{count} undated document{'s' * (count != 1)} left out by the condition on the date"]
        if count
        else []
    )


def _marks(document: Document, found: Found, query: Query) -> Marks:
    """The snippet of a document, its highlights and what matched."""
    snippet, highlights = best_snippet(document.text, found, len(query.words))
    return snippet, highlights, tuple(Match(*key, why) for key, why in found.why.items())


def _hit(rank: int, score: float, document: Document, lang: str, marks: Marks) -> Hit:
    return Hit(
        rank, document.id, score, document.title, lang, document.date, document.source, document.path,
        document.url, *marks,
    )  # fmt: skip
