"""Web archives (WARC) to documents: a page of HTML that was answered with success a document."""

import io
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from casearch.document import MAX_ID_LENGTH, Document
from casearch.errors import DocumentError, SourceError
from casearch.sources.article import MAX_BYTES, TOO_LONG
from casearch.sources.extras import needed
from casearch.sources.problem import Problem, Warned, shortened
from casearch.sources.tidy import one_line

_MAGIC = b"WARC/"
_PAGES = ("text/html", "application/xhtml+xml")


def read_rows(chunks: Iterable[bytes], name: str, path: str | None) -> Iterator[Document | Problem]:
    """The documents of an archive, read as it comes; the id of a page is ``path#address``.

    Args:
        chunks: its bytes, unpacked, in pieces of any size.
        name: what messages call it.
        path: the documents' path.

    Raises:
        MissingPackageError: warcio is not installed.
    """
    warcio = needed("warcio.archiveiterator", "web archives (.warc)", "web-archives")
    stream = io.BufferedReader(_Stream(chunks))
    if not stream.peek(len(_MAGIC)).startswith(_MAGIC):
        yield Problem(name, "no web archive: it does not begin with WARC/")
        return
    found = False
    try:
        for record in warcio.ArchiveIterator(stream, no_record_parse=False):
            if _is_page(record):
                found = True
                yield from _page(record, name, path)
    except SourceError as error:
        yield Problem(name, str(error))
    except Exception as error:  # noqa: BLE001  an archive made by anyone, in a library that trusts it
        yield Problem(name, f"the archive is damaged or cut short: {type(error).__name__}")
    else:
        if not found:
            yield Problem(name, "holds no page of HTML")


class _Stream(io.RawIOBase):
    """Pieces as a stream that can be read."""

    def __init__(self, chunks: Iterable[bytes]) -> None:
        self._chunks = iter(chunks)
        self._left = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:
        while not self._left:
            piece = next(self._chunks, None)
            if piece is None:
                return 0
            self._left = piece
        part, self._left = self._left[: len(buffer)], self._left[len(buffer) :]
        buffer[: len(part)] = part
        return len(part)


def _is_page(record: Any) -> bool:
    if record.rec_type != "response" or not record.http_headers:
        return False
    kind = (record.http_headers.get_header("Content-Type") or "").partition(";")[0].strip().lower()
    return kind in _PAGES and record.http_headers.get_statuscode() == "200"


def _page(record: Any, name: str, path: str | None) -> Iterator[Document | Problem]:
    from casearch.sources.webpage import read_article  # noqa: PLC0415  0.3 s

    address = one_line(record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")
    id = f"{name}#{address}"
    where = shortened(id)
    data = record.content_stream().read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        yield Problem(where, TOO_LONG)
        return
    if len(id) > MAX_ID_LENGTH:
        yield Problem(where, f"its address is longer than {MAX_ID_LENGTH} characters")
        return
    try:
        article = read_article(data)
        document = replace(article, url=article.url or address or None).document(id, path)
    except (SourceError, DocumentError) as error:
        yield Problem(where, str(error))
        return
    for warning in article.warnings:
        yield Warned(where, warning)
    yield document
