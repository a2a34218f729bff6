"""Where do the words of a query stand in the hits of a page? Of long rows of positions only those blocks are read."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Final

import numpy as np
import numpy.typing as npt

from casearch.engine.base import FieldTerm, Spots
from casearch.engine.embedded.damage import damage_noticed
from casearch.engine.embedded.dictionary import Entry
from casearch.engine.embedded.fields import Field
from casearch.engine.embedded.packing import Ints
from casearch.engine.embedded.postings import running
from casearch.engine.embedded.schema import POSITION_FIELDS, TITLE_END
from casearch.engine.embedded.segment import Segment
from casearch.engine.embedded.view import View
from casearch.nodes import BODY, TITLE_WEIGHT

_FEW: Final = 64
"""Places of a row of which so few are read one by one; more of them together, by arrays."""

MOST_KEPT: Final = 32 << 20
"""Bytes of the lists that are kept, all together, for the terms that come again."""


@dataclass(frozen=True, slots=True)
class _Held:
    """Which documents of a segment hold a term, and where theirs lie in the field's row of positions.

    Args:
        documents: rising.
        first: where the term's positions begin.
        cuts: from there on, where those of each document end.
    """

    documents: npt.NDArray[np.uint32]
    first: int
    cuts: npt.NDArray[np.uint32]

    @property
    def nbytes(self) -> int:
        """What it takes in memory."""
        return 400 + self.documents.nbytes + self.cuts.nbytes


class HeldTerms:
    """The lists of the terms that were asked for last, as many as the memory allows."""

    def __init__(self, most: int = MOST_KEPT) -> None:
        self._most, self.size = most, 0
        self._kept: OrderedDict[tuple[int, FieldTerm], _Held] = OrderedDict()

    def of(self, number: int, segment: Segment, name: str, terms: Iterable[str]) -> dict[str, _Held]:
        """Those of terms that a field of a segment holds, which is the ``number``-th."""
        found: dict[str, _Held] = {}
        new: list[str] = []
        for term in terms:
            held = self._kept.get((number, (name, term)))
            if held is None:
                new.append(term)
            else:
                self._kept.move_to_end((number, (name, term)))
                found[term] = held
        for term, held in _read(segment, name, new).items():
            self._kept[number, (name, term)] = found[term] = held
            self.size += held.nbytes
        while self.size > self._most:
            self.size -= self._kept.popitem(last=False)[1].nbytes
        return found


def spots(view: View, kept: HeldTerms, numbers: Sequence[int], terms: Iterable[FieldTerm]) -> list[Spots]:
    """At which positions terms stand in documents.

    Raises:
        ValueError: a field has no positions.
    """
    asked: dict[str, dict[str, None]] = {}
    for field, term in terms:
        asked.setdefault(field, {})[term] = None
    if not asked.keys() <= set(POSITION_FIELDS):
        raise ValueError("only the fields of words have positions")
    distinct = sorted(set(numbers))
    documents = np.array(distinct, np.int64)
    titles = view.column(TITLE_END)[documents].tolist()
    lengths = view.column(BODY)[documents].tolist()
    found: list[dict[FieldTerm, Sequence[int]]] = [{} for _ in titles]
    cuts = np.searchsorted(documents, [*view.starts, view.size]).tolist()
    for number, (first, last) in enumerate(pairwise(cuts)):
        if first < last:
            segment, inside = view.segments[number], documents[first:last] - view.starts[number]
            for name, some in asked.items():
                _add(segment, name, kept.of(number, segment, name, some), inside, found[first:last])
    rows = [
        Spots(title, length - TITLE_WEIGHT * title, positions)
        for title, length, positions in zip(titles, lengths, found, strict=True)
    ]
    row_of = dict(zip(distinct, rows, strict=True))
    return [row_of[number] for number in numbers]


def _add(
    segment: Segment,
    name: str,
    terms: Mapping[str, _Held],
    documents: Ints,
    found: Sequence[dict[FieldTerm, Sequence[int]]],
) -> None:
    """Add the positions of terms of one field in some documents of one segment."""
    places: list[tuple[int, str]] = []
    starts: list[int] = []
    counts: list[int] = []
    asked = documents.astype(np.uint32)  # of the lists' type, or each of them is converted first
    for term, held in terms.items():
        among = held.documents.searchsorted(asked)
        rows = (held.documents.take(among, mode="clip") == asked).nonzero()[0]
        for row, at in zip(rows.tolist(), among[rows].tolist(), strict=True):
            begin = int(held.cuts[at - 1]) if at else 0
            places.append((row, term))
            starts.append(held.first + begin)
            counts.append(int(held.cuts[at]) - begin)
    field = segment.field(name)
    if field is None or not places:
        return
    if len(places) <= _FEW:
        with damage_noticed(segment.path):
            for (row, term), start, count in zip(places, starts, counts, strict=True):
                found[row][name, term] = list(accumulate(field.few_steps(start, count)))
        return
    with damage_noticed(segment.path):
        lengths = np.array(counts)
        positions = running(field.steps(np.array(starts), lengths), lengths).tolist()
    at = 0
    for (row, term), count in zip(places, counts, strict=True):
        found[row][name, term] = positions[at : at + count]
        at += count


def _read(segment: Segment, name: str, terms: Sequence[str]) -> dict[str, _Held]:
    """The lists of the terms that a segment holds, all at once: the one place that reads whole lists for this."""
    field = segment.field(name)
    if field is None or not terms:
        return {}
    with damage_noticed(segment.path):
        entries = {term: field.terms.find(term.encode(errors="surrogatepass")) for term in terms}
        known = {term: entry for term, entry in entries.items() if entry is not None}
        return dict(zip(known, _lists(field, list(known.values())), strict=True)) if known else {}


def _lists(field: Field, entries: Sequence[Entry]) -> list[_Held]:
    df = np.array([entry.numbers[0] for entry in entries])
    documents, counts = field.located(entries)
    cuts = running(counts, df)
    parts = [
        slice(end - length, end) for length, end in zip(df.tolist(), np.cumsum(df).tolist(), strict=True)
    ]
    return [  # each with arrays of its own, so that what is let go is free
        _Held(documents[part].astype(np.uint32), entry.before[1], cuts[part].astype(np.uint32))
        for entry, part in zip(entries, parts, strict=True)
    ]
