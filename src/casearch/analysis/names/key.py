"""Under which keys can a name be found, however it is spelled and whatever ending it has?

A key is what all spellings of a name share and few other names have. How much of the vowels that takes
depends on how many consonants there are to tell names apart, and all spellings agree on that number:

- six and more: no vowels but the mark that one stands first; г, х, к are one, and so are ч, ш (Қамшыбек,
  Камчыбек);
- four, five: a broad (а е э) or round (о у) vowel in its place, ы і и not (Тілеу, Тлеу), ч as ш;
- three: а, е, и, and о with у, each in its place (Марат, Мурат); which vowel ends the word does not count,
  and у after a round vowel may be і (Нукус, Нөкіс: Kazakh speaks round vowels there and does not write them);
- one, two: all five vowels.

Before that б after a voiceless consonant is п (Сәтбаев, Сатпаев), г and х after one are к (Қашқар, Кашгар),
doubled consonants become one, a run of vowels its first with the glides beside it (ае → А, уә →
ВА, ау → АВ), and from three consonants on the last one is voiceless (Ахмед, Ахмет).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from casearch.analysis.names.forms import forms
from casearch.analysis.names.sounds import LONG, readings
from casearch.patterns import regex

MEDIUM: Final = 4
"""Consonants from which ы і и are not in the key."""

SHORT: Final = 3
"""Consonants from which о and у are one."""

LEAST_SOUNDS: Final = 3
"""That a key must have."""

_ASSIMILATED: Final = regex("(?<=[PTKSXCHF])[BGH]")
_RUN: Final = regex("[AEIOU]{2,}")
_VOWEL: Final = regex("[AEIO]")
_DOUBLED: Final = regex(r"([B-DF-HJ-NP-TV-Z])\1+")
_VOWELS: Final = str.maketrans("", "", "AEIOUY")
_DEVOICED: Final = str.maketrans("BDGZ", "PTKS")
_ONE_VOWEL: Final = str.maketrans("EIOU", "AAAA")
_LONG: Final = str.maketrans("HGC", "KKX", "AEIOUY")
_MEDIUM: Final = str.maketrans("UC", "OX", "Y")
_INSIDE: Final = "(?<=[B-DF-HJ-NP-TV-XZ]){}(?=[B-DF-HJ-NP-TV-XZ])"
_WEAK: Final = regex(_INSIDE.format("I"))
_AFTER_ROUND: Final = regex("([OU].+)" + _INSIDE.format("[OU]"))
_WEAK_U: Final = regex("(?<=[AEIOU])(.*)" + _INSIDE.format("U"))


def keys(word: str, terms: Sequence[str], lang: str) -> tuple[str, ...]:
    """The keys of a word that may be a name: short strings of capitals, for a field of their own.

    Two words are spellings or forms of one name, most likely, if they share a key: Ашықбаевтың, Ашикбаевой
    and Ashykbayev do. A word has several where its spelling is ambiguous (English j is ж or й) or where a
    surname may be meant without its suffix (Рахмонов, Рахмон). Function words and those of fewer than four
    letters have none.

    Args:
        word: folded or as it is written, without hyphens; Latin accents help where they still stand.
        terms: the normal forms that the stemmers gave, the likeliest first.
        lang: the language the word was read in; a Latin word is read the same way in all.
    """
    found: dict[str, None] = {}
    for form, least in forms(word, terms, lang).items():
        found.update(dict.fromkeys(_keys(form, least)))
    return tuple(found)


@lru_cache(maxsize=1 << 15)
def _keys(form: str, least: int) -> tuple[str, ...]:
    """The keys of a base form, which other forms of its name have too."""
    return tuple(dict.fromkeys(key for sounds in readings(form) for key in _skeletons(sounds, least)))


def _skeletons(sounds: str, least: int) -> tuple[str, ...]:
    """The keys of one reading; none if it has fewer consonants than asked for, or too few sounds."""
    key = _ASSIMILATED.sub(_voiceless, _RUN.sub(_nucleus, sounds))
    if _DOUBLED.search(key):
        key = _DOUBLED.sub(r"\1", key)
    count = len(key.translate(_VOWELS))
    if count < least or len(key) < LEAST_SOUNDS:
        return ()
    if count < SHORT:
        return (key,)
    key = key[:-1] + key[-1].translate(_DEVOICED).translate(_ONE_VOWEL)
    if count >= LONG:
        return (("A" if key[0] in "AEIOU" else "") + key.translate(_LONG),)
    return _short(key) if count < MEDIUM else _medium(key)


def _voiceless(voiced: re.Match[str]) -> str:
    return "P" if voiced[0] == "B" else "K"


def _short(key: str) -> tuple[str, ...]:
    key = key.replace("C", "X")  # Чарын, Шарын
    if "U" not in key and "O" not in key:
        return (key,)
    narrow = _AFTER_ROUND.sub(r"\1I", key)  # Нукус, Нөкіс; Тобол, Тобыл
    return (key.replace("U", "O"), narrow.replace("U", "O"))


def _medium(key: str) -> tuple[str, ...]:
    if "I" in key:
        key = _WEAK.sub("", key)
    full = _first_vowel_told(key.translate(_MEDIUM))
    if "U" not in key:
        return (full,)
    narrow = _WEAK_U.sub(r"\1", key)  # Отунбаева, Отынбаева
    return (full, _first_vowel_told(narrow.translate(_MEDIUM)))


def _first_vowel_told(key: str) -> str:
    """Which vowel it is counts in the first syllable only: Хоргос, Қорғас; Андижан, Andijon."""
    first = _VOWEL.search(key)
    if not first:
        return key
    start = key[: first.end()]
    return (start if first.start() else start.replace("I", "E")) + key[first.end() :].translate(_ONE_VOWEL)


def _nucleus(run: re.Match[str]) -> str:
    """One vowel of a run, with the glides beside it: ае → A, ай → AY, ау → AV, уә → UVA, иё → E."""
    return _glided(run[0], run.start() == 0, run.end() == len(run.string))


def _glided(vowels: str, initial: bool, final: bool) -> str:
    first, rest = vowels[0], vowels[1:].lstrip(vowels[0])
    if not rest:
        return first
    if first == "U" and rest[0] in "AE":  # Уәлиханов, Valikhanov; Қуат
        return ("V" if initial else "UV") + _glided(rest, False, final)
    if rest[0] == "U" and first not in "OU" and (len(rest) > 1 or first != "I"):  # Дәулет, Davlet; Хиуа, Хива
        return first + "V" + (_glided(rest[1:], False, final) if len(rest) > 1 else "")
    if first == "I":  # Алиев, Мирзиёев; Мария, Марио
        return "E" if not final else "I" if rest[0] in "AE" else "O"
    return first + "Y" if rest.strip("I") == "" else first
