"""Which files made the index, as they were when they were read. Kept with every commit.

The manifest tells a later run what changed without reading a document. An id may be claimed by rows of
several files; who owns it follows from the manifest alone and not from the order in which things came
about, so that an index brought up to date equals one that is rebuilt: a file's own path wins, then
the row in the file whose id sorts last.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any, Final

from casearch.sources import SourceFile

RACY_NS: Final = 2_000_000_000
"""A file written less than this (nanoseconds) before it was read may have changed since within one tick of
its clock; its time proves nothing, and its content is compared (as git does)."""


@dataclass(slots=True)
class FileRecord:
    """A file as it was read.

    Args:
        root: the root it was first found under.
        size: bytes.
        mtime_ns: time of its last change.
        seen_ns: time at which it was read.
        digest: of its bytes; empty when it was not read to its end.
        rows: the documents it holds, id to digest of the record.
        several: whether it is a file of rows; else its one document has the file's id.
        failed: why it gave no document, or not all of them.
    """

    root: str
    size: int
    mtime_ns: int
    seen_ns: int
    digest: str
    rows: dict[str, str]
    several: bool = False
    failed: list[list[str]] = field(default_factory=list)

    def state(self) -> dict[str, Any]:
        """The record as JSON; what is in it is shared, not copied."""
        return {one.name: getattr(self, one.name) for one in fields(self)}

    def same_stat(self, file: SourceFile) -> bool:
        """Whether size and time prove that the file is the one that was read."""
        settled = self.mtime_ns + RACY_NS < self.seen_ns
        return settled and bool(self.digest) and (self.size, self.mtime_ns) == (file.size, file.mtime_ns)


@dataclass(slots=True)
class Manifest:
    """The files and roots of an index.

    Args:
        roots: name of each root (as a person named it) to the absolute folder it meant.
        files: id of each file to its record.
        dropped: documents that were deleted by hand, id to the digests of every record that files had of it: they
            stay out until one of these changes.
        lines: of each indexed document that came from a file, what is counted of its lines (``recurring.signature``).
        detached: those whose file has vanished and who were kept, id to the same.
        recurring: the lines that recur; what is indexed and shown is without them.
    """

    roots: dict[str, str] = field(default_factory=dict)
    files: dict[str, FileRecord] = field(default_factory=dict)
    dropped: dict[str, list[str]] = field(default_factory=dict)
    lines: dict[str, str] = field(default_factory=dict)
    detached: dict[str, str] = field(default_factory=dict)
    recurring: frozenset[int] = frozenset()

    @classmethod
    def from_state(cls, state: Mapping[str, Any]) -> Manifest:
        """The manifest that a commit's header keeps."""
        files = {id: FileRecord(**record) for id, record in state.get("files", {}).items()}
        return cls(
            roots=dict(state.get("roots", {})),
            files=files,
            dropped={
                id: [digests] if isinstance(digests, str) else digests  # one, in indexes of format 1
                for id, digests in state.get("dropped", {}).items()
            },
            lines=dict(state.get("lines", {})),
            detached=dict(state.get("detached", {})),
            recurring=frozenset(state.get("recurring", ())),
        )

    def state(self) -> dict[str, Any]:
        """The manifest as JSON, for a commit's header; its tables are shared, not copied."""
        return {
            "roots": self.roots,
            "files": {id: record.state() for id, record in self.files.items()},
            "dropped": self.dropped,
            "lines": self.lines,
            "detached": self.detached,
            "recurring": sorted(self.recurring),
        }

    def copy(self) -> Manifest:
        """A manifest whose tables may be changed; the records are shared."""
        return replace(
            self,
            roots=dict(self.roots),
            files=dict(self.files),
            dropped=dict(self.dropped),
            lines=dict(self.lines),
            detached=dict(self.detached),
        )

    def owners(self) -> dict[str, str]:
        """Document id to the id of the file that it comes from, for all that files hold and nobody dropped."""
        owner: dict[str, str] = {}
        for id in sorted(self.files):
            record = self.files[id]
            if record.several:
                owner.update(
                    (row, id)
                    for row, digest in record.rows.items()
                    if digest not in self.dropped.get(row, ())
                )
        owner.update(
            (id, id)
            for id, record in self.files.items()
            if not record.several and id in record.rows and record.rows[id] not in self.dropped.get(id, ())
        )
        return owner

    def digests_of(self, id: str) -> list[str]:
        """The digests of all records that files have of a document."""
        return sorted({record.rows[id] for record in self.files.values() if id in record.rows})

    def digest_of(self, id: str, owner: str) -> str:
        """The digest of a document's record in the file that owns it."""
        return self.files[owner].rows[id]
