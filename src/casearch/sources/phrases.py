"""Phrases of the vocabulary, found in a line in one pass over its words."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import islice
from typing import NamedTuple

from casearch.sources import vocabulary, wordlists

_WORD = re.compile(r"\w+(?:['’\-]\w+)*")
_KEY = 3  # letters of a beginning by which it is looked up


class Said(NamedTuple):
    """A phrase found: from which word to before which."""

    start: int
    end: int


_Rest = tuple[str, ...]
"""The words of a phrase after its first; ``*`` at the end of one stands for any ending."""

_Exact = dict[str, list[tuple[_Rest, int]]]
"""First words, what comes after them, and the number of the table."""

_Begun = dict[str, list[tuple[str, _Rest, int]]]
"""First letters of first words, their beginnings, what comes after them, and the number of the table."""


def words_of(line: str) -> list[str]:
    """The words of a line, without case and ё."""
    return _WORD.findall(line.casefold().replace("ё", "е"))


def after_words(line: str, count: int) -> str:
    """What of a line comes after its first words."""
    found = next(islice(_WORD.finditer(line), count - 1, None), None)
    return line[found.end() :] if found else ""


def said_in(words: list[str], *, of_pages: bool = False) -> Mapping[int | str, list[Said]]:
    """Which tables' phrases stand in these words: by the number of a row of the vocabulary, or a table's name.

    Args:
        words: of a line, as ``words_of`` gives them.
        of_pages: whether those of ``PAGE_TABLES`` are meant, else all others.
    """
    names, exact, begun = _index_of_pages() if of_pages else _index()
    found: dict[int | str, list[Said]] = {}
    for at, word in enumerate(words):
        if word in exact:
            for rest, table in exact[word]:
                if not rest or _goes_on(words, at + 1, rest):
                    found.setdefault(names[table], []).append(Said(at, at + 1 + len(rest)))
        key = word[:_KEY]
        if key in begun:
            for first, rest, table in begun[key]:
                if word.startswith(first) and (not rest or _goes_on(words, at + 1, rest)):
                    found.setdefault(names[table], []).append(Said(at, at + 1 + len(rest)))
    return found


def _goes_on(words: list[str], at: int, rest: tuple[str, ...]) -> bool:
    if at + len(rest) > len(words):
        return False
    for offset, wanted in enumerate(rest):
        word = words[at + offset]
        if word != wanted and not (wanted[-1] == "*" and word.startswith(wanted[:-1])):
            return False
    return True


_Tables = dict[int | str, dict[str, str]]
_Index = tuple[list[int | str], _Exact, _Begun]


@cache
def _index() -> _Index:
    tables: _Tables = {number: row.phrases for number, row in enumerate(vocabulary.ROWS)}
    tables.update(wordlists.TABLES)
    return _indexed(tables)


@cache
def _index_of_pages() -> _Index:
    tables: _Tables = {}
    tables.update(wordlists.PAGE_TABLES)
    return _indexed(tables)


def _indexed(tables: _Tables) -> _Index:
    """Every phrase of the tables by its first word, or by the first letters of one with any ending."""
    exact: _Exact = {}
    begun: _Begun = {}
    for number, table in enumerate(tables.values()):
        for first, *rest in sorted({tuple(phrase) for phrase in _phrases(table.values())}):
            if first.endswith("*"):
                begun.setdefault(first[:_KEY], []).append((first[:-1], tuple(rest), number))
            else:
                exact.setdefault(first, []).append((tuple(rest), number))
    return list(tables), exact, begun


def _phrases(texts: Iterable[str]) -> Iterable[list[str]]:
    for text in texts:
        for phrase in text.split(";"):
            plain = phrase.strip().casefold().replace("ё", "е")
            if plain:
                yield [part.replace("0", "*") for part in _WORD.findall(plain.replace("*", "0"))]
