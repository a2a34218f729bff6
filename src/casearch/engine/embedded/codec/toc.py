"""Whoosh's table of contents, for the Whoosh programs that read it; casearch writes it and never reads it."""

from __future__ import annotations

from collections.abc import Iterable

from whoosh.filedb.filestore import RamStorage
from whoosh.index import TOC

from casearch.engine.embedded.codec.codec import CasearchSegment
from casearch.engine.embedded.codec.schema import schema
from casearch.engine.embedded.commits import SegmentEntry
from casearch.engine.embedded.names import INDEX, toc_name


def encode_toc(generation: int, entries: Iterable[SegmentEntry]) -> bytes:
    """The bytes of the TOC of a commit."""
    memory = RamStorage()
    TOC(schema(), [CasearchSegment(INDEX, entry) for entry in entries], generation).write(memory, INDEX)
    return bytes(memory.files[toc_name(generation)])
