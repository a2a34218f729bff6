"""Does this look like a Kazakh stem? The cost of believing in a stem, from its shape alone.

Without a lexicon a stem is judged as a speaker judges an unknown word: by its length, by how it
ends, and by whether it could be a noun or a verb. Costs are in letters (see ``suffixes``); each
letter of the stem itself costs one, which is what makes stripping an ending worth its own cost.
"""

from __future__ import annotations

from functools import lru_cache
from math import inf
from typing import Final

from casearch.analysis.kazakh.phonology import VOWELS, is_loan

IMPOSSIBLE: Final = inf
TRUSTED: Final = -2.5

# Short stems are few, so a split that leaves one is suspect; verbs are short more often.
SHORT_NOUN: Final = {2: 1.6, 3: 0.6, 4: 0.1}
SHORT_VERB: Final = {2: 0.8, 3: 0.2}
VERB_FINAL: Final = {"ы": 0.5, "і": 0.5, "а": 0.4, "е": 0.4}
NOUN_FINAL: Final = {"ы": 1.3, "і": 1.3, "а": 0.5, "е": 0.5, "и": 0.8, "у": 0.3, "ю": 0.8}

# The two consonants a stem may end in; у after a vowel is a consonant (ауыз, not ауз).
_VERB_CLUSTERS = "рт лт нт йт"
_NOUN_CLUSTERS = _VERB_CLUSTERS + " ст рс йс нс нк ңк пт"
_LOAN_CLUSTERS = "тр др бр зм кт кс зд рд рг рм рв лм лл сс фт кл нд нг ск льм"
VERB_CLUSTERS: Final = frozenset(_VERB_CLUSTERS.split())
NOUN_CLUSTERS: Final = frozenset(_NOUN_CLUSTERS.split())
LOAN_CLUSTERS: Final = frozenset(_LOAN_CLUSTERS.split())
LOAN_DISCOUNT: Final = 0.4  # loanwords end as they like
FINAL_NEVER: Final = frozenset("бгғдж")
# What verbs of several syllables end in: mostly the suffixes of voice and of verbs from nouns.
LONG_VERB_FINAL: Final = frozenset("лнстркқйзаеуыі")
OPEN_STEMS: Final = frozenset(("де", "же"))  # the only short stems in a plain vowel
NO_STEMS: Final = frozenset(("ау", "еу", "оу", "іу", "ыу"))

# Derivational suffixes stay on the stem; one of them at its end makes it the more believable.
_DERIVED_NOUN = """
лық лік шы ші сыз сіз елі улы стан нды нді ғыш гіш ция сия изм ист тор
лыс ліс рыс ріс ныс ніс
"""
_CAUSATIVE = "дыр дір тыр тір ғыз гіз қыз кіз"
_DERIVED_VERB = """
лан лен лас лес
ала еле рла рле йла йле тта тте қта кте пта пте ста сте нда нде мда мде зда зде лда лде
"""
DERIVED_NOUN_LONG: Final = ("дық", "дік", "тық", "тік")  # after a short stem a past tense: бардық
DERIVED_NOUN: Final = tuple(_DERIVED_NOUN.split())
CAUSATIVE: Final = tuple(_CAUSATIVE.split())
DERIVED_VERB: Final = CAUSATIVE + tuple(_DERIVED_VERB.split())
PASSIVE: Final = ("ыл", "іл", "ын", "ін")
DERIVED_BONUS: Final = -1.0
LEAST_SHAPE_COST: Final = DERIVED_BONUS  # a stem never costs less than its letters and this


@lru_cache(maxsize=1 << 15)
def stem_cost(stem: str, verbal: bool) -> float:
    """Return the cost of a noun or verb stem of this shape; infinite if there can be none."""
    if len(stem) < 2 or VOWELS.isdisjoint(stem) or stem in NO_STEMS:
        return IMPOSSIBLE
    if len(stem) == 2 and stem[1] in VOWELS and stem[1] not in "ую" and stem not in OPEN_STEMS:
        return IMPOSSIBLE
    return len(stem) + (_verb_cost(stem) if verbal else _noun_cost(stem))


def _cluster(stem: str) -> str:
    """Return the two consonants a stem ends in, or nothing."""
    last, before = stem[-1], stem[-2]
    if last in VOWELS or last == "ь" or (before in VOWELS and not _is_glide(stem)):
        return ""
    return before + last


def _noun_final_cost(stem: str) -> float:
    cost = 2.5 if stem[-1] in FINAL_NEVER else 0.0
    cluster = _cluster(stem)
    if cluster and cluster not in NOUN_CLUSTERS:
        cost += 0.8 if cluster in LOAN_CLUSTERS else 3.0
    return LOAN_DISCOUNT * cost if cost and is_loan(stem) else cost


def _verb_final_cost(stem: str) -> float:
    cluster = _cluster(stem)
    illegal = stem[-1] in FINAL_NEVER or (cluster and cluster not in VERB_CLUSTERS)
    return 3.0 if illegal else 0.0


def _is_glide(stem: str) -> bool:
    """Tell whether the last letter but one is у after a vowel."""
    return len(stem) > 2 and stem[-2] == "у" and stem[-3] in VOWELS


def _noun_cost(stem: str) -> float:
    cost = SHORT_NOUN.get(len(stem), 0.0) + _noun_final_cost(stem)
    derived = DERIVED_NOUN if len(stem) < 7 else DERIVED_NOUN + DERIVED_NOUN_LONG
    if len(stem) > 4 and stem.endswith(derived):
        return cost + DERIVED_BONUS
    return cost + NOUN_FINAL.get(stem[-1], 0.0)


def _verb_cost(stem: str) -> float:
    cost = 0.3 + SHORT_VERB.get(len(stem), 0.0) + _verb_final_cost(stem)
    if is_loan(stem):
        cost += 2.0  # loanwords become verbs through -ла only
    if len(stem) > 4 and stem.endswith(CAUSATIVE if len(stem) < 6 else DERIVED_VERB):
        return cost + DERIVED_BONUS
    if len(stem) > 5 and stem.endswith(PASSIVE):
        cost += _verb_final_cost(stem[:-2])
    vowels = sum(letter in VOWELS for letter in stem)
    if vowels > 1 and stem[-1] not in LONG_VERB_FINAL:
        cost += 1.5
    if vowels > 3:
        cost += 1.0
    return cost + VERB_FINAL.get(stem[-1], 0.0)
