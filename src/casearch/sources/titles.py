"""A title is not repeated in its text: what counts as a repeat, and its removal."""

import re
import unicodedata
from functools import lru_cache

from casearch.sources.tidy import close_up

_NOT_LETTERS = re.compile(r"[\W_]+")
_LINES_OF_A_TITLE = 4  # a scraped headline may be broken over so many lines
_WORDS_OF_A_SENTENCE = (
    3  # below it an opening that equals the title may be plain prose: "Kazakhstan. The land…"
)


@lru_cache(maxsize=256)
def letters(line: str) -> str:
    """What of a line counts when two are compared: its letters and digits, without case and ё."""
    folded = unicodedata.normalize("NFKC", line).casefold().replace("ё", "е")
    return _NOT_LETTERS.sub("", folded)


def without_title(text: str, title: str) -> str:
    """The tidied text without the lines that repeat the title, and without a first sentence that does.

    Case, quotes, dashes, ``#`` marks and line breaks make no difference.
    """
    wanted = letters(title)
    if not wanted:
        return text
    lines = text.split("\n")
    kept, at = [], 0
    while at < len(lines):
        repeated = _lines_repeating(lines, at, wanted) if _may_begin(lines[at], wanted) else 0
        if not repeated:
            kept.append(lines[at])
        at += repeated or 1
    return _without_first_sentence(close_up("\n".join(kept)), title)


def _may_begin(line: str, wanted: str) -> bool:
    """Whether a look at a line's first characters leaves it possible: most lines need no more."""
    if not line or (line[:2].isalpha() and line[0].casefold()[0] not in (wanted[0], "ё")):
        return False  # the second being a letter, no accent follows that would change the first
    start = letters(line[:20])[:-1]  # less the last letter, from which the cut may have taken its accent
    return wanted.startswith(start)


def _lines_repeating(lines: list[str], at: int, wanted: str) -> int:
    """How many lines from ``at`` on make up the title; 0 where they do not."""
    joined = ""
    for count, line in enumerate(lines[at : at + _LINES_OF_A_TITLE], 1):
        part = letters(line)
        joined += part
        if joined == wanted:
            return count
        if not part or not wanted.startswith(joined):
            return 0
    return 0


def _without_first_sentence(text: str, title: str) -> str:
    start, rest = text[: len(title)], text[len(title) :]
    if start.casefold() != title.casefold() or len(title.split()) < _WORDS_OF_A_SENTENCE:
        return text
    end = re.match(r"\s+" if title.endswith((".", "!", "?", "…")) else r"[.!?…]+\s+", rest)
    return rest[end.end() :] if end else text
