"""One number a document: arrays as narrow as their numbers allow."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[Any]

_TYPES: Final = ("<u1", "<u2", "<u4", "<i8")


def smallest(numbers: Numbers) -> Numbers:
    """The same numbers in the narrowest type."""
    low, high = (int(numbers.min()), int(numbers.max())) if len(numbers) else (0, 0)
    for name in _TYPES:
        limits = np.iinfo(name)
        if limits.min <= low and high <= limits.max:
            return numbers.astype(name)
    raise ValueError("numbers of more than 64 bits")
