"""One commit, open for reading for as long as it is held."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from casearch.engine.base import FieldTerm, Found, Header, Order, Spots, StoredDocument
from casearch.engine.embedded.commits import Commit, read_commit
from casearch.engine.embedded.evaluate import evaluate
from casearch.engine.embedded.names import latest_generation
from casearch.engine.embedded.rank import page
from casearch.engine.embedded.segment import Segment
from casearch.engine.embedded.spots import HeldTerms, spots
from casearch.engine.embedded.state import State
from casearch.engine.embedded.view import View
from casearch.engine.stored import word_key, word_reading
from casearch.errors import IndexDamagedError, NoIndexError
from casearch.nodes import LANG, Node


class EmbeddedSnapshot:
    """A commit of an index in a folder; all its files are open, so it may vanish from the folder."""

    def __init__(self, commit: Commit, segments: list[Segment], state: State) -> None:
        self.commit, self.state = commit, state
        self.view = View(segments)
        self._held = HeldTerms()
        self._header = Header(commit.fingerprint, state)
        self._closed = False

    @property
    def generation(self) -> int:
        """The number of the commit."""
        return self.commit.generation

    @property
    def header(self) -> Header:
        """What casearch kept with the commit; tables of its state are read when they are looked into."""
        return self._header

    @property
    def count(self) -> int:
        """The number of live documents."""
        return self.view.count

    def search(
        self,
        node: Node,
        *,
        limit: int | None = 10,
        offset: int = 0,
        order: Order = Order.RELEVANCE,
        count: bool = True,
    ) -> Found:
        """The hits ``offset`` … ``offset + limit`` of a tree; ``limit=None`` gives all of them."""
        view = self._open_view()
        hits, total = page(evaluate(node, view), view, limit, offset, order, count=count)
        ids, scores, numbers = map(list, zip(*hits, strict=True)) if hits else ([], [], [])
        return Found(ids, scores, total, numbers)

    def get(self, id: str) -> StoredDocument | None:
        """A document by its id."""
        number = self._open_view().find(id)
        return None if number is None else self._record(number)

    def records(self, numbers: Sequence[int]) -> list[StoredDocument]:
        """Documents by their numbers, in that order."""
        self._open_view()
        return [self._record(number) for number in numbers]

    def spots(self, numbers: Sequence[int], terms: Sequence[FieldTerm]) -> list[Spots]:
        """At which positions terms stand in documents."""
        return spots(self._open_view(), self._held, numbers, terms)

    def reading(self, word: str, lang: str) -> tuple[str, tuple[str, ...]] | None:
        """The language and the terms that a surface word was read as in texts of a language; ``None`` if unknown."""
        key = word_key(word, lang)
        found = (segment.word(key) for segment in self._open_view().segments)
        return next((word_reading(value) for value in found if value is not None), None)

    def documents(self) -> Iterator[StoredDocument]:
        """All live documents, by id."""
        view = self._open_view()
        for _, number in sorted(zip(view.ids(view.live), view.live.tolist(), strict=True)):
            yield self._record(number)

    def holds(self, field: str, term: str) -> bool:
        """Whether a live document holds a term."""
        view = self._open_view()
        most = view.frequency_at_most(field, term)
        return most > view.size - view.count or (most > 0 and len(view.postings(field, term).documents) > 0)

    def vocabulary(self, field: str) -> tuple[list[str], list[int]]:
        """The terms of a field, rising, and in how many documents each stands, deleted ones included."""
        view = self._open_view()
        return view.vocabulary(field), view.frequencies(field)

    def mean_length(self, field: str) -> float:
        """Mean number of positions of a field over live documents."""
        return self._open_view().mean_length(field)

    def languages(self) -> dict[str, int]:
        """Live documents by language, the largest first, ties by name."""
        view = self._open_view()
        counts = {lang: len(view.postings(LANG, lang).documents) for lang in view.vocabulary(LANG)}
        counts[""] = self.count - sum(counts.values())
        filled = [(-count, lang) for lang, count in counts.items() if count]
        return {lang: -count for count, lang in sorted(filled)}

    def close(self) -> None:
        """Let go of the files, once nothing that was read from them is held any more."""
        if not self._closed:
            self._closed = True
            self.view = View([])
            self._held = HeldTerms()

    def damaged_files(self) -> list[str]:
        """Names of the files whose contents are not those that were committed; reads all of them."""
        found = [segment.path.name for segment in self.view.segments if not segment.is_whole()]
        return found + [log.entry.name for log in self.state.logs if not log.is_whole()]

    def _record(self, number: int) -> StoredDocument:
        segment, local = self.view.place(number)
        return self.view.segments[segment].record(local)

    def _open_view(self) -> View:
        if self._closed:
            raise ValueError("the snapshot is closed")
        return self.view


def open_latest(folder: Path) -> EmbeddedSnapshot:
    """The last commit of a folder.

    A writer may remove files between the look at the folder and their opening; then there is a later
    commit, which is tried instead.

    Raises:
        NoIndexError, IndexFormatError, IndexDamagedError
    """
    generation = latest_generation(folder)
    while generation >= 0:
        try:
            return _open(folder, generation)
        except IndexDamagedError:
            later = latest_generation(folder)
            if later == generation:
                raise
            generation = later
    raise NoIndexError(f"no index at {folder}; make one with: casearch index")


def _open(folder: Path, generation: int) -> EmbeddedSnapshot:
    commit = read_commit(folder, generation)
    segments = [Segment(folder, entry) for entry in commit.segments]
    return EmbeddedSnapshot(commit, segments, State(folder, commit))
