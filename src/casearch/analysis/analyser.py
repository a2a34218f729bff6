"""Tokens to terms: which stemmer reads which word, and a cache of what it said.

The stemmers share the fields of the index and their normal forms carry no mark of language, so that a
loanword or a name with one normal form is one term in all three.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Final

from casearch.analysis import english, kazakh, russian
from casearch.analysis.fold import fold
from casearch.analysis.tokens import tokenise
from casearch.document import Document
from casearch.language import ENGLISH, KAZAKH, OTHER, RUSSIAN, main_language, passages

RULES: Final = 1
"""Number of the rules of analysis. A test holds the terms of a word list against it: when they change, so must it."""

MAX_WORD: Final = 64
"""Longer words are cut: no language here has them, and a base64 blob should not fill the dictionary."""

MAX_SURFACE: Final = 4 * MAX_WORD
"""What of a word is looked at at all; accents and invisible characters fall from it."""

CACHED_WORDS: Final = 400_000
"""Surface words kept with their terms (some 100 MB); a news corpus of a million documents has a few times that."""

_KAZAKH_LETTERS: Final = re.compile("[әғқңөұүһі]")
_CYRILLIC: Final = re.compile("[а-яё]")
_LATIN: Final = re.compile("[a-z]")

_STEMMERS: Final[dict[str, Callable[[str], tuple[str, ...]]]] = {
    RUSSIAN: russian.stems,
    KAZAKH: kazakh.stems,
    ENGLISH: english.stems,
    OTHER: lambda word: (word,),
}


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text.

    Args:
        surface: as it is written, ``text[start:end]``.
        start: offset of its first code point in the text.
        end: offset behind its last.
        lang: the language it was read in.
        terms: what it is indexed under, the likeliest reading first.
    """

    surface: str
    start: int
    end: int
    lang: str
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A document's language and the tokens of its title and of its text, each with offsets into its own."""

    lang: str
    title: list[Token]
    text: list[Token]


class Analyser:
    """Reads words, each distinct one once; keep one for as long as there is text to read."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], tuple[str, tuple[str, ...]]] = {}

    def document(self, document: Document) -> ReadDocument:
        """The tokens of a document. A title is too short to tell its language, and takes the text's."""
        parts = passages(document.text, document.lang)
        title = document.title or ""
        lang = main_language(parts or passages(title, document.lang), document.lang)
        text = [
            token for part in parts for token in self.passage(document.text, part.lang, part.start, part.end)
        ]
        return ReadDocument(lang, self.tokens(title, lang), text)

    def tokens(self, text: str, declared: str | None = None) -> list[Token]:
        """The tokens of a text, each passage read in its own language."""
        return [
            token
            for part in passages(text, declared)
            for token in self.passage(text, part.lang, part.start, part.end)
        ]

    def passage(self, text: str, lang: str, start: int = 0, end: int | None = None) -> list[Token]:
        """The tokens of ``text[start:end]``, which is in one language."""
        found = []
        for raw in tokenise(text, start, end):
            read, terms = self.read(raw.word, lang)
            if terms:
                found.append(Token(text[raw.start : raw.end], raw.start, raw.end, read, terms))
        return found

    def read(self, word: str, lang: str) -> tuple[str, tuple[str, ...]]:
        """The language a word is read in, inside a text of another, and its terms."""
        word = word[:MAX_SURFACE]
        key = (word, lang)
        known = self._known.get(key)
        if known is None:
            if len(self._known) >= CACHED_WORDS:
                self._known.clear()
            known = self._known[key] = _read(word, lang)
        return known

    def terms(self, word: str, lang: str) -> tuple[str, ...]:
        """The terms of one word in a text of that language."""
        return self.read(word, lang)[1]


def _read(surface: str, lang: str) -> tuple[str, tuple[str, ...]]:
    word = fold(surface)[:MAX_WORD].strip("'")
    if not word:
        return lang, ()
    lang = _language_of_word(word, lang)
    terms = _STEMMERS[lang](word)
    if lang == RUSSIAN and (name := _surname(surface, word)) and name not in terms:
        terms = (*terms, name)
    plain = tuple(dict.fromkeys(term.replace("ё", "е") for term in terms if term))
    return lang, plain or (word,)


def _language_of_word(word: str, lang: str) -> str:
    """A word in a script, or with letters, that the text's language does not have is read in one that does."""
    if lang == OTHER:
        return OTHER
    if _KAZAKH_LETTERS.search(word):
        return KAZAKH
    if _CYRILLIC.search(word):
        return RUSSIAN if lang == ENGLISH else lang
    return ENGLISH if _LATIN.search(word) else OTHER


def _surname(surface: str, word: str) -> str | None:
    """A surname's nominative. Russian writes names with a capital; a query of one word seldom has it."""
    return russian.surname(word) if surface[:1].isupper() else None


@cache
def fingerprint() -> str:
    """What decides the terms of a text: the rules' number and the versions of dictionary and stemmer.

    An index of another fingerprint would be asked for terms that it does not hold.
    """
    return f"rules-{RULES} pymorphy3-dicts-ru-{russian.version()} snowball-{english.version()}"
