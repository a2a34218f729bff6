"""What does a tree match, and with which scores? ``nodes`` says what is meant, this finds what answers each node.

A score is computed from tf, df, N and lengths of live documents by the same operations in the same order wherever a
document lies, and children are summed in their order: an index that was updated and one that was built anew
give equal bits.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from casearch.engine.embedded.combined import AllOf, AnyOf, Favoured, NoneOf
from casearch.engine.embedded.expand import expanded
from casearch.engine.embedded.operators import Computed, Even, InList, Matches, Operator
from casearch.engine.embedded.phrases import near, phrase
from casearch.engine.embedded.schema import TERM_FIELDS
from casearch.engine.embedded.view import View
from casearch.nodes import (
    DATE,
    K1,
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


def evaluate(node: Node, view: View) -> Operator:  # noqa: C901, PLR0911  # one case a kind of node
    """What answers a tree.

    Raises:
        ValueError: the tree asks for what a field does not have.
    """
    match node:
        case Term(field, text, boost):
            return InList(view.term_list(_checked(field), text), boost)
        case Group(field, terms, boost):
            return _group(view, field, terms, boost)
        case And(children, boost):
            return AllOf([evaluate(child, view) for child in children], boost, view)
        case Or(children, boost, bonus):
            return AnyOf([evaluate(child, view) for child in children], boost, bonus, view)
        case Favour(child, by):
            return Favoured(evaluate(child, view), evaluate(by, view))
        case Not(child):
            return NoneOf(evaluate(child, view), view)
        case Phrase() | Near():
            return _positional(view, node)
        case Prefix() | Wildcard() | Fuzzy():
            _checked(node.field)
            return Even(lambda: expanded(node, view), None, view.count, node.boost)
        case Range(field, low, high):
            if field != DATE:
                raise ValueError(f"the field {field!r} has no days")
            return _days(view, low, high)
        case Every(boost):
            return Even(lambda: view.live, lambda documents: np.ones(len(documents), bool), view.count, boost)
    raise ValueError(f"{type(node).__name__} is no node that can be asked for")


def _checked(field: str) -> str:
    if field not in TERM_FIELDS:
        raise ValueError(f"the field {field!r} has no terms")
    return field


def _group(view: View, field: str, terms: Sequence[tuple[str, float]], boost: float) -> Operator:
    weights: dict[str, float] = {}
    for term, weight in terms:
        weights[term] = max(weight, weights.get(term, weight))
    if len(weights) == 1 and next(iter(weights.values())) == 1:
        return InList(view.term_list(_checked(field), next(iter(weights))), boost)
    return InList(view.group_list(_checked(field), tuple(weights.items())), boost)


def _positional(view: View, node: Phrase | Near) -> Operator:
    if not node.parts:
        return AnyOf((), 1.0, 0.0, view)
    field = _checked(node.parts[0].field)
    if any(part.field != field for part in node.parts):
        raise ValueError("the parts of a phrase are of one field")
    parts = [_members(part) for part in node.parts]
    if len(parts) == 1:
        return _group(view, field, [(term, 1.0) for term in parts[0]], node.boost)
    dfs = [[len(view.term_list(field, term).documents) for term in part] for part in parts]
    rarity = sum(view.idf(max(df, default=0)) for df in dfs)
    most = min(sum(df) for df in dfs)

    def found() -> Matches:
        if isinstance(node, Phrase):
            documents, tf = phrase(view, field, parts, node.slop)
        else:
            documents, tf = near(view, field, parts, node.distance)
        weights = view.weighed(field, documents, tf, rarity) if node.boost else np.zeros(len(documents))
        return Matches(documents, weights if node.boost == 1 else node.boost * weights)

    return Computed(found, most, node.boost * rarity * (K1 + 1))


def _members(part: Term | Group) -> list[str]:
    terms = [part.text] if isinstance(part, Term) else [term for term, _ in part.terms]
    return list(dict.fromkeys(terms))


def _days(view: View, low: int | None, high: int | None) -> Operator:
    first, last = view.day_bounds(low, high)
    days = view.days

    def test(documents: np.ndarray) -> np.ndarray:
        of = days.take(documents)
        return (of >= first) & (of <= last)

    return Even(lambda: np.flatnonzero((days >= first) & (days <= last)), test, view.count, 0.0)
