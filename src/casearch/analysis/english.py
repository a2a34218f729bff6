"""English: the Snowball stemmer (Porter 2)."""

from __future__ import annotations

from functools import cache
from typing import Any


def stems(word: str) -> tuple[str, ...]:
    """The stem of a folded word; a possessive's ``'s`` falls with the other endings."""
    return (_stemmer().stemWord(word),)


@cache
def _stemmer() -> Any:
    from snowballstemmer import stemmer  # noqa: PLC0415 - loaded when the first English word comes

    return stemmer("english")


def version() -> str:
    """The version of the stemmer's rules."""
    from importlib.metadata import version  # noqa: PLC0415 - as above

    return version("snowballstemmer")
