"""The state that a commit keeps for its caller: small values in the commit's own file, tables in logs.

A table is a value of the state that is a dict. Each commit writes only the entries that it changed, as a log: a file of
sections in which every table has a dictionary of its keys, rising, with their values as JSON, empty for a key that is gone.
The newest log that has a key tells. So an entry is looked up in a few blocks, whatever the size of the table, and a table is
read from its beginning to its end without being held. Neighbouring logs become one when the older has not twice as many
entries, so that there are few and each entry is copied few times; when more entries are dead than live, all become one.
"""

from __future__ import annotations

import heapq
import json
import os
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import groupby, islice
from operator import itemgetter
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from casearch.engine.base import Header
from casearch.engine.embedded.commits import Commit, LogEntry
from casearch.engine.embedded.container import SegmentFile, SegmentFileWriter
from casearch.engine.embedded.damage import damage_noticed
from casearch.engine.embedded.dictionary import Dictionary, DictionaryWriter
from casearch.engine.embedded.storage import sync

MOST_DEAD: Final = 1024
"""Dead entries that may stay in any case."""

_AT_ONCE: Final = 8192
_LEVEL: Final = 1

Entry = tuple[bytes, bytes]
"""A key and its value as JSON; empty for one that is gone."""


class State(Mapping[str, Any]):
    """The state of one commit; its logs are open, and nothing of a table is read before it is looked into."""

    def __init__(self, folder: Path, commit: Commit) -> None:
        self.small, self.counts = commit.state, commit.tables
        self.logs = [_Log(folder, log) for log in commit.logs]

    def __getitem__(self, key: str) -> Any:
        return self.table(key) if key in self.counts else self.small[key]

    def __iter__(self) -> Iterator[str]:
        return iter((*self.small, *self.counts))

    def __len__(self) -> int:
        return len(self.small) + len(self.counts)

    def table(self, name: str) -> Table:
        """One of its tables."""
        return Table(self, name)

    @property
    def entries(self) -> int:
        """How many entries the logs have, dead ones included."""
        return sum(log.entry.entries for log in self.logs)


class Table(Mapping[str, Any]):
    """One table of a state, by rising keys."""

    def __init__(self, state: State, name: str) -> None:
        self._state, self._name = state, name

    def __getitem__(self, key: str) -> Any:
        value = self._find(_encoded(key))
        if not value:
            raise KeyError(key)
        return json.loads(value)

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and bool(self._find(_encoded(key)))

    def __iter__(self) -> Iterator[str]:
        return (key for key, _ in self.items())

    def __len__(self) -> int:
        return self._state.counts[self._name]

    def items(self) -> Any:  # as an iterator: a table may be larger than the memory
        """The entries."""
        entries = (entry for entry in _merged(self._state.logs, self._name) if entry[1])
        while some := list(islice(entries, _AT_ONCE)):
            values = json.loads(b"[%b]" % b",".join(value for _, value in some))
            for (key, _), value in zip(some, values, strict=True):
                yield key.decode("utf-8", "surrogatepass"), value

    def count_of(self, keys: Iterable[str]) -> int:
        """How many of some keys the table has."""
        encoded = list(map(_encoded, keys))
        crcs = np.fromiter(map(zlib.crc32, encoded), np.uint32, len(encoded))
        maybe = np.zeros(len(encoded), bool)
        for log in self._state.logs:
            maybe |= log.may_hold(self._name, crcs)
        return sum(bool(self._find(encoded[at])) for at in np.flatnonzero(maybe).tolist())

    def _find(self, key: bytes) -> bytes | None:
        """The value of a key; empty or ``None`` where there is none."""
        found = (log.find(self._name, key) for log in reversed(self._state.logs))
        return next((value for value in found if value is not None), None)


class _Log:
    """The file of one log, open."""

    def __init__(self, folder: Path, entry: LogEntry) -> None:
        self.entry, self._path = entry, folder / entry.name
        with damage_noticed(self._path):
            self._file = SegmentFile(self._path, entry.size, entry.crc)

    @property
    def tables(self) -> list[str]:
        """The tables of which it has entries."""
        return list(self._file.facts["tables"])

    def find(self, table: str, key: bytes) -> bytes | None:
        """The value of a key; empty where it is gone, ``None`` where the log does not tell."""
        if table not in self._dictionaries:
            return None
        with damage_noticed(self._path):
            hashes, crc = self._hashes[table], zlib.crc32(key)
            at = int(np.searchsorted(hashes, np.uint32(crc)))
            if at == len(hashes) or int(hashes[at]) != crc:
                return None
            return self._dictionaries[table].value(key)

    def may_hold(self, table: str, crcs: npt.NDArray[np.uint32]) -> npt.NDArray[np.bool_]:
        """Of the CRC-32 of some keys, whether there is an entry with it."""
        if table not in self._dictionaries:
            return np.zeros(len(crcs), bool)
        with damage_noticed(self._path):
            hashes = self._hashes[table]
            at = np.minimum(np.searchsorted(hashes, crcs), max(len(hashes) - 1, 0))
            return hashes[at] == crcs if len(hashes) else np.zeros(len(crcs), bool)

    def items(self, table: str) -> Iterator[Entry]:
        """All entries of a table."""
        if table in self._dictionaries:
            with damage_noticed(self._path):
                for block in self._dictionaries[table].parts():
                    yield from zip(block.keys, block.values, strict=True)
            self._file.let_go()

    def is_whole(self) -> bool:
        """Whether its file is what was written; reads all of it."""
        return self._file.is_whole()

    @cached_property
    def _dictionaries(self) -> dict[str, Dictionary]:
        with damage_noticed(self._path):
            return {name: Dictionary(self._file, name, has_values=True) for name in self.tables}

    @cached_property
    def _hashes(self) -> dict[str, Any]:
        return {name: self._file.array(f"{name}.hashes", "<u4") for name in self.tables}


def split(state: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Mapping[str, Any]]]:
    """The small values of a state, and its tables."""
    small = {key: value for key, value in state.items() if not isinstance(value, (dict, Table))}
    return small, {key: value for key, value in state.items() if key not in small}


def write_log(
    path: Path, header: Header, base: State | None
) -> tuple[dict[str, Any], dict[str, int], tuple[LogEntry, ...]]:
    """Write down what a commit changes of the state of the last one.

    Args:
        path: of the log that is written, if one must be.
        header: of the commit.
        base: the state of the last commit; ``None`` where nothing of it stays.

    Returns:
        The small values of the state, how many entries each table has, and the logs.
    """
    if base is not None and header.state is base and header.changes is None:
        return base.small, base.counts, tuple(log.entry for log in base.logs)
    small, tables = split(header.state)
    counts = dict(base.counts) if base and header.changes is not None else dict.fromkeys(tables, 0)
    changes = header.changes if header.changes is not None else _differences(base, tables)
    written: dict[str, list[str]] = {}
    for name, table in changes.items():
        known = base.table(name) if base and name in base.counts else None
        written[name] = sorted(table, key=_encoded)
        before = known.count_of(written[name]) if known is not None else 0
        after = sum(table[key] is not None for key in written[name])
        counts[name] = (len(known) if known is not None else 0) - before + after
    if header.changes is None:
        counts = {name: counts[name] for name in tables}
    count = sum(map(len, written.values()))
    live = sum(counts.values())
    older = base.logs if base else []
    if not live:
        return small, counts, ()
    kept, entries = len(older), count
    if base and base.entries + count > 2 * live + MOST_DEAD:
        kept = 0
    elif not count:
        return small, counts, tuple(log.entry for log in older)
    while kept and older[kept - 1].entry.entries < 2 * entries:
        kept -= 1
        entries += older[kept].entry.entries
    new = {name: _entries(changes[name], keys) for name, keys in written.items()}
    entry = _write(path, older[kept:], new, keep_gone=kept > 0)
    return small, counts, (*(log.entry for log in older[:kept]), *([entry] if entry.entries else []))


def _write(
    path: Path, logs: Sequence[_Log], new: Mapping[str, Iterable[Entry]], *, keep_gone: bool
) -> LogEntry:
    """A log of what some logs and the newest changes say; it is on the disk whole under its name, or not at all."""
    unfinished = path.with_name(path.name + ".new")
    file = SegmentFileWriter(unfinished)
    try:
        names = sorted({*new, *(name for log in logs for name in log.tables)})
        entries = 0
        for name in names:
            writer, hashes = DictionaryWriter(path.parent, name, level=_LEVEL), []
            merged = _merged(logs, name, new.get(name, ()))
            entered = (entry for entry in merged if entry[1] or keep_gone)
            while some := list(islice(entered, _AT_ONCE)):
                lengths = np.fromiter((len(value) for _, value in some), np.int64, len(some))
                keys = [key for key, _ in some]
                numbers = np.stack((lengths, np.zeros_like(lengths)))
                writer.add(keys, numbers, [value for _, value in some])
                hashes.append(np.fromiter(map(zlib.crc32, keys), "<u4", len(keys)))
                entries += len(some)
            writer.finish(file)
            file.section(f"{name}.hashes", np.sort(np.concatenate([np.empty(0, "<u4"), *hashes])))
        size, crc = file.finish({"tables": names})
    finally:
        file.abandon()
    sync(unfinished)
    os.replace(unfinished, path)  # noqa: PTH105  # as ``storage.write_new`` does it
    sync(path.parent)
    return LogEntry(path.name, size, crc, entries)


def _merged(logs: Sequence[_Log], table: str, newest: Iterable[Entry] = ()) -> Iterator[Entry]:
    """The entries of a table, rising; of several with one key that of the newest log, the last of them."""
    streams: list[Iterable[Entry]] = [log.items(table) for log in reversed(logs) if table in log.tables]
    if newest or not streams:
        streams.insert(0, newest)
    if len(streams) == 1:
        return iter(streams[0])
    # Streams that come earlier are given out earlier where keys are equal.
    ordered = heapq.merge(*streams, key=itemgetter(0))
    return (next(same) for _, same in groupby(ordered, key=itemgetter(0)))


def _entries(table: Mapping[str, Any], keys: Iterable[str]) -> Iterator[Entry]:
    return ((_encoded(key), _value(table[key])) for key in keys)


def _differences(base: State | None, tables: Mapping[str, Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
    """What turns the tables of a state into others; ``None`` stands for an entry that is gone."""
    found: dict[str, dict[str, Any]] = {}
    for name in sorted({*tables, *(base.counts if base else ())}):
        before = dict(base[name].items()) if base and name in base.counts else {}
        after = tables.get(name, {})
        found[name] = {
            key: value for key, value in after.items() if key not in before or before[key] != value
        }
        found[name].update(dict.fromkeys(before.keys() - after.keys()))
    return found


def _value(value: Any) -> bytes:
    if value is None:
        return b""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def _encoded(key: str) -> bytes:
    return key.encode("utf-8", "surrogatepass")
