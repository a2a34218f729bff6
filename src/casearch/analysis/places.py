"""Where in a text does its nth word stand? Told without reading any word, to those who know the positions of terms.

Most of a text are runs of plain words, of letters with a mark before or behind them at most: one regular
expression finds the runs, and a word in a run is found by counting. What stands between is cut in the ordinary way.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import Final

from casearch.analysis.analyser import has_terms
from casearch.analysis.tokens import tokenise

_LETTERS: Final = "[A-Za-zА-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі]++"
_PART: Final = re.compile(
    rf"""((?:[«"(]*+{_LETTERS}[»")]*+[.,;:!?]?+(?:[ \n]++|\Z))++)"""
    r"|[^ \n]++(?: (?:(?<=\d )(?=\d)|(?<=\w )(?=%))[^ \n]++)*+"
)
"""A run of plain words; or something else, with what follows a space that may lie inside a token (``20 000``, ``15 %``)."""
_PLAIN: Final = re.compile(_LETTERS)

Span = tuple[int, int]
"""A word's start and end."""


class Words:
    """The words of a text that have terms, as their places in it."""

    def __init__(self, text: str) -> None:
        self._parts: list[tuple[int, str]] = []
        self._spans: list[Sequence[Span] | None] = []
        counts: list[int] = []
        for match in _PART.finditer(text):
            part = match[0]
            spans = None if match.lastindex else _cut(part)
            counts.append(len(part.split()) if spans is None else len(spans))
            self._parts.append((match.start(), part))
            self._spans.append(spans)
        self._ends = list(accumulate(counts))

    def __len__(self) -> int:
        return self._ends[-1] if self._ends else 0

    def __getitem__(self, number: int) -> Span:
        """The place of a word by its number, which is from 0 on."""
        index = bisect_right(self._ends, number)
        start, end = self._of(index)[number - (self._ends[index - 1] if index else 0)]
        at = self._parts[index][0]
        return at + start, at + end

    def __iter__(self) -> Iterator[Span]:
        for index, (at, _) in enumerate(self._parts):
            for start, end in self._of(index):
                yield at + start, at + end

    def _of(self, index: int) -> Sequence[Span]:
        """The words of a part; those of a run are looked for when one is asked for."""
        spans = self._spans[index]
        if spans is None:
            spans = self._spans[index] = [match.span() for match in _PLAIN.finditer(self._parts[index][1])]
        return spans


@lru_cache(1 << 15)
def _cut(part: str) -> Sequence[Span]:
    return tuple((start, end) for start, end, word in tokenise(part) if has_terms(word))
