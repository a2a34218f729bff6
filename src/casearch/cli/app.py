"""The command ``casearch``: its commands gathered, and every error as one line."""

from __future__ import annotations

import sys

import typer

from casearch.cli import analyze, batch, documents, evaluate, explain, index, search
from casearch.errors import CasearchError

app = typer.Typer(
    name="casearch",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="Search the news of Central Asia, in Russian, Kazakh and English.",
    epilog="Start with: casearch index FOLDER, then: casearch search WORDS",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
for module in (index, search, explain, documents, batch, evaluate, analyze):
    module.register(app)

INTERRUPTED = 130
"""Typer's exit code for Ctrl-C."""


def run() -> None:
    """Run the command line, and say what went wrong in one line."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]  # text streams have it
    try:
        app(prog_name="casearch")
    except CasearchError as error:
        _end(str(error))
    except OSError as error:
        _end(f"{error.filename or 'the system'}: {error.strerror or error}")
    except SystemExit as end:
        if end.code == INTERRUPTED:
            raise KeyboardInterrupt from None
        raise


def _end(line: str) -> None:
    print(f"casearch: {line}", file=sys.stderr)
    sys.exit(2)
