"""What sounds are there in a Kazakh word? Letters, final-sound classes, vowel harmony.

Two facts about the end of a stem decide how every ending after it is spelled:

* its *final-sound class*, which picks the first consonant of the ending (``бала-лар``,
  ``ел-дер``, ``мектеп-тер``); six classes tell all the endings apart;
* its *harmony*, back or front, which picks the vowels (``қала-да``, ``мектеп-те``).

A host is a stem seen only through these two facts. It is one bit of twelve, so that the set of
hosts an ending may follow is an integer, and "may this ending follow this stem?" is one ``&``.
"""

from __future__ import annotations

from enum import IntEnum, IntFlag
from typing import Final

from casearch.patterns import regex

BACK_VOWELS: Final = frozenset("аоұыяё")
FRONT_VOWELS: Final = frozenset("әөүіеэ")
FRONT_LETTERS: Final = FRONT_VOWELS | frozenset("кг")
NEUTRAL_VOWELS: Final = frozenset("иую")
VOWELS: Final = BACK_VOWELS | FRONT_VOWELS | NEUTRAL_VOWELS
ALPHABET: Final = frozenset("аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя")

# letters only loanwords have; о past the first syllable also gives a loanword away
LOAN_LETTERS: Final = frozenset("вфцчщъьэёюя")

# What voiceless stops become between vowels (кітап, кітабы), and the way back.
VOICED: Final = {"п": "б", "к": "г", "қ": "ғ"}
DEVOICED: Final = {voiced: voiceless for voiceless, voiced in VOICED.items()}


class Harmony(IntFlag):
    """Which series of vowels may follow."""

    BACK = 1
    FRONT = 2
    EITHER = 3


class FinalSound(IntEnum):
    """The class of the last sound of a host."""

    VOWEL = 0
    GLIDE = 1  # р й у: the plural is -лар
    LATERAL = 2  # л: like р, but the plural is -дар
    NASAL = 3  # м н ң: the genitive is -ның, the ablative -нан
    SIBILANT = 4  # з ж: the instrumental is -бен
    VOICELESS = 5  # п т к қ с ш, and all obstruents of loanwords: -тар, -тың


_LETTERS: Final = {
    FinalSound.VOWEL: "аәеёоөұүыіэя",
    FinalSound.GLIDE: "рйуию",
    FinalSound.LATERAL: "л",
    FinalSound.NASAL: "мнң",
    FinalSound.SIBILANT: "зж",
    FinalSound.VOICELESS: "пткқсшщчцфхһбвгғдъ",
}
FINAL_OF: Final = {letter: final for final, letters in _LETTERS.items() for letter in letters}


def final_of(stem: str) -> FinalSound:
    """Return the final-sound class of a stem; a soft sign is not a sound."""
    return FINAL_OF.get(stem.rstrip("ь")[-1:], FinalSound.VOICELESS)


def harmony_of(stem: str) -> Harmony:
    """Return the harmony a stem asks of its endings.

    The last vowel decides, with exceptions: и у ю are spelled alike in both series, so a final у
    leaves the choice to the vowel before (``келу-ге``, ``оқу-ға``), and и takes either. So do surnames in
    -ев and -ин (``Ашықбаев-тың``), words in a soft sign, and those in к г, which are front letters
    after any vowel (``банк-тер``).
    """
    if stem.endswith(("ь", "ев", "ин", "к", "г")):
        return Harmony.EITHER
    for letter in reversed(stem):
        if letter in BACK_VOWELS:
            return Harmony.BACK
        if letter in FRONT_VOWELS:
            return Harmony.FRONT
        if letter == "и":
            return Harmony.EITHER
        if letter == "у" and not stem.endswith("у"):
            return Harmony.BACK
    return Harmony.EITHER


def host_bit(final: int, harmony: int) -> int:
    """Return the bits of the hosts of this class and harmony."""
    return harmony << (2 * final)


HOST_TAIL: Final = 4
"""Letters at the end of a stem that decide what host it is: a vowel is among them."""


def host_of(stem: str) -> int:
    """Return the bits of the hosts a stem can stand for: two if it takes either harmony."""
    tail = stem[-HOST_TAIL:]
    return host_bit(final_of(tail), harmony_of(tail))


HOSTS: Final = tuple(host_bit(final, harmony) for final in FinalSound for harmony in (1, 2, 3))
"""What ``host_of`` may answer."""
_NUMBERS: Final = {host: number for number, host in enumerate(HOSTS, 1)}


class _HostNumbers(dict[str, int]):
    """The number, from 1, that a stem's host has in ``HOSTS``, by the last ``HOST_TAIL`` letters of the stem."""

    def __missing__(self, tail: str) -> int:
        found = self[tail] = _NUMBERS[host_of(tail)]
        return found


class _SureHostNumbers(dict[str, int]):
    """The same by the last two letters, or 0 if it takes more of them; mostly two will do, and there are few."""

    def __missing__(self, tail: str) -> int:
        sure = len({host_of(letter + tail) for letter in "аәт"}) == 1
        found = self[tail] = _NUMBERS[host_of(tail)] if sure else 0
        return found


HOST_NUMBERS: Final = _HostNumbers()
SURE_HOST_NUMBERS: Final = _SureHostNumbers()


def is_loan(stem: str) -> bool:
    """Tell whether the spelling gives a loanword away.

    Letters only they have, о past the first syllable, two consonants at the start, back and front sounds together.
    """
    return _LOAN.search(stem) is not None


_LOAN: Final = regex(
    rf"[{''.join(sorted(LOAN_LETTERS))}]|(?<=..)о|^[^{''.join(sorted(VOWELS))}]{{2}}"
    rf"|[{''.join(sorted(BACK_VOWELS))}].*[{''.join(sorted(FRONT_LETTERS))}]"
    rf"|[{''.join(sorted(FRONT_LETTERS))}].*[{''.join(sorted(BACK_VOWELS))}]"
)
