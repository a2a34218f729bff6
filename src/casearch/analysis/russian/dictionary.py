"""pymorphy3's dictionary, asked for dictionary forms only, an order of magnitude faster than by its parser.

The readings and scores are those of ``MorphAnalyzer.parse`` (a test compares them). What makes it fast:
the automaton is walked in one loop, what stands at its nodes is remembered (words with the same endings
share nodes), and so is what the last letters of unknown words predict (they share endings).

The automata are "dawgdic" double arrays of 32-bit units, an offset to the children and a label each;
a word's bytes, a byte 1 and a payload make a key. See pymorphy2's "Internals" and ``dawg_python``.
"""

from __future__ import annotations

from binascii import a2b_base64
from functools import cache, cached_property
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
        self._unpack = (record or Struct("")).unpack
        self._heads: dict[str, list[tuple[str, int]]] = {}

    def follow(self, key: bytes, node: int = 0) -> int:
        """The node that a key leads to from another; 0 if there is none."""
        units = self.units
        for label in key:
            unit = units[node]
            node ^= ((unit >> 10) << ((unit & 0x200) >> 6)) ^ label
            if units[node] & 0x800000FF != label:
                return 0
        return node

    def ends(self, word: str) -> list[tuple[str, int]]:
        """The word, and as it is with some е as ё, as far as they are there, with the nodes of their records."""
        heads = self._heads.get(word[:_HEAD])
        if heads is None:
            heads = self._heads[word[:_HEAD]] = self._walk(word[:_HEAD], 0, 0)
        found = heads
        if len(word) > _HEAD and heads:
            found = [end for head, node in heads for end in self._walk(head + word[_HEAD:], _HEAD, node)]
        return [(spelt, end) for spelt, node in found if (end := self.follow(b"\x01", node))]

    def _walk(self, word: str, start: int, node: int) -> list[tuple[str, int]]:
        units, found = self.units, []
        for i in range(start, len(word)):
            letter = word[i]
            if letter == "е" and (other := self.follow(_YO, node)):
                found += self._walk(word[:i] + "ё" + word[i + 1 :], i + 1, other)
            first, second = _BYTES[letter]
            unit = units[node]
            node ^= ((unit >> 10) << ((unit & 0x200) >> 6)) ^ first
            if (unit := units[node]) & 0x800000FF != first:
                return found
            node ^= ((unit >> 10) << ((unit & 0x200) >> 6)) ^ second
            if units[node] & 0x800000FF != second:
                return found
        found.insert(0, (word, node))
        return found

    def records(self, end: int) -> list[tuple[int, ...]]:
        """What stands at a node of ``ends``: behind it, each record in base 64."""
        units, guide, unpack = self.units, self._guide, self._unpack
        found, todo = [], [(end, b"")]
        while todo:
            node, key = todo.pop()
            unit = units[node]
            if unit & 0x100:
                found.append(unpack(a2b_base64(key)))
            base = node ^ ((unit >> 10) << ((unit & 0x200) >> 6))
            label = guide[2 * node]
            while label:
                todo.append((base ^ label, key + _LABELS[label]))
                label = guide[2 * (base ^ label) + 1]
        return found


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
        self._endings = [
            _Automaton(files, f"prediction-suffixes-{start}.dawg", Struct(">IHH"))
            for start in range(len(self._starts))
        ]
        self._chance = _Automaton(files, "p_t_given_w.intdawg")
        self._at: dict[int, list[_Record]] = {}
        self._predicted: dict[tuple[int, str], list[tuple[str, list[tuple[float, _Record]]]]] = {}

    def readings(self, word: str) -> list[Reading]:
        """The readings of a word, as ``MorphAnalyzer.parse`` has them; none for letters it does not know."""
        if not _BYTES.keys() >= set(word):
            return []
        tags = self._tags
        return [(lemma, tags[tag], score) for _, tag, lemma, score, _ in self._parse(word)]

    def knows(self, word: str) -> bool:
        """Whether the dictionary itself has the word."""
        return _BYTES.keys() >= set(word) and bool(self._words.ends(word))

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

    # What only readings need is read with the first of them.

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
        return tuple(sorted((p for p in self._files.prefixes if "-" not in p), key=len, reverse=True))

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
        key = (start, word[-_PREDICTING:])
        endings = self._predicted.get(key)
        if endings is None:
            endings = self._predicted[key] = self._predict(*key)
        for ending, records in endings:
            spelt = word[: len(word) - len(ending)] + ending
            for score, (begin, stop, prefix, suffix, tag, paradigm) in records:
                if not seen or (spelt, tag, paradigm) not in seen:
                    lemma = prefix + spelt[begin : len(spelt) - stop] + suffix
                    found.append((spelt, tag, lemma, score, paradigm))

    def _predict(self, start: int, ending: str) -> list[tuple[str, list[tuple[float, _Record]]]]:
        """Of the longest known part of an ending, its spellings with how likely it is which form of what."""
        dawg = self._endings[start]
        for cut in range(len(ending)):
            counts = [
                (spelt, count, self._record(paradigm, form))
                for spelt, end in dawg.ends(ending[cut:])
                for count, paradigm, form in dawg.records(end)
            ]
            counts = [row for row in counts if self._productive[row[2][4]]]
            if counts:
                total = 1 + sum(count for _, count, _ in counts)
                found: dict[str, list[tuple[float, _Record]]] = {}
                for spelt, count, record in counts:
                    found.setdefault(spelt, []).append((count / total * _ANALOGY, record))
                return list(found.items())
        return []

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
_BYTES: Final = {letter: tuple(letter.encode()) for letter in "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"}
_YO: Final = "ё".encode()
_LABELS: Final = [bytes([label]) for label in range(256)]


@cache
def dictionary() -> Dictionary:
    """The one dictionary."""
    return Dictionary()
