"""Regular expressions that are compiled when they are first used: a module may have many, and a search needs few."""

from __future__ import annotations

import re
from typing import Any, cast

_METHODS = ("fullmatch", "match", "search", "finditer", "findall", "sub", "split")


def regex(text: str, flags: int = 0) -> re.Pattern[str]:
    """What ``re.compile`` gives, for constants of a module.

    Args:
        text: the expression.
        flags: those of ``re``.
    """
    return cast("re.Pattern[str]", _Late(text, flags))


class _Late:
    """Has the methods of a pattern as its own from the first one on, so that their calls cost no more."""

    def __init__(self, text: str, flags: int) -> None:
        self._text, self._flags = text, flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(self._text, self._flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)
