"""Which files of a folder belong to an index, and which commit is the last."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Final

from casearch.errors import StoreError
from casearch.patterns import regex

INDEX: Final = "MAIN"
"""Whoosh's default name of an index, so that its programs find ours."""

LOCK: Final = f"{INDEX}_WRITELOCK"
"""Whoosh's own lock file: its writers and ours keep each other out."""

SEGMENT_EXTENSION: Final = ".cas"
"""Of the file of a segment."""

# The patterns are strict: whatever does not match was not written by us and is never removed.
_TOC = regex(rf"_{INDEX}_(\d+)\.toc")
_HEADER = regex(r"casearch-(\d+)\.json")
_LOG = regex(r"casearch-\d+\.log")
_UNFINISHED = regex(rf"(?:_{INDEX}_\d+\.toc|casearch-\d+\.(?:json|log))\.new")
_SEGMENT = regex(rf"({INDEX}_[0-9a-z]{{16}})\.(?:cas|trm|pst|vps|[a-z_]+\.col)")
"""Of this format and, behind ``cas``, of format 1."""

_LISTINGS = 5
_BETWEEN_LISTINGS = 0.01


def toc_name(generation: int) -> str:
    """The file whose appearance is the commit."""
    return f"_{INDEX}_{generation}.toc"


def header_name(generation: int) -> str:
    """The file of what casearch keeps with a commit."""
    return f"casearch-{generation}.json"


def log_name(generation: int) -> str:
    """The file of the tables that a commit changed."""
    return f"casearch-{generation}.log"


def is_log(name: str) -> bool:
    """Whether a file is one of those."""
    return _LOG.fullmatch(name) is not None


def segment_name(generation: int, number: int) -> str:
    """The name of the nth segment that is written for a commit, without its ending.

    Only a commit that never came about can have left a file of that name.
    """
    return f"{INDEX}_{generation:010x}{number:06x}"


def latest_generation(folder: Path) -> int:
    """The number of the last commit; -1 where there is none.

    While a writer replaces one TOC by the next, a single listing may miss both, so a folder that holds
    any file of ours is looked at again before it is said to hold no index.
    """
    for attempt in range(_LISTINGS):
        if attempt:
            time.sleep(_BETWEEN_LISTINGS)
        files = _listing(folder)
        found = [int(match[1]) for name in files if (match := _TOC.fullmatch(name))]
        if found:
            return max(found)
        if not any(_HEADER.fullmatch(name) for name in files):
            break
    return -1


def latest_trace(folder: Path) -> int:
    """The largest number that any commit, finished or not, has left in a file's name; -1 for none."""
    files = _listing(folder)
    traces = [int(match[1]) for name in files if (match := _TOC.fullmatch(name) or _HEADER.fullmatch(name))]
    return max(traces, default=-1)


def has_header(folder: Path) -> bool:
    """Whether casearch, and not another Whoosh program, wrote to the folder."""
    return any(_HEADER.fullmatch(name) for name in _listing(folder))


def remove_leftovers(folder: Path, generation: int, kept: set[str]) -> None:
    """Remove the files of all commits but one, and those of writers that were killed.

    Args:
        folder: of the index.
        generation: the commit that stays; -1 for none.
        kept: the segments and logs it is made of.
    """
    for name in _listing(folder):
        if _is_leftover(name, generation, kept):
            _remove(folder / name)


def _is_leftover(name: str, generation: int, kept: set[str]) -> bool:
    if match := _TOC.fullmatch(name) or _HEADER.fullmatch(name):
        return int(match[1]) != generation
    if match := _SEGMENT.fullmatch(name):
        return match[1] not in kept
    if is_log(name):
        return name not in kept
    return _UNFINISHED.fullmatch(name) is not None


def _listing(folder: Path) -> list[str]:
    try:
        return [path.name for path in folder.iterdir()]
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        raise StoreError(f"cannot read {folder}: {error.strerror}") from error


def _remove(path: Path) -> None:
    path.unlink(missing_ok=True)
