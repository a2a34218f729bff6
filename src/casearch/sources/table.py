"""CSV to documents: a row a document, its first row the names of the fields, as in JSON Lines."""

import csv
from collections.abc import Iterable, Iterator

from casearch.document import Document
from casearch.errors import DocumentError, SourceError
from casearch.sources.article import MAX_BYTES, TOO_LONG
from casearch.sources.encoding import BOM, as_utf8, refuse_binary
from casearch.sources.jsonl import bounded_lines, row_document
from casearch.sources.problem import Problem, Warned

_MOST_FIELDS = 500
_DELIMITERS = ",;\t|"
_NAMES = {  # other names that exports give to a field
    "body": "text", "content": "text", "article": "text", "текст": "text", "мәтін": "text",
    "headline": "title", "заголовок": "title", "тақырып": "title",
    "language": "lang", "язык": "lang", "тіл": "lang",
    "published": "date", "pubdate": "date", "published_at": "date", "дата": "date", "күні": "date",
    "outlet": "source", "publisher": "source", "источник": "source", "дереккөз": "source",
    "link": "url", "ссылка": "url", "сілтеме": "url",
}  # fmt: skip


def read_rows(chunks: Iterable[bytes], name: str, path: str | None) -> Iterator[Document | Problem]:
    """The documents of a table, read as it comes.

    Args:
        chunks: its bytes, in pieces of any size.
        name: what messages call it; a row without an id is ``name#line``.
        path: the documents' path.
    """
    lines = _Lines(as_utf8(chunks))
    try:
        header, delimiter = _header(lines)
    except SourceError as error:
        yield Problem(name, str(error))
        return
    csv.field_size_limit(MAX_BYTES)
    rows = csv.reader(lines, delimiter=delimiter)
    empty = True
    while True:
        try:
            start = lines.number + 1
            row = next(rows, None)
        except (csv.Error, SourceError) as error:
            yield Problem(f"{name}:{start}", _reason(error))
            return
        if row is None:
            break
        if any(map(str.strip, row)):
            empty = False
            yield from _document(header, row, name, start, path)
    if empty:
        yield Problem(name, "empty")


class _Lines:
    """The lines of a table, one at a time; as many as one row may have are held, never the whole."""

    def __init__(self, chunks: Iterable[bytes]) -> None:
        self._lines = bounded_lines(chunks)
        self.number = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        number, line = next(self._lines)
        self.number = number
        if line is None:
            raise SourceError(TOO_LONG)
        if number == 1:
            line = line.removeprefix(BOM)
        return line.decode("utf-8", "replace").replace("\0", "\ufffd") + "\n"


def _header(lines: _Lines) -> tuple[list[str], str]:
    first = next(lines, None)
    if first is None or not first.strip():
        raise SourceError("empty")
    refuse_binary(first.encode("utf-8", "replace").replace("\ufffd".encode(), b"\0"))
    delimiter = max(_DELIMITERS, key=first.count)
    try:
        names = [cell.strip().casefold() for cell in next(csv.reader([first], delimiter=delimiter))]
    except csv.Error as error:
        raise SourceError(f"its first row is no CSV: {error}") from None
    header = [_NAMES.get(cell, cell) for cell in names]
    if "text" not in header:
        raise SourceError(
            'its first row names no column "text"; name the columns id, title, text, lang, date, source, url'
        )
    if len(header) > _MOST_FIELDS:
        raise SourceError(f"has more than {_MOST_FIELDS} columns")
    return header, delimiter


def _document(
    header: list[str], row: list[str], name: str, line: int, path: str | None
) -> Iterator[Document | Problem]:
    where = f"{name}:{line}"
    record: dict[str, object] = {key: value or None for key, value in zip(header, row, strict=False)}
    try:
        document, warnings = row_document(record, f"{name}#{line}", path)
    except (SourceError, DocumentError) as error:
        yield Problem(where, str(error))
        return
    for warning in warnings:
        yield Warned(where, warning)
    yield document


def _reason(error: Exception) -> str:
    if isinstance(error, csv.Error):
        return TOO_LONG if "limit" in str(error) else f"the row is no CSV: {error}"
    return str(error)
