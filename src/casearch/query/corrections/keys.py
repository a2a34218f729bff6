"""One key for the spellings of a Kazakh word: in its own letters, in Russian ones, in Latin ones.

``қауіпсіздік``, ``кауипсиздик``, ``qauipsizdik`` and ``qaýipsizdik`` have the same. It says which words may be meant,
not which one is; ranking is by what the typed letters do tell.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from casearch.analysis import written
from casearch.patterns import regex

LEFT_OUT: Final = str.maketrans("әғқңөұүһі", "агкноуухи")
"""What is typed for a Kazakh letter on a Russian keyboard."""

_LATIN: Final = {
    "sh": "ш", "ch": "ч", "zh": "ж", "kh": "х", "gh": "г", "ng": "н", "ya": "иа", "yu": "иу", "yo": "ио", "ts": "тс",
    "a": "а", "b": "б", "c": "с", "d": "д", "e": "е", "f": "ф", "g": "г", "h": "х", "i": "и", "j": "ж", "k": "к",
    "l": "л", "m": "м", "n": "н", "o": "о", "p": "п", "q": "к", "r": "р", "s": "с", "t": "т", "u": "у", "v": "в",
    "w": "у", "x": "х", "y": "и", "z": "з",
}  # fmt: skip
_BEFORE_FOLDING: Final = str.maketrans(
    {"ş": "sh", "ç": "ch", "ý": "u", "ŋ": "n", "Ş": "sh", "Ç": "ch", "Ý": "u"}
)
"""Letters of the Latin alphabets of Kazakh that lose their sound with their mark."""
_LATIN_PIECE: Final = regex("|".join(sorted(_LATIN, key=len, reverse=True)))
_CYRILLIC: Final = str.maketrans(
    {
        "ы": "и",
        "й": "и",
        "э": "е",
        "ё": "е",
        "я": "иа",
        "ю": "иу",
        "ц": "тс",
        "щ": "ш",
        "ь": None,
        "ъ": None,
        "'": None,
    }
)
_DOUBLED: Final = regex(r"([^\n])\1+")


def keys(words: Sequence[str]) -> list[str]:
    """The keys of written forms (see ``analysis.written``), of all in one go, for there may be millions."""
    text = _LATIN_PIECE.sub(lambda found: _LATIN[found[0]], "\n".join(words))
    plain = text.translate(LEFT_OUT).translate(_CYRILLIC).replace("нг", "н")
    return _DOUBLED.sub(r"\1", plain).split("\n")


def typed_key(surface: str) -> str:
    """The key of a word as it was typed."""
    return keys([written(surface.translate(_BEFORE_FOLDING))])[0]
