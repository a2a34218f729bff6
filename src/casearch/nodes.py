"""What can be asked of an engine? A typed tree over terms, data only, with the exact meaning of each node.

**What a node means.** A node matches a set of live documents and gives each a score, a float >= 0.
A *term* is a string of one field, as the analysers wrote it; nodes never analyse anything.

**Fields.** ``BODY`` holds the terms of title and text in one sequence of positions; ``TITLE`` those of
the title alone; ``SURFACE`` the words as they are written, folded, at the positions of ``BODY``; ``NAMES`` the keys
of words that may be names, at the positions of their words in ``BODY``; ``COARSE`` the first letters of Kazakh words as
they are written, without positions; ``LANG``, ``SOURCE`` and ``ID`` hold one term, the whole value (source folded to
lower case); ``DATE`` holds the day as a number (``document.day_number``) and only takes ``Range``.
Several terms may stand at one position (readings of one word).

**Weight of a term.** BM25 (Robertson & Zaragoza, "The Probabilistic Relevance Framework", 2009) with
the idf that is never negative (as in Lucene):

    bm25(tf, df, length) = ln(1 + (N - df + .5) / (df + .5)) * tf * (K1 + 1) / (tf + K1 * (1 - B + B * length / mean))

N is the number of live documents, df that of live documents with the term, length the number of
positions of the field in this document and mean its average over live documents. tf is the number of
occurrences; one in the title counts ``TITLE_WEIGHT`` in the fields ``BODY``, ``SURFACE``, ``NAMES`` and
``COARSE`` (and so in length).
Deleted documents count for nothing. Every document of an empty score matches all the same.
"""

from __future__ import annotations

from typing import Final

from casearch.records import dataclass

BODY: Final = "body"
TITLE: Final = "title"
SURFACE: Final = "surface"
NAMES: Final = "names"
COARSE: Final = "coarse"
LANG: Final = "lang"
SOURCE: Final = "source"
ID: Final = "id"
DATE: Final = "date"

K1: Final = 1.2
B: Final = 0.75
TITLE_WEIGHT: Final = 2
TITLE_GAP: Final = 100
"""Positions left free between title and text, so that no phrase reaches from one into the other."""

MAX_EXPANSIONS: Final = 1024
"""Most terms that a Prefix, Wildcard or Fuzzy stands for: the most frequent ones (df), ties by the term."""


class Node:
    """Base of the tree."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Term(Node):
    """Documents that hold ``text`` in ``field``; score ``boost * bm25``.

    With ``boost=0`` it is a pure condition (``Term(LANG, "ru", 0)``), and nothing is computed.
    """

    field: str
    text: str
    boost: float = 1.0


@dataclass(frozen=True, slots=True)
class Group(Node):
    """Equivalents: terms that score as one word. Documents that hold any of them.

    tf is the weighted sum of the members' tf, df the largest of theirs; score ``boost * bm25``.
    Weights are > 0; a term that is given twice counts with the larger weight.
    """

    field: str
    terms: tuple[tuple[str, float], ...]
    boost: float = 1.0


@dataclass(frozen=True, slots=True)
class And(Node):
    """Documents that every child matches; score ``boost *`` the children's sum. Empty: matches all, 0."""

    children: tuple[Node, ...]
    boost: float = 1.0


@dataclass(frozen=True, slots=True)
class Or(Node):
    """Documents that any child matches; score ``boost *`` the sum over the children that match.

    A document that every child matches has that multiplied by ``1 + all_bonus``. Empty: matches none.
    """

    children: tuple[Node, ...]
    boost: float = 1.0
    all_bonus: float = 0.0


@dataclass(frozen=True, slots=True)
class Favour(Node):
    """The documents of ``child``; one that ``by`` matches too gains its score. ``by`` finds nothing by itself."""

    child: Node
    by: Node


@dataclass(frozen=True, slots=True)
class Not(Node):
    """Live documents that the child does not match; score 0."""

    child: Node


@dataclass(frozen=True, slots=True)
class Phrase(Node):
    """Documents where the parts stand in order, a part a position: positions p, p+1, p+2 ….

    Every part is a ``Term`` or a ``Group`` of the same field (their boosts and weights are not looked at).
    With ``slop`` s, part i+1 may stand up to s positions further than right behind part i.
    An occurrence is a start position of part 0 from which the rest can be reached; their number is tf
    (in ``BODY``, ``SURFACE`` and ``NAMES`` one that starts in the title counts ``TITLE_WEIGHT``), the sum of the parts' idf (a part's df is the
    largest of its members') takes the place of idf, and the score is ``boost`` times BM25 of that. A phrase of one
    part is that part's Term or Group with all weights 1; one of no parts matches none. In the fields of one term
    it stands at position 0.
    """

    parts: tuple[Term | Group, ...]
    slop: int = 0
    boost: float = 1.0


@dataclass(frozen=True, slots=True)
class Near(Node):
    """Documents where all parts stand, in any order, inside a window of ``distance`` + 1 positions.

    Parts as in ``Phrase``; each takes a position of its own. tf is the number of positions p such that a
    window that starts at p, with a part standing at p, holds them all; weighed and scored as ``Phrase`` is,
    also with one part or none.
    """

    parts: tuple[Term | Group, ...]
    distance: int
    boost: float = 1.0


@dataclass(frozen=True, slots=True)
class Prefix(Node):
    """Documents with a term of ``field`` that starts with ``text`` (see ``MAX_EXPANSIONS``); score ``boost``."""

    field: str
    text: str
    boost: float = 1.0


@dataclass(frozen=True, slots=True)
class Wildcard(Node):
    """As ``Prefix``, for a pattern over the whole term: ``*`` any run, ``?`` any one character."""

    field: str
    pattern: str
    boost: float = 1.0


@dataclass(frozen=True, slots=True)
class Fuzzy(Node):
    """As ``Prefix``, for terms within ``edits`` of ``text`` that share its first ``prefix`` characters.

    The distance is Damerau-Levenshtein with adjacent transpositions, no substring edited twice
    (optimal string alignment).
    """

    field: str
    text: str
    edits: int = 1
    prefix: int = 1
    boost: float = 1.0


@dataclass(frozen=True, slots=True)
class Range(Node):
    """Documents whose ``DATE`` lies in ``low`` … ``high``, both included, ``None`` being open; score 0.

    A document without a date lies in no range, not even in the open one.
    """

    field: str
    low: int | None = None
    high: int | None = None


@dataclass(frozen=True, slots=True)
class Every(Node):
    """All live documents; score ``boost``."""

    boost: float = 0.0
