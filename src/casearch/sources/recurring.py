"""Lines that recur across documents: the form in which they are counted, and their removal from one text."""

import re
from collections.abc import Container

from casearch.sources.tidy import close_up, one_line
from casearch.sources.titles import without_title

_NUMBER = re.compile(r"\d+(?:[\s.,:]?\d+)*")


def line_key(line: str) -> str:
    """The form in which lines are counted: without case, blanks as one space, every number 0.

    ``Просмотров: 1 734`` and ``просмотров:  5 021`` are one line. Empty for a line without a letter or digit.
    """
    key = _NUMBER.sub("0", one_line(line).casefold())
    return key if any(map(str.isalnum, key)) else ""


def without_lines(text: str, lines: Container[str], title: str | None = None) -> str:
    """A document's text without the lines whose ``line_key`` is among ``lines``.

    Where nothing would be left the text stays as it is: a document that is only such lines has something to show.

    Args:
        text: a document's text, as this package reads it: a paragraph or line of the source a line.
        lines: keys of the lines to leave out.
        title: the document's title, of which no repeat is left at the new beginning.
    """
    kept = [line for line in text.split("\n") if not line or line_key(line) not in lines]
    rest = close_up("\n".join(kept))
    if title and rest:
        rest = without_title(rest, title)
    return rest or text
