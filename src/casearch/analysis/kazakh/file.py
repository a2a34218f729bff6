"""The file that has what the stemmer knows, and what names it: an index asks for its name without reading the rest."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

FILE: Final = "model.bin"
MAGIC: Final = b"casearch kazakh model 1\n"


def read() -> tuple[str, bytes]:
    """The digest of the model, and the model, packed."""
    raw = Path(__file__).with_name(FILE).read_bytes()
    digest, _, packed = raw.removeprefix(MAGIC).partition(b"\n")
    return digest.decode(), packed


@cache
def digest() -> str:
    """What names the model, without unpacking it."""
    return read()[0]
