"""The documents of terms that follow each other in the dictionary: what a prefix or pattern asks for by the hundred."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property
from itertools import accumulate

import numpy as np
import numpy.typing as npt

from casearch.engine.embedded.damage import damage_noticed
from casearch.engine.embedded.dictionary import KEYS
from casearch.engine.embedded.lists import Cache
from casearch.engine.embedded.postings import Ints
from casearch.engine.embedded.segment import Segment

Rules = tuple[re.Pattern[str], re.Pattern[str]]
"""A pattern for whole terms, and the same for lines that begin and end with a line break."""

Documents = npt.NDArray[np.int32]


class TermBlock:
    """The terms of one block of a dictionary, with the live documents of each.

    Args:
        keys: the terms, encoded.
        documents: numbers in the segment, one term's behind the other's.
        df: how many each has.
    """

    __slots__ = ("cache", "df", "documents", "ends", "has_lines", "keys", "nbytes", "offsets", "text")

    def __init__(self, keys: list[bytes], documents: Documents, df: Ints) -> None:
        self.keys, self.documents, self.df = keys, documents, df
        self.ends = np.cumsum(df)
        terms = [key.decode() for key in keys]
        self.text = "\n".join(("", *terms, ""))
        self.offsets = list(accumulate((len(term) + 1 for term in terms), initial=0))
        self.has_lines = self.text.count("\n") == len(terms) + 1
        self.cache: Cache | None = None
        self.nbytes = documents.nbytes + 100 * len(keys) + 2000

    def matching(self, rules: Rules, low: int, high: int) -> list[int]:
        """Which of some terms fit a pattern."""
        whole, line = rules
        if not self.has_lines:
            return [place for place in range(low, high) if whole.fullmatch(self.keys[place].decode())]
        offsets = self.offsets
        found = line.finditer(self.text, offsets[low], offsets[high] + 1)
        return [bisect_left(offsets, match.start()) for match in found]

    def of(self, first: int, last: int) -> Documents:
        """The documents of terms that follow each other."""
        return self.documents[int(self.ends[first] - self.df[first]) : int(self.ends[last - 1])]

    def of_some(self, places: Ints) -> Documents:
        """The documents of some terms."""
        if len(places) == int(places[-1]) - int(places[0]) + 1:
            return self.of(int(places[0]), int(places[-1]) + 1)
        return np.concatenate([self.of(place, place + 1) for place in places.tolist()])


class SegmentTerms:
    """The terms of one field of one segment, by number in their order."""

    def __init__(self, segment: Segment, field: str, cache: Cache) -> None:
        self.segment, self.name, self._cache = segment, field, cache
        self.field = segment.field(field)

    @property
    def count(self) -> int:
        """How many there are."""
        return self.field.terms.count if self.field else 0

    @cached_property
    def live(self) -> npt.NDArray[np.bool_] | None:
        """Which documents are live; ``None`` where all are."""
        return self.segment.live if self.segment.entry.deleted else None

    def range(self, prefix: str) -> tuple[int, int]:
        """The first term with a prefix, and the first behind those."""
        if self.field is None:
            return 0, 0
        if not prefix:
            return 0, self.count
        key = prefix.encode(errors="surrogatepass")
        return self._place(key), self._place(key + b"\xff")  # no UTF-8 has that byte

    def _place(self, key: bytes) -> int:
        """How many terms are smaller."""
        assert self.field is not None
        with damage_noticed(self.segment.path):
            number = self.field.terms.block_of(key)
        return number * KEYS + bisect_left(self.block(number).keys, key) if number >= 0 else 0

    def block(self, number: int) -> TermBlock:
        """One block of terms."""
        key = (self.name, self.segment.entry.name, number)
        found: TermBlock | None = self._cache.get(key)
        if found is None:
            assert self.field is not None
            with damage_noticed(self.segment.path):
                keys, df, documents = self.field.block_documents(number)
            if self.live is not None:
                keep = self.live[documents]
                documents = documents[keep]
                df = np.bincount(np.repeat(np.arange(len(df)), df)[keep], minlength=len(df))
            found = TermBlock(keys, documents.astype(np.int32), df)
            self._cache.put(key, found)
        return found

    def blocks(self, first: int, last: int) -> Iterator[tuple[TermBlock, int, int, int]]:
        """The blocks of a range of terms: each with the number of its first term, and the part of it that is in range."""
        for number in range(first // KEYS, -(-last // KEYS) if last > first else first // KEYS):
            block, start = self.block(number), number * KEYS
            yield block, start, max(first - start, 0), min(last - start, len(block.keys))

    def frequencies(self, numbers: Ints) -> Ints:
        """The document frequencies of some terms, which rise."""
        parts = [block.df[places] for block, places in self._by_block(numbers)]
        return np.concatenate(parts) if parts else np.empty(0, np.int64)

    def keys(self, numbers: Ints) -> list[bytes]:
        """Some terms, encoded; their numbers rise."""
        return [block.keys[place] for block, places in self._by_block(numbers) for place in places.tolist()]

    def documents(self, numbers: Ints) -> list[Documents]:
        """The documents of some terms, whose numbers rise; one that holds several stands several times."""
        return [block.of_some(places) for block, places in self._by_block(numbers)]

    def _by_block(self, numbers: Ints) -> Iterator[tuple[TermBlock, Ints]]:
        at = 0
        while at < len(numbers):
            block = int(numbers[at]) // KEYS
            end = int(numbers.searchsorted((block + 1) * KEYS))
            yield self.block(block), numbers[at:end] - block * KEYS
            at = end
