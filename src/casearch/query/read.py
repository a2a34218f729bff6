"""Read one word of a query: the terms it may be indexed under.

The languages that the query may be in all have their say: a short query seldom shows which it is in,
and a term that no document holds costs nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from casearch.analysis import Analyser, written
from casearch.language import KAZAKH
from casearch.nodes import BODY, NAMES, SURFACE, Fuzzy, Group, Node, Or, Prefix, Term, Wildcard
from casearch.query.weights import weight
from casearch.records import dataclass

NAME_WEIGHT: Final = 0.3
"""What a name in another spelling weighs beside one in its own (see docs/languages.md)."""

Expansion = Prefix | Wildcard | Fuzzy
"""What stands for the written words that fit it."""


@dataclass(frozen=True, slots=True)
class QueryWord:
    """A word as it was typed, and what it is searched under: one of normal forms, written form or expansion.

    Args:
        surface: as it was typed.
        terms: its normal forms, each with the language it is of.
        names: its keys as a name in any script; none where spellings are not to be crossed.
        coarse: the first letters of a Kazakh word.
        weight: what it weighs beside the query's other words.
        start: its offset in the query.
        end: the offset behind it.
        field: where its normal forms are looked for, body or title.
        written: the written form, where no other inflection is asked for.
        expansion: what it stands for, where it is a pattern.
    """

    surface: str
    terms: dict[str, str]
    names: tuple[str, ...] = ()
    coarse: tuple[str, ...] = ()
    weight: float = 1.0
    start: int = 0
    end: int = 0
    field: str = BODY
    written: str = ""
    expansion: Expansion | None = None

    def node(self) -> Node:
        """What the word asks of an engine."""
        if self.expansion:
            return self.expansion
        own = self.own()
        return Or((own, self.as_name())) if self.names else own

    def own(self) -> Term | Group:
        """The word without its other spellings; what stands for it in a phrase."""
        if self.written:
            return Term(SURFACE, self.written)
        return Group(self.field, tuple((term, 1.0) for term in self.terms), self.weight)

    def as_name(self) -> Group:
        """Its spellings as a name."""
        return Group(NAMES, tuple((key, 1.0) for key in self.names), NAME_WEIGHT * self.weight)


WordReader = Callable[[str], QueryWord]
"""Reads one word of a query as ``tokenise`` gives it."""


def read_word(word: str, languages: tuple[str, ...], analyser: Analyser, *, translit: bool) -> QueryWord:
    """What a word may be indexed under, in each language that the query may be in.

    Args:
        word: as ``tokenise`` gives it.
        languages: the likeliest first.
        analyser: remembers the words it has read.
        translit: whether a name finds its spellings in other scripts.
    """
    terms: dict[str, str] = {}
    names: dict[str, None] = {}
    readings = set()
    capital = word[:1].upper() + word[1:]  # who types a name seldom types the capital it is read by
    for lang in languages:
        read, found = analyser.asked(capital, lang)
        if not translit and word.isascii():  # nor is a Latin word read as Kazakh in Latin letters
            found = tuple(term for term in found if term.isascii()) or (written(word),)
        for term in found:
            terms.setdefault(term, read)
        if translit:
            names.update(dict.fromkeys(analyser.names(capital, read, found)))
        readings.add(read)
    # a word that may be Russian too must not put Kazakh documents first
    coarse = analyser.coarse(word, KAZAKH) if readings == {KAZAKH} else ()
    light = weight(term for term, read in terms.items() if read == KAZAKH)
    return QueryWord(word, terms, tuple(names), coarse, light)


def exact_word(surface: str) -> QueryWord:
    """A word as it is written."""
    return QueryWord(surface, {}, written=written(surface))


def pattern_word(pattern: str) -> QueryWord:
    """``pre*`` and its like: the written words that fit."""
    folded = written(pattern)
    stem = folded.rstrip("*")
    plain = not any(mark in stem for mark in "*?") and folded.endswith("*")
    return QueryWord(pattern, {}, expansion=Prefix(SURFACE, stem) if plain else Wildcard(SURFACE, folded))


def misspelt_word(surface: str, edits: int) -> QueryWord:
    """``word~1``: the written words within so many edits that begin alike."""
    return QueryWord(surface, {}, expansion=Fuzzy(SURFACE, written(surface), edits))
