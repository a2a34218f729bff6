"""The meaning of ``casearch.nodes`` once more, over dictionaries, so that thousands of documents can be asked."""

import math
import re
from collections import defaultdict
from collections.abc import Callable, Sequence

from engine_oracle import Oracle, edit_distance

from casearch.document import day_number
from casearch.engine.base import AnalysedDocument
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

WEIGHED = (BODY, SURFACE, NAMES, COARSE)
Scores = dict[str, float]


class Reference:
    """Answers from where each term stands; nothing of it is the engine's."""

    def __init__(self, documents: Sequence[AnalysedDocument]) -> None:
        self.ids = [document.document.id for document in documents]
        self.days = {
            document.document.id: day_number(document.document.date)
            for document in documents
            if document.document.date
        }
        self.title_ends = {document.document.id: document.body.title_end for document in documents}
        self.places: dict[str, dict[str, dict[str, Sequence[int]]]] = defaultdict(lambda: defaultdict(dict))
        self.lengths: dict[str, Scores] = defaultdict(dict)
        for document in documents:
            id, source = document.document.id, (document.document.source or "").casefold().strip()
            fields = {
                BODY: document.body, TITLE: document.title, SURFACE: document.surface, NAMES: document.names,
                COARSE: document.coarse,
            }  # fmt: skip
            for name, field in fields.items():
                self.lengths[name][id] = field.length
                for term, positions in field.positions.items():
                    self.places[name][term][id] = positions
            for name, value in ((LANG, document.lang), (SOURCE, source), (ID, id)):
                self.lengths[name][id] = 1 if value else 0
                if value:
                    self.places[name][value][id] = (0,)
        self.means = {name: sum(lengths.values()) / len(documents) for name, lengths in self.lengths.items()}

    def of(self, node: Node) -> Scores:
        match node:
            case Term(field, text, boost):
                return self.group(field, {text: 1.0}, boost)
            case Group(field, terms, boost):
                return self.group(field, {t: max(w for u, w in terms if u == t) for t, _ in terms}, boost)
            case And(children, boost):
                found = [self.of(child) for child in children]
                smallest = min(found, key=len, default=self.ids)
                return {
                    id: boost * sum(f[id] for f in found) for id in smallest if all(id in f for f in found)
                }
            case Or(children, boost, bonus):
                found = [self.of(child) for child in children]
                held: dict[str, list[float]] = defaultdict(list)
                for one in found:
                    for id, score in one.items():
                        held[id].append(score)
                return {
                    id: boost * sum(scores) * (1 + bonus if len(scores) == len(found) else 1)
                    for id, scores in held.items()
                }
            case Favour(child, by):
                extra = self.of(by)
                return {id: score + extra.get(id, 0.0) for id, score in self.of(child).items()}
            case Not(child):
                found = self.of(child)
                return {id: 0.0 for id in self.ids if id not in found}
            case Phrase(parts, slop, boost):
                return self.positional(parts, boost, lambda places: Oracle.phrase(places, slop))
            case Near(parts, distance, boost):
                return self.positional(parts, boost, lambda places: Oracle.near(places, distance))
            case Prefix(field, text, boost):
                return self.expanded(field, lambda term: term.startswith(text), boost)
            case Wildcard(field, pattern, boost):
                rule = re.compile(re.escape(pattern).replace(r"\*", ".*").replace(r"\?", "."), re.DOTALL)
                return self.expanded(field, lambda term: bool(rule.fullmatch(term)), boost)
            case Fuzzy(field, text, edits, prefix, boost):
                return self.expanded(
                    field,
                    lambda term: (
                        term.startswith(text[:prefix])
                        and abs(len(term) - len(text)) <= edits
                        and edit_distance(term, text) <= edits
                    ),
                    boost,
                )
            case Range(_, low, high):
                return {
                    id: 0.0
                    for id, day in self.days.items()
                    if (low is None or day >= low) and (high is None or day <= high)
                }
            case Every(boost):
                return dict.fromkeys(self.ids, boost)
        raise AssertionError(node)

    def group(self, field: str, weights: dict[str, float], boost: float) -> Scores:
        lists = [(self.places[field].get(term, {}), weight) for term, weight in weights.items()]
        tf: Scores = defaultdict(float)
        for places, weight in lists:
            for id, positions in places.items():
                tf[id] += weight * self.count(field, id, positions)
        return self.scored(field, tf, self.idf(max((len(places) for places, _ in lists), default=0)), boost)

    def positional(
        self, parts: Sequence[Term | Group], boost: float, starts: Callable[[list[set[int]]], list[int]]
    ) -> Scores:
        if not parts:
            return {}
        field = parts[0].field
        members = [[p.text] if isinstance(p, Term) else [term for term, _ in p.terms] for p in parts]
        if len(parts) == 1:
            return self.group(field, dict.fromkeys(members[0], 1.0), boost)
        lists = [[self.places[field].get(term, {}) for term in terms] for terms in members]
        idf = sum(self.idf(max((len(places) for places in part), default=0)) for part in lists)
        together = set.intersection(*(set().union(*part) for part in lists))
        tf = {}
        for id in together:
            found = starts([{p for places in part for p in places.get(id, ())} for part in lists])
            if count := self.count(field, id, found):
                tf[id] = float(count)
        return self.scored(field, tf, idf, boost)

    def expanded(self, field: str, fits: Callable[[str], bool], boost: float) -> Scores:
        terms = [term for term in self.places[field] if fits(term)]
        terms.sort(key=lambda term: (-len(self.places[field][term]), term))
        return {id: boost for term in terms[:MAX_EXPANSIONS] for id in self.places[field][term]}

    # The formula

    def scored(self, field: str, tf: Scores, idf: float, boost: float) -> Scores:
        lengths, mean = self.lengths[field], self.means[field]
        return {
            id: boost * (idf * count * (K1 + 1) / (count + K1 * (1 - B + B * lengths[id] / mean)))
            for id, count in tf.items()
        }

    def idf(self, df: int) -> float:
        return math.log(1 + (len(self.ids) - df + 0.5) / (df + 0.5))

    def count(self, field: str, id: str, positions: Sequence[int]) -> int:
        title_end = self.title_ends[id] if field in WEIGHED else 0
        return sum(TITLE_WEIGHT if position < title_end else 1 for position in positions)
