"""A small model of spelling: which language do these words look like?

A linear classifier over hashed character n-grams and whole words (the features of Cavnar & Trenkle 1994, hashed as
in Joulin et al. 2016). Its weights, ``model.bin``, are made by ``tools/train_language.py``, which names what it
learns from. They are read on first use: a text whose letters prove its language needs neither them nor NumPy.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
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
_SHIFT: Final = 32 - BITS
_WHOLE: Final = 1  # sets a word as such apart from an n-gram of the same letters
_EDGE: Final = ord(" ")


def probabilities(words: Sequence[str]) -> dict[str, float]:
    """How likely lower-case words are in each language; the four add up to 1."""
    table, unit = weights()
    scores = table.take(rows(words), axis=0).sum(axis=0, dtype="int64").tolist()
    best = max(scores)
    chances = [exp((score - best) * unit) for score in scores]
    total = sum(chances)
    return {lang: chance / total for lang, chance in zip(COLUMNS, chances, strict=True)}


def rows(words: Sequence[str]) -> NDArray[np.uint32]:
    """The rows of the table that stand for words: first each word as such, then the n-grams of all.

    The hash is a CRC, and that of characters in a row is the exclusive or of what each adds by its distance from the end:
    so the n-grams of one length follow, all at once, from those that are shorter by a character.
    """
    import numpy as np  # noqa: PLC0415 — as in ``weights``

    raw = [f" {word} ".encode("utf-16-le", "surrogatepass") for word in words]
    found = [np.array([crc32(word, _WHOLE) >> _SHIFT for word in raw], np.uint32)]
    codes = np.frombuffer(b"".join(raw), "<u2")
    word_of = np.cumsum(codes == _EDGE) + 1 >> 1
    added, empty = _hashes()
    hashes = added[0][codes]
    for more in range(LONGEST):
        if more:
            hashes = hashes[1:] ^ added[more][codes[:-more]]
        within = word_of[more:] == word_of[: max(len(word_of) - more, 0)]
        found.append(hashes[within] ^ empty[more])
    return np.concatenate(found)


@cache
def _hashes() -> tuple[list[NDArray[np.uint32]], list[int]]:
    """What a character adds to the hash of an n-gram by the characters behind it, and the hash of as many zeros."""
    import numpy as np  # noqa: PLC0415 — as in ``weights``

    added, empty = [], []
    for behind in range(LONGEST):
        halves = []
        for after in (2 * behind + 1, 2 * behind):  # the lower byte of a character stands first
            none = crc32(bytes(after + 1))
            halves.append([(crc32(bytes([byte]) + bytes(after)) ^ none) >> _SHIFT for byte in range(256)])
        low, high = np.array(halves, np.uint32)
        added.append((high[:, None] ^ low).ravel())
        empty.append(crc32(bytes(2 * behind + 2)) >> _SHIFT)
    return added, empty


@cache
def weights() -> tuple[NDArray[np.int8], float]:
    """The table, a row an n-gram and a column a language, and what one unit of it is worth."""
    import numpy as np  # noqa: PLC0415 — many a text does not need it

    file = Path(__file__).with_name(FILE)
    table = np.fromfile(file, np.int8, offset=UNIT.size).reshape(-1, len(COLUMNS))
    with file.open("rb") as stored:
        return table, float(UNIT.unpack(stored.read(UNIT.size))[0])
