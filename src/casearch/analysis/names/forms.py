"""Which base forms may a name have? What the stemmers say, mended where they do not know names.

A surname in -ов, -ев or -ский says by itself what its endings are: the base form is the man's nominative
(токаев for Токаевой, tokayev for Tokayeva). For other words the stemmers' terms count, if
what they cut off can be an ending of a noun; a name is not a verb.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from casearch.analysis.fold import APOSTROPHES
from casearch.analysis.names.function_words import FUNCTION_WORDS
from casearch.patterns import regex

MIN_LENGTH: Final = 4
"""Letters a name must have; with fewer too many words look alike."""

BASE_CONSONANTS: Final = 3
"""That a surname's base must have to be a key of its own: Жапаров is Жапар, but Титов is not Тит."""

_PLAIN_APOSTROPHES: Final = dict.fromkeys(map(ord, APOSTROPHES), "'")

_OV: Final = regex(r"(.{3,}[оеё]в)(?:а|у|ым|е|ой|ы|ых|ыми)?")
_IN: Final = regex(r"(.{3,}[иы]н)(?:а|у|ым|е|ой|ы|ых|ыми)")
_SKY: Final = regex(r"(.{2,}ск)(?:ий|ого|ому|им|ом|ая|ой|ую|ие|их)")
_OBLIQUE: Final = regex(r"(.{2,}[бвгджзклмнпрстфхцчш])(?:а|у|ом|ем|е)")
_LATIN_OV: Final = regex(r"(.{2,}[eo][vw])a?")
_LATIN_IN: Final = regex(r"(.{3,}[iy]n)a")
_LATIN_SKY: Final = regex(r"(.{2,}sk)(?:[iy]{1,2}|[iy]j|a[iyj]a)")

_CASE: Final = "[ндт][ыі]ң|[ндт][ыі]|[ғгқк][ае]|[дт][ае]|[дтн][ае]н|[мбп]ен|[дт]ағы|[дт]егі"
_OF_POSSESSED: Final = "н[ыі]ң|н|на|не|нда|нде|нан|нен|мен|ндағы|ндегі"
_NOMINAL: Final = rf"(?:[лдт][ае]р)?(?:с?[ыі](?:{_OF_POSSESSED})?|[ыі]?[мң](?:[ыі]з)?(?:{_CASE})?|{_CASE})?"
_ENDING: Final = regex(_NOMINAL)
_CASE_ONLY: Final = regex(rf"(.{{4,}}?)(?:{_CASE})")
_ANY_ENDING: Final = regex(rf"(.{{4,}}?){_NOMINAL}")
_CERTAIN: Final = "ның нің дың дің тың тің мен бен пен нан нен дан ден тан тен дағы дегі тағы тегі ында інде"

_PATRONYMIC: Final = regex(
    "(.{3,}?)(?:[оеё]вич|[оеё]вна|ұлы|улы|уулу|қызы|кызы|[oey]vich|[oye]vna|uly|uulu|kyzy|qyzy)"
)
_SUFFIXED: Final = regex("(.{2,}[бвгджзклмнпрстфхцчшщқғңьbcdfghjklmnpqrstvxz])[оеёeo][вvw]")
_SUFFIXED_END: Final = "ов ев ёв ov ev ow ew вич вна лы лу зы vich vna ly lu zy"
_CERTAIN_ENDINGS: Final = tuple(_CERTAIN.split())
_SUFFIXES: Final = tuple(_SUFFIXED_END.split())
"""How what the last two patterns describe may end; asked first, because most words do not."""


def forms(word: str, terms: Sequence[str], lang: str) -> dict[str, int]:
    """The base forms a name may have, each with the consonants it needs to tell names apart.

    Args:
        word: folded or as it is written.
        terms: what the stemmers made of it.
        lang: which stemmer; endings are Kazakh ones if ``"kk"``, else, on Cyrillic, Russian ones.
    """
    word = word.lower().translate(_PLAIN_APOSTROPHES).removesuffix("'s").removesuffix("'")
    if len(word) < MIN_LENGTH or word in FUNCTION_WORDS:
        return {}
    if not "\u0400" <= word[0] <= "\u052f":
        found = _latin(word)
    elif lang == "kk":
        found = _kazakh(word, terms)
    else:
        found = _russian(word, terms)
    consonants = dict.fromkeys(found, 1)
    for form in found:
        if form.endswith(_SUFFIXES) and (match := _PATRONYMIC.fullmatch(form) or _SUFFIXED.fullmatch(form)):
            consonants.setdefault(match[1], BASE_CONSONANTS)
    return consonants


def _latin(word: str) -> list[str]:
    if match := _LATIN_OV.fullmatch(word) or _LATIN_SKY.fullmatch(word):
        return [match[1]]
    match = _LATIN_IN.fullmatch(word)
    return [word, match[1]] if match else [word]


def _russian(word: str, terms: Sequence[str]) -> list[str]:
    if match := _OV.fullmatch(word) or _SKY.fullmatch(word):
        return [match[1]]
    found = [_masculine(term) for term in terms]
    found.append(word)
    if match := _IN.fullmatch(word):  # Мишустина: a woman, or of Мишустин
        found.append(match[1])
    if (match := _OBLIQUE.fullmatch(word)) and not any(word.startswith(term) for term in terms):
        found.append(match[1])  # Шольцем, which pymorphy3 takes for a form of шолец
    return found


def _kazakh(word: str, terms: Sequence[str]) -> list[str]:
    found = [
        term
        for term in terms
        if len(term) >= MIN_LENGTH and (term == word or _ENDING.fullmatch(word[len(term) :]))
    ]
    if not found:  # Талдықорғаннан is no participle
        found = [match[1] for rule in (_CASE_ONLY, _ANY_ENDING) if (match := rule.fullmatch(word))]
    certain = word.endswith(_CERTAIN_ENDINGS) and not word.endswith("стан")
    if not found or not certain:  # Нарын, which the stemmer reads as a form of нар
        found.append(word)
    return [_masculine(form) for form in found]


def _masculine(form: str) -> str:
    match = _OV.fullmatch(form) or _SKY.fullmatch(form)
    return match[1] if match else form
