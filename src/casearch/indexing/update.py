"""Bring an index up to date: scan, read what changed, see what follows from it, analyse, commit.

    scan the roots → read files that changed into a spool → who owns which id, which lines recur
                   → analyse what is new, changed, or holds a line that came to recur → commit, every 50,000

What counts as changed is the document, not the file. A commit under way knows of each file only the
documents it has, so that an interrupted run goes on where the last commit was.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from casearch.analysis import fingerprint
from casearch.document import Document
from casearch.engine.base import Header, Writer
from casearch.indexing.changes import Changes, look
from casearch.indexing.lines import lines_in
from casearch.indexing.manifest import FileRecord, Manifest
from casearch.indexing.reading import Readers
from casearch.indexing.recurring import recurring
from casearch.indexing.report import UpdateReport
from casearch.indexing.spool import Spool
from casearch.indexing.workers import WORTH_WORKERS, Analysed, Analysing, run
from casearch.sources import Problem, SourceFile

COMMIT_EVERY: Final = 50_000
"""Documents between commits of a long update; a rebuild commits once."""

Progress = Callable[[int, int], None]
"""Called with the number of files and documents done and that of all of them, as far as it is known."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What an update is asked to do.

    Args:
        paths: files and folders; ``None`` means the roots the index knows.
        rebuild: read everything again into new segments.
        keep_missing: leave documents in the index whose file has vanished.
        workers: processes that read and analyse; 1 works in this one.
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
    old = Manifest.from_state(writer.base.header.state) if writer.base else Manifest()
    report = UpdateReport()
    changes = look(plan.paths, old, report, rebuild=plan.rebuild, keep_missing=plan.keep_missing)
    with Spool() as spool:
        _Update(writer, plan, old, changes, report, spool).run()
    base = writer.base
    report.languages = base.languages() if base else {}
    report.documents = base.count if base else 0
    report.seconds = time.perf_counter() - started
    return report


class _Update:
    """One run. The manifest of the last commit is ``old``; ``new`` becomes that of the next."""

    def __init__(
        self, writer: Writer, plan: Plan, old: Manifest, changes: Changes, report: UpdateReport, spool: Spool
    ) -> None:
        self.writer, self.plan, self.report, self.spool = writer, plan, report, spool
        self.old, self.new, self.changes = old, changes.manifest, changes
        self.owner_before = old.owners()
        self.indexed = {id: old.digest_of(id, owner) for id, owner in self.owner_before.items()}
        self.done: set[str] = set()
        self.pending = 0

    def run(self) -> None:
        self._read()
        self._see_what_recurs()
        if self.plan.rebuild:
            self.writer.clear()
        self._analyse()
        self._remove()
        self._forget_drops()
        if self.plan.rebuild or self.pending or self.report.removed or self.new.state() != self.old.state():
            self.writer.commit(Header(fingerprint(), self.new.state()))

    # What the files hold, and what follows from it

    def _read(self) -> None:
        readers = Readers(self.spool, self.report, self.plan.workers, self.plan.progress)
        self.records = readers.read(self.changes.files, self.old, self.new)
        self.new.files.update(self.records)
        heirs = self._heirs()
        self.records.update(readers.read(heirs, self.old, self.new))
        self.new.files.update(self.records)
        self.owner = self.new.owners()
        mine = ((id, line) for (file, id), line in readers.signatures.items() if self.owner.get(id) == file)
        self.fresh = dict(mine)
        for id, record in self.records.items():
            self._tell_of_rows(id, record)

    def _heirs(self) -> list[SourceFile]:
        """Row files that did not change, but come to own a row that another one gave up."""
        heirs = {
            owner
            for id, owner in self.new.owners().items()
            if owner not in self.records and self.owner_before.get(id) != owner
        }
        files = [file for file in self.changes.unchanged if file.id in heirs and file.rows]
        self.report.unchanged -= sum(len(self.old.files[file.id].rows) for file in files)
        return files

    def _tell_of_rows(self, file: str, record: FileRecord) -> None:
        """Rows that are not indexed because another document has their id."""
        if not record.several:
            return
        for id in record.rows:
            owner = self.owner.get(id)
            if owner == id:
                problem = Problem(f"{file}: {id}", "its id is the path of another file")
                self.report.failed.append(problem)
                record.failed.append([problem.path, problem.reason])
            elif owner is not None and owner != file:
                self.report.replaced += 1

    def _see_what_recurs(self) -> None:
        """Count lines over all documents that have, or had, a file."""
        self.new.lines = {
            id: line for id in self.owner if (line := self.fresh.get(id) or self.old.lines.get(id))
        }
        base = self.writer.base
        kept = (
            (id, line)
            for id, line in self.new.detached.items()
            if id not in self.owner and base and base.get(id)  # else its file is back, or it was deleted
        )
        self.new.detached = dict(kept)
        counted = [*self.new.lines.values(), *self.new.detached.values()]
        changed = (self.new.lines, self.new.detached) != (self.old.lines, self.old.detached)
        self.new.recurring = recurring(counted) if changed else self.old.recurring

    # Analysing

    def _analyse(self) -> None:
        jobs = list(self._again())
        due = [id for id in self.fresh if self._is_due(self.owner[id], id)]
        total = len(jobs) + len(due)
        size = sum(self.new.files[file].size for file in self.records) + sum(job.size for job in jobs)
        workers = self.plan.workers if size >= WORTH_WORKERS else 1
        read = len(self.changes.files)
        count = 0
        for done in run(self._jobs(jobs), workers):
            self._take(done)
            count += len(done.ids)
            self.plan.progress(read + count, read + total)
            if self.pending >= COMMIT_EVERY and not self.plan.rebuild:
                self.writer.commit(Header(fingerprint(), self._so_far().state()))
                self.pending = 0

    def _jobs(self, again: Sequence[Analysing]) -> Iterator[Analysing]:
        yield from again
        for file, document in self.spool:
            if self._is_due(file, document.id):
                yield self._job(document, self.records[file].root)
            else:
                self.report.unchanged += self.owner.get(document.id) == file

    def _is_due(self, file: str, id: str) -> bool:
        """Whether a document that was read from a file is new or changed, and not another's."""
        if self.owner.get(id) != file:
            return False
        return self.plan.rebuild or self.indexed.get(id) != self.records[file].rows[id]

    def _again(self) -> Iterator[Analysing]:
        """Documents that did not change but must be analysed again, from the index's own records.

        They hold a line that came to recur or ceased to; in a rebuild, they have no file that can be read.
        """
        base = self.writer.base
        if base is None:
            return
        if self.plan.rebuild:
            kept = (stored for stored in base.documents() if self._is_kept(stored.document.id))
            yield from (self._job(stored.document, stored.root) for stored in kept)
            return
        turned = self.old.recurring ^ self.new.recurring
        for id, lines in [*self.new.lines.items(), *self.new.detached.items()] if turned else ():
            same = self.owner.get(id) is None or self.indexed.get(id) == self._digest(id)
            if same and not turned.isdisjoint(lines_in(lines)) and (stored := base.get(id)):
                yield self._job(stored.document, stored.root)

    def _is_kept(self, id: str) -> bool:
        """Whether a rebuild takes a document from the index: it has no file, or one that could not be read."""
        if id in self.owner:
            return id not in self.fresh
        return id not in self.indexed or id in self.new.detached

    def _digest(self, id: str) -> str:
        return self.new.digest_of(id, self.owner[id])

    def _job(self, document: Document, root: str | None) -> Analysing:
        lines = self.new.lines.get(document.id) or self.new.detached.get(document.id, "")
        return Analysing(document, root, frozenset(self.new.recurring & lines_in(lines)))

    def _take(self, done: Analysed) -> None:
        self.report.failed += done.problems
        if done.batch is None:
            return
        for id in done.ids:
            self._count(id, known=self._is_indexed(id))
        self.writer.add_batch(done.batch)
        self.done.update(done.ids)
        self.pending += len(done.ids)

    def _count(self, id: str, *, known: bool) -> None:
        unchanged = known and (id not in self.owner or self.indexed.get(id) == self._digest(id))
        if unchanged:
            self.report.unchanged += self.plan.rebuild  # else it was counted with its file
        else:
            self.report.changed += known
            self.report.added += not known

    def _is_indexed(self, id: str) -> bool:
        return id in self.indexed or bool(self.writer.base and self.writer.base.get(id))

    # What is left

    def _remove(self) -> None:
        gone = [id for id in self.indexed if id not in self.owner and id not in self.new.detached]
        for id in gone:
            self.report.removed += self.plan.rebuild or self.writer.delete(id)

    def _forget_drops(self) -> None:
        """A document that was deleted by hand stays out as long as some file holds it as it was."""
        held = {(id, digest) for file in self.new.files.values() for id, digest in file.rows.items()}
        still = {
            id: [digest for digest in digests if (id, digest) in held]
            for id, digests in self.new.dropped.items()
        }
        self.new.dropped = {id: digests for id, digests in still.items() if digests}

    def _so_far(self) -> Manifest:
        """The manifest of a commit under way: of the files that were read, what the index has by now."""
        state = self.new.copy()
        for file, record in self.records.items():
            ids = {*record.rows, *(self.old.files[file].rows if file in self.old.files else ())}
            rows = {
                id: record.rows.get(id, "") if id in self.done else self.indexed.get(id, "") for id in ids
            }
            known = {id: digest for id, digest in rows.items() if digest}
            complete = all(
                id in self.done or self.indexed.get(id) == digest for id, digest in record.rows.items()
            )
            if not complete:
                state.files[file] = FileRecord(
                    record.root, record.size, 0, 0, "", known, record.several, record.failed
                )
        there = self.done | self.indexed.keys()
        state.lines = {id: lines for id, lines in state.lines.items() if id in there}
        return state
