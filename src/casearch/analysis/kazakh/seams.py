"""What did the stem look like before the ending changed it? Each split of a word, undone.

Kazakh spelling changes a stem before an ending that begins with a vowel, in a handful of ways:

=================  =========================  ===============================
п к қ are voiced   кітап + ы  -> кітабы       шық + ады -> шығады
a vowel drops      халық + ы  -> халқы        қорық + ады -> қорқады
ы і before й       оқы + йды  -> оқиды        ері + йді -> ериді
ы і before у       оқы + у    -> оқу          тану, есту
й + а, й + у       қой + ады  -> қояды        қой + у -> қою
п before -ып       тап + ып   -> тауып        жап + ып -> жауып
ь drops            роль + і   -> ролі         ансамбль + і -> ансамблі
і helps a cluster  субъект + сі -> субъектісі  митинг + де -> митингіде
=================  =========================  ===============================

``seams`` gives each stem that may have stood there with the name of what happened to it; what it costs to
believe in that is under the same name in ``costs.tsv``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from casearch.analysis.kazakh.phonology import BACK_VOWELS, DEVOICED, VOICED, VOWELS, is_loan

if TYPE_CHECKING:
    from collections.abc import Iterator

Readings = TypeVar("Readings")

MERGED: Final = {  # letter at the seam -> (what ended the stem, what began the ending)
    "я": (("й", "а"),),
    "ю": (("й", "у"),),
    "и": (("ы", "й"), ("і", "й")),
}
# The vowel drops between a sonorant and one of these (орын, халық, ерік, қалып, ауыз).
BEFORE_DROPPED: Final = frozenset("рлйнуз")
AFTER_DROPPED: Final = frozenset("нқкпзрс")
# The vowel that dropped, by the first vowel of the ending; у does not tell.
DROPPED: Final = {"ы": "ы", "а": "ы", "і": "і", "е": "і"} | dict.fromkeys("у", "ыі")
HELPED: Final = ("кті", "фті", "ингі")
CHANGING: Final = AFTER_DROPPED | VOICED.keys() | DEVOICED.keys() | frozenset("улрн")
"""Letters before a vowel that may have been others; а у after any consonant may hide ы і."""
BEFORE_SOFT: Final = frozenset("баеиоуэя")

# names of what may happen at a seam, and what one would expect it to cost, in letters
PLAIN, VOICE, UNVOICED, UNVOICED_LOAN, VOWEL, BEFORE_U, P_TO_U, SOFT_SIGN = (
    "plain", "voiced", "not voiced", "loan not voiced", "dropped vowel", "vowel before у", "п to у", "soft sign",
)  # fmt: skip
PRIORS: Final = {
    PLAIN: 0.0,
    VOICE: 0.0,
    UNVOICED: 2.0,
    UNVOICED_LOAN: 0.5,
    VOWEL: 0.4,
    BEFORE_U: 1.0,
    P_TO_U: -0.3,
    SOFT_SIGN: -1.5,  # a back stem with a front ending: only ь explains it
}


def seams(word: str, known: dict[str, Readings]) -> list[tuple[str, str, Readings]]:
    """Return the stems that may stand before a known ending, with what changed and what is known of the ending."""
    get = known.get
    found = []
    for at in range(2, len(word)):
        readings = get(word[at:])
        if readings is not None:
            if word[at] in VOWELS and (word[at - 1] in CHANGING or word[at] == "у"):
                for stem, change in _restored(word[:at], word[at:]):
                    found.append((stem, change, readings))
            else:
                found.append((word[:at], PLAIN, readings))
    if "и" in word or "я" in word or "ю" in word:
        found += _parted(word, known)
    return found


def _parted(word: str, known: dict[str, Readings]) -> Iterator[tuple[str, str, Readings]]:
    """Yield the same for the endings whose first letter became one with the last of the stem."""
    for at in range(2, len(word)):
        for left, right in MERGED.get(word[at], ()):
            ending = right + word[at + 1 :]
            if ending in known:
                base = word[:at] if left == "й" and word[at - 1] == "и" else word[:at] + left
                if right in VOWELS:
                    yield from ((*each, known[ending]) for each in _restored(base, ending))
                else:
                    yield base, PLAIN, known[ending]


def _restored(base: str, ending: str) -> list[tuple[str, str]]:
    """Return the stems that could have become ``base`` before an ending that begins with a vowel, ``base`` first."""
    first, last, before = ending[0], base[-1], base[-2]
    found = [(base, PLAIN)]
    if last in AFTER_DROPPED and before in BEFORE_DROPPED and len(base) > 2:
        found += [(base[:-1] + vowel + last, VOWEL) for vowel in DROPPED[first]]
    elif last in DEVOICED and before in VOWELS:  # after a sonorant they stay voiceless: халқы
        found.append((base[:-1] + DEVOICED[last], VOICE))
    if (
        last in VOICED and before in VOWELS
    ):  # a voiceless stop left between vowels, as only loanwords leave it
        found[0] = (base, UNVOICED_LOAN if is_loan(base) else UNVOICED)
    if first == "у":
        if last not in VOWELS:
            found += [(base + "ы", BEFORE_U), (base + "і", BEFORE_U)]
    elif last == "у":
        if ending[:2] in {"ып", "іп"}:
            found.append((base[:-1] + "п", P_TO_U))
    elif first == "і" and last in "лрн" and before in BEFORE_SOFT and not BACK_VOWELS.isdisjoint(base):
        found.append((base + "ь", SOFT_SIGN))
    return found


def unhelped(stem: str) -> str:
    """Return a loanword without the і that helps a cluster before an ending, or the stem itself."""
    return stem[:-1] if stem.endswith(HELPED) and (stem[-2] == "г" or is_loan(stem)) else stem
