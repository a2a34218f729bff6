"""What does each node of a tree ask? In words, as ``explain`` shows it."""

from __future__ import annotations

from datetime import date
from typing import Final

from casearch.nodes import (
    BODY,
    COARSE,
    NAMES,
    SURFACE,
    TITLE,
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

_FIELDS: Final = {
    BODY: "in any inflection",
    TITLE: "in the title",
    SURFACE: "as written",
    NAMES: "as a name in any script",
    COARSE: "by its first letters",
}


def rule(node: Node) -> str:  # noqa: C901, PLR0911, PLR0912  # one case a kind of node
    """What a node asks, without what its children do."""
    match node:
        case Term(field, text, boost):
            return f"{text} ({_FIELDS.get(field, field)}){_times(boost)}"
        case Group(field, terms, boost):
            return f"{' | '.join(term for term, _ in terms)} ({_FIELDS.get(field, field)}){_times(boost)}"
        case And(_, boost):
            return "all of" + _times(boost)
        case Or(_, boost, bonus):
            return "any of" + _times(boost) + (f", × {1 + bonus:g} for all of them" if bonus else "")
        case Favour():
            return "the first, with more for what also is the second"
        case Not():
            return "not"
        case Phrase(parts, slop, boost):
            gaps = f", each up to {slop} further" if slop else ""
            return f"in a row{gaps}: {_row(parts)}{_times(boost)}"
        case Near(parts, distance, boost):
            return f"within {distance + 1} words, in any order: {_row(parts)}{_times(boost)}"
        case Prefix(_, text, boost):
            return f"words that begin with {text}{_times(boost)}"
        case Wildcard(_, pattern, boost):
            return f"words like {pattern}{_times(boost)}"
        case Fuzzy(_, text, edits, _, boost):
            return f"words within {edits} edit{'s' * (edits > 1)} of {text}{_times(boost)}"
        case Range(_, low, high):
            return f"date from {_day(low)} to {_day(high)}"
        case Every():
            return "every document"
    raise AssertionError(f"{type(node).__name__} is no node")


def children(node: Node) -> tuple[Node, ...]:
    """The nodes inside a node that are asked on their own."""
    match node:
        case And(inside, _) | Or(inside, _, _):
            return inside
        case Favour(child, by):
            return (child, by)
        case Not(child):
            return (child,)
    return ()


def outline(node: Node) -> dict[str, object]:
    """A tree as nested rules, for JSON."""
    inside = [outline(child) for child in children(node)]
    return {"rule": rule(node), **({"children": inside} if inside else {})}


def _row(parts: tuple[Term | Group, ...]) -> str:
    return " , ".join(
        part.text if isinstance(part, Term) else " | ".join(term for term, _ in part.terms) for part in parts
    ) + (f" ({_FIELDS.get(parts[0].field, parts[0].field)})" if parts else "")


def _times(boost: float) -> str:
    if boost == 1:
        return ""
    return f", × {boost:g}" if boost else ", no score"


def _day(number: int | None) -> str:
    return date.fromordinal(number).isoformat() if number is not None else "…"
