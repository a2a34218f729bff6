"""Which endings does a word end in? All of them as one tree of letters, walked from the last letter of the word.

The walk stops where no ending goes on, mostly after three or four letters; the deepest ending met names the next shorter one in
it, and so on. Letters are numbers here, vowels first, and nodes multiples of ``STEP``, so that a step is one look-up of a
whole number, and no piece of the word is cut out. The tree lies in ``model.bin`` as four rows of numbers.
"""

from __future__ import annotations

from codecs import charmap_build, charmap_encode
from collections.abc import Mapping, Sequence
from typing import Final

from casearch.analysis.kazakh.phonology import ALPHABET, VOWELS

STEP: Final = 64
"""More than there are letters."""
LETTERS: Final = "".join(sorted(VOWELS) + sorted(ALPHABET - VOWELS))
LAST_VOWEL: Final = len(VOWELS)
NUMBER_OF: Final = {letter: number for number, letter in enumerate(LETTERS, 1)}
"""The number of each letter; that of a vowel is at most ``LAST_VOWEL``."""

Cut = tuple[int, bool, int]
"""Where a word is cut before an ending, from its end (-3: before the last three letters), whether the ending is read as a
verb's, and its number as that."""

_NO_LETTER: Final = "\ufffe"
_NUMBERS: Final = charmap_build("\0" + LETTERS + _NO_LETTER * (255 - len(LETTERS)))


def numbered(word: str) -> bytes:
    """The letters of a word as their numbers, or nothing if one is not of the Kazakh Cyrillic alphabet."""
    try:
        found = charmap_encode(word, "strict", _NUMBERS)[0]
    except UnicodeEncodeError:
        return b""
    return b"" if 0 in found else found


class EndingTree:
    """The endings of the language, each with a number as a noun's ending, as a verb's, or both.

    Args:
        steps: for each node but the first, the node before it plus the letter that leads here, shallow nodes first.
        depths: how many letters each node is from the end of a word.
        nouns: the number, above 0, of the noun's ending that each node spells; 0 if it spells none.
        verbs: the same for verbs.
        shorter: the place of the next shorter ending that a word at this node ends in; 0 if there is none.
    """

    __slots__ = ("_rows", "cuts", "steps")

    def __init__(self, steps: Sequence[int], *rows: Sequence[int]) -> None:
        self._rows = rows
        self.steps = dict(zip(steps, range(STEP, STEP * len(rows[0]), STEP), strict=True))
        self.cuts = _Cuts(steps, rows)

    def rows(self) -> tuple[Sequence[int], ...]:
        """What it is made of."""
        return (list(self.steps), *self._rows)

    def depth(self, node: int) -> int:
        """How many letters a node is from the end of a word."""
        return self._rows[0][node // STEP]

    def endings(self) -> dict[str, tuple[int, int]]:
        """Every ending with its numbers."""
        surfaces = [""]
        for step in self.steps:
            surfaces.append(LETTERS[step % STEP - 1] + surfaces[step // STEP])
        _, nouns, verbs, _ = self._rows
        found = zip(surfaces, zip(nouns, verbs, strict=True), strict=True)
        return {surface: numbers for surface, numbers in found if any(numbers)}


class _Cuts(dict[int, tuple[list[Cut], list[Cut]]]):
    """Where a word that is at a node may be cut: before endings in a consonant, and before those in a vowel."""

    def __init__(self, steps: Sequence[int], rows: Sequence[Sequence[int]]) -> None:
        super().__init__()
        self._steps, self._rows = steps, rows

    def __missing__(self, node: int) -> tuple[list[Cut], list[Cut]]:
        place = node // STEP
        depths, nouns, verbs, shorter = self._rows
        found: tuple[list[Cut], list[Cut]] = ([], [])
        while place:
            these = found[self._steps[place - 1] % STEP <= LAST_VOWEL]
            if nouns[place]:
                these.append((-depths[place], False, nouns[place]))
            if verbs[place]:
                these.append((-depths[place], True, verbs[place]))
            place = shorter[place]
        self[node] = found
        return found


def tree(endings: Mapping[str, tuple[int, int]]) -> EndingTree:
    """The tree of some endings, each with its number as a noun's and as a verb's; 0 is none."""
    nodes = sorted(
        {ending[at:] for ending in endings for at in range(len(ending))}, key=lambda node: (len(node), node)
    )
    nodes.insert(0, "")
    places = {node: place for place, node in enumerate(nodes)}

    def shorter(node: str) -> int:
        return next((places[node[at:]] for at in range(1, len(node)) if node[at:] in endings), 0)

    return EndingTree(
        [places[node[1:]] * STEP + NUMBER_OF[node[0]] for node in nodes[1:]],
        [len(node) for node in nodes],
        [endings.get(node, (0, 0))[0] for node in nodes],
        [endings.get(node, (0, 0))[1] for node in nodes],
        [shorter(node) for node in nodes],
    )
