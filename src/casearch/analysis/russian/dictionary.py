"""pymorphy3's dictionary, asked for dictionary forms only, an order of magnitude faster than by its parser.

The readings and scores are those of ``MorphAnalyzer.parse`` (a test compares them). What makes it fast:
the automaton is walked in one loop, what stands at its nodes is remembered (words with the same endings
share nodes), and so is what the last letters of unknown words predict (they share endings).

The automata are "dawgdic" double arrays of 32-bit units, an offset to the children and a label each;
a word's bytes, a byte 1 and a payload make a key. See pymorphy2's "Internals" and ``dawg_python``.
"""

from __future__ import annotations

import sys
from array import array
from binascii import a2b_base64
from functools import cache, cached_property
from operator import length_hint
from struct import Struct
from typing import Final

from casearch.analysis.russian.files import Files, Paradigms

_UNKNOWN_PREFIX: Final = 5
"""Letters that an unknown word may have before a known one, which has at least three."""
_KNOWN_REST: Final = 3
_PREDICTING: Final = 5
"""Last letters that decide how an unknown word is declined, if the dictionary has words that end so."""
_ANALOGY: Final = 0.5
_KNOWN_PREFIX: Final = 0.75
"""By what the scores of guesses are multiplied: of both analogies, and behind a prefix of the language."""
_UNPRODUCTIVE: Final = frozenset("NUMR NPRO PRED PREP CONJ PRCL INTJ Apro".split())
"""Closed classes: no unknown word is one of them."""


Reading = tuple[str, str, float]
"""A dictionary form that a word may have (with ё where the dictionary has it), OpenCorpora's tag of what the word would
be a form of, and how likely: the scores of a word's readings are comparable, and seldom sum up to more than 1."""
_Record = tuple[int, int, str, str, int, int]
"""How a form becomes its dictionary form: letters off either end, letters on; its tag and its paradigm."""
_Guess = tuple[str, int, str, float, int]
"""A spelling (with ё) read as a form: the word, the tag, the dictionary form, how likely, the paradigm."""


class _Automaton:
    """A dawgdic dictionary."""

    def __init__(self, files: Files, name: str, record: Struct | None = None) -> None:
        self.units, self._guide = files.automaton(name)
        self._labels = _labels(self.units)
        self._unpack = (record or Struct("")).unpack
        self._heads: dict[str, list[tuple[str, int]]] = {}

    def follow(self, key: bytes, node: int = 0) -> int:
        """The node that a key leads to from another; 0 if there is none."""
        units, labels = self.units, self._labels
        for label in key:
            unit = units[node]
            node ^= ((unit >> 10) << ((unit & 0x200) >> 6)) ^ label
            if labels[node] != label:
                return 0
        return node

    def ends(self, word: str) -> list[tuple[str, int]]:
        """The word, and as it is with some е as ё, as far as they are there, with the nodes of their records."""
        head = word[:_HEAD]
        found = self._heads.get(head)
        if found is None:
            found = self._heads[head] = self._walk(head, 0, 0)
        if not found:
            return found
        if len(word) > _HEAD:
            if len(found) == 1 and found[0][0] is head:
                found = self._walk(word, _HEAD, found[0][1])
            else:
                found = [
                    end for spelt, node in found for end in self._walk(spelt + word[_HEAD:], _HEAD, node)
                ]
        return [(spelt, end) for spelt, node in found if (end := self.follow(b"\x01", node))]

    def _walk(self, word: str, start: int, node: int) -> list[tuple[str, int]]:
        """The spellings of a word whose letters from ``start`` on are there behind a node, and where they end."""
        units, labels = self.units, self._labels
        found: list[tuple[str, int]] = []
        raw = word[start:].encode()
        pairs = iter(raw)
        for first, second in zip(pairs, pairs, strict=True):
            if second == 0xB5 and first == 0xD0 and (other := self.follow(_YO, node)):  # an е
                at = len(word) - 1 - length_hint(pairs) // 2
                found += self._walk(word[:at] + "ё" + word[at + 1 :], at + 1, other)
            unit = units[node]
            node ^= ((unit >> 10) << ((unit & 0x200) >> 6)) ^ first
            if labels[node] != first:
                return found
            unit = units[node]
            node ^= ((unit >> 10) << ((unit & 0x200) >> 6)) ^ second
            if labels[node] != second:
                return found
        found.insert(0, (word, node))
        return found

    def records(self, end: int) -> list[tuple[int, ...]]:
        """What stands at a node of ``ends``: behind it, each record in base 64."""
        units, guide, unpack = self.units, self._guide, self._unpack
        found, todo = [], [(end, b"")]
        while todo:
            node, key = todo.pop()
            while True:
                unit = units[node]
                if unit & 0x100:
                    found.append(unpack(a2b_base64(key)))
                label = guide[2 * node]
                if not label:
                    break
                base = node ^ ((unit >> 10) << ((unit & 0x200) >> 6))
                node = base ^ label
                while other := guide[2 * node + 1]:
                    todo.append((node, key + _LABELS[label]))
                    label, node = other, base ^ other
                key += _LABELS[label]
        return found


def _labels(units: array[int]) -> bytes:
    """The label of each unit; 0 for a value, which no key leads to. As two long numbers: there are a million of them."""
    first, last = (0, 3) if sys.byteorder == "little" else (3, 0)
    raw = units.tobytes()
    nodes = raw[last::4].translate(_ALL_IF_NODE)
    return (int.from_bytes(raw[first::4]) & int.from_bytes(nodes)).to_bytes(len(units))


class _Productive(dict[int, bool]):
    """Of each tag whether unknown words may have it, told when it is asked for."""

    def __init__(self, tags: list[str]) -> None:
        super().__init__()
        self._tags = tags

    def __missing__(self, tag: int) -> bool:
        names = self._tags[tag].replace(" ", ",").split(",")
        found = self[tag] = _UNPRODUCTIVE.isdisjoint(names)
        return found


class Dictionary:
    """Readings of words in small Cyrillic letters."""

    def __init__(self) -> None:
        self._files = files = Files()
        self._starts = files.starts
        self._words = _Automaton(files, "words.dawg", Struct(">HH"))
        self._chance = _Automaton(files, "p_t_given_w.intdawg")
        self._at: dict[int, list[_Record]] = {}
        self._predicted: list[dict[str, list[tuple[str, list[tuple[float, _Record]]]]]] = [
            {} for _ in self._starts
        ]

    def readings(self, word: str) -> list[Reading]:
        """The readings of a word, as ``MorphAnalyzer.parse`` has them; none for letters it does not know."""
        if word.strip(_ALPHABET):
            return []
        tags = self._tags
        return [(lemma, tags[tag], score) for _, tag, lemma, score, _ in self._parse(word)]

    def knows(self, word: str) -> bool:
        """Whether the dictionary itself has the word."""
        return not word.strip(_ALPHABET) and bool(self._words.ends(word))

    def _parse(self, word: str) -> list[_Guess]:
        found = self._known(word) or self._prefixed(word) or self._alike(word)
        return self._weighed(word, found) if found else []

    def _weighed(self, word: str, found: list[_Guess]) -> list[_Guess]:
        """With the corpus's estimate of P(tag | word) for their scores, where it has one; else in proportion."""
        if node := self._chance.follow(word.encode() + b":"):
            counts = [
                self._count(self._chance.follow(self._tags[guess[1]].encode(), node)) for guess in found
            ]
            if any(counts):
                return [
                    (spelt, tag, lemma, count / 1_000_000, paradigm)
                    for (spelt, tag, lemma, _, paradigm), count in zip(found, counts, strict=True)
                ]
        k = 1 / sum(guess[3] for guess in found)
        return [(spelt, tag, lemma, score * k, paradigm) for spelt, tag, lemma, score, paradigm in found]

    def _count(self, node: int) -> int:
        units = self._chance.units
        if not node or not units[node] & 0x100:
            return 0
        return units[node ^ ((units[node] >> 10) << ((units[node] & 0x200) >> 6))] & 0x7FFFFFFF

    def _known(self, word: str) -> list[_Guess]:
        found: list[_Guess] = []
        for spelt, end in self._words.ends(word):
            records = self._at.get(end)
            if records is None:
                records = self._at[end] = [self._record(*record) for record in self._words.records(end)]
            for start, stop, prefix, suffix, tag, paradigm in records:
                lemma = prefix + spelt[start : len(spelt) - stop] + suffix
                found.append((spelt, tag, lemma, 1.0, paradigm))
        return found

    # What only readings need, or only unknown words, is read with the first of them.

    @cached_property
    def _endings(self) -> list[_Automaton]:
        return [
            _Automaton(self._files, f"prediction-suffixes-{start}.dawg", Struct(">IHH"))
            for start in range(len(self._starts))
        ]

    @cached_property
    def _paradigms(self) -> Paradigms:
        return Paradigms(self._files.numbers("paradigms.array"))

    @cached_property
    def _suffixes(self) -> list[str]:
        return self._files.strings("suffixes.json")

    @cached_property
    def _tags(self) -> list[str]:
        return self._files.strings("gramtab-opencorpora-int.json")

    @cached_property
    def _productive(self) -> _Productive:
        return _Productive(self._tags)

    @cached_property
    def _prefixes(self) -> tuple[str, ...]:
        """Prefixes behind which a word is read on its own, the longest first."""
        from pymorphy3.lang.ru.config import KNOWN_PREFIXES  # noqa: PLC0415 - for words that are not listed

        return tuple(sorted((p for p in KNOWN_PREFIXES if "-" not in p), key=len, reverse=True))

    def _prefixed(self, word: str) -> list[_Guess]:
        """The rest behind a prefix of the language (авто-, микро-) is read on its own."""
        found: list[_Guess] = []
        if word.startswith(self._prefixes):
            seen: set[tuple[str, int, int]] = set()
            for prefix in self._prefixes:
                if word.startswith(prefix) and len(word) - len(prefix) >= _KNOWN_REST:
                    self._add(found, seen, prefix, self._parse(word[len(prefix) :]), _KNOWN_PREFIX)
        return found

    def _alike(self, word: str) -> list[_Guess]:
        """A word that ends in a known one (бай-код), and one whose last letters known words share."""
        found: list[_Guess] = []
        seen: set[tuple[str, int, int]] = set()
        for cut in range(1, min(_UNKNOWN_PREFIX, len(word) - _KNOWN_REST) + 1):
            if rest := self._known(word[cut:]):
                self._add(found, seen, word[:cut], rest, _ANALOGY)
        if len(word) > _KNOWN_REST:
            for start in range(len(self._starts) - 1, -1, -1):
                if word.startswith(self._starts[start]):
                    self._add_by_ending(found, seen, word, start)
        return found

    def _add(
        self,
        found: list[_Guess],
        seen: set[tuple[str, int, int]],
        prefix: str,
        rest: list[_Guess],
        weight: float,
    ) -> None:
        for spelt, tag, lemma, score, paradigm in rest:
            if self._productive[tag] and (key := (prefix + spelt, tag, paradigm)) not in seen:
                seen.add(key)
                found.append((key[0], tag, prefix + lemma, score * weight, paradigm))

    def _add_by_ending(
        self, found: list[_Guess], seen: set[tuple[str, int, int]], word: str, start: int
    ) -> None:
        for ending, records in self._predict(start, word[-_PREDICTING:]):
            spelt = word[: len(word) - len(ending)] + ending
            for score, (begin, stop, prefix, suffix, tag, paradigm) in records:
                if not seen or (spelt, tag, paradigm) not in seen:
                    lemma = prefix + spelt[begin : len(spelt) - stop] + suffix
                    found.append((spelt, tag, lemma, score, paradigm))

    def _predict(self, start: int, ending: str) -> list[tuple[str, list[tuple[float, _Record]]]]:
        """Of the longest known part of an ending, its spellings with how likely it is which form of what."""
        known = self._predicted[start].get(ending)
        if known is None:
            rest = ending[1:]
            known = self._counted(start, ending) or (self._predict(start, rest) if rest else [])
            self._predicted[start][ending] = known
        return known

    def _counted(self, start: int, ending: str) -> list[tuple[str, list[tuple[float, _Record]]]]:
        """The same of an ending as it is; nothing where it is not known."""
        dawg = self._endings[start]
        counts = [
            (spelt, count, self._record(paradigm, form))
            for spelt, end in dawg.ends(ending)
            for count, paradigm, form in dawg.records(end)
        ]
        counts = [row for row in counts if self._productive[row[2][4]]]
        total = 1 + sum(count for _, count, _ in counts)
        found: dict[str, list[tuple[float, _Record]]] = {}
        for spelt, count, record in counts:
            found.setdefault(spelt, []).append((count / total * _ANALOGY, record))
        return list(found.items())

    def _record(self, paradigm: int, form: int) -> _Record:
        """A paradigm is three tables in a row: suffixes, tags, prefixes of its forms, the dictionary form first."""
        table = self._paradigms[paradigm]
        size = len(table) // 3
        tag = table[size + form]
        if not form:  # dictionary forms are left as they are, whatever the table says of their ends
            return 0, 0, "", "", tag, paradigm
        prefix, suffix = self._starts[table[2 * size + form]], self._suffixes[table[form]]
        start, ending = self._starts[table[2 * size]], self._suffixes[table[0]]
        return len(prefix), len(suffix), start, ending, tag, paradigm


_HEAD: Final = 3
"""Letters at the start of words whose nodes are remembered: some ten thousand."""
_ALPHABET: Final = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
_YO: Final = "ё".encode()
_ALL_IF_NODE: Final = b"\xff" * 0x80 + b"\0" * 0x80
"""The highest bit of a unit tells that it is a value."""
_LABELS: Final = [bytes([label]) for label in range(256)]


@cache
def dictionary() -> Dictionary:
    """The one dictionary."""
    return Dictionary()
