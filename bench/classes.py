"""Which queries are asked of the engines? Classes of trees, drawn by seed from the words of the corpus itself.

A word is *rare* if two documents hold it, or up to one of 1,000; *middling* up to one of 100; *common* above. The words of a query with several come from one document, each from a middling or a common one with equal odds,
and the words of a phrase stand beside one another there. Patterns stand for no more terms than casearch takes
(``MAX_EXPANSIONS``), so that every peer finds the same.
"""

from __future__ import annotations

import random
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Final

from peers import Row

from casearch.document import day_number
from casearch.nodes import (
    BODY,
    DATE,
    LANG,
    MAX_EXPANSIONS,
    And,
    Fuzzy,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Range,
    Term,
    Wildcard,
)

RARE, MIDDLING = 0.001, 0.01
"""Up to which share of the documents a word is rare, and middling."""

FEWEST = 2
"""Documents of a rare word."""

TRIES = 50
LETTERS = re.compile(r"[^\W\d_]+")


class Draw:
    """What queries are drawn from, and by which seed.

    Args:
        frequencies: each term of the corpus and how many documents hold it.
        documents: how many there are.
        texts: some of them.
    """

    def __init__(
        self, frequencies: Mapping[str, int], documents: int, texts: Sequence[Row], seed: int
    ) -> None:
        self.frequencies, self.documents, self.texts, self.seed = frequencies, documents, texts, seed
        self.random = random.Random(seed)  # noqa: S311  # a draw, no secret
        self.dates = sorted(row.date for row in texts)

    def queries(self, name: str, count: int) -> list[Node]:
        """So many distinct queries of a class, or as many as the corpus gives; whatever was drawn before."""
        self.random.seed(f"{self.seed} {name}")
        found: dict[Node, None] = {}
        for _ in range(TRIES * count):
            if len(found) == count:
                break
            if (node := CLASSES[name](self)) is not None:
                found[node] = None
        return list(found)

    @cached_property
    def terms(self) -> list[str]:
        """All terms, rising."""
        return sorted(self.frequencies)

    @cached_property
    def bands(self) -> dict[str, list[str]]:
        """The terms of each band, rising."""
        found: dict[str, list[str]] = {"rare": [], "middling": [], "common": []}
        for term in self.terms:
            if band := self.band(term):
                found[band].append(term)
        return found

    @cached_property
    def spelled(self) -> list[str]:
        """Words of letters, neither rare nor short: what a pattern or a slip of the hand is made of."""
        words = self.bands["middling"] + self.bands["common"]
        return [word for word in words if len(word) > 5 and LETTERS.fullmatch(word)]

    def band(self, term: str) -> str:
        """The band of a term; none for one that stands in a single document."""
        held = self.frequencies[term]
        if held < FEWEST:
            return ""
        if held <= max(FEWEST, RARE * self.documents):
            return "rare"
        return "middling" if held <= MIDDLING * self.documents else "common"

    def text(self) -> Row:
        """A document."""
        return self.random.choice(self.texts)

    def word(self, band: str) -> Term | None:
        """A word of a band; none where it is empty."""
        return Term(BODY, self.random.choice(self.bands[band])) if self.bands[band] else None

    def words(self, count: int, row: Row | None = None) -> list[Node]:
        """Distinct words of one document; none where it has too few."""
        held: dict[str, list[str]] = {"middling": [], "common": []}
        for term in sorted(set((row or self.text()).words)):
            held.get(self.band(term), []).append(term)
        taken: list[Node] = []
        while len(taken) < count and all(held.values()):
            terms = held[self.random.choice(("middling", "common"))]
            taken.append(Term(BODY, terms.pop(self.random.randrange(len(terms)))))
        return taken if len(taken) == count else []

    def neighbours(self, count: int) -> list[Term]:
        """Words as they stand beside one another."""
        words = self.text().words
        first = self.random.randrange(max(1, len(words) - count))
        return [Term(BODY, word) for word in words[first : first + count]]

    def starting_with(self, text: str) -> list[str]:
        """The terms that begin with a text."""
        first = bisect_left(self.terms, text)
        return self.terms[first : bisect_right(self.terms, text, first, key=lambda term: term[: len(text)])]


def _term(band: str) -> Callable[[Draw], Node | None]:
    return lambda draw: draw.word(band)


def _all_of(draw: Draw) -> Node | None:
    return And(tuple(words)) if (words := draw.words(2)) else None


def _any_of(count: int) -> Callable[[Draw], Node | None]:
    return lambda draw: Or(tuple(words)) if (words := draw.words(count)) else None


def _filtered(draw: Draw) -> Node | None:
    """Two words, in the language of their document and in some days around its own."""
    row = draw.text()
    if not (words := draw.words(2, row)):
        return None
    at = bisect_left(draw.dates, row.date)
    low, high = draw.random.randint(0, at), draw.random.randint(at, len(draw.dates) - 1)
    days = Range(DATE, day_number(draw.dates[low]), day_number(draw.dates[high]))
    return And((Or(tuple(words)), Term(LANG, row.lang, 0.0), days))


def _either_and(draw: Draw) -> Node | None:
    if not (words := draw.words(3)):
        return None
    first, second, third = words
    return And((Or((first, second)), third))


def _without(draw: Draw) -> Node | None:
    if not (words := draw.words(2)):
        return None
    first, second = words
    return And((first, Not(second)))


def _phrase(count: int) -> Callable[[Draw], Node | None]:
    return lambda draw: Phrase(tuple(draw.neighbours(count)))


def _prefix(draw: Draw) -> Node | None:
    text = draw.random.choice(draw.spelled)[: draw.random.randint(3, 5)]
    return Prefix(BODY, text) if len(draw.starting_with(text)) <= MAX_EXPANSIONS else None


def _wildcard(draw: Draw) -> Node | None:
    """A word with its inside left open, or with one letter open."""
    word = draw.random.choice(draw.spelled)
    place = draw.random.randrange(3, len(word) - 1)
    pattern = draw.random.choice((f"{word[:3]}*{word[-2:]}", f"{word[:place]}?{word[place + 1 :]}"))
    fits = re.compile(re.escape(pattern).replace(r"\*", ".*").replace(r"\?", ".")).fullmatch
    return (
        Wildcard(BODY, pattern)
        if sum(map(bool, map(fits, draw.starting_with(word[:3])))) <= MAX_EXPANSIONS
        else None
    )


def _fuzzy(draw: Draw) -> Node:
    """A word with one slip: a letter left out, doubled, taken for another, or swapped with the next."""
    word = draw.random.choice(draw.spelled)
    place = draw.random.randrange(len(word) - 1)
    head, letter, following, tail = word[:place], word[place], word[place + 1], word[place + 2 :]
    other = draw.random.choice(word)
    slips = (following, letter + letter + following, other + following, following + letter)
    return Fuzzy(BODY, head + draw.random.choice(slips) + tail, edits=1, prefix=0)


CLASSES: Final[dict[str, Callable[[Draw], Node | None]]] = {
    "term, rare": _term("rare"),
    "term, middling": _term("middling"),
    "term, common": _term("common"),
    "and2": _all_of,
    "or2": _any_of(2),
    "or2, by language and days": _filtered,
    "or5": _any_of(5),
    "(a or b) and c": _either_and,
    "a not b": _without,
    "phrase of 2": _phrase(2),
    "phrase of 3": _phrase(3),
    "prefix": _prefix,
    "wildcard": _wildcard,
    "fuzzy": _fuzzy,
}
"""Each class by its name: what makes one query of it, or none where the draw did not fit."""


def sampled(lines: Iterator[str], documents: int, count: int, seed: int) -> Iterator[str]:
    """Some lines of the first documents of a corpus, in their order."""
    chosen = set(random.Random(seed).sample(range(documents), min(count, documents)))  # noqa: S311
    for number, line in enumerate(lines):
        if number >= documents:
            return
        if number in chosen:
            yield line
