"""What does a tree match, and with which scores? ``nodes`` says what is meant, this does it over arrays.

Every node becomes the rising numbers of its documents and a score for each. A score is computed from tf, df,
N and lengths of live documents by the same operations in the same order wherever a document lies, and
children are summed in their order: an index that was updated and one that was built anew give equal bits.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from casearch.engine.embedded.distinct import distinct
from casearch.engine.embedded.expand import expand
from casearch.engine.embedded.positions import near_starts, phrase_starts
from casearch.engine.embedded.postings import Floats, Ints, Postings
from casearch.engine.embedded.schema import (
    MICROSECONDS_A_DAY,
    POSITION_FIELDS,
    TERM_FIELDS,
    TITLE_END,
    UNDATED,
)
from casearch.engine.embedded.view import View
from casearch.formula import bm25, idf
from casearch.nodes import (
    BODY,
    DATE,
    NAMES,
    SURFACE,
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


@dataclass(frozen=True, slots=True)
class Matches:
    """Documents, rising, and the score of each."""

    documents: Ints
    scores: Floats


NOTHING: Final = Matches(np.empty(0, np.int64), np.empty(0))


def evaluate(node: Node, view: View) -> Matches:
    """The live documents that a tree matches, with their scores.

    Raises:
        ValueError: the tree asks for what a field does not have.
    """
    return _Evaluation(view).of(node)


class _Evaluation:
    """One evaluation; a term that stands in a tree twice is read once."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.read: dict[tuple[str, str, bool], Postings] = {}

    def of(self, node: Node) -> Matches:  # noqa: C901, PLR0911  # one case a kind of node
        match node:
            case Term(field, text, boost):
                return self.group(field, ((text, 1.0),), boost)
            case Group(field, terms, boost):
                return self.group(field, terms, boost)
            case And(children, boost):
                return self.all_of(children, boost)
            case Or(children, boost, all_bonus):
                return self.any_of(children, boost, all_bonus)
            case Favour(child, by):
                return self.favour(self.of(child), self.of(by))
            case Not(child):
                return _even(self.complement(self.of(child).documents), 0.0)
            case Phrase():
                return self.phrase(node)
            case Near():
                return self.near(node)
            case Prefix() | Wildcard() | Fuzzy():
                return self.expansion(node)
            case Range():
                return self.days(node)
            case Every(boost):
                return _even(self.view.live, boost)
        raise ValueError(f"{type(node).__name__} is no node that can be asked for")

    # Terms

    def postings(self, field: str, term: str, *, positions: bool = False) -> Postings:
        if field not in TERM_FIELDS:
            raise ValueError(f"the field {field!r} has no terms")
        if (field, term, positions) not in self.read:
            self.read[field, term, positions] = self.view.postings(field, term, positions=positions)
        return self.read[field, term, positions]

    def group(self, field: str, terms: Sequence[tuple[str, float]], boost: float) -> Matches:
        weights: dict[str, float] = {}
        for term, weight in terms:
            weights[term] = max(weight, weights.get(term, weight))
        members = [(self.postings(field, term), weight) for term, weight in weights.items()]
        documents = _union([found.documents for found, _ in members])
        if boost == 0:
            return _even(documents, 0.0)
        tf = np.zeros(len(documents))
        for found, weight in members:
            tf[np.searchsorted(documents, found.documents)] += weight * found.tf
        df = max((len(found.documents) for found, _ in members), default=0)
        return self.scored(field, documents, tf, self.idf(df), boost)

    def idf(self, df: int) -> float:
        return idf(self.view.count, df)

    def scored(self, field: str, documents: Ints, tf: Floats, rarity: float, boost: float) -> Matches:
        if boost == 0 or not len(documents):
            return _even(documents, 0.0)
        lengths = self.view.lengths(field, documents) / self.view.mean_length(field)
        return Matches(documents, boost * bm25(rarity, tf, lengths))

    # Sets

    def complement(self, documents: Ints) -> Ints:
        keep = self.view.mask(self.view.live)
        keep[documents] = False
        return np.flatnonzero(keep)

    def all_of(self, children: Sequence[Node], boost: float) -> Matches:
        found = [self.of(child) for child in children]
        documents = self.view.live
        for child in sorted(found, key=lambda child: len(child.documents)):
            documents = np.intersect1d(documents, child.documents, assume_unique=True)
        scores = np.zeros(len(documents))
        for child in found:
            scores += child.scores[np.searchsorted(child.documents, documents)]
        return Matches(documents, boost * scores)

    def any_of(self, children: Sequence[Node], boost: float, all_bonus: float) -> Matches:
        found = [self.of(child) for child in children]
        documents = _union([child.documents for child in found])
        scores, hits = np.zeros(len(documents)), np.zeros(len(documents), int)
        for child in found:
            places = np.searchsorted(documents, child.documents)
            scores[places] += child.scores
            hits[places] += 1
        scores = boost * scores
        if all_bonus:
            scores[hits == len(found)] *= 1 + all_bonus
        return Matches(documents, scores)

    def favour(self, found: Matches, by: Matches) -> Matches:
        _, at, of = np.intersect1d(found.documents, by.documents, assume_unique=True, return_indices=True)
        scores = found.scores.copy()
        scores[at] += by.scores[of]
        return Matches(found.documents, scores)

    def expansion(self, node: Prefix | Wildcard | Fuzzy) -> Matches:
        mask = np.zeros(self.view.size, bool)
        for term in expand(node, self.view):
            mask[self.postings(node.field, term).documents] = True
        return _even(np.flatnonzero(mask), node.boost)

    def days(self, node: Range) -> Matches:
        if node.field != DATE:
            raise ValueError(f"the field {node.field!r} has no days")
        live = self.view.live
        moments = self.view.column(DATE)[live]
        days = moments // MICROSECONDS_A_DAY
        keep = moments != UNDATED
        if node.low is not None:
            keep &= days >= node.low
        if node.high is not None:
            keep &= days <= node.high
        return _even(live[keep], 0.0)

    # Positions

    def phrase(self, node: Phrase) -> Matches:
        return self.positional(node, node.slop)

    def near(self, node: Near) -> Matches:
        return self.positional(node, node.distance)

    def positional(self, node: Phrase | Near, room: int) -> Matches:
        """Both start from the documents that hold all parts, find start positions and count them."""
        if not node.parts:
            return NOTHING
        field = node.parts[0].field
        parts = [_members(part) for part in node.parts]
        if any(part.field != field for part in node.parts):
            raise ValueError("the parts of a phrase are of one field")
        if len(parts) == 1:
            return self.group(field, [(term, 1.0) for term in parts[0]], node.boost)
        found = [[self.postings(field, term, positions=True) for term in part] for part in parts]
        unions = [_union([member.documents for member in members]) for members in found]
        documents = min(unions, key=len)
        for union in unions:
            documents = np.intersect1d(documents, union, assume_unique=True)
        if field not in POSITION_FIELDS or not len(documents):
            return NOTHING  # several parts do not fit on the one position that other fields have
        starts = phrase_starts if isinstance(node, Phrase) else near_starts
        rows, positions = starts(found, documents, room)
        weights = np.ones(len(rows))
        if field in (BODY, SURFACE, NAMES):
            weights[positions < self.view.column(TITLE_END)[documents[rows]]] = TITLE_WEIGHT
        tf = np.bincount(rows, weights, len(documents)).astype(np.float64)
        rarity = sum(self.idf(max(len(member.documents) for member in members)) for members in found)
        return self.scored(field, documents[tf > 0], tf[tf > 0], rarity, node.boost)


def _members(part: Term | Group) -> list[str]:
    terms = [part.text] if isinstance(part, Term) else [term for term, _ in part.terms]
    return list(dict.fromkeys(terms))


def _union(sets: Sequence[Ints]) -> Ints:
    filled = [documents for documents in sets if len(documents)]
    if not filled:
        return NOTHING.documents
    return filled[0] if len(filled) == 1 else distinct(np.concatenate(filled))


def _even(documents: Ints, score: float) -> Matches:
    return Matches(documents, np.full(len(documents), float(score)))
