"""One file, or standard input, to its documents."""

import hashlib
import io
import os
import stat
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import BinaryIO, cast

from casearch.document import Document
from casearch.errors import DocumentError, SourceError
from casearch.sources.article import MAX_BYTES, MAX_UNPACKED, TOO_LONG
from casearch.sources.extras import MissingPackageError
from casearch.sources.jsonl import UnreadRow, unread_rows
from casearch.sources.kinds import (
    ARTICLES,
    LINES,
    PACKED,
    ROWS,
    ArticleReader,
    article_reader,
    rows_reader,
    suffix,
    unknown,
)
from casearch.sources.listing import SourceFile
from casearch.sources.packed import MAGIC, Unpacked, read_up_to
from casearch.sources.problem import Problem, Skipped, Warned, os_reason
from casearch.sources.sniff import kind_of_content

_CHUNK = 1 << 18
_BLANK = b" \t\r\n\xef\xbb\xbf"  # and the mark that UTF-8 may begin with
_STREAM = "stdin"


def read(file: SourceFile) -> Iterator[Document | Problem]:
    """The documents of a file, in order, and a Problem in place of each that could not be read.

    A ``Warned`` stands before a document that lost something. Nothing that a file holds raises.
    """
    for item in unread(file):
        if isinstance(item, UnreadRow):
            yield from item.read()
        else:
            yield item


def unread(file: SourceFile) -> Iterator[UnreadRow | Document | Problem]:
    """What ``read`` gives, but rows whose reading can be left to another process as they are."""
    ending = suffix(file.id)
    try:
        with _open(file) as opened:
            stream = _content(opened)
            if ending in LINES:
                yield from unread_rows(_chunks(stream), file.id, file.id)
            elif ending in ROWS:
                yield from rows_reader(ending)(_chunks(stream), file.id, file.id)
            elif ending in ARTICLES:
                yield from _article(stream, ending, file.id)
            else:
                yield Problem(file.id, unknown(ending))
    except MissingPackageError as error:
        yield Skipped(file.id, str(error))
    except SourceError as error:
        yield Problem(file.id, str(error))
    except OSError as error:
        yield Problem(file.id, os_reason(error))


def read_stream(stream: BinaryIO) -> Iterator[Document | Problem]:
    """The documents of standard input: JSON Lines where it begins with ``{``, else one plain text.

    The plain text's id comes from its content, so that the same text piped twice is one document.
    """
    try:
        chunks = _chunks(stream)
        head, first = _head(chunks)
        everything = chain(head, chunks)
        if first == b"{":
            yield from rows_reader(".jsonl")(everything, _STREAM, None)
            return
        data = _up_to_limit(everything)
    except OSError as error:
        yield Problem(_STREAM, os_reason(error))
        return
    content = hashlib.blake2b(data, digest_size=6).hexdigest()
    yield from _one(data, article_reader(".txt"), f"{_STREAM}:{content}", None)


def digest(file: SourceFile) -> str:
    """A fingerprint (hex) of the file's bytes: two files are the same when it is.

    Raises:
        OSError: it cannot be read.
    """
    with _open(file) as stream:
        return hashlib.file_digest(stream, lambda: hashlib.blake2b(digest_size=16)).hexdigest()


def _open(file: SourceFile) -> io.BufferedReader:
    """Open for reading what is still a regular file; a pipe put in its place would block for ever."""
    descriptor = os.open(file.path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError(0, "it is no regular file any more")
    return open(descriptor, "rb")  # noqa: PTH123  a descriptor has no path


def _content(opened: io.BufferedReader) -> BinaryIO:
    """What a file holds: unpacked where its first bytes say that it is packed, whatever its name says."""
    return cast(BinaryIO, Unpacked(opened)) if opened.peek(2)[:2] == MAGIC else opened


def _article(stream: BinaryIO, ending: str, id: str) -> Iterator[Document | Problem]:
    """The document of a file of one, read by what its content is."""
    data = read_up_to(stream, MAX_BYTES)
    kind = kind_of_content(data, ending)
    if kind in PACKED and len(data) > MAX_BYTES:
        data += read_up_to(stream, MAX_UNPACKED - len(data))
    if kind in ROWS:
        yield Problem(id, f"holds {kind} rows, as its name does not say; rename it to end in {kind}")
        return
    yield from _one(data, article_reader(kind), id, id, MAX_UNPACKED if kind in PACKED else MAX_BYTES)


def _chunks(stream: BinaryIO) -> Iterator[bytes]:
    while chunk := stream.read(_CHUNK):
        yield chunk


def _head(chunks: Iterator[bytes]) -> tuple[list[bytes], bytes]:
    """The pieces of a stream up to its first byte that is not blank, and that byte."""
    head: list[bytes] = []
    for chunk in chunks:
        head.append(chunk)
        begins = chunk.lstrip(_BLANK)
        if begins or len(head) * _CHUNK > MAX_BYTES:
            return head, begins[:1]
    return head, b""


def _up_to_limit(chunks: Iterable[bytes]) -> bytes:
    """The bytes of a stream, or one more than a document may have."""
    data = bytearray()
    for chunk in chunks:
        data += chunk
        if len(data) > MAX_BYTES:
            break
    return bytes(data[: MAX_BYTES + 1])


def _one(
    data: bytes, reader: ArticleReader, id: str, path: str | None, most: int = MAX_BYTES
) -> Iterator[Document | Problem]:
    name = path or _STREAM
    if len(data) > most:
        yield Problem(name, TOO_LONG)
        return
    try:
        article = reader(data)
        document = article.document(id, path)
    except MissingPackageError as error:
        yield Skipped(name, str(error))
        return
    except (SourceError, DocumentError) as error:
        yield Problem(name, str(error))
        return
    for warning in article.warnings:
        yield Warned(name, warning)
    yield document
