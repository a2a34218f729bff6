"""Read a query as words: each a group of the terms it may be indexed under, any may match.

The languages that the query may be in all have their say: a short query seldom shows which it is in,
and a term that no document holds costs nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from casearch.analysis import Analyser
from casearch.analysis.tokens import tokenise
from casearch.language import KAZAKH, candidates
from casearch.nodes import BODY, NAMES, Group, Node, Or
from casearch.query.weights import favoured, weight

ALL_BONUS: Final = 0.2
"""What a document gains by holding every word of the query: its score times 1 + this."""

NAME_WEIGHT: Final = 0.3
"""What a name in another spelling weighs beside one in its own (see docs/languages.md)."""

MAX_WORDS: Final = 1000
"""Words of a query that are looked at; what comes behind them is left out with a warning."""


@dataclass(frozen=True, slots=True)
class QueryWord:
    """A word as it was typed, and what it is searched under.

    Args:
        surface: as it was typed.
        terms: its normal forms, each with the language it is of.
        names: its keys as a name in any script; none where spellings are not to be crossed.
        coarse: the first letters of a Kazakh word.
        weight: what it weighs beside the query's other words.
    """

    surface: str
    terms: dict[str, str]
    names: tuple[str, ...] = ()
    coarse: tuple[str, ...] = ()
    weight: float = 1.0

    def node(self) -> Node:
        """What the word asks of an engine."""
        word = Group(BODY, tuple((term, 1.0) for term in self.terms), self.weight)
        if not self.names:
            return word
        return Or((word, Group(NAMES, tuple((key, 1.0) for key in self.names), NAME_WEIGHT * self.weight)))


@dataclass(frozen=True, slots=True)
class Query:
    """A query that was read.

    Args:
        text: as it was typed.
        words: its words in order; a word that is typed twice stands twice, and counts twice.
        node: the tree to be answered.
        warnings: what could not be read as it was meant, a line each.
    """

    text: str
    words: tuple[QueryWord, ...]
    node: Node
    warnings: tuple[str, ...] = ()


def read_query(text: str, analyser: Analyser, *, translit: bool = True) -> Query:
    """Read a query; never raises, whatever the text.

    Args:
        text: as it was typed.
        analyser: remembers the words it has read.
        translit: whether a name finds its spellings in other scripts.
    """
    text = text.encode(errors="replace").decode()  # half surrogate pairs, as a terminal may pass on
    languages = candidates(text)
    raw = list(tokenise(text))
    words = [
        word for token in raw[:MAX_WORDS] if (word := _word(token.word, languages, analyser, translit)).terms
    ]
    warnings = []
    if not words:
        warnings.append("the query holds no word to search for")
    if len(raw) > MAX_WORDS:
        warnings.append(f"the query has {len(raw)} words; the first {MAX_WORDS} were searched for")
    nodes = tuple(word.node() for word in words)
    node = favoured(Or(nodes, all_bonus=ALL_BONUS), ((word.coarse, word.weight) for word in words))
    return Query(text, tuple(words), node, tuple(warnings))


def _word(surface: str, languages: tuple[str, ...], analyser: Analyser, translit: bool) -> QueryWord:
    terms: dict[str, str] = {}
    names: dict[str, None] = {}
    readings = set()
    written = surface[:1].upper() + surface[1:]  # who types a name seldom types the capital it is read by
    for lang in languages:
        read, found = analyser.read(written, lang)
        for term in found:
            terms.setdefault(term, read)
        if translit:
            names.update(dict.fromkeys(analyser.names(written, read, found)))
        readings.add(read)
    # a word that may be Russian too must not put Kazakh documents first
    coarse = analyser.coarse(surface, KAZAKH) if readings == {KAZAKH} else ()
    light = weight(term for term, read in terms.items() if read == KAZAKH)
    return QueryWord(surface, terms, tuple(names), coarse, light)
