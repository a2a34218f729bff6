"""Which surface endings can stand after a stem? All of them, generated forward from the tables.

Walking the states of ``suffixes`` from the start, each template is spelled for the sound it meets.
What follows a suffix depends only on (state, last letter, harmony), so those tails are generated
once and shared; hosts for which the first suffix comes out alike share one entry, a bit each.
Undoing endings is then a look-up: split the word anywhere, and ask whether its tail is here.

Nothing of this runs in a search: ``tools/compile_kazakh.py`` generates, and ``model`` loads the outcome.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final, NamedTuple

from casearch.analysis.kazakh.phonology import (
    FINAL_OF,
    VOICED,
    VOWELS,
    FinalSound,
    Harmony,
    host_bit,
)
from casearch.analysis.kazakh.suffixes import HARMONIC, ONSETS, STATES, VELAR, Suffix
from casearch.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# "(x)" stands only after a consonant, "[x]" only after a vowel; и у ю count as consonants: оқу-ы.
_PIECE: Final = regex(r"\((.)\)|\[(.)\]|(.)")
_HARMONIES: Final = (Harmony.BACK, Harmony.FRONT)
# One letter to stand for each class; the rest of the class behaves alike.
_EXAMPLE: Final = dict(zip(FinalSound, "арлнзт", strict=True))
_OF_NOUN_OR_VERB: Final = ("noun", "verb")

Chain = tuple[str, ...]
"""The names of the costs of an ending's suffixes, and of the state it stops in."""


class Ending(NamedTuple):
    """One reading of a surface ending: on what hosts it can stand, what it costs, of what it is made."""

    verbal: bool
    hosts: int
    cost: float
    chain: Chain


Endings = dict[str, tuple[Ending, ...]]
Tail = tuple[float, Chain]
Tails = dict[tuple[str, str, Harmony], dict[str, Tail]]


def prior_costs() -> dict[str, float]:
    """The costs of suffixes and of stopping as the tables give them, by name: ``noun LAр``, ``negated .``."""
    found = {}
    for name, state in STATES.items():
        if state.end is not None:
            found[f"{name} ."] = state.end
        for suffix in chain.from_iterable(state.slots):
            found[f"{name} {suffix.template}"] = suffix.cost
    return found


def spell(template: str, last: str, harmony: Harmony) -> str:
    """Spell a suffix template after the letter ``last``."""
    after_vowel = FINAL_OF[last] == FinalSound.VOWEL
    out = ""
    for consonantal, vocalic, plain in _PIECE.findall(template):
        if (consonantal and after_vowel) or (vocalic and not after_vowel):
            continue
        last = _letter(consonantal or vocalic or plain, FINAL_OF[last], harmony)
        out += last
    return out


def _letter(symbol: str, final: FinalSound, harmony: Harmony) -> str:
    front = harmony == Harmony.FRONT
    if symbol in HARMONIC:
        return HARMONIC[symbol][front]
    if symbol == "G":
        return VELAR[final == FinalSound.VOICELESS][front]
    return ONSETS[symbol][final] if symbol in ONSETS else symbol


def _join(head: str, tail: str) -> str:
    """Join two pieces of an ending, voicing as inside a word: -дық and -ы give -дығы."""
    if tail and tail[0] in VOWELS and head[-1] in VOICED:
        return head[:-1] + VOICED[head[-1]] + tail
    return head + tail


def _tails(
    memo: Tails, costs: Mapping[str, float], state: str, last: str, harmony: Harmony
) -> dict[str, Tail]:
    """All endings from ``state`` on, each with its least cost and what that is made of."""
    key = (state, last, harmony)
    if key in memo:
        return memo[key]
    here = STATES[state]
    stop = f"{state} ."
    found: dict[str, Tail] = {} if here.end is None else {"": (costs[stop], (stop,))}
    for suffix in chain.from_iterable(here.slots):
        name = f"{state} {suffix.template}"
        surface = spell(suffix.template, last, harmony)
        for tail, (cost, names) in _tails(memo, costs, suffix.then, surface[-1], harmony).items():
            ending = _join(surface, tail)
            total = costs[name] + cost
            if ending not in found or total < found[ending][0]:
                found[ending] = (total, (name, *names))
    memo[key] = found
    return found


def _first_suffixes(start: str) -> Iterator[tuple[Suffix, Harmony, str, int]]:
    """Yield each first suffix with each of its spellings and the hosts that spell it so."""
    for suffix in chain.from_iterable(STATES[start].slots):
        for harmony in _HARMONIES:
            hosts: dict[str, int] = {}
            for final, last in _EXAMPLE.items():
                surface = spell(suffix.template, last, harmony)
                hosts[surface] = hosts.get(surface, 0) | host_bit(final, harmony)
            for surface, bits in hosts.items():
                yield suffix, harmony, surface, bits


def endings(costs: Mapping[str, float]) -> Endings:
    """Return every ending of the language: its surface form to its readings, the cheapest chain of each."""
    memo: Tails = {}
    table: dict[str, list[Ending]] = {}
    for start in _OF_NOUN_OR_VERB:
        for suffix, harmony, surface, hosts in _first_suffixes(start):
            name = f"{start} {suffix.template}"
            for tail, (cost, names) in _tails(memo, costs, suffix.then, surface[-1], harmony).items():
                reading = Ending(start == "verb", hosts, costs[name] + cost, (name, *names))
                table.setdefault(_join(surface, tail), []).append(reading)
    return {surface: tuple(readings) for surface, readings in table.items()}
