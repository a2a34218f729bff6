"""Cut a text into passages, each of one language."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from casearch.language.identify import ENGLISH, KAZAKH, LANGUAGES, OTHER, Guess, guess
from casearch.patterns import regex
from casearch.records import dataclass

_LINE = regex(r"[^\n]+")
_CODES = {"kz": "kk", "kaz": "kk", "rus": "ru", "eng": "en"}
"""What sites write for a language beside its ISO 639-1 code; ``kz`` is the country's."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a text, ``text[start:end]``, and its language."""

    start: int
    end: int
    lang: str


def passages(text: str, declared: str | None = None) -> list[Passage]:
    """The paragraphs of a text with their languages; lines without a letter or digit may be among them.

    Args:
        text: any text; offsets are into it as it is.
        declared: the language that the document says it is in. It decides where a passage does not:
            sites declare one language for pages that quote another.
    """
    spans = [match.span() for match in _LINE.finditer(text) if not match.group().isspace()]
    guesses = [guess(text[start:end]) for start, end in spans]
    sure = [Passage(*span, found.lang) for span, found in zip(spans, guesses, strict=True) if found.sure]
    code = language_code(declared)
    fallback = code if code in LANGUAGES else main_language(sure, None) if sure else None
    return [
        Passage(*span, found.lang if found.sure or fallback is None else _unsure(found, fallback))
        for span, found in zip(spans, guesses, strict=True)
    ]


def main_language(parts: Sequence[Passage], declared: str | None) -> str:
    """The language of a document: the declared one, else that of most of its text."""
    if code := language_code(declared):
        return code
    size: Counter[str] = Counter()
    for part in parts:
        size[part.lang] += part.end - part.start
    return min(size, key=lambda lang: (-size[lang], lang)) if size else OTHER


def language_code(declared: str | None) -> str | None:
    """A declared language as its ISO 639-1 code where it has one of ours: ``kk-KZ``, ``kaz`` → ``kk``."""
    code = re.split("[-_]", (declared or "").strip().lower())[0]
    return _CODES.get(code, code) or None


def _unsure(found: Guess, fallback: str) -> str:
    """A doubtful guess gives way to the document's language where the passage may be in that."""
    if not found.words:
        return fallback
    latin = ENGLISH in found.likely
    return fallback if fallback in found.likely and not (latin and fallback == KAZAKH) else found.lang
