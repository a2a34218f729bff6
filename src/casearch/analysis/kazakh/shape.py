"""Does this look like a Kazakh stem? What its shape says for and against it, by name.

A stem nobody has listed is judged as a speaker judges an unknown word: by its length, by how it
ends, and by whether it could be a noun or a verb. ``traits`` names what is seen; ``PRIORS`` says what one would
expect each to cost, in letters (see ``suffixes``), and ``costs.tsv`` what text made of that.
"""

from __future__ import annotations

from collections.abc import Container
from typing import Final

from casearch.analysis.kazakh.phonology import ALPHABET, VOWELS

LONGEST: Final = 24
"""Letters of a stem; longer ones cost no more."""
TAIL: Final = 3
"""Letters at the end of a stem that are looked at."""
LONG: Final = 5
"""Letters from which a stem may be derived."""
VERY_LONG: Final = 9
"""Letters from which a verb must be."""

# Short stems are few, so a split that leaves one is suspect; verbs are short more often.
_SHORT_NOUN: Final = {2: 1.6, 3: 0.6, 4: 0.1}
_SHORT_VERB: Final = {2: 0.8, 3: 0.2}
_VERB_FINAL: Final = {"ы": 0.5, "і": 0.5, "а": 0.4, "е": 0.4}
_NOUN_FINAL: Final = {"ы": 1.3, "і": 1.3, "а": 0.5, "е": 0.5, "и": 0.8, "у": 0.3, "ю": 0.8}

# The two consonants a stem may end in; у after a vowel is a consonant (ауыз, not ауз).
_VERB_CLUSTERS: Final = "рт лт нт йт"
_LOAN_CLUSTERS: Final = "тр др бр зм кт кс зд рд рг рм рв лм лл сс фт кл нд нг ск льм мп"
VERB_CLUSTERS: Final = frozenset(_VERB_CLUSTERS.split())
NOUN_CLUSTERS: Final = VERB_CLUSTERS | frozenset("ст рс йс нс нк ңк пт".split())
LOAN_CLUSTERS: Final = frozenset(_LOAN_CLUSTERS.split())
FINAL_NEVER: Final = frozenset("бгғдж")
# What verbs of several syllables end in: mostly the suffixes of voice and of verbs from nouns.
LONG_VERB_FINAL: Final = frozenset("лнстркқйзаеуыі")
OPEN_STEMS: Final = frozenset(("де", "же"))  # the only short stems in a plain vowel
NO_STEMS: Final = frozenset(("ау", "еу", "оу", "іу", "ыу"))

# Derivational suffixes stay on the stem; one of them at its end makes it the more believable.
_DERIVED_NOUN: Final = """
лық лік дық дік тық тік шы ші сыз сіз елі улы тан ғыш гіш ция сия изм ист тор
лыс ліс рыс ріс ныс ніс лы лі
ев ов ин бек бай хан ова ева
"""
_CAUSATIVE: Final = "дыр дір тыр тір ғыз гіз қыз кіз"
_DERIVED_VERB: Final = """
лан лен лас лес
ала еле рла рле йла йле тта тте қта кте пта пте ста сте нда нде мда мде зда зде лда лде
"""
DERIVED_NOUN: Final = dict.fromkeys(_DERIVED_NOUN.split())
CAUSATIVE: Final = dict.fromkeys(_CAUSATIVE.split())
DERIVED_VERB: Final = CAUSATIVE | dict.fromkeys(_DERIVED_VERB.split())
"""Of any kind, the causative among them."""

_CLUSTERS: Final = {
    "noun ends in a voiced stop": 2.5,
    "loan ends in a voiced stop": 1.0,
    "noun ends in an odd cluster": 3.0,
    "loan ends in an odd cluster": 1.2,
    "noun ends in a loan cluster": 0.8,
    "loan ends in a loan cluster": 0.3,
    "verb ends as none does": 3.0,
    "loan": 0.0,
    "verb of a loan": 2.3,
    "long verb with an odd end": 1.5,
    "very long verb": 1.0,
}
LENGTHS: Final = {
    f"{kind} of {n} letters": n + short.get(n, 0.0)
    for kind, short in (("noun", _SHORT_NOUN), ("verb", _SHORT_VERB))
    for n in range(2, LONGEST + 1)
}
PRIORS: Final[dict[str, float]] = (
    LENGTHS
    | {f"noun in -{letter}": _NOUN_FINAL.get(letter, 0.0) for letter in sorted(ALPHABET)}
    | {f"verb in -{letter}": 0.3 + _VERB_FINAL.get(letter, 0.0) for letter in sorted(ALPHABET)}
    | {f"noun in -{suffix}": -1.0 for suffix in DERIVED_NOUN}
    | {f"verb in -{suffix}": -0.7 for suffix in DERIVED_VERB}
    | _CLUSTERS
)


def possible(stem: str) -> bool:
    """Tell whether there can be such a stem at all."""
    if len(stem) < 2 or VOWELS.isdisjoint(stem) or stem in NO_STEMS:
        return False
    return len(stem) > 2 or stem[1] not in VOWELS or stem[1] in "ую" or stem in OPEN_STEMS


def of_length(length: int, verbal: bool) -> str:
    """Name the cost of a stem's length."""
    return f"{'verb' if verbal else 'noun'} of {min(length, LONGEST)} letters"


def traits(tail: str, length: int, verbal: bool, loan: bool) -> list[str]:
    """Name what is to be seen at the end of a stem.

    Args:
        tail: its last ``TAIL`` letters, or all.
        length: how many letters it has; only ``LONG`` and ``VERY_LONG`` are told apart.
        verbal: whether it would be a verb.
        loan: whether its spelling gives a loanword away.
    """
    return _of_verb(tail, length, loan) if verbal else _of_noun(tail, length, loan)


def two_tell(tail: str) -> bool:
    """Tell whether the last two of three letters have the same traits as the three, as they mostly do."""
    return not (tail in DERIVED_NOUN or tail in DERIVED_VERB or (tail[-2] == "у" and tail[0] in VOWELS))


def _of_noun(tail: str, length: int, loan: bool) -> list[str]:
    kind = "loan" if loan else "noun"
    found = ["loan"] if loan else []
    if tail[-1] in FINAL_NEVER:
        found.append(f"{kind} ends in a voiced stop")
    cluster = _cluster(tail)
    if cluster and cluster not in NOUN_CLUSTERS:
        found.append(f"{kind} ends in {'a loan' if cluster in LOAN_CLUSTERS else 'an odd'} cluster")
    derived = _longest(tail, DERIVED_NOUN) if length >= LONG else ""
    return [*found, f"noun in -{derived or tail[-1]}"]


def _of_verb(tail: str, length: int, loan: bool) -> list[str]:
    found = ["verb of a loan"] if loan else []
    cluster = _cluster(tail)
    if tail[-1] in FINAL_NEVER or (cluster and cluster not in VERB_CLUSTERS):
        found.append("verb ends as none does")
    derived = _longest(tail, DERIVED_VERB) if length >= LONG else ""
    if length >= LONG and not derived and tail[-1] not in LONG_VERB_FINAL:
        found.append("long verb with an odd end")
    if length >= VERY_LONG and not derived:
        found.append("very long verb")
    return [*found, f"verb in -{derived or tail[-1]}"]


def _longest(tail: str, suffixes: Container[str]) -> str:
    return next((tail[at:] for at in range(len(tail)) if tail[at:] in suffixes), "")


def _cluster(tail: str) -> str:
    """Return the two consonants a stem ends in, or nothing."""
    last, before = tail[-1], tail[-2]
    glide = len(tail) > 2 and before == "у" and tail[-3] in VOWELS
    if last in VOWELS or last == "ь" or (before in VOWELS and not glide):
        return ""
    return before + last
