"""Files packed by gzip, read as they come: no more is unpacked than a corpus can mean."""

import gzip
import io
import zlib
from typing import BinaryIO

from casearch.errors import SourceError
from casearch.sources.article import MAX_UNPACKED

MAGIC = b"\x1f\x8b"
_MOST_TIMES = 100
"""How many times its packed length a long file may have; text is packed to a fifth, JSON rows to a tenth."""


class Unpacked(io.RawIOBase):
    """The content of a packed file; reading raises SourceError where it is damaged, or far longer than text can be."""

    def __init__(self, packed: BinaryIO) -> None:
        self._packed = packed
        self._content = gzip.GzipFile(fileobj=packed, mode="rb")
        self._length = 0

    def readable(self) -> bool:
        """It is."""
        return True

    def read(self, size: int = -1, /) -> bytes:
        """At most ``size`` bytes, never more than 1 MB at once.

        Raises:
            SourceError: the file is damaged, or unpacks to far more than text can be packed into.
        """
        try:
            piece = self._content.read1(min(size, 1 << 20) if size >= 0 else 1 << 20)
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise SourceError(f"the packed file is damaged or cut short: {str(error)[:80]}") from None
        self._length += len(piece)
        if self._length > max(MAX_UNPACKED, _MOST_TIMES * self._packed.tell()):
            raise SourceError(
                f"unpacks to more than {MAX_UNPACKED // 1_000_000} MB out of next to nothing; no text does"
            )
        return piece


def read_up_to(stream: BinaryIO, limit: int) -> bytes:
    """The bytes of a stream, or one more than ``limit``."""
    data = bytearray()
    while len(data) <= limit and (piece := stream.read(min(1 << 20, limit + 1 - len(data)))):
        data += piece
    return bytes(data)
