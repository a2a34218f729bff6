"""Indexes of format 1, as far as a rebuild needs them: their stored documents and their state.

Format 1 kept Whoosh's W3 segments. Of each only the column of records is read: compressed JSON documents, one
behind the other, then 64-bit offsets of all of them and of the end. No pickle is touched.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np

from casearch.engine.base import FieldTerm, Found, Header, Order, Spots, StoredDocument
from casearch.engine.embedded.commits import check_toc
from casearch.engine.embedded.damage import damage_noticed
from casearch.engine.embedded.names import header_name, latest_generation
from casearch.engine.embedded.storage import map_file
from casearch.engine.stored import decode_record
from casearch.errors import IndexFormatError
from casearch.nodes import Node

FORMAT: Final = 1


class OldSnapshot:
    """The last commit of an index of format 1: its documents, by id."""

    def __init__(self, generation: int, header: Header, records: dict[str, tuple[memoryview, Path]]) -> None:
        self.generation, self.header, self._records = generation, header, records

    @property
    def count(self) -> int:
        """The number of live documents."""
        return len(self._records)

    def get(self, id: str) -> StoredDocument | None:
        """A document by its id."""
        if id not in self._records:
            return None
        data, path = self._records[id]
        return _decoded(data, path)

    def documents(self) -> Iterator[StoredDocument]:
        """All live documents, by id."""
        return (_decoded(*self._records[id]) for id in sorted(self._records))

    def search(
        self,
        node: Node,  # noqa: ARG002  # nothing is looked at
        *,
        limit: int | None = 10,  # noqa: ARG002
        offset: int = 0,  # noqa: ARG002
        order: Order = Order.RELEVANCE,  # noqa: ARG002
        count: bool = True,  # noqa: ARG002
    ) -> Found:
        """Not to be asked: terms of this format are not read."""
        raise IndexFormatError("an index of format 1 cannot be searched; run: casearch index --rebuild")

    def records(self, numbers: Sequence[int]) -> list[StoredDocument]:  # noqa: ARG002
        """None: nothing was found."""
        return []

    def spots(self, numbers: Sequence[int], terms: Sequence[FieldTerm]) -> list[Spots]:  # noqa: ARG002
        """None: nothing was found."""
        return []

    def reading(self, word: str, lang: str) -> tuple[str, tuple[str, ...]] | None:  # noqa: ARG002
        """Unknown of every word."""
        return None

    def holds(self, field: str, term: str) -> bool:  # noqa: ARG002
        """Unknown of every term."""
        return False

    def vocabulary(self, field: str) -> tuple[list[str], list[int]]:  # noqa: ARG002
        """Not read."""
        return [], []

    def mean_length(self, field: str) -> float:  # noqa: ARG002
        """Not read."""
        return 1.0

    def languages(self) -> dict[str, int]:
        """Not counted."""
        return {}

    def close(self) -> None:
        """Let go of the files."""
        self._records.clear()


def open_old(folder: Path) -> OldSnapshot:
    """The last commit of an index of format 1.

    Raises:
        IndexDamagedError: it is none, or does not hold together.
    """
    generation = latest_generation(folder)
    path = folder / header_name(generation)
    with damage_noticed(path):
        data = path.read_bytes()
        lines = data[:-9].split(b"\n")
        head: dict[str, Any] = json.loads(lines[0])
        if head["format"] != FORMAT or data[-9:] != f"{zlib.crc32(data[:-9]):08x}\n".encode():
            raise ValueError("its checksum is wrong")
        header = Header(head["fingerprint"], json.loads(lines[1]))
        size, crc = head["toc"]
        check_toc(folder, generation, (size, crc))
        records: dict[str, tuple[memoryview, Path]] = {}
        for segment in head["segments"]:
            records.update(_records(folder, segment))
    return OldSnapshot(generation, header, records)


def _records(folder: Path, segment: dict[str, Any]) -> Iterator[tuple[str, tuple[memoryview, Path]]]:
    name = f"{Path(segment['name']).name}.record.col"
    path, count, deleted = folder / name, int(segment["documents"]), frozenset(segment["deleted"])
    size, crc = segment["files"][name]
    with damage_noticed(path):
        data = memoryview(map_file(path))
        if len(data) != size or zlib.crc32(data) != crc:
            raise ValueError("its contents have changed")
        offsets = np.frombuffer(data[size - 8 * (count + 1) :], "<i8").tolist()
    for document in range(count):
        if document not in deleted:
            record = data[offsets[document] : offsets[document + 1]]
            yield _decoded(record, path).document.id, (record, path)


def _decoded(data: memoryview, path: Path) -> StoredDocument:
    with damage_noticed(path):
        return decode_record(zlib.decompress(data))
