"""Where in a text does its nth word stand? Told without reading any word, to those who know the positions of terms.

Most of a text are plain words between spaces, of letters with a mark before or behind them at most: those are found by
the kinds of their characters, all at once. What else stands between spaces is cut in the ordinary way.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import accumulate, pairwise
from typing import Final

import numpy as np
import numpy.typing as npt

from casearch.analysis.analyser import has_terms
from casearch.analysis.tokens import tokenise

_OTHER, _SPACE, _OPENING, _QUOTE, _LETTER, _CLOSING, _STOP = range(7)
_CHARACTERS: Final = {
    _SPACE: " \n",
    _OPENING: "«(",
    _QUOTE: '"',
    _LETTER: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
    "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюяӘәҒғҚқҢңӨөҰұҮүҺһІі",
    _CLOSING: "»)",
    _STOP: ".,;:!?",
}
_FOLLOWING: Final = {
    _SPACE: (_SPACE, _OPENING, _QUOTE, _LETTER),
    _OPENING: (_OPENING, _QUOTE, _LETTER),
    _QUOTE: (_OPENING, _QUOTE, _LETTER, _CLOSING, _STOP, _SPACE),
    _LETTER: (_LETTER, _CLOSING, _QUOTE, _STOP, _SPACE),
    _CLOSING: (_CLOSING, _QUOTE, _STOP, _SPACE),
    _STOP: (_SPACE,),
}
"""What may follow what in a plain word. One has letters in one place, so that no mark that opens can stand behind them."""
_BEYOND: Final = 1 << 12  # no plain character has a code above it

Ints = npt.NDArray[np.int64]
Span = tuple[int, int]
"""A word's start and end."""


class Words:
    """The words of a text that have terms, as their places in it.

    Args:
        parts: of several texts.
        first: how many words stand before the text.
        last: how many stand before what follows it.
        at: where the text begins.
    """

    def __init__(self, parts: _Parts, first: int, last: int, at: int) -> None:
        self._parts, self._first, self._last, self._at = parts, first, last, at

    def __len__(self) -> int:
        return self._last - self._first

    def __getitem__(self, number: int) -> Span:
        """The place of a word by its number, which is from 0 on."""
        if not 0 <= number < len(self):
            raise IndexError(number)
        start, end = self._parts.place(self._first + number)
        return start - self._at, end - self._at

    def __iter__(self) -> Iterator[Span]:
        return map(self.__getitem__, range(len(self)))


class _Parts:
    """What stands between spaces in some texts.

    Args:
        counts: how many words there are up to and with each part.
        starts: of the word in each part that is a plain one.
        ends: of the same.
        others: the words of the other parts, and where those begin that they are counted from.
    """

    def __init__(
        self, counts: Ints, starts: Ints, ends: Ints, others: dict[int, tuple[int, Sequence[Span]]]
    ) -> None:
        self.counts, self._starts, self._ends, self._others = counts, starts, ends, others

    def place(self, number: int) -> Span:
        """The place of a word among all."""
        part = int(self.counts.searchsorted(number, "right"))
        if part not in self._others:
            return int(self._starts[part]), int(self._ends[part])
        head, spans = self._others[part]
        start, end = spans[number - (int(self.counts[part - 1]) if part else 0)]
        return head + start, head + end


def words_of(texts: Sequence[str]) -> list[Words]:
    """The words of each of some texts, all of them looked through together."""
    text = "\n".join(texts)
    kinds = np.full(len(text) + 2, _SPACE, np.uint8)
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")
    kinds[1:-1] = _kinds().take(codes, mode="clip")
    space = kinds == _SPACE
    begins, ends = _stretches(~space)
    first, last = _stretches(kinds == _LETTER)
    part_of = begins.searchsorted(first, "right") - 1
    plain = np.bincount(part_of, minlength=len(begins)) == 1
    wrong = np.flatnonzero(~_allowed().take((kinds[:-1] << 3) + kinds[1:]))
    plain[begins.searchsorted(wrong - space[wrong + 1], "right") - 1] = False
    chosen = np.flatnonzero(plain[part_of])
    starts, stops = np.empty((2, len(begins)), np.int64)
    starts[part_of[chosen]], stops[part_of[chosen]] = first[chosen], last[chosen]
    counts = plain.astype(np.int64)
    others = dict(_others(text, begins, ends, np.flatnonzero(~plain)))
    counts[list(others)] = [len(spans) for _, spans in others.values()]
    parts = _Parts(np.cumsum(counts), starts, stops, others)
    at = list(accumulate((len(each) + 1 for each in texts), initial=0))
    before = np.concatenate(([0], parts.counts))[begins.searchsorted(at)].tolist()
    return [
        Words(parts, first, last, start) for start, (first, last) in zip(at, pairwise(before), strict=False)
    ]


def _stretches(marked: npt.NDArray[np.bool_]) -> tuple[Ints, Ints]:
    """Where stretches of characters begin and end, of which some are marked; before and behind the text stands a space."""
    edges = np.flatnonzero(marked[1:] != marked[:-1])
    return edges[::2], edges[1::2]


def _others(
    text: str, begins: Ints, ends: Ints, parts: Ints
) -> Iterator[tuple[int, tuple[int, Sequence[Span]]]]:
    """The words of what is no plain word and where it begins, by the first of the parts that must be read together (``20 000``, ``15 %``)."""
    held = head = tail = -1
    for part, begin, end in zip(parts.tolist(), begins[parts].tolist(), ends[parts].tolist(), strict=True):
        if held < 0 or begin != tail + 1 or not _joins(text, begin):
            if held >= 0:
                yield held, (head, _cut(text[head:tail]))
            held, head = part, begin
        tail = end
    if held >= 0:
        yield held, (head, _cut(text[head:tail]))


def _joins(text: str, begin: int) -> bool:
    """Whether a token may go on behind the space before a place."""
    before, behind = text[begin - 2], text[begin]
    if text[begin - 1] != " ":
        return False
    return (before.isdecimal() and behind.isdecimal()) or (
        behind == "%" and (before.isalnum() or before == "_")
    )


@cache
def _kinds() -> npt.NDArray[np.uint8]:
    """The kind of each character by its code."""
    table = np.full(_BEYOND + 1, _OTHER, np.uint8)
    for kind, characters in _CHARACTERS.items():
        table[[ord(character) for character in characters]] = kind
    return table


@cache
def _allowed() -> npt.NDArray[np.bool_]:
    """Which kind may follow which in a plain word; at eight times the one and the other."""
    table = np.zeros((8, 8), bool)
    for kind, following in _FOLLOWING.items():
        table[kind, following] = True
    return table.ravel()


@lru_cache(1 << 15)
def _cut(part: str) -> Sequence[Span]:
    return tuple((start, end) for start, end, word in tokenise(part) if has_terms(word))
