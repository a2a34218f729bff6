"""Where in a text does its nth word stand? Told without reading any word, to those who know the positions of terms.

What stands between spaces is cut once and remembered, so that a text costs a look into a table for each of its
pieces. Only where a space may lie inside a token (``20 000``, ``15 %-ға``) pieces are cut together.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate
from typing import Any, Final

from casearch.analysis.analyser import has_terms
from casearch.analysis.tokens import tokenise

KEPT_PIECES: Final = 200_000
"""Pieces of text kept with the places of their words (some 40 MB)."""

LONGEST_PIECE: Final = 100
"""Longer pieces of text (code points) are no words that come again."""

_INSIDE: Final = re.compile(r" (?:(?<=\d )(?=\d)|(?<=\w )(?=%))")
"""A space that may lie inside a token."""

_ONE_WORD: Final = re.compile("""[«"(]*+([A-Za-zА-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі]++)[»")]*+[.,;:!?]?+""")
"""Most pieces, which need no further look."""

Span = tuple[int, int]
"""A word's start and end."""


class Pieces:
    """Pieces of text with the places of their words; keep one for as long as there are texts to look into."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[Span, ...]] = {}
        self._alike: dict[tuple[Span, ...], tuple[Span, ...]] = {}

    def words(self, text: str) -> Words:
        """The words of a text that have terms, in order."""
        if len(self._known) > KEPT_PIECES:
            self._known.clear()
            self._alike.clear()
        pieces = text.split(" ")
        found: list[Any] = list(map(self._known.get, pieces))
        if None in found:
            for number in [number for number, spans in enumerate(found) if spans is None]:
                found[number] = self._cut(pieces[number])
        for first, last in _runs(text):
            found[first] = _spans(" ".join(pieces[first : last + 1]))
            found[first + 1 : last + 1] = [()] * (last - first)
        return Words(pieces, found)

    def _cut(self, piece: str) -> tuple[Span, ...]:
        spans = _spans(piece)
        if len(piece) > LONGEST_PIECE or "\n" in piece:
            return spans
        return self._known.setdefault(piece, self._alike.setdefault(spans, spans))


class Words:
    """The words of a text that have terms, as their places in it."""

    def __init__(self, pieces: Sequence[str], spans: Sequence[tuple[Span, ...]]) -> None:
        self._pieces, self._spans = pieces, spans
        self._counts = list(accumulate(map(len, spans)))

    def __len__(self) -> int:
        return self._counts[-1]

    def __getitem__(self, number: int) -> Span:
        """The place of a word by its number, which is from 0 on."""
        piece = bisect_right(self._counts, number)
        start, end = self._spans[piece][number - (self._counts[piece - 1] if piece else 0)]
        at = self._starts[piece] + piece
        return at + start, at + end

    def __iter__(self) -> Iterator[Span]:
        for piece, (start, spans) in enumerate(zip(self._starts, self._spans, strict=False)):
            for first, last in spans:
                yield start + piece + first, start + piece + last

    @cached_property
    def _starts(self) -> list[int]:
        """Where each piece begins, spaces not counted."""
        return list(accumulate(map(len, self._pieces), initial=0))


def _spans(piece: str) -> tuple[Span, ...]:
    if plain := _ONE_WORD.fullmatch(piece):
        return (plain.span(1),)
    return tuple((start, end) for start, end, word in tokenise(piece) if has_terms(word))


def _runs(text: str) -> Iterator[tuple[int, int]]:
    """The first and the last of pieces that must be cut together."""
    first = last = at = number = 0
    for match in _INSIDE.finditer(text):
        number += text.count(" ", at, match.start())
        at = match.start()
        if number > last or last == 0:
            if last:
                yield first, last
            first = number
        last = number + 1
    if last:
        yield first, last
