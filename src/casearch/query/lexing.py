"""Cut a query into its smallest parts: quotes, brackets, signs, names, operators and words.

Nothing is refused here; what makes no sense together is for the parser to find.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum, auto
from typing import Final

from casearch.patterns import regex
from casearch.query.syntax import CONDITIONS, TITLE_NAME
from casearch.records import dataclass

QUOTES: Final = '"“”„‟'
"""What opens or closes a phrase. « » are punctuation: headlines are full of them."""
OPERATORS: Final = ("AND", "OR", "NOT")

_NAME: Final = regex(rf"({'|'.join((TITLE_NAME, *CONDITIONS))}):(?=[^\s)])", re.IGNORECASE)
SIGNED: Final = regex(rf"[\w(={QUOTES}*«]")
"""What a sign may stand before; a dash before a space is a dash."""
_ENDING: Final = r"(?:[-\u2010\u2011][^\W\d_]{1,6}(?!\w))?"
"""What Kazakh sets behind a name in quotes, ``"Самұрық-Қазына"-ның``: no word, and no sign either."""
_PHRASE: Final = regex(rf"(=?)[{QUOTES}]([^{QUOTES}]*)[{QUOTES}](?:~(\d{{1,3}})(?!\w)|{_ENDING})")
_RUN: Final = regex(rf"[^\s(){QUOTES}]+")
_SPACE: Final = regex(r"\s+")


class Kind(Enum):
    """What a lexeme is."""

    OPEN = auto()
    CLOSE = auto()
    OPERATOR = auto()
    SIGN = auto()
    NAME = auto()
    PHRASE = auto()
    RUN = auto()
    STRAY = auto()
    """A quote that nothing closes."""


@dataclass(frozen=True, slots=True)
class Lexeme:
    """A smallest part.

    Args:
        kind: what it is.
        text: of a phrase what stands between the quotes, of a name what stands before the colon.
        start: its offset in the query.
        room: of a phrase, the number behind its ``~``.
        exact: of a phrase, whether ``=`` stands before it.
    """

    kind: Kind
    text: str
    start: int
    room: int | None = None
    exact: bool = False


def lex(text: str) -> Iterator[Lexeme]:
    """The parts of a query in order."""
    at = 0
    while at < len(text):
        if space := _SPACE.match(text, at):
            at = space.end()
            continue
        if at and text[at] in "+-" and (text[at - 1] == ")" or text[at - 1] in QUOTES):
            at += 1  # a dash behind a bracket or a phrase excludes nothing
            continue
        lexeme, at = _next(text, at)
        yield lexeme


def _next(text: str, at: int) -> tuple[Lexeme, int]:
    if text[at] in "()":
        return Lexeme(Kind.OPEN if text[at] == "(" else Kind.CLOSE, text[at], at), at + 1
    if (
        text[at] in "+-"
        and SIGNED.match(text, at + 1)
        and (at == 0 or text[at - 1] == "(" or text[at - 1].isspace())
    ):
        return Lexeme(Kind.SIGN, text[at], at), at + 1
    if phrase := _PHRASE.match(text, at):
        room = int(phrase[3]) if phrase[3] else None
        return Lexeme(Kind.PHRASE, phrase[2], phrase.start(2), room, bool(phrase[1])), phrase.end()
    if text[at] in QUOTES:
        return Lexeme(Kind.STRAY, text[at], at), at + 1
    if name := _NAME.match(text, at):
        return Lexeme(Kind.NAME, name[1].lower(), at), name.end()
    run = _RUN.match(text, at)
    assert run, "whatever is no space, bracket or quote is part of a run"
    kind = Kind.OPERATOR if run[0] in OPERATORS else Kind.RUN
    return Lexeme(kind, run[0], at), run.end()
