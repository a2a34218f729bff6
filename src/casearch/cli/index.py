"""``casearch index``: bring the index up to date."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, Optional

import typer

import casearch
from casearch.cli.options import DEFAULT_INDEX, IndexOption, JsonOption
from casearch.cli.output import put_json, say

if TYPE_CHECKING:
    from casearch.indexing.update import Progress

MAX_PROBLEMS = 10
"""Failures that the summary shows; ``--json`` has all of them."""


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("index", epilog="Example: casearch index ~/articles")(index)


def index(
    paths: Annotated[
        Optional[list[str]],  # noqa: UP045 - Typer reads the annotation
        typer.Argument(
            metavar="[PATH]...",
            help="Files and folders; - reads standard input (JSONL, or one text). "
            "Without any: those the index knows, else corpus.",
            show_default=False,
        ),
    ] = None,
    place: IndexOption = DEFAULT_INDEX,
    rebuild: Annotated[
        bool, typer.Option("--rebuild", help="Read everything again into a new index.")
    ] = False,
    keep_missing: Annotated[
        bool, typer.Option("--keep-missing", help="Keep documents whose file has vanished.")
    ] = False,
    workers: Annotated[
        int,
        typer.Option(
            "--workers", min=1, metavar="N", help="Processes that analyse.", show_default="one a core"
        ),
    ] = os.cpu_count() or 1,
    json: JsonOption = False,
) -> None:
    """Bring the index up to date.

    Adds new files, reads changed ones again, removes vanished ones; the rest is left alone.
    """
    piped = bool(paths) and "-" in (paths or ())
    named = [path for path in paths or () if path != "-"] if paths else None
    with casearch.open(place) as opened:
        reports = []
        if not piped or named:
            with _progress() as progress:
                reports.append(
                    opened.update(
                        named, rebuild=rebuild, keep_missing=keep_missing, workers=workers, progress=progress
                    )
                )
        if piped:
            from casearch.sources import read_stream  # noqa: PLC0415 - only for a pipe

            reports.append(opened.add(read_stream(sys.stdin.buffer)))
    report = _together(reports)
    if json:
        put_json(report.record())
    else:
        _show(report, place)
    if report.nothing_done and (report.failed or report.warnings):
        raise typer.Exit(2)


def _together(reports: Sequence[casearch.UpdateReport]) -> casearch.UpdateReport:
    """The report of one run that read files and a pipe."""
    first, *rest = reports
    for report in rest:
        for count in ("added", "changed", "removed", "unchanged", "replaced", "files_read", "seconds"):
            setattr(first, count, getattr(first, count) + getattr(report, count))
        first.failed += report.failed
        first.skipped += report.skipped
        first.warnings += report.warnings
        first.languages, first.documents = report.languages, report.documents
    return first


def _show(report: casearch.UpdateReport, place: str) -> None:
    """The summary: what was done to standard output, what went wrong to standard error."""
    for warning in report.warnings[:MAX_PROBLEMS]:
        say(f"warning: {warning}")
    _say_more(len(report.warnings), "warnings")
    for problem in report.skipped[:MAX_PROBLEMS]:
        say(f"skipped: {problem}")
    _say_more(len(report.skipped), "skipped files")
    for problem in report.failed[:MAX_PROBLEMS]:
        say(f"failed: {problem}")
    _say_more(len(report.failed), "failures")
    if report.other_kinds:
        kinds = ", ".join(
            f"{count} {suffix or 'without suffix'}" for suffix, count in sorted(report.other_kinds.items())
        )
        say(f"skipped: files of kinds that casearch does not read ({kinds})")
    counts = [
        f"{count} {name}"
        for name in ("added", "changed", "removed", "unchanged", "replaced")
        if (count := getattr(report, name)) or name in ("added", "changed", "removed", "unchanged")
    ]
    failed = f", {len(report.failed)} failed" if report.failed else ""
    print(", ".join(counts) + failed)
    if report.files_read == 0 and report.unchanged and not report.added + report.changed + report.removed:
        print("nothing has changed; no document was read")
    languages = ", ".join(f"{lang} {count}" for lang, count in report.languages.items())
    documents = f"{report.documents} document{'s' * (report.documents != 1)}"
    if report.documents or not report.nothing_done:
        print(
            f"{place} holds {documents}"
            + (f" ({languages})" if languages else "")
            + f"; took {report.seconds:.1f} s"
        )


def _say_more(count: int, what: str) -> None:
    if count > MAX_PROBLEMS:
        say(f"… and {count - MAX_PROBLEMS} more {what}; --json lists them all")


@contextmanager
def _progress() -> Iterator[Progress | None]:
    """A bar with rate and time left, on a terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console  # noqa: PLC0415 - only where there is a terminal
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    columns = (
        TextColumn("indexing"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]} a second"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("index", total=None, rate="")

        def progress(done: int, total: int) -> None:
            speed = bar.tasks[0].speed
            bar.update(task, completed=done, total=total, rate=f"{speed:.0f}" if speed else "")

        yield progress
