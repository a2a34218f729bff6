"""A syntax tree as the query that reads as it: ``parse(printed(tree)).tree == tree``."""

from __future__ import annotations

from typing import Final

from casearch.patterns import regex
from casearch.query.lexing import QUOTES, SIGNED
from casearch.query.syntax import (
    AllOf,
    AnyOf,
    Condition,
    Exact,
    InTitle,
    Listed,
    Misspelt,
    Pattern,
    Quoted,
    Sign,
    Syntax,
    Word,
)

_RUN: Final = regex(rf"[\w<>][^\s(){QUOTES}:]*")
"""A value that needs no quotes."""


def printed(tree: Syntax) -> str:  # noqa: PLR0911  # one case a kind of syntax
    """The query of a tree."""
    match tree:
        case AnyOf(children):
            return " OR ".join(_inside(child, AnyOf) for child in children)
        case AllOf(children):
            return " AND ".join(_inside(child, AnyOf, AllOf) for child in children)
        case Listed(parts):
            return " ".join(_signed(sign, part) for sign, part in parts)
        case InTitle(child):
            return f"title:{_inside(child, AnyOf, AllOf, Listed)}"
        case Word(text) | Pattern(text):
            return text
        case Exact(text):
            return f"={text}"
        case Misspelt(text, edits):
            return f"{text}~{edits}"
        case Quoted(text, room, exact):
            return f'{"=" * exact}"{text}"' + ("" if room is None else f"~{room}")
        case Condition(name, value):
            return f"{name}:{value}" if _RUN.fullmatch(value) else f'{name}:"{value}"'


def _inside(tree: Syntax, *bracketed: type) -> str:
    """A part of a tree, in brackets if it is of a kind that would be read otherwise without."""
    text = printed(tree)
    return f"({text})" if isinstance(tree, bracketed) else text


def _signed(sign: Sign, part: Syntax) -> str:
    text = _inside(part, AnyOf, AllOf, Listed)
    bare = sign is Sign.OPTIONAL or SIGNED.match(text)
    return sign.value + (text if bare else f"({text})")
