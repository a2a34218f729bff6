"""Options that several commands share."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Optional

import typer

IndexOption = Annotated[
    str,
    typer.Option("--index", envvar="CASEARCH_INDEX", metavar="DIR", help="The folder of the index."),
]
DEFAULT_INDEX = "index"

JsonOption = Annotated[bool, typer.Option("--json", help="One JSON object instead of text.")]
LimitOption = Annotated[int, typer.Option("--limit", "-n", min=0, metavar="N", help="Hits at most.")]
OffsetOption = Annotated[int, typer.Option("--offset", min=0, metavar="N", help="Hits to leave out first.")]
LangOption = Annotated[
    Optional[str],  # noqa: UP045 - Typer reads the annotation
    typer.Option("--lang", metavar="CODE", help="Only documents in this language: ru, kk, en."),
]
SinceOption = Annotated[
    Optional[str],  # noqa: UP045 - as above
    typer.Option(
        "--since", metavar="DAY", help="Only from this day, month or year on: 2024-05-16, 2024-05, 2024."
    ),
]
UntilOption = Annotated[
    Optional[str],  # noqa: UP045 - as above
    typer.Option("--until", metavar="DAY", help="Only up to this day, month or year, included."),
]
SourceOption = Annotated[
    Optional[str],  # noqa: UP045 - as above
    typer.Option("--source", metavar="NAME", help="Only of this publisher, in any case."),
]
NoTranslitOption = Annotated[
    bool, typer.Option("--no-translit", help="Do not look for names in their spellings in other scripts.")
]
ExactOption = Annotated[
    bool, typer.Option("--exact", help="Only words as they are written, not in other inflections.")
]


class Sort(StrEnum):
    """The order of hits."""

    relevance = "relevance"
    newest = "newest"
    oldest = "oldest"


SortOption = Annotated[
    Sort,
    typer.Option("--sort", help="The order of hits; undated documents come last in both orders of date."),
]
