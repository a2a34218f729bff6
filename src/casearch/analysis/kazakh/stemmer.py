"""Which stem does a Kazakh word have? The candidates weighed, the cheapest first.

The algorithm in one paragraph. Every legal ending is known beforehand (``endings``). The word is
split at each place; where the right part is an ending, the left part, with whatever the seam
changed put back (``alternations``), is a candidate stem if its final sound and harmony are among the
hosts of that ending. A candidate costs what its chain of suffixes costs plus what its stem costs
by its shape (``stem_cost``); the whole word, without an ending, is a candidate too. The cheapest
wins. This is the shape of -log P(ending) - log P(stem), with costs set by hand for now. Taking the
longest ending instead would strip far too much: half of all Kazakh stems end like an ending.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from casearch.analysis.kazakh.alternations import restored, splits
from casearch.analysis.kazakh.closed import normal_forms, trusted_stems
from casearch.analysis.kazakh.endings import endings
from casearch.analysis.kazakh.phonology import ALPHABET, host_of
from casearch.analysis.kazakh.stem_cost import LEAST_SHAPE_COST, TRUSTED, stem_cost

if TYPE_CHECKING:
    from collections.abc import Iterator

READINGS: Final = 2  # at most
NEAR: Final = 0.1  # readings whose costs differ by less are equally good


def stems(word: str) -> tuple[str, ...]:
    """Return the normal forms of a word, the best first; never empty.

    The word is expected in NFC and lower case. Nouns come out in the nominative singular, verbs
    as bare stems. A word with letters outside the Kazakh Cyrillic alphabet is returned as it is.
    """
    listed = normal_forms().get(word)
    if listed is not None:
        return (listed,)
    if len(word) < 3 or not ALPHABET.issuperset(word):
        return (word,)
    costs = {word: whole_word_cost(word)}
    limit = costs[word] + NEAR
    for stem, verbal, chain in candidates(word):
        if chain + len(stem) + LEAST_SHAPE_COST > limit:
            continue
        cost = chain + stem_cost(stem, verbal)
        if cost <= limit:
            costs[stem] = min(cost, costs.get(stem, cost))
            limit = min(limit, cost + NEAR)
    near = [stem for stem, cost in costs.items() if cost <= limit]
    return tuple(sorted(near, key=costs.__getitem__)[:READINGS])


def whole_word_cost(word: str) -> float:
    """Return the cost of a word that is its own stem; finite, so that there is always an answer."""
    return min(stem_cost(word, verbal=False), 3.0 * len(word))


def candidates(word: str) -> Iterator[tuple[str, bool, float]]:
    """Yield each stem that a legal ending leaves, whether it is a verb, and the cost of the rest."""
    known, trusted = endings(), trusted_stems()
    for base, ending in splits(word, known):
        for stem, change in restored(base, ending):
            hosts = host_of(stem)
            for verbal, allowed, cost in known[ending]:
                if hosts & allowed:
                    bonus = TRUSTED if stem in trusted[verbal] else 0.0
                    yield stem, verbal, cost + change + bonus
