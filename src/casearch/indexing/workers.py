"""Read and analyse in worker processes: batches out, results back in the order they were asked for.

Order is kept so that an index does not depend on how many workers made it. At most a few batches are
under way, so memory does not grow with the corpus.
"""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context
from typing import Final

from casearch import sources
from casearch.analysis import Analyser
from casearch.document import Document
from casearch.engine.base import AnalysedDocument
from casearch.indexing.invert import invert
from casearch.sources import Problem, SourceFile

BATCH_BYTES: Final = 200_000
BATCH_JOBS: Final = 100
BATCHES_PER_WORKER: Final = 4
WORTH_WORKERS: Final = 2_000_000
"""Bytes of text from which starting processes costs less than it saves; each loads its own dictionary."""


@dataclass(frozen=True, slots=True)
class Job:
    """Something to make a document of: a file of one document, or a document that was read already.

    Args:
        source: the file, or the document.
        root: to be kept with the document.
        known: digest of the indexed record; a document that has it is not analysed again.
    """

    source: SourceFile | Document
    root: str | None
    known: str = ""

    @property
    def size(self) -> int:
        """About how many bytes there are to analyse."""
        return self.source.size if isinstance(self.source, SourceFile) else len(self.source.text) * 2


@dataclass(frozen=True, slots=True)
class Done:
    """What became of a job: digest of the record, the document if it was analysed, and the problems."""

    job: Job
    digest: str = ""
    analysed: AnalysedDocument | None = None
    problems: tuple[Problem, ...] = ()


def run(jobs: Iterable[Job], workers: int) -> Iterator[Done]:
    """Do the jobs, in this process or in ``workers`` others; results in the jobs' order."""
    if workers < 2:
        analyser = Analyser()
        return (_do(job, analyser) for job in jobs)
    return _run_parallel(jobs, workers)


def _run_parallel(jobs: Iterable[Job], workers: int) -> Iterator[Done]:
    pool = _Pool(workers)
    pending: deque[tuple[list[Job], Future[list[Done]]]] = deque()
    try:
        for batch in _batches(jobs):
            pending.append((batch, pool.submit(batch)))
            if len(pending) >= workers * BATCHES_PER_WORKER:
                yield from _result(*pending.popleft())
        while pending:
            yield from _result(*pending.popleft())
    finally:
        pool.close()


class _Pool:
    """Processes that are started anew when one of them was killed."""

    def __init__(self, workers: int) -> None:
        self._workers = workers
        self._executor = self._start()

    def _start(self) -> ProcessPoolExecutor:
        context = get_context("spawn")  # a forked copy of a program with threads may hang
        return ProcessPoolExecutor(self._workers, mp_context=context, initializer=_start_worker)

    def submit(self, batch: list[Job]) -> Future[list[Done]]:
        try:
            return self._executor.submit(_do_batch, batch)
        except BrokenProcessPool:
            self.close()
            self._executor = self._start()
            return self._executor.submit(_do_batch, batch)

    def close(self) -> None:
        self._executor.shutdown(wait=True, cancel_futures=True)


def _result(batch: list[Job], future: Future[list[Done]]) -> list[Done]:
    """A batch's results. If the pool has died, each job gets a process of its own: one of them is to blame."""
    try:
        return future.result()
    except BrokenProcessPool:
        return [_alone(job) for job in batch]


def _alone(job: Job) -> Done:
    pool = _Pool(1)
    try:
        return pool.submit([job]).result()[0]
    except BrokenProcessPool:
        reason = "reading it killed the process; the file may be damaged or too large for the memory"
        return Done(job, problems=(Problem(job.source.id, reason),))
    finally:
        pool.close()


def _batches(jobs: Iterable[Job]) -> Iterator[list[Job]]:
    batch: list[Job] = []
    size = 0
    for job in jobs:
        batch.append(job)
        size += job.size
        if size >= BATCH_BYTES or len(batch) >= BATCH_JOBS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


_analyser = Analyser()
"""A worker's own; lives as long as the process, so that each worker reads a distinct word once."""


def _start_worker() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle, once


def _do_batch(jobs: list[Job]) -> list[Done]:
    return [_do(job, _analyser) for job in jobs]


def _do(job: Job, analyser: Analyser) -> Done:
    problems: list[Problem] = []
    document = job.source if isinstance(job.source, Document) else None
    if isinstance(job.source, SourceFile):
        for item in sources.read(job.source):
            if isinstance(item, Problem):
                problems.append(item)
            else:
                document = item
    if document is None:
        return Done(job, problems=tuple(problems))
    digest = document.digest()
    analysed = None if digest == job.known else invert(document, job.root, analyser)
    return Done(job, digest, analysed, tuple(problems))
