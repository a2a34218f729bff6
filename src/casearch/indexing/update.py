"""Bring an index up to date: scan, read what changed, see what follows from it, analyse, commit.

    scan the roots → read files that changed into a spool → who owns which id, which lines recur
                   → analyse what is new, changed, or holds a line that came to recur → commit, every 50,000

What counts as changed is the document, not the file. A commit under way knows of each file only the
documents it has, so that an interrupted run goes on where the last commit was.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from casearch.analysis import fingerprint
from casearch.document import Document
from casearch.engine.base import Header, StoredDocument, Writer
from casearch.indexing.changes import Changes, look
from casearch.indexing.claims import ELSEWHERE, NOBODY, ClaimBook, RowsOf, Touched
from casearch.indexing.lines import lines_in
from casearch.indexing.manifest import DETACHED, DROPPED, FILES, ROWS, FileRecord, Manifest
from casearch.indexing.reading import Readers
from casearch.indexing.recurring import recurring
from casearch.indexing.report import UpdateReport
from casearch.indexing.spool import Spool, Spooled
from casearch.indexing.workers import WORTH_WORKERS, Analysed, Analysing, run
from casearch.sources import Problem, SourceFile

COMMIT_EVERY: Final = 50_000
"""Documents between commits of a long update; a rebuild commits once."""

AVERAGE_BYTES: Final = 4_000
"""What a document that is analysed again is taken to have, before it is looked at."""

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


@dataclass(frozen=True, slots=True)
class Again:
    """Documents that are analysed again, and about how many they are."""

    count: int
    documents: Iterator[StoredDocument]


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
        self.claims = ClaimBook(old)
        self.done: list[str] = []
        self.committed: set[str] = set()
        self.again_done = False

    def run(self) -> None:
        self._read()
        self._see_what_recurs()
        if self.plan.rebuild:
            self.writer.clear()
        self._analyse()
        self._remove()
        self._forget_drops()
        small, changes = self.new.small(), self._changes()
        is_new = any(changes.values()) or small != self.old.small()
        if self.plan.rebuild or self.done or self.report.removed or is_new:
            self.writer.commit(Header(fingerprint(), small, changes))

    # What the files hold, and what follows from it

    def _read(self) -> None:
        readers = Readers(self.spool, self.claims, self.report, self.plan.workers, self.plan.progress)
        self.records: dict[str, FileRecord] = {}
        files = self.changes.files
        while files:
            self.records.update(readers.read(files, self.old, self.new))
            self.new.files.update(self.records)
            self._settle(readers.kept)
            files = self._heirs()
        if not self.records:
            self._settle(readers.kept)
        for file, id, is_path in self.claims.losers():
            if is_path:
                problem = Problem(f"{file}: {id}", "its id is the path of another file")
                self.report.failed.append(problem)
                self.records[file].failed.append([problem.path, problem.reason])
            else:
                self.report.replaced += 1

    def _settle(self, kept: set[str]) -> None:
        read = {id: self.old.files.get(id) for id in self.records if id not in kept}
        self.claims.settle(Touched(read, self.changes.vanished, self.plan.rebuild))

    def _heirs(self) -> list[SourceFile]:
        """Row files that did not change, but come to own a row that another one gave up."""
        heirs = self.claims.heirs - self.records.keys()
        files = [file for file in self.changes.unchanged if file.id in heirs and file.rows]
        self.report.unchanged -= sum(self.old.files[file.id].count for file in files)
        return files

    def _see_what_recurs(self) -> None:
        """Count lines over all documents that have, or had, a file."""
        base, candidates = self.writer.base, dict(self.new.detached)
        if self.changes.kept and self.changes.vanished:
            gone = (id for id in self.claims if self.claims.owner(id) == NOBODY)
            candidates.update({id: lines for id in gone if (lines := self._kept_lines(id))})
        self.new.detached = {
            id: lines
            for id, lines in candidates.items()
            if not self._is_owned(id) and base and base.get(id)  # else its file is back, or it was deleted
        }
        changed = any(self.claims.altered()) or self.new.detached != self.old.detached or self.old.stale
        self.new.recurring = recurring(self._all_lines()) if changed else self.old.recurring
        self.new.stale = False

    def _kept_lines(self, id: str) -> str:
        """The lines of a document whose file has vanished, where one of those that have held it."""
        claims, lines = self.old.rows.get(id)
        return lines if any((file or id) in self.changes.vanished for file in claims) else ""

    def _is_owned(self, id: str) -> bool:
        return id in self.claims and self.claims.owner(id) != NOBODY

    def _all_lines(self) -> Iterator[str]:
        """What is counted of the lines of all documents."""
        yield from (lines for _, lines in self._owned())
        yield from self.new.detached.values()

    def _owned(self) -> Iterator[tuple[str, str]]:
        """All documents that have a file, with what is counted of their lines."""
        yield from ((id, lines) for id in self.claims if (lines := self.claims.lines(id)))
        if not self.plan.rebuild:
            yield from (
                (id, lines) for id, (_, lines) in self.old.rows.items() if lines and id not in self.claims
            )

    # Analysing

    def _analyse(self) -> None:
        again = self._again()
        due = sum(map(self._is_due, range(self.claims.count)))
        total = again.count + due
        size = sum(self.new.files[file].size for file in self.records) + again.count * AVERAGE_BYTES
        workers = self.plan.workers if size >= WORTH_WORKERS else 1
        read = len(self.changes.files)
        count = 0
        for done in run(self._jobs(again), workers):
            self._take(done)
            count += len(done.ids)
            self.plan.progress(read + count, read + max(total, count))
            if len(self.done) >= COMMIT_EVERY and not self.plan.rebuild:
                self._commit_what_is_done()

    def _jobs(self, again: Again) -> Iterator[Analysing]:
        for stored in again.documents:
            yield self._job(stored.document, stored.root)
        self.again_done = True
        for claim, (line, (id, file)) in enumerate(zip(self.spool, self.claims.documents(), strict=True)):
            if self._is_due(claim):
                yield self._job(Spooled(id, line), self.records[file].root)
            else:
                self.report.unchanged += self.claims.owns(claim)

    def _is_due(self, claim: int) -> bool:
        """Whether a document that was read from a file is new or changed, and not another's."""
        return self.claims.owns(claim) and (self.plan.rebuild or not self.claims.is_known(claim))

    def _again(self) -> Again:
        """Documents that did not change but must be analysed again, from the index's own records.

        They hold a line that came to recur or ceased to; in a rebuild, they have no file that can be read.
        """
        base = self.writer.base
        if base is None:
            return Again(0, iter(()))
        if self.plan.rebuild:
            kept = (stored for stored in base.documents() if self._is_kept(stored.document.id))
            return Again(max(base.count - len(self.claims), 0), kept)
        turned = self.old.recurring ^ self.new.recurring
        if not turned:
            return Again(0, iter(()))
        ids = [
            id
            for id, lines in (*self._owned(), *self.new.detached.items())
            if not turned.isdisjoint(lines_in(lines)) and (not self._is_owned(id) or self.claims.is_same(id))
        ]
        return Again(len(ids), (stored for id in ids if (stored := base.get(id))))

    def _is_kept(self, id: str) -> bool:
        """Whether a rebuild takes a document from the index: it has no file, or one that could not be read."""
        if self._is_owned(id):
            return self.claims.owner(id) == ELSEWHERE
        return not self.claims.is_indexed(id) or id in self.new.detached

    def _job(self, document: Document | Spooled, root: str | None) -> Analysing:
        lines = self._lines(document.id)
        return Analysing(document, root, frozenset(self.new.recurring & lines_in(lines)))

    def _lines(self, id: str) -> str:
        if id in self.claims and (lines := self.claims.lines(id)):
            return lines
        return self.new.detached.get(id) or self.old.rows.get(id)[1]

    def _take(self, done: Analysed) -> None:
        self.report.failed += done.problems
        if done.batch is None:
            return
        for id in done.ids:
            self._count(id)
        self.writer.add_batch(done.batch)
        self.done += done.ids

    def _count(self, id: str) -> None:
        known = self.claims.is_indexed(id) or bool(self.writer.base and self.writer.base.get(id))
        if known and (not self._is_owned(id) or self.claims.is_same(id)):
            self.report.unchanged += self.plan.rebuild  # else it was counted with its file
        else:
            self.report.changed += known
            self.report.added += not known

    # What is left

    def _remove(self) -> None:
        for id in self.claims:
            if self.claims.is_indexed(id) and not self._is_owned(id) and id not in self.new.detached:
                self.report.removed += self.plan.rebuild or self.writer.delete(id)

    def _forget_drops(self) -> None:
        """A document that was deleted by hand stays out as long as some file holds it as it was."""
        for id in [id for id in self.new.dropped if id in self.claims]:
            claims, _ = self.claims.row(id) or ({}, "")
            held = set(claims.values())
            still = [digest for digest in self.new.dropped.pop(id) if digest in held]
            if still:
                self.new.dropped[id] = still

    # Commits

    def _commit_what_is_done(self) -> None:
        """A commit under way: of the files that were read, it knows the documents that the index has by now."""
        files = {
            id: FileRecord(record.root, record.size, 0, 0, "", record.count, several=True).state()
            for id, record in self.records.items()
            if record.several
        }
        single = (id for id in self.done if id in self.records and not self.records[id].several)
        files.update({id: self.records[id].state() for id in single})
        files = {id: record for id, record in files.items() if id not in self.committed}
        rows = RowsOf(self.claims, [id for id in self.done if id in self.claims])
        small = self.new.small()
        if not self.again_done:  # those that are still to come must be found again
            small["recurring"] = self.old.small()["recurring"]
        self.writer.commit(Header(fingerprint(), small, {FILES: files, ROWS: rows}))
        self.committed.update(files)
        self.claims.forget_altered(rows)
        self.done.clear()

    def _changes(self) -> dict[str, Mapping[str, Any]]:
        """What of the tables is not yet as it was committed."""
        old = Manifest() if self.plan.rebuild else self.old
        files = {
            id: record
            for id, record in _differing(old.files, self.new.files).items()
            if id not in self.committed or (record and record.several)
        }
        return {
            FILES: {id: record and record.state() for id, record in files.items()},
            DROPPED: _differing(old.dropped, self.new.dropped),
            DETACHED: _differing(old.detached, self.new.detached),
            ROWS: RowsOf(self.claims, list(self.claims if self.plan.rebuild else self.claims.altered())),
        }


def _differing(old: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, Any]:
    """The entries of a table that are new or other, and ``None`` for those that are gone."""
    other = {id: value for id, value in new.items() if id not in old or old[id] != value}
    return {**other, **dict.fromkeys(old.keys() - new.keys())}
