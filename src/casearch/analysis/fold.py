"""Bring a surface word to one spelling: Unicode form, case, invisible characters, look-alike letters.

Folding loses only what no reader sees or no writer keeps apart. It keeps ё (the Russian dictionary
reads it) and every Kazakh letter.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from casearch.patterns import regex

INVISIBLE: Final = (
    "\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufe0e\ufe0f\ufeff"
)
"""Soft hyphen, zero-width spaces and joiners, marks of direction: left by web pages inside words."""
APOSTROPHES: Final = "'’‘ʼʻ`´′＇‛ʹˈ"

_DROP: Final = {ord(char): None for char in INVISIBLE} | {ord(char): "'" for char in APOSTROPHES}
_CYRILLIC: Final = regex(r"[\u0400-\u052f]")
_LATIN: Final = regex(r"[a-zß-öø-ɏəɵ]", re.IGNORECASE)

_ALIKE: Final = ("aceopxyihəɵëïABCEHKMOPTXYIƏƟËÏ", "асеорхуіһәөёїАВСЕНКМОРТХУІӘӨЁЇ")
"""Letters of one look, Latin and Cyrillic; h looks like Kazakh һ, a capital H like Н."""
_LOOSE: Final = (_ALIKE[0] + "kmtb", _ALIKE[1] + "кмтв")
"""The same after a change of case: ``Mосква`` with a Latin M, in small letters."""
_LATIN_PLAIN: Final = str.maketrans(
    {"ı": "i", "ə": "a", "ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe"}
)
_OLD_KAZAKH: Final = str.maketrans("ӄӈѳ", "қңө")
"""What stands for қ, ң, ө in texts typed without a Kazakh font."""
_ROMAN_TO_LATIN: Final = str.maketrans("хі", "xi")
_ROMAN: Final = regex("[xviхі]{2,}")
"""A Roman numeral in the letters of either script: ``ХХІ`` is typed for ``XXI``."""
_TIDY: Final = "".join(map(chr, range(ord("А"), ord("я") + 1))) + "ЁёӘәҒғҚқҢңӨөҰұҮүҺһІі"
"""A word of these letters alone needs no more than small ones, unless it may be a Roman numeral."""
_MAYBE_ROMAN: Final = "ХхІі"


def is_plain(surface: str) -> bool:
    """Whether a word is folded by taking its small letters, as most are."""
    if not surface.strip(_TIDY):
        return bool(surface.strip(_MAYBE_ROMAN))
    return surface.isascii() and surface.isalpha()


def fold(surface: str) -> str:
    """The one spelling of a word: NFKC, lower case, plain apostrophes, one script, no accents.

    Accents fall from Latin letters (``Erdoğan`` is typed ``Erdogan``) and stress marks from Cyrillic
    ones; й, ё and the Kazakh letters are letters of their own and stay. Unicode's compatible forms
    (``ﬁ``, ``км²``) become what is typed for them.
    """
    if not surface.strip(_TIDY) and surface.strip(_MAYBE_ROMAN):  # most words
        return surface.lower()
    if surface.isascii() and surface.isalnum():
        return surface.lower()
    word = surface.translate(_DROP)
    if word.isascii():
        return word.lower()
    if not unicodedata.is_normalized("NFKC", word):
        word = "".join(unicodedata.normalize("NFKC", word).translate(_DROP).split())
    cyrillic, latin = len(_CYRILLIC.findall(word)), len(_LATIN.findall(word))
    if cyrillic and latin:
        word = _one_script(word, cyrillic >= latin)
    word = word.lower().replace("ς", "σ")
    if not cyrillic and latin:
        word = _plain(word)
    elif cyrillic:
        word = word.translate(_ROMAN_TO_LATIN if _ROMAN.fullmatch(word) else _OLD_KAZAKH)
    return unicodedata.normalize("NFC", _without_marks(unicodedata.normalize("NFC", word)))


def _one_script(word: str, cyrillic: bool) -> str:
    """A word in two scripts, brought to one of them if look-alikes are all that differs.

    A letter that only one script has decides which (``eкi``: к); where none has, the script of most.
    """
    for latin_alike, cyrillic_alike in (_ALIKE, _LOOSE):
        only_cyrillic = set(_CYRILLIC.findall(word)).difference(cyrillic_alike)
        only_latin = set(_LATIN.findall(word)).difference(latin_alike)
        if only_cyrillic and only_latin:
            continue
        if only_cyrillic or (cyrillic and not only_latin):
            return word.translate(str.maketrans(latin_alike, cyrillic_alike))
        return word.translate(str.maketrans(cyrillic_alike, latin_alike))
    return word


def _plain(word: str) -> str:
    """A Latin word without its diacritics."""
    return _without_marks(unicodedata.normalize("NFD", word)).translate(_LATIN_PLAIN)


def _without_marks(word: str) -> str:
    return "".join(char for char in word if not unicodedata.combining(char))
