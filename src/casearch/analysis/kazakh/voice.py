"""Which verb does a passive belong to? ``жазыл`` to ``жаз``: a searcher for one wants the other.

The passive and reflexive in -л and -н is an inflection in all but name. Causatives (-дыр -ғыз -т) and reciprocals
(-с) stay, because they mostly mean something else than their verb: келіс "agree", кел "come".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from casearch.analysis.kazakh.closed import VERBS_IN_I
from casearch.analysis.kazakh.phonology import DEVOICED, VOICED, VOWELS, Harmony, harmony_of

if TYPE_CHECKING:
    from collections.abc import Container

# Verbs that look passive and are another word than what is left of them.
_OWN: Final = """
қолдан пайдалан тұтын жарыл айрыл айырыл тұрал сақтан қуан оян тырыс үйлен аттан айналыс айнал жұбан өкін сағын
жағын сиын ұсын қорлан орнал арнал қайтыл тынал мақтан шаттан күйін сүйін еңбектен тамақтан ашулан ренжіл
жиіркен шұғылдан ерекшелен қызықтан көңілден дағдылан табын айтын ұғын ұйымдас батын ерін толған тебірен қинал ауылдан шалдық жүгін өтін
"""
OWN: Final = frozenset(_OWN.split())
IN_I: Final = frozenset(VERBS_IN_I.split())  # танылды is of таны, not of тан
# What a verb nobody has listed ends in when it is surely a passive; the last part goes.
_SURE: Final = {
    "лан": 1, "лен": 1, "дан": 1, "ден": 1, "тан": 1, "тен": 1,
    "дырыл": 2, "діріл": 2, "тырыл": 2, "тіріл": 2, "ғызыл": 2, "гізіл": 2, "қызыл": 2, "кізіл": 2,
    "лдырыл": 2, "лтыл": 2, "лтіл": 2, "йтыл": 2, "йтіл": 2, "ртыл": 2, "ртіл": 2,
}  # fmt: skip
LAST: Final = "лн"
"""What a passive ends in."""
LONG: Final = 7
"""Letters from which the end of an unlisted verb is enough to tell a passive."""
_PASSIVES: Final = ("ыл", "іл", "ын", "ін")


def active(stem: str, verbs: Container[str]) -> str:
    """Return the verb a passive stem belongs to, or the stem itself.

    Args:
        stem: a verb's.
        verbs: those that are known; a passive is undone where what is left is one of them.
    """
    if stem in OWN or len(stem) < 4 or stem[-1] not in LAST:
        return stem
    if stem[:-1] in IN_I:
        return stem[:-1]
    verb = _after_consonant(stem, verbs) or _after_vowel(stem, verbs)
    if verb or stem in verbs or len(stem) < LONG:
        return verb or stem
    return next((stem[:-length] for ending, length in _SURE.items() if stem.endswith(ending)), stem)


def _after_vowel(stem: str, verbs: Container[str]) -> str:
    """Return the listed verb in a vowel that this is the passive of: қара-л."""
    return stem[:-1] if stem[-2] in VOWELS and stem[:-1] in verbs else ""


def _after_consonant(stem: str, verbs: Container[str]) -> str:
    """Return the listed verb in a consonant that this is the passive of: жаз-ыл, таб-ыл of тап, бөл-ін, never бөл-іл."""
    base = stem[:-2]
    if not stem.endswith(_PASSIVES) or base[-1] in VOWELS or (stem[-1] == base[-1] == "л"):
        return ""
    return next((verb for verb in (base, base[:-1] + DEVOICED.get(base[-1], base[-1])) if verb in verbs), "")


def passives(verb: str) -> tuple[str, ...]:
    """Return the passive and reflexive stems that a verb may have."""
    if verb[-1] in "ыіаеөоұүә":
        return verb + "л", verb + "н"
    vowel = "і" if harmony_of(verb) == Harmony.FRONT else "ы"
    voiced = len(verb) == 2 or verb[-2] in VOWELS
    base = verb[:-1] + VOICED.get(verb[-1], verb[-1]) if voiced else verb
    return (base + vowel + "н",) if verb[-1] == "л" else (base + vowel + "л", base + vowel + "н")


def kind(passive: str, verb: str) -> str:
    """Return the name of what it costs: -н after a consonant other than л is a reflexive, and rare."""
    return "reflexive" if passive[-1] == "н" and verb[-1] != "л" and verb[-1] not in VOWELS else "passive"
