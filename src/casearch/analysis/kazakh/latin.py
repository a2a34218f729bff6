"""What would a Kazakh word in Latin letters be in Cyrillic ones? The alphabets of 2018 and 2021, and plain ASCII.

The alphabets disagree (ı is й in one and і in the other) and ASCII leaves marks out, so a word has many spellings.
Three readings of it are tried, as a back word, a front word and a loanword, and of all their spellings the one wins
whose stem is listed and costs least. A word without one stays Latin: it is no Kazakh, or a name that
``analysis/names`` joins across scripts.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from itertools import islice, product
from typing import Final

from casearch.analysis.kazakh.stemmer import listed_cost
from casearch.patterns import regex

SHORTEST: Final = 4
"""Letters of a word without marks that may be Kazakh: shorter ones are English as easily."""
MOST: Final = 96
"""Spellings of one reading that are tried."""

_PIECE: Final = regex("zh|sh|ch|kh|gh|ts|shch|ng|[iyı][ao]|[iyı]u|.")
_MARKED: Final = {
    "á": "ә", "ä": "ә", "ə": "ә", "ǵ": "ғ", "ğ": "ғ", "ń": "ң", "ñ": "ң", "ŋ": "ң", "ó": "ө", "ö": "ө",
    "ú": "ү", "ü": "ү", "ū": "ұ", "ý": "у", "ş": "ш", "š": "ш", "ç": "ч", "ž": "ж",
}  # fmt: skip
_SAME: Final = dict(zip("bdejlmprtvzcwf", "бдежлмпртвзцуф", strict=True)) | {
    "s": "с", "q": "қ", "zh": "ж", "sh": "ш", "ch": "ч", "kh": "х", "gh": "ғ", "ts": "ц", "shch": "щ", "x": "х",
}  # fmt: skip
# What is ambiguous, read as in a back word, in a front word, in a loanword: the likelier letter first.
_READINGS: Final[tuple[dict[str, str], ...]] = (
    {
        "a": "а",
        "o": "о",
        "u": "ұу",
        "i": "ыий",
        "ı": "ыий",
        "y": "ыйу",
        "k": "қк",
        "g": "ғ",
        "h": "хһ",
        "n": "нң",
    },
    {
        "a": "әа",
        "o": "ө",
        "u": "үу",
        "i": "іий",
        "ı": "іий",
        "y": "ыій",
        "k": "к",
        "g": "г",
        "h": "хһ",
        "n": "нң",
    },
    {
        "a": "а",
        "o": "о",
        "u": "уұ",
        "i": "иій",
        "ı": "ийі",
        "y": "ыйі",
        "k": "к",
        "g": "г",
        "h": "х",
        "n": "н",
    },
)
_PAIRS: Final = {"ng": ("нг", "ң", "нғ"), "a": ("я", "иа"), "o": ("ё", "ио"), "u": ("ю", "иу")}


@lru_cache(maxsize=1 << 15)
def cyrillic(word: str) -> str:
    """Return the Cyrillic spelling of a Kazakh word in Latin letters, or nothing.

    Args:
        word: in small letters, with its marks.
    """
    word = unicodedata.normalize("NFC", word)
    if word.isascii() and len(word) < SHORTEST:
        return ""
    pieces = _PIECE.findall(word)
    found = []
    for reading in _READINGS:
        letters = [_letters(piece, reading) for piece in pieces]
        if pieces[0] == "e":
            letters[0] = ("е", "э")
        if not all(letters):
            return ""
        found += ["".join(spelling) for spelling in islice(product(*letters), MOST)]
    costs = {
        spelling: cost for spelling in dict.fromkeys(found) if (cost := listed_cost(spelling)) is not None
    }
    return min(costs, key=costs.__getitem__) if costs else ""


def _letters(piece: str, reading: dict[str, str]) -> tuple[str, ...]:
    """What a piece of a Latin word may stand for."""
    if piece in _MARKED:
        return (_MARKED[piece],)
    if piece in _SAME:
        return (_SAME[piece],)
    if piece in reading:
        return tuple(reading[piece])
    if piece == "ng":
        return _PAIRS["ng"]
    if len(piece) == 2:
        return (*_PAIRS[piece[1]], *(reading[piece[0]][-1] + letter for letter in reading[piece[1]]))
    return ()
