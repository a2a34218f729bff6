"""The meaning of ``casearch.nodes``, written out plainly over a list of documents; and small documents for tests."""

import math
import re
from collections.abc import Sequence
from functools import cache

from casearch.document import Document, day_number
from casearch.engine.base import AnalysedDocument, FieldTerms, Header
from casearch.engine.embedded import EmbeddedEngine
from casearch.nodes import (
    BODY,
    COARSE,
    ID,
    K1,
    LANG,
    MAX_EXPANSIONS,
    NAMES,
    SOURCE,
    SURFACE,
    TITLE,
    TITLE_WEIGHT,
    And,
    B,
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


def make(
    id: str, text: str, title: str = "", lang: str = "ru", date: str | None = None, source: str | None = None
):
    """A document of words; ``a|b`` are two terms at one position."""
    titles, words = title.split(), text.split()
    document = Document(id, text, title or None, None, date, source)
    body = FieldTerms(_inverted(titles + words), TITLE_WEIGHT * len(titles) + len(words), len(titles))
    title_terms = FieldTerms(_inverted(titles), len(titles))
    return AnalysedDocument(document, lang, body, title_terms, body, body, "corpus", body)


def _inverted(words: Sequence[str]) -> dict[str, list[int]]:
    positions: dict[str, list[int]] = {}
    for position, word in enumerate(words):
        for term in dict.fromkeys(word.split("|")):
            positions.setdefault(term, []).append(position)
    return positions


def write(engine: EmbeddedEngine, *commits: Sequence[AnalysedDocument], deleted: Sequence[str] = ()) -> None:
    """One commit, and so a segment, for each batch of documents; then one that deletes."""
    with engine.writer(timeout=5) as writer:
        for batch in commits:
            for document in batch:
                writer.add(document)
            writer.commit(Header("f"))
        if deleted:
            for id in deleted:
                writer.delete(id)
            writer.commit(Header("f"))


def found(engine: EmbeddedEngine, node: Node, **options) -> list[str]:
    return engine.snapshot().search(node, limit=None, **options).ids


class Oracle:
    """Answers by looking at every document for everything."""

    def __init__(self, documents: Sequence[AnalysedDocument]) -> None:
        self.documents = {document.document.id: document for document in documents}

    def search(self, node: Node) -> list[tuple[str, float]]:
        return sorted(self.of(node).items(), key=lambda hit: (-hit[1], hit[0]))

    def of(self, node: Node) -> dict[str, float]:
        match node:
            case Term(field, text, boost):
                return self.group(field, {text: 1.0}, boost)
            case Group(field, terms, boost):
                weights = {term: max(w for t, w in terms if t == term) for term, _ in terms}
                return self.group(field, weights, boost)
            case And(children, boost):
                found = [self.of(child) for child in children]
                return {
                    id: boost * sum(f[id] for f in found)
                    for id in self.documents
                    if all(id in f for f in found)
                }
            case Favour(child, by):
                found, extra = self.of(child), self.of(by)
                return {id: score + extra.get(id, 0.0) for id, score in found.items()}
            case Or(children, boost, bonus):
                found = [self.of(child) for child in children]
                scores = {}
                for id in self.documents:
                    hits = [f[id] for f in found if id in f]
                    if hits:
                        scores[id] = boost * sum(hits) * (1 + bonus if len(hits) == len(found) else 1)
                return scores
            case Not(child):
                return dict.fromkeys(self.documents.keys() - self.of(child).keys(), 0.0)
            case Phrase(parts, slop, boost):
                return self.positional(parts, boost, lambda places: self.phrase(places, slop))
            case Near(parts, distance, boost):
                return self.positional(parts, boost, lambda places: self.near(places, distance))
            case Prefix(field, text, boost):
                return self.expanded(field, lambda term: term.startswith(text), boost)
            case Wildcard(field, pattern, boost):
                rule = re.compile(re.escape(pattern).replace(r"\*", ".*").replace(r"\?", "."), re.DOTALL)
                return self.expanded(field, lambda term: bool(rule.fullmatch(term)), boost)
            case Fuzzy(field, text, edits, prefix, boost):
                return self.expanded(
                    field,
                    lambda term: term.startswith(text[:prefix]) and edit_distance(term, text) <= edits,
                    boost,
                )
            case Range(_, low, high):
                days = {
                    id: day_number(d.document.date) for id, d in self.documents.items() if d.document.date
                }
                return {
                    id: 0.0
                    for id, day in days.items()
                    if (low is None or day >= low) and (high is None or day <= high)
                }
            case Every(boost):
                return dict.fromkeys(self.documents, boost)
        raise AssertionError(node)

    # One document

    def places(self, id: str, field: str) -> dict[str, Sequence[int]]:
        document = self.documents[id]
        source = (document.document.source or "").casefold().strip()
        return {
            BODY: document.body.positions,
            TITLE: document.title.positions,
            SURFACE: document.surface.positions,
            NAMES: document.names.positions,
            COARSE: document.coarse.positions,
            LANG: {document.lang: [0]},
            SOURCE: {source: [0]} if source else {},
            ID: {id: [0]},
        }[field]

    def length(self, id: str, field: str) -> int:
        document = self.documents[id]
        kept = {
            BODY: document.body, TITLE: document.title, SURFACE: document.surface, NAMES: document.names,
            COARSE: document.coarse,
        }  # fmt: skip
        if field in kept:
            return kept[field].length
        return len(self.places(id, field))

    def count(self, id: str, field: str, starts: Sequence[int]) -> int:
        title_end = self.documents[id].body.title_end if field in (BODY, SURFACE, NAMES, COARSE) else 0
        return sum(TITLE_WEIGHT if start < title_end else 1 for start in starts)

    # Statistics

    def df(self, field: str, term: str) -> int:
        return sum(term in self.places(id, field) for id in self.documents)

    def idf(self, df: int) -> float:
        return math.log(1 + (len(self.documents) - df + 0.5) / (df + 0.5))

    def bm25(self, id: str, field: str, tf: float, idf: float) -> float:
        mean = sum(self.length(other, field) for other in self.documents) / len(self.documents)
        return idf * tf * (K1 + 1) / (tf + K1 * (1 - B + B * self.length(id, field) / mean))

    # Nodes

    def group(self, field: str, weights: dict[str, float], boost: float) -> dict[str, float]:
        idf = self.idf(max((self.df(field, term) for term in weights), default=0))
        scores = {}
        for id in self.documents:
            places = self.places(id, field)
            held = {term: weight for term, weight in weights.items() if term in places}
            if held:
                tf = sum(weight * self.count(id, field, places[term]) for term, weight in held.items())
                scores[id] = boost * self.bm25(id, field, tf, idf)
        return scores

    def positional(self, parts, boost, starts) -> dict[str, float]:
        if not parts:
            return {}
        field = parts[0].field
        members = [
            [part.text] if isinstance(part, Term) else [term for term, _ in part.terms] for part in parts
        ]
        if len(parts) == 1:
            return self.group(field, dict.fromkeys(members[0], 1.0), boost)
        idf = sum(self.idf(max((self.df(field, term) for term in terms), default=0)) for terms in members)
        scores = {}
        for id in self.documents:
            held = self.places(id, field)
            tf = self.count(
                id, field, starts([{p for t in terms for p in held.get(t, ())} for terms in members])
            )
            if tf:
                scores[id] = boost * self.bm25(id, field, tf, idf)
        return scores

    @staticmethod
    def phrase(places: list[set[int]], slop: int) -> list[int]:
        @cache
        def reaches(position: int, part: int) -> bool:
            return part == len(places) or any(
                reaches(place, part + 1) for place in places[part] if position < place <= position + 1 + slop
            )

        return [start for start in places[0] if reaches(start, 1)]

    @staticmethod
    def near(places: list[set[int]], distance: int) -> list[int]:
        def fit(parts: list[set[int]]) -> bool:
            return not parts or any(fit([part - {place} for part in parts[1:]]) for place in parts[0])

        def window(start: int) -> list[set[int]]:
            return [{place for place in part if start <= place <= start + distance} for part in places]

        return [start for start in set().union(*places) if fit(window(start))]

    def expanded(self, field: str, fits, boost: float) -> dict[str, float]:
        terms = {term for id in self.documents for term in self.places(id, field) if fits(term)}
        kept = set(sorted(terms, key=lambda term: (-self.df(field, term), term))[:MAX_EXPANSIONS])
        return {id: boost for id in self.documents if kept & self.places(id, field).keys()}


def edit_distance(a: str, b: str) -> int:
    """Optimal string alignment, as in the textbook."""
    rows = [[max(i, j) if not i or not j else 0 for j in range(len(b) + 1)] for i in range(len(a) + 1)]
    for i in range(1, len(a) + 1):
        for j in range(1, len(b) + 1):
            rows[i][j] = min(
                rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + (a[i - 1] != b[j - 1])
            )
            if i > 1 and j > 1 and a[i - 1] == b[j - 2] and a[i - 2] == b[j - 1]:
                rows[i][j] = min(rows[i][j], rows[i - 2][j - 2] + 1)
    return rows[-1][-1]
