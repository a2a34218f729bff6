"""What is in the corpus? Paths and streams to Documents, and a Problem for whatever could not be one.

scan(["corpus"])   which files are there, without opening one
read(file)         one file to its documents
unread(file)       the same, rows left as they are for other processes to read
read_stream(sys.stdin.buffer)
digest(file)       a fingerprint of a file's bytes
line_key(line), without_lines(text, lines)    what the index counts and takes out across documents
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from casearch.lazy import lazily

if TYPE_CHECKING:
    from casearch.sources.jsonl import UnreadRow
    from casearch.sources.listing import Scan, SourceFile, scan
    from casearch.sources.problem import Problem, Skipped, Warned
    from casearch.sources.reading import digest, read, read_stream, unread
    from casearch.sources.recurring import line_key, without_lines

__all__ = [
    "Problem",
    "Scan",
    "Skipped",
    "SourceFile",
    "UnreadRow",
    "Warned",
    "digest",
    "line_key",
    "read",
    "read_stream",
    "scan",
    "unread",
    "without_lines",
]

if not TYPE_CHECKING:
    __getattr__ = lazily(
        __name__,
        {
            "UnreadRow": "jsonl",
            **dict.fromkeys(("Scan", "SourceFile", "scan"), "listing"),
            **dict.fromkeys(("Problem", "Skipped", "Warned"), "problem"),
            **dict.fromkeys(("digest", "read", "read_stream", "unread"), "reading"),
            **dict.fromkeys(("line_key", "without_lines"), "recurring"),
        },
    )
