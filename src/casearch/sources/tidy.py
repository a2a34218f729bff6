"""White space: one form for every source, paragraphs kept."""

import re

# Control characters except those that end a line or are blank: they show nothing and can command a terminal.
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\ufeff]")
_BLANK_LINES = re.compile(r"\n{3,}")
_INVISIBLE = " \u200b\u200c\u200d\u200e\u200f\u2060"  # a line of these alone is a blank line


def tidy(text: str) -> str:
    """Lines trimmed, runs of blanks to one space, runs of blank lines to one, control characters dropped."""
    return close_up("\n".join(map(one_line, text.splitlines())))


def close_up(text: str) -> str:
    """Runs of blank lines to one in a text tidied before, of which lines were taken."""
    return _BLANK_LINES.sub("\n\n", text).strip("\n")


def one_line(text: str) -> str:
    """The same for a single line, or for a field that is one, such as a title."""
    if text.isprintable():  # then its only white space is spaces, and most lines have them one by one
        if "  " not in text:
            return text.strip(" ")
    else:
        text = _CONTROL.sub("", text)
    return " ".join(text.split()).strip(_INVISIBLE)
