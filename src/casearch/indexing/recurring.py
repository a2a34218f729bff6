"""Which lines recur across the documents of a source? Subscription lines, hotlines, copyright: not the article.

A line recurs when enough documents of its source hold it whose *longest* lines differ: copies of one
article share their longest line and count once, so no article is lost for being printed often. It is a
matter of the documents alone, not of the order in which they came: when a line comes to recur, or ceases to,
the documents that hold it are analysed again in the same commit.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import numpy as np

LEAST_DOCUMENTS: Final = 3
"""Documents of different articles that must hold a line; two may quote one press release."""
LEAST_SHARE: Final = 0.02
"""Share of its source's documents that must; a stock sentence of a large source is not its furniture."""


def recurring(signatures: Iterable[str]) -> frozenset[int]:
    """The lines that recur among the documents with these signatures."""
    documents = [np.frombuffer(bytes.fromhex(each), ">u4").astype(np.uint64) for each in signatures]
    if len(documents) < LEAST_DOCUMENTS:
        return frozenset()
    counts = [len(each) - 2 for each in documents]
    lines = np.concatenate([each[2:] for each in documents])
    longest = np.repeat(np.array([each[1] for each in documents], np.uint64), counts)
    all_groups = np.array([each[0] for each in documents], np.uint64)
    names, sizes = np.unique(all_groups, return_counts=True)
    size_of = sizes[np.searchsorted(names, np.repeat(all_groups, counts))]
    found, first = np.unique(lines, return_index=True)
    pairs = np.unique((lines << np.uint64(32)) | longest) >> np.uint64(32)
    held = np.unique(pairs, return_counts=True)[1]
    enough = np.maximum(LEAST_DOCUMENTS, np.ceil(LEAST_SHARE * size_of[first]))
    return frozenset(found[held >= enough].tolist())
