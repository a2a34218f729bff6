"""The postings of one term as a Whoosh matcher; all of them are one block."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from whoosh.matching import LeafMatcher, NullMatcher, ReadTooFar

from casearch.engine.embedded.postings import Postings


class PostingMatcher(LeafMatcher):  # type: ignore[misc]  # Whoosh has no types
    """Walks over the documents of a term.

    Args:
        term: field and text.
        postings: of the term.
        values: what the format keeps of each, if that is no row of positions.
        format_: the field's.
        scorer: Whoosh's, or ``None``.
        info: what is known of the term.
    """

    def __init__(
        self,
        term: tuple[str, bytes],
        postings: Postings,
        values: Sequence[bytes] | None,
        format_: Any,
        scorer: Any,
        info: Any,
    ) -> None:
        self._term, self._postings, self._values = term, postings, values
        self.format, self.scorer, self._info = format_, scorer, info
        self._documents: list[int] = postings.documents.tolist()
        self._weights: list[float] = postings.tf.tolist()
        self._ends = None if postings.counts is None else np.cumsum(postings.counts)
        self._at = 0

    def is_active(self) -> bool:
        """Whether it stands at a document."""
        return self._at < len(self._documents)

    def reset(self) -> None:
        """Go back to the first."""
        self._at = 0

    def copy(self) -> PostingMatcher:
        """One that stands at the same document."""
        copied = PostingMatcher(
            self._term, self._postings, self._values, self.format, self.scorer, self._info
        )
        copied._at = self._at
        return copied

    def replace(self, minquality: float = 0) -> Any:
        """Itself, or nothing where nothing of it can score enough."""
        is_done = not self.is_active() or (minquality and self.scorer and self.max_quality() < minquality)
        return NullMatcher() if is_done else self

    def id(self) -> int:
        """The document it stands at."""
        return self._documents[self._at]

    def all_ids(self) -> Iterator[int]:
        """All documents from there on."""
        return iter(self._documents[self._at :])

    def next(self) -> bool:
        """Go to the next document; whether a block has ended."""
        if not self.is_active():
            raise ReadTooFar
        self._at += 1
        return not self.is_active()

    def skip_to(self, id: int) -> None:
        """Go to a document, or to the next behind it."""
        if not self.is_active():
            raise ReadTooFar
        if id > self.id():
            self._at += int(np.searchsorted(self._postings.documents[self._at :], id))

    def skip_to_quality(self, minquality: float) -> int:
        """Go behind the block where it cannot score more."""
        if self.is_active() and self.block_quality() <= minquality:
            self._at = len(self._documents)
            return 1
        return 0

    def weight(self) -> float:
        """The term's weight in the document."""
        return self._weights[self._at]

    def value(self) -> bytes:
        """What the field's format keeps of the posting, in its own coding."""
        if self._values is not None:
            return self._values[self._at]
        if self._ends is None or self._postings.positions is None or self._postings.counts is None:
            return b""
        end = int(self._ends[self._at])
        positions = self._postings.positions[end - int(self._postings.counts[self._at]) : end]
        encoded: bytes = self.format.encode(positions.tolist())
        return encoded

    def block_min_length(self) -> int:
        """The shortest field that has the term."""
        return int(self._info.min_length())

    def block_max_length(self) -> int:
        """The longest."""
        return int(self._info.max_length())

    def block_max_weight(self) -> float:
        """The largest weight."""
        return float(self._info.max_weight())

    def block_min_id(self) -> int:
        """The first document."""
        return self._documents[0]

    def block_max_id(self) -> int:
        """The last document."""
        return self._documents[-1]
