"""``casearch analyze``: tokens and the terms they are indexed under."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Optional

import typer

import casearch
from casearch.cli.options import JsonOption
from casearch.cli.output import clean, put_json


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("analyze", epilog="Example: casearch analyze елдерінің --lang kk")(analyze)


def analyze(
    text: Annotated[list[str], typer.Argument(metavar="TEXT...", help="Any text.")],
    lang: Annotated[
        Optional[str],  # noqa: UP045 - Typer reads the annotation
        typer.Option("--lang", metavar="CODE", help="The language of the text: ru, kk, en, other."),
    ] = None,
    json: JsonOption = False,
) -> None:
    """Show how a text is read.

    A line a word: as it is written, its language, the terms it is indexed under.
    """
    tokens = casearch.analyze(" ".join(text), lang)
    if json:
        put_json([asdict(token) for token in tokens])
        return
    for token in tokens:
        print(f"{clean(token.surface)}\t{token.lang}\t{' '.join(token.terms)}")
