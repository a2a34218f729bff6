"""Which files made the index, as they were when they were read, and which documents they hold. Kept with every commit.

The manifest tells a later run what changed without reading a document. An id may be claimed by rows of
several files; who owns it follows from the manifest alone and not from the order in which things came
about, so that an index brought up to date equals one that is rebuilt: a file's own path wins, then
the row in the file whose id sorts last.

Files are held in memory while an update runs. Documents, of which a file may have a million, stay where the engine
keeps them: they are looked up one by one, or gone through once.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from casearch.sources import SourceFile

RACY_NS: Final = 2_000_000_000
"""A file written less than this (nanoseconds) before it was read may have changed since within one tick of
its clock; its time proves nothing, and its content is compared (as git does)."""

OWN: Final = ""
"""In claims, the file that has the document's own id: a file of one document."""

FILES: Final = "files"
ROWS: Final = "rows"
DROPPED: Final = "dropped"
DETACHED: Final = "detached"
TABLES: Final = (FILES, ROWS, DROPPED, DETACHED)

Claims = dict[str, str]
"""The files that hold a document, and the digest of its record in each."""


@dataclass(slots=True)
class FileRecord:
    """A file as it was read.

    Args:
        root: the root it was first found under.
        size: bytes.
        mtime_ns: time of its last change.
        seen_ns: time at which it was read.
        digest: of its bytes; empty when it was not read to its end.
        count: how many documents it holds.
        several: whether it is a file of rows; else its one document has the file's id.
        failed: why it gave no document, or not all of them.
    """

    root: str
    size: int
    mtime_ns: int
    seen_ns: int
    digest: str
    count: int = 0
    several: bool = False
    failed: list[list[str]] = field(default_factory=list)

    def state(self) -> list[Any]:
        """The record as JSON."""
        return [getattr(self, name) for name in self.__slots__]

    def same_stat(self, file: SourceFile) -> bool:
        """Whether size and time prove that the file is the one that was read."""
        settled = self.mtime_ns + RACY_NS < self.seen_ns
        return settled and bool(self.digest) and (self.size, self.mtime_ns) == (file.size, file.mtime_ns)


class Rows:
    """The documents that files hold: of each the claims, and what is counted of its lines (``lines.signature``).

    Args:
        table: id to both, as an engine keeps it.
        dropped: documents that were deleted by hand, id to digests.
    """

    def __init__(self, table: Mapping[str, Any], dropped: Mapping[str, list[str]]) -> None:
        self._table, self._dropped = table, dropped

    def __len__(self) -> int:
        return len(self._table)

    def get(self, id: str) -> tuple[Claims, str]:
        """The claims of a document, and its lines; empty where no file holds it."""
        claims, lines = self._table.get(id, ({}, ""))
        return claims, lines

    def items(self) -> Iterator[tuple[str, tuple[Claims, str]]]:
        """All documents with their claims and lines."""
        return iter(self._table.items())

    def owner(self, id: str, claims: Claims) -> str | None:
        """Which of the claims counts: the file that a document comes from, or ``None`` where it was dropped."""
        dropped = self._dropped.get(id)
        held = [file for file, digest in claims.items() if digest not in dropped] if dropped else claims
        if not held:
            return None
        return OWN if OWN in held else max(held)


class Known:
    """Who owns a document, looked up in a commit's state without reading the manifest."""

    def __init__(self, state: Mapping[str, Any]) -> None:
        self._dropped = state.get(DROPPED, {})
        self._rows = Rows(state.get(ROWS, {}), self._dropped)

    def claims(self, id: str) -> Claims:
        """The files that hold a document."""
        return self._rows.get(id)[0]

    def owner(self, id: str) -> str | None:
        """The id of the file that a document comes from; ``None`` for one that comes from none, or was dropped."""
        claims = self.claims(id)
        owner = self._rows.owner(id, claims) if claims else None
        return (owner or id) if owner is not None else None


@dataclass(slots=True)
class Manifest:
    """The files and roots of an index, and the documents that they hold.

    Args:
        roots: name of each root (as a person named it) to the absolute folder it meant.
        files: id of each file to its record.
        dropped: documents that were deleted by hand, id to the digests of every record that files had of it: they
            stay out until one of these changes.
        rows: the documents of the files.
        detached: those whose file has vanished and who were kept, id to what is counted of their lines.
        recurring: the lines that recur; what is indexed and shown is without them.
        stale: whether documents were deleted after those were counted.
    """

    roots: dict[str, str] = field(default_factory=dict)
    files: dict[str, FileRecord] = field(default_factory=dict)
    dropped: dict[str, list[str]] = field(default_factory=dict)
    rows: Rows = field(default_factory=lambda: Rows({}, {}))
    detached: dict[str, str] = field(default_factory=dict)
    recurring: frozenset[int] = frozenset()
    stale: bool = False

    @classmethod
    def from_state(cls, state: Mapping[str, Any]) -> Manifest:
        """The manifest that a commit's header keeps."""
        files, rows = state.get(FILES, {}), state.get(ROWS, {})
        if isinstance(next(iter(files.items()), ("", None))[1], dict):
            files, rows = _of_format_1(files, state.get("lines", {}))
        dropped = {
            id: [digests] if isinstance(digests, str) else digests  # one, in indexes of format 1
            for id, digests in state.get(DROPPED, {}).items()
        }
        return cls(
            roots=dict(state.get("roots", {})),
            files={id: _record(record) for id, record in files.items()},
            dropped=dropped,
            rows=Rows(rows, dropped),
            detached=dict(state.get(DETACHED, {})),
            recurring=frozenset(state.get("recurring", ())),
            stale=bool(state.get("stale")),
        )

    def copy(self) -> Manifest:
        """A manifest whose tables may be changed; records and rows are shared."""
        return replace(
            self,
            roots=dict(self.roots),
            files=dict(self.files),
            dropped=dict(self.dropped),
            detached=dict(self.detached),
        )

    def small(self) -> dict[str, Any]:
        """What a commit's header keeps of it beside the tables."""
        return {
            "roots": [[name, place] for name, place in self.roots.items()],
            "recurring": sorted(self.recurring),
            "stale": self.stale,
        }


def _record(record: list[Any]) -> FileRecord:
    root, *rest = record
    return FileRecord(sys.intern(root), *rest)


def _of_format_1(
    files: Mapping[str, Any], lines: Mapping[str, str]
) -> tuple[dict[str, list[Any]], dict[str, tuple[Claims, str]]]:
    """The tables of files and rows, made of records that held their rows."""
    records: dict[str, list[Any]] = {}
    rows: dict[str, tuple[Claims, str]] = {}
    for id, record in files.items():
        held, several = record["rows"], record.get("several", False)
        facts = {name: value for name, value in record.items() if name != "rows"}
        records[id] = FileRecord(**facts, count=len(held)).state()
        for row, digest in held.items():
            rows.setdefault(row, ({}, lines.get(row, "")))[0][id if several else OWN] = digest
    return records, rows
