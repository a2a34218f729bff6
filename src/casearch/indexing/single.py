"""Add and delete documents that a program or a pipe gives, one by one, beside those that come from files."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from casearch.analysis import fingerprint
from casearch.document import Document
from casearch.engine.base import Header, Writer
from casearch.indexing.invert import Inverter, Shown
from casearch.indexing.manifest import DROPPED, ROWS, TABLES, Known
from casearch.indexing.report import UpdateReport
from casearch.indexing.update import COMMIT_EVERY
from casearch.indexing.workers import BATCH_JOBS
from casearch.sources import Problem, Skipped, Warned


def add_documents(writer: Writer, items: Iterable[Document | Problem]) -> UpdateReport:
    """Add documents, each in place of one with its id, and commit.

    A file's id is never taken over: such a document is reported as failed. Problems among the items
    (rows of a pipe that could not be read) go into the report.
    """
    started = time.perf_counter()
    report, inverter = UpdateReport(), Inverter()
    state = writer.base.header.state if writer.base else {}
    known = Known(state)
    stream = iter(items)
    while chunk := _chunk(stream, report):
        fresh = [document for document in chunk.values() if _is_new(writer, document, known, report)]
        for first in range(0, len(fresh), BATCH_JOBS):
            batch = [Shown(document, document.text, None) for document in fresh[first : first + BATCH_JOBS]]
            writer.add_batch(inverter.batch(batch))
        if report.added or report.changed:
            # The state as it was given, so that nothing of it is read or written again.
            writer.commit(Header(fingerprint(), writer.base.header.state if writer.base else state))
    _conclude(report, writer, started)
    return report


def delete_documents(writer: Writer, ids: Sequence[str]) -> list[str]:
    """Remove documents and commit; gives those that were there.

    One that comes from a file stays out until its record in the file changes.
    """
    if writer.base is None:
        return []
    state = writer.base.header.state
    known = Known(state)
    removed = [id for id in dict.fromkeys(ids) if writer.delete(id)]
    dropped = {id: sorted({*known.claims(id).values()}) for id in removed if known.owner(id)}
    if dropped:
        small = {name: state[name] for name in state if name not in TABLES}
        rows = {id: (known.claims(id), "") for id in dropped}
        header = Header(fingerprint(), {**small, "stale": True}, {DROPPED: dropped, ROWS: rows})
        writer.commit(header)
    elif removed:
        writer.commit(Header(fingerprint(), state))
    return removed


def _chunk(stream: Iterator[Document | Problem], report: UpdateReport) -> dict[str, Document]:
    """The next documents by id; of two with one id, the later."""
    chunk: dict[str, Document] = {}
    for item in islice(stream, COMMIT_EVERY):
        if isinstance(item, Warned):
            report.warnings.append(str(item))
        elif isinstance(item, Skipped):
            report.skipped.append(item)
        elif isinstance(item, Problem):
            report.failed.append(item)
        else:
            report.replaced += item.id in chunk
            chunk[item.id] = item
    return chunk


def _is_new(writer: Writer, document: Document, known: Known, report: UpdateReport) -> bool:
    """Whether a document must be added; if not, the report says why."""
    if owner := known.owner(document.id):
        report.failed.append(Problem(document.id, f"its id is that of a document in the file {owner}"))
        return False
    stored = writer.base.get(document.id) if writer.base else None
    if stored and stored.document == document:
        report.unchanged += 1
        return False
    report.changed += stored is not None
    report.added += stored is None
    return True


def _conclude(report: UpdateReport, writer: Writer, started: float) -> None:
    base = writer.base
    report.languages = base.languages() if base else {}
    report.documents = base.count if base else 0
    report.seconds = time.perf_counter() - started
