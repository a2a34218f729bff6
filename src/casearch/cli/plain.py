"""Command lines without a mistake, read without Typer: loading that would take longer than the search.

What is read here is read as Typer does, and a test holds both together. Whatever is not plain (help, completion, an
unknown option, a value that is none) is left to Typer, which knows what to say.
"""

from __future__ import annotations

import inspect
import os
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from casearch.cli.flags import FLAGS, HELP, INDEX_VARIABLE, Sort
from casearch.cli.words import SHORT_WITH_NUMBER, sorted_words

COMPLETION = "_CASEARCH_COMPLETE"
"""The variable by which a shell asks how a word might go on."""


def read(command: Callable[..., None], args: Sequence[str]) -> dict[str, Any] | None:
    """The arguments of a command that takes words of a query as its first; ``None`` if only Typer can tell.

    Args:
        command: its parameters' defaults say what kind of value each option takes.
        args: what was typed behind its name.
    """
    query, *options = inspect.signature(command).parameters.values()
    names = {flag: option for option in options for flag in FLAGS[option.name]}
    known = {flag: not isinstance(option.default, bool) for flag, option in names.items()}
    typed, words = sorted_words(args, known | dict.fromkeys(HELP, False))
    values: dict[str, Any] = {option.name: option.default for option in options}
    values["place"] = os.environ.get(INDEX_VARIABLE) or values["place"]
    rest = iter(typed)
    for arg in rest:
        flag, text = _split(arg, rest, known)
        if text is None:
            return None
        option = names[flag]
        value = _value(text, option.default)
        if value is None:
            return None
        values[option.name] = value
    if not words or COMPLETION in os.environ:
        return None
    return {query.name: words, **values}


def _split(arg: str, rest: Iterator[str], known: dict[str, bool]) -> tuple[str, str | None]:
    """An option and its text; ``None`` for one that is unknown, lacks a value or takes none."""
    flag, sign, text = arg.partition("=")
    if SHORT_WITH_NUMBER.fullmatch(arg):
        flag, sign, text = arg[:2], "=", arg[2:]
    elif sign and not flag.startswith("--"):
        return arg, None
    if flag not in known or (sign and not known[flag]):
        return flag, None
    return flag, text if sign or not known[flag] else next(rest, None)


def _value(text: str, default: Any) -> Any:
    """The value of an option's text, of the kind of its default; ``None`` for what is no such value."""
    if isinstance(default, bool):
        return True
    if isinstance(default, int):
        return int(text) if text.isascii() and text.isdecimal() else None
    if isinstance(default, Sort):
        return next((sort for sort in Sort if sort == text), None)
    return text
