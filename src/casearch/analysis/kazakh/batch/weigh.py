"""Which stems do many Kazakh words have? ``stemmer`` for thousands of words at once, step by step in arrays.

Listed stems are weighed first, then those of the others that may still win; a word keeps what costs least and what is near it.
Strings are made of the winners only. What is not of Kazakh letters, too short, very long, or of a closed class is read alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from casearch.analysis.kazakh.batch.candidates import Candidates, candidates, joined, tails_of
from casearch.analysis.kazakh.batch.letters import (
    BASE,
    CRC_OF_NOTHING,
    EXACT,
    FIRST_CONSONANT,
    HAS_VOWEL,
    IS_LOAN,
    LOAN,
    Prefixes,
    crc_after,
    numbers_of,
)
from casearch.analysis.kazakh.batch.lookups import NONE, Array
from casearch.analysis.kazakh.batch.tables import BARE, VERB, Tables, tables
from casearch.analysis.kazakh.closed import normal_forms
from casearch.analysis.kazakh.model import IMPOSSIBLE
from casearch.analysis.kazakh.stemmer import NEAR, Candidate, chosen, stems

AT_ONCE: Final = 8192
"""Words whose arrays fit into the caches of a processor."""
FEW: Final = 256
"""Of fewer words each is read alone, which is faster."""
SHORTEST: Final = 3
LONGEST: Final = 40
"""Letters of a word that is read with others; there are few longer."""


def stems_of(words: Sequence[str]) -> list[tuple[str, ...]]:
    """Return what ``stems`` returns for each word."""
    found: list[tuple[str, ...]] = []
    for start in range(0, len(words), AT_ONCE):
        found += _stems_of(words[start : start + AT_ONCE])
    return found


def _stems_of(words: Sequence[str]) -> list[tuple[str, ...]]:
    if len(words) < FEW:
        return [stems(word) for word in words]
    lengths = np.fromiter(map(len, words), np.intp, len(words))
    ends, letters = np.cumsum(lengths), numbers_of(words)
    alone = np.fromiter(map(normal_forms().__contains__, words), bool, len(words))
    alone[np.searchsorted(ends, np.flatnonzero(letters == 0), "right")] = True
    alone |= (lengths < SHORTEST) | (lengths > LONGEST)
    together = np.flatnonzero(~alone)
    order = together[np.argsort(lengths[together], kind="stable")]
    found = np.empty(len(words), object)
    for number in np.flatnonzero(alone).tolist():
        found[number] = stems(words[number])
    if len(order):
        prefixes = Prefixes(letters, (ends - lengths)[order], lengths[order])
        _read(list(map(words.__getitem__, order.tolist())), prefixes, order, found)
    return list(found)


def _read(words: Sequence[str], prefixes: Prefixes, order: Array, found: Array) -> None:
    """Put the stems of words to their places, by ``order``, among those that are found."""
    known = tables()
    best, listed = _weighed(words, prefixes, known)
    alone = np.bincount(best.words, minlength=len(words)).take(best.words) == 1
    is_listed = alone & (listed >= 0)
    rows = np.flatnonzero(is_listed)
    found[order[best.words[rows]]] = known.listed.normal[listed[rows]]
    last = tails_of(best, prefixes, known) % BASE
    altered = known.unlisted.altered[(best.kinds == VERB).astype(np.intp), last]
    begins = alone & (listed < 0) & (best.puts == 0) & ~altered  # the word begins with its normal form
    rows = np.flatnonzero(begins)
    pairs = zip(best.words[rows].tolist(), best.prefixes[rows].tolist(), strict=True)
    found[order[best.words[rows]]] = np.fromiter([(words[word][:prefix],) for word, prefix in pairs], object)
    near: dict[int, list[Candidate]] = {}
    for word, reading in _readings(best.take(np.flatnonzero(~(is_listed | begins))), words, known):
        near.setdefault(word, []).append(reading)
    for word, readings in near.items():
        found[order[word]] = chosen(readings, known.model)


def _readings(some: Candidates, words: Sequence[str], known: Tables) -> list[tuple[int, Candidate]]:
    """Candidates with their words, as reading one word has them."""
    puts = known.changes.puts
    columns = (some.words, some.costs, some.prefixes, some.puts, some.kinds == VERB)
    return [
        (word, (cost, words[word][:prefix] + puts[put], verbal))
        for word, cost, prefix, put, verbal in zip(*(column.tolist() for column in columns), strict=True)
    ]


def _weighed(words: Sequence[str], prefixes: Prefixes, known: Tables) -> tuple[Candidates, Array]:
    """The readings that cost least and those near them, each with its place among the listed stems, or ``NONE``."""
    every = candidates(prefixes, known)
    places = _listed(every, words, known)
    rows = np.flatnonzero(places >= 0)
    others = every.take(np.flatnonzero(places < 0))
    places = places[rows]
    listed = every.take(rows).adding(known.listed.costs.take(places))
    limits = np.full(len(words), 2 * IMPOSSIBLE)
    np.minimum.at(limits, listed.words, listed.costs + NEAR)
    others = _unlisted(others, prefixes, limits, known)
    np.minimum.at(limits, others.words, others.costs + NEAR)
    both = joined(listed, others)
    best = np.flatnonzero(both.costs <= limits.take(both.words))
    return both.take(best), np.concatenate((places, np.full(len(others.words), NONE)))[best]


def _unlisted(some: Candidates, prefixes: Prefixes, limits: Array, known: Tables) -> Candidates:
    """Those of unlisted stems that may cost no more than the limit of their word, with their costs."""

    def near(some: Candidates, less: int) -> Candidates:
        return some.take(np.flatnonzero(some.costs + less <= limits.take(some.words)))

    def lengths_of(some: Candidates) -> tuple[Array, Array]:
        return some.prefixes + known.changes.length.take(some.puts), (some.kinds == VERB).astype(np.intp)

    # a verb without an ending is believed only if it is listed
    some = some.take(
        np.flatnonzero((some.kinds != VERB) | (some.prefixes < prefixes.lengths.take(some.words)))
    )
    some = near(some.adding(known.unlisted.of_length(*lengths_of(some))), known.model.least)
    lengths, verbal = lengths_of(some)
    some = near(
        some.adding(-known.unlisted.heard(_crcs(some, prefixes, known), lengths, verbal)),
        known.model.least_end,
    )
    lengths, verbal = lengths_of(some)
    tails, shown = tails_of(some, prefixes, known), _shown(some, prefixes, known)
    costs = known.unlisted.of_end(tails, lengths, verbal, IS_LOAN.take(shown))
    possible = np.where(lengths > 2, shown & HAS_VOWEL > 0, known.unlisted.short.take(tails % BASE**2))
    return near(some.adding(costs).take(np.flatnonzero(possible | (some.kinds == BARE))), 0)


def _crcs(some: Candidates, prefixes: Prefixes, known: Tables) -> Array:
    """The CRC-32 of the stems."""
    crcs = prefixes.crcs.take(prefixes.place(some.prefixes, some.words))
    put = known.changes.number.take(some.puts)
    for letters in (put // BASE, put % BASE):
        more = np.flatnonzero(letters)
        crcs[more] = crc_after(crcs[more], letters[more])
    return crcs ^ CRC_OF_NOTHING


def _shown(some: Candidates, prefixes: Prefixes, known: Tables) -> Array:
    """What the letters of the stems show together."""
    shown = prefixes.shown.take(prefixes.place(some.prefixes, some.words))
    changed = np.flatnonzero(some.puts)
    before, puts = shown[changed], some.puts[changed]
    cluster = (
        (some.prefixes[changed] == 1) & (before & FIRST_CONSONANT > 0) & known.changes.in_consonant.take(puts)
    )
    shown[changed] = before | known.changes.shown.take(puts) | LOAN * cluster
    return shown


def _listed(some: Candidates, words: Sequence[str], known: Tables) -> Array:
    """The places of the stems in the list, or ``NONE``. Where a number may be that of two, the letters are compared."""
    found = known.listed.find(some.numbers, some.kinds)
    lengths = some.prefixes + known.changes.length.take(some.puts)
    most = np.maximum(lengths, known.listed.lengths.take(found))  # what NONE takes is of no matter
    long = np.flatnonzero((found != NONE) & (most > EXACT))
    for row, (_, (_, stem, _)) in zip(long.tolist(), _readings(some.take(long), words, known), strict=True):
        if known.listed.stems[found[row]] != stem:
            found[row] = NONE
    return found
