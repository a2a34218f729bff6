"""The one writer of an index: what it adds and deletes between commits, and how a commit is made durable."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from casearch.engine.base import AnalysedBatch, AnalysedDocument, Header
from casearch.engine.embedded import building
from casearch.engine.embedded.batches import batch_of
from casearch.engine.embedded.building import SegmentBuilder
from casearch.engine.embedded.commits import Commit, SegmentEntry, read_commit
from casearch.engine.embedded.layout import Written
from casearch.engine.embedded.merging import merge
from casearch.engine.embedded.names import (
    SEGMENT_EXTENSION,
    header_name,
    latest_generation,
    latest_trace,
    log_name,
    remove_leftovers,
    segment_name,
    toc_name,
)
from casearch.engine.embedded.older import OldSnapshot
from casearch.engine.embedded.segment import Segment
from casearch.engine.embedded.snapshot import EmbeddedSnapshot, open_latest
from casearch.engine.embedded.state import write_log
from casearch.engine.embedded.storage import sync, write_new
from casearch.engine.embedded.tiers import to_merge
from casearch.errors import IndexDamagedError, IndexFormatError, StoreError


@dataclass(slots=True)
class _Pending:
    """What the coming commit changes.

    Args:
        generation: its number.
        cleared: nothing of the last commit stays.
        deleted: numbers of documents, by the index of their segment in the last commit.
        added: ids.
        builder: the segment under way.
        segments: those that are finished.
        named: how many segments were given a name.
    """

    generation: int
    cleared: bool = False
    deleted: dict[int, set[int]] = field(default_factory=dict)
    added: set[str] = field(default_factory=set)
    builder: SegmentBuilder | None = None
    segments: list[SegmentEntry] = field(default_factory=list)
    named: int = 0

    def name(self) -> str:
        """The name of one more segment."""
        self.named += 1
        return segment_name(self.generation, self.named)


class EmbeddedWriter:
    """Writes to a folder; whoever makes one holds the folder's lock.

    New documents are kept as rows of tokens and cut into segments when they become many; deletions are kept
    as numbers by segment. Nothing of either is seen before ``commit``.
    """

    def __init__(
        self, folder: Path, base: EmbeddedSnapshot | OldSnapshot | None, *, fresh: bool = False
    ) -> None:
        self._folder = folder
        self._base = base
        self._pending = _Pending(self._next_generation(), cleared=fresh)

    @property
    def base(self) -> EmbeddedSnapshot | OldSnapshot | None:
        """The commit it builds upon; ``None`` for a new index."""
        return self._base

    def add(self, document: AnalysedDocument) -> None:
        """Add a document, in place of a committed one with its id.

        Raises:
            ValueError: the id was already added since the last commit.
        """
        self.add_batch(batch_of(document))

    def add_batch(self, batch: AnalysedBatch) -> None:
        """Add documents as ``add`` does; all of them or, with an error, none."""
        if len(set(batch.ids)) < len(batch.ids):
            raise ValueError("an id is added twice between two commits")
        for id in batch.ids:
            if id in self._pending.added:
                raise ValueError(f"{id!r} is added twice between two commits")
        if self._pending.builder is None:
            self._pending.builder = SegmentBuilder(self._folder, self._pending.name())
        self._pending.builder.add(batch)
        self._pending.added.update(batch.ids)
        for id in batch.ids:
            self.delete(id)
        if self._pending.builder.bytes >= building.BUFFER_BYTES:
            self._guarded(self._cut)

    def delete(self, id: str) -> bool:
        """Remove a committed document; false where there is none."""
        if not isinstance(self._base, EmbeddedSnapshot) or self._pending.cleared:
            return False
        for index, segment in enumerate(self._base.view.segments):
            local = segment.find(id)
            if local is not None:
                deleted = self._pending.deleted.setdefault(index, set())
                if local in deleted:
                    return False
                deleted.add(local)
                return True
        return False

    def clear(self) -> None:
        """Remove all committed documents: the coming commit holds only what is added after this."""
        self._pending = _Pending(self._next_generation(), cleared=True)

    def commit(self, header: Header) -> None:
        """Make all of it durable and seen at once, and go on upon it.

        Raises:
            StoreError: the folder cannot be written to; the commit before it is untouched.
        """
        self._guarded(lambda: self._publish(header, self._entries()))
        self._base = open_latest(self._folder)
        self._pending = _Pending(self._next_generation())

    def discard(self) -> None:
        """Drop what was not committed, and whatever killed writers have left."""
        self._pending = _Pending(0)
        generation = latest_generation(self._folder)
        # What the last commit is, only the folder knows: this writer may have been interrupted in one.
        with suppress(IndexDamagedError, IndexFormatError):
            kept = read_commit(self._folder, generation).files if generation >= 0 else set[str]()
            remove_leftovers(self._folder, generation, kept)

    def _next_generation(self) -> int:
        return max(latest_trace(self._folder), 0) + 1

    def _guarded(self, write: Callable[[], None]) -> None:
        try:
            write()
        except OSError as error:
            raise StoreError(f"cannot write to {self._folder}: {error.strerror or error}") from error

    def _entries(self) -> list[SegmentEntry]:
        """The segments of the coming commit, all written."""
        self._cut()
        entries = self._remaining() + self._pending.segments
        for group in to_merge(entries):
            segments = [Segment(self._folder, entry) for entry in group]
            merged = _entry(merge(self._folder, self._pending.name(), segments))
            names = {entry.name for entry in group}
            entries = [entry for entry in entries if entry.name not in names] + [merged]
        return entries

    def _cut(self) -> None:
        """End the segment under way."""
        if self._pending.builder is not None:
            builder, self._pending.builder = self._pending.builder, None
            self._pending.segments.append(_entry(builder.finish()))

    def _remaining(self) -> list[SegmentEntry]:
        """The committed segments, with the new deletions; those without live documents are gone."""
        if not isinstance(self._base, EmbeddedSnapshot) or self._pending.cleared:
            return []
        entries = []
        for index, entry in enumerate(self._base.commit.segments):
            deleted = self._pending.deleted.get(index)
            entries.append(
                replace(entry, deleted=tuple(sorted({*entry.deleted, *deleted}))) if deleted else entry
            )
        return [entry for entry in entries if entry.live]

    def _publish(self, header: Header, entries: Sequence[SegmentEntry]) -> None:
        """One commit: everything on the disk, then the one rename that makes it the last.

        Killed before the rename, a writer leaves the commit before it, and files that the next one removes.
        """
        from casearch.engine.embedded.codec.toc import encode_toc  # noqa: PLC0415  # Whoosh loads where it is needed

        # Anew, because an attempt that failed may have left files of the number that was thought of.
        generation = self._next_generation()
        kept = self._base.state if isinstance(self._base, EmbeddedSnapshot) else None
        same = kept is not None and header.state is kept and header.changes is None
        base = None if self._pending.cleared and not same else kept
        small, counts, logs = write_log(self._folder / log_name(generation), header, base)
        toc = encode_toc(generation, entries)
        checksum = len(toc), zlib.crc32(toc)
        commit = Commit(generation, header.fingerprint, tuple(entries), checksum, small, counts, logs)
        self._make_durable(entries)
        write_new(self._folder / header_name(generation), commit.encode())
        write_new(self._folder / toc_name(generation), toc)
        remove_leftovers(self._folder, generation, commit.files)

    def _make_durable(self, entries: Iterable[SegmentEntry]) -> None:
        """Have the new segments on the disk, contents and names; those merged away again need not last."""
        old = (
            {entry.name for entry in self._base.commit.segments}
            if isinstance(self._base, EmbeddedSnapshot)
            else set()
        )
        for entry in entries:
            if entry.name not in old:
                sync(self._folder / f"{entry.name}{SEGMENT_EXTENSION}")
        sync(self._folder)


def _entry(written: Written) -> SegmentEntry:
    return SegmentEntry(written.name, written.documents, written.size, written.crc)
