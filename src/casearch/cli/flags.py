"""What the options of a search are called: ``options.py`` declares them to Typer, ``plain.py`` reads them without it."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

FLAGS: Final = {
    "place": ("--index",),
    "limit": ("--limit", "-n"),
    "offset": ("--offset",),
    "lang": ("--lang",),
    "since": ("--since",),
    "until": ("--until",),
    "source": ("--source",),
    "sort": ("--sort",),
    "exact": ("--exact",),
    "no_translit": ("--no-translit",),
    "json": ("--json",),
    "jsonl": ("--jsonl",),
    "as_csv": ("--csv",),
}
"""By the parameter of the command."""
HELP: Final = ("-h", "--help")
INDEX_VARIABLE: Final = "CASEARCH_INDEX"
"""The variable of the environment that names the index."""
DEFAULT_INDEX: Final = "index"


class Sort(StrEnum):
    """The order of hits."""

    relevance = "relevance"
    newest = "newest"
    oldest = "oldest"
