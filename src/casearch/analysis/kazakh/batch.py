"""Which stems do many Kazakh words have? What ``stemmer`` answers for each, found for thousands of them at once.

The steps are those of ``stemmer``, each taken for all words before the next: the tree of endings is walked from the ends of all
words together, a letter a time; every cut is a candidate, a row of some arrays; their costs are added up, and a
word keeps those near its cheapest. A stem stays a prefix of its word with few letters put behind it, and goes by its number:
strings are made of the winners only. What is not of Kazakh letters, too short, very long, or of a closed class is read alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import compress
from typing import Final

import numpy as np

from casearch.analysis.kazakh import arrays as tables
from casearch.analysis.kazakh.arrays import BARE, BASE, EXACT, NOUN, VERB, Array, Arrays, arrays
from casearch.analysis.kazakh.closed import normal_forms
from casearch.analysis.kazakh.model import IMPOSSIBLE
from casearch.analysis.kazakh.phonology import HOST_TAIL
from casearch.analysis.kazakh.seams import MERGED
from casearch.analysis.kazakh.stemmer import NEAR, READINGS, normal_form, stems
from casearch.analysis.kazakh.tree import NUMBER_OF

AT_ONCE: Final = 4096
"""Words whose arrays fit into the caches of a processor."""
SHORTEST: Final = 3
LONGEST: Final = 40
"""Letters of a word that is read with others; there are few longer."""

_BACK_AND_VOWELS = tables.BACK


def stems_of(words: Sequence[str]) -> list[tuple[str, ...]]:
    """Return what ``stems`` returns for each word."""
    found: list[tuple[str, ...]] = []
    for start in range(0, len(words), AT_ONCE):
        found += _stems_of(words[start : start + AT_ONCE])
    return found


def _stems_of(words: Sequence[str]) -> list[tuple[str, ...]]:
    known = arrays()
    found = np.empty(len(words), object)
    alone, text = _together(words)
    for number in np.flatnonzero(alone).tolist():
        found[number] = stems(words[number])
    if len(text.order):
        _Batch(words, text, known).into(found)
    return found.tolist()


@dataclass(frozen=True, slots=True)
class _Text:
    """The letters of some words.

    Args:
        letters: of all words, as numbers.
        order: the numbers of the words to be read together, shorter ones first.
        starts: where each of those starts.
        lengths: of those.
    """

    letters: Array
    order: Array
    starts: Array
    lengths: Array


def _together(words: Sequence[str]) -> tuple[Array, _Text]:
    """Which words are to be read alone, and the others."""
    closed = normal_forms()
    alone = np.fromiter(map(closed.__contains__, words), bool, len(words))
    lengths = np.fromiter(map(len, words), np.int64, len(words))
    points = np.frombuffer("".join(words).encode("utf-32-le", "surrogatepass"), np.uint32)
    letters = tables.NUMBERS.take(points, mode="clip")
    ends = np.cumsum(lengths)
    alone[np.searchsorted(ends, np.flatnonzero(letters == 0), "right")] = True
    alone |= (lengths < SHORTEST) | (lengths > LONGEST)
    together = np.flatnonzero(~alone)
    order = together[np.argsort(lengths[together].astype(np.uint8), kind="stable")]
    return alone, _Text(letters, order, (ends - lengths)[order], lengths[order])


@dataclass(slots=True)
class _Candidates:
    """Readings of words, a row each.

    Args:
        words: the places of the words.
        prefixes: how many letters of the word the stem has.
        puts: the row of what is put behind them.
        numbers: of the stems.
        kinds: ``NOUN``, ``VERB`` or ``BARE``.
        costs: so far.
        listed: the places of the stems in the list, or -1.
    """

    words: Array
    prefixes: Array
    puts: Array
    numbers: Array
    kinds: Array
    costs: Array
    listed: Array

    def of(self, some: Array) -> _Candidates:
        """Some of them."""
        return _Candidates(*(getattr(self, name).take(some) for name in self.__slots__))


def _joined(*parts: _Candidates) -> _Candidates:
    return _Candidates(
        *(np.concatenate([getattr(part, name) for part in parts]) for name in _Candidates.__slots__)
    )


class _Batch:
    """Words that are read together."""

    def __init__(self, words: Sequence[str], text: _Text, known: Arrays) -> None:
        self._words, self._text, self._known = words, text, known
        self._count, self._most = len(text.order), int(text.lengths[-1])
        self._prefixes()

    def _prefixes(self) -> None:
        """Of each prefix of each word, at prefix * words + word: its number, its tail, what its letters show, its CRC-32."""
        count, most, text = self._count, self._most, self._text
        self._numbers = np.zeros((most + 1, count), np.uint64)
        self._tails = np.zeros((most + 1, count), np.uint32)
        self._seen = np.zeros((most + 1, count), np.uint8)
        self._crcs = np.full((most + 1, count), tables.CRC_OF_NOTHING, np.uint32)
        dropped = np.uint64(BASE**HOST_TAIL)
        for at in range(most):
            some = slice(int(np.searchsorted(text.lengths, at, "right")), None)
            letters = text.letters.take(text.starts[some] + at)
            numbers = self._numbers[at, some] * np.uint64(BASE) + letters
            self._numbers[at + 1, some] = numbers
            if at >= HOST_TAIL:
                numbers = numbers - self._numbers[at + 1 - HOST_TAIL, some] * dropped
            self._tails[at + 1, some] = numbers
            seen = self._seen[at, some] | tables.SEEN.take(letters)
            if at == 0:
                seen[seen & tables.HAS_VOWEL == 0] |= tables.FIRST_CONSONANT
            elif at == 1:
                seen[seen & tables.HAS_VOWEL == 0] |= tables.LOAN
            else:
                seen[letters == _O] |= tables.LOAN
            self._seen[at + 1, some] = seen
            self._crcs[at + 1, some] = tables.further(self._crcs[at, some], letters)
        self._numbers, self._tails = self._numbers.ravel(), self._tails.ravel()
        self._seen, self._crcs = self._seen.ravel(), self._crcs.ravel()

    def into(self, found: Array) -> None:
        """Put the stems of each word into its place."""
        best = self._weighed()
        known, order = self._known, self._text.order
        several = np.bincount(best.words, minlength=self._count).take(best.words) > 1
        for word, kind, prefix, put, listed in zip(
            order[best.words[~several]].tolist(),
            *(each[~several].tolist() for each in (best.kinds, best.prefixes, best.puts, best.listed)),
            strict=True,
        ):
            normal = known.normal[listed] if listed >= 0 else None
            if normal is None:
                stem = self._words[word][:prefix] + known.changes.puts[put]
                normal = (normal_form(stem, kind == VERB, known.model),)
                if listed >= 0:
                    known.normal[listed] = normal
            found[word] = normal
        readings: dict[int, list[tuple[int, str, bool]]] = {}
        for row in np.flatnonzero(several).tolist():
            word = int(order[best.words[row]])
            stem = self._words[word][: best.prefixes[row]] + known.changes.puts[best.puts[row]]
            readings.setdefault(word, []).append((int(best.costs[row]), stem, bool(best.kinds[row] == VERB)))
        for word, each in readings.items():
            each.sort()
            normal = dict.fromkeys(normal_form(stem, verbal, known.model) for _, stem, verbal in each)
            found[word] = tuple(normal)[:READINGS]

    def _weighed(self) -> _Candidates:
        """The readings that cost least, and those near them."""
        known = self._known
        all_ = self._candidates()
        all_.listed = self._listed(all_)
        is_listed = all_.listed >= 0
        # a verb without ending must be listed
        listed = all_.of(np.flatnonzero(is_listed))
        listed.costs += known.stem_costs.take(listed.listed)
        limits = np.full(self._count, 2 * IMPOSSIBLE)
        np.minimum.at(limits, listed.words, listed.costs + NEAR)

        others = all_.of(np.flatnonzero(~is_listed & ~((all_.kinds == VERB) & (all_.prefixes == self._text.lengths.take(all_.words)))))
        lengths = others.prefixes + known.changes.length.take(others.puts)
        verbal = (others.kinds == VERB).astype(np.int64)
        others.costs += known.lengths.take(lengths + verbal * (len(known.lengths) // 2))
        near = np.flatnonzero(others.costs + known.model.least <= limits.take(others.words))
        others, lengths, verbal = others.of(near), lengths.take(near), verbal.take(near)
        heard = known.heard.find(self._crc(others, lengths, verbal) + np.uint64(1))
        others.costs -= np.where(heard >= 0, known.heard_costs.take(heard), 0)
        near = np.flatnonzero(others.costs + known.model.least_end <= limits.take(others.words))
        others, lengths, verbal = others.of(near), lengths.take(near), verbal.take(near)
        tails = self._tail(others)
        seen = self._seen_in(others)
        loan = tables.IS_LOAN.take(seen)
        others.costs += known.ends.take(tables.end_place(tails, verbal, loan, lengths))
        possible = np.where(lengths == 2, known.short_possible.take(tails % BASE**2), seen & tables.HAS_VOWEL > 0)
        near = np.flatnonzero(
            ((lengths > 1) & possible | (others.kinds == BARE)) & (others.costs <= limits.take(others.words))
        )
        others = others.of(near)
        np.minimum.at(limits, others.words, others.costs + NEAR)
        both = _joined(listed, others)
        return both.of(np.flatnonzero(both.costs <= limits.take(both.words)))

    def _crc(self, some: _Candidates, lengths: Array, verbal: Array) -> Array:
        known = self._known
        crcs = self._crcs.take(some.prefixes * self._count + some.words)
        put = known.changes.put.take(some.puts)
        for place in (BASE, 1):
            letters = put // place % BASE
            with_letter = np.flatnonzero(letters)
            crcs[with_letter] = tables.further(crcs[with_letter], letters[with_letter])
        crcs = crcs ^ tables.CRC_OF_NOTHING
        return np.where(verbal > 0, crcs ^ known.crc_of_verb.take(lengths), crcs).astype(np.uint64)

    def _tail(self, some: _Candidates) -> Array:
        tails = self._tails.take(some.prefixes * self._count + some.words).astype(np.int64)
        changed = np.flatnonzero(some.puts)
        rows = some.puts[changed]
        changes = self._known.changes
        tails[changed] = (tails[changed] * BASE ** changes.length.take(rows) + changes.put.take(rows)) % BASE**HOST_TAIL
        return tails

    def _seen_in(self, some: _Candidates) -> Array:
        seen = self._seen.take(some.prefixes * self._count + some.words)
        changed = np.flatnonzero(some.puts)
        prefix, put = seen[changed], self._known.changes.seen.take(some.puts[changed])
        cluster = (some.prefixes[changed] == 1) & (prefix & tables.FIRST_CONSONANT > 0) & self._known.changes.in_consonant.take(some.puts[changed])
        seen[changed] = prefix | put | tables.LOAN * cluster
        return seen

    def _listed(self, some: _Candidates) -> Array:
        """The places of the stems in the list, or -1. Long ones, whose number may be another's too, are compared."""
        known = self._known
        found = known.slots.find(tables.key(some.numbers, some.kinds))
        for row in np.flatnonzero((found >= 0) & (some.prefixes >= EXACT - 1)).tolist():
            word = self._words[self._text.order[some.words[row]]]
            stem = word[: some.prefixes[row]] + known.changes.puts[some.puts[row]]
            if known.stems[found[row]] != stem:
                found[row] = -1
        return found

    def _candidates(self) -> _Candidates:
        """Every reading of every word, with what its ending and its seam cost."""
        known, count = self._known, self._count
        nodes, stopped = self._walked()
        counts = known.cut_counts.take(nodes)
        words = np.repeat(np.arange(count), counts)
        cuts = np.arange(len(words)) + np.repeat(known.cut_starts.take(nodes) - np.cumsum(counts) + counts, counts)
        at = self._text.lengths.take(words) - known.cut_depths.take(cuts)
        endings, kinds = known.cut_numbers.take(cuts), known.cut_verbal.take(cuts)
        ranges = np.zeros(len(words), np.int64)
        vowel = np.flatnonzero(known.cut_in_vowel.take(cuts))
        pairs = self._tails.take(at[vowel] * count + words[vowel]) % BASE**2
        ranges[vowel] = known.changes.ranges(tables.context(pairs, *self._behind(words[vowel], at[vowel])))
        plain = np.flatnonzero(ranges == 0)
        of_merged = self._merged(*stopped)
        other = np.flatnonzero(ranges)
        changed = tuple(np.concatenate((one[other], two)) for one, two in zip((words, at, endings, kinds, ranges), of_merged, strict=True))
        split = [self._split(words[plain], at[plain], np.zeros(len(plain), np.int64), endings[plain], kinds[plain], 0), self._changed(*changed)]
        every = np.arange(count)
        lengths = self._text.lengths
        bare = self._numbers.take(lengths * count + every)
        none = np.zeros(count, np.int64)
        for kind, cost in ((BARE, known.model.bare_noun), (VERB, known.model.bare_verb)):
            split.append(_Candidates(every, lengths, none, bare, none + kind, none + cost, none))
        return _joined(*split)

    def _split(self, words, prefixes, puts, endings, kinds, costs) -> _Candidates:
        known = self._known
        numbers = self._numbers.take(prefixes * self._count + words)
        if len(puts) and puts.any():
            numbers = numbers * known.changes.power.take(puts) + known.changes.put.take(puts).astype(np.uint64)
        found = _Candidates(words, prefixes, puts, numbers, kinds, words, words)
        found.costs = known.after.take(endings + known.hosts.take(self._tail(found))) + costs
        return found

    def _changed(self, words, at, endings, kinds, ranges) -> _Candidates:
        changes = self._known.changes
        starts = changes.starts.take(ranges)
        counts = changes.ends.take(ranges) - starts
        each = np.repeat(np.arange(len(words)), counts)
        rows = np.arange(len(each)) + np.repeat(starts - np.cumsum(counts) + counts, counts)
        words, at = words[each], at[each]
        seen = self._seen.take(at * self._count + words)
        prefixes = at - changes.cut.take(rows)
        fit = ~(changes.is_vowel.take(rows) & (prefixes == 1)) & ~(changes.is_soft_sign.take(rows) & (seen & tables.BACK == 0))
        costs = np.where(tables.IS_LOAN.take(seen), changes.cost_of_loan.take(rows), changes.cost.take(rows))
        return self._split(words[fit], prefixes[fit], rows[fit], endings[each][fit], kinds[each][fit], costs[fit])

    def _behind(self, words: Array, at: Array) -> tuple[Array, Array]:
        """The letter at a place in each word, and whether п is the next."""
        text = self._text
        places = text.starts.take(words) + at
        followed = (at + 1 < text.lengths.take(words)) & (text.letters.take(places + 1, mode="clip") == _P)
        return text.letters.take(places).astype(np.int64), followed

    def _walked(self) -> tuple[Array, tuple[Array, Array, Array]]:
        """The node of each word, and of those that stopped at a letter: the words, their nodes, the letters."""
        text, step = self._text, self._known.next
        nodes = np.zeros(self._count, np.int64)
        words = np.arange(self._count)
        here = nodes
        places = text.starts + text.lengths - 1
        ends = text.starts + 1
        stops = []
        while len(words):
            letters = text.letters.take(places)
            following = step.take(here * BASE + letters)
            on = following > 0
            stop = np.flatnonzero(~on)
            nodes[words[stop]] = here[stop]
            stops.append((words[stop], here[stop], letters[stop]))
            go = np.flatnonzero(on)
            here, words, places = following[go].astype(np.int64), words[go], places[go] - 1
            inside = places > ends.take(words)
            if not inside.all():
                out = ~inside
                nodes[words[out]] = here[out]
                here, words, places = here[inside], words[inside], places[inside]
        return nodes, tuple(map(np.concatenate, zip(*stops, strict=True)))

    def _merged(self, words: Array, nodes: Array, letters: Array) -> tuple[Array, ...]:
        known, text = self._known, self._text
        found = []
        for letter, parts in MERGED.items():
            these = letters == NUMBER_OF[letter]
            if not these.any():
                continue
            for left, right in parts:
                word = words[these]
                node = known.next.take(nodes[these] * BASE + NUMBER_OF[right]).astype(np.int64)
                word, node = word[node > 0], node[node > 0]
                at = text.lengths.take(word) - known.depths.take(node)
                pairs = self._tails.take(at * self._count + word) % BASE**2
                followed = self._behind(word, at)[1]
                first = np.full(len(word), NUMBER_OF[right])
                kept = (pairs % BASE == NUMBER_OF["и"]) & (left == "й")
                apart = pairs % BASE * BASE + NUMBER_OF[left]
                ranges = np.where(
                    kept,
                    known.changes.ranges(tables.context(pairs, first, followed)),
                    known.changes.ranges(tables.context(apart, first, followed, True)),
                )
                for verbal, numbers in enumerate(known.node_numbers):
                    number = numbers.take(node)
                    some = number > 0
                    found.append((word[some], at[some], number[some], np.full(int(some.sum()), verbal), ranges[some]))
        if not found:
            return (np.zeros(0, np.int64),) * 5
        return tuple(map(np.concatenate, zip(*found, strict=True)))


_O: Final = NUMBER_OF["о"]
_P: Final = NUMBER_OF["п"]
