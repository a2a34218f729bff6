"""One line of a text as the rules see it: its words, how it ends, what stands around it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from casearch.sources.phrases import Said, Word, said_in, words_of
from casearch.sources.titles import letters

_SHORT = 300
"""Characters. What stands around an article is shorter; longer lines are its body and not looked into."""

_ENDED = re.compile(r"[.!?…;][\"'»”’)\]*]*(?:\[\d+\])?$")
_ASKED = re.compile(r"[!?][\"'»”’)\]]*$")
_STOP = re.compile(r"[.!?…][\"'»”’)\]]*\s")
_ITEM = re.compile(r"(?:[-•*·–—]|\d{1,3}[.)])\s")
_NUMBER = re.compile(r"\d")


@dataclass
class Line:
    """One line that is not blank.

    Args:
        text: the line.
        above: how many lines it is below the top, of those that are not blank.
        apart: whether a blank line is before it.
        follows: the line before, where no blank line is between; else empty.
        before: the line after, where no blank line is between; else empty.
    """

    text: str
    above: int
    apart: bool
    follows: str
    before: str

    @cached_property
    def tokens(self) -> list[Word]:
        return words_of(self.text)

    @cached_property
    def said(self) -> Mapping[int | str, list[Said]]:
        """Which phrases of the vocabulary stand in it."""
        return said_in(self.tokens)

    @cached_property
    def letters(self) -> str:
        return letters(self.text)

    @cached_property
    def words(self) -> int:
        return len(self.text.split())

    @cached_property
    def is_short(self) -> bool:
        return len(self.text) <= _SHORT

    @cached_property
    def ended(self) -> bool:
        """Whether it ends as a sentence does."""
        return bool(_ENDED.search(self.text))

    @property
    def is_item(self) -> bool:
        """Whether it is one of a list."""
        return bool(_ITEM.match(self.text))

    @cached_property
    def wrapped(self) -> bool:
        """Whether it is a piece of a paragraph that was broken at a width."""
        return bool(
            (self.before and self.before[0].islower() and not self.ended and self.words >= 6)
            or (self.follows and self.text[0].islower() and not _ENDED.search(self.follows) and len(self.follows) > 40)
        )

    @cached_property
    def asks(self) -> bool:
        """Whether it is one short question or exclamation: a headline may be one, a paragraph too."""
        return bool(_ASKED.search(self.text)) and self.words <= 15 and not _STOP.search(self.text)

    @cached_property
    def is_prose(self) -> bool:
        """Whether it is a sentence, or several, or a piece of one."""
        if not self.is_short or self.wrapped:
            return True
        if self.asks:
            return False
        return (self.ended and self.words >= 5) or self.words >= 25

    @property
    def has_digit(self) -> bool:
        return bool(_NUMBER.search(self.text))


def lines_of(text: str) -> list[Line]:
    """The lines of a tidied text that are not blank."""
    found: list[Line] = []
    raw = text.split("\n")
    for at, line in enumerate(raw):
        if line:
            follows = raw[at - 1] if at else ""
            before = raw[at + 1] if at + 1 < len(raw) else ""
            found.append(Line(line, len(found), not follows, follows, before))
    return found
