"""How many edits is a word from each of many others? Optimal string alignment, for all at once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np


def edit_distances(terms: Sequence[str], text: str) -> list[int]:
    """Optimal string alignment distances of a word to many, row by row of the classic table for all at once.

    ``rows[i][:, j]`` is the distance of the first i characters of ``text`` to the first j of each term.
    """
    lengths = np.array([len(term) for term in terms])
    width = int(lengths.max(initial=0))
    letters = np.array(terms, f"<U{max(width, 1)}").view("<u4").reshape(len(terms), -1)[:, :width]
    rows = [np.broadcast_to(np.arange(width + 1), (len(terms), width + 1))]
    for i, character in enumerate(map(ord, text), 1):
        differs = letters != character
        row = np.empty((len(terms), width + 1), np.int64)
        row[:, 0] = i
        for j in range(1, width + 1):
            best = np.minimum(rows[-1][:, j], row[:, j - 1]) + 1
            best = np.minimum(best, rows[-1][:, j - 1] + differs[:, j - 1])
            if i > 1 and j > 1:
                swapped = (letters[:, j - 2] == character) & (letters[:, j - 1] == ord(text[i - 2]))
                best = np.where(swapped, np.minimum(best, rows[-2][:, j - 2] + 1), best)
            row[:, j] = best
        rows = [rows[-1], row]
    return [int(distance) for distance in rows[-1][np.arange(len(terms)), lengths]]
