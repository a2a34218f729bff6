"""English words without their inflections: plural, possessive, past, participles, degrees; no derivation.

The steps of the Snowball stemmer (Porter 2) that cut inflections: 0, 1a, 1b, 1c and the final e of 5. Its other steps cut
derivations (organ-ization, univers-ity) and join what no search means as one; leaving them out raises conflation
on gold lemmas and costs no retrieval (``docs/languages.md``). See https://snowballstem.org/algorithms/english/stemmer.html
"""

from __future__ import annotations

import re
from typing import Final

from casearch.analysis.english.irregular import BASES
from casearch.analysis.english.spelling import american
from casearch.patterns import regex

_LETTERS: Final = regex("[a-z']{3,}")
_FIRST_REGION: Final = regex("(?:gener|commun|arsen|past|univers|later|emerg|organ)|.*?[aeiouy][^aeiouy]")
_REGION: Final = regex(".*?[aeiouy][^aeiouy]")
"""Behind the first consonant after a vowel; R1 of Porter 2, and R2 once more in it."""
_VOWEL: Final = regex("[aeiouy]")
_SHORT: Final = regex("(?:.*[^aeiouy]|)[aeiouy][^aeiouywxY]|[aeiouy][^aeiouy]")
"""Ends in a short syllable."""
_HISSING: Final = regex("(.*(?:ch|sh|ss|x|zz))es")
_DOUBLE: Final = regex(r"(.+)(bb|dd|ff|gg|mm|nn|pp|rr|tt)")
_ADVERB: Final = regex("(.{3,}(?:al|ous|ive|ful|ent|ant|ed|ic))ly")


def stems(word: str) -> tuple[str, ...]:
    """The base forms of a folded word, their last e or y as the stemmer leaves it.

    Args:
        word: lower case, without accents.
    """
    word = word.removesuffix("'").removesuffix("'s")
    if not _LETTERS.fullmatch(word):
        return (BASES[word][0],) if word in BASES else (word,)
    word = american(word)
    if bases := BASES.get(word):
        return bases if bases == (word,) else tuple(dict.fromkeys(map(_stem, bases)))
    return (_stem(word),)


def _stem(word: str) -> str:
    """The stem of a regular word."""
    y = "Y"  # a y that is a consonant
    if "y" in word:
        word = re.sub("(?<=[aeiouy])y|^y", y, word)
    found = _FIRST_REGION.match(word)
    r1 = found.end() if found else len(word)
    word = _participle(_plural(word), r1)
    if len(word) > 2 and word[-1] in "yY" and word[-2] not in "aeiouy":
        word = word[:-1] + "i"
    return _bare(word, r1).lower()


def _plural(word: str) -> str:
    if word.endswith(("ies", "ied")):
        return word[:-2] if len(word) > 4 else word[:-1]
    if match := _HISSING.fullmatch(word):
        return match[1]
    if word.endswith("s") and not word.endswith(("us", "ss")) and _VOWEL.search(word, 0, len(word) - 2):
        return word[:-1]
    return word


def _participle(word: str, r1: int) -> str:
    if word.endswith("eed"):
        return word[:-1] if len(word) - 3 >= r1 else word
    stem = word[:-2] if word.endswith("ed") else word.removesuffix("ing")
    if stem == word or not _VOWEL.search(stem):
        return word
    if stem.endswith(("at", "bl", "iz")) or (r1 >= len(stem) and _SHORT.fullmatch(stem)):
        return stem + "e"
    match = _DOUBLE.fullmatch(stem)
    return stem[:-1] if match and stem not in {"add", "egg", "off"} else stem


def _bare(word: str, r1: int) -> str:
    """Without a final e, and with one l where British and American spelling differ."""
    if word.endswith("e") and len(word) - 1 >= r1:
        found = _REGION.match(word, r1)
        if (found and len(word) > found.end()) or not _SHORT.fullmatch(word[:-1]):
            return word[:-1]
    if word.endswith("ll") and len(word) - 1 >= r1 and len(_VOWEL.findall(word)) > 1:
        return word[:-1]
    return word
