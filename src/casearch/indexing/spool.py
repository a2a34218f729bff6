"""Documents that were read and wait to be analysed, in a temporary file, so that no corpus has to fit in memory."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from types import TracebackType
from typing import Self

from casearch.document import Document, from_record


class Spool:
    """Documents in the order they came, each with the root of its file. A context manager."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115 - closed by the context

    def put(self, root: str, document: Document) -> None:
        """Add a document."""
        # ``dump`` would take twice as long as ``dumps``: it goes the way of pure Python.
        self._file.write(json.dumps([root, document.record()], ensure_ascii=False) + "\n")

    def __iter__(self) -> Iterator[str]:
        """All documents, each as ``decoded`` takes it."""
        self._file.seek(0)
        yield from self._file

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()


def decoded(line: str) -> tuple[str, Document]:
    """The root and the document of a line of the spool."""
    root, record = json.loads(line)
    return root, from_record(record)
