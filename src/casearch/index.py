"""What ``casearch.open`` returns: the whole pipeline, readable on one page."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from casearch.analysis import Analyser, fingerprint
from casearch.document import Document
from casearch.engine.base import Engine, Order, Snapshot, StoredDocument, Writer
from casearch.errors import IndexFormatError, NotFoundError, QueryError
from casearch.query import Conditions
from casearch.query.corrections import Mender
from casearch.records import dataclass
from casearch.search.results import Results
from casearch.search.search import Request, read_request, search

if TYPE_CHECKING:  # what writes, explains or measures is slow to load, and a search does none of it
    from casearch.indexing.report import UpdateReport
    from casearch.indexing.update import Progress
    from casearch.search.evaluation import Evaluation, Judgements
    from casearch.search.explain import Explanation
    from casearch.sources import Problem

DEFAULT_TIMEOUT = 10.0
"""Seconds that a writer waits for another one."""


@dataclass(frozen=True, slots=True)
class IndexInfo:
    """What an index holds.

    Args:
        place: where it is.
        documents: how many.
        languages: documents by language.
        roots: the files and folders it was made from, name to place.
        files: how many files of theirs.
        generation: number of its last commit.
        analysis: fingerprint of the rules that made its terms.
    """

    place: str
    documents: int
    languages: dict[str, int]
    roots: dict[str, str]
    files: int
    generation: int
    analysis: str

    def record(self) -> dict[str, Any]:
        """The facts as a JSON object."""
        return asdict(self)


def open_index(place: str | os.PathLike[str] = "index") -> Index:
    """Open the index at a folder; it need not exist yet for one that writes.

    Args:
        place: the folder.
    """
    from casearch.engine.embedded import EmbeddedEngine  # noqa: PLC0415 - Whoosh loads when an index is opened

    return Index(EmbeddedEngine(Path(place)), str(place))


class Index:
    """An index, to be searched and to be brought up to date. A context manager; not to be shared by threads.

    It answers from the commit that was the last when it was first asked, or when ``refresh`` was called;
    after its own writing it answers from that.
    """

    def __init__(self, engine: Engine, place: str) -> None:
        self._engine, self._place = engine, place
        self._held: Snapshot | None = None
        self._mender: Mender | None = None
        self._recurring: frozenset[int] = frozenset()
        self._analyser = Analyser(lambda word, lang: self._snapshot().reading(word, lang))

    def update(
        self,
        paths: Sequence[str | os.PathLike[str]] | None = None,
        *,
        rebuild: bool = False,
        keep_missing: bool = False,
        workers: int = 1,
        timeout: float = DEFAULT_TIMEOUT,
        progress: Progress | None = None,
    ) -> UpdateReport:
        """Bring the index up to date with files and folders: add, change, remove what differs.

        Args:
            paths: files and folders; ``None`` means those the index knows, else ``corpus``.
            rebuild: read everything again into a new index, in place of the old one.
            keep_missing: keep documents whose file has vanished; they have no file from then on.
            workers: processes that analyse. With more than 1, a script needs the guard
                ``if __name__ == "__main__":``, as ``multiprocessing`` explains.
            timeout: seconds to wait for another writer.
            progress: called with the number of files and rows done and that of all.

        Raises:
            IndexLockedError: another writer holds the index.
            IndexFormatError: it was made by other rules; ``rebuild=True`` mends that.
            SourceError: a path's name already means another place in this index.
        """
        from casearch.indexing.update import Plan, update  # noqa: PLC0415 - as above

        names = None if paths is None else [os.fspath(path) for path in paths]
        plan = Plan(names, rebuild, keep_missing, workers)
        if progress:
            plan = Plan(names, rebuild, keep_missing, workers, progress)
        with self._writer(timeout, rebuild=rebuild) as writer:
            return update(writer, plan)

    def add(
        self, documents: Iterable[Document | Problem], *, timeout: float = DEFAULT_TIMEOUT
    ) -> UpdateReport:
        """Add documents from anywhere, each in place of one with its id; one commit.

        A document whose id belongs to a file is not taken, and stands in the report's ``failed``.

        Raises:
            IndexLockedError, IndexFormatError
        """
        from casearch.indexing.single import add_documents  # noqa: PLC0415 - as above

        with self._writer(timeout) as writer:
            return add_documents(writer, documents)

    def delete(self, ids: Sequence[str], *, timeout: float = DEFAULT_TIMEOUT) -> list[str]:
        """Remove documents; gives the ids that were there. One commit.

        Raises:
            NoIndexError, IndexLockedError, IndexFormatError
        """
        from casearch.indexing.single import delete_documents  # noqa: PLC0415 - as above

        self._snapshot()
        with self._writer(timeout) as writer:
            return delete_documents(writer, ids)

    def search(
        self,
        query: str,
        *,
        limit: int | None = 10,
        offset: int = 0,
        lang: str | None = None,
        since: str | None = None,
        until: str | None = None,
        source: str | None = None,
        sort: str = "relevance",
        exact: bool = False,
        translit: bool = True,
        snippets: bool = True,
    ) -> Results:
        """The documents that hold words of the query, in any inflection; more and rarer words first.

        Args:
            query: words in Russian, Kazakh or English, and the query language (docs/query-language.md).
            limit: hits at most; ``None`` for all.
            offset: hits to leave out before them.
            lang: only documents in this language.
            since: only from this day, month or year on: ``2024-05-16``, ``2024-05``, ``2024``.
            until: only up to it, included.
            source: only of this publisher, in any case.
            sort: ``relevance``, ``newest`` or ``oldest``; undated documents come last in the latter two.
            exact: whether words match only as they are written, not in other inflections.
            translit: whether a name finds its spellings in other scripts and languages (Tokayev, Тоқаев).
            snippets: whether hits come with a snippet.

        Raises:
            NoIndexError, IndexFormatError, IndexDamagedError
            QueryError: an option makes no sense. The query's own text never raises.
        """
        conditions = Conditions(lang, source, since, until)
        request = Request(query, limit, offset, _order(sort), conditions, translit, exact, snippets)
        return search(self._snapshot(), request, self._analyser, self._mending(), self._shown)

    def explain(
        self, query: str, id: str | None = None, *, exact: bool = False, translit: bool = True
    ) -> Explanation:
        """How a query was read and, for a document, which rules made it match and how its score adds up.

        Args:
            query: as for ``search``, in whose answer the document has the score that is told here.
            id: of a document.
            exact: as for ``search``.
            translit: as for ``search``.

        Raises:
            NotFoundError: no document has that id.
            NoIndexError, IndexFormatError, IndexDamagedError
        """
        from casearch.search.explain import explain  # noqa: PLC0415 - as above

        document = None
        if id is not None:
            stored = self._stored(id)
            from casearch.search.inverted import inverted  # noqa: PLC0415 - for this alone

            document = inverted(self._shown(stored), stored.root, self._analyser)
        request = Request(query, exact=exact, translit=translit)
        return explain(self._snapshot(), request, self._analyser, self._mending(), document)

    def evaluate(
        self, queries: Mapping[str, str], judgements: Judgements, *, lang: str | None = None
    ) -> Evaluation:
        """How well the index answers judged queries: nDCG@10, R@10, R@100, RR@10.

        Args:
            queries: id to text.
            judgements: query id to document id to relevance (see ``read_judgements``).
            lang: search only documents in this language, and let only judgements of those count.

        Raises:
            QueryError: no query is judged.
            NoIndexError, IndexFormatError, IndexDamagedError
        """
        from casearch.nodes import Every  # noqa: PLC0415 - as above
        from casearch.search.evaluation import DEPTH, evaluate  # noqa: PLC0415 - as above

        snapshot = self._snapshot()
        if lang:
            inside = set(snapshot.search(Conditions(lang).apply(Every()), limit=None).ids)
            kept = (
                (query, {id: r for id, r in each.items() if id in inside})
                for query, each in judgements.items()
            )
            judgements = {query: each for query, each in kept if each}
        conditions = Conditions(lang)
        asked = {
            query: read_request(Request(queries[query]), self._analyser, self._mending())[0]
            for query in judgements
            if query in queries
        }
        rankings = {
            query: snapshot.search(conditions.apply(read.node), limit=DEPTH).ids
            for query, read in asked.items()
        }
        return evaluate(rankings, judgements)

    def get(self, id: str) -> Document:
        """A document, without lines that recur across the documents of its source.

        Raises:
            NotFoundError, NoIndexError, IndexFormatError, IndexDamagedError
        """
        return self._shown(self._stored(id))

    def documents(self) -> Iterator[Document]:
        """All documents, by id."""
        return map(self._shown, self._snapshot().documents())

    def info(self) -> IndexInfo:
        """What the index holds."""
        snapshot = self._snapshot()
        state = snapshot.header.state
        return IndexInfo(
            place=self._place,
            documents=snapshot.count,
            languages=snapshot.languages(),
            roots=dict(state.get("roots", {})),
            files=len(state.get("files", {})),
            generation=snapshot.generation,
            analysis=snapshot.header.fingerprint,
        )

    def refresh(self) -> bool:
        """Answer from the last commit from now on; true where that is a newer one."""
        before = self._held.generation if self._held else -1
        if self._held and self._engine.latest_generation() == before:
            return False
        self.close()
        return self._snapshot().generation != before

    def close(self) -> None:
        """Let go of the files. The index may be used again."""
        if self._held:
            self._held.close()
        self._held = self._mender = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _snapshot(self) -> Snapshot:
        if self._held is None:
            held = self._engine.snapshot()
            _check_fingerprint(held, self._place)
            self._held = held
            self._recurring = frozenset(held.header.state.get("recurring", ()))
        return self._held

    def _mending(self) -> Mender:
        if self._mender is None:
            self._mender = Mender(self._snapshot(), self._analyser)
        return self._mender

    def _stored(self, id: str) -> StoredDocument:
        stored = self._snapshot().get(id)
        if stored is None:
            raise NotFoundError(f"no document has the id {id!r}; a search shows the ids")
        return stored

    def _shown(self, stored: StoredDocument) -> Document:
        if not self._recurring:
            return stored.document
        from casearch.indexing.lines import without  # noqa: PLC0415 - loads what reads files, for few indexes

        return without(stored.document, stored.root, self._recurring)

    @contextmanager
    def _writer(self, timeout: float, *, rebuild: bool = False) -> Iterator[Writer]:
        with self._engine.writer(timeout=timeout, fresh=rebuild) as writer:
            if writer.base and not rebuild:
                _check_fingerprint(writer.base, self._place)
            yield writer
        self.close()


def _check_fingerprint(snapshot: Snapshot, place: str) -> None:
    """An index of other rules would be asked for terms that it does not hold, and answer too little."""
    found = snapshot.header.fingerprint
    if found != fingerprint():
        raise IndexFormatError(
            f"the index at {place} was made by other rules of analysis ({found}); "
            f"this version has {fingerprint()}; run: casearch index --rebuild --index {place}"
        )


def _order(sort: str) -> Order:
    try:
        return Order(sort)
    except ValueError:
        raise QueryError(f"sort is relevance, newest or oldest, not {sort!r}") from None
