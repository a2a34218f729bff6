"""The lines of a document, as they are counted and as they are left out again.

An index keeps a document as it was read. What is indexed of it, and shown, is without the lines that
recur across the documents of its source (see ``recurring``).
"""

from __future__ import annotations

import hashlib
from collections.abc import Container
from dataclasses import replace
from functools import lru_cache
from typing import Final

from casearch import sources
from casearch.document import Document
from casearch.records import dataclass

LONGEST: Final = 300
"""Longer lines (code points) are not counted: nothing that stands around articles is so long."""
EDGE: Final = 30
"""Lines that are counted from the top and from the end of a document."""
_HEX: Final = 8


def group_of(document: Document, root: str) -> str:
    """The source whose documents share their furniture: the folder below the root, else the publisher."""
    inside = (document.path or "").removeprefix(root).lstrip("/")
    folder, slash, _ = inside.partition("/")
    if slash:
        return f"{root}/{folder}"
    return f"publisher {document.source.casefold()}" if document.source else root


def signature(document: Document, root: str) -> str:
    """What is counted of a document: hashes of its source, of its longest line, and of its lines, in hex."""
    group = group_of(document, root)
    lines = [line for line in document.text.split("\n") if line.strip()]
    longest = max(lines, key=len, default="")
    edges = lines if len(lines) <= 2 * EDGE else lines[:EDGE] + lines[-EDGE:]
    counted = {sources.line_key(line) for line in edges if len(line) <= LONGEST and line != longest}
    hashes = sorted(_hash(group, key) for key in counted if key)
    return "".join(f"{value:08x}" for value in (_hash("", group), _hash("", longest), *hashes))


def lines_in(signature: str) -> set[int]:
    """The hashes of the lines of a signature."""
    return {int(signature[at : at + _HEX], 16) for at in range(2 * _HEX, len(signature), _HEX)}


def without(document: Document, root: str | None, lines: Container[int]) -> Document:
    """A document as it is indexed and shown: without the lines that recur. One without a file stays as it is."""
    if root is None or not lines:
        return document
    text = sources.without_lines(document.text, _Keys(group_of(document, root), lines), document.title)
    return document if text == document.text or not text.strip() else replace(document, text=text)


@dataclass(frozen=True, slots=True)
class _Keys:
    """The keys of lines whose hashes, in that group, are among the given ones."""

    group: str
    lines: Container[int]

    def __contains__(self, key: object) -> bool:
        return _hash(self.group, str(key)) in self.lines


@lru_cache(maxsize=100_000)
def _hash(group: str, key: str) -> int:
    value = hashlib.blake2b(f"{group}\0{key}".encode(), digest_size=_HEX // 2).digest()
    return int.from_bytes(value)
