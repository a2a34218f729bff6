"""Documents that were read and wait to be analysed, in a temporary file, so that no corpus has to fit in memory."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from types import TracebackType
from typing import Self

from casearch.document import Document, from_record


class Spool:
    """Documents in the order they came, each with the id of its file. A context manager."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115 - closed by the context

    def put(self, file: str, document: Document) -> None:
        """Add a document."""
        json.dump([file, document.record()], self._file, ensure_ascii=False)
        self._file.write("\n")

    def __iter__(self) -> Iterator[tuple[str, Document]]:
        self._file.seek(0)
        for line in self._file:
            file, record = json.loads(line)
            yield file, from_record(record)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()
