"""Answer a query: the engine ranks, stored text gives the snippets."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from casearch.analysis import Analyser, Token, fold
from casearch.document import Document
from casearch.engine.base import Order, Snapshot, StoredDocument
from casearch.errors import QueryError
from casearch.nodes import DATE, And, Not, Range
from casearch.query import Conditions, Query, QueryWord, read_query
from casearch.search.results import Hit, Match, Results
from casearch.search.snippets import Found, best_snippet

AS_WRITTEN: Final = "as written"
INFLECTED: Final = "another form of the word"
RESPELLED: Final = "the name in another spelling"


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
        snippets: whether hits come with snippet and matches (which takes their text to be read).
    """

    text: str
    limit: int | None = 10
    offset: int = 0
    order: Order = Order.RELEVANCE
    conditions: Conditions = field(default_factory=Conditions)
    translit: bool = True
    snippets: bool = True

    def __post_init__(self) -> None:
        if (self.limit is not None and self.limit < 0) or self.offset < 0:
            raise QueryError("limit and offset are numbers from 0 on")


def search(
    snapshot: Snapshot, request: Request, analyser: Analyser, shown: Callable[[StoredDocument], Document]
) -> Results:
    """The hits of a query.

    Args:
        snapshot: what is searched.
        request: what for.
        analyser: remembers the words it has read.
        shown: the document to show of a stored one, which may hold lines that are not the article's.

    Raises:
        QueryError: a condition makes no sense. The query's own text never raises.
    """
    started = time.perf_counter()
    query = read_query(request.text, analyser, translit=request.translit)
    node = request.conditions.apply(query.node)
    found = snapshot.search(node, limit=request.limit, offset=request.offset, order=request.order)
    warnings = (*query.warnings, *_undated(snapshot, request, query))
    hits = []
    for rank, (id, score) in enumerate(zip(found.ids, found.scores, strict=True), request.offset + 1):
        stored = snapshot.get(id)
        assert stored is not None, "a snapshot holds what it finds"
        hits.append(
            _hit(rank, score, shown(stored), stored.lang, query, analyser if request.snippets else None)
        )
    took = (time.perf_counter() - started) * 1000
    return Results(request.text, found.total, took, tuple(hits), warnings)


def _undated(snapshot: Snapshot, request: Request, query: Query) -> list[str]:
    """A condition on the day leaves out documents that tell none; say how many."""
    if not request.conditions.dated:
        return []
    others = Conditions(request.conditions.lang, request.conditions.source).apply(query.node)
    count = snapshot.search(And((others, Not(Range(DATE)))), limit=0).total
    return (
        [f"{count} undated document{'s' * (count != 1)} left out by the condition on the date"]
        if count
        else []
    )


def _hit(
    rank: int, score: float, document: Document, lang: str, query: Query, analyser: Analyser | None
) -> Hit:
    found = Found() if analyser is None else _matches(document, query, analyser)
    snippet, highlights = best_snippet(document.text, found, len(query.words)) if analyser else ("", ())
    matched = tuple(Match(*key, why) for key, why in found.why.items())
    return Hit(
        rank, document.id, score, document.title, lang, document.date, document.source, document.path,
        document.url, snippet, highlights, matched,
    )  # fmt: skip


def _matches(document: Document, query: Query, analyser: Analyser) -> Found:
    """Where the words of the query stand in a document's text, and in which sense."""
    by_term: dict[str, list[QueryWord]] = {}
    by_name: dict[str, list[QueryWord]] = {}
    for word in query.words:
        for term in word.terms:
            by_term.setdefault(term, []).append(word)
        for key in word.names:
            by_name.setdefault(key, []).append(word)
    found = Found()
    read = analyser.document(document)
    for tokens, is_text in ((read.title, False), (read.text, True)):
        for token in tokens:
            met = [
                (word, term, _sense(token, word)) for term in token.terms for word in by_term.get(term, ())
            ]
            met = met or [
                (word, key, RESPELLED) for key in _names(token, analyser) for word in by_name.get(key, ())
            ]
            for word, term, why in met:
                found.add(word.surface, term, why)
                if is_text:
                    found.at(token.start, token.end, word.surface)
    return found


def _names(token: Token, analyser: Analyser) -> tuple[str, ...]:
    return analyser.names(token.surface, token.lang, token.terms)


def _sense(token: Token, word: QueryWord) -> str:
    return AS_WRITTEN if fold(token.surface) == fold(word.surface) else INFLECTED
