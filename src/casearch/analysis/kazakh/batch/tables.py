"""What the stemmer knows, as arrays. What would be large if it were whole is filled as it is asked for.

Everything in here comes of the model and of the functions that read one word, so that there is one place for each rule.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from itertools import chain
from zlib import crc32

import numpy as np

from casearch.analysis.kazakh.batch.letters import BASE, code, codes, decoded, shown
from casearch.analysis.kazakh.batch.lookups import Array, Filled, Slots
from casearch.analysis.kazakh.model import LONGEST_WORD, Model, model
from casearch.analysis.kazakh.phonology import HOST_NUMBERS, HOST_TAIL, SURE_HOST_NUMBERS, VOWELS
from casearch.analysis.kazakh.seams import (
    BEFORE_DROPPED,
    BEFORE_SOFT,
    CHANGES,
    HELPED,
    PLAIN,
    SOFT_SIGN,
    UNVOICED,
    UNVOICED_LOAN,
    VOWEL,
    Change,
)
from casearch.analysis.kazakh.shape import LONG, TAIL, VERY_LONG, possible, two_tell
from casearch.analysis.kazakh.stemmer import normal_form
from casearch.analysis.kazakh.tree import LAST_VOWEL, LETTERS, STEP
from casearch.analysis.kazakh.voice import LAST

NOUN, VERB, BARE = range(3)
"""As what a stem is looked up: a noun or a verb, or as a word without ending."""


def key(numbers: Array, kinds: Array) -> Array:
    """What a string of letters is looked up by."""
    return numbers * np.uint64(3) + kinds.astype(np.uint64)


class Endings:
    """The tree of endings, and the cuts of a word that is at a node as a range of rows.

    Attributes:
        depths: how many letters each node is from the end of a word.
        numbers: of the noun's and of the verb's ending each node spells; 0 if it spells none.
        starts, counts: the rows of each node.
        cut_depths, cut_numbers, cut_verbal, cut_in_vowel: of each row: letters of the ending, its number, whether it is a verb's,
            whether it begins in a vowel.
    """

    def __init__(self, known: Model) -> None:
        steps, self.depths, *both, shorter = map(np.array, known.endings.rows())
        self.numbers = both
        self._next = np.zeros(len(shorter) * BASE, np.uint16)
        self._next[steps // STEP * BASE + steps % STEP] = np.arange(1, len(shorter))
        in_vowel = np.concatenate(([False], steps % STEP <= LAST_VOWEL))
        found = []
        nodes = places = np.arange(1, len(shorter))
        while len(nodes):
            for verbal, numbers in enumerate(both):
                some = numbers[places] > 0
                at = places[some]
                found.append(
                    (nodes[some], self.depths[at], numbers[at], np.full(len(at), verbal), in_vowel[at])
                )
            places = shorter[places]
            nodes, places = nodes[places > 0], places[places > 0]
        rows = [np.concatenate(each) for each in zip(*found, strict=True)]
        self.counts = np.bincount(rows[0], minlength=len(shorter))
        self.starts = np.cumsum(self.counts) - self.counts
        order = np.argsort(rows[0], kind="stable")
        self.cut_depths, self.cut_numbers, self.cut_verbal, self.cut_in_vowel = (
            row[order] for row in rows[1:]
        )

    def further(self, nodes: Array, letters: Array | int) -> Array:
        """The nodes one letter on; 0 where no ending goes on so."""
        steps: Array = nodes * BASE + letters
        return self._next.take(steps).astype(np.intp)


class Changes:
    """What may have happened at a seam (see ``seams``): a row each, and the rows of each context as a range.

    Range and row 0 are that nothing happened. Rows are applied to a prefix of the word.

    Attributes:
        starts, ends: of each range.
        cut: letters cut from the prefix.
        length, number, shown: of the letters put there instead.
        power: what the number of the prefix is to be multiplied by before.
        cost, loan_cost: in a native word, in a loanword.
        of_vowel, of_soft_sign, in_consonant: whether it is the dropped vowel, the soft sign, and begins with a consonant.
        puts: the letters.
    """

    def __init__(self, costs: Mapping[str, int]) -> None:
        self._costs = costs
        self._ranges: dict[tuple[str, tuple[Change, ...]], int] = {}
        self._bounds: list[tuple[int, int]] = [(0, 1)]
        self._rows: list[tuple[int, ...]] = []
        self.puts: list[str] = []
        self._add(0, "", PLAIN)
        # of two letters before a seam only that much of the first is looked at
        looks = [
            tuple(letter in those for those in (VOWELS, BEFORE_DROPPED, BEFORE_SOFT)) for letter in LETTERS
        ]
        self._like = np.array([0, *(1 + looks.index(look) for look in looks)])
        self._contexts = Filled(4 * BASE**3, self._range)
        self._refresh()

    def ranges(self, pairs: Array, firsts: Array, followed: Array, apart: bool = False) -> Array:
        """The range of each seam.

        Args:
            pairs: the two letters before it.
            firsts: the first letter of the ending.
            followed: whether п is the second.
            apart: whether the last letter before the seam and the first behind it are one letter of the word.
        """
        before, last = np.divmod(pairs.astype(np.intp), BASE)
        pairs = self._like.take(before) * BASE + last + apart * BASE**2
        found = self._contexts.take((pairs * BASE + firsts) * 2 + followed)
        if len(self.starts) < len(self._bounds):
            self._refresh()
        return found

    def _range(self, context: int) -> int:
        rest, followed = divmod(context, 2)
        rest, first = divmod(rest, BASE)
        apart, pair = divmod(rest, BASE**2)
        before = decoded(pair)
        changes = CHANGES[before + LETTERS[first - 1] + "п" * followed]
        if not apart and [change for _, _, change in changes] == [PLAIN]:
            return 0
        own = before[-1] if apart else ""  # a letter that is not in the prefix, and may be cut
        number = self._ranges.setdefault((own, changes), len(self._bounds))
        if number == len(self._bounds):
            start = len(self._rows)
            for cut, put, change in changes:
                self._add(0 if own else cut, put if cut else own + put, change)
            self._bounds.append((start, len(self._rows)))
        return number

    def _add(self, cut: int, put: str, change: str) -> None:
        cost = 0 if change is PLAIN else self._costs[change]
        loan_cost = self._costs[UNVOICED_LOAN] if change is UNVOICED else cost
        kinds = change is VOWEL, change is SOFT_SIGN, put != "" and put[0] not in VOWELS
        self._rows.append((cut, len(put), code(put), int(shown(put)), cost, loan_cost, *kinds))
        self.puts.append(put)

    def _refresh(self) -> None:
        self.starts, self.ends = np.array(self._bounds).T.copy()
        rows = np.array(self._rows).T.copy()
        self.cut, self.length, self.number, shown_, self.cost, self.loan_cost = rows[:6]
        self.shown, self.power = shown_.astype(np.uint8), BASE**self.length
        self.of_vowel, self.of_soft_sign, self.in_consonant = rows[6:].astype(bool)


class Listed:
    """The listed stems: as a noun, as a verb, or as a word without ending.

    Attributes:
        stems: all of them.
        lengths: how many letters each has.
        costs: of each.
        normal: what each is indexed as.
    """

    def __init__(self, known: Model) -> None:
        bare = known.words | known.nouns
        kinds = {NOUN: known.nouns, VERB: known.verbs, BARE: bare}
        self.stems = [*chain.from_iterable(kinds.values())]
        self.lengths = np.fromiter(map(len, self.stems), np.intp)
        self.costs = np.array([*chain.from_iterable(costs.values() for costs in kinds.values())])
        nouns, verbs = (
            _normal(sign, stems, known) for sign, stems in (("-", known.nouns), ("+", known.verbs))
        )
        words = {word: (normal_form(word, False, known),) for word in known.words}
        normal = [*nouns.values(), *verbs.values(), *(words | nouns).values()]
        self.normal = np.fromiter(normal, object, len(normal))
        of_kind = np.repeat([*kinds], [*map(len, kinds.values())])
        self._slots = Slots(key(codes(self.stems), of_kind))

    def find(self, numbers: Array, kinds: Array) -> Array:
        """The place of each stem, or ``NONE``; it may be that of another with the same number (see ``letters``)."""
        return self._slots.find(key(numbers, kinds))


def _normal(sign: str, stems: Iterable[str], known: Model) -> dict[str, tuple[str]]:
    """What listed stems are indexed as: themselves, if the model has no other under this sign."""
    found = {stem: (stem,) for stem in stems}
    return found | {stem[1:]: (normal,) for stem, normal in known.normal.items() if stem[0] == sign}


class Unlisted:
    """What an unlisted stem costs.

    Attributes:
        short: which two letters may be a stem.
        altered: after which last letters a noun, and a verb, may be indexed as something else.
    """

    def __init__(self, known: Model) -> None:
        self._ends_of = known.ends
        self._lengths = np.array(known.lengths)
        self._heard = Slots(np.fromiter(known.heard, np.uint64) + np.uint64(1))
        self._heard_costs = np.fromiter(known.heard.values(), np.int64)
        seeds = [crc32(bytes(2 * n), True) ^ crc32(bytes(2 * n)) for n in range(LONGEST_WORD + 3)]
        self._seeds = np.array(seeds, np.uint32)
        self._three = Filled(BASE**TAIL, lambda tail: not two_tell(decoded(tail)))
        self._ends = Filled(12 * BASE**TAIL, self._end)
        self.short = np.zeros(BASE**2, bool)
        self.short[[code(a + b) for a in LETTERS for b in LETTERS if possible(a + b)]] = True

        ends = {letters[-1] for letters in HELPED}, LAST
        self.altered = np.array([[False, *(letter in end for letter in LETTERS)] for end in ends])

    def of_length(self, lengths: Array, verbal: Array) -> Array:
        """What they cost for their length."""
        places: Array = lengths + verbal * self._lengths.shape[1]
        return np.take(self._lengths, places)

    def heard(self, crcs: Array, lengths: Array, verbal: Array) -> Array:
        """What is taken off for having been heard, by the CRC-32 of the letters (``model.heard_key``)."""
        keys = np.where(verbal, crcs ^ self._seeds.take(lengths), crcs).astype(np.uint64) + np.uint64(1)
        found = self._heard.find(keys)
        return np.where(found >= 0, self._heard_costs.take(found), 0)

    def of_end(self, tails: Array, lengths: Array, verbal: Array, loan: Array) -> Array:
        """What they cost for how they end."""
        kinds = ((verbal * 2 + loan) * 3 + (lengths >= LONG)) + (lengths >= VERY_LONG)
        three = tails % BASE**TAIL
        tails = np.where(self._three.take(three), three, tails % BASE**2)
        return self._ends.take(kinds * BASE**TAIL + tails)

    def _end(self, place: int) -> int:
        kind, tail = divmod(place, BASE**TAIL)
        shape, length = divmod(kind, 3)
        verbal, loan = divmod(shape, 2)
        return self._ends_of[verbal][loan][(0, LONG, VERY_LONG)[length]][decoded(tail)]


class Tables:
    """All of it."""

    def __init__(self, known: Model) -> None:
        self.model = known
        self.endings, self.changes = Endings(known), Changes(known.costs)
        self.listed, self.unlisted = Listed(known), Unlisted(known)
        self._after = np.array(known.after)
        self._sure_hosts = Filled(BASE**2, lambda tail: SURE_HOST_NUMBERS[decoded(tail)])
        self._hosts = Filled(BASE**HOST_TAIL, lambda tail: HOST_NUMBERS[decoded(tail)])

    def after(self, endings: Array, tails: Array) -> Array:
        """What endings cost after stems with these last letters."""
        hosts = self._sure_hosts.take(tails % BASE**2)
        unsure = np.flatnonzero(hosts == 0)
        hosts[unsure] = self._hosts.take(tails[unsure])
        return self._after.take(endings + hosts)


@cache
def tables() -> Tables:
    """The tables of this installation."""
    return Tables(model())
