"""All terms of a field of a segment at once, for patterns without a beginning and for slips.

As one text, in which a piece of a pattern is found by a search for a string; and by length, with the set of letters of
each, as bits: within so many edits, terms have nearly the same letters.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from casearch.engine.edits import edit_distances
from casearch.engine.embedded.damage import damage_noticed
from casearch.engine.embedded.distinct import distinct
from casearch.engine.embedded.lists import Cache
from casearch.engine.embedded.postings import Ints
from casearch.engine.embedded.term_blocks import SegmentTerms

_BITS: Final = 31
"""Letters are told apart by their code modulo a prime, so that a set is one number."""

PACKED: Final = 4
"""Letters at either end that are kept as one number."""

_FEW: Final = 4096
"""So many terms of a length are looked at without their ends."""

Codes = npt.NDArray[np.uint32]
Packed = npt.NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class _Alike:
    """The terms of one length.

    Args:
        numbers: theirs, rising.
        sets: the letters of each.
        heads: the first letters of each, packed; nothing where the terms are too short.
        tails: the last letters, from the last on, packed and rising.
        by_tail: the places of the terms in that order.
    """

    numbers: Ints
    sets: Codes
    heads: Packed | None
    tails: Packed | None
    by_tail: Ints | None

    def near(self, text: Codes, length: int, edits: int, first: int, last: int) -> tuple[Ints, Codes]:
        """Numbers and letters of the terms between two among which those within so many edits are."""
        low, high = int(self.numbers.searchsorted(first)), int(self.numbers.searchsorted(last))
        # With one edit (two neighbours swapped at worst) half of the other letters are alike in front or behind.
        same = min((max(length, len(text)) - 1) // 2, PACKED)
        many = high - low > _FEW and edits == 1 and same > 1
        if not many or self.heads is None or self.tails is None or self.by_tail is None:
            return self.numbers[low:high], self.sets[low:high]
        letters = text.tolist()
        in_front = _stretch(self.heads, letters[:same])
        behind = self.by_tail[_stretch(self.tails, letters[: -same - 1 : -1])]
        return (
            np.concatenate((self.numbers[in_front], self.numbers.take(behind))),
            np.concatenate((self.sets[in_front], self.sets.take(behind))),
        )


class Words:
    """The terms of ``SegmentTerms``."""

    __slots__ = ("_by_length", "_lengths", "_offsets", "cache", "codes", "nbytes", "text")

    def __init__(self, terms: SegmentTerms) -> None:
        assert terms.field is not None
        with damage_noticed(terms.segment.path):
            keys = b"".join(terms.field.terms.all_keys())[:-1]
        self.text = keys.decode()
        self.codes: Codes = _codes(self.text)
        self._lengths = lengths = self._measured(terms)
        self._offsets = np.cumsum(lengths + 1) - lengths - 1
        self._by_length: dict[int, _Alike] = {}
        self.cache: Cache | None = None
        self.nbytes = 2 * len(self.text) + self.codes.nbytes + 64 * len(lengths)
        self._sort()

    def _measured(self, terms: SegmentTerms) -> Ints:
        """How many characters each term has."""
        assert terms.field is not None
        breaks = np.flatnonzero(self.codes == ord("\n"))
        if len(breaks) == terms.count - 1:
            return np.diff(breaks, prepend=-1, append=len(self.codes)) - 1
        keys = (key for block in terms.field.terms.parts() for key in block.keys)  # some hold a line break
        return np.fromiter((len(key.decode()) for key in keys), np.int64, terms.count)

    def _sort(self) -> None:
        bits = _bits(self.codes)
        ends = self._offsets + self._lengths
        bits[ends[:-1]] = 0  # what stands between two terms is no letter
        filled = self._lengths > 0
        sets = np.zeros(len(self._lengths), np.uint32)
        if len(bits):
            sets[filled] = np.bitwise_or.reduceat(bits, self._offsets[filled])
        order = np.argsort(self._lengths, kind="stable")
        lengths, starts = np.unique(self._lengths[order], return_index=True)
        for length, numbers in zip(lengths.tolist(), np.split(order, starts[1:]), strict=True):
            heads = tails = by_tail = None
            if length >= PACKED:
                offsets = self._offsets[numbers][:, None]
                heads = _packed(self.codes[offsets + np.arange(PACKED)])
                tails = _packed(self.codes[offsets + np.arange(length - 1, length - 1 - PACKED, -1)])
                by_tail = np.argsort(tails)
                tails = tails[by_tail]
            self._by_length[length] = _Alike(numbers, sets[numbers], heads, tails, by_tail)

    def with_piece(self, piece: str) -> Ints:
        """The numbers, rising, of terms in which a piece may stand."""
        found, at = [], self.text.find(piece)
        while at >= 0:
            found.append(at)
            at = self.text.find(piece, at + 1)
        return distinct(self._offsets.searchsorted(found, "right") - 1)

    def within(self, text: str, edits: int, first: int, last: int) -> Ints:
        """The numbers, rising, of the terms between two that lie within so many edits of a text."""
        codes = _codes(text)
        letters = np.bitwise_or.reduce(_bits(codes), initial=np.uint32(0))
        found = []
        for length in range(max(len(text) - edits, 0), len(text) + edits + 1):
            alike = self._by_length.get(length)
            if alike is None:
                continue
            numbers, sets = alike.near(codes, length, edits, first, last)
            differing = sets ^ letters
            for _ in range(2 * edits):  # each takes away one letter that only one of the two has
                differing &= differing - np.uint32(1)
            near = numbers[differing == 0]
            if len(near):
                found.append(near[self._are_within(near, length, text, edits)])
        return distinct(np.concatenate(found)) if found else np.empty(0, np.int64)

    def _are_within(self, numbers: Ints, length: int, text: str, edits: int) -> npt.NDArray[np.bool_]:
        letters = self.codes[self._offsets[numbers][:, None] + np.arange(length)]
        if edits == 1:
            return _one_edit(letters, _codes(text))
        terms = [self.text[at : at + length] for at in self._offsets[numbers].tolist()]
        return np.array(edit_distances(terms, text)) <= edits


def _one_edit(letters: Codes, text: Codes) -> npt.NDArray[np.bool_]:
    """Which rows of letters are a text but for one edit: what is alike in front and behind leaves no more than that."""
    count, length = letters.shape
    shorter, longer = sorted((length, len(text)))
    if shorter == 0:
        return np.full(count, longer <= 1)
    ahead = _run(letters[:, :shorter] == text[:shorter])
    after = _run((letters[:, length - shorter :] == text[len(text) - shorter :])[:, ::-1])
    same: npt.NDArray[np.bool_] = ahead + after >= longer - 1
    if length == len(text) and length > 1:
        at = np.minimum(ahead, length - 2)
        rows = np.arange(count)
        swapped = (letters[rows, at] == text[at + 1]) & (letters[rows, at + 1] == text[at])
        same |= swapped & (ahead + after >= length - 2)
    return same


def _run(alike: npt.NDArray[np.bool_]) -> Ints:
    """How many of the first columns are true in each row."""
    found: Ints = np.where(alike.all(axis=1), alike.shape[1], alike.argmin(axis=1))
    return found


def _codes(text: str) -> Codes:
    return np.frombuffer(text.encode("utf-32-le", errors="surrogatepass"), "<u4")


def _bits(codes: Codes) -> Codes:
    found: Codes = np.left_shift(np.uint32(1), codes % np.uint32(_BITS), dtype=np.uint32)
    return found


def _packed(letters: Codes) -> Packed:
    """The first letters of each row as one number, which rises as their order does."""
    found = np.zeros(len(letters), np.uint64)
    for column in range(PACKED):
        found = (found << np.uint64(16)) | np.minimum(letters[:, column], np.uint32(0xFFFF))
    return found


def _stretch(packed: Packed, letters: Sequence[int]) -> slice:
    """Where, among rising packed rows, those lie that begin with some letters."""
    low, high = 0, 0
    for place in range(PACKED):
        known = place < len(letters)
        low = low << 16 | (min(letters[place], 0xFFFF) if known else 0)
        high = high << 16 | (min(letters[place], 0xFFFF) if known else 0xFFFF)
    return slice(int(packed.searchsorted(np.uint64(low))), int(packed.searchsorted(np.uint64(high), "right")))
