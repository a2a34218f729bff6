"""The passage of a text that shows best why it was found.

A window of at most ``WIDTH`` characters is laid at each place a word matched, drawn back to where its
sentence begins if that is near. The window with the most distinct words of the query wins, then the one
with the most matches, then the earlier one.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import Final

WIDTH: Final = 280
"""Code points of a snippet: three lines of a terminal."""
LEAD: Final = 120
"""How far before the first match a snippet may begin."""

AS_WRITTEN: Final = "as written"
FITS: Final = "fits the pattern"
NEARLY: Final = "nearly so written"
INFLECTED: Final = "another form of the word"
RESPELLED: Final = "the name in another spelling"
_CLOSEST: Final = (AS_WRITTEN, FITS, NEARLY, INFLECTED, RESPELLED)

_CLOSING: Final = "»”\"')"
_SENTENCE: Final = re.compile(rf"(?:(?<=[.!?…])[{_CLOSING}]*\s+|\n+\s*)(?=\S)|\A\s*")
_BREAK: Final = re.compile(r"\s+")


@dataclass(slots=True)
class Found:
    """What of a query a document matched.

    Args:
        spans: ``start, end`` in the text and the query's word, in order.
        why: query word and term to the sense in which they are one.
    """

    spans: list[tuple[int, int, str]] = field(default_factory=list)
    why: dict[tuple[str, str], str] = field(default_factory=dict)

    def at(self, start: int, end: int, word: str) -> None:
        """A word of the query stands there."""
        self.spans.append((start, end, word))

    def add(self, word: str, term: str, why: str) -> None:
        """A word of the query met a term; the closest sense is kept."""
        known = self.why.get((word, term))
        if known is None or _CLOSEST.index(why) < _CLOSEST.index(known):
            self.why[word, term] = why


def best_snippet(text: str, found: Found, words: int) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The snippet of a text and the offsets in it of what matched.

    Args:
        text: the document's text.
        found: where the query's words stand in it.
        words: how many words the query has.
    """
    start, end = _window(text, found, words)
    spans = [(a, b) for a, b, _ in found.spans if start <= a and b <= end]
    return _one_line(text, start, end, sorted(set(spans)))


def _window(text: str, found: Found, words: int) -> tuple[int, int]:
    if len(text) <= WIDTH:
        return 0, len(text)
    if not found.spans:
        begin = len(text) - len(text.lstrip())
        return begin, _end(text, begin)
    starts = [span[0] for span in found.spans]
    best = (0, 0, 0)
    window = (0, 0)
    for number, at in enumerate(starts):
        reach = found.spans[
            bisect_left(starts, at - LEAD, 0, number) : bisect_right(starts, at + WIDTH, number)
        ]
        if (len({word for _, _, word in reach}), len(reach)) <= best[:2]:
            continue  # wherever it begins, it shows no more than the best so far, which is earlier
        begin = _begin(text, at)
        end = _end(text, begin)
        inside = [span for span in reach if begin <= span[0] and span[1] <= end]
        distinct = len({word for _, _, word in inside})
        merit = (distinct, len(inside), -begin)
        if merit > best or not number:
            best, window = merit, (begin, end)
        if distinct == words and len(inside) > 2 * words:
            break  # good enough; a long text may match in a thousand places
    return window


def _begin(text: str, at: int) -> int:
    """Where a snippet that must show position ``at`` begins: its sentence, or a word some way before it."""
    first = max(at - LEAD, 0)
    while first and (text[first - 1].isspace() or text[first - 1] in _CLOSING):
        first -= 1  # where a sentence begins shows before the space
    sentence = -1
    for match in _SENTENCE.finditer(text, first, at + 1):
        sentence = match.end()
    if sentence >= 0 and at - sentence <= LEAD:
        return sentence
    space = _BREAK.search(text, at - LEAD, at)
    return space.end() if space else at


def _end(text: str, begin: int) -> int:
    """Where a snippet that begins there ends: after ``WIDTH``, at the end of a word."""
    end = min(len(text), begin + WIDTH)
    if end < len(text) and not text[end].isspace():
        space = max(text.rfind(" ", begin, end), text.rfind("\n", begin, end))
        end = space if space > begin + WIDTH // 2 else end
    return begin + len(text[begin:end].rstrip())


def _one_line(
    text: str, start: int, end: int, spans: list[tuple[int, int]]
) -> tuple[str, tuple[tuple[int, int], ...]]:
    """``text[start:end]`` with white space as single spaces and dots where it is cut, and the spans moved along."""
    pieces: list[str] = []
    length = 0
    moved: list[tuple[int, int]] = []

    def put(piece: str) -> None:
        nonlocal length
        pieces.append(piece)
        length += len(piece)

    at = start
    if start and text[:start].strip() and not _starts_sentence(text, start):
        put("… ")
    for a, b in spans:
        if a < at:
            continue
        put(_spaced(text[at:a]))
        put(_spaced(text[a:b]))
        moved.append((length - len(pieces[-1]), length))
        at = b
    put(_spaced(text[at:end]))
    if text[end:].strip() and text[end - 1 : end] not in ".!?…":
        put("…")
    return "".join(pieces), tuple(moved)


def _spaced(text: str) -> str:
    """With single spaces alone, as nearly all text has them: of what cannot be printed, line breaks are the most."""
    return text if text.isprintable() and "  " not in text else _BREAK.sub(" ", text)


def _starts_sentence(text: str, start: int) -> bool:
    before = text[:start].rstrip()
    return before[-1:] in '.!?…»”"' or "\n" in text[len(before) : start]
