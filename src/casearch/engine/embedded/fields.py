"""The terms of one field of a segment with their postings: what is written of them, and how it is read.

The postings of all terms stand one behind the other in the terms' order, as rows of numbers: steps from document
to document, frequencies less one, steps from position to position. The dictionary has of each term how many
documents and positions are its own. Frequencies that are more than the number of positions (titles count
more) are noted at the few places where they are. What only Whoosh's own formats have, weights that are no
whole numbers and values of bytes, stands beside.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import Final

import numpy as np

from casearch.engine.embedded.container import SegmentFile, SegmentFileWriter, Spill
from casearch.engine.embedded.dictionary import Dictionary, DictionaryWriter, Entry
from casearch.engine.embedded.packing import spread
from casearch.engine.embedded.postings import EMPTY, Floats, Ints, Postings, running, steps_of
from casearch.engine.embedded.streams import Rare, RareWriter, Stream, StreamWriter
from casearch.records import dataclass

_AT_ONCE: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Rows:
    """Postings of terms that follow each other.

    Args:
        documents: of one term rising.
        tf: frequencies, titles weighed.
        counts: of positions; equal to ``tf`` but where titles or boosts are weighed; 0 in fields without positions.
        steps: from position to position, the first of a document from 0.
        weights: in place of ``tf`` where those are no whole numbers.
        values: bytes that a format of Whoosh's keeps of each.
    """

    documents: Ints
    tf: Ints
    counts: Ints
    steps: Ints
    weights: Floats | None = None
    values: Sequence[bytes] | None = None


class FieldWriter:
    """Takes the terms of a field in rising order."""

    def __init__(self, folder: Path, name: str, *, positions: bool, values: bool = False) -> None:
        self._name, self._folder, self._has_positions = name, folder, positions
        self._terms = DictionaryWriter(folder, f"{name}.terms")
        self._documents, self._tf = StreamWriter(folder, f"{name}.docs"), StreamWriter(folder, f"{name}.tf")
        self._extra = RareWriter(folder, f"{name}.extra")
        self._steps = StreamWriter(folder, f"{name}.steps") if positions else None
        self._weights: list[tuple[int, Floats]] = []
        self._lengths = StreamWriter(folder, f"{name}.lengths") if values else None
        self._values = Spill(folder) if values else None
        self._count = 0

    def add(self, terms: Sequence[bytes], df: Ints, rows: Rows) -> None:
        """Add terms, each in ``df`` documents, with all their postings."""
        ends = np.cumsum(df)
        sums = np.concatenate(([0], np.cumsum(rows.counts)))
        positions = (sums[ends] - sums[ends - df]) if self._steps else np.zeros_like(df)
        self._terms.add(terms, np.stack((df, positions)))
        steps = steps_of(rows.documents, df) - 1
        steps[(ends - df)[df > 0]] += 1
        self._documents.add(steps)
        if rows.weights is None:
            self._tf.add(rows.tf - 1)
        else:
            self._tf.add(np.maximum(rows.counts, 1) - 1)
            self._weights.append((self._count, rows.weights))
        if self._steps is not None:
            self._steps.add(rows.steps)
            more = rows.tf - rows.counts if rows.weights is None else np.zeros_like(rows.tf)
            places = np.flatnonzero(more)
            self._extra.add(places + self._count, more[places])
        if self._lengths is not None and self._values is not None:
            values = rows.values or [b""] * len(rows.documents)
            self._lengths.add(np.fromiter(map(len, values), np.int64, len(values)))
            self._values.write(b"".join(values))
        self._count += len(rows.documents)

    def finish(self, file: SegmentFileWriter) -> None:
        """Write the sections."""
        self._terms.finish(file)
        self._documents.finish(file)
        self._tf.finish(file)
        if self._steps is not None:
            self._steps.finish(file)
            self._extra.finish(file)
        if self._lengths is not None and self._values is not None:
            self._lengths.finish(file)
            file.section(f"{self._name}.values", self._values)
        if self._weights:
            file.section(f"{self._name}.weights", self._all_weights().astype("<f8"))

    def _all_weights(self) -> Floats:
        found = np.full(self._count, np.nan)
        for start, weights in self._weights:
            found[start : start + len(weights)] = weights
        return found


class Field:
    """Reads the sections of a ``FieldWriter``.

    Args:
        file: the segment.
        name: of the field.
        documents: how many the segment has.
    """

    def __init__(self, file: SegmentFile, name: str, documents: int) -> None:
        self._file, self._name, self._size = file, name, documents
        self.terms = Dictionary(file, f"{name}.terms")
        self.has_positions = f"{name}.steps.words" in file
        self.has_values = f"{name}.values" in file
        self._documents, self._tf = Stream(file, f"{name}.docs"), Stream(file, f"{name}.tf")

    @property
    def count(self) -> int:
        """The number of postings."""
        return self._documents.count

    def postings(self, term: bytes, *, positions: bool = False) -> Postings:
        """Where a term stands, in deleted documents too."""
        entry = self.terms.find(term)
        if entry is None:
            return EMPTY
        documents, tf = self.documents(entry), self.weights(entry)
        if not (positions and self.has_positions):
            return Postings(documents, tf)
        rows = self.rows(entry, entry)
        return Postings(documents, tf, rows.counts, running(rows.steps, rows.counts))

    def documents(self, entry: Entry) -> Ints:
        """The documents of a term.

        Raises:
            ValueError: they are no numbers of the segment's documents.
        """
        steps = self._documents.read(entry.before[0], entry.numbers[0])
        steps[1:] += 1
        documents = np.cumsum(steps)
        if not len(documents) or documents[-1] >= self._size:
            raise ValueError("document numbers are out of order")
        return documents

    def all_documents(self) -> Ints:
        """The documents of all terms, one term's behind the other's."""
        parts = [rows.documents for _, _, rows in self.parts(_AT_ONCE)]
        return np.concatenate(parts) if parts else np.empty(0, np.int64)

    def block_documents(self, number: int) -> tuple[list[bytes], Ints, Ints]:
        """The terms of one block of the dictionary, how many documents each has, and these, one term's behind the other's."""
        block = self.terms.block(number)
        df = block.numbers[0]
        steps = self._documents.read(int(block.before[0, 0]), int(df.sum())) + 1
        steps[(np.cumsum(df) - df)[df > 0]] -= 1
        documents = running(steps, df)
        if len(documents) and int(documents.max()) >= self._size:
            raise ValueError("document numbers are out of order")
        return block.keys, df, documents

    def weights(self, entry: Entry) -> Floats:
        """The frequencies of a term, or what Whoosh's weights are instead."""
        tf = (self._tf.read(entry.before[0], entry.numbers[0]) + 1).astype(np.float64)
        return self._with_weights(entry.before[0], tf)

    def located(self, entries: Sequence[Entry]) -> tuple[Ints, Ints]:
        """The documents of several terms, one term's behind the other's, and the number of positions in each.

        Raises:
            ValueError: they do not hold together.
        """
        starts = np.array([entry.before[0] for entry in entries])
        df, positions = np.array([entry.numbers for entry in entries]).T
        begins = np.cumsum(df) - df
        steps = self._documents.gathered(starts, df) + 1
        steps[begins] -= 1
        documents = running(steps, df)
        counts = self._tf.gathered(starts, df) + 1
        weighed = np.flatnonzero(np.add.reduceat(counts, begins) != positions)
        if len(weighed):
            places, extra = self._extra.gathered(starts[weighed], df[weighed])
            counts[spread(begins[weighed], df[weighed])[places]] -= extra
        if (
            int(documents.max(initial=0)) >= self._size
            or int(counts.min(initial=0)) < 0
            or (np.add.reduceat(counts, begins) != positions).any()
        ):
            raise ValueError("documents or positions are out of order")
        return documents, counts

    def steps(self, starts: Ints, counts: Ints) -> Ints:
        """The steps from position to position at several places of the row of all of them."""
        if self._steps is None:
            raise ValueError(f"the field {self._name!r} has no positions")
        return self._steps.gathered(starts, counts)

    def few_steps(self, start: int, count: int) -> list[int]:
        """The same at one place, where they are few."""
        if self._steps is None:
            raise ValueError(f"the field {self._name!r} has no positions")
        return self._steps.few(start, count)

    def rows(self, first: Entry, last: Entry) -> Rows:
        """All postings of the terms from one to another, both included."""
        df = last.before[0] + last.numbers[0] - first.before[0]
        return self._rows(
            first.before[0], df, first.before[1], last.before[1] + last.numbers[1] - first.before[1]
        )

    def parts(self, most: int) -> Iterator[tuple[list[bytes], Ints, Rows]]:
        """All terms with their document counts and postings, in parts of about ``most`` positions."""
        keys: list[bytes] = []
        numbers: list[Ints] = []
        before, size = (0, 0), 0
        for block in self.terms.parts():
            if keys and size + int(block.numbers.sum()) > most:
                yield self._part(keys, np.concatenate(numbers, axis=1), before)
                keys, numbers, size = [], [], 0
            if not keys:
                before = int(block.before[0, 0]), int(block.before[1, 0])
            keys += block.keys
            numbers.append(block.numbers)
            size += int(block.numbers.sum())
        if keys:
            yield self._part(keys, np.concatenate(numbers, axis=1), before)

    def _part(
        self, keys: list[bytes], numbers: Ints, before: tuple[int, int]
    ) -> tuple[list[bytes], Ints, Rows]:
        df = numbers[0]
        rows = self._rows(before[0], int(df.sum()), before[1], int(numbers[1].sum()))
        steps = rows.documents + 1
        steps[(np.cumsum(df) - df)[df > 0]] -= 1
        documents = running(steps, df)
        if len(documents) and int(documents.max()) >= self._size:
            raise ValueError("document numbers are out of order")
        return keys, df, Rows(documents, rows.tf, rows.counts, rows.steps, rows.weights, rows.values)

    def _rows(self, start: int, count: int, position: int, positions: int) -> Rows:
        """Postings with the steps between documents in place of the documents."""
        tf = self._tf.read(start, count) + 1
        counts, steps = tf.copy() if self.has_positions else np.zeros_like(tf), np.empty(0, np.int64)
        if self.has_positions:
            assert self._steps is not None
            places, extra = self._extra.read(start, count)
            counts[places] -= extra
            steps = self._steps.read(position, positions)
            if int(counts.sum()) != positions or (len(counts) and int(counts.min()) < 0):
                raise ValueError("positions are out of order")
        weights = self._with_weights(start, tf.astype(np.float64)) if self._has_weights else None
        return Rows(self._documents.read(start, count), tf, counts, steps, weights, self.values(start, count))

    def values(self, start: int, count: int) -> list[bytes] | None:
        """What a format of Whoosh's keeps of some postings."""
        if not self.has_values:
            return None
        lengths = Stream(self._file, f"{self._name}.lengths")
        begin = int(self._value_starts[start])
        ends = np.cumsum(lengths.read(start, count))
        data = self._file.bytes(f"{self._name}.values", begin, int(ends[-1]) if count else 0)
        return (
            [data[a:b] for a, b in zip([0, *ends[:-1].tolist()], ends.tolist(), strict=True)] if count else []
        )

    @cached_property
    def _value_starts(self) -> Ints:
        lengths = Stream(self._file, f"{self._name}.lengths")
        return np.concatenate(([0], np.cumsum(lengths.read(0, lengths.count))))

    @property
    def _has_weights(self) -> bool:
        return f"{self._name}.weights" in self._file

    def _with_weights(self, start: int, tf: Floats) -> Floats:
        if not self._has_weights:
            return tf
        kept = self._file.array(f"{self._name}.weights", "<f8", start, len(tf))
        return np.where(np.isnan(kept), tf, kept)

    @cached_property
    def _steps(self) -> Stream | None:
        return Stream(self._file, f"{self._name}.steps") if self.has_positions else None

    @cached_property
    def _extra(self) -> Rare:
        return Rare(self._file, f"{self._name}.extra")
