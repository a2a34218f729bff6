"""Which stem does a Kazakh word have? The candidates weighed, the cheapest first.

The algorithm in one paragraph. Every legal ending is known beforehand (``suffixes``, ``endings``). The word is
cut before each ending it ends in (``tree``); the left part, with whatever the seam
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
from casearch.analysis.kazakh.phonology import HOST_NUMBERS, HOST_TAIL, SURE_HOST_NUMBERS, is_loan
from casearch.analysis.kazakh.seams import PLAIN, seams, unhelped
from casearch.analysis.kazakh.shape import TAIL, possible
from casearch.analysis.kazakh.tree import numbered
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
    letters = numbered(word)
    if not 3 <= len(letters) <= LONGEST_WORD:
        return (word,)
    known = model()
    found = _weighed(word, letters, known)
    if len(found) == 1:
        return (normal_form(found[0][1], found[0][2], known),)
    return chosen(found, known)


def chosen(readings: list[Candidate], known: Model) -> tuple[str, ...]:
    """Return the normal forms of the readings of a word, the best first."""
    normal = dict.fromkeys(normal_form(stem, verbal, known) for _, stem, verbal in sorted(readings))
    return tuple(normal)[:READINGS]


def normal_form(stem: str, verbal: bool, known: Model) -> str:
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
    cost, stem, _ = min(_weighed(word, numbered(word), known))
    return cost if stem in known.nouns or stem in known.verbs or stem in known.words else None


def _weighed(word: str, letters: bytes, known: Model) -> list[Candidate]:
    """Return the cheapest stems of a word with their costs.

    Listed stems are weighed first: they mostly win, and few others then need to be looked at.
    """
    found, others, limit = _listed(word, letters, known)
    least, least_end = known.least, known.least_end
    for cost, stem, verbal in others:
        if cost + least <= limit:
            cost -= known.heard.get(crc32(stem.encode(), verbal), 0)  # noqa: PLW2901
            if cost + least_end <= limit:
                cost += known.ends[verbal][is_loan(stem)][len(stem)][stem[-TAIL:]]  # noqa: PLW2901
                if cost <= limit and (possible(stem) or stem is word):
                    found.append((cost, stem, verbal))
                    limit = min(limit, cost + NEAR)
    return found if len(found) == 1 else [each for each in found if each[0] <= limit]


def _listed(word: str, letters: bytes, known: Model) -> tuple[list[Candidate], list[Candidate], int]:
    """Return the listed stems with their costs, the others with what they cost but for their end, and the limit so far."""
    nouns, verbs, after, lengths = known.nouns, known.verbs, known.after, known.lengths
    least, sure_hosts, hosts = known.least, SURE_HOST_NUMBERS, HOST_NUMBERS
    found: list[Candidate] = []
    others: list[Candidate] = []
    limit = IMPOSSIBLE
    listed = nouns.get(word, known.words.get(word))
    if listed is None:
        others.append((known.bare_noun + lengths[False][len(word)], word, False))
    else:
        found.append((listed + known.bare_noun, word, False))
        limit = listed + known.bare_noun + NEAR
    listed = verbs.get(word)
    if listed is not None:
        found.append((listed + known.bare_verb, word, True))
        limit = min(limit, listed + known.bare_verb + NEAR)
    for stem, change, verbal, number in seams(word, letters, known.endings):
        cost = after[number + (sure_hosts[stem[-2:]] or hosts[stem[-HOST_TAIL:]])]
        if change is not PLAIN:
            cost += known.costs[change]
        if cost > limit:
            continue
        listed = verbs.get(stem) if verbal else nouns.get(stem)
        if listed is None:
            cost += lengths[verbal][len(stem)]
            if cost + least <= limit:
                others.append((cost, stem, verbal))
        elif cost + listed <= limit:
            cost += listed
            found.append((cost, stem, verbal))
            if cost + NEAR < limit:  # noqa: PLR1730 - a call takes longer
                limit = cost + NEAR
    return found, others, limit
