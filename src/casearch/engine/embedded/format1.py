"""Indexes of format 1, as far as a rebuild needs them: their stored documents and their state.

Format 1 kept Whoosh's W3 segments. Of each only the column of records is read: compressed JSON documents, one
behind the other, then 64-bit offsets of all of them and of the end. No pickle is touched.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, Final

import numpy as np

from casearch.engine.base import Header, StoredDocument
from casearch.engine.embedded.commits import check_toc
from casearch.engine.embedded.damage import damage_noticed
from casearch.engine.embedded.names import header_name
from casearch.engine.embedded.older import OldSnapshot
from casearch.engine.embedded.storage import map_file
from casearch.engine.stored import decode_record

FORMAT: Final = 1


def open_old(folder: Path, generation: int) -> OldSnapshot:
    """A commit of an index of format 1.

    Raises:
        IndexDamagedError: it is none, or does not hold together.
    """
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
        records: dict[str, Callable[[], StoredDocument]] = {}
        for segment in head["segments"]:
            records.update(_records(folder, segment))
    return OldSnapshot(generation, header, records)


def _records(folder: Path, segment: dict[str, Any]) -> Iterator[tuple[str, Callable[[], StoredDocument]]]:
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
            yield _decoded(record, path).document.id, partial(_decoded, record, path)


def _decoded(data: memoryview, path: Path) -> StoredDocument:
    with damage_noticed(path):
        return decode_record(zlib.decompress(data))
