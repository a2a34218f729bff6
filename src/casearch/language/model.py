"""A small model of spelling: which language do these words look like?

A linear classifier over hashed character n-grams and whole words (the features of Cavnar & Trenkle 1994, hashed as
in Joulin et al. 2016). Its weights, ``model.bin``, are made by ``tools/train_language.py``, which names what it
learns from. They are read on first use: a text whose letters prove its language needs neither them nor NumPy.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from math import exp
from pathlib import Path
from struct import Struct
from typing import TYPE_CHECKING, Final
from zlib import crc32

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

COLUMNS: Final = ("ru", "kk", "en", "other")
BITS: Final = 18
"""The table has ``2 ** BITS`` rows; the hash of an n-gram picks one."""
LONGEST: Final = 5
"""Characters of the longest n-gram; the edge of a word counts as one."""

FILE: Final = "model.bin"
UNIT: Final = Struct("<d")
"""What stands before the table: what one unit of it is worth. Nothing is packed, so that little is done before a search."""

_SIZES: Final = range(2, 2 * LONGEST + 1, 2)  # in bytes of UTF-16
_SHIFT: Final = 32 - BITS
_WHOLE: Final = 1  # sets a word as such apart from an n-gram of the same letters


def probabilities(words: Sequence[str]) -> dict[str, float]:
    """How likely lower-case words are in each language; the four add up to 1."""
    _, unit = weights()
    scores = [sum(column) for column in zip(*map(_scores, words), strict=True)]
    best = max(scores)
    chances = [exp((score - best) * unit) for score in scores]
    total = sum(chances)
    return {lang: chance / total for lang, chance in zip(COLUMNS, chances, strict=True)}


def rows(word: str) -> list[int]:
    """The rows of the table that stand for a word: first the word as such, then each of its n-grams."""
    raw = f" {word} ".encode("utf-16-le", "surrogatepass")
    end = len(raw)
    grams = [crc32(raw[at : at + size]) >> _SHIFT for size in _SIZES for at in range(0, end - size + 1, 2)]
    return [crc32(raw, _WHOLE) >> _SHIFT, *grams]


@lru_cache(8192)
def _scores(word: str) -> tuple[int, ...]:
    """What a word says for each language: the sum of its rows."""
    table, _ = weights()
    return tuple(table.take(rows(word), axis=0).sum(axis=0, dtype="int64").tolist())


@cache
def weights() -> tuple[NDArray[np.int8], float]:
    """The table, a row an n-gram and a column a language, and what one unit of it is worth."""
    import numpy as np  # noqa: PLC0415 — many a text does not need it

    file = Path(__file__).with_name(FILE)
    table = np.fromfile(file, np.int8, offset=UNIT.size).reshape(-1, len(COLUMNS))
    with file.open("rb") as stored:
        return table, float(UNIT.unpack(stored.read(UNIT.size))[0])
