"""Which lines recur across the documents of a source? Subscription lines, hotlines, copyright: not the article.

A line recurs when enough documents of its source hold it whose *longest* lines differ: copies of one
article share their longest line and count once, so no article is lost for being printed often. It is a
matter of the documents alone, not of the order in which they came: when a line comes to recur, or ceases to,
the documents that hold it are analysed again in the same commit.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from typing import Final

import numpy as np

LEAST_DOCUMENTS: Final = 3
"""Documents of different articles that must hold a line; two may quote one press release."""
LEAST_SHARE: Final = 0.02
"""Share of its source's documents that must; a stock sentence of a large source is not its furniture."""
_HEX: Final = 8
_AT_ONCE: Final = 1 << 18


def recurring(signatures: Iterable[str]) -> frozenset[int]:
    """The lines that recur among the documents with these signatures."""
    data, counts = bytearray(), array("I")  # one row of numbers: an object a document would be too many
    for each in signatures:
        data += bytes.fromhex(each)
        counts.append(len(each) // _HEX)
    if len(counts) < LEAST_DOCUMENTS:
        return frozenset()
    numbers, sizes = np.frombuffer(data, ">u4"), np.frombuffer(counts, np.uint32).astype(np.int64)
    starts = np.cumsum(sizes) - sizes
    are_lines = np.ones(len(numbers), bool)
    are_lines[starts] = are_lines[starts + 1] = False
    sorted_lines = numbers[are_lines].astype(np.uint32)
    sorted_lines.sort()
    most = LEAST_DOCUMENTS - 1
    often = np.unique(sorted_lines[most:][sorted_lines[most:] == sorted_lines[: len(sorted_lines) - most]])
    del sorted_lines
    for start in range(0, len(numbers), _AT_ONCE):  # few recur; the rest is not looked at any more
        part = slice(start, start + _AT_ONCE)
        are_lines[part] &= np.isin(numbers[part], often)
    places = np.flatnonzero(are_lines)
    of = np.searchsorted(starts, places, "right") - 1
    lines = numbers[places].astype(np.uint64)
    names, documents = np.unique(numbers[starts], return_counts=True)
    size_of = documents[np.searchsorted(names, numbers[starts[of]])]
    found, first = np.unique(lines, return_index=True)
    pairs = np.unique((lines << np.uint64(32)) | numbers[starts[of] + 1]) >> np.uint64(32)
    held = np.unique(pairs, return_counts=True)[1]
    enough = np.maximum(LEAST_DOCUMENTS, np.ceil(LEAST_SHARE * size_of[first]))
    return frozenset(found[held >= enough].tolist())
