"""Where a term stands, as rising numbers: document and position in one."""

from __future__ import annotations

from typing import Final

import numpy as np

from casearch.engine.embedded.lists import Cache
from casearch.engine.embedded.postings import Ints, Postings

STRIDE: Final = 1 << 33
"""What the number of a document counts; twice as much as any position, so that a row never reaches the next one's."""

ROOM: Final = STRIDE // 2 - 2
"""The longest reach that stays inside a document."""


class Places:
    """The places of one term."""

    __slots__ = ("cache", "nbytes", "numbers")

    def __init__(self, postings: Postings) -> None:
        self.cache: Cache | None = None
        if postings.counts is None or postings.positions is None:
            self.numbers: Ints = np.empty(0, np.int64)
        else:
            if int(postings.positions.max(initial=0)) >= STRIDE // 2:
                raise ValueError("a position is too large")
            self.numbers = np.repeat(postings.documents * STRIDE, postings.counts) + postings.positions
        self.nbytes = self.numbers.nbytes + 200
