"""Why does one document match a tree, and how does its score add up? Its text is inverted once more for that.

An evaluation of its own over one document, by the formula that the engine uses: whatever both say must be the same,
and a test holds them together.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any, Final

from casearch.document import day_number
from casearch.engine.base import AnalysedDocument, FieldTerms, Snapshot
from casearch.formula import bm25, idf
from casearch.nodes import (
    BODY,
    COARSE,
    ID,
    LANG,
    NAMES,
    SOURCE,
    SURFACE,
    TITLE,
    TITLE_WEIGHT,
    And,
    Every,
    Favour,
    Fuzzy,
    Group,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Range,
    Term,
    Wildcard,
)
from casearch.records import dataclass
from casearch.search.matching import fits
from casearch.search.rules import rule

_WITH_TITLE: Final = (BODY, SURFACE, NAMES, COARSE)


@dataclass(frozen=True, slots=True)
class Part:
    """A node and what it makes of a document.

    Args:
        rule: what it asks, in words.
        matched: whether the document is what it asks.
        score: what it adds; 0 where it does not match.
        figures: what a score of words was computed from: ``tf``, ``df``, ``documents``, ``idf``, ``length``, ``mean``.
        parts: of the nodes inside it.
    """

    rule: str
    matched: bool
    score: float
    figures: dict[str, Any]
    parts: tuple[Part, ...] = ()

    def record(self) -> dict[str, Any]:
        """The part as a JSON object."""
        inside = [part.record() for part in self.parts]
        return {
            "rule": self.rule, "matched": self.matched, "score": self.score, **self.figures,
            **({"children": inside} if inside else {}),
        }  # fmt: skip


class Scoring:
    """One document of a snapshot."""

    def __init__(self, snapshot: Snapshot, document: AnalysedDocument) -> None:
        self.snapshot, self.document = snapshot, document
        source = (document.document.source or "").casefold().strip()
        self.fields: dict[str, FieldTerms] = {
            BODY: document.body,
            TITLE: document.title,
            SURFACE: document.surface,
            NAMES: document.names,
            COARSE: document.coarse,
            LANG: _single(document.lang),
            SOURCE: _single(source),
            ID: _single(document.document.id),
        }

    def of(self, node: Node) -> Part:  # noqa: C901, PLR0911  # one case a kind of node
        """What a node makes of the document."""
        match node:
            case Term(field, text, boost):
                return self.words(node, field, {text: 1.0}, boost)
            case Group(field, terms, boost):
                weights = {term: max(w for t, w in terms if t == term) for term, _ in terms}
                return self.words(node, field, weights, boost)
            case And(inside, boost):
                parts = tuple(map(self.of, inside))
                matched = all(part.matched for part in parts)
                return _part(node, matched, boost * sum(part.score for part in parts), parts=parts)
            case Or(inside, boost, bonus):
                parts = tuple(map(self.of, inside))
                hits = [part.score for part in parts if part.matched]
                score = boost * sum(hits) * (1 + bonus if len(hits) == len(parts) else 1)
                return _part(node, bool(hits), score, parts=parts)
            case Favour(child, by):
                found, more = self.of(child), self.of(by)
                return _part(node, found.matched, found.score + more.score, parts=(found, more))
            case Not(child):
                part = self.of(child)
                return _part(node, not part.matched, 0.0, parts=(part,))
            case Phrase() | Near():
                return self.row(node)
            case Prefix(_, _, boost) | Wildcard(_, _, boost) | Fuzzy(_, _, _, _, boost):
                return self.expansion(node, boost)
            case Range(_, low, high):
                date = self.document.document.date
                day = day_number(date) if date else None
                inside_range = (
                    day is not None and (low is None or day >= low) and (high is None or day <= high)
                )
                return _part(node, inside_range, 0.0)
            case Every(boost):
                return _part(node, True, boost)
        raise AssertionError(f"{type(node).__name__} is no node")

    def words(self, node: Node, field: str, weights: dict[str, float], boost: float) -> Part:
        """Equivalents of one word."""
        held = {term: places for term in weights if (places := self.fields[field].positions.get(term))}
        tf = sum(weights[term] * self.count(field, places) for term, places in held.items())
        if not held or boost == 0:
            return _part(node, bool(held), 0.0)
        return self.weighed(node, field, tf, [list(weights)], boost)

    def row(self, node: Phrase | Near) -> Part:
        """Words in a row, or near one another."""
        if not node.parts:
            return _part(node, False, 0.0)
        members = [[p.text] if isinstance(p, Term) else [term for term, _ in p.terms] for p in node.parts]
        field = node.parts[0].field
        if len(members) == 1:
            return self.words(node, field, dict.fromkeys(members[0], 1.0), node.boost)
        held = self.fields[field].positions
        places = [{place for term in terms for place in held.get(term, ())} for terms in members]
        starts = _rows(places, node.slop) if isinstance(node, Phrase) else _windows(places, node.distance)
        tf = self.count(field, starts)
        return self.weighed(node, field, tf, members, node.boost) if tf else _part(node, False, 0.0)

    def weighed(self, node: Node, field: str, tf: float, members: Sequence[list[str]], boost: float) -> Part:
        """A part that BM25 weighs; of several words the rarities add up."""
        dfs = [max(map(lambda term: self.df(field, term), terms)) for terms in members]  # noqa: C417
        rarity = sum(idf(self.snapshot.count, df) for df in dfs)
        length, mean = self.fields[field].length, self.snapshot.mean_length(field)
        figures = {
            "tf": tf, "df": dfs if len(dfs) > 1 else dfs[0], "documents": self.snapshot.count, "idf": rarity,
            "length": length, "mean": mean,
        }  # fmt: skip
        return _part(node, True, boost * bm25(rarity, tf, length / mean), figures)

    def expansion(self, node: Prefix | Wildcard | Fuzzy, boost: float) -> Part:
        """A pattern; the engine says whether it matches, for of too many words it takes only some."""
        asked = And((node, Term(ID, self.document.document.id, 0)))
        matched = bool(self.snapshot.search(asked, limit=0).total)
        fit = fits(node)
        words = sorted(term for term in self.fields[node.field].positions if fit(term)) if matched else []
        return _part(node, matched, boost, {"words": words} if words else {})

    def count(self, field: str, places: Sequence[int]) -> float:
        """Occurrences, those in the title weighed."""
        end = self.document.body.title_end if field in _WITH_TITLE else 0
        return float(sum(TITLE_WEIGHT if place < end else 1 for place in places))

    def df(self, field: str, term: str) -> int:
        """How many documents hold a term."""
        return self.snapshot.search(Term(field, term, 0), limit=0).total


def _part(
    node: Node,
    matched: bool,
    score: float,
    figures: dict[str, Any] | None = None,
    parts: tuple[Part, ...] = (),
) -> Part:
    return Part(rule(node), matched, score if matched else 0.0, figures or {}, parts)


def _single(value: str) -> FieldTerms:
    return FieldTerms({value: [0]} if value else {}, int(bool(value)))


def _rows(places: Sequence[set[int]], slop: int) -> list[int]:
    """Places of the first part from which the others can be reached in order."""
    reachable = places[-1]
    for part in reversed(places[:-1]):
        reachable = {at for at in part if any(at + step in reachable for step in range(1, slop + 2))}
    return sorted(reachable)


def _windows(places: Sequence[set[int]], distance: int) -> list[int]:
    """Places of any part from which a window holds a place of its own for each."""
    starts = sorted(set().union(*places))
    return [
        start
        for start in starts
        if _fit(tuple(frozenset(p for p in part if start <= p <= start + distance) for part in places))
    ]


@cache
def _fit(parts: tuple[frozenset[int], ...]) -> bool:
    if not parts:
        return True
    first, *rest = sorted(parts, key=len)
    return any(_fit(tuple(part - {place} for part in rest)) for place in first)
