"""What casearch keeps of a commit, ``casearch-<n>.json``: format, header, segments, deletions, checksums.

Three lines, so that each can be judged by itself: a JSON object of the commit (its key ``format`` is there
in every format), a JSON object of the caller's state, and the CRC-32 of the two in hexadecimal.
This file, and never Whoosh's TOC with its pickles, says what an index consists of; the TOC's appearance
says that the commit happened.
"""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from casearch.engine.base import Header
from casearch.engine.embedded.damage import damage_noticed, damaged
from casearch.engine.embedded.names import header_name, toc_name
from casearch.engine.embedded.storage import checksum
from casearch.errors import IndexFormatError

FORMAT: Final = 1
"""Number of the layout of the files; any change to what is written raises it."""

Checksum = tuple[int, int]
"""Size in bytes and CRC-32."""


@dataclass(frozen=True, slots=True)
class SegmentEntry:
    """One segment of a commit.

    Args:
        name: of its files, up to the first dot.
        documents: how many it holds, deleted ones included.
        deleted: numbers of the deleted ones, rising.
        files: checksum by file name.
    """

    name: str
    documents: int
    deleted: tuple[int, ...]
    files: dict[str, Checksum]

    @property
    def live(self) -> int:
        """The number of documents that are not deleted."""
        return self.documents - len(self.deleted)


@dataclass(frozen=True, slots=True)
class Commit:
    """One commit of an index."""

    generation: int
    header: Header
    segments: tuple[SegmentEntry, ...]
    toc: Checksum
    format: int = FORMAT

    def encode(self) -> bytes:
        """The file's bytes."""
        head = {
            "format": self.format,
            "generation": self.generation,
            "fingerprint": self.header.fingerprint,
            "segments": [
                {"name": one.name, "documents": one.documents, "deleted": one.deleted, "files": one.files}
                for one in self.segments
            ],
            "toc": self.toc,
        }
        lines = f"{_json(head)}\n{_json(self.header.state)}\n".encode("utf-8", "surrogatepass")
        return lines + f"{zlib.crc32(lines):08x}\n".encode()


def read_commit(folder: Path, generation: int, *, any_format: bool = False) -> Commit:
    """What casearch kept of a commit.

    Args:
        folder: of the index.
        generation: the commit's number.
        any_format: read it as well as it goes even if it says it has another format.

    Raises:
        IndexFormatError: it has another format.
        IndexDamagedError: it is missing or does not hold together.
    """
    path = folder / header_name(generation)
    with damage_noticed(path):
        data = path.read_bytes()
        head = json.loads(data.partition(b"\n")[0])
        found = int(head["format"])
        if found != FORMAT and not any_format:
            raise IndexFormatError(
                f"the index in {folder} has format {found}, this casearch reads format {FORMAT}; "
                "run: casearch index --rebuild"
            )
        lines, crc = data[:-9], data[-9:]
        if crc != f"{zlib.crc32(lines):08x}\n".encode():
            raise ValueError("its checksum is wrong")
        if head["generation"] != generation:
            raise ValueError("it is of another commit")
        state = json.loads(lines.split(b"\n")[1])
        commit = Commit(
            generation,
            Header(head["fingerprint"], state),
            tuple(_entry(one) for one in head["segments"]),
            _pair(head["toc"]),
            found,
        )
    _check_toc(folder, commit)
    return commit


def _check_toc(folder: Path, commit: Commit) -> None:
    path = folder / toc_name(commit.generation)
    with damage_noticed(path):
        found = checksum(path)
    if found != commit.toc:
        raise damaged(path, "its contents have changed")


def _entry(one: dict[str, Any]) -> SegmentEntry:
    name, documents, deleted = one["name"], int(one["documents"]), tuple(map(int, one["deleted"]))
    if Path(name).name != name:
        raise ValueError(f"{name!r} is no name of a segment")
    if deleted and not 0 <= min(deleted) <= max(deleted) < documents:
        raise ValueError("it deletes documents that are not there")
    return SegmentEntry(
        name, documents, deleted, {file: _pair(value) for file, value in one["files"].items()}
    )


def _pair(value: list[int]) -> Checksum:
    size, crc = value
    return int(size), int(crc)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
