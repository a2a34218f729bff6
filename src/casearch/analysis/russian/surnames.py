"""The nominatives that a capitalised word may have as a name, beside what the dictionary reads.

Surnames in -ов, -ев, -ин, -ын have a declension of their own, and pymorphy3 takes many of their forms for those of other
words. Names that the dictionary does not have at all are declined as they sound: by a case ending off.
A wrong guess costs a term that no other word has; a missing one, the document.
"""

from __future__ import annotations

from typing import Final

from casearch.analysis.russian.dictionary import dictionary
from casearch.patterns import regex

_MIXED: Final = regex(r"(.{2,}(?:[оеё]в|[иы]н))(?:а|у|ым|е|ой|ы|ых|ыми)?")
"""Surnames in -ов, -ев, -ин, -ын with the endings of their mixed declension, men's and women's."""
_ADJECTIVE: Final = regex(r"(.{2,}[сц]к)(?:ий|ого|ому|им|ом|ая|ой|ую|ие|их|ими)")
_HARD: Final = regex(r"(.+[бвгджзклмнпрстфхцчшщ])(?:а|у|ом|ем|е|ы|и)")
_SOFT: Final = regex(r"(.+)([бвгджзлмнпрстф])(?:я|ю|ем|ём|е|и|ью)")
_SHORT_I: Final = regex(r"(.+[аеиоуыэюя])(?:я|ю|ем|е|и)")
_CONSONANT: Final = regex(r".+[бвгджзйклмнпрстфхцчшщь]")
_SHORT: Final = 4
"""Letters a name must have for its endings to be guessed at."""


def nominatives(word: str) -> tuple[str, ...]:
    """Nominatives of a folded word that is written with a capital; е for ё.

    токаевым, токаева → токаев; сейдахметом → сейдахмет; назарбая → назарбай.
    """
    return tuple(form.replace("ё", "е") for form in _nominatives(word))


def _nominatives(word: str) -> list[str]:
    if match := _MIXED.fullmatch(word):
        return [match[1]]
    if match := _ADJECTIVE.fullmatch(word):
        return [match[1] + "ий"]
    if len(word) < _SHORT or dictionary().knows(word):
        return []
    found = []
    if _CONSONANT.fullmatch(word):
        found.append(word)
    if match := _SHORT_I.fullmatch(word):
        found.append(match[1] + "й")
    if match := _HARD.fullmatch(word):
        found.append(match[1])
    if match := _SOFT.fullmatch(word):
        found.append(match[1] + match[2] + "ь")
    return found
