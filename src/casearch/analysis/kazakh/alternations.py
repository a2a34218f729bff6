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
=================  =========================  ===============================

``splits`` undoes what happens to the letters at the seam, ``restored`` what happens to the stem; the
costs are those of believing in the alternation.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from casearch.analysis.kazakh.phonology import BACK_VOWELS, DEVOICED, VOICED, VOWELS, is_loan

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

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
SOFT: Final = ("бл", *(vowel + letter for vowel in "аеиоуэя" for letter in "лрн"))

COST_DROPPED: Final = 0.4
COST_BEFORE_U: Final = 1.0
COST_P_TO_U: Final = -0.3
COST_UNVOICED: Final = 2.0
COST_UNVOICED_LOAN: Final = 0.5
COST_SOFT: Final = -1.5  # a back stem with a front ending: only ь explains it


def splits(word: str, known: Container[str]) -> Iterator[tuple[str, str]]:
    """Yield the ways to divide a word before a known ending, letters merged at the seam undone."""
    for at in range(2, len(word)):
        ending = word[at:]
        if ending in known:
            yield word[:at], ending
        for left, right in MERGED.get(word[at], ()):
            ending = right + word[at + 1 :]
            if ending in known:
                base = word[:at]
                yield (base if left == "й" and base[-1] == "и" else base + left), ending


def restored(base: str, ending: str) -> list[tuple[str, float]]:
    """Return the stems that could have become ``base`` before ``ending``, ``base`` first."""
    first, last = ending[0], base[-1]
    if first not in VOWELS:
        return [(base, 0.0)]
    found = [(base, _voicing_missed(base))]
    if last in DEVOICED and base[-2] in VOWELS:  # after a sonorant they stay voiceless: халқы
        found.append((base[:-1] + DEVOICED[last], 0.0))
    if last in AFTER_DROPPED and base[-2] in BEFORE_DROPPED and len(base) > 2:
        found += [(base[:-1] + vowel + last, COST_DROPPED) for vowel in DROPPED[first]]
    if first == "у" and last not in VOWELS:
        found += [(base + vowel, COST_BEFORE_U) for vowel in "ыі"]
    if last == "у" and ending[:2] in ("ып", "іп"):
        found.append((base[:-1] + "п", COST_P_TO_U))
    if first == "і" and base.endswith(SOFT) and not BACK_VOWELS.isdisjoint(base):
        found.append((base + "ь", COST_SOFT))
    return found


def _voicing_missed(base: str) -> float:
    """Return the cost of a voiceless stop left between vowels, as only loanwords leave it."""
    if base[-1] in VOICED and base[-2] in VOWELS:
        return COST_UNVOICED_LOAN if is_loan(base) else COST_UNVOICED
    return 0.0
