"""Queries on the command line: ``casearch search президент -саммит`` needs no quotes.

After the first word an unknown ``-word`` is part of the query; an unknown ``--option`` is an error as ever, and
``--`` ends the options.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from casearch.patterns import regex

SHORT_WITH_NUMBER: Final = regex(r"-[A-Za-z]\d+")
"""``-n5``: an option and its value in one."""


def sorted_words(args: Sequence[str], known: Mapping[str, bool]) -> tuple[list[str], list[str]]:
    """Options, each with its value behind it, and the words of the query.

    Args:
        args: what was typed behind the command.
        known: the names of the options, and whether a value follows.
    """
    options: list[str] = []
    words: list[str] = []
    rest = iter(args)
    for arg in rest:
        name = arg.partition("=")[0]
        if arg == "--":
            words += rest
        elif _is_option(arg, name, known, after_word=bool(words)):
            options.append(arg)
            if known.get(name) and "=" not in arg:
                options += [value for value in [next(rest, None)] if value is not None]
        else:
            words.append(arg)
    return options, words


def _is_option(arg: str, name: str, known: Mapping[str, bool], *, after_word: bool) -> bool:
    if not arg.startswith("-") or arg == "-":
        return False
    if name in known or arg.startswith("--"):
        return True
    return not after_word or (bool(SHORT_WITH_NUMBER.fullmatch(arg)) and known.get(arg[:2], False))
