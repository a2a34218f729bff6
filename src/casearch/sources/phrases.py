"""Phrases of the vocabulary, found in a line in one pass over its words."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from casearch.sources import vocabulary

_WORD = re.compile(r"\w+(?:['’\-]\w+)*")
_KEY = 3  # letters of a beginning by which it is looked up


class Word(NamedTuple):
    """A word as it is compared, and where it ends in the line."""

    text: str
    end: int


class Said(NamedTuple):
    """A phrase found: from which word to before which."""

    start: int
    end: int


_Phrase = tuple[str, tuple[str, ...], int]
"""Its first word, the others, the number of its table; ``*`` at the end of a word stands for any ending."""


def words_of(line: str) -> list[Word]:
    """The words of a line, without case and ё."""
    plain = line.casefold().replace("ё", "е")
    if len(plain) != len(line):  # few letters change their number: ŉ, ß
        plain = line.lower()
    return [Word(found[0], found.end()) for found in _WORD.finditer(plain)]


def said_in(words: list[Word]) -> Mapping[int | str, list[Said]]:
    """Which tables' phrases stand in these words: by the number of a row of the vocabulary, or a table's name."""
    names, exact, begun = _index()
    found: dict[int | str, list[Said]] = {}
    for at, word in enumerate(words):
        text = word.text
        for first, rest, table in exact.get(text, ()):
            if not rest or _goes_on(words, at + 1, rest):
                found.setdefault(names[table], []).append(Said(at, at + 1 + len(rest)))
        for first, rest, table in begun.get(text[:_KEY], ()):
            if text.startswith(first) and (not rest or _goes_on(words, at + 1, rest)):
                found.setdefault(names[table], []).append(Said(at, at + 1 + len(rest)))
    return found


def _goes_on(words: list[Word], at: int, rest: tuple[str, ...]) -> bool:
    if at + len(rest) > len(words):
        return False
    for offset, wanted in enumerate(rest):
        text = words[at + offset].text
        if text != wanted and not (wanted[-1] == "*" and text.startswith(wanted[:-1])):
            return False
    return True


@cache
def _index() -> tuple[list[int | str], dict[str, list[_Phrase]], dict[str, list[_Phrase]]]:
    """Every phrase of the vocabulary by its first word, or by the first letters of one with any ending."""
    names: list[int | str] = [*range(len(vocabulary.ROWS)), *vocabulary.TABLES]
    tables = [row.phrases for row in vocabulary.ROWS] + list(vocabulary.TABLES.values())
    exact: dict[str, list[_Phrase]] = {}
    begun: dict[str, list[_Phrase]] = {}
    for number, table in enumerate(tables):
        for first, *rest in sorted({tuple(phrase) for phrase in _phrases(table.values())}):
            if first.endswith("*"):
                begun.setdefault(first[:_KEY], []).append((first[:-1], tuple(rest), number))
            else:
                exact.setdefault(first, []).append((first, tuple(rest), number))
    return names, exact, begun


def _phrases(texts: Iterable[str]) -> Iterable[list[str]]:
    for text in texts:
        for phrase in text.split(";"):
            plain = phrase.strip().casefold().replace("ё", "е")
            if plain:
                yield [part.replace("0", "*") for part in _WORD.findall(plain.replace("*", "0"))]
