"""Each of some numbers once, in rising order."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from casearch.engine.embedded.postings import Ints


def distinct(numbers: Ints) -> Ints:
    """What ``np.unique`` gives of numbers; that loads ``numpy.ma`` first, which takes longer than most searches."""
    ordered: Ints = np.sort(numbers)
    first: npt.NDArray[np.bool_] = np.diff(ordered, prepend=ordered[:1] - 1) != 0
    return ordered[first]
