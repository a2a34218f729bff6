"""Documents that were read and wait to be analysed, in a temporary file, so that no corpus has to fit in memory."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from casearch.document import Document, from_record


@dataclass(frozen=True, slots=True)
class Spooled:
    """A document as a line of the spool, to be read where it is needed."""

    id: str
    line: str

    def start(self, length: int) -> str:
        """Some of the text, from its beginning, as JSON has it: enough to see its letters."""
        return self.line.partition('"text": "')[2][:length]

    def document(self) -> Document:
        """The document."""
        return from_record(json.loads(self.line))


def spooled(document: Document) -> str:
    """A document as a line."""
    return json.dumps(document.record(), ensure_ascii=False) + "\n"


class Spool:
    """Lines in the order they came. A context manager."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n")  # noqa: SIM115 - closed below

    def put(self, line: str) -> None:
        """Add a line."""
        self._file.write(line)

    def __iter__(self) -> Iterator[str]:
        self._file.seek(0)
        yield from self._file

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()
