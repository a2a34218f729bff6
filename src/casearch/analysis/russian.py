"""Russian: dictionary forms by pymorphy3, and the nominative of surnames that it reads as something else."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import Any, Final

MIN_SCORE: Final = 0.1
"""Readings less likely than this (pymorphy3's estimate of P(reading | word)) are left out."""

_SURNAME: Final = re.compile(r"(.{2,}(?:[оеё]в|[иы]н))(?:а|у|ым|е|ой|ы|ых|ыми)?")
"""Surnames in -ов, -ев, -ин, -ын with the endings of their mixed declension, men's and women's."""


def stems(word: str) -> tuple[str, ...]:
    """The dictionary forms of a folded word, the likeliest first, with е for ё.

    Args:
        word: lower case; ё may stand in it, and helps.
    """
    score: defaultdict[str, float] = defaultdict(float)
    for parse in _morphology().parse(word):
        score[parse.normal_form.replace("ё", "е")] += parse.score
    best = sorted(score, key=lambda lemma: (-score[lemma], lemma))
    return tuple(lemma for i, lemma in enumerate(best) if not i or score[lemma] >= MIN_SCORE)


def surname(word: str) -> str | None:
    """The man's nominative of a word that has the shape of a surname: токаевым, токаева → токаев."""
    match = _SURNAME.fullmatch(word)
    return match[1].replace("ё", "е") if match else None


@cache
def _morphology() -> Any:
    """The dictionary; loading takes some 150 ms, so only Russian text pays for it."""
    from pymorphy3 import MorphAnalyzer  # noqa: PLC0415 - loaded when the first Russian word comes

    return MorphAnalyzer(lang="ru")


def version() -> str:
    """The version of the dictionary's data."""
    from importlib.metadata import version  # noqa: PLC0415 - as above

    return version("pymorphy3-dicts-ru")
