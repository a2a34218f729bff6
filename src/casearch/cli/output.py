"""Results to standard output, the rest to standard error; bold and bars only on a terminal."""

from __future__ import annotations

import json
import re
import sys
import textwrap
from typing import TYPE_CHECKING, Any

from casearch.patterns import regex

if TYPE_CHECKING:
    from casearch import Correction, Document

WIDTH = 100
"""Columns that text is wrapped to, where the terminal is not narrower."""

_CONTROL = regex(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""What would let a document write to the terminal: escape sequences, and marks that reorder the line."""
_BOLD, _DIM, _YELLOW, _PLAIN = "\033[1m", "\033[2m", "\033[33m", "\033[0m"
_SENTENCE = regex(r".+?[.!?…](?=\s|$)", re.DOTALL)


def put_json(value: Any) -> None:
    """A JSON object over several lines."""
    print(json.dumps(value, ensure_ascii=False, indent=2))


def put_line(value: Any) -> None:
    """A JSON object on one line."""
    print(json.dumps(value, ensure_ascii=False))


def say(text: str) -> None:
    """A remark, to standard error."""
    print(text, file=sys.stderr)


def warn(text: str) -> None:
    """A warning, to standard error."""
    say(f"warning: {text}")


def corrected(correction: Correction) -> str:
    """What was done about a missed word, in one line."""
    typed, meant = clean(correction.typed), clean(correction.meant)
    if correction.used:
        return f"searched for {meant} instead of {typed}: {correction.why}"
    return f"did you mean {meant} instead of {typed}? {correction.why}"


def clean(text: str) -> str:
    """Text from a document, with nothing in it that a terminal obeys."""
    return _CONTROL.sub("", text)


def bold(text: str) -> str:
    """Bold on a terminal, plain elsewhere."""
    return f"{_BOLD}{text}{_PLAIN}" if sys.stdout.isatty() else text


def dim(text: str) -> str:
    """Faint on a terminal, plain elsewhere."""
    return f"{_DIM}{text}{_PLAIN}" if sys.stdout.isatty() else text


def highlighted(text: str, spans: tuple[tuple[int, int], ...]) -> str:
    """Text with its spans in colour on a terminal, between brackets of the kind ``[word]`` elsewhere."""
    pieces, at = [], 0
    for start, end in spans:
        word = clean(text[start:end])
        marked = f"{_YELLOW}{_BOLD}{word}{_PLAIN}" if sys.stdout.isatty() else f"[{word}]"
        pieces += [clean(text[at:start]), marked]
        at = end
    return "".join([*pieces, clean(text[at:])])


def wrapped(text: str, indent: str) -> str:
    """Text in lines of ``WIDTH`` columns, each indented. Long words are left whole."""
    lines = textwrap.wrap(text, WIDTH - len(indent), break_long_words=False, break_on_hyphens=False)
    return "\n".join(indent + line for line in lines)


def headline(title: str | None, text: str) -> str:
    """A document's title, else its first sentence."""
    if title:
        return clean(title)
    first = " ".join(text.split())
    sentence = _SENTENCE.match(first)
    return clean(textwrap.shorten(sentence[0] if sentence else first, 160, placeholder="…"))


def document_headline(document: Document) -> str:
    """As ``headline``, of a document."""
    return headline(document.title, document.text[:1000])
