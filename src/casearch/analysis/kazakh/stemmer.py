"""Which stem does a Kazakh word have? The candidates weighed, the cheapest first.

The algorithm in one paragraph. Every legal ending is known beforehand (``suffixes``, ``endings``). The word is
split at each place; where the right part is an ending, the left part, with whatever the seam
changed put back (``seams``), is a candidate stem if its final sound and harmony are among the
hosts of that ending. A candidate costs what its chain of suffixes costs, plus what happened at the seam, plus
its stem: a listed stem costs little, another what its shape says (``shape``) less what is known from its having been
heard under many endings. The whole word, without an ending, is a candidate too. The cheapest
wins: costs are estimated so that this is -log P(ending) - log P(stem). Taking the longest ending instead would
strip far too much: half of all Kazakh stems end like an ending.
"""

from __future__ import annotations

from typing import Final
from zlib import crc32

from casearch.analysis.kazakh.closed import normal_forms
from casearch.analysis.kazakh.model import IMPOSSIBLE, LONGEST_WORD, UNIT, Model, model
from casearch.analysis.kazakh.phonology import ALPHABET, HOST_TAIL, HOSTS, is_loan
from casearch.analysis.kazakh.seams import seams, unhelped
from casearch.analysis.kazakh.shape import TAIL, possible
from casearch.analysis.kazakh.voice import active

READINGS: Final = 2  # at most
NEAR: Final = UNIT // 10
"""Readings whose costs differ by no more are equally good."""

Candidate = tuple[int, str, bool]
"""What it costs, the stem, whether it is a verb."""


def stems(word: str) -> tuple[str, ...]:
    """Return the normal forms of a word, the best first; never empty.

    The word is expected in NFC and lower case. Nouns come out in the nominative singular, verbs
    as bare stems, passives as the verb they are of. A word with letters outside the Kazakh Cyrillic alphabet is
    returned as it is.
    """
    listed = normal_forms().get(word)
    if listed is not None:
        return (listed,)
    if not 3 <= len(word) <= LONGEST_WORD or not ALPHABET.issuperset(word):
        return (word,)
    known = model()
    found = _weighed(word, known)
    if len(found) == 1:
        return (_normal(found[0][1], found[0][2], known),)
    found.sort()
    normal = dict.fromkeys(_normal(stem, verbal, known) for _, stem, verbal in found)
    return tuple(normal)[:READINGS]


def _normal(stem: str, verbal: bool, known: Model) -> str:
    """Return what a stem is indexed as."""
    if verbal and stem not in known.verbs:
        return active(stem, known.verbs)
    found = known.normal.get(("+" if verbal else "-") + stem)
    if found is None:
        return stem if verbal or stem in known.nouns else unhelped(stem)
    return found


def listed_cost(word: str) -> int | None:
    """Return the cost of a word if its cheapest stem is listed; how a spelling of it is preferred to another."""
    if word in normal_forms():
        return 0
    known = model()
    if len(word) < 3:
        return known.nouns.get(word)
    if len(word) > LONGEST_WORD:
        return None
    cost, stem, _ = min(_weighed(word, known))
    return cost if stem in known.nouns or stem in known.verbs or stem in known.words else None


def _weighed(word: str, known: Model) -> list[Candidate]:
    """Return the cheapest stems of a word with their costs.

    Listed stems are weighed first: they mostly win, and few others then need to be looked at.
    """
    found, others = _listed(word, known)
    limit = min(found)[0] + NEAR if found else IMPOSSIBLE
    floors = known.floors
    for ending, stem, verbal, hosts in others:
        if ending + floors[verbal][len(stem)] <= limit and hosts & HOSTS[stem[-HOST_TAIL:]]:
            cost = ending + unlisted(stem, verbal, limit - ending, known)
            if cost <= limit and (possible(stem) or stem is word):
                found.append((cost, stem, verbal))
                limit = min(limit, cost + NEAR)
    return [each for each in found if each[0] <= limit]


def _listed(word: str, known: Model) -> tuple[list[Candidate], list[tuple[int, str, bool, int]]]:
    """Return the listed stems of a word with their costs, and the others with that of their endings, and its hosts."""
    nouns, verbs, costs = known.nouns, known.verbs, known.costs
    found, others = [], []
    bare = nouns.get(word, known.words.get(word))
    if bare is None:
        others.append((costs["bare noun"], word, False, -1))
    else:
        found.append((bare + costs["bare noun"], word, False))
    if word in verbs:
        found.append((verbs[word] + costs["bare verb"], word, True))
    for stem, change, readings in seams(word, known.endings):
        for verbal, hosts, ending in readings:
            listed = (verbs if verbal else nouns).get(stem)
            if listed is None:
                others.append((ending + costs[change], stem, verbal, hosts))
            elif hosts & HOSTS[stem[-HOST_TAIL:]]:
                found.append((ending + costs[change] + listed, stem, verbal))
    return found, others


def unlisted(stem: str, verbal: bool, limit: int, known: Model) -> int:
    """Return the cost of a stem that is not listed; if it is above the limit, anything above it.

    Args:
        stem: to be judged.
        verbal: whether as a verb.
        limit: what it may cost.
        known: the model.
    """
    length = len(stem)
    cost = known.lengths[verbal][length] - known.heard.get(crc32(stem.encode(), verbal), 0)
    if cost + known.least_end > limit:
        return cost + known.least_end
    return cost + known.ends[verbal][is_loan(stem)][length][stem[-TAIL:]]
