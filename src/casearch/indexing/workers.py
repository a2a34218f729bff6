"""Read files and analyse documents in worker processes: batches out, results back in the order of the batches.

Jobs of one kind, documents of one language, make a batch, and go to the process that has done most of that kind: it
has read most of their words. Batches and their order are the same whatever the number of processes, so that
an index does not depend on it. At most a few batches are under way, so memory does not grow with the corpus.
"""

from __future__ import annotations

import re
import signal
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import groupby
from multiprocessing import get_context
from operator import attrgetter
from typing import Any, Final, Protocol, overload

from casearch import sources
from casearch.document import Document
from casearch.engine.base import AnalysedBatch
from casearch.indexing.claims import Claim, claim_of
from casearch.indexing.invert import Inverter, Shown
from casearch.indexing.lines import without
from casearch.indexing.spool import Spooled
from casearch.sources import Problem, SourceFile, UnreadRow

BATCH_BYTES: Final = 1_000_000
BATCH_JOBS: Final = 400
BATCHES_PER_WORKER: Final = 4
MOST_AHEAD: Final = 2
"""Batches that the process which knows a kind may have before it more than the idlest one."""
WORTH_WORKERS: Final = 2_000_000
"""Bytes of text from which starting processes costs less than it saves; each loads its own dictionary."""


_BEGINNING: Final = 300
"""Code points of a text that tell its kind."""
_KAZAKH: Final = 30
"""One in so many is a letter that only Kazakh has, or the text is taken for Russian."""
_CYRILLIC: Final = re.compile("[а-яё]")


@dataclass(frozen=True, slots=True)
class Reading:
    """A file of one document, to be read.

    Args:
        file: to be read.
        root: the root it was found under.
    """

    file: SourceFile
    root: str

    @property
    def id(self) -> str:
        """The id of the file."""
        return self.file.id

    @property
    def size(self) -> int:
        """Bytes to read."""
        return self.file.size

    @property
    def kind(self) -> str:
        """One for all: a file is read without knowing words."""
        return ""

    @staticmethod
    def do(jobs: Sequence[Reading], inverter: Inverter) -> list[Read]:  # noqa: ARG004 - as Analysing has it
        """Read files."""
        return [job._read() for job in jobs]  # noqa: SLF001 - its own kind

    def _read(self) -> Read:
        return Read(self.id, tuple(_taken(item, self.root) for item in sources.read(self.file)))

    def failed(self, reason: str) -> Read:
        """The result when the process was killed over it."""
        return Read(self.id, (Problem(self.id, reason),))


@dataclass(frozen=True, slots=True)
class ReadingRow:
    """A row of a file, to be read.

    Args:
        file: the id of the file.
        item: the row, or what has been read of it already.
        root: the root the file was found under.
    """

    file: str
    item: UnreadRow | Document | Problem
    root: str

    @property
    def size(self) -> int:
        """Bytes to read, about."""
        if isinstance(self.item, UnreadRow):
            return len(self.item.line)
        return len(self.item.text) if isinstance(self.item, Document) else 0

    @property
    def kind(self) -> str:
        """One for all, as of ``Reading``."""
        return ""

    @staticmethod
    def do(jobs: Sequence[ReadingRow], inverter: Inverter) -> list[Read]:  # noqa: ARG004 - as Analysing has it
        """Read rows; those of a file together."""
        return [
            Read(file, tuple(_taken(item, job.root) for job in rows for item in job._read()))  # noqa: SLF001
            for file, rows in groupby(jobs, key=attrgetter("file"))
        ]

    def _read(self) -> Iterable[Document | Problem]:
        return self.item.read() if isinstance(self.item, UnreadRow) else (self.item,)

    def failed(self, reason: str) -> Read:
        """The result when the process was killed over it."""
        where = f"{self.file}:{self.item.number}" if isinstance(self.item, UnreadRow) else self.file
        return Read(self.file, (Problem(where, reason),))


@dataclass(frozen=True, slots=True)
class Read:
    """What a file, or some of its rows, gave: documents, and what was wrong, in order."""

    file: str
    items: tuple[Claim | Problem, ...]


def _taken(item: Document | Problem, root: str) -> Claim | Problem:
    return claim_of(item, root) if isinstance(item, Document) else item


@dataclass(frozen=True, slots=True)
class Analysing:
    """A document to be analysed.

    Args:
        document: as it was read, or as it lies in the spool.
        root: the root its file was found under, to be kept with it.
        drop: hashes of those of its lines that recur (see ``recurring``).
    """

    document: Document | Spooled
    root: str | None
    drop: frozenset[int] = frozenset()

    @property
    def id(self) -> str:
        """The id of the document."""
        return self.document.id

    @property
    def size(self) -> int:
        """About how many bytes there are to analyse."""
        document = self.document
        return 2 * len(document.text if isinstance(document, Document) else document.line)

    @property
    def kind(self) -> str:
        """About which language it is in, by the letters at its beginning alone."""
        document = self.document
        start = (
            document.text[:_BEGINNING] if isinstance(document, Document) else document.start(_BEGINNING)
        ).lower()
        if not _CYRILLIC.search(start):
            return ""
        return "kk" if _KAZAKH * sum(map(start.count, "әғқңөұүһі")) > len(start) else "ru"

    @staticmethod
    def do(jobs: Sequence[Analysing], inverter: Inverter) -> list[Analysed]:
        """Analyse documents, together."""
        read = ((job, job.document) for job in jobs)
        documents = ((job, one if isinstance(one, Document) else one.document()) for job, one in read)
        shown = [Shown(one, without(one, job.root, job.drop).text, job.root) for job, one in documents]
        return [Analysed(tuple(job.id for job in jobs), inverter.batch(shown))]

    def failed(self, reason: str) -> Analysed:
        """The result when the process was killed over it."""
        return Analysed((self.id,), None, (Problem(self.id, reason),))


@dataclass(frozen=True, slots=True)
class Analysed:
    """Documents with their terms; without, where that could not be done."""

    ids: tuple[str, ...]
    batch: AnalysedBatch | None
    problems: tuple[Problem, ...] = ()


class Job(Protocol):
    """Something that a worker does."""

    @property
    def size(self) -> int:
        """About how many bytes it works on; batches are made of about one size."""

    @property
    def kind(self) -> str:
        """What jobs have in common that are best done by one process."""

    @staticmethod
    def do(jobs: Any, inverter: Inverter) -> list[Any]:
        """Do some together; gives the results, one of each or one of all."""

    def failed(self, reason: str) -> Any:
        """The result when it cannot be done."""


@overload
def run(jobs: Iterable[Reading], workers: int) -> Iterator[Read]: ...
@overload
def run(jobs: Iterable[ReadingRow], workers: int) -> Iterator[Read]: ...
@overload
def run(jobs: Iterable[Analysing], workers: int) -> Iterator[Analysed]: ...
def run(jobs: Iterable[Any], workers: int) -> Iterator[Any]:
    """Do the jobs, in this process or in ``workers`` others; the results in the same batches and order.

    Within a kind that is the order of the jobs.
    """
    if workers < 2:
        inverter = Inverter()
        return (done for batch in _batches(jobs) for done in batch[0].do(batch, inverter))
    return _run_parallel(jobs, workers)


def _run_parallel(jobs: Iterable[Job], workers: int) -> Iterator[Any]:
    processes = [_Process() for _ in range(workers)]
    pending: deque[tuple[list[Job], Future[list[Any]]]] = deque()
    try:
        for batch in _batches(jobs):
            pending.append((batch, _best(processes, batch[0].kind).submit(batch)))
            if len(pending) >= workers * BATCHES_PER_WORKER:
                yield from _result(*pending.popleft())
        while pending:
            yield from _result(*pending.popleft())
    finally:
        for process in processes:
            process.close()


class _Process:
    """A process that is started anew when it was killed."""

    def __init__(self) -> None:
        self.kinds: Counter[str] = Counter()
        """Batches of each kind that it was given."""
        self._waiting: list[Future[list[Any]]] = []
        self._executor = self._start()

    def _start(self) -> ProcessPoolExecutor:
        context = get_context("spawn")  # a forked copy of a program with threads may hang
        return ProcessPoolExecutor(1, mp_context=context, initializer=_start_worker)

    def ahead(self) -> int:
        """Batches that it has not done yet."""
        self._waiting = [future for future in self._waiting if not future.done()]
        return len(self._waiting)

    def submit(self, batch: list[Job]) -> Future[list[Any]]:
        self.kinds[batch[0].kind] += 1
        try:
            future = self._executor.submit(_do_batch, batch)
        except BrokenProcessPool:
            self.close()
            self._executor = self._start()
            future = self._executor.submit(_do_batch, batch)
        self._waiting.append(future)
        return future

    def close(self) -> None:
        self._executor.shutdown(wait=True, cancel_futures=True)


def _best(processes: Sequence[_Process], kind: str) -> _Process:
    """The process that has done most of a kind, unless others have much less to do."""
    ahead = [process.ahead() for process in processes]
    near = [one for one, batches in zip(processes, ahead, strict=True) if batches <= min(ahead) + MOST_AHEAD]
    return max(near, key=lambda process: (process.kinds[kind], -process.ahead(), -process.kinds.total()))


def _result(batch: list[Job], future: Future[list[Any]]) -> list[Any]:
    """A batch's results. If the pool has died, each job gets a process of its own: one of them is to blame."""
    try:
        return future.result()
    except BrokenProcessPool:
        return [_alone(job) for job in batch]


def _alone(job: Job) -> Any:
    process = _Process()
    try:
        return process.submit([job]).result()[0]
    except BrokenProcessPool:
        reason = "reading it killed the process; the file may be damaged or too large for the memory"
        return job.failed(reason)
    finally:
        process.close()


def _batches(jobs: Iterable[Job]) -> Iterator[list[Job]]:
    """Jobs of one kind together; each batch when it is full, the rest when there are no more."""
    open: dict[str, list[Job]] = {}
    sizes: Counter[str] = Counter()
    for job in jobs:
        kind = job.kind
        batch = open.setdefault(kind, [])
        batch.append(job)
        sizes[kind] += job.size
        if sizes[kind] >= BATCH_BYTES or len(batch) >= BATCH_JOBS:
            yield open.pop(kind)
            sizes[kind] = 0
    yield from open.values()


_inverter = Inverter()
"""A worker's own; lives as long as the process, so that each worker reads a distinct word once."""


def _start_worker() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle, once


def _do_batch(jobs: list[Job]) -> list[Any]:
    return jobs[0].do(jobs, _inverter)
