"""Whole numbers in blocks of 128, each block in as few bits a number as its largest needs.

The bits of a block run on through little-endian 64-bit words, lowest first, so that 128 numbers of w bits
take 2 w words. Packing treats all blocks of one width together; unpacking treats all alike.
"""

from __future__ import annotations

from functools import cache
from typing import Final

import numpy as np
import numpy.typing as npt

BLOCK: Final = 128
"""Numbers in a block."""

WORDS_A_BIT: Final = 2
"""64-bit words that a block takes for each bit of its width."""

MOST_BITS: Final = 52
"""Bits of the largest number."""

_AT_ONCE: Final = 64
"""Blocks that are unpacked together: so many that what is computed on the way stays in the processor's cache."""

_ONE: Final = np.uint64(1)
_NUMBERS: Final = np.arange(BLOCK, dtype=np.int64)
_MASKS: Final = np.array([(1 << width) - 1 for width in range(MOST_BITS + 1)], np.uint64)

Ints = npt.NDArray[np.int64]
Words = npt.NDArray[np.uint64]
Widths = npt.NDArray[np.uint8]


def pack(numbers: npt.NDArray[np.uint64]) -> tuple[Widths, bytes]:
    """Numbers (a multiple of 128 of them, below 2 ** 52) as the width of each block, and all their words."""
    blocks = numbers.reshape(-1, BLOCK)
    # frexp is exact for such numbers: its exponent is the count of their bits.
    widths = np.frexp(blocks.max(axis=1).astype(np.float64))[1].astype(np.uint8)
    starts = starts_of(widths)
    words = np.zeros(int(starts[-1]), np.uint64)
    for width in np.unique(widths[widths > 0]).tolist():
        chosen = np.flatnonzero(widths == width)
        places = starts[chosen][:, None] + np.arange(WORDS_A_BIT * width)
        words[places] = _packed(blocks[chosen], width)
    return widths, words.astype("<u8").tobytes()


def unpack(widths: Widths, words: Words) -> Ints:
    """The numbers of some blocks that follow each other, from their widths and words.

    Raises:
        ValueError: there are not as many words as the widths say.
    """
    starts = starts_of(widths)
    if int(starts[-1]) != len(words) or int(widths.max(initial=0)) > MOST_BITS:
        raise ValueError("a block of numbers is not as long as it says")
    found = np.empty((len(widths), BLOCK), np.int64)
    padded = np.append(words, np.uint64(0))
    for first in range(0, len(widths), _AT_ONCE):
        part = slice(first, first + _AT_ONCE)
        _unpack(padded, starts[:-1][part], widths[part], found[part].view(np.uint64))
    return found.reshape(-1)


def starts_of(widths: Widths) -> Ints:
    """The word at which each block begins, and behind the last the word at which it ends."""
    starts = np.zeros(len(widths) + 1, np.int64)
    np.cumsum(widths, dtype=np.int64, out=starts[1:])
    return starts * WORDS_A_BIT


def spread(starts: Ints, counts: Ints) -> Ints:
    """The numbers of several runs: from each start on, so many."""
    ends = np.cumsum(counts)
    total = int(ends[-1]) if len(ends) else 0
    numbers: Ints = np.arange(total) + np.repeat(starts - (ends - counts), counts)
    return numbers


def _packed(blocks: Words, width: int) -> Words:
    _, shift, first, last = _layout(width)
    # The numbers that begin in a word share no bit of it, so that their sum is all of them.
    words: Words = np.add.reduceat(blocks << shift, first, axis=1)
    spilt = (blocks[:, last] >> np.uint64(1)) >> (np.uint64(63) - shift[last])
    words[:, 1:] |= spilt[:, :-1]
    return words


def _unpack(words: Words, starts: Ints, widths: Widths, found: Words) -> None:
    """The numbers of a few blocks, whatever their widths: each is cut from the one or two words it lies in."""
    bits = _NUMBERS * widths[:, None].astype(np.int64)
    places = bits >> 6
    places += starts[:, None]
    bits &= 63
    shifts = bits.view(np.uint64)
    np.right_shift(words[places], shifts, out=found)
    places += 1
    above = np.take(words, places, mode="clip")
    above <<= _ONE
    above <<= np.uint64(63) - shifts
    found |= above
    found &= _MASKS[widths][:, None]


@cache
def _layout(width: int) -> tuple[Ints, Words, Ints, Ints]:
    """Of each number the word it begins in and at which bit; of each word its first and its last number."""
    bits = np.arange(BLOCK) * width
    word = bits >> 6
    count = np.arange(WORDS_A_BIT * width)
    return (
        word,
        (bits & 63).astype(np.uint64),
        np.searchsorted(word, count),
        np.searchsorted(word, count, "right") - 1,
    )
