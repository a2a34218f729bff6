"""The formula of ``nodes``, once: whoever scores and whoever explains a score computes it here."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, TypeVar

from casearch.nodes import K1, B

if TYPE_CHECKING:  # NumPy loads where arrays are
    import numpy as np
    import numpy.typing as npt

    Amount = TypeVar("Amount", float, npt.NDArray[np.float64])
else:
    Amount = TypeVar("Amount", bound=Any)


def idf(count: int, df: int) -> float:
    """How much a term tells that ``df`` of ``count`` documents hold."""
    return math.log(1 + (count - df + 0.5) / (df + 0.5))


def damping(length: Amount) -> Amount:
    """How many occurrences weigh half of what the most can, in a field of a length (over the mean length)."""
    return K1 * (1 - B + B * length)


def weighed(rarity: float, tf: Amount, damped: Amount) -> Amount:
    """What ``tf`` occurrences weigh where the ``damping`` is known; ``bm25`` in full."""
    return rarity * tf * (K1 + 1) / (tf + damped)


def bm25(rarity: float, tf: Amount, length: Amount) -> Amount:
    """What ``tf`` occurrences weigh in a document.

    Args:
        rarity: the idf, or the sum of several.
        tf: occurrences, titles weighed; a number or an array of them.
        length: of the field, over the mean length.
    """
    return weighed(rarity, tf, damping(length))
