"""Which of a word's readings are its terms? The likeliest, and others likely enough that are of another word.

pymorphy3 weighs readings by tags, so that a participle and the adjective it has become, or a noun and the
short adjective that is spelled like it, come out even where only one of them is ever meant. A search gains by
a second reading if that is of the same kind (округу: округ, округа), and loses precision by the others.
"""

from __future__ import annotations

from typing import Final

from casearch.analysis.russian.abbreviations import ABBREVIATIONS, UNDOTTED
from casearch.analysis.russian.dictionary import Reading, dictionary
from casearch.analysis.russian.loanwords import DICTIONARY_FORMS
from casearch.patterns import regex

MIN_SCORE: Final = 0.1
"""Readings less likely than this (pymorphy3's estimate of P(reading | word)) are left out."""
MIN_SCORE_ACROSS: Final = 0.3
"""The same of readings that are another part of speech than the likeliest."""

_KINDS: Final = {
    "NOUN": "noun", "ADJF": "adjective", "ADJS": "adjective", "PRTF": "participle", "PRTS": "participle",
    "VERB": "verb", "INFN": "verb", "GRND": "verb",
}  # fmt: skip
_SUPERLATIVE: Final = regex("(.+[еа]йш)(?:ий|его|ему|им|ем|ая|ей|ую|ею|ее|ие|их|ими)")

_IRREGULAR: Final = {"есть": ("быть",)}
"""What the dictionary makes a word of its own."""


def stems(word: str) -> tuple[str, ...]:
    """The dictionary forms of a folded word, the likeliest first, with е for ё.

    Args:
        word: lower case; ё may stand in it, and helps. An abbreviation may have its dot.
    """
    known = ABBREVIATIONS.get(word) or _IRREGULAR.get(word)
    if known:
        return known
    word = word.removesuffix(".")
    if known := UNDOTTED.get(word):
        return known
    if len(word) == 1:  # letters, not the forms of быть and abbreviations that pymorphy3 sees in them
        return (word,)
    if loanword := DICTIONARY_FORMS.get(word):
        return (loanword,)
    return _likely(word, dictionary().readings(word)) or (word.replace("ё", "е"),)


def _likely(word: str, readings: list[Reading]) -> tuple[str, ...]:
    score: dict[str, float] = {}
    tags: dict[str, str] = {}
    for lemma, tag, weight in [reading for reading in readings if "Abbr" not in reading[1]] or readings:
        form = lemma
        if ",Supr" in tag and (match := _SUPERLATIVE.fullmatch(word)):
            form = match[1] + "ий"
        if "ё" in form:
            form = form.replace("ё", "е")
        if form in score:
            score[form] += weight
        else:
            score[form] = weight
            tags[form] = tag
    if len(score) < 2:
        return tuple(score)
    best, *others = sorted(score, key=lambda lemma: (-score[lemma], lemma))
    return (best, *(lemma for lemma in others if _meant_too(tags[best], tags[lemma], score[lemma])))


def _meant_too(best: str, other: str, score: float) -> bool:
    """Whether a reading with a tag is kept beside the best one."""
    if other.startswith("PRTF") and best.startswith(("ADJF", "NOUN")):
        return False  # бывший, служащий
    if other.startswith("ADJS") and best.startswith("ADVB"):
        return False  # хорошо
    return score >= (MIN_SCORE if _kind(best) == _kind(other) else MIN_SCORE_ACROSS)


def _kind(tag: str) -> str:
    return _KINDS.get(tag[:4], "other")
