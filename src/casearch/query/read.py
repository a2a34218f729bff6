"""Read a query as words: each a group of the terms it may be indexed under, any may match.

The languages that the query may be in all have their say: a short query seldom shows which it is in,
and a term that no document holds costs nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from casearch.analysis import Analyser
from casearch.analysis.tokens import tokenise
from casearch.language import RUSSIAN, candidates
from casearch.nodes import BODY, Group, Node, Or

ALL_BONUS: Final = 0.2
"""What a document gains by holding every word of the query: its score times 1 + this."""

MAX_WORDS: Final = 1000
"""Words of a query that are looked at; what comes behind them is left out with a warning."""


@dataclass(frozen=True, slots=True)
class QueryWord:
    """A word as it was typed, and the terms it is searched under with the language of each."""

    surface: str
    terms: dict[str, str]


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


def read_query(text: str, analyser: Analyser) -> Query:
    """Read a query; never raises, whatever the text."""
    text = text.encode(errors="replace").decode()  # half surrogate pairs, as a terminal may pass on
    languages = candidates(text)
    raw = list(tokenise(text))
    words = [word for token in raw[:MAX_WORDS] if (word := _word(token.word, languages, analyser)).terms]
    warnings = []
    if not words:
        warnings.append("the query holds no word to search for")
    if len(raw) > MAX_WORDS:
        warnings.append(f"the query has {len(raw)} words; the first {MAX_WORDS} were searched for")
    groups = tuple(Group(BODY, tuple((term, 1.0) for term in word.terms)) for word in words)
    return Query(text, tuple(words), Or(groups, all_bonus=ALL_BONUS), tuple(warnings))


def _word(surface: str, languages: tuple[str, ...], analyser: Analyser) -> QueryWord:
    terms: dict[str, str] = {}
    for lang in languages:
        # Who types a name seldom types its capital, and Russian reads surnames by it.
        written = surface[:1].upper() + surface[1:] if lang == RUSSIAN else surface
        read, found = analyser.read(written, lang)
        for term in found:
            terms.setdefault(term, read)
    return QueryWord(surface, terms)
