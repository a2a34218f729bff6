"""Where may words be cut, and which stems stood there? ``seams`` for many words at once.

The tree of endings is walked from the ends of all words together, a letter a time. Every stem is a prefix of its word with a
few letters put behind it, and goes by its number.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from casearch.analysis.kazakh.batch.letters import BACK, BASE, IS_LOAN, Prefixes
from casearch.analysis.kazakh.batch.lookups import Array
from casearch.analysis.kazakh.batch.tables import BARE, VERB, Tables
from casearch.analysis.kazakh.phonology import HOST_TAIL
from casearch.analysis.kazakh.seams import MERGED
from casearch.analysis.kazakh.tree import NUMBER_OF

_P: Final = "п"


@dataclass(frozen=True, slots=True)
class Candidates:
    """Readings of words, a row each.

    Args:
        words: the places of the words.
        prefixes: how many letters of the word the stem begins with.
        puts: the row of ``Changes`` that says what is put behind them.
        numbers: of the stems.
        kinds: ``NOUN``, ``VERB`` or ``BARE``.
        costs: so far.
    """

    words: Array
    prefixes: Array
    puts: Array
    numbers: Array
    kinds: Array
    costs: Array

    def take(self, some: Array) -> Candidates:
        """Some of them."""
        return Candidates(*(getattr(self, name).take(some) for name in self.__slots__))

    def adding(self, costs: Array) -> Candidates:
        """The same at a higher cost."""
        return replace(self, costs=self.costs + costs)


def joined(*parts: Candidates) -> Candidates:
    """All of them."""
    return Candidates(
        *(np.concatenate([getattr(part, name) for part in parts]) for name in Candidates.__slots__)
    )


def tails_of(some: Candidates, prefixes: Prefixes, known: Tables) -> Array:
    """The numbers of the last four letters of the stems."""
    tails = prefixes.tails.take(prefixes.place(some.prefixes, some.words)).astype(np.int64)
    changed = np.flatnonzero(some.puts)
    puts = some.puts[changed]
    changes = known.changes
    tails[changed] = (tails[changed] * changes.power.take(puts) + changes.number.take(puts)) % BASE**HOST_TAIL
    return tails


@dataclass(frozen=True, slots=True)
class _Splits:
    """Cuts of words: before which letter, the ending's number, whether it is a verb's, the range of what happened there."""

    words: Array
    at: Array
    endings: Array
    verbal: Array
    ranges: Array


def candidates(prefixes: Prefixes, known: Tables) -> Candidates:
    """Every reading of every word, with what the ending and the seam cost, or what having none costs."""
    nodes, *stops = _walked(prefixes, known)
    cut = _cut(prefixes, known, nodes)
    unchanged = np.flatnonzero(cut.ranges == 0)
    none = np.zeros(len(unchanged), np.intp)
    plain = _before_endings(cut, unchanged, cut.at[unchanged], none, none, prefixes, known)
    changed = _changed(cut, np.flatnonzero(cut.ranges), prefixes, known)
    parted = _parted(prefixes, known, *stops)
    apart = _changed(parted, np.arange(len(parted.words)), prefixes, known)
    return joined(plain, changed, apart, *_bare(prefixes, known))


def _walked(prefixes: Prefixes, known: Tables) -> tuple[Array, Array, Array, Array]:
    """The node of each word; of those that no ending goes on from, at a letter: the words, their nodes, the letters."""
    nodes = np.zeros(prefixes.count, np.intp)
    words = np.arange(prefixes.count)
    here, at = nodes, prefixes.lengths - 1
    stops = []
    while len(words):
        letters = prefixes.letter(words, at)
        following = known.endings.further(here, letters)
        stop = np.flatnonzero(following == 0)
        nodes[words[stop]] = here[stop]
        stops.append((words[stop], here[stop], letters[stop]))
        inside = (following > 0) & (at > 2)  # the first two letters are the stem's
        out = np.flatnonzero((following > 0) & ~inside)
        nodes[words[out]] = following[out]
        on = np.flatnonzero(inside)
        here, words, at = following[on], words[on], at[on] - 1
    stopped, last, letters = (np.concatenate(each) for each in zip(*stops, strict=True))
    return nodes, stopped, last, letters


def _ranged(starts: Array, counts: Array) -> Array:
    """The numbers from each start, so many of each, one behind the other."""
    places: Array = np.arange(int(counts.sum())) + np.repeat(starts - np.cumsum(counts) + counts, counts)
    return places


def _cut(prefixes: Prefixes, known: Tables, nodes: Array) -> _Splits:
    """The words cut before each ending they end in."""
    endings = known.endings
    counts = endings.counts.take(nodes)
    words = np.repeat(np.arange(prefixes.count), counts)
    rows = _ranged(endings.starts.take(nodes), counts)
    at = prefixes.lengths.take(words) - endings.cut_depths.take(rows)
    ranges = np.zeros(len(words), np.intp)
    vowel = np.flatnonzero(endings.cut_in_vowel.take(rows))
    word, here = words[vowel], at[vowel]
    ranges[vowel] = known.changes.ranges(
        prefixes.last_two(here, word), prefixes.letter(word, here), prefixes.followed(word, here, _P)
    )
    return _Splits(words, at, endings.cut_numbers.take(rows), endings.cut_verbal.take(rows), ranges)


def _parted(prefixes: Prefixes, known: Tables, words: Array, nodes: Array, letters: Array) -> _Splits:
    """The same where the first letter of an ending became one with the last of the stem; the rest of it is at those nodes."""
    found = []
    for letter, parts in MERGED.items():
        these = np.flatnonzero(letters == NUMBER_OF[letter])
        for left, right in parts:
            node = known.endings.further(nodes[these], NUMBER_OF[right])
            some = np.flatnonzero(node)
            word, node = words[these[some]], node[some]
            at = prefixes.lengths.take(word) - known.endings.depths.take(node)
            pairs = prefixes.last_two(at, word)
            last = pairs % np.uint32(BASE)
            apart = last * np.uint32(BASE) + np.uint32(NUMBER_OF[left])
            seam = np.full(len(word), NUMBER_OF[right]), prefixes.followed(word, at, _P)
            ranges = known.changes.ranges(apart, *seam, apart=True)
            if left == "й":  # и takes up the й behind it
                ranges = np.where(last == NUMBER_OF["и"], known.changes.ranges(pairs, *seam), ranges)
            for verbal, numbers in enumerate(known.endings.numbers):
                number = numbers.take(node)
                one = np.flatnonzero(number)
                found.append((word[one], at[one], number[one], np.full(len(one), verbal), ranges[one]))
    return _Splits(*map(np.concatenate, zip(*found, strict=True)))


def _changed(splits: _Splits, some: Array, prefixes: Prefixes, known: Tables) -> Candidates:
    """The stems of some splits, at whose seam something may have happened."""
    changes = known.changes
    ranges = splits.ranges[some]
    starts = changes.starts.take(ranges)
    counts = changes.ends.take(ranges) - starts
    rows = _ranged(starts, counts)
    some = np.repeat(some, counts)
    shown = prefixes.shown.take(prefixes.place(splits.at[some], splits.words[some]))
    stem = splits.at[some] - changes.cut.take(rows)
    # no vowel drops from a first syllable; only a back stem hides its ь
    never = changes.of_vowel.take(rows) & (stem == 1) | changes.of_soft_sign.take(rows) & (shown & BACK == 0)
    fit = np.flatnonzero(~never)
    rows, shown = rows[fit], shown[fit]
    costs = np.where(IS_LOAN.take(shown), changes.loan_cost.take(rows), changes.cost.take(rows))
    return _before_endings(splits, some[fit], stem[fit], rows, costs, prefixes, known)


def _before_endings(
    splits: _Splits, some: Array, stems: Array, puts: Array, costs: Array, prefixes: Prefixes, known: Tables
) -> Candidates:
    words = splits.words[some]
    numbers = prefixes.numbers.take(prefixes.place(stems, words))
    if puts.any():
        changes = known.changes
        numbers = numbers * changes.power.take(puts).astype(np.uint64) + changes.number.take(puts).astype(
            np.uint64
        )
    found = Candidates(words, stems, puts, numbers, splits.verbal[some], costs)
    return found.adding(known.after(splits.endings[some], tails_of(found, prefixes, known)))


def _bare(prefixes: Prefixes, known: Tables) -> list[Candidates]:
    """The words themselves, as nouns and as verbs."""
    words, none = np.arange(prefixes.count), np.zeros(prefixes.count, np.intp)
    numbers = prefixes.numbers.take(prefixes.place(prefixes.lengths, words))
    kinds = ((BARE, known.model.bare_noun), (VERB, known.model.bare_verb))
    return [
        Candidates(words, prefixes.lengths, none, numbers, none + kind, none + cost) for kind, cost in kinds
    ]
