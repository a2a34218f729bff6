"""Bring an index up to date: scan, compare with the manifest, read what changed, commit.

    scan roots → files that changed → ids each row file holds → which file owns which id
              → documents to read, in order → workers → engine, a commit every 50,000

What counts as changed is the document, not the file. An interrupted run goes on where the last commit
was: a file's record enters the manifest with the commit that has its documents.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from casearch import sources
from casearch.analysis import fingerprint
from casearch.document import Document
from casearch.engine.base import Header, Writer
from casearch.indexing.manifest import FileRecord, Manifest
from casearch.indexing.report import UpdateReport
from casearch.indexing.roots import choose_roots, locate
from casearch.indexing.workers import WORTH_WORKERS, Done, Job, run
from casearch.sources import Problem, Scan, SourceFile, Warned

COMMIT_EVERY: Final = 50_000
"""Documents between commits of a long update; a rebuild commits once."""

Progress = Callable[[int, int], None]
"""Called with the number of documents or files done and that of all of them."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What an update is asked to do.

    Args:
        paths: files and folders; ``None`` means the roots the index knows.
        rebuild: read everything again into new segments.
        keep_missing: leave documents in the index whose file has vanished.
        workers: processes that analyse; 1 works in this one.
        progress: told how far it has come.
    """

    paths: Sequence[str] | None = None
    rebuild: bool = False
    keep_missing: bool = False
    workers: int = 1
    progress: Progress = field(default=lambda _done, _total: None)


def update(writer: Writer, plan: Plan) -> UpdateReport:
    """Bring the index that the writer holds up to date with its sources.

    Raises:
        SourceError: a root's name means two places (see ``roots.locate``).
    """
    started = time.perf_counter()
    run = _Update(writer, plan)
    report = run.run()
    report.seconds = time.perf_counter() - started
    return report


class _Update:
    """One run. The manifest of the last commit is ``old``; ``new`` becomes that of the next."""

    def __init__(self, writer: Writer, plan: Plan) -> None:
        self.writer, self.plan, self.report = writer, plan, UpdateReport()
        self.old = Manifest.from_state(writer.base.header.state) if writer.base else Manifest()
        self.new = self.old.copy()
        self.old_owner = self.old.owners()
        self.indexed = {id: self.old.digest_of(id, owner) for id, owner in self.old_owner.items()}
        self.written: set[str] = set()
        self.detached: set[str] = set()

    def run(self) -> UpdateReport:
        roots = choose_roots(self.plan.paths, self.old, rebuild=self.plan.rebuild)
        scan = self._scan(roots)
        changed = self._changed(scan)
        self._forget_vanished(scan, roots)
        changed = self._claim_rows(scan, changed)
        if self.plan.rebuild:
            self.writer.clear()
        self._read(changed)
        if self.plan.rebuild:
            self._keep_the_rest()
        else:
            self._remove_unowned()
        self._finish()
        return self.report

    # What is there

    def _scan(self, roots: list[str]) -> Scan:
        named = self.plan.paths is not None
        places = {
            name: locate(name, self.old, named=named and name in (self.plan.paths or ())) for name in roots
        }
        scan = sources.scan(roots, lambda name: places[name])
        self.report.failed += scan.problems
        self.report.skipped.update(scan.other_kinds)
        for name in scan.missing:
            self.report.warnings.append(_missing_root(name, known=name in self.old.roots))
        for name in scan.empty:
            self.report.warnings.append(
                f"{name} holds no file that casearch reads" + _nothing_removed(name, self.old)
            )
        gone = {*scan.missing, *scan.empty}
        self.new.roots.update({name: str(places[name].resolve()) for name in roots if name not in gone})
        return scan

    def _changed(self, scan: Scan) -> list[SourceFile]:
        """The files that must be read; the others' records are carried over."""
        changed = []
        for file in scan.files:
            record = self.old.files.get(file.id)
            if not self.plan.rebuild and record and self._is_same(file, record):
                self.report.unchanged += len(record.rows)
                self.report.failed += [Problem(*problem) for problem in record.failed]
            else:
                changed.append(file)
        return changed

    def _is_same(self, file: SourceFile, record: FileRecord) -> bool:
        if record.same_stat(file):
            return True
        if not record.digest or record.size != file.size:
            return False
        seen = time.time_ns()
        if _digest(file) != record.digest:
            return False
        rows, failed = record.rows, record.failed
        self.new.files[file.id] = FileRecord(
            record.root, file.size, file.mtime_ns, seen, record.digest, rows, record.several, failed
        )
        return True

    def _forget_vanished(self, scan: Scan, roots: list[str]) -> None:
        """Files of the roots looked at that are gone, unless they may only be out of sight.

        Documents that are kept all the same have no file from now on: they stay until they are deleted.
        """
        looked_at = set(roots) - set(scan.missing) - set(scan.empty)
        present = {file.id for file in scan.files}
        unseen = tuple(problem.path for problem in scan.problems)
        for id, record in self.old.files.items():
            hidden = any(id == path or id.startswith(f"{path}/") for path in unseen)
            if record.root in looked_at and id not in present and not hidden:
                del self.new.files[id]
                if self.plan.keep_missing:
                    self.detached.update(record.rows)

    def _claim_rows(self, scan: Scan, changed: list[SourceFile]) -> list[SourceFile]:
        """Learn which ids the changed row files hold, before any document of them is analysed.

        A file that did not change may come to own a row that another one gave up; it is read too.
        """
        self.rows = {file.id: self._row_digests(file) for file in changed if file.rows}
        self.owner = self._owners_with(changed)
        reading = {file.id for file in changed}
        heirs = {
            owner
            for id, owner in self.owner.items()
            if owner not in reading and self.old_owner.get(id) != owner
        }
        inherited = [file for file in scan.files if file.id in heirs and file.rows]
        self.rows.update({file.id: self.old.files[file.id].rows for file in inherited})
        self.report.unchanged -= sum(len(self.rows[file.id]) for file in inherited)
        return sorted([*changed, *inherited], key=lambda file: file.id)

    def _owners_with(self, changed: Iterable[SourceFile]) -> dict[str, str]:
        claims = Manifest(files=dict(self.new.files), dropped=self.old.dropped)
        for file in changed:
            old = self.old.files.get(file.id)
            found = self.rows[file.id] if file.rows else {file.id: (old.rows if old else {}).get(file.id, "")}
            claims.files[file.id] = FileRecord(file.root, 0, 0, 0, "", found, file.rows)
        return claims.owners()

    def _row_digests(self, file: SourceFile) -> dict[str, str]:
        digests: dict[str, str] = {}
        for item in sources.read(file):
            if isinstance(item, Document):
                self.report.replaced += item.id in digests
                digests[item.id] = item.digest()
        return digests

    # Reading

    def _read(self, changed: list[SourceFile]) -> None:
        total = sum(map(self._count_jobs, changed))
        size = sum(file.size for file in changed)
        workers = self.plan.workers if size >= WORTH_WORKERS else 1
        self.report.files_read = len(changed)
        self.records: dict[str, FileRecord] = {}
        for seen, done in enumerate(run(self._jobs(changed), workers), 1):
            self._take(done)
            self.plan.progress(seen, total)
            if not self.plan.rebuild and len(self.written) >= COMMIT_EVERY:
                self._commit()
        self._close_records()

    def _count_jobs(self, file: SourceFile) -> int:
        rows = self.rows.get(file.id)
        if rows is None:
            return 1
        return len(rows) if self.plan.rebuild else sum(self.indexed.get(id) != rows[id] for id in rows)

    def _jobs(self, changed: Iterable[SourceFile]) -> Iterator[Job]:
        """The documents to read, in the order of their files. A file's record is opened with its first job."""
        for file in changed:
            old = self.old.files.get(file.id)
            root = old.root if old and old.root in self.new.roots else file.root
            self.records[file.id] = FileRecord(
                root, file.size, file.mtime_ns, time.time_ns(), _digest(file), {}, file.rows
            )
            if file.rows:
                yield from self._row_jobs(file, root)
            elif self.owner.get(file.id, file.id) == file.id:
                known = "" if self.plan.rebuild else self.indexed.get(file.id, "")
                yield Job(file, root, known or self.old.dropped.get(file.id, ""))

    def _row_jobs(self, file: SourceFile, root: str) -> Iterator[Job]:
        record, digests = self.records[file.id], self.rows[file.id]
        for item in sources.read(file):
            if isinstance(item, Problem):
                self._fail(record, item)
                continue
            digest = item.digest()
            if digests.get(item.id) != digest or item.id in record.rows:
                continue  # a later row of this file has the id
            record.rows[item.id] = digest
            owner = self.owner.get(item.id)
            if owner == file.id:
                if self.indexed.get(item.id) != digest or self.plan.rebuild:
                    yield Job(item, root)
                else:
                    self.report.unchanged += 1
            elif owner == item.id:
                self._fail(record, Problem(f"{file.id}: {item.id}", "its id is the path of another file"))
            elif owner is not None:
                self.report.replaced += 1

    def _take(self, done: Done) -> None:
        id = done.job.source.id
        file = self.records.get(id) if isinstance(done.job.source, SourceFile) else None
        if file is not None:
            for problem in done.problems:
                self._fail(file, problem)
            if done.digest:
                file.rows[id] = done.digest
        if done.analysed is None:
            self.report.unchanged += bool(done.digest) and done.digest != self.old.dropped.get(id)
            return
        known = self._is_indexed(id)
        if not self.plan.rebuild or not known:
            self.report.changed += known
            self.report.added += not known
        else:
            same = self.indexed.get(id) == done.digest
            self.report.unchanged += same
            self.report.changed += not same
        self.writer.add(done.analysed)
        self.written.add(id)

    def _is_indexed(self, id: str) -> bool:
        return id in self.indexed or bool(self.writer.base and self.writer.base.get(id))

    def _fail(self, record: FileRecord, problem: Problem) -> None:
        if isinstance(problem, Warned):
            self.report.warnings.append(str(problem))
            return
        self.report.failed.append(problem)
        record.failed.append([problem.path, problem.reason])

    def _close_records(self) -> None:
        """Let the files that were read into the manifest. One that gave nothing keeps its last good version."""
        for id, record in self.records.items():
            old = self.old.files.get(id)
            if old and record.failed and not record.rows:
                record.rows = old.rows
            self.new.files[id] = record

    # What is left

    def _remove_unowned(self) -> None:
        owned = self.new.owners()
        for id in self.indexed:
            if id not in owned and id not in self.written and id not in self.detached:
                self.report.removed += self.writer.delete(id)

    def _keep_the_rest(self) -> None:
        """Into a rebuilt index: documents without a file, and those whose file could not be read now."""
        owned = self.new.owners()
        jobs = (
            Job(stored.document, stored.root)
            for stored in (self.writer.base.documents() if self.writer.base else ())
            if self._is_kept(stored.document.id, owned)
        )
        for done in run(jobs, 1):
            if done.analysed:
                self.writer.add(done.analysed)
                self.report.unchanged += 1
        self.report.removed = sum(id not in owned and id not in self.detached for id in self.indexed)

    def _is_kept(self, id: str, owned: dict[str, str]) -> bool:
        has_no_file = id not in self.indexed or id in self.detached
        return id not in self.written and (has_no_file or id in owned)

    def _commit(self) -> None:
        """A commit under way: files that are not read to their end keep what was indexed of them."""
        state = self.new.copy()
        for id, record in self.records.items():
            old = self.old.files.get(id)
            rows = {**(old.rows if old else {}), **record.rows}
            state.files[id] = FileRecord(
                record.root, record.size, 0, 0, "", rows, record.several, record.failed
            )
        self.writer.commit(Header(fingerprint(), state.state()))
        self.written.clear()

    def _finish(self) -> None:
        for id, digest in list(self.new.dropped.items()):
            if not any(file.rows.get(id) == digest for file in self.new.files.values()):
                del self.new.dropped[id]
        if self.plan.rebuild or self.written or self.report.removed or self.new.state() != self.old.state():
            self.writer.commit(Header(fingerprint(), self.new.state()))
        base = self.writer.base
        self.report.languages = base.languages() if base else {}
        self.report.documents = base.count if base else 0


def _digest(file: SourceFile) -> str:
    try:
        return sources.digest(file)
    except OSError:
        return ""  # reading it will say why


def _missing_root(name: str, *, known: bool) -> str:
    return f"{name} does not exist" + ("; its documents stay in the index" if known else "")


def _nothing_removed(name: str, manifest: Manifest) -> str:
    return "; its documents stay in the index" if name in manifest.roots else ""
