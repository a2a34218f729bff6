"""Read the files that changed into a spool, and make the manifest's record of each."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence

from casearch import sources
from casearch.indexing.claims import ClaimBook
from casearch.indexing.manifest import OWN, FileRecord, Manifest
from casearch.indexing.report import UpdateReport
from casearch.indexing.spool import Spool
from casearch.indexing.workers import WORTH_WORKERS, Read, Reading, ReadingRow, run
from casearch.sources import Problem, Skipped, SourceFile, Warned


class Readers:
    """Reads files, those of one document in worker processes.

    Args:
        spool: takes the documents.
        claims: takes who holds them, in the same order.
        report: takes what could not be read, and how much was.
        workers: processes.
        progress: told how many files are read.

    ``kept`` are the files that gave nothing that could be read, so that what they gave before stays.
    """

    def __init__(
        self,
        spool: Spool,
        claims: ClaimBook,
        report: UpdateReport,
        workers: int,
        progress: Callable[[int, int], None],
    ) -> None:
        self._spool, self._claims, self._report = spool, claims, report
        self._workers, self._progress = workers, progress
        self.kept: set[str] = set()

    def read(self, files: Sequence[SourceFile], old: Manifest, new: Manifest) -> dict[str, FileRecord]:
        """Read files; gives the record of each. One that gave nothing keeps its last good version."""
        records = {file.id: _record(file, old, new) for file in files}
        self._report.files_read += len(files)
        single = [file for file in files if not file.rows]
        workers = self._workers if sum(file.size for file in single) >= WORTH_WORKERS else 1
        for count, done in enumerate(
            run((Reading(file, records[file.id].root) for file in single), workers), 1
        ):
            self._take(OWN, records[done.file], done)
            self._progress(count, 2 * len(files))
        self._read_rows([file for file in files if file.rows], records)
        for id, record in records.items():
            if not record.count and (record.failed or not record.digest) and id in old.files:
                record.count = old.files[id].count
                self.kept.add(id)
        return records

    def _read_rows(self, files: Sequence[SourceFile], records: Mapping[str, FileRecord]) -> None:
        """Of rows with one id the last counts."""
        size, done = sum(file.size for file in files), {file.id: False for file in files}
        jobs = (
            ReadingRow(file.id, item, records[file.id].root)
            for file in files
            for item in sources.unread(file)
        )
        for rows in run(jobs, self._workers if size >= WORTH_WORKERS else 1):
            self._take(rows.file, records[rows.file], rows)
            if not done[rows.file]:
                done[rows.file] = True
                self._progress(len(records) - len(files) + sum(done.values()), 2 * len(records))

    def _take(self, file: str, record: FileRecord, read: Read) -> None:
        for item in read.items:
            if isinstance(item, Problem):
                self._fail(record, item)
                continue
            replaces = self._claims.add(file, item)
            self._report.replaced += replaces
            record.count += not replaces
            self._spool.put(item.line)

    def _fail(self, record: FileRecord, problem: Problem) -> None:
        if isinstance(problem, Warned):
            self._report.warnings.append(str(problem))
            return
        if isinstance(problem, Skipped):
            self._report.skipped.append(problem)
            record.digest = ""  # looked at again in each run: the package may be there by then
            return
        self._report.failed.append(problem)
        record.failed.append([problem.path, problem.reason])


def _record(file: SourceFile, old: Manifest, new: Manifest) -> FileRecord:
    known = old.files.get(file.id)
    root = known.root if known and known.root in new.roots else file.root
    seen = time.time_ns()
    return FileRecord(root, file.size, file.mtime_ns, seen, digest_of(file), 0, file.rows)


def digest_of(file: SourceFile) -> str:
    """The digest of a file's bytes; empty where it cannot be read, and reading it will say why."""
    try:
        return sources.digest(file)
    except OSError:
        return ""
