"""Files of queries, as ``batch`` and ``evaluate`` read them."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from casearch.cli.output import warn
from casearch.errors import QueryError


def read_lines(file: str, what: str) -> list[str]:
    """The lines of a file, or of standard input (``-``).

    Args:
        file: its name.
        what: told when it cannot be read: what its lines should be.

    Raises:
        QueryError: it cannot be read.
    """
    try:
        content = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as error:
        raise QueryError(f"{file}: {error.strerror}; it should be {what}") from None
    return content.decode("utf-8-sig", errors="replace").splitlines()


def read_queries(file: str) -> Iterator[tuple[str, str]]:
    """Ids and queries; a line that is none is passed over with a warning.

    Raises:
        QueryError: the file cannot be read.
    """
    for number, line in enumerate(read_lines(file, "a file of lines: id, tab, query"), 1):
        name, tab, query = line.partition("\t")
        if tab and name.strip():
            yield "_".join(name.split()), query
        elif line.strip():
            warn(f"{file}:{number}: not a line of id, tab, query")
