"""What protects a reader from the bytes it reads: no odd byte raises an odd error."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

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


@contextmanager
def damage_noticed(path: Path) -> Iterator[None]:
    """Around reading a file: what odd bytes make the readers raise becomes ``IndexDamagedError``."""
    try:
        yield
    except FileNotFoundError as error:
        raise damaged(path, "is missing") from error
    except OSError as error:
        raise StoreError(f"cannot read {path}: {error.strerror or error}") from error
    except _RAISED_BY_ODD_BYTES as error:
        raise damaged(path, str(error) or type(error).__name__) from error


def damaged(path: Path, why: str) -> IndexDamagedError:
    """The error for a file that does not hold together, with what to do."""
    reason = " ".join(why.split())
    return IndexDamagedError(f"the index is damaged: {path}: {reason}; run: casearch index --rebuild")
