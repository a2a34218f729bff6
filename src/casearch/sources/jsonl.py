"""JSON Lines to documents: a row a document, a bad row a Problem with its line number."""

import json
import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from casearch.document import Document
from casearch.errors import DocumentError, SourceError
from casearch.sources.article import MAX_BYTES, TOO_LONG
from casearch.sources.compose import compose
from casearch.sources.encoding import BOM, as_utf8, decode, refuse_binary, replaced_warning
from casearch.sources.fields import checked_fields, kind_of, whole
from casearch.sources.problem import Problem, Warned
from casearch.sources.tidy import tidy


@dataclass(frozen=True, slots=True)
class UnreadRow:
    """A line of a file of rows, cut out and not yet looked into.

    Args:
        line: its bytes.
        name: what messages call the file.
        number: of the line.
        path: the document's path, ``None`` for a stream.
    """

    line: bytes
    name: str
    number: int
    path: str | None

    def read(self) -> Iterator[Document | Problem]:
        """Its document, after warnings of what it lost, or a Problem."""
        where = f"{self.name}:{self.number}"
        try:
            record, broken = _record(self.line)
            document, warnings = row_document(record, f"{self.name}#{self.number}", self.path)
        except (SourceError, DocumentError) as error:
            yield Problem(where, str(error))
            return
        for warning in (*replaced_warning(broken), *warnings):
            yield Warned(where, warning)
        yield document


def read_rows(chunks: Iterable[bytes], name: str, path: str | None) -> Iterator[Document | Problem]:
    """The documents of a file or stream of rows, read as they come; arguments as ``unread_rows`` has them."""
    for item in unread_rows(chunks, name, path):
        if isinstance(item, UnreadRow):
            yield from item.read()
        else:
            yield item


def unread_rows(chunks: Iterable[bytes], name: str, path: str | None) -> Iterator[UnreadRow | Problem]:
    """The rows of a file or stream as they come, so that they can be read elsewhere.

    Args:
        chunks: its bytes, in pieces of any size.
        name: what messages call it; a row without an id is ``name#line``.
        path: the documents' path, ``None`` for a stream.
    """
    pieces = as_utf8(chunks)
    first = next(pieces, b"").removeprefix(BOM)
    if not first.lstrip().startswith(b"{"):
        try:
            refuse_binary(first)  # said once, not of each of its lines
        except SourceError as error:
            yield Problem(name, str(error))
            return
    empty = True
    for number, line in bounded_lines(chain([first], pieces)):
        if line is None:
            yield Problem(f"{name}:{number}", TOO_LONG)
        elif line.strip():
            yield UnreadRow(line, name, number, path)
        else:
            continue
        empty = False
    if empty:
        yield Problem(name, "empty")


def bounded_lines(chunks: Iterable[bytes]) -> Iterator[tuple[int, bytes | None]]:
    """Each line with its number; ``None`` in place of one over the limit, which is never held whole."""
    number, pending, length = 1, bytearray(), 0
    for chunk in chunks:
        *ended, rest = chunk.split(b"\n")
        for piece in ended:
            yield number, None if length + len(piece) > MAX_BYTES else bytes(pending) + piece
            number, length = number + 1, 0
            pending.clear()
        length += len(rest)
        if length <= MAX_BYTES:
            pending += rest
        else:
            pending.clear()
    if length:
        yield number, None if length > MAX_BYTES else bytes(pending)


def _record(line: bytes) -> tuple[dict[str, object], int]:
    text, broken = decode(line)
    try:
        record = json.loads(text)
    except json.JSONDecodeError as error:
        raise SourceError(
            f"the row is not JSON: {error.msg.removesuffix(' at')} at column {error.colno}"
        ) from None
    except RecursionError:
        raise SourceError("the row is nested too deeply to be a document") from None
    except ValueError:  # a number of more than 4,300 digits
        raise SourceError("the row holds a number too long to read") from None
    if not isinstance(record, dict):
        raise SourceError(f'the row is {kind_of(record)}, not an object such as {{"id": "1", "text": "…"}}')
    return record, broken


def row_document(
    record: Mapping[str, object], default: str, path: str | None
) -> tuple[Document, tuple[str, ...]]:
    """The document of a row, and what was left out of it.

    Args:
        record: the row's fields.
        default: the id of a row that gives none.
        path: the document's path, ``None`` for a stream.

    Raises:
        SourceError, DocumentError: it is none.
    """
    given = record.get("text")
    if given is None:
        raise SourceError('the row has no "text"')
    if not isinstance(given, str):
        raise SourceError(f"the row's text is {kind_of(given)}, not a string")
    fields = checked_fields(record)
    text = tidy(whole(given, "text", fields.warnings))
    if not text:
        raise SourceError("the row's text is empty")
    article = compose(text, fields, find_title=False)
    return article.document(_id(record.get("id")) or default, path), article.warnings


def _id(value: object) -> str:
    """A row's id on one line; empty where it gives none."""
    if value is None:
        return ""
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value):
        return str(value)
    raise SourceError(f"the row's id is {kind_of(value)}, not a string or a whole number")
