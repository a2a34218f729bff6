"""Indexes of format 2, as far as a rebuild needs them: their stored documents and their state.

Their segments are those of today. The tables of their state lie in logs of JSON lines, ``[table, key, value]`` or
``[table, key]`` for an entry that is gone; later ones win.
"""

from __future__ import annotations

import json
import zlib
from functools import partial
from pathlib import Path
from typing import Any, Final

from casearch.engine.base import Header
from casearch.engine.embedded.commits import Commit, read_commit
from casearch.engine.embedded.damage import damage_noticed
from casearch.engine.embedded.older import OldSnapshot
from casearch.engine.embedded.segment import Segment

FORMAT: Final = 2


def open_old(folder: Path, generation: int) -> OldSnapshot:
    """A commit of an index of format 2.

    Raises:
        IndexDamagedError: it does not hold together.
    """
    commit = read_commit(folder, generation, FORMAT)
    records = {
        id: partial(segment.record, number)
        for segment in [Segment(folder, entry) for entry in commit.segments]
        for number, id in enumerate(segment.ids(range(segment.documents)))
        if segment.live[number]
    }
    header = Header(commit.fingerprint, {**commit.state, **_tables(folder, commit)})
    return OldSnapshot(generation, header, records)


def _tables(folder: Path, commit: Commit) -> dict[str, dict[str, Any]]:
    """The tables of the state, replayed from their logs, the oldest first."""
    tables: dict[str, dict[str, Any]] = {name: {} for name in commit.tables}
    for log in commit.logs:
        path = folder / log.name
        with damage_noticed(path):
            data = path.read_bytes()
            if (len(data), zlib.crc32(data)) != (log.size, log.crc):
                raise ValueError("its contents have changed")
            for name, key, *value in map(json.loads, data.splitlines()):
                if value:
                    tables.setdefault(name, {})[key] = value[0]
                else:
                    tables.get(name, {}).pop(key, None)
    return {name: tables[name] for name in commit.tables}
