"""Tokens to terms: which stemmer reads which word, and a cache of what it said.

The stemmers share the fields of the index and their normal forms carry no mark of language, so that a
loanword or a name with one normal form is one term in all three.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Final

from casearch.analysis import english, kazakh, russian
from casearch.analysis.fold import fold
from casearch.analysis.names import keys
from casearch.analysis.recall import Reading, Recall, recalled
from casearch.analysis.tokens import tokenise
from casearch.document import Document
from casearch.language import ENGLISH, KAZAKH, OTHER, RUSSIAN, main_language, passages
from casearch.patterns import regex

RULES: Final = 5
"""Number of the rules of analysis. A test holds the terms of a word list against it: when they change, so must it."""

MAX_WORD: Final = 64
"""Longer words are cut: no language here has them, and a base64 blob should not fill the dictionary."""

MAX_SURFACE: Final = 4 * MAX_WORD
"""What of a word is looked at at all; accents and invisible characters fall from it."""

CACHED_WORDS: Final = 400_000
"""Surface words kept with their terms (some 100 MB); a news corpus of a million documents has a few times that."""

_KAZAKH_LETTERS: Final = frozenset("әғқңөұүһі")
_CYRILLIC: Final = regex("[а-яё]")
_LATIN: Final = regex("[a-z]")
_PLAIN_START: Final = regex("[0-9A-Za-zА-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі]")
"""What no folding takes away."""

_STEMMERS: Final = {RUSSIAN: russian, KAZAKH: kazakh, ENGLISH: english}
"""Each loads with its first word."""


@dataclass(slots=True, unsafe_hash=True)
class Token:
    """A word of a text.

    Args:
        surface: as it is written, ``text[start:end]``.
        start: offset of its first code point in the text.
        end: offset behind its last.
        lang: the language it was read in.
        terms: what it is indexed under, the likeliest reading first.

    Not to be changed; it is not frozen because that makes it three times slower to make, and there are millions.
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
    """Reads words, each distinct one once; keep one for as long as there is text to read.

    Args:
        recall: what an index with this ``fingerprint`` has read words as; asked for the words of queries.
    """

    def __init__(self, recall: Recall | None = None) -> None:
        self._recall = recall
        self._known: dict[str, dict[str, Reading]] = {}
        self._size = 0
        self._names: dict[tuple[str, str, tuple[str, ...]], tuple[str, ...]] = {}
        self._surfaces: dict[str, str] = {}

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
        known = self._known.setdefault(lang, {})
        found = []
        for first, last, word in tokenise(text, start, end):
            read, terms = known.get(word) or self.read(word, lang)
            if terms:
                found.append(Token(text[first:last], first, last, read, terms))
        return found

    def asked(self, word: str, lang: str) -> Reading:
        """As ``read``, for a query's word with its capital: the index is asked first, so that no stemmer need load."""
        known = self._known.setdefault(lang, {})
        if self._recall and len(word) <= MAX_SURFACE and word not in known:
            found = recalled(word, lang, self._recall)
            if found:
                known[word] = found
                self._size += 1
        return self.read(word, lang)

    def read(self, word: str, lang: str) -> Reading:
        """The language a word is read in, inside a text of another, and its terms.

        Args:
            word: as ``tokenise`` gives it: the first part of a hyphenated word stands before the others.
            lang: the language of the text.
        """
        known = self._known.setdefault(lang, {})
        word = word[:MAX_SURFACE]
        found = known.get(word)
        if found is None:
            if self._size >= CACHED_WORDS:
                for words in self._known.values():
                    words.clear()
                self._size = 0
            self._size += 1
            found = known[word] = read(word, lang)
        return found

    def names(self, surface: str, lang: str, terms: tuple[str, ...]) -> tuple[str, ...]:
        """The keys under which a word is found as a name, in whatever script; none for one without a capital.

        Args:
            surface: as it is written.
            lang: the language it was read in.
            terms: what it was read as.
        """
        if not surface[:1].isupper():
            return ()
        known = self._names.get((surface, lang, terms))
        if known is None:
            if len(self._names) >= CACHED_WORDS:
                self._names.clear()
            known = self._names[surface, lang, terms] = names(surface, lang, terms)
        return known

    def coarse(self, surface: str, lang: str) -> tuple[str, ...]:
        """As ``coarse`` gives it."""
        return coarse(surface, lang)

    def surface(self, surface: str) -> str:
        """The term of a word as it is written: folded, ё as е, ``20 000`` without its space; empty for a mark alone."""
        known = self._surfaces.get(surface)
        if known is None:
            if len(self._surfaces) >= CACHED_WORDS:
                self._surfaces.clear()
            known = self._surfaces[surface] = written(surface)
        return known

    def terms(self, word: str, lang: str) -> tuple[str, ...]:
        """The terms of one word in a text of that language."""
        return self.read(word, lang)[1]


def names(surface: str, lang: str, terms: tuple[str, ...]) -> tuple[str, ...]:
    """What ``Analyser.names`` gives, for who meets each word once."""
    return keys(surface[:MAX_SURFACE].partition("-")[0], terms, lang) if surface[:1].isupper() else ()


def coarse(surface: str, lang: str) -> tuple[str, ...]:
    """The first letters of a Kazakh word, as one or no term of the field ``COARSE``.

    Args:
        surface: as it is written.
        lang: the language it was read in; other languages have none.
    """
    if lang != KAZAKH:
        return ()
    word = fold(surface[:MAX_SURFACE])
    return kazakh.coarse(kazakh.cyrillic(surface.lower()) if word[:1].isascii() else word)


def written(surface: str) -> str:
    """The one spelling of a word as it is written, which no inflection is taken from."""
    word = fold(surface[:MAX_SURFACE])
    if not word.isalnum():
        word = "".join(word.strip("'").split())
    return word.replace("ё", "е")[:MAX_WORD]


def has_terms(word: str) -> bool:
    """Whether a word as ``tokenise`` gives it has a term in whatever language; a mark alone has none.

    It stands for asking ``Analyser.read`` whether there are any, without a stemmer.
    """
    if _PLAIN_START.match(word):
        return True
    first = word[:MAX_SURFACE].partition("-")[0]
    return any(_bare(part) for part in (first, word[:MAX_SURFACE].replace("-", "")))


def _bare(word: str) -> str:
    """The spelling of a word that the stemmers read; what is empty has no term."""
    return fold(word)[:MAX_WORD].strip("'")


def read(surface: str, lang: str) -> Reading:
    """What ``Analyser.read`` gives, for who meets each word once."""
    surface = surface[:MAX_SURFACE]
    if "-" not in surface:
        return _read_plain(surface, lang)
    within, terms = _read_plain(surface[: surface.index("-")], lang)
    if "@" not in surface:
        _, whole = _read_plain(surface.replace("-", ""), lang)
        terms = tuple(dict.fromkeys((*terms, *whole)))
    return within, terms


def read_together(words: Iterable[str]) -> dict[str, Reading]:
    """What ``read`` gives in Kazakh text for those words that are of letters only and Kazakh; they are stemmed at once."""
    bare = {word: _bare(word[:MAX_SURFACE]) for word in words if word.isalpha()}
    found = [word for word, spelt in bare.items() if spelt and _language_of_word(spelt, KAZAKH) == KAZAKH]
    stems = kazakh.stems_of([bare[word] for word in found]) if found else []
    return {word: (KAZAKH, _terms(each, bare[word])) for word, each in zip(found, stems, strict=True)}


def _read_plain(surface: str, lang: str) -> Reading:
    word = _bare(surface)
    if not word:
        return lang, ()
    within, lang = lang, _language_of_word(word, lang)
    if "." in word and (dotted := _dotted(word)):
        return lang, (dotted,)
    if within == KAZAKH and lang == ENGLISH and (spelled := kazakh.cyrillic(surface.lower())):
        return KAZAKH, (*kazakh.stems(spelled), *english.stems(word))
    bare = word if lang == RUSSIAN else word.rstrip(".")
    terms = _STEMMERS[lang].stems(bare) if lang in _STEMMERS else (bare,)
    if lang == RUSSIAN and surface[:1].isupper():  # a name; query/read.py gives a query's words their capital
        terms = (*terms, *russian.nominatives(word))
    return lang, _terms(terms, word)


def _terms(stems: tuple[str, ...], word: str) -> tuple[str, ...]:
    """What a word is indexed under that has these stems."""
    if len(stems) == 1 and (stem := stems[0]):
        return (stem.replace("ё", "е"),) if "ё" in stem else stems
    return tuple(dict.fromkeys([stem.replace("ё", "е") for stem in stems if stem])) or (word,)


def _dotted(word: str) -> str:
    """The term of a word with dots inside: an address as it is, U.S. as US; Cyrillic т.е. would be a word without."""
    if "." not in word[:-1]:
        return ""
    letters = word.split(".")
    return "".join(letters) if word.isascii() and all(len(letter) < 2 for letter in letters) else word


def _language_of_word(word: str, lang: str) -> str:
    """A word in a script, or with letters, that the text's language does not have is read in one that does."""
    if lang == OTHER:
        return OTHER
    if not _KAZAKH_LETTERS.isdisjoint(word):
        return KAZAKH
    if _CYRILLIC.search(word):
        return RUSSIAN if lang == ENGLISH else lang
    return ENGLISH if _LATIN.search(word) else OTHER


@cache
def fingerprint() -> str:
    """What decides the terms of a text: the rules' number and the versions of what the stemmers know.

    An index of another fingerprint would be asked for terms that it does not hold.
    """
    return f"rules-{RULES} kazakh-{kazakh.digest()} pymorphy3-dicts-ru-{russian.version()}"
