"""Files of a folder: mapped into memory, and made durable before a commit names them."""

from __future__ import annotations

import mmap
import os
import zlib
from pathlib import Path

_CHUNK = 1 << 20


def map_file(path: Path) -> mmap.mmap | bytes:
    """A file in memory, outliving its name in the folder."""
    with path.open("rb") as file:
        if not os.fstat(file.fileno()).st_size:
            return b""
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


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
