"""What protects a reader from the bytes it reads: no odd byte raises an odd error."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path
from typing import Final, Self

from casearch.errors import DocumentError, IndexDamagedError, StoreError

_RAISED_BY_ODD_BYTES: Final = (
    struct.error,
    zlib.error,
    ArithmeticError,
    AssertionError,
    AttributeError,
    DocumentError,
    EOFError,
    LookupError,
    MemoryError,
    RecursionError,
    TypeError,
    ValueError,
)


class _Noticing:
    """What ``damage_noticed`` gives; a plain class, because a search enters it dozens of times.

    Args:
        path: the file; who goes on to another one says so here.
    """

    __slots__ = ("path",)

    def __init__(self, path: Path) -> None:
        self.path = path

    def __enter__(self) -> Self:
        return self

    def __exit__(self, _: object, error: BaseException | None, __: object) -> None:
        if isinstance(error, FileNotFoundError):
            raise damaged(self.path, "is missing") from error
        if isinstance(error, OSError):
            raise StoreError(f"cannot read {self.path}: {error.strerror or error}") from error
        if isinstance(error, _RAISED_BY_ODD_BYTES):
            raise damaged(self.path, str(error) or type(error).__name__) from error


def damage_noticed(path: Path) -> _Noticing:
    """Around reading a file: what odd bytes make the readers raise becomes ``IndexDamagedError``."""
    return _Noticing(path)


def damaged(path: Path, why: str) -> IndexDamagedError:
    """The error for a file that does not hold together, with what to do."""
    reason = " ".join(why.split())
    return IndexDamagedError(f"the index is damaged: {path}: {reason}; run: casearch index --rebuild")
