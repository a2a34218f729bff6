"""A query to its syntax tree, by recursive descent; whatever is typed becomes a tree.

    either = both ("OR" both)*
    both   = list ("AND" list)*
    list   = item+                        words in a row bind tightest: a b AND c is (a b) AND c
    item   = ("+" | "-" | "NOT")* part
    part   = "(" either ")" | name ":" part | phrase | run

What does not fit (a bracket or quote left open, an operator with nothing beside it) makes the whole query one
of plain words, with a warning that says where: to guess what was meant would answer another question in silence.
"""

from __future__ import annotations

import re
from typing import Final

from casearch.patterns import regex
from casearch.query.lexing import OPERATORS, QUOTES, Kind, Lexeme, lex
from casearch.query.syntax import (
    EMPTY,
    TITLE_NAME,
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
from casearch.records import dataclass

MAX_DEPTH: Final = 40
"""Brackets inside brackets; nobody types more, and a machine's million should not fill the stack."""
MAX_EDITS: Final = 2

_MISSPELT: Final = regex(r"(.*\w)~(\d?)")
_WILD: Final = regex(r"\*|\?(?=[\w*])")
_TRAILING: Final = regex(r"[?!.,;:…»]+$")
_SYNTAX: Final = regex(rf"[(){QUOTES}*?~=:«»]")
_SIGNS: Final = regex(r"(?<!\S)[+-]+")
_ADDRESS: Final = regex(r"\w+://|www\.|\S+@", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Parsed:
    """A query's tree, and what was not read as it may have been meant, a line each."""

    tree: Syntax
    warnings: tuple[str, ...] = ()


class _NoSense(Exception):  # noqa: N818 - caught below; no error of the caller's
    """The query cannot be read beyond a place."""

    def __init__(self, what: str, start: int) -> None:
        super().__init__(f"{what} at character {start + 1}; the query was searched as plain words")


def parse(text: str) -> Parsed:
    """The tree of a query; never raises."""
    try:
        return Parsed(_Parser(text).whole())
    except _NoSense as problem:
        return Parsed(plain(text), (str(problem),))


def plain(text: str) -> Syntax:
    """A query read as words alone: no operators, signs, names or patterns."""
    blank = text
    for marks in (_SYNTAX, _SIGNS):
        blank = marks.sub(lambda found: " " * len(found[0]), blank)
    words = (
        Word(found[0], found.start())
        for found in re.finditer(r"\S+", blank)
        if found[0] not in OPERATORS and _has_letter(found[0])
    )
    return _simplest([(Sign.OPTIONAL, word) for word in words])


class _Parser:
    def __init__(self, text: str) -> None:
        self.lexemes = list(lex(text))
        self.at = 0
        self.depth = 0

    def whole(self) -> Syntax:
        tree = self.either()
        if found := self.peek():
            raise _NoSense("a bracket is closed that none opens", found.start)
        return tree

    def peek(self, *kinds: Kind) -> Lexeme | None:
        """The next lexeme, if it is one of these."""
        if self.at == len(self.lexemes):
            return None
        found = self.lexemes[self.at]
        return found if not kinds or found.kind in kinds else None

    def operator(self, name: str) -> Lexeme | None:
        """Step over the next lexeme if it is this operator."""
        found = self.peek(Kind.OPERATOR)
        if found is None or found.text != name:
            return None
        self.at += 1
        return found

    def either(self) -> Syntax:
        children = [self.both()]
        while operator := self.operator("OR"):
            self.needs(children[-1], operator)
            children.append(self.both())
            self.needs(children[-1], operator)
        return children[0] if len(children) == 1 else AnyOf(tuple(children))

    def both(self) -> Syntax:
        children = [self.list()]
        while operator := self.operator("AND"):
            self.needs(children[-1], operator)
            children.append(self.list())
            self.needs(children[-1], operator)
        return children[0] if len(children) == 1 else AllOf(tuple(children))

    def needs(self, child: Syntax, operator: Lexeme) -> None:
        if child == EMPTY:
            raise _NoSense(f"{operator.text} has nothing to join", operator.start)

    def list(self) -> Syntax:
        parts: list[tuple[Sign, Syntax]] = []
        while (found := self.peek()) and found.kind is not Kind.CLOSE:
            if found.kind is Kind.OPERATOR and found.text != "NOT":
                break
            sign, part = self.item()
            if part != EMPTY:
                parts.append((sign, part))
        return _simplest(parts)

    def item(self) -> tuple[Sign, Syntax]:
        sign = Sign.OPTIONAL
        last: Lexeme | None = None
        while found := self.peek(Kind.SIGN, Kind.OPERATOR):
            if found.kind is Kind.OPERATOR and found.text != "NOT":
                break
            self.at += 1
            last = found
            if found.text == "+":
                sign = Sign.REQUIRED if sign is Sign.OPTIONAL else sign
            else:
                sign = Sign.REQUIRED if sign is Sign.EXCLUDED else Sign.EXCLUDED
        part = self.part() if self.peek() else EMPTY
        if last and part == EMPTY:
            raise _NoSense(f"{last.text} has nothing to stand before", last.start)
        return sign, part

    def part(self) -> Syntax:
        found = self.peek(Kind.OPEN, Kind.NAME, Kind.PHRASE, Kind.RUN, Kind.STRAY)
        if found is None:
            return EMPTY
        self.at += 1
        if found.kind is Kind.OPEN:
            return self.bracket(found)
        if found.kind is Kind.NAME:
            return self.named(found)
        if found.kind is Kind.PHRASE:
            return (
                Quoted(found.text, found.room, found.exact, found.start) if _has_letter(found.text) else EMPTY
            )
        if found.kind is Kind.STRAY:
            raise _NoSense("a quote is opened that none closes", found.start)
        return _run(found)

    def bracket(self, opening: Lexeme) -> Syntax:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise _NoSense(f"more than {MAX_DEPTH} brackets inside one another", opening.start)
        inside = self.either()
        self.depth -= 1
        if not self.peek(Kind.CLOSE):
            raise _NoSense("a bracket is opened that none closes", opening.start)
        self.at += 1
        return inside

    def named(self, name: Lexeme) -> Syntax:
        if name.text == TITLE_NAME:
            self.depth += 1
            if self.depth > MAX_DEPTH:
                raise _NoSense("too many names in a row", name.start)
            child = self.part()
            self.depth -= 1
            return EMPTY if child == EMPTY else InTitle(child)
        value = self.peek(Kind.PHRASE, Kind.RUN, Kind.OPERATOR)
        if value is None:
            raise _NoSense(f"{name.text}: has no value", name.start)
        self.at += 1
        kept = value.text.strip() if value.kind is Kind.PHRASE else value.text
        return Condition(name.text, kept, name.start) if kept else EMPTY


def _run(lexeme: Lexeme) -> Syntax:
    """What a run of characters asks: a word, or one of the forms that its marks give it."""
    text, start = lexeme.text, lexeme.start
    if text == "*":
        return Pattern("*", start)
    if not _has_letter(text):
        return EMPTY
    if text[0] == "=":
        exact = text.lstrip("=")
        return Exact(exact, start + len(text) - len(exact))
    if found := _MISSPELT.fullmatch(text):
        return Misspelt(found[1], min(int(found[2] or 1), MAX_EDITS), start)
    body = _TRAILING.sub("", text)
    if _WILD.search(body) and not _ADDRESS.match(text):
        return Pattern(re.sub(r"\*+", "*", body), start)
    return Word(text, start)


def _simplest(parts: list[tuple[Sign, Syntax]]) -> Syntax:
    """A list; of one part without a sign, that part."""
    if len(parts) == 1 and parts[0][0] is Sign.OPTIONAL:
        return parts[0][1]
    return Listed(tuple(parts))


def _has_letter(text: str) -> bool:
    return any(map(str.isalnum, text))
