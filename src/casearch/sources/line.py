"""One line of a text as the rules see it: its words, how it ends, what stands around it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from casearch.sources.phrases import Said, said_in, words_of
from casearch.sources.titles import letters

_SHORT = 300
"""Characters. What stands around an article is shorter; longer lines are its body and not looked into."""

_BRIEF = 180
_ENDED = re.compile(r"[.!?…;][\"'»”’)\]*]*(?:\[\d+\])?$")
_ASKED = re.compile(r"[!?][\"'»”’)\]]*$")
_STOP = re.compile(r"[.!?…][\"'»”’)\]]*\s")
_ITEM = re.compile(r"(?:[-•*·–—]|\d{1,3}[.)])\s")
_NUMBER = re.compile(r"\d")


_T = TypeVar("_T")


class lazy(Generic[_T]):  # noqa: N801  used as the decorator it is
    """``functools.cached_property`` without its lock, which in Python 3.11 costs more than most of what is cached."""

    def __init__(self, compute: Callable[[Any], _T]) -> None:
        self._compute = compute
        self._name = compute.__name__
        self.__doc__ = compute.__doc__

    def __get__(self, instance: Any, owner: type | None = None) -> _T:
        value = self._compute(instance)
        instance.__dict__[self._name] = value
        return value


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

    @lazy
    def tokens(self) -> list[str]:
        """Its words as they are compared."""
        return words_of(self.text)

    @lazy
    def said(self) -> Mapping[int | str, list[Said]]:
        """Which phrases of the vocabulary stand in it."""
        return said_in(self.tokens)

    @lazy
    def letters(self) -> str:
        """What of it counts when two lines are compared."""
        return letters(self.text)

    @lazy
    def words(self) -> int:
        """How many words it has, between blanks."""
        return self.text.count(" ") + 1  # the text is tidied

    @lazy
    def is_short(self) -> bool:
        """Whether it is no longer than what stands around an article may be."""
        return len(self.text) <= _SHORT

    @lazy
    def is_brief(self) -> bool:
        """Whether it is no longer than a button, a credit or a notice that may stand inside a body."""
        return len(self.text) <= (_BRIEF if self.ended else _SHORT)

    @lazy
    def ended(self) -> bool:
        """Whether it ends as a sentence does."""
        return _ends(self.text)

    @property
    def is_item(self) -> bool:
        """Whether it is one of a list, or a row of a table."""
        return bool(_ITEM.match(self.text)) or (self.text[0] == "|" == self.text[-1] and len(self.text) > 1)

    @lazy
    def wrapped(self) -> bool:
        """Whether it is a piece of a paragraph that was broken at a width."""
        return bool(
            (self.before and self.before[0].islower() and not self.ended and self.words >= 6)
            or (
                self.follows and self.text[0].islower() and not _ends(self.follows) and len(self.follows) > 40
            )
        )

    @lazy
    def asks(self) -> bool:
        """Whether it is one short question or exclamation: a headline may be one, a paragraph too."""
        return bool(_ASKED.search(self.text)) and self.words <= 15 and not _STOP.search(self.text)

    @lazy
    def is_prose(self) -> bool:
        """Whether it is a sentence, or several, or a piece of one."""
        if not self.is_short or self.wrapped:
            return True
        if self.asks:
            return False
        return (self.ended and self.words >= 5) or self.words >= 25

    @property
    def has_digit(self) -> bool:
        """Whether a digit is in it."""
        return bool(_NUMBER.search(self.text))


def _ends(text: str) -> bool:
    return bool(_ENDED.search(text[-12:]))


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
