"""What could not be read, and why: one line a person can act on."""

import re
from dataclasses import dataclass

from casearch.document import MAX_ID_LENGTH

_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that gave no document.

    Args:
        path: the file, folder or link as named; ``file.jsonl:12`` for the twelfth line of a file.
        reason: what is wrong with it and what to try, without the path.
    """

    path: str
    reason: str

    def __str__(self) -> str:
        return printable(f"{self.path}: {self.reason}")


@dataclass(frozen=True, slots=True)
class Warned(Problem):
    """Something that went wrong without costing the document, which follows."""


@dataclass(frozen=True, slots=True)
class Skipped(Problem):
    """A file of a kind that needs a package which is not installed; the reason has the command that installs it."""


def printable(name: str) -> str:
    """A file's name such that it can be printed and encoded; one that can be an id stays as it is."""
    return _UNPRINTABLE.sub(lambda found: ascii(found[0])[1:-1], name)


def shortened(name: str) -> str:
    """A printable name of bounded length, for names too long to be ids."""
    name = printable(name)
    return name if len(name) <= MAX_ID_LENGTH else f"{name[:200]}…"


def os_reason(error: OSError) -> str:
    """Why the operating system refused, in words."""
    if isinstance(error, PermissionError):
        return "permission denied; allow this user to read it"
    return f"cannot be read: {error.strerror or error}"
