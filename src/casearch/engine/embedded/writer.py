"""The one writer of an index: what it adds and deletes between commits, and how a commit is made durable."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from whoosh.codec.whoosh3 import W3Codec, W3Segment
from whoosh.filedb.filestore import RamStorage
from whoosh.index import TOC

from casearch.engine.base import AnalysedDocument, Header
from casearch.engine.embedded.building import POSTINGS_LIMIT, SegmentBuilder, merge
from casearch.engine.embedded.commits import Commit, SegmentEntry, read_commit
from casearch.engine.embedded.names import (
    INDEX,
    header_name,
    latest_generation,
    latest_trace,
    remove_leftovers,
    toc_name,
)
from casearch.engine.embedded.schema import schema
from casearch.engine.embedded.segment import Segment
from casearch.engine.embedded.snapshot import EmbeddedSnapshot, open_latest
from casearch.engine.embedded.storage import Storage, write_new
from casearch.engine.embedded.tiers import to_merge
from casearch.errors import IndexDamagedError, IndexFormatError, StoreError


@dataclass(slots=True)
class _Pending:
    """What the coming commit changes.

    Args:
        cleared: nothing of the last commit stays.
        deleted: numbers of documents, by the index of their segment in the last commit.
        added: ids.
        builder: the segment under way.
        segments: those that are finished.
    """

    cleared: bool = False
    deleted: dict[int, set[int]] = field(default_factory=dict)
    added: set[str] = field(default_factory=set)
    builder: SegmentBuilder | None = None
    segments: list[SegmentEntry] = field(default_factory=list)


class EmbeddedWriter:
    """Writes to a folder; whoever makes one holds the folder's lock.

    New documents are inverted in memory and cut into segments when they become many; deletions are kept
    as numbers by segment. Nothing of either is seen before ``commit``.
    """

    def __init__(self, folder: Path, base: EmbeddedSnapshot | None, *, fresh: bool = False) -> None:
        self._folder, self._storage = folder, Storage(folder)
        self._base = base
        self._pending = _Pending(cleared=fresh)

    @property
    def base(self) -> EmbeddedSnapshot | None:
        """The commit it builds upon; ``None`` for a new index."""
        return self._base

    def add(self, document: AnalysedDocument) -> None:
        """Add a document, in place of a committed one with its id.

        Raises:
            ValueError: the id was already added since the last commit.
        """
        id = document.document.id
        if id in self._pending.added:
            raise ValueError(f"{id!r} is added twice between two commits")
        if self._pending.builder is None:
            self._pending.builder = SegmentBuilder(self._storage)
        self._pending.builder.add(document)
        self._pending.added.add(id)
        self.delete(id)
        if self._pending.builder.postings >= POSTINGS_LIMIT:
            self._cut()

    def delete(self, id: str) -> bool:
        """Remove a committed document; false where there is none."""
        if self._base is None or self._pending.cleared:
            return False
        number = self._base.view.find(id)
        if number is None:
            return False
        segment, local = self._base.view.place(number)
        deleted = self._pending.deleted.setdefault(segment, set())
        if local in deleted:
            return False
        deleted.add(local)
        return True

    def clear(self) -> None:
        """Remove all committed documents: the coming commit holds only what is added after this."""
        self._storage.abandon()
        self._pending = _Pending(cleared=True)

    def commit(self, header: Header) -> None:
        """Make all of it durable and seen at once, and go on upon it.

        Raises:
            StoreError: the folder cannot be written to; the commit before it is untouched.
        """
        try:
            self._publish(header, self._entries())
        except OSError as error:
            raise StoreError(f"cannot write to {self._folder}: {error.strerror or error}") from error
        self._base = open_latest(self._folder)
        self._pending = _Pending()

    def discard(self) -> None:
        """Drop what was not committed, and whatever killed writers have left."""
        self._storage.abandon()
        self._pending = _Pending()
        generation = latest_generation(self._folder)
        # What the last commit is, only the folder knows: this writer may have been interrupted in one.
        with suppress(IndexDamagedError, IndexFormatError):
            commit = read_commit(self._folder, generation) if generation >= 0 else None
            segments = {entry.name for entry in commit.segments} if commit else set()
            remove_leftovers(self._folder, generation, segments)

    def _entries(self) -> list[SegmentEntry]:
        """The segments of the coming commit, all written."""
        self._cut()
        entries = self._remaining() + self._pending.segments
        for group in to_merge(entries):
            merged = merge(self._storage, [Segment(self._storage, entry) for entry in group])
            names = {entry.name for entry in group}
            entries = [entry for entry in entries if entry.name not in names] + [merged]
        return entries

    def _cut(self) -> None:
        """End the segment under way."""
        if self._pending.builder is not None:
            self._pending.segments.append(self._pending.builder.finish())
            self._pending.builder = None

    def _remaining(self) -> list[SegmentEntry]:
        """The committed segments, with the new deletions; those without live documents are gone."""
        if self._base is None or self._pending.cleared:
            return []
        entries = [
            replace(entry, deleted=tuple(sorted({*entry.deleted, *self._pending.deleted.get(index, ())})))
            for index, entry in enumerate(self._base.commit.segments)
        ]
        return [entry for entry in entries if entry.live]

    def _publish(self, header: Header, entries: Sequence[SegmentEntry]) -> None:
        """One commit: everything on the disk, then the one rename that makes it the last.

        Killed before the rename, a writer leaves the commit before it, and files that the next one removes.
        """
        generation = max(latest_trace(self._folder), 0) + 1
        toc = _toc(generation, entries)
        commit = Commit(generation, header, tuple(entries), (len(toc), zlib.crc32(toc)))
        names = {file for entry in entries for file in entry.files}
        self._storage.created &= names  # the files of segments that were merged away need not last
        self._storage.make_durable()
        write_new(self._folder / header_name(generation), commit.encode())
        write_new(self._folder / toc_name(generation), toc)
        remove_leftovers(self._folder, generation, {entry.name for entry in entries})


def _toc(generation: int, entries: Iterable[SegmentEntry]) -> bytes:
    """Whoosh's table of contents, for the Whoosh programs that read it."""
    memory = RamStorage()
    TOC(schema(), [_whoosh_segment(entry) for entry in entries], generation).write(memory, INDEX)
    return bytes(memory.files[toc_name(generation)])


def _whoosh_segment(entry: SegmentEntry) -> W3Segment:
    deleted = set(entry.deleted) or None
    segment = W3Segment(W3Codec(), INDEX, entry.documents, entry.name.removeprefix(f"{INDEX}_"), deleted)
    segment._fieldlengths = {}  # noqa: SLF001  # Whoosh's writer sets it so; lengths are in columns
    return segment
