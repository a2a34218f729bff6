"""Indexes of older formats, as far as a rebuild needs them: their stored documents and their state."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from casearch.engine.base import FieldTerm, Found, Header, Order, Spots, StoredDocument
from casearch.engine.embedded.damage import damage_noticed
from casearch.engine.embedded.names import header_name, latest_generation
from casearch.errors import IndexFormatError
from casearch.nodes import Node


def open_older(folder: Path) -> OldSnapshot:
    """The last commit of an index of an older format.

    Raises:
        IndexDamagedError: it is none, or does not hold together.
    """
    from casearch.engine.embedded import format1, format2  # noqa: PLC0415 - they need what is below

    generation = latest_generation(folder)
    path = folder / header_name(generation)
    with damage_noticed(path):
        found = int(json.loads(path.read_bytes().partition(b"\n")[0])["format"])
        if found not in (format1.FORMAT, format2.FORMAT):
            raise ValueError("it is of no older format")
    if found == format1.FORMAT:
        return format1.open_old(folder, generation)
    return format2.open_old(folder, generation)


class OldSnapshot:
    """The last commit of an index of an older format.

    Args:
        generation: its number.
        header: what was kept with it.
        records: of each document's id what reads it.
    """

    def __init__(
        self, generation: int, header: Header, records: Mapping[str, Callable[[], StoredDocument]]
    ) -> None:
        self.generation, self.header, self._records = generation, header, records

    @property
    def count(self) -> int:
        """The number of live documents."""
        return len(self._records)

    def get(self, id: str) -> StoredDocument | None:
        """A document by its id."""
        return self._records[id]() if id in self._records else None

    def documents(self) -> Iterator[StoredDocument]:
        """All live documents, by id."""
        return (self._records[id]() for id in sorted(self._records))

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
        raise IndexFormatError(
            "an index of an older format cannot be searched; run: casearch index --rebuild"
        )

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
        self._records = {}
