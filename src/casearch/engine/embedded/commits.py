"""What casearch keeps of a commit, ``casearch-<n>.json``: format, segments, deletions, checksums, state.

Two lines: a JSON object (its key ``format`` is there in every format) and the CRC-32 of it in hexadecimal.
This file, and never Whoosh's TOC with its pickles, says what an index consists of; the TOC's appearance
says that the commit happened. Tables of the state, which may be long, lie in logs beside it (see ``state``).
"""

from __future__ import annotations

import json
import zlib
from dataclasses import asdict, field
from pathlib import Path
from typing import Any, Final

from casearch.engine.embedded.damage import damage_noticed, damaged
from casearch.engine.embedded.names import INDEX, header_name, is_log, toc_name
from casearch.engine.embedded.storage import checksum
from casearch.errors import IndexFormatError
from casearch.records import dataclass

FORMAT: Final = 3
"""Number of the layout of the files; any change to what is written raises it."""

Checksum = tuple[int, int]
"""Size in bytes and CRC-32."""


@dataclass(frozen=True, slots=True)
class SegmentEntry:
    """One segment of a commit.

    Args:
        name: of its file, without its ending.
        documents: how many it holds, deleted ones included.
        size: of its file in bytes.
        crc: of the trailer of its file, which vouches for the rest.
        deleted: numbers of the deleted documents, rising.
    """

    name: str
    documents: int
    size: int
    crc: int
    deleted: tuple[int, ...] = ()

    @property
    def live(self) -> int:
        """The number of documents that are not deleted."""
        return self.documents - len(self.deleted)


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One log of a commit: its file, the size and the trailer's CRC-32 of that, and how many entries it has."""

    name: str
    size: int
    crc: int
    entries: int


@dataclass(frozen=True, slots=True)
class Commit:
    """One commit of an index.

    Args:
        generation: its number.
        fingerprint: as in ``Header``.
        segments: what it consists of.
        toc: checksum of Whoosh's table of contents.
        state: what of the header's state is no table.
        tables: the tables of the state, and how many keys each has.
        logs: where they are, the oldest first.
    """

    generation: int
    fingerprint: str
    segments: tuple[SegmentEntry, ...]
    toc: Checksum
    state: dict[str, Any] = field(default_factory=dict)
    tables: dict[str, int] = field(default_factory=dict)
    logs: tuple[LogEntry, ...] = ()

    def encode(self) -> bytes:
        """The file's bytes."""
        record = {"format": FORMAT, **asdict(self)}
        line = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
        data = f"{line}\n".encode("utf-8", "surrogatepass")
        return data + f"{zlib.crc32(data):08x}\n".encode()

    @property
    def files(self) -> set[str]:
        """The names of the segments and logs."""
        return {one.name for one in self.segments} | {one.name for one in self.logs}


def read_commit(folder: Path, generation: int, wanted: int = FORMAT) -> Commit:
    """What casearch kept of a commit of a format.

    Raises:
        IndexFormatError: it has another format.
        IndexDamagedError: it is missing or does not hold together.
    """
    path = folder / header_name(generation)
    with damage_noticed(path):
        data = path.read_bytes()
        record = json.loads(data.partition(b"\n")[0])
        found = int(record.pop("format"))
        if found != wanted:
            raise IndexFormatError(
                f"the index in {folder} has format {found}, this casearch reads format {FORMAT}; "
                "run: casearch index --rebuild"
            )
        if data[-9:] != f"{zlib.crc32(data[:-9]):08x}\n".encode():
            raise ValueError("its checksum is wrong")
        if record["generation"] != generation:
            raise ValueError("it is of another commit")
        segments = tuple(_segment(one) for one in record.pop("segments"))
        logs = tuple(_log(one) for one in record.pop("logs"))
        size, crc = record.pop("toc")
        commit = Commit(segments=segments, logs=logs, toc=(int(size), int(crc)), **record)
    check_toc(folder, generation, commit.toc)
    return commit


def check_toc(folder: Path, generation: int, toc: Checksum) -> None:
    """See that Whoosh's table of contents is the one that was written.

    Raises:
        IndexDamagedError: it is not.
    """
    path = folder / toc_name(generation)
    with damage_noticed(path):
        found = checksum(path)
    if found != toc:
        raise damaged(path, "its contents have changed")


def _segment(one: dict[str, Any]) -> SegmentEntry:
    entry = SegmentEntry(**{**one, "deleted": tuple(map(int, one["deleted"]))})
    if Path(entry.name).name != entry.name or not entry.name.startswith(INDEX):
        raise ValueError(f"{entry.name!r} is no name of a segment")
    if entry.deleted and not 0 <= min(entry.deleted) <= max(entry.deleted) < entry.documents:
        raise ValueError("it deletes documents that are not there")
    return entry


def _log(one: dict[str, Any]) -> LogEntry:
    entry = LogEntry(**one)
    if not is_log(entry.name):
        raise ValueError(f"{entry.name!r} is no name of a log")
    return entry
