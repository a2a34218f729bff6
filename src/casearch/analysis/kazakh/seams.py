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

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final

from casearch.analysis.kazakh.phonology import BACK_VOWELS, DEVOICED, VOICED, VOWELS, is_loan
from casearch.analysis.kazakh.tree import NUMBER_OF, EndingTree

Split = tuple[str, str, bool, int]
"""A stem, what happened to it, whether the ending is a verb's, and the ending's number."""
Change = tuple[int, str, str]
"""How many letters are to be cut from the end of what stands there, which to be put there, the name of what happened."""

MERGED: Final = {  # letter at the seam -> (what ended the stem, what began the ending)
    "я": (("й", "а"),),
    "ю": (("й", "у"),),
    "и": (("ы", "й"), ("і", "й")),
}
_MERGED: Final = {NUMBER_OF[letter]: parts for letter, parts in MERGED.items()}
# The vowel drops between a sonorant and one of these (орын, халық, ерік, қалып, ауыз).
BEFORE_DROPPED: Final = frozenset("рлйнуз")
AFTER_DROPPED: Final = frozenset("нқкпзрс")
# The vowel that dropped, by the first vowel of the ending; у does not tell.
DROPPED: Final = {"ы": "ы", "а": "ы", "і": "і", "е": "і"} | dict.fromkeys("у", "ыі")
HELPED: Final = ("кті", "фті", "ингі")
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
_UNCHANGED: Final[tuple[Change, ...]] = ((0, "", PLAIN),)


def seams(word: str, letters: bytes, endings: EndingTree) -> list[Split]:
    """Return the stems that may stand before an ending.

    Args:
        word: of Kazakh letters, three or more.
        letters: their numbers (``tree.numbered``).
        endings: the tree of those that are known.
    """
    step = endings.steps.get
    node, merged = 0, None
    for letter in letters[:1:-1]:
        further = step(node + letter)
        if further is None:
            merged = _MERGED.get(letter)
            break
        node = further
    in_consonant, in_vowel = endings.cuts[node]
    found = []
    for at, verbal, number in in_consonant:
        found.append((word[:at], PLAIN, verbal, number))
    for at, verbal, number in in_vowel:
        changes = CHANGES[word[at - 2 :][:4]]
        if changes is _UNCHANGED:
            found.append((word[:at], PLAIN, verbal, number))
        else:
            found += [(stem, change, verbal, number) for stem, change in _undone(word[:at], changes)]
    if merged:
        found += _parted(word, node, merged, endings)
    return found


def _parted(word: str, node: int, merged: Iterable[tuple[str, str]], endings: EndingTree) -> Iterator[Split]:
    """Yield the same where the first letter of an ending became one with the last of the stem; the rest of it is at that node."""
    for left, right in merged:
        further = endings.steps.get(node + NUMBER_OF[right])
        if further is None:
            continue
        at = len(word) - endings.depth(further)
        base = word[:at] if left == "й" and word[at - 1] == "и" else word[:at] + left
        stems = _undone(base, CHANGES[base[-2:] + right + word[at + 1 : at + 2]])
        for cut, verbal, number in chain(*endings.cuts[further]):
            if cut == at - len(word):
                yield from ((stem, change, verbal, number) for stem, change in stems)


def _undone(base: str, changes: Iterable[Change]) -> list[tuple[str, str]]:
    """Return the stems that could have become ``base`` by these changes, with what happened to them."""
    found = []
    for cut, put, change in changes:
        if (change is VOWEL and len(base) == 2) or (change is SOFT_SIGN and BACK_VOWELS.isdisjoint(base)):
            continue  # no vowel drops from a first syllable; only a back stem hides its ь
        happened = UNVOICED_LOAN if change is UNVOICED and is_loan(base) else change
        found.append((base[: len(base) - cut] + put, happened))
    return found


class _Changes(dict[str, tuple[Change, ...]]):
    """What may have happened at a seam, by the two letters on each side of it; at most nothing did."""

    def __missing__(self, letters: str) -> tuple[Change, ...]:
        found = tuple(_changes(letters[0], letters[1], letters[2:]))
        found = self[letters] = _UNCHANGED if found == _UNCHANGED else found
        return found


CHANGES: Final = _Changes()


def _changes(before: str, last: str, ending: str) -> Iterator[Change]:
    """Yield what may have happened to a stem whose last letters are now these, before an ending that starts so.

    Of the letter before the last one ``batch`` knows that only these sets of it are asked.
    """
    first = ending[0]
    if first not in VOWELS:
        yield _UNCHANGED[0]
        return
    # a voiceless stop left between vowels, as only loanwords leave it
    yield 0, "", UNVOICED if last in VOICED and before in VOWELS else PLAIN
    if last in AFTER_DROPPED and before in BEFORE_DROPPED:
        for vowel in DROPPED[first]:
            yield 1, vowel + last, VOWEL
    elif last in DEVOICED and before in VOWELS:  # after a sonorant they stay voiceless: халқы
        yield 1, DEVOICED[last], VOICE
    if first == "у":
        if last not in VOWELS:
            yield 0, "ы", BEFORE_U
            yield 0, "і", BEFORE_U
    elif last == "у":
        if ending in {"ып", "іп"}:
            yield 1, "п", P_TO_U
    elif first == "і" and last in "лрн" and before in BEFORE_SOFT:
        yield 0, "ь", SOFT_SIGN


def unhelped(stem: str) -> str:
    """Return a loanword without the і that helps a cluster before an ending, or the stem itself."""
    if not stem.endswith(HELPED) or VOWELS.isdisjoint(stem[:-1]):
        return stem
    return stem[:-1] if stem[-2] == "г" or is_loan(stem) else stem
