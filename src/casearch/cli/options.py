"""Options that several commands share, and those of ``search``, as Typer takes them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, Optional, get_type_hints

import typer

from casearch.cli.flags import DEFAULT_INDEX, FLAGS, INDEX_VARIABLE, Sort

__all__ = [
    "DEFAULT_INDEX", "CsvOption", "ExactOption", "IndexOption", "JsonOption", "JsonlOption", "LangOption", "LimitOption",
    "NoTranslitOption", "OffsetOption", "QueryWords", "SinceOption", "Sort", "SortOption", "SourceOption", "UntilOption",
    "with_options",
]  # fmt: skip

QueryWords = Annotated[
    list[str],
    typer.Argument(
        metavar="QUERY...", help="Words in Russian, Kazakh or English; +word, -word, '\"a phrase\"'."
    ),
]
IndexOption = Annotated[
    str,
    typer.Option(*FLAGS["place"], envvar=INDEX_VARIABLE, metavar="DIR", help="The folder of the index."),
]
JsonOption = Annotated[bool, typer.Option(*FLAGS["json"], help="One JSON object instead of text.")]
JsonlOption = Annotated[bool, typer.Option(*FLAGS["jsonl"], help="A JSON object for each hit, one a line.")]
CsvOption = Annotated[bool, typer.Option(*FLAGS["as_csv"], help="A table in CSV, with a line of names.")]
LimitOption = Annotated[int, typer.Option(*FLAGS["limit"], min=0, metavar="N", help="Hits at most.")]
OffsetOption = Annotated[
    int, typer.Option(*FLAGS["offset"], min=0, metavar="N", help="Hits to leave out first.")
]
LangOption = Annotated[
    Optional[str],  # noqa: UP045 - Typer reads the annotation
    typer.Option(*FLAGS["lang"], metavar="CODE", help="Only documents in this language: ru, kk, en."),
]
SinceOption = Annotated[
    Optional[str],  # noqa: UP045 - as above
    typer.Option(
        *FLAGS["since"],
        metavar="DAY",
        help="Only from this day, month or year on: 2024-05-16, 2024-05, 2024.",
    ),
]
UntilOption = Annotated[
    Optional[str],  # noqa: UP045 - as above
    typer.Option(*FLAGS["until"], metavar="DAY", help="Only up to this day, month or year, included."),
]
SourceOption = Annotated[
    Optional[str],  # noqa: UP045 - as above
    typer.Option(*FLAGS["source"], metavar="NAME", help="Only of this publisher, in any case."),
]
NoTranslitOption = Annotated[
    bool,
    typer.Option(*FLAGS["no_translit"], help="Do not look for names in their spellings in other scripts."),
]
ExactOption = Annotated[
    bool, typer.Option(*FLAGS["exact"], help="Only words as they are written, not in other inflections.")
]
SortOption = Annotated[
    Sort,
    typer.Option(
        *FLAGS["sort"], help="The order of hits; undated documents come last in both orders of date."
    ),
]


def with_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """A command whose module names the options in its annotations without loading this one, ready for Typer."""
    command.__annotations__ = get_type_hints(command, globals(), include_extras=True)
    return command
