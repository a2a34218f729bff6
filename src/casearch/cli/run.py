"""One run of the command line: which command, and every error as one line."""

from __future__ import annotations

import gc
import os
import sys
from typing import Any

from casearch.cli import Finished
from casearch.errors import CasearchError

INTERRUPTED = 130
"""Typer's exit code for Ctrl-C."""


def run() -> None:
    """Run the command line, and say what went wrong in one line."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]  # text streams have it
    try:
        if sys.argv[1:2] == ["search"]:
            _search()
        from casearch.cli.app import app  # noqa: PLC0415 - Typer takes longer to load than most searches take

        app(prog_name="casearch")
    except CasearchError as error:
        _end(str(error))
    except OSError as error:
        _end(f"{error.filename or 'the system'}: {error.strerror or error}")
    except SystemExit as end:
        if end.code == INTERRUPTED:
            raise KeyboardInterrupt from None
        raise


def _search() -> None:
    """Search, if the command line can be read without Typer.

    Raises:
        Finished: it could.
    """
    gc.disable()  # it would look through what was just loaded, again and again, and the process soon ends
    from casearch.cli import plain  # noqa: PLC0415 - for this command alone
    from casearch.cli.search import search  # noqa: PLC0415 - as above

    arguments: dict[str, Any] | None = plain.read(search, sys.argv[2:])
    if arguments is None:
        gc.enable()
        return
    code: Any = 0
    try:
        try:
            search(**arguments)
        except SystemExit as end:
            code = end.code
        sys.stdout.flush()
    except BrokenPipeError:  # who reads has seen enough; nothing may be written at the end either
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 1
    sys.stderr.flush()
    raise Finished(code)


def _end(line: str) -> None:
    print(f"casearch: {line}", file=sys.stderr)
    sys.exit(2)
