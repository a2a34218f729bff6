"""Documents to rows of tokens: each distinct word is read once, and everything behind that is arrays.

What stands between white space is looked up as it is written, with its commas; only what is new is cut into words. A
word is a number in a table, and the table has for every word its terms and the keys of the name it may be. Tokens,
positions and counts follow from the numbers of the words, for all documents of a batch together.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from casearch.analysis import Reading, coarse, names, read, read_together, tokenise, written
from casearch.document import Document
from casearch.engine.base import AnalysedBatch, FieldTokens, StoredDocument
from casearch.engine.stored import RECORDS_BYTES, encode_record, pack_strings, word_key, word_value
from casearch.language import KAZAKH, Passage, main_language, passages
from casearch.nodes import BODY, COARSE, NAMES, SURFACE, TITLE, TITLE_GAP, TITLE_WEIGHT

KEPT_WORDS: Final = 250_000
"""Words kept with their terms (some 200 MB); a news corpus of a million documents has a few times that."""

LONGEST_PIECE: Final = 100
"""Longer pieces of text (code points) are no words that come again."""

_AROUND: Final = '«»“”„"(),;!?'
"""Marks that a word may have around it: letters between them are one token, which ends before them."""

_ACROSS_SPACE: Final = re.compile(r"\d\s+\d|\w\s+%")
_MAY_BE_ACROSS: Final = re.compile(r"\s+[\d%]")
"""The only places where what stands on both sides of white space may be one token: ``20 000``, ``15 %-ға``."""

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Shown:
    """A document to be inverted.

    Args:
        document: as it is kept.
        text: as it is indexed.
        root: the root its file was found under, to be kept with it.
    """

    document: Document
    text: str
    root: str | None


class Inverter:
    """Inverts batches of documents; keep one for as long as there are any."""

    def __init__(self) -> None:
        self._forget()

    def batch(self, documents: Sequence[Shown]) -> AnalysedBatch:
        """Analyse documents."""
        if len(self._words) > KEPT_WORDS:
            self._forget()
        words: list[int] = []
        title_counts, counts, stored = array("q"), array("q"), []
        parted = [_Parted(shown) for shown in documents]
        self._read_new(parted)
        for shown, parts in zip(documents, parted, strict=True):
            title, text = (self._numbers(*each) for each in parts.fields)
            words += title
            words += text
            title_counts.append(len(title))
            counts.append(len(title) + len(text))
            stored.append(StoredDocument(shown.document, parts.lang, shown.root))
        rows = _Rows(np.array(words, np.int64), _ints(counts), _ints(title_counts))
        kept = [one.document for one in stored]
        return AnalysedBatch(
            ids=[document.id for document in kept],
            langs=[one.lang for one in stored],
            dates=[document.date for document in kept],
            sources=[document.source for document in kept],
            title_ends=rows.titles.astype(np.uint32),
            fields={
                **{name: table.tokens(rows) for name, table in self._tables.items()},
                TITLE: self._tables[BODY].tokens(rows.of_titles()),
            },
            records=pack_strings(map(encode_record, stored), RECORDS_BYTES),
            words=dict(self._words[word] for word in np.unique(rows.words).tolist()),
        )

    def _forget(self) -> None:
        self._known: dict[str, dict[Any, int]] = {}
        self._read_pieces: dict[str, dict[str, tuple[int, ...]]] = {}
        self._new: dict[str, Reading] = {}
        self._words: list[tuple[bytes, bytes]] = []
        self._tables = {field: _Table() for field in (BODY, SURFACE, NAMES, COARSE)}

    def _read_new(self, parted: Iterable[_Parted]) -> None:
        """Read the Kazakh words that were not met before, all at once; who comes to them finds them read."""
        pieces: set[str] = set()
        for part in chain.from_iterable(each.kazakh() for each in parted):
            pieces.update(part.split())
        words = {piece.strip(_AROUND) for piece in pieces.difference(self._read_pieces.get(KAZAKH, ()))}
        self._new = read_together(words.difference(self._known.get(KAZAKH, ())))

    def _numbers(self, text: str, parts: Iterable[Passage]) -> list[int]:
        """The words of a text as numbers; those without a term are left out."""
        found: list[int] = []
        for part in parts:
            at = part.start
            for first, last in _joined(text, part.start, part.end):
                self._pieces(text[at:first], part.lang, found)
                found += self._tokens(text[first:last], part.lang)
                at = last
            self._pieces(text[at : part.end], part.lang, found)
        return found

    def _pieces(self, text: str, lang: str, found: list[int]) -> None:
        """Add the words of a text whose pieces between white space can be read one by one."""
        read = self._read_pieces.setdefault(lang, {})
        pieces = text.split()
        new = dict.fromkeys([piece for piece in pieces if piece not in read])
        for piece in new:
            word = piece.strip(_AROUND)
            if word.isalpha():
                number = self._number(word, word, lang)
                read[piece] = (number,) if number >= 0 else ()
            else:
                read[piece] = self._tokens(piece, lang)
        found.extend(chain.from_iterable(map(read.__getitem__, pieces)))
        for piece in new:
            if len(piece) > LONGEST_PIECE:
                del read[piece]

    def _tokens(self, text: str, lang: str) -> tuple[int, ...]:
        """The words of a text, cut in the ordinary way."""
        found = (self._number(word, text[first:last], lang) for first, last, word in tokenise(text))
        return tuple(number for number in found if number >= 0)

    def _number(self, word: str, surface: str, lang: str) -> int:
        """The number of a word; -1 if it has no term."""
        known = self._known.setdefault(lang, {})
        key = word if surface == word else (word, surface)
        number = known.get(key)
        if number is None:
            number = known[key] = self._learn(word, surface, lang)
        return number

    def _learn(self, word: str, surface: str, lang: str) -> int:
        """The number of a word that was not met before; -1 if it has no term."""
        within, terms = (self._new.get(word) if lang == KAZAKH else None) or read(word, lang)
        if not terms:
            return -1
        spelt = written(surface)
        self._tables[BODY].add(terms)
        self._tables[SURFACE].add((spelt,) if spelt else ())
        self._tables[NAMES].add(names(surface, within, terms))
        self._tables[COARSE].add(coarse(surface, within))
        self._words.append((word_key(word, lang), word_value(within, terms)))
        return len(self._words) - 1


class _Parted:
    """The passages of a document: of its title and of its text. A title takes the text's language.

    Attributes:
        lang: the document's language.
        fields: the title and the text, each with its passages.
    """

    __slots__ = ("fields", "lang")

    def __init__(self, shown: Shown) -> None:
        declared, title = shown.document.lang, shown.document.title or ""
        parts = passages(shown.text, declared)
        self.lang = main_language(parts or passages(title, declared), declared)
        self.fields = (title, passages(title, self.lang)), (shown.text, parts)

    def kazakh(self) -> Iterator[str]:
        """The text of each Kazakh passage."""
        for text, parts in self.fields:
            yield from (text[part.start : part.end] for part in parts if part.lang == KAZAKH)


@dataclass(frozen=True, slots=True)
class _Rows:
    """The words of documents one behind the other, how many each has, and how many of them are its title's."""

    words: Ints
    counts: Ints
    titles: Ints

    def of_titles(self) -> _Rows:
        """The words of the titles alone."""
        return _Rows(
            self.words[self.places() < np.repeat(self.titles, self.counts)], self.titles, self.titles * 0
        )

    def places(self) -> Ints:
        """Of each word the number of words before it in its document."""
        return np.arange(len(self.words)) - np.repeat(np.cumsum(self.counts) - self.counts, self.counts)

    def positions(self) -> Ints:
        """Of each word its position: behind a title there is a gap."""
        places, titles = self.places(), np.repeat(self.titles, self.counts)
        return np.where((places >= titles) & (titles > 0), places + TITLE_GAP, places)


class _Table:
    """Of each word some strings, as numbers: those of word n lie between the nth and the next start."""

    def __init__(self) -> None:
        self._starts, self._strings = array("q", [0]), array("q")
        self._numbers: dict[str, int] = {}
        self._encoded: list[bytes] = []

    def add(self, strings: Iterable[str]) -> None:
        """Note the strings of the next word."""
        numbers = self._numbers
        for string in strings:
            self._strings.append(numbers.setdefault(string, len(numbers)))
        self._starts.append(len(self._strings))

    def tokens(self, rows: _Rows) -> FieldTokens:
        """The strings of the words of documents as tokens: several of one word share its position."""
        starts = _ints(self._starts)
        begin = starts[rows.words]
        several = starts[rows.words + 1] - begin
        before = np.cumsum(several) - several
        places = np.repeat(begin - before, several) + np.arange(int(several.sum()))
        self._encoded += map(str.encode, islice(self._numbers, len(self._encoded), None))
        distinct, tokens = np.unique(_ints(self._strings)[places], return_inverse=True)
        sums = np.concatenate(([0], np.cumsum(several)))
        ends = np.cumsum(rows.counts)
        return FieldTokens(
            terms=[self._encoded[number] for number in distinct.tolist()],
            tokens=tokens.astype(np.uint32),
            positions=np.repeat(rows.positions(), several).astype(np.uint32),
            counts=(sums[ends] - sums[ends - rows.counts]).astype(np.uint32),
            lengths=(rows.counts + (TITLE_WEIGHT - 1) * rows.titles).astype(np.uint32),
        )


def _joined(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where pieces of a text must be read together: the first one's start and the last one's end."""
    at = start
    for space in _MAY_BE_ACROSS.finditer(text, start, end):
        match = _ACROSS_SPACE.match(text, max(space.start() - 1, start), end)
        if match is None or match.start() < at:
            continue  # the latter is read with those before
        first, last = match.start(), match.end()
        while first > at and not text[first - 1].isspace():
            first -= 1
        while True:
            while last < end and not text[last].isspace():
                last += 1
            following = _ACROSS_SPACE.match(text, last - 1, end)
            if following is None:
                break
            last = following.end()
        yield first, last
        at = last


def _ints(numbers: array[int]) -> Ints:
    """The same numbers; the array must not grow while they are used."""
    return np.frombuffer(numbers, np.int64) if len(numbers) else np.empty(0, np.int64)
