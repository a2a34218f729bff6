"""Which documents hold a phrase or a neighbourhood, and how often? Over the places of whole lists at once.

A place is one number, ``document * STRIDE + position``, so that "the next word" is the next number and no row reaches
into the next document. An occurrence counts as a term's does: twice where it starts in the title.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from casearch.engine.embedded.distinct import distinct
from casearch.engine.embedded.places import STRIDE, Places
from casearch.engine.embedded.positions import near_starts, phrase_starts
from casearch.engine.embedded.postings import Floats, Ints
from casearch.engine.embedded.schema import POSITION_FIELDS, TITLE_END
from casearch.engine.embedded.view import View
from casearch.nodes import BODY, NAMES, SURFACE, TITLE_WEIGHT

_NONE = np.empty(0, np.int64), np.empty(0)

Found = tuple[Ints, Floats]
"""Documents and how often each holds what is asked."""


def phrase(view: View, field: str, parts: Sequence[Sequence[str]], slop: int) -> Found:
    """Documents where the parts stand in order, each up to ``slop`` places further than right behind the one before."""
    places = _places(view, field, parts)
    if places is None:
        return _NONE
    return _counted(view, field, _row(places) if slop == 0 else phrase_starts(_together(places), slop))


def near(view: View, field: str, parts: Sequence[Sequence[str]], distance: int) -> Found:
    """Documents where all parts stand in one window of ``distance + 1`` places."""
    places = _places(view, field, parts)
    if places is None:
        return _NONE
    return _counted(view, field, near_starts(_together(places), distance))


def _places(view: View, field: str, parts: Sequence[Sequence[str]]) -> list[Ints] | None:
    """The places of each part; nothing where several parts cannot match."""
    if field not in POSITION_FIELDS:
        return None  # several parts do not fit on the one position that other fields have
    if not all(any(len(view.term_list(field, term).documents) for term in part) for part in parts):
        return None
    return [_union([view.places(field, term) for term in part]) for part in parts]


def _union(members: Sequence[Places]) -> Ints:
    if len(members) == 1:
        return members[0].numbers
    return distinct(np.concatenate([member.numbers for member in members]))


def _row(places: Sequence[Ints]) -> Ints:
    """Where parts stand right behind one another, looked for from the rarest on."""
    first, *others = sorted(range(len(places)), key=lambda part: len(places[part]))
    starts = places[first] - first if first else places[first]
    for part in others:
        wanted = starts + part if part else starts
        at = places[part].searchsorted(wanted)
        starts = starts[places[part].take(at, mode="clip") == wanted]
        if not len(starts):
            break
    return starts


def _together(places: Sequence[Ints]) -> list[Ints]:
    """The places in those documents that hold all parts."""
    first, *others = sorted(places, key=len)
    documents = distinct(first // STRIDE)
    for part in others:
        at = part.searchsorted(documents * STRIDE)
        documents = documents[part.take(at, mode="clip") // STRIDE == documents]
    found = []
    for part in places:
        of = part // STRIDE
        at = documents.searchsorted(of)
        found.append(part[documents.take(at, mode="clip") == of] if len(documents) else part[:0])
    return found


def _counted(view: View, field: str, starts: Ints) -> Found:
    if not len(starts):
        return _NONE
    documents = starts // STRIDE
    begins = np.ones(len(documents), bool)
    np.not_equal(documents[1:], documents[:-1], out=begins[1:])
    firsts = begins.nonzero()[0]
    held = documents[firsts]
    tf = np.empty(len(firsts))
    np.subtract(firsts[1:], firsts[:-1], out=tf[:-1])
    tf[-1] = len(documents) - firsts[-1]
    if field in (BODY, SURFACE, NAMES):
        in_title = starts - documents * STRIDE < view.column(TITLE_END)[documents]
        if in_title.any():
            tf += np.add.reduceat(in_title, firsts, dtype=np.int64) * (TITLE_WEIGHT - 1)
    return held, tf
