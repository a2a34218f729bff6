"""Which segments are merged at a commit, so that adding n documents costs about n."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from casearch.engine.embedded.commits import SegmentEntry

FANOUT: Final = 8
"""This many segments of one tier make one of the next; so a document is rewritten about once a tier."""

MOST_DELETED: Final = 0.5
"""A segment of which more than this is deleted is written anew."""

Group = list[SegmentEntry]


def to_merge(segments: Iterable[SegmentEntry]) -> list[Group]:
    """Groups of segments, each to become one. A merger that fills the next tier goes on into that one."""
    groups: list[Group] = [[segment] for segment in segments]
    while full := _full_tier(groups):
        groups = [group for group in groups if group not in full] + [[one for group in full for one in group]]
    return [group for group in groups if len(group) > 1 or _is_mostly_deleted(group[0])]


def _full_tier(groups: Sequence[Group]) -> list[Group]:
    tiers: dict[int, list[Group]] = {}
    for group in groups:
        tiers.setdefault(_tier(sum(segment.live for segment in group)), []).append(group)
    full = [tier for tier, members in tiers.items() if len(members) >= FANOUT]
    return tiers[min(full)] if full else []


def _tier(documents: int) -> int:
    """Tier 0 has up to 8 documents, tier 1 up to 64, and so on."""
    tier, largest = 0, FANOUT
    while documents > largest:
        tier, largest = tier + 1, largest * FANOUT
    return tier


def _is_mostly_deleted(segment: SegmentEntry) -> bool:
    return len(segment.deleted) > MOST_DELETED * segment.documents
