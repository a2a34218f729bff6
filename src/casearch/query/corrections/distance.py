"""How far is one spelling from another? Edits, counted alike or by how easily a hand or an ear makes them.

Optimal string alignment (Damerau-Levenshtein, no substring edited twice).
"""

from __future__ import annotations

from typing import Final

_ROWS: Final = (
    "qwertyuiop", "asdfghjkl", "zxcvbnm",
    "йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю", "әіңғүұқөһ",
)  # fmt: skip
_ALIKE: Final = (
    "аяоә", "еэиёі", "ыиій", "уюүұ", "оө", "гғх", "кқх", "нң", "хһғ", "бпв", "дт", "зс", "жшщч", "цс", "ьъ",
    "aeiouy", "ckqs", "sz", "bpv", "dt", "gj", "mn", "fvw", "iy",
)  # fmt: skip
ALIKE: Final = 0.6
"""Of letters that sound alike, or are one letter to those without a Kazakh keyboard."""
NEIGHBOURS: Final = 0.75
"""Of letters whose keys touch, for another."""
SWAPPED: Final = 0.75
DOUBLED: Final = 0.6
"""Of a letter typed twice, or once for twice."""
SLIPPED: Final = 0.9
"""Of a letter typed beside its neighbour on the keyboard."""


def _pairs() -> dict[tuple[str, str], float]:
    pairs: dict[tuple[str, str], float] = {}
    for row in _ROWS:
        for at, one in enumerate(row):
            for other in row[max(0, at - 1) : at + 2]:
                pairs[one, other] = NEIGHBOURS
    for upper, lower in (
        (_ROWS[0], _ROWS[1]),
        (_ROWS[1], _ROWS[2]),
        (_ROWS[3], _ROWS[4]),
        (_ROWS[4], _ROWS[5]),
    ):
        for at, one in enumerate(lower):
            for other in upper[at : at + 2]:
                pairs[one, other] = pairs[other, one] = NEIGHBOURS
    for letters in _ALIKE:
        for one in letters:
            for other in letters:
                pairs[one, other] = ALIKE
    return pairs


_PAIRS: Final = _pairs()


def edit_distance(a: str, b: str) -> int:
    """Edits from one to the other, each counted 1."""
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, letter in enumerate(a, 1):
        before, above, row = row, before, [i]
        for j, other in enumerate(b, 1):
            best = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == b[j - 2] and a[i - 2] == other:
                best = min(best, above[j - 2] + 1)
            row.append(best)
    return row[-1]


def weighted_distance(typed: str, meant: str) -> float:
    """Edits that lead from the word that was meant to the one that was typed, easy ones counted less."""
    before: list[float] = []
    row = [0.0]
    for j in range(len(meant)):
        row.append(row[-1] + _left_out(meant, j))
    for i, letter in enumerate(typed, 1):
        before, above, row = row, before, [row[0] + _put_in(typed, i - 1)]
        for j, other in enumerate(meant, 1):
            best = min(
                before[j] + _put_in(typed, i - 1),
                row[j - 1] + _left_out(meant, j - 1),
                before[j - 1] + (0.0 if letter == other else _PAIRS.get((letter, other), 1.0)),
            )
            if i > 1 and j > 1 and letter == meant[j - 2] and typed[i - 2] == other:
                best = min(best, above[j - 2] + SWAPPED)
            row.append(best)
    return row[-1]


def _left_out(meant: str, at: int) -> float:
    return DOUBLED if at and meant[at] == meant[at - 1] else 1.0


def _put_in(typed: str, at: int) -> float:
    beside = typed[max(0, at - 1) : at] + typed[at + 1 : at + 2]
    if typed[at] in beside:
        return DOUBLED
    return SLIPPED if any(_PAIRS.get((typed[at], other)) == NEIGHBOURS for other in beside) else 1.0
