"""Reading one segment: its postings, columns and records, whatever happens to the folder meanwhile."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import Final

import numpy as np

from casearch.engine.base import StoredDocument
from casearch.engine.embedded.blobs import Blobs
from casearch.engine.embedded.columns import Numbers
from casearch.engine.embedded.commits import SegmentEntry
from casearch.engine.embedded.container import SegmentFile
from casearch.engine.embedded.damage import damage_noticed
from casearch.engine.embedded.dictionary import Dictionary
from casearch.engine.embedded.fields import Field
from casearch.engine.embedded.layout import ID_HASHES, IDS, RECORDS, WORDS
from casearch.engine.embedded.names import SEGMENT_EXTENSION
from casearch.engine.embedded.postings import EMPTY, Postings
from casearch.engine.stored import decode_record
from casearch.nodes import ID

_DENSE: Final = 64

_ID_BLOCKS: Final = 4096
"""Blocks of ids that are kept unpacked, some 8 KB each: the ids of a page lie in as many as it has hits."""


class Segment:
    """A segment of a commit. Its file is open, and checked as it is read."""

    def __init__(self, folder: Path, entry: SegmentEntry) -> None:
        self.entry = entry
        self.documents = entry.documents
        self.path = folder / f"{entry.name}{SEGMENT_EXTENSION}"
        with damage_noticed(self.path):
            self.file = SegmentFile(self.path, entry.size, entry.crc)
            if self.file.facts["documents"] != entry.documents:
                raise ValueError("it is another segment")
        self._fields: dict[str, Field] = {}

    @cached_property
    def live(self) -> Numbers:
        """Whether each document is not deleted."""
        live = np.ones(self.documents, bool)
        live[list(self.entry.deleted)] = False
        return live

    def column(self, name: str) -> Numbers:
        """The numbers of a column, one a document."""
        with damage_noticed(self.path):
            numbers = self.file.array(f"{name}.column", self.file.facts["columns"][name])
            if len(numbers) != self.documents:
                raise ValueError(f"it has {len(numbers)} values for {self.documents} documents")
            return numbers

    def postings(self, field: str, term: str, *, positions: bool = False) -> Postings:
        """Where a term stands, in deleted documents too; numbers of this segment."""
        found = self.field(field)
        with damage_noticed(self.path):
            # A term with half a surrogate pair cannot be encoded; nor does any document hold it.
            return (
                found.postings(term.encode(errors="surrogatepass"), positions=positions) if found else EMPTY
            )

    def frequency(self, field: str, term: str) -> int:
        """In how many documents a term stands, deleted ones included."""
        found = self.field(field)
        with damage_noticed(self.path):
            entry = found.terms.find(term.encode(errors="surrogatepass")) if found else None
            return entry.numbers[0] if entry else 0

    def terms(self, field: str) -> Iterator[str]:
        """The terms of a field, rising."""
        found = self.field(field)
        with damage_noticed(self.path):
            for block in found.terms.parts() if found else ():
                for key in block.keys:
                    yield key.decode()

    def frequencies(self, field: str) -> Iterator[tuple[str, int]]:
        """The terms of a field, rising, and in how many documents each stands, deleted ones included."""
        found = self.field(field)
        with damage_noticed(self.path):
            for block in found.terms.parts() if found else ():
                for key, count in zip(block.keys, block.numbers[0].tolist(), strict=True):
                    yield key.decode(), count

    def field(self, name: str) -> Field | None:
        """A field, if the segment has it."""
        if name not in self._fields:
            if name not in self.file.facts["fields"]:
                return None
            with damage_noticed(self.path):
                self._fields[name] = Field(self.file, name, self.documents)
        return self._fields[name]

    def find(self, id: str) -> int | None:
        """The number of a live document that has an id."""
        key = id.encode(errors="surrogatepass")
        with damage_noticed(self.path):
            hashes, crc = self._hashes, zlib.crc32(key)
            at = int(np.searchsorted(hashes, np.uint32(crc)))
            if at == len(hashes) or int(hashes[at]) != crc:
                return None
        for document in self.postings(ID, id).documents.tolist():
            if self.live[document]:
                return int(document)
        return None

    def ids(self, documents: Sequence[int]) -> list[str]:
        """The ids of some documents."""
        with damage_noticed(self.path):
            return [id.decode() for id in self._ids.many(documents)]

    def id_blocks(self) -> list[int]:
        """The first document of each block of ids."""
        with damage_noticed(self.path):
            return [first for first, _ in self._ids.blocks()]

    @property
    def id_block(self) -> Callable[[int], list[bytes]]:
        """Gives the ids of a block by its number, encoded; who asks it has to notice damage."""
        return self._ids.strings

    def first_by_id(self, documents: Numbers, count: int) -> Numbers:
        """Where, among some rising documents, those with the ``count`` first ids are."""
        if len(documents) <= count:
            return np.arange(len(documents))
        if len(documents) * _DENSE > self.documents:  # then the first ids of all soon lead to enough of them
            wanted = np.zeros(self.documents, bool)
            wanted[documents] = True
            read = _DENSE * count
            while True:
                chosen = self._by_id[:read][wanted[self._by_id[:read]]]
                if len(chosen) >= count or read >= self.documents:
                    return np.searchsorted(documents, chosen[:count])
                read *= 8
        ranks = self._id_ranks[documents]
        return np.argpartition(ranks, count)[:count]

    @cached_property
    def _by_id(self) -> Numbers:
        """All documents in the order of their ids: that of the postings of the field of ids."""
        found = self.field(ID)
        with damage_noticed(self.path):
            order = found.all_documents() if found else np.arange(0)
            if len(order) != self.documents:
                raise ValueError("not every document has an id")
            return order

    @cached_property
    def _id_ranks(self) -> Numbers:
        ranks = np.empty(self.documents, np.int32)
        ranks[self._by_id] = np.arange(self.documents, dtype=np.int32)
        return ranks

    def record(self, document: int) -> StoredDocument:
        """A document as it was stored."""
        with damage_noticed(self.path):
            return decode_record(self.records.get(document))

    def word(self, key: bytes) -> bytes | None:
        """What a surface word was read as (see ``stored``)."""
        with damage_noticed(self.path):
            return self.words.value(key)

    def is_whole(self) -> bool:
        """Whether its file is what was written; reads all of it."""
        return self.file.is_whole()

    @cached_property
    def records(self) -> Blobs:
        """The stored documents."""
        return Blobs(self.file, RECORDS, self.documents)

    @cached_property
    def words(self) -> Dictionary:
        """The surface words."""
        return Dictionary(self.file, WORDS, has_values=True)

    def raw_ids(self) -> Iterable[bytes]:
        """All ids, encoded."""
        return self._ids.many(range(self.documents))

    @cached_property
    def _ids(self) -> Blobs:
        return Blobs(self.file, IDS, self.documents, cached=_ID_BLOCKS)

    @cached_property
    def _hashes(self) -> Numbers:
        return self.file.array(ID_HASHES, "<u4")
