"""Stored documents as bytes, several compressed together: what a worker can make ready for an engine to keep.

A block of strings is, compressed: their lengths as 32-bit numbers, then the strings.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise
from typing import Any, Final

import numpy as np

from casearch.document import restored
from casearch.engine.base import StoredDocument

RECORDS_BYTES: Final = 1 << 12
"""Size from which a block of records is full: one of them is read by unpacking all, and larger blocks save little."""

_LEVEL: Final = 1

Block = tuple[int, bytes]
"""How many strings, and they, compressed."""


def encode_record(stored: StoredDocument) -> bytes:
    """A stored document as JSON."""
    record = {"document": stored.document.record(), "lang": stored.lang, "root": stored.root}
    return json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode()


def decode_record(data: bytes) -> StoredDocument:
    """The stored document of ``encode_record``."""
    record: dict[str, Any] = json.loads(data.decode())
    return StoredDocument(restored(record["document"]), str(record["lang"]), record["root"])


def word_key(word: str, lang: str) -> bytes:
    """A surface word in texts of a language, as ``AnalysedBatch.words`` has it."""
    return f"{lang}\0{word}".encode(errors="surrogatepass")


def word_value(read: str, terms: Sequence[str]) -> bytes:
    """The language that a word was read in, and its terms, of which none holds a NUL."""
    return "\0".join((read, *terms)).encode()


def word_reading(value: bytes) -> tuple[str, tuple[str, ...]]:
    """What ``word_value`` encoded."""
    read, *terms = value.decode().split("\0")
    return read, tuple(terms)


def pack_strings(strings: Iterable[bytes], most: int) -> list[Block]:
    """Strings in blocks, each of about ``most`` bytes."""
    blocks: list[Block] = []
    waiting: list[bytes] = []
    size = 0
    for string in strings:
        waiting.append(string)
        size += len(string)
        if size >= most:
            blocks.append(_block(waiting))
            waiting, size = [], 0
    if waiting:
        blocks.append(_block(waiting))
    return blocks


def unpack_strings(block: Block) -> list[bytes]:
    """The strings of a block.

    Raises:
        ValueError: it does not hold as many as it says.
    """
    count, data = block[0], zlib.decompress(block[1])
    cuts = list(accumulate(np.frombuffer(data, "<u4", count).tolist(), initial=4 * count))
    if count < 1 or cuts[-1] != len(data):
        raise ValueError("a block of records is not as long as it says")
    return [data[start:end] for start, end in pairwise(cuts)]


def _block(strings: Sequence[bytes]) -> Block:
    lengths = np.fromiter(map(len, strings), "<u4", len(strings))
    return len(strings), zlib.compress(b"".join((lengths.tobytes(), *strings)), _LEVEL)
