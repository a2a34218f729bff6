"""What of a query a document holds, told by reading its text once more: what the matcher is held against."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from casearch.analysis import Analyser, Token, fold
from casearch.document import Document
from casearch.nodes import TITLE, Fuzzy
from casearch.query import QueryWord
from casearch.search.matching import fits
from casearch.search.snippets import AS_WRITTEN, FITS, INFLECTED, NEARLY, RESPELLED, Found

Met = tuple[QueryWord, str, str]
"""A word of the query, the term it met, and in which sense."""


def matches(document: Document, words: Iterable[QueryWord], analyser: Analyser) -> Found:
    """What of some words a document holds.

    Args:
        document: as it is shown.
        words: of the query.
        analyser: remembers the words it has read.
    """
    matcher = _Matcher(tuple(words), analyser)
    found = Found()
    read = analyser.document(document)
    for tokens, is_text in ((read.title, False), (read.text, True)):
        for token in tokens:
            for word, term, why in matcher.met(token, is_text=is_text):
                found.add(word.surface, term, why)
                if is_text:
                    found.at(token.start, token.end, word.surface)
    return found


class _Matcher:
    def __init__(self, words: tuple[QueryWord, ...], analyser: Analyser) -> None:
        self.analyser = analyser
        self.by_term: dict[str, list[QueryWord]] = {}
        self.by_name: dict[str, list[QueryWord]] = {}
        self.by_form: dict[str, list[QueryWord]] = {}
        self.fitting: list[tuple[QueryWord, Callable[[str], bool], str]] = []
        self.known: dict[str, list[Met]] = {}
        for word in {(w.surface, w.field, w.written, w.expansion): w for w in words}.values():
            if word.expansion:
                why = NEARLY if isinstance(word.expansion, Fuzzy) else FITS
                self.fitting.append((word, fits(word.expansion), why))
            elif word.written:
                self.by_form.setdefault(word.written, []).append(word)
            for term in word.terms:
                self.by_term.setdefault(term, []).append(word)
            for key in word.names:
                self.by_name.setdefault(key, []).append(word)

    def met(self, token: Token, *, is_text: bool) -> list[Met]:
        """The words that a token meets; a name in another spelling only where it meets none as it is."""
        met = [
            (word, term, _sense(token, word))
            for term in token.terms
            for word in self.by_term.get(term, ())
            if not (is_text and word.field == TITLE)
        ]
        if self.by_form or self.fitting:
            met += self.as_written(self.analyser.surface(token.surface))
        if met or not self.by_name:
            return met
        keys = self.analyser.names(token.surface, token.lang, token.terms)
        return [(word, key, RESPELLED) for key in keys for word in self.by_name.get(key, ())]

    def as_written(self, form: str) -> list[Met]:
        if form not in self.known:
            met = [(word, form, AS_WRITTEN) for word in self.by_form.get(form, ())]
            self.known[form] = met + [(word, form, why) for word, fit, why in self.fitting if fit(form)]
        return self.known[form]


def _sense(token: Token, word: QueryWord) -> str:
    return AS_WRITTEN if fold(token.surface) == fold(word.surface) else INFLECTED
