"""Which language is this text? Letters decide first, then a small model of spelling (``model.py``).

A guess comes with whether it is sure: a text of one loanword may be Russian as well as Kazakh, and what
asks (a short passage in a long article, a query) then has better ground to decide on.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from casearch.language.model import probabilities
from casearch.patterns import regex
from casearch.records import dataclass

RUSSIAN: Final = "ru"
KAZAKH: Final = "kk"
ENGLISH: Final = "en"
OTHER: Final = "other"
LANGUAGES: Final = (RUSSIAN, KAZAKH, ENGLISH)

_WORD = regex(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_APOSTROPHE = regex("[’‘ʼʻ`´]")
_CYRILLIC = regex(r"[\u0400-\u052f]+")
_LATIN = regex(r"[a-zà-ɏəẁ-ỿ]+")

_MARKS = frozenset("әғқңөұүһі")
"""The letters of Kazakh that Russian lacks."""
_PROOF = regex("ұ|і.*[әғқңөү]|[әғқңөү].*і|қ.*[әңөү]|[әңөү].*қ", re.DOTALL)
"""Letters that no other language has, or has together."""
_LIKELY = regex("[ғқ]")
"""Letters of Kazakh that only Uzbek and Tajik share, which seldom do without theirs for long."""
_LETTERS_OF_KAZAKH = regex("[әғқұі]")
"""One of which more than a few words of Kazakh have; Kyrgyz has none."""
_FOREIGN = frozenset("ђѓєѕїјљњћќўџґҥҙҫҡҳҷӣӯҗ")
"""Cyrillic letters of none of the three languages."""

_SHORT: Final = 3
"""Words up to which letters that others share as well speak for Kazakh."""
_LONG: Final = 60
"""Words beyond which a text is judged by its beginning, its middle and its end."""
_SURE: Final = 0.98
_THINKABLE: Final = 0.02


@dataclass(frozen=True, slots=True)
class Guess:
    """A language, whether the text alone is proof enough, and whether it has a word at all.

    ``likely`` are the languages that the text may be in, the likeliest first.
    """

    lang: str
    sure: bool
    words: bool = True
    likely: tuple[str, ...] = ()


def identify(text: str) -> str:
    """The language of a text: ``"ru"``, ``"kk"``, ``"en"``, or ``"other"``.

    Kazakh may be typed without its letters (казакстан) or in Latin ones. A text without a letter is ``"other"``;
    a short one that two languages share gets the likelier.
    """
    return guess(text).lang


def candidates(text: str) -> tuple[str, ...]:
    """The languages a short text may be in, the likeliest first; never empty."""
    found = guess(text)
    return (found.lang, *(lang for lang in found.likely if lang not in {found.lang, OTHER}))


def guess(text: str) -> Guess:
    """The language of a text and whether that is sure."""
    written = words_of(text)
    if len(written) > _LONG:
        third, middle = _LONG // 3, len(written) // 2
        written = [*written[:third], *written[middle : middle + third], *written[-third:]]
    words = [word.lower() for word in written]
    lowered = " ".join(words)
    cyrillic, latin = (sum(map(len, script.findall(lowered))) for script in (_CYRILLIC, _LATIN))
    if not words or 3 * (cyrillic + latin) < len(lowered):
        return Guess(OTHER, sure=bool(words), words=bool(words))
    in_cyrillic, in_latin = _in(_CYRILLIC, written), _in(_LATIN, written)
    # What a text names in the other script has capitals: its own script is that of the common words.
    common = _common(in_cyrillic) - _common(in_latin)
    if common > 0 or (common == 0 and cyrillic >= latin):
        return _cyrillic(in_cyrillic or written)
    return _spelled(_lower(in_latin or written))


def words_of(text: str) -> list[str]:
    """The words of a text as written, apostrophes all alike."""
    return _WORD.findall(_APOSTROPHE.sub("'", unicodedata.normalize("NFC", text)))


def _cyrillic(written: list[str]) -> Guess:
    """By letters, as far as they prove it. Names keep the letters of their own language, so other words count first."""
    common = [word for word in written if word[0].islower()]
    judged = common if len(common) >= 2 else _lower(written)
    text, every = " ".join(judged), " ".join(written).lower()
    marked = sum(not _MARKS.isdisjoint(word) for word in judged)
    foreign = sum(not _FOREIGN.isdisjoint(word) for word in judged)
    if 12 * foreign >= len(judged) and foreign:
        return Guess(OTHER, sure=True)
    if 4 * marked >= len(judged) and not foreign:
        if _PROOF.search(every) or (len(judged) <= _SHORT and _LIKELY.search(text)):
            return Guess(KAZAKH, sure=True)
        if len(judged) > _SHORT and not _LETTERS_OF_KAZAKH.search(every):
            return Guess(OTHER, sure=True)
    plain = [word for word in written if word[0].islower() or _MARKS.isdisjoint(word.lower())]
    chosen = plain if len(common) >= 2 and 4 * marked < len(common) else written
    return _spelled(_lower(chosen), RUSSIAN if marked and 8 * marked >= len(judged) else None)


def _spelled(words: list[str], without: str | None = None) -> Guess:
    """By the spelling of lower-case words, whose letters may have excluded a language."""
    chances = probabilities(words)
    if without:
        chances[without] = 0.0
    lang = max(chances, key=lambda name: chances[name])
    if chances[lang] >= _SURE * sum(chances.values()) and len(words) >= _SHORT:
        return Guess(lang, sure=True, likely=(lang,))
    if (
        len(words) < _SHORT and chances[ENGLISH] < _THINKABLE
    ):  # Cyrillic: either language lends words to the other
        chances = {
            name: max(chance, _THINKABLE * (name in {RUSSIAN, KAZAKH})) for name, chance in chances.items()
        }
    order = sorted(chances, key=lambda name: (name != lang, -chances[name]))
    return Guess(
        lang, sure=False, likely=tuple(name for name in order if chances[name] >= _THINKABLE or name == lang)
    )


def _in(script: re.Pattern[str], words: list[str]) -> list[str]:
    """The words that begin in a script."""
    return [word for word in words if script.match(word.lower())]


def _common(words: list[str]) -> int:
    """How many of the words begin with a small letter."""
    return sum(word[0].islower() for word in words)


def _lower(words: list[str]) -> list[str]:
    return [word.lower() for word in words]
