"""Which files are there, which of them must be read, and which are gone? The manifest against the folders."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace

from casearch import sources
from casearch.indexing.manifest import FileRecord, Manifest
from casearch.indexing.reading import digest_of
from casearch.indexing.report import UpdateReport
from casearch.indexing.roots import choose_roots, locate
from casearch.sources import Problem, Scan, SourceFile


@dataclass(frozen=True, slots=True)
class Changes:
    """What a look at the roots found.

    Args:
        manifest: that of the coming commit, without what is gone and before anything is read.
        files: those to be read.
        unchanged: those that need not.
        vanished: those that are gone, with their last records.
        kept: whether the documents of those stay.
    """

    manifest: Manifest
    files: list[SourceFile]
    unchanged: list[SourceFile]
    vanished: dict[str, FileRecord]
    kept: bool


def look(
    paths: Sequence[str] | None, old: Manifest, report: UpdateReport, *, rebuild: bool, keep_missing: bool
) -> Changes:
    """Compare roots with the manifest of the last commit; what is wrong with them goes into the report.

    Raises:
        SourceError: a root's name means two places (see ``roots.locate``).
    """
    roots = choose_roots(paths, old, rebuild=rebuild)
    places = {name: locate(name, old, named=name in (paths or ())) for name in roots}
    scan = sources.scan(roots, lambda name: places[name])
    _report(scan, old, report)
    new = old.copy()
    gone = {*scan.missing, *scan.empty}
    new.roots.update({name: str(places[name].resolve()) for name in roots if name not in gone})
    changes = Changes(new, [], [], _vanished(scan, set(roots) - gone, old), keep_missing)
    for file in scan.files:
        record = None if rebuild else _same(file, old.files.get(file.id))
        if record is None:
            changes.files.append(file)
            continue
        new.files[file.id] = record
        changes.unchanged.append(file)
        report.unchanged += record.count
        report.failed += [Problem(*problem) for problem in record.failed]
    for id in changes.vanished:
        del new.files[id]
    return changes


def _report(scan: Scan, old: Manifest, report: UpdateReport) -> None:
    report.failed += scan.problems
    report.other_kinds.update(scan.other_kinds)
    for names, what in ((scan.missing, "does not exist"), (scan.empty, "holds no file that casearch reads")):
        for name in names:
            stay = "; its documents stay in the index" if name in old.roots else ""
            report.warnings.append(f"{name} {what}{stay}")


def _same(file: SourceFile, record: FileRecord | None) -> FileRecord | None:
    """The record of a file that is as it was when it was read, by its time or else by its content."""
    if record is None or record.same_stat(file):
        return record
    if not record.digest or record.size != file.size:
        return None
    seen = time.time_ns()
    if digest_of(file) != record.digest:
        return None
    return replace(record, mtime_ns=file.mtime_ns, seen_ns=seen)


def _vanished(scan: Scan, looked_at: set[str], old: Manifest) -> dict[str, FileRecord]:
    """Files of the roots looked at that are gone, unless they may only be out of sight."""
    present = {file.id for file in scan.files}
    unseen = tuple(problem.path for problem in scan.problems)
    return {
        id: record
        for id, record in old.files.items()
        if record.root in looked_at
        and id not in present
        and not any(id == path or id.startswith(f"{path}/") for path in unseen)
    }
