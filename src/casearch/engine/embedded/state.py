"""The state that a commit keeps for its caller: small values in the commit's own file, tables in logs.

A table is a value of the state that is a dict. Each commit writes only the entries that it changed, as a log of
JSON lines, ``[table, key, value]`` or ``[table, key]`` for one that is gone; later entries win. Two neighbouring logs
become one when the older is not at least twice as long, so that there are few and each entry is copied few times; when
more entries are dead than live, all live ones are written anew. Tables are read when they are first looked into.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from casearch.engine.embedded.commits import Commit, LogEntry
from casearch.engine.embedded.damage import damage_noticed
from casearch.engine.embedded.storage import map_file

MOST_DEAD: Final = 1024
"""Dead entries that may stay in any case."""

Tables = dict[str, dict[str, Any]]
Change = list[Any]


class State(Mapping[str, Any]):
    """The state of one commit; its logs are open, and read when a table is looked into."""

    def __init__(self, folder: Path, commit: Commit) -> None:
        self.logs = commit.logs
        self._small, self._counts = commit.state, commit.tables
        self._folder = folder
        self._files = [_open(folder, log) for log in commit.logs]
        self._tables: Tables | None = None

    def __getitem__(self, key: str) -> Any:
        return Table(self, key, self._counts[key]) if key in self._counts else self._small[key]

    def __iter__(self) -> Iterator[str]:
        return iter((*self._small, *self._counts))

    def __len__(self) -> int:
        return len(self._small) + len(self._counts)

    @property
    def entries(self) -> int:
        """How many entries the logs have, dead ones included."""
        return sum(log.entries for log in self.logs)

    def small(self) -> dict[str, Any]:
        """What is no table."""
        return self._small

    def counts(self) -> dict[str, int]:
        """The tables, and how many keys each has."""
        return self._counts

    def tables(self) -> Tables:
        """All tables, read once."""
        if self._tables is None:
            tables: Tables = {name: {} for name in self._counts}
            for log in range(len(self.logs)):
                self._replay(log, tables)
            self._tables = {name: tables[name] for name in self._counts}
        return self._tables

    def adopt(self, state: Mapping[str, Any]) -> None:
        """Take over the tables that were just written, so that they need not be read again."""
        if isinstance(state, State):
            self._tables = state._tables  # noqa: SLF001  # its own kind
        else:
            self._tables = {name: state[name] for name in self._counts}

    def data(self, log: int) -> bytes:
        """The lines of a log.

        Raises:
            IndexDamagedError
        """
        entry = self.logs[log]
        with damage_noticed(self._folder / entry.name):
            data = bytes(self._files[log])
            if zlib.crc32(data) != entry.crc:
                raise ValueError("its contents have changed")
            return data

    def _replay(self, log: int, tables: Tables) -> None:
        data = self.data(log)
        with damage_noticed(self._folder / self.logs[log].name):
            for name, key, *value in json.loads(b"[" + data.rstrip(b"\n").replace(b"\n", b",") + b"]"):
                if value:
                    tables.setdefault(name, {})[key] = value[0]
                else:
                    tables.get(name, {}).pop(key, None)


class Table(Mapping[str, Any]):
    """One table of a state, read when an entry of it is asked for."""

    def __init__(self, state: State, name: str, count: int) -> None:
        self._state, self._name, self._count = state, name, count

    def __getitem__(self, key: str) -> Any:
        return self._state.tables()[self._name][key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._state.tables()[self._name])

    def __len__(self) -> int:
        return self._count


def split(state: Mapping[str, Any]) -> tuple[dict[str, Any], Tables]:
    """The small values of a state, and its tables."""
    small = {key: value for key, value in state.items() if not isinstance(value, (dict, Table))}
    return small, {key: value for key, value in state.items() if key not in small}


def log_of(state: Mapping[str, Any], base: State | None) -> tuple[bytes, int, tuple[LogEntry, ...]]:
    """What a commit must write down of its state: the bytes of a log, its entries, and the older logs that stay."""
    if state is base:
        return b"", 0, base.logs
    _, new = split(state)
    old = base.tables() if base else {}
    lines = [_line(change) for change in _changes(old, new)]
    live = sum(map(len, new.values()))
    if not live:
        return b"", 0, ()
    if base is None or base.entries + len(lines) > 2 * live + MOST_DEAD:
        lines = [_line(change) for change in _changes({}, new)]
        return b"".join(lines), len(lines), ()
    if not lines:
        return b"", 0, base.logs
    data, entries, kept = b"".join(lines), len(lines), len(base.logs)
    while kept and base.logs[kept - 1].size < 2 * len(data):
        kept -= 1
        data, entries = base.data(kept) + data, entries + base.logs[kept].entries
    return data, entries, base.logs[:kept]


def _changes(old: Mapping[str, Mapping[str, Any]], new: Mapping[str, Mapping[str, Any]]) -> Iterable[Change]:
    for name in sorted({*old, *new}):
        before, after = old.get(name, {}), new.get(name, {})
        if before is after:
            continue
        for key, value in after.items():
            if key not in before or before[key] != value:
                yield [name, key, value]
        yield from ([name, key] for key in before if key not in after)


def _line(change: Change) -> bytes:
    return f"{json.dumps(change, ensure_ascii=False, separators=(',', ':'))}\n".encode(
        "utf-8", "surrogatepass"
    )


def _open(folder: Path, log: LogEntry) -> memoryview:
    path = folder / log.name
    with damage_noticed(path):
        data = memoryview(map_file(path))
        if len(data) != log.size:
            raise ValueError(f"it has {len(data)} bytes and should have {log.size}")
        return data
