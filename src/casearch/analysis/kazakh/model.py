"""What the stemmer knows, as it was compiled: endings, stems and costs in one file, read on first use.

``tools/compile_kazakh.py`` makes ``model.bin`` from the tables of this package, the lexicon and the costs that
``tools/train_kazakh.py`` estimated. The file is text, packed: nothing in it is executed. Costs are whole numbers,
``UNIT`` to a nat.
"""

from __future__ import annotations

import json
import sys
import zlib
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from casearch.analysis.kazakh.file import MAGIC, read
from casearch.analysis.kazakh.shape import LONG, VERY_LONG, of_length, traits, two_tell
from casearch.analysis.kazakh.tree import EndingTree

UNIT: Final = 24
LONGEST_WORD: Final = 80
"""Letters; nothing longer is a word."""
IMPOSSIBLE: Final = 1 << 20
ZERO: Final = 1 << 10
"""What stands for nothing in the file among costs that may be negative."""

TREE: Final = ("steps", "depths", "noun endings", "verb endings", "shorter")
"""The parts of the file that are the tree of endings."""

Ends = list[list[list["_Ends"]]]


@dataclass(slots=True)
class Model:
    """What the stemmer knows.

    Args:
        endings: each surface ending with its number.
        after: what an ending costs after a stem, at the number of the ending plus that of the stem's host.
        nouns: cost of each listed noun, with endings or without.
        verbs: cost of each listed verb or passive of one.
        words: cost of each listed word that has no endings.
        normal: listed stems that are indexed as another one (passives; роль without its soft sign).
        heard: what is taken off the cost of a stem that stands under many forms, by ``heard_key``.
        lengths: cost of an unlisted noun and of an unlisted verb by its letters.
        ends: cost of the end of an unlisted noun or verb, of a native or loan word, of so many letters, by its letters.
        least_end: the least of ``ends``.
        least: the same less the most that is taken off.
        costs: of seams, of bare words, and of the traits of a stem, by name.
        digest: names all of it.
    """

    endings: EndingTree
    after: Sequence[int]
    nouns: dict[str, int]
    verbs: dict[str, int]
    words: dict[str, int]
    normal: dict[str, str]
    heard: dict[int, int]
    costs: dict[str, int]
    bare_noun: int
    bare_verb: int
    lengths: tuple[list[int], list[int]]
    ends: Ends
    least_end: int
    least: int
    digest: str


def heard_key(stem: str, verbal: bool) -> int:
    """The number a stem goes by among those that were heard: the words themselves are not kept."""
    return zlib.crc32(stem.encode(), verbal)


def pack(parts: Mapping[str, str | Sequence[int]], digest: str) -> bytes:
    """The file of a model: its parts one after the other, texts as they are, numbers as 32-bit integers.

    Args:
        parts: see ``model``.
        digest: of what it was made from.
    """
    raw = {name: part.encode() if isinstance(part, str) else _bytes(part) for name, part in parts.items()}
    head = json.dumps({name: (len(part), isinstance(parts[name], str)) for name, part in raw.items()})
    packed = zlib.compress(head.encode() + b"\n" + b"".join(raw.values()), 9)
    return MAGIC + digest.encode() + b"\n" + packed


def _bytes(numbers: Sequence[int]) -> bytes:
    found = array("I", numbers)
    if sys.byteorder == "big":
        found.byteswap()
    return found.tobytes()


def _unpack(packed: bytes) -> tuple[dict[str, list[str]], dict[str, array[int]]]:
    """The parts of a file: texts cut at white space, and numbers."""
    head, _, rest = zlib.decompress(packed).partition(b"\n")
    texts: dict[str, list[str]] = {}
    numbers: dict[str, array[int]] = {}
    at = 0
    for name, (length, text) in json.loads(head).items():
        part = rest[at : at + length]
        at += length
        if text:
            texts[name] = part.decode().split("\n")
        else:
            numbers[name] = array("I", part)
            if sys.byteorder == "big":
                numbers[name].byteswap()
    return texts, numbers


@cache
def model() -> Model:
    """The model of this installation."""
    digest, packed = read()
    texts, numbers = _unpack(packed)

    def costs(name: str) -> dict[str, int]:
        return dict(zip(texts[name], numbers[name + " costs"], strict=True))

    named = {name: cost - ZERO for name, cost in costs("names").items()}
    lengths = _lengths(named)
    least_end = min(named[name] for name in named if " in -" in name)
    return Model(
        endings=EndingTree(*(numbers[row] for row in TREE)),
        after=numbers["after"].tolist(),
        nouns=costs("nouns"),
        verbs=costs("verbs"),
        words=costs("words"),
        normal=dict(zip(texts["normal"], texts["normal of"], strict=True)),
        heard=dict(zip(numbers["heard"], numbers["heard costs"], strict=True)),
        costs=named,
        bare_noun=named["bare noun"],
        bare_verb=named["bare verb"],
        ends=_ends(named),
        least_end=least_end,
        least=least_end - max(numbers["heard costs"]),
        lengths=lengths,
        digest=digest,
    )


def _lengths(costs: Mapping[str, int]) -> tuple[list[int], list[int]]:
    """The costs of the length of nouns and of verbs; a stem of no or one letter is none."""
    nouns, verbs = (
        [IMPOSSIBLE, IMPOSSIBLE, *(costs[of_length(n, verbal)] for n in range(2, LONGEST_WORD + 2))]
        for verbal in (False, True)
    )
    return nouns, verbs


class _Ends(dict[str, int]):
    """The costs of how unlisted stems end, by their last letters (see ``shape.traits``)."""

    def __init__(self, costs: Mapping[str, int], length: int, verbal: bool, loan: bool) -> None:
        super().__init__()
        self._costs, self._kind = costs, (length, verbal, loan)

    def __missing__(self, tail: str) -> int:
        telling = tail[-2:] if two_tell(tail) else tail
        if telling != tail:
            found = self[tail] = self[telling]
        else:
            found = self[tail] = sum(self._costs[name] for name in traits(tail, *self._kind))
        return found


def _ends(costs: Mapping[str, int]) -> Ends:
    """The costs of the ends of nouns and of verbs, native and loan, by how long the stem is."""
    found = []
    for verbal in (False, True):
        of_kind = []
        for loan in (False, True):
            short, long, very_long = (_Ends(costs, length, verbal, loan) for length in (0, LONG, VERY_LONG))
            of_kind.append(
                [short] * LONG + [long] * (VERY_LONG - LONG) + [very_long] * (LONGEST_WORD + 2 - VERY_LONG)
            )
        found.append(of_kind)
    return found
