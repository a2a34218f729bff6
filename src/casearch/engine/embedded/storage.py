"""Whoosh's storage in a folder, made safe: files are mapped, unpickle only primitives, and can be made durable."""

from __future__ import annotations

import mmap
import os
import zlib
from contextlib import suppress
from pathlib import Path
from typing import Any

from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.structfile import StructFile

from casearch.engine.embedded.damage import PrimitiveUnpickler
from casearch.engine.embedded.names import SCRATCH

_CHUNK = 1 << 20


class MappedFile(StructFile):  # type: ignore[misc]  # Whoosh has no types
    """A file in memory, outliving its name in the folder. ``get`` keeps no position, so threads may share it."""

    def __init__(self, data: mmap.mmap, name: str) -> None:
        super().__init__(data, name=name)
        self.data = data

    def get(self, position: int, length: int) -> bytes:
        """The bytes at a position; all of them or an error."""
        end = position + length
        if not 0 <= position <= end <= len(self.data):
            raise EOFError("it ends too early")
        return self.data[position:end]

    def read_pickle(self) -> Any:
        """A pickled value of primitives."""
        return PrimitiveUnpickler(self.data).load()


class Storage(FileStorage):  # type: ignore[misc]  # Whoosh has no types
    """The folder of an index."""

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder))
        self.path = folder
        self.created: set[str] = set()
        self.written: list[StructFile] = []

    def create_file(self, name: str, *args: Any, **kwargs: Any) -> StructFile:
        """As Whoosh's, remembering the file until ``make_durable`` or ``abandon``."""
        file = super().create_file(name, *args, **kwargs)
        self.created.add(name)
        self.written.append(file)
        return file

    def open_file(self, name: str, **_: Any) -> MappedFile:
        """A file to read."""
        with (self.path / name).open("rb") as file:
            return MappedFile(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ), name)

    def delete_file(self, name: str) -> None:
        """As Whoosh's."""
        self.created.discard(name)
        super().delete_file(name)

    def temp_storage(self, name: str | None = None) -> FileStorage:  # noqa: ARG002
        """One folder for temporary files, whatever it is asked to be called: the next writer clears it."""
        (self.path / SCRATCH).mkdir(exist_ok=True)
        return _Scratch(self)

    def make_durable(self) -> None:
        """Have the files created since the last time on the disk, contents and names."""
        for name in sorted(self.created):
            sync(self.path / name)
        sync(self.path)
        self.abandon()

    def abandon(self) -> None:
        """Close the files that are still being written and forget all."""
        for file in self.written:
            if not file.is_closed:
                with suppress(OSError):  # what is left in its buffer is not wanted
                    file.close()
        self.written.clear()
        self.created.clear()


class _Scratch(FileStorage):  # type: ignore[misc]  # Whoosh has no types
    """Temporary files, closed with those of the storage they belong to."""

    def __init__(self, storage: Storage) -> None:
        super().__init__(str(storage.path / SCRATCH))
        self._storage = storage

    def create_file(self, name: str, *args: Any, **kwargs: Any) -> StructFile:
        file = super().create_file(name, *args, **kwargs)
        self._storage.written.append(file)
        return file


def sync(path: Path) -> None:
    """Have a file, or the names of a folder, on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def write_new(path: Path, data: bytes) -> None:
    """Write a file whole and have it on the disk under its name, or not at all."""
    unfinished = path.with_name(path.name + ".new")
    with unfinished.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(path)
    sync(path.parent)


def checksum(path: Path) -> tuple[int, int]:
    """A file's size in bytes and CRC-32."""
    size = crc = 0
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            size += len(chunk)
            crc = zlib.crc32(chunk, crc)
    return size, crc
