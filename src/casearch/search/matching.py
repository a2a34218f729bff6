"""Where do the words of a query stand in a document, and in which sense?

The index knows at which positions, and no word is read again: the nth word of a text is found by counting.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator, Sequence

from casearch.analysis import Analyser, fold
from casearch.analysis.places import Words, words_of
from casearch.document import Document
from casearch.engine.base import FieldTerm, Spots
from casearch.nodes import BODY, NAMES, SURFACE, TITLE, TITLE_GAP, TITLE_WEIGHT, Fuzzy, Prefix, Wildcard
from casearch.query import QueryWord
from casearch.query.corrections.distance import edit_distance
from casearch.search.snippets import AS_WRITTEN, FITS, INFLECTED, NEARLY, RESPELLED, Found

Met = tuple[QueryWord, str, str]
"""A word of the query, the term it met, and in which sense; empty where the letters must tell."""


class Matcher:
    """Finds the words of one query in documents.

    Args:
        words: of the query.
        analyser: remembers the words it has read.
    """

    def __init__(self, words: Iterable[QueryWord], analyser: Analyser) -> None:
        self._analyser = analyser
        self._words: dict[FieldTerm, list[QueryWord]] = {}
        self._names: dict[FieldTerm, list[QueryWord]] = {}
        self._fitting: list[tuple[QueryWord, Callable[[str], bool], str]] = []
        self._fit: dict[str, list[Met]] = {}
        self._folded: dict[str, str] = {}
        for word in {(w.surface, w.field, w.written, w.expansion): w for w in words}.values():
            if word.expansion:
                why = NEARLY if isinstance(word.expansion, Fuzzy) else FITS
                self._fitting.append((word, fits(word.expansion), why))
            elif word.written:
                self._words.setdefault((SURFACE, word.written), []).append(word)
            for term in word.terms:
                self._words.setdefault((BODY, term), []).append(word)
            for key in word.names:
                self._names.setdefault((NAMES, key), []).append(word)

    @property
    def terms(self) -> list[FieldTerm]:
        """What must be known of a document: where these terms stand."""
        return [*self._words, *self._names]

    def found(self, documents: Sequence[Document], spots: Sequence[Spots]) -> Iterator[Found]:
        """What of the words each document holds.

        Args:
            documents: as they are shown.
            spots: where the terms stand in them.
        """
        words = iter(words_of([text for each in documents for text in (each.title or "", each.text)]))
        for document, at, title, text in zip(documents, spots, words, words, strict=True):
            yield self._found(document, at, title, text)

    def _found(self, document: Document, spots: Spots, title: Words, text: Words) -> Found:
        if (len(title), len(text)) != (spots.title, spots.text):
            spots = _read_anew(document, self._analyser)
        title_end, size = len(title), len(text)
        first = title_end + TITLE_GAP if title_end else 0
        met = self._met(spots, document, title, text, first)
        found = Found()
        for position in sorted(met):
            in_title, number = position < title_end, position - first
            if not in_title and not 0 <= number < size:
                continue
            start, end = title[position] if in_title else text[number]
            surface = (document.title or "")[start:end] if in_title else document.text[start:end]
            for word, term, why in met[position]:
                found.add(word.surface, term, why or self._sense(surface, word))
                if not in_title:
                    found.at(start, end, word.surface)
        return found

    def _met(
        self, spots: Spots, document: Document, title: Words, text: Words, first: int
    ) -> dict[int, list[Met]]:
        """The words met at each position; a name in another spelling only where none is met as it is."""
        met: dict[int, list[Met]] = {}
        title_end = len(title)
        for term, words in self._words.items():
            why = AS_WRITTEN if term[0] == SURFACE else ""
            for position in spots.positions.get(term, ()):
                for word in words:
                    if word.field != TITLE or position < title_end:
                        met.setdefault(position, []).append((word, term[1], why))
        for position, surface in _surfaces(document, title, text, first) if self._fitting else ():
            if fit := self._fits(self._analyser.surface(surface)):
                met.setdefault(position, []).extend(fit)
        return met | self._named(spots, met)

    def _named(self, spots: Spots, met: Container[int]) -> dict[int, list[Met]]:
        """The names at other positions."""
        named: dict[int, list[Met]] = {}
        for term, words in self._names.items():
            for position in spots.positions.get(term, ()):
                if position not in met:
                    named.setdefault(position, []).extend((word, term[1], RESPELLED) for word in words)
        return named

    def _fits(self, form: str) -> list[Met]:
        """The patterns that a written word fits."""
        if form not in self._fit:
            self._fit[form] = [(word, form, why) for word, fit, why in self._fitting if fit(form)]
        return self._fit[form]

    def _sense(self, surface: str, word: QueryWord) -> str:
        return AS_WRITTEN if self._fold(surface) == self._fold(word.surface) else INFLECTED

    def _fold(self, surface: str) -> str:
        if surface not in self._folded:
            self._folded[surface] = fold(surface)
        return self._folded[surface]


def _surfaces(document: Document, title: Words, text: Words, first: int) -> Iterator[tuple[int, str]]:
    """The words of a document as they are written, with their positions."""
    for words, written, at in ((title, document.title or "", 0), (text, document.text, first)):
        for position, (start, end) in enumerate(words, at):
            yield position, written[start:end]


def _read_anew(document: Document, analyser: Analyser) -> Spots:
    """The positions of all terms of a document whose words are not as many as the index counted.

    So it is where a later Unicode has letters that the one which the index was made by did not know.
    """
    from casearch.search.inverted import inverted  # noqa: PLC0415 - hardly ever needed

    read = inverted(document, None, analyser)
    fields = {BODY: read.body, SURFACE: read.surface, NAMES: read.names}
    positions = {(name, term): at for name, field in fields.items() for term, at in field.positions.items()}
    return Spots(read.body.title_end, read.body.length - TITLE_WEIGHT * read.body.title_end, positions)


def fits(node: Prefix | Wildcard | Fuzzy) -> Callable[[str], bool]:
    """Whether a term is one of those that a node stands for."""
    match node:
        case Prefix(_, text):
            return lambda term: term.startswith(text)
        case Wildcard(_, pattern):
            parts = [re.escape(part).replace(r"\?", ".") for part in re.split(r"\*+", pattern)]
            rest = "".join(f"(?>.*?{part})" for part in parts[1:-1]) + (f".*{parts[-1]}" if parts[1:] else "")
            return lambda term, rule=re.compile(parts[0] + rest, re.DOTALL): bool(rule.fullmatch(term))  # type: ignore[misc]
        case Fuzzy(_, text, edits, prefix):
            return lambda term: (
                term.startswith(text[:prefix])
                and abs(len(term) - len(text)) <= edits
                and edit_distance(term, text) <= edits
            )
