"""All terms of a field of a segment at once, for patterns without a beginning and for slips.

As one text, in which a piece of a pattern is found by a search for a string; and by length, with the set of letters of
each, as bits: within so many edits, terms have nearly the same letters.
"""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

from casearch.engine.edits import edit_distances
from casearch.engine.embedded.damage import damage_noticed
from casearch.engine.embedded.lists import Cache
from casearch.engine.embedded.postings import Ints
from casearch.engine.embedded.term_blocks import SegmentTerms

_BITS: Final = 31
"""Letters are told apart by their code modulo a prime, so that a set is one number."""

Codes = npt.NDArray[np.uint32]


class Words:
    """The terms of ``SegmentTerms``."""

    __slots__ = ("_by_length", "_lengths", "_offsets", "cache", "codes", "nbytes", "text")

    def __init__(self, terms: SegmentTerms) -> None:
        assert terms.field is not None
        with damage_noticed(terms.segment.path):
            keys = b"\n".join(key for block in terms.field.terms.parts() for key in block.keys)
        self.text = keys.decode(errors="surrogatepass")
        self.codes: Codes = np.frombuffer(self.text.encode("utf-32-le", errors="surrogatepass"), "<u4")
        lengths = np.fromiter(
            (len(key) for key in self.text.split("\n")), np.int64
        ) if self.text.count("\n") == terms.count - 1 else _lengths(terms)
        self._lengths = lengths
        self._offsets = np.cumsum(lengths + 1) - lengths - 1
        self._by_length: dict[int, tuple[Ints, Codes]] = {}
        self.cache: Cache | None = None
        self.nbytes = 2 * len(self.text) + self.codes.nbytes + 32 * len(lengths)
        self._sort()

    def _sort(self) -> None:
        bits = np.left_shift(np.uint32(1), self.codes % np.uint32(_BITS), dtype=np.uint32)
        ends = self._offsets + self._lengths
        bits[ends[:-1]] = 0  # what stands between two terms is no letter
        filled = self._lengths > 0
        sets = np.zeros(len(self._lengths), np.uint32)
        if len(bits):
            sets[filled] = np.bitwise_or.reduceat(bits, self._offsets[filled])
        order = np.argsort(self._lengths, kind="stable")
        lengths, starts = np.unique(self._lengths[order], return_index=True)
        for length, numbers in zip(lengths.tolist(), np.split(order, starts[1:]), strict=True):
            self._by_length[length] = numbers, sets[numbers]

    def with_piece(self, piece: str) -> Ints:
        """The numbers, rising, of terms in which a piece may stand."""
        found, at = [], self.text.find(piece)
        while at >= 0:
            found.append(at)
            at = self.text.find(piece, at + 1)
        return np.unique(self._offsets.searchsorted(found, "right") - 1)

    def within(self, text: str, edits: int, first: int, last: int) -> Ints:
        """The numbers, rising, of the terms between two that lie within so many edits of a text."""
        letters = np.bitwise_or.reduce(_bits(text), initial=np.uint32(0))
        found = []
        for length in range(max(len(text) - edits, 0), len(text) + edits + 1):
            numbers, sets = self._by_length.get(length, (None, None))
            if numbers is None or sets is None:
                continue
            low, high = numbers.searchsorted([first, last]).tolist()
            differing = sets[low:high] ^ letters
            for _ in range(2 * edits):  # each takes away one letter that only one of the two has
                differing &= differing - np.uint32(1)
            near = numbers[low:high][differing == 0]
            if len(near):
                found.append(near[self._are_within(near, length, text, edits)])
        return np.sort(np.concatenate(found)) if found else np.empty(0, np.int64)

    def _are_within(self, numbers: Ints, length: int, text: str, edits: int) -> npt.NDArray[np.bool_]:
        letters = self.codes[self._offsets[numbers][:, None] + np.arange(length)]
        if edits == 1:
            return _one_edit(letters, np.frombuffer(text.encode("utf-32-le", errors="surrogatepass"), "<u4"))
        terms = [self.text[at : at + length] for at in self._offsets[numbers].tolist()]
        return np.array(edit_distances(terms, text)) <= edits


def _one_edit(letters: Codes, text: Codes) -> npt.NDArray[np.bool_]:
    """Which rows of letters are a text but for one edit: what is alike in front and behind leaves no more than that."""
    count, length = letters.shape
    shorter, longer = sorted((length, len(text)))
    if shorter == 0:
        return np.full(count, longer <= 1)
    front = letters[:, :shorter] == text[:shorter]
    behind = letters[:, length - shorter :][:, ::-1] == text[len(text) - shorter :][::-1]
    ahead, after = _run(front), _run(behind)
    same = ahead + after >= longer - 1
    if length == len(text) and length > 1:
        at = np.minimum(ahead, length - 2)
        rows = np.arange(count)
        swapped = (letters[rows, at] == text[at + 1]) & (letters[rows, at + 1] == text[at])
        same |= swapped & (ahead + after >= length - 2)
    return same


def _run(alike: npt.NDArray[np.bool_]) -> Ints:
    """How many of the first columns are true in each row."""
    return np.where(alike.all(axis=1), alike.shape[1], alike.argmin(axis=1))


def _bits(text: str) -> Codes:
    codes = np.frombuffer(text.encode("utf-32-le", errors="surrogatepass"), "<u4")
    return np.left_shift(np.uint32(1), codes % np.uint32(_BITS), dtype=np.uint32)


def _lengths(terms: SegmentTerms) -> Ints:
    assert terms.field is not None
    return np.array(
        [len(key.decode(errors="surrogatepass")) for block in terms.field.terms.parts() for key in block.keys]
    )
