"""Word documents (.docx) to an article: the paragraphs of the body; headers and footers say only who and when."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from casearch.errors import SourceError
from casearch.sources.article import MAX_BYTES, MAX_UNPACKED, Article
from casearch.sources.boilerplate import Dropped
from casearch.sources.compose import compose
from casearch.sources.extras import needed
from casearch.sources.fields import Fields
from casearch.sources.tidy import one_line, tidy

_MOST_PARTS = 5_000
_MOST_PARAGRAPHS = 50_000
_TITLES = ("Title", "Heading 1")


def read_article(data: bytes) -> Article:
    """The article of a Word document; its title is the paragraph in the style of one.

    Raises:
        SourceError: it is no sound document, or longer than the limits, or without text.
        MissingPackageError: python-docx is not installed.
    """
    document = _opened(data)
    titles, paragraphs = [], []
    for style, text in _paragraphs(document):
        paragraphs.append(text)
        if style in _TITLES:
            titles.append(text)
    fields = Fields(title=titles[0] if titles else None)
    return compose(tidy("\n\n".join(paragraphs)), fields, margins=tuple(_margins(document)))


def paragraphs(data: bytes) -> list[str]:
    """Every paragraph of the body, then every line of the footers, as the reader sees them before it cleans.

    Raises:
        SourceError: as ``read_article``.
    """
    document = _opened(data)
    return [text for _, text in _paragraphs(document)] + [line for line, _ in _margins(document)]


def _opened(data: bytes) -> Any:
    docx = needed("docx", "Word documents (.docx)", "office")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check(archive)
        return docx.Document(io.BytesIO(data))
    except SourceError:
        raise
    except Exception as error:  # a file made by anyone, in a library that trusts it
        raise SourceError(f"no sound Word document: {type(error).__name__}") from error


def _check(archive: zipfile.ZipFile) -> None:
    """Refuse what would unpack to more than an article can mean, before anything is unpacked."""
    parts = archive.infolist()
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise SourceError(f"unpacks to more than {MAX_UNPACKED // 1_000_000} MB; no article does")
    names = {part.filename for part in parts}
    if "word/document.xml" not in names:
        raise SourceError("a zip archive that is no Word document; unpack it")
    if archive.getinfo("word/document.xml").file_size > MAX_BYTES:
        raise SourceError(f"its text is longer than {MAX_BYTES // 1_000_000} MB; split it")


def _paragraphs(document: Any) -> Iterator[tuple[str, str]]:
    """The style and the text of each paragraph that is not blank; tables are left out, as in web pages."""
    styles = {style.style_id: style.name for style in document.styles}
    for count, paragraph in enumerate(document.element.body.iterchildren("{*}p")):
        if count > _MOST_PARAGRAPHS:
            raise SourceError(f"has more than {_MOST_PARAGRAPHS:,} paragraphs; no article has")
        text = one_line(paragraph.text)
        if text:
            yield styles.get(paragraph.style, ""), text


def _margins(document: Any) -> Iterator[Dropped]:
    seen = set()
    for section in document.sections:
        for part in (section.header, section.footer):
            for paragraph in () if part.is_linked_to_previous else part.paragraphs:
                line = one_line(paragraph.text)
                if line and line not in seen:
                    seen.add(line)
                    yield Dropped(line, "page")
