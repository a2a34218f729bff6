"""What protects a reader from the bytes it reads: no pickle runs anything, no odd byte raises an odd error."""

from __future__ import annotations

import pickle
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, NoReturn

from casearch.errors import DocumentError, IndexDamagedError, StoreError

_RAISED_BY_ODD_BYTES: Final = (
    pickle.UnpicklingError,
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


class PrimitiveUnpickler(pickle.Unpickler):
    """Loads numbers, text, bytes, tuples, lists and dicts. The allow-list of classes and functions is empty.

    Whoosh writes its posting blocks and the tail of its term files as pickles of these alone.
    """

    def find_class(self, module: str, name: str, /) -> NoReturn:
        """Refuse whatever the pickle asks to import."""
        raise pickle.UnpicklingError(f"a pickle of the index asks for {module}.{name}")

    def persistent_load(self, pid: Any, /) -> NoReturn:
        """Refuse references outside the pickle."""
        raise pickle.UnpicklingError(f"a pickle of the index refers to {pid!r}")


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
