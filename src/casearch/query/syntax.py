"""What was typed, as a tree: the words and operators of a query, before anyone has read a word.

Two trees are equal that ask the same; where in the query a part was typed (``start``) does not count.
``parsing`` makes these trees, ``printing`` writes them as a query again, ``build`` asks the engine.
"""

from __future__ import annotations

from dataclasses import field
from enum import Enum

from casearch.records import dataclass


class Sign(Enum):
    """What a part of a list must be: ``word``, ``+word``, ``-word``."""

    OPTIONAL = ""
    REQUIRED = "+"
    EXCLUDED = "-"


@dataclass(frozen=True, slots=True)
class Word:
    """A run of characters between spaces: one word, or several (``су-энергетика``, ``19:30``)."""

    text: str
    start: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Exact:
    """``=word``: as it is written, not in another inflection."""

    text: str
    start: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Pattern:
    """``pre*``, ``w?rd``: ``*`` any run, ``?`` one character. ``*`` alone is every document."""

    text: str
    start: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Misspelt:
    """``word~1``: within so many edits."""

    text: str
    edits: int = 1
    start: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Quoted:
    """``"a phrase"``: its words in a row.

    Args:
        text: between the quotes.
        room: ``"a phrase"~3``: in any order, with so many other words between them; ``None`` for a row.
        exact: ``="a phrase"``: its words as they are written.
    """

    text: str
    room: int | None = None
    exact: bool = False
    start: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Condition:
    """``lang:kk``, ``source:"Сыр айнасы"``, ``date:2024-11``: narrows the answer and scores nothing."""

    name: str
    value: str
    start: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class InTitle:
    """``title:word``, ``title:(some words)``: what must stand in the title."""

    child: Syntax


@dataclass(frozen=True, slots=True)
class Listed:
    """Parts in a row, each with its sign; of those without one, any may match."""

    parts: tuple[tuple[Sign, Syntax], ...]


@dataclass(frozen=True, slots=True)
class AllOf:
    """``a AND b``."""

    children: tuple[Syntax, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """``a OR b``."""

    children: tuple[Syntax, ...]


Syntax = Word | Exact | Pattern | Misspelt | Quoted | Condition | InTitle | Listed | AllOf | AnyOf

EMPTY = Listed(())
"""A query of nothing."""

CONDITIONS = ("lang", "source", "date", "since", "until")
"""Names of conditions."""

TITLE_NAME = "title"
"""The name of ``InTitle``."""
