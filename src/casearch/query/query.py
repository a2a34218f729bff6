"""A query, read: its words, what it asks, and what could not be taken as it stands."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from casearch.analysis import Analyser
from casearch.language import candidates
from casearch.nodes import Every, Node, Or
from casearch.query.build import Reading, build
from casearch.query.parsing import parse
from casearch.query.read import QueryWord
from casearch.query.syntax import (
    EMPTY,
    AllOf,
    AnyOf,
    Exact,
    InTitle,
    Listed,
    Misspelt,
    Pattern,
    Quoted,
    Syntax,
    Word,
)
from casearch.records import dataclass

MAX_TEXT: Final = 15_000
"""Characters of a query that are looked at."""


@dataclass(frozen=True, slots=True)
class Query:
    """A query that was read.

    Args:
        text: as it was typed.
        words: the words to be found, in order; a word that is typed twice stands twice, and counts twice.
        node: the tree to be answered.
        warnings: what could not be read as it was meant, a line each.
        tree: its syntax.
        languages: those it may be in.
        excluded: words that a document must not hold.
        without_dates: the tree without its conditions on the day; ``None`` where it has none.
    """

    text: str
    words: tuple[QueryWord, ...]
    node: Node
    warnings: tuple[str, ...] = ()
    tree: Syntax = EMPTY
    languages: tuple[str, ...] = ()
    excluded: tuple[QueryWord, ...] = ()
    without_dates: Node | None = None


def read_query(
    text: str,
    analyser: Analyser,
    *,
    translit: bool = True,
    exact: bool = False,
    widened: frozenset[str] = frozenset(),
) -> Query:
    """Read a query; never raises, whatever the text.

    Args:
        text: as it was typed.
        analyser: remembers the words it has read.
        translit: whether a name finds its spellings in other scripts.
        exact: whether words match only as they are written.
        widened: words to be read in every language, not only in those that the query may be in.
    """
    text = text.encode(errors="replace").decode()  # half surrogate pairs, as a terminal may pass on
    parsed = parse(text[:MAX_TEXT])
    reading = Reading(analyser, candidates(_wording(parsed.tree)), translit, exact, widened)
    built = build(parsed.tree, reading)
    warnings = [*parsed.warnings, *built.warnings]
    if len(text) > MAX_TEXT:
        warnings.append(f"only the first {MAX_TEXT} characters of the query were read")
    if not (built.words or built.excluded or built.conditions):
        warnings.append("the query holds no word to search for")
    without = None
    if built.dated:
        without = build(parsed.tree, replace(reading, dates=False)).node or Every()
    return Query(
        text, tuple(built.words), built.node or Or(()), tuple(warnings), parsed.tree, reading.languages,
        tuple(built.excluded), without,
    )  # fmt: skip


def _wording(tree: Syntax) -> str:
    """The words of a tree in order, to tell its language by."""
    match tree:
        case Word(text) | Exact(text) | Pattern(text) | Misspelt(text) | Quoted(text):
            return text
        case InTitle(child):
            return _wording(child)
        case Listed(parts):
            return " ".join(_wording(part) for _, part in parts)
        case AllOf(children) | AnyOf(children):
            return " ".join(map(_wording, children))
    return ""
