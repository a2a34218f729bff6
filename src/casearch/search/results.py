"""The answer to a search: hits, counts and remarks, and the JSON they make."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from casearch.query.corrections import Correction
from casearch.records import dataclass


@dataclass(frozen=True, slots=True)
class Match:
    """Why a document was found: a word of the query, the term it met, and in which sense they are one."""

    query_word: str
    term: str
    why: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A document that was found.

    Args:
        rank: 1 for the best of all hits, not of the page.
        id: of the document.
        score: BM25 sum (see ``nodes``); comparable within one answer only.
        title: its headline, or ``None``.
        lang: its language.
        date: ISO 8601, or ``None``.
        source: who published it.
        path: its file.
        url: where it was published.
        snippet: the passage that answers best, plain text on one line.
        highlights: ``(start, end)`` code-point offsets into the snippet of the words that matched.
        matched: which words of the query it matched, and how.
        group: ids of its near-duplicates.
    """

    rank: int
    id: str
    score: float
    title: str | None
    lang: str
    date: str | None
    source: str | None
    path: str | None
    url: str | None
    snippet: str
    highlights: tuple[tuple[int, int], ...]
    matched: tuple[Match, ...]
    group: tuple[str, ...] = ()

    def record(self) -> dict[str, Any]:
        """The hit as a JSON object."""
        record = asdict(self)
        record["score"] = round(self.score, 6)
        return record


@dataclass(frozen=True, slots=True)
class Results:
    """The answer to a search; iterates over its hits.

    Args:
        query: as it was typed.
        total: documents that match, of which ``hits`` are a page.
        took_ms: milliseconds from the query to the last snippet.
        hits: best first.
        warnings: what was not done as asked, a line each.
        corrections: what missed words may have been meant for, and whether that was searched for instead.
    """

    query: str
    total: int
    took_ms: float
    hits: tuple[Hit, ...]
    warnings: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()

    def __iter__(self) -> Iterator[Hit]:
        return iter(self.hits)

    def __len__(self) -> int:
        return len(self.hits)

    def record(self) -> dict[str, Any]:
        """The answer as a JSON object."""
        return {
            "query": self.query,
            "total": self.total,
            "took_ms": round(self.took_ms, 3),
            "corrections": [correction.record() for correction in self.corrections],
            "warnings": list(self.warnings),
            "hits": [hit.record() for hit in self.hits],
        }
