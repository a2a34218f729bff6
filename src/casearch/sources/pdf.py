"""PDF to an article: lines joined to paragraphs by their distance and size; running heads say only who and when."""

import io
import logging
import re
import time
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from statistics import median
from typing import Any, NamedTuple

from casearch.errors import SourceError
from casearch.sources.article import MAX_BYTES, Article
from casearch.sources.boilerplate import Dropped
from casearch.sources.compose import compose
from casearch.sources.extras import needed
from casearch.sources.fields import Fields
from casearch.sources.tidy import one_line, tidy
from casearch.sources.titles import letters

_MOST_PAGES = 200
_MOST_CONTENT = 2_000_000
"""Bytes of one page's drawing orders; a page full of small print has 100,000."""

_MOST_SECONDS = 20.0
"""For one file. Asked between pages, so that one page more may come on top."""

_APART = 1.35
"""Times the usual distance of lines; what is farther is a new paragraph."""

_DIGITS = re.compile(r"\d+")
_HYPHEN = re.compile(r"(?<=\w)[-\u00ad\u2010]$")
_ENDED = re.compile(r"[.!?…:;][\"'»”’)\]]*$")


class _Piece(NamedTuple):
    """A line as it is drawn: how high on the page, in which size."""

    text: str
    height: float
    size: float


def read_article(data: bytes) -> Article:
    """The article of a PDF; its title is that of its properties where the text begins with it.

    Raises:
        SourceError: it is no sound PDF, or holds no text, or more than the limits.
        MissingPackageError: pypdf is not installed.
    """
    reader, pages = _pages(data)
    running = _running(pages)
    body = _joined([_paragraphs([piece for piece in page if not _runs(piece, running)]) for page in pages])
    text = tidy("\n\n".join(body))
    if not text:
        raise SourceError("holds no text, only pictures of it; run OCR over it first")
    margins = tuple(Dropped(line, "page") for line in dict.fromkeys(_margins(pages, running)))
    return compose(text, Fields(title=_title(reader, text)), margins=margins)


def paragraphs(data: bytes) -> list[list[str]]:
    """The paragraphs of each page, running heads among them, as the reader sees them before it cleans.

    Raises:
        SourceError: as ``read_article``.
    """
    return [_paragraphs(page) for page in _pages(data)[1]]


def _pages(data: bytes) -> tuple[Any, list[list[_Piece]]]:
    pypdf = needed("pypdf", "PDF files", "office")
    logging.getLogger("pypdf").addHandler(logging.NullHandler())
    logging.getLogger("pypdf").propagate = False
    end = time.monotonic() + _MOST_SECONDS
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise SourceError("is encrypted; save it without a password")  # noqa: TRY301  goes through
        pages, length = [], 0
        for number, page in enumerate(reader.pages):
            if number >= _MOST_PAGES:
                raise SourceError(f"has more than {_MOST_PAGES} pages; no article has")  # noqa: TRY301
            pages.append(_pieces(page))
            length += sum(len(piece.text) for piece in pages[-1])
            if time.monotonic() > end or length > MAX_BYTES:
                raise SourceError("takes too long to read; no article does")  # noqa: TRY301
    except SourceError:
        raise
    except (Exception, RecursionError) as error:  # a file made by anyone, in a library of many readers
        raise SourceError(f"no sound PDF: {type(error).__name__}") from error
    return reader, pages


def _pieces(page: Any) -> list[_Piece]:
    content = page.get_contents()
    if content is not None and len(content.get_data()) > _MOST_CONTENT:
        raise SourceError("a page of it holds more than 2 MB of drawing; no article does")
    drawn: list[_Piece] = []

    def visit(text: str, cm: list[float], tm: list[float], _font: object, size: float) -> None:
        if text.strip():
            height = cm[1] * tm[4] + cm[3] * tm[5] + cm[5]
            scale = abs(tm[3] * cm[3]) or 1.0
            drawn.append(_Piece(text, height, max(0.1, round(size * scale, 1))))

    page.extract_text(visitor_text=visit)
    return list(_lines(drawn))


def _lines(drawn: list[_Piece]) -> Iterator[_Piece]:
    """Pieces drawn one after another at one height are a line."""
    pending: list[_Piece] = []
    for piece in drawn:
        for at, part in enumerate(piece.text.split("\n")):
            same = pending and abs(pending[0].height - piece.height) < 2 and at == 0
            if pending and not same:
                yield from _one_piece(pending)
                pending = []
            if part.strip():
                pending.append(piece._replace(text=part))
    yield from _one_piece(pending)


def _one_piece(pieces: list[_Piece]) -> Iterator[_Piece]:
    text = one_line("".join(piece.text for piece in pieces))
    if text:
        yield _Piece(text, pieces[0].height, max(piece.size for piece in pieces))


def _paragraphs(page: list[_Piece]) -> list[str]:
    gaps = [  # in heights of a letter
        (above.height - below.height) / above.size
        for above, below in pairwise(page)
        if above.size == below.size and 0 < above.height - below.height < 4 * above.size
    ]
    usual = median(gaps) if gaps else 0.0
    found: list[list[str]] = []
    before: _Piece | None = None
    for piece in page:
        gap = (before.height - piece.height) / before.size if before else 0.0
        new = before is None or before.size != piece.size or gap > usual * _APART or gap < 0
        if new:
            found.append([piece.text])
        else:
            found[-1].append(piece.text)
        before = piece
    return [_unbroken(lines) for lines in found]


def _unbroken(lines: list[str]) -> str:
    text = lines[0]
    for line in lines[1:]:
        divided = _HYPHEN.search(text) and line[:1].islower()
        text = text[:-1] + line if divided else f"{text} {line}"
    return text


def _joined(pages: list[list[str]]) -> list[str]:
    """The paragraphs of all pages; one that goes on overleaf is one."""
    found: list[str] = []
    for page in pages:
        rest = list(page)
        if found and rest and not _ENDED.search(found[-1]) and rest[0][:1].islower():
            found[-1] = _unbroken([found[-1], rest.pop(0)])
        found += rest
    return found


def _running(pages: list[list[_Piece]]) -> set[str]:
    """Heads and footers: the same but for a number at the top or the end of most pages."""
    if len(pages) < 2:
        return set()
    counts = Counter(key for page in pages for key in {_key(piece) for piece in (*page[:3], *page[-3:])})
    return {key for key, count in counts.items() if count > 1 and count >= len(pages) / 2}


def _runs(piece: _Piece, running: set[str]) -> bool:
    return _key(piece) in running or (piece.text.isdigit() and len(piece.text) <= 4)


def _key(piece: _Piece) -> str:
    return _DIGITS.sub("0", piece.text.casefold())


def _margins(pages: list[list[_Piece]], running: set[str]) -> Iterator[str]:
    for page in pages[:2]:
        yield from (piece.text for piece in page if _key(piece) in running)


def _title(reader: Any, text: str) -> str | None:
    """The title of the properties, which many programs fill with the name of a template, where the text has it too."""
    try:
        title = one_line(str(reader.metadata.title or "")) if reader.metadata else ""
    except Exception:  # noqa: BLE001  properties are as anyone wrote them
        return None
    wanted = letters(title)
    return title if wanted and wanted in letters(text[: 2 * len(title) + 500]) else None
