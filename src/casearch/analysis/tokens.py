"""Cut a text into words and numbers, with offsets into the text as it is.

Nothing is normalised before it is cut, so an offset needs no mapping back. A hyphenated word gives a
token a part (``водно-энергетический``: a search for either part finds it, and the parts in a row are
a phrase), unless what follows the hyphen is an ending: then it belongs to the token and is cut from the
word (``БҰҰ-ның``, ``15-я``, ``2030-ға``). The first part is analysed together with the whole, because
``Камбар-Ата`` and ``e-mail`` are also written ``Камбарата`` and ``email``. An address and an acronym with
dots are one token each.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final, NamedTuple

from casearch.analysis.fold import APOSTROPHES, INVISIBLE
from casearch.analysis.russian.abbreviations import ABBREVIATIONS
from casearch.patterns import regex

_MARK: Final = (
    rf"[\u0300-\u036f\u0483-\u0487{INVISIBLE}"
    r"\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0903\u093a-\u094f\u3099\u309a]"
)
"""What stands inside a word and is no letter: accents (also Hebrew, Arabic, Indic, kana), invisible characters."""
_APOSTROPHE: Final = rf"[{re.escape(APOSTROPHES)}]"
_HYPHENS: Final = "-\u2010\u2011"
_HYPHEN: Final = rf"[{_HYPHENS}](?=\w)"
_GROUPED: Final = r"(?<![\d.,])[1-9]\d{0,2}(?:[ \u00a0\u202f\u2009]\d{3})++(?:[.,]\d++)?+(?!\d)"
_NUMBER: Final = r"\d++(?:[.,]\d++)*+"
_RUN: Final = rf"(?:[^\W_]++{_MARK}*+)++"
_NO_LETTER: Final = r"(?![^\W_]|[\u0300-\u036f])"
_CODE: Final = rf"\d++(?:(?i:st|nd|rd|th|{_APOSTROPHE}?s){_NO_LETTER}|[A-Za-z](?:(?=\d){_RUN}|{_NO_LETTER}))"
_LETTERS: Final = rf"{_RUN}(?:{_APOSTROPHE}(?:[^\W\d_]++{_MARK}*+)++)*+"
_PIECE: Final = regex(rf"(?=\d)(?:(?P<code>{_CODE})|(?P<number>{_GROUPED}|{_NUMBER}))|(?P<word>{_LETTERS})")
"""``21st`` and ``5G`` are one piece, ``3.5m`` and ``100км`` a number and its unit."""

_KAZAKH_ENDING: Final = (
    r"(?:[лдт][ае]р)?(?:с?[ыі]|[ыі]?м|[ыі]?ң|[ыі]?м[ыі]з|[ыі]?ң[ыі]з)?"
    r"(?:[ндт][ыі]ң|[ғгқкн]?[ае]|[ндт]?[ыі]|н|н?[дт][ае](?:ғы|гі|н|й)?|н[ае]н|[мбп]ен)?"
)
_SHORT_I: Final = "(?:й|и\u0306)"
_ORDINAL: Final = (
    rf"(?:[иі]?н?ш[іы]|{_SHORT_I}|я|е|го|му|м|х|ми|ю|а?я|[ыо]{_SHORT_I}|ую|о?е|ые|ы[хм]|о?го|о?му|о?м|е{_SHORT_I}|[ыі]нш[ыі]"
    r"|ти|тью|ть|мя|[уе]х|еу|ау)"
)
_CASE: Final = r"(?:а|у|ом|ем|е|ы|и|ов|ам|ами|ах)"
_AFTER_NUMBER: Final = regex(
    rf"(?:[ \u00a0]?%)?{_HYPHEN}(?:{_ORDINAL}|{_KAZAKH_ENDING}){_NO_LETTER}", re.IGNORECASE
)
_AFTER_NAME: Final = regex(rf"{_HYPHEN}(?:{_CASE}|{_KAZAKH_ENDING}){_NO_LETTER}", re.IGNORECASE)
_AFTER_WORD: Final = regex(rf"{_HYPHEN}(?:[ндт][ыі]ң|[дт][ае](?:ғы|гі)|ға){_NO_LETTER}", re.IGNORECASE)
"""Only endings that are never the second half of a compound."""
_ENGLISH_ORDINAL: Final = regex(rf"(\d+)(?:st|nd|rd|th|{_APOSTROPHE}?s)", re.IGNORECASE)
_THOUSANDS: Final = regex(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?")
_DECIMAL: Final = regex(r"(?:0|[1-9]\d*)[.,]\d+")


_COMPOUND: Final = regex(rf"(?:[{_HYPHENS}]{_RUN}){{1,3}}+(?![{_HYPHENS}]?[^\W_])")
"""What follows the first part of a hyphenated word; longer chains are no word."""
_BARE: Final = r"(?![\u0300-\u036f])"
_DOTTED: Final = regex(
    rf"([A-Za-z](?:\.[A-Za-z]{_BARE})++|[а-ик-яәғқңөұүһі](?:\.[а-ик-яәғқңөұүһі]{_BARE})++)(?:\.|{_NO_LETTER})"
)
"""``U.S.``, ``т.е.``; not ``К.К.``, which are the initials of a name."""
_ADDRESS: Final = regex(
    rf"""(?:(?:https?|mailto):(?://)?(?:www\.)?|www\.)(?P<host>[^\s/?#:<>«»"'(),;]++)[^\s<>«»"'(),;]*+|"""
    rf"(?P<mail>[a-z0-9_.+-]{{1,64}}+@[a-z0-9_-]++(?:\.[a-z0-9_-]++{_NO_LETTER})++)",
    re.IGNORECASE,
)
_IN_ADDRESS: Final = ":.@+_-"
_ABBREVIATED: Final = max(map(len, ABBREVIATIONS)) - 1


class RawToken(NamedTuple):
    """A word or number: where it stands and what of it is analysed.

    Args:
        start: offset of its first code point.
        end: offset behind its last.
        word: without an ending that a hyphen or apostrophe sets off (``БҰҰ-ның``). It holds a hyphen if it is the
            first part of the word that it gives in full, a dot if it is an acronym, an abbreviation or an address.
    """

    start: int
    end: int
    word: str


def tokenise(text: str, start: int = 0, end: int | None = None) -> Iterator[RawToken]:
    """The tokens of ``text[start:end]`` in order."""
    end = len(text) if end is None else end
    at, pieces = start, True
    while pieces:
        pieces = False
        for match in _PIECE.finditer(text, at, end):
            at = match.end()
            if match.lastgroup == "number":
                for token in _number(text, match, end):
                    yield token
                    at = token.end
            elif match.lastgroup == "code":
                token = _code(text, match, end)
                yield token
                at = token.end
            elif at < end and text[at] in _JOINS:
                token = _word(text, match, end)
                yield token
                at = token.end
            else:
                yield RawToken(match.start(), at, match.group())
            if at != match.end():  # what followed the piece belongs to it: look for the next behind that
                pieces = True
                break


_JOINS: Final = frozenset(_HYPHENS + _IN_ADDRESS)


def _word(text: str, match: re.Match[str], end: int) -> RawToken:
    """A word that something follows which may belong to it."""
    word, start, stop = match.group(), match.start(), match.end()
    if word.isascii() and text[stop] in _IN_ADDRESS and (address := _ADDRESS.match(text, start, end)):
        return RawToken(start, address.end(), address["mail"] or address["host"].strip(".-") or word)
    if text[stop] in _HYPHENS:
        name = word.isascii() or (word.isupper() and any(map(str.isalnum, word[1:])))
        behind = _behind(_AFTER_NAME if name else _AFTER_WORD, text, stop, end)
        if behind == stop and (start == 0 or text[start - 1] not in _HYPHENS):
            whole = _COMPOUND.match(text, stop, end)
            word += re.sub(rf"[{_HYPHENS}]", "-", whole[0]) if whole else ""
        return RawToken(start, behind, word)
    if text[stop] == ".":
        if len(word) == 1 and (dotted := _DOTTED.match(text, start, end)):
            return RawToken(start, dotted.end(), dotted[1])
        if len(word) <= _ABBREVIATED and f"{word.lower() if word[1:] else word}." in ABBREVIATIONS:
            return RawToken(start, stop, f"{word}.")
    return RawToken(start, stop, word)


def _code(text: str, match: re.Match[str], end: int) -> RawToken:
    ordinal = _ENGLISH_ORDINAL.fullmatch(match.group())
    if ordinal:
        return RawToken(*match.span(), _digits(ordinal[1]))
    return RawToken(match.start(), _behind(_AFTER_NUMBER, text, match.end(), end), match.group())


def _behind(ending: re.Pattern[str], text: str, stop: int, end: int) -> int:
    """Where a token stops whose word stops at ``stop``: behind its ending, if it has one."""
    found = ending.match(text, stop, end)
    return found.end() if found else stop


def _number(text: str, match: re.Match[str], end: int) -> Iterator[RawToken]:
    """A number as one token; a date, a time or a version as its parts."""
    plain = _plain_number(_digits(match.group()))
    if plain is not None:
        yield RawToken(match.start(), _behind(_AFTER_NUMBER, text, match.end(), end), plain)
        return
    for part in re.finditer(r"\d+", match.group()):
        start = match.start()
        yield RawToken(start + part.start(), start + part.end(), _digits(part[0]).lstrip("0") or "0")


def _digits(number: str) -> str:
    """A number in ASCII digits, whatever script's digits it is written in."""
    return number if number.isascii() else "".join(str(unicodedata.decimal(char, char)) for char in number)


def _plain_number(written: str) -> str | None:
    """Digits with a decimal point at most: ``11,5`` is 11.5, ``20 000`` and ``20,000`` are 20000."""
    if written.isdigit():
        return written.lstrip("0") or "0"
    joined = re.sub(r"\s", "", written)
    if _THOUSANDS.fullmatch(joined):
        return joined.replace(",", "")
    if joined.isdigit():
        return joined
    return joined.replace(",", ".") if _DECIMAL.fullmatch(joined) else None
