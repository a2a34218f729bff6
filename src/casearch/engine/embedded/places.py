"""Where do the words of a query stand in the hits of a page? Of long rows of positions only those blocks are read."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
import numpy.typing as npt

from casearch.engine.base import FieldTerm, Places
from casearch.engine.embedded.damage import damage_noticed
from casearch.engine.embedded.packing import Ints
from casearch.engine.embedded.postings import running
from casearch.engine.embedded.schema import POSITION_FIELDS, TITLE_END
from casearch.engine.embedded.segment import Segment
from casearch.engine.embedded.view import View
from casearch.nodes import BODY, TITLE_WEIGHT

MOST_KEPT: Final = 32 << 20
"""Bytes of the lists that are kept, all together, for the terms that come again."""


@dataclass(frozen=True, slots=True)
class _Held:
    """Which documents of a segment hold a term, and where theirs lie in the field's row of positions.

    Args:
        documents: rising.
        first: where the term's positions begin.
        cuts: from there on, where those of each document begin, and where the last one's end.
    """

    documents: npt.NDArray[np.uint32]
    first: int
    cuts: npt.NDArray[np.uint32]


class HeldTerms:
    """The lists of terms that were asked for last, as many as the memory allows."""

    def __init__(self, most: int = MOST_KEPT) -> None:
        self._most, self._size = most, 0
        self._kept: OrderedDict[tuple[int, FieldTerm], _Held | None] = OrderedDict()

    def of(self, number: int, segment: Segment, term: FieldTerm) -> _Held | None:
        """Those of a term in a segment, which is the ``number``-th."""
        key = number, term
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        held = _held(segment, term)
        self._kept[key] = held
        self._size += _size(held)
        while self._size > self._most and len(self._kept) > 1:
            self._size -= _size(self._kept.popitem(last=False)[1])
        return held


def places(view: View, kept: HeldTerms, numbers: Sequence[int], terms: Iterable[FieldTerm]) -> list[Places]:
    """At which positions terms stand in documents.

    Raises:
        ValueError: a field has no positions.
    """
    asked = list(dict.fromkeys(terms))
    if not {field for field, _ in asked}.issubset(POSITION_FIELDS):
        raise ValueError("only the fields of words have positions")
    documents, back = np.unique(np.array(numbers, np.int64), return_inverse=True)
    titles = view.column(TITLE_END)[documents].tolist()
    lengths = view.column(BODY)[documents].tolist()
    found: list[dict[FieldTerm, Sequence[int]]] = [{} for _ in titles]
    cuts = np.searchsorted(documents, [*view.starts, view.size]).tolist()
    for number, (first, last) in enumerate(pairwise(cuts)):
        if first < last:
            inside = documents[first:last] - view.starts[number]
            segment = view.segments[number]
            held = {term: kept.of(number, segment, term) for term in asked}
            _add(segment, inside, held, found[first:last])
    rows = [
        Places(title, length - TITLE_WEIGHT * title, positions)
        for title, length, positions in zip(titles, lengths, found, strict=True)
    ]
    return [rows[row] for row in back.tolist()]


def _add(
    segment: Segment,
    documents: Ints,
    terms: Mapping[FieldTerm, _Held | None],
    found: Sequence[dict[FieldTerm, Sequence[int]]],
) -> None:
    """Add the positions in some documents of one segment, field by field."""
    spots: dict[str, list[tuple[int, FieldTerm, int, int]]] = {}
    for term, held in terms.items():
        if held is None:
            continue
        among = np.searchsorted(held.documents, documents)
        rows = np.flatnonzero(held.documents[np.minimum(among, len(held.documents) - 1)] == documents)
        begin, end = held.cuts[among[rows]].tolist(), held.cuts[among[rows] + 1].tolist()
        spots.setdefault(term[0], []).extend(
            (row, term, held.first + first, last - first)
            for row, first, last in zip(rows.tolist(), begin, end, strict=True)
        )
    for name, some in spots.items():
        field = segment.field(name)
        if field is None or not some:
            continue
        starts, counts = np.array([spot[2:] for spot in some], np.int64).T
        with damage_noticed(segment.path):
            positions = running(field.steps(starts, counts), counts).tolist()
        at = 0
        for row, term, _, length in some:
            found[row][term] = positions[at : at + length]
            at += length


def _held(segment: Segment, term: FieldTerm) -> _Held | None:
    """The one place that reads whole lists for this."""
    field = segment.field(term[0])
    if field is None:
        return None
    with damage_noticed(segment.path):
        entry = field.terms.find(term[1].encode(errors="surrogatepass"))
        if entry is None:
            return None
        cuts = np.cumsum(np.concatenate(([0], field.counts(entry))))
        return _Held(field.documents(entry).astype(np.uint32), entry.before[1], cuts.astype(np.uint32))


def _size(held: _Held | None) -> int:
    return 200 + (held.documents.nbytes + held.cuts.nbytes if held else 0)
