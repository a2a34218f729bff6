"""A saved web page to an article: trafilatura finds the text, the page's own metadata say the rest."""

import codecs
import re
from functools import cache
from types import ModuleType
from typing import Any

from casearch.errors import SourceError
from casearch.sources.article import Article
from casearch.sources.compose import compose
from casearch.sources.encoding import decode, refuse_binary, replaced_warning
from casearch.sources.fields import Fields
from casearch.sources.page_facts import page_facts, without_site
from casearch.sources.tidy import one_line, tidy

_MAX_ELEMENTS = 50_000
"""An article's page has 500 to 5,000; extraction takes 0.1 ms for each."""

_NO_TEXT = "no article text found in the page"
_DECLARED = re.compile(rb"""(?:charset|<\?xml[^>]{0,100}encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""")
_CHARSETS = re.compile(r"(windows-?|cp-?)?125\d|koi8-?[rut]|iso-?8859-?\d+|latin-?\d|utf-?8|mac-?cyrillic")
_EXTRACTION = {
    "fast": True,  # without the two slower extractors it could compare with
    "include_comments": False,
    "include_tables": False,  # on a news page they are rates and weather
    "with_metadata": True,
    "date_extraction_params": {"extensive_search": False, "original_date": True},  # its date is not used
}


def read_article(data: bytes) -> Article:
    """The article of an HTML page.

    Raises:
        SourceError: no article was found in it.
    """
    if not data.strip():
        raise SourceError("empty")
    source, broken = _decoded(data)
    tree = _trafilatura().load_html(source)
    if tree is None:
        raise SourceError(_NO_TEXT)
    if sum(1 for _ in tree.iter()) > _MAX_ELEMENTS:
        raise SourceError(f"the page has more than {_MAX_ELEMENTS:,} elements; no article has")
    facts = page_facts(tree)
    found = _extracted(tree)
    text = _paragraphs(found.text or "")
    fields = Fields(
        title=facts.title or without_site(one_line(found.title or ""), facts.source) or None,
        date=facts.date,
        source=facts.source,
        url=one_line(found.url or "") or None,
        warnings=list(replaced_warning(broken)),
    )
    article = compose(text, fields)
    if not article.text:
        raise SourceError(_NO_TEXT)
    return article


def _decoded(data: bytes) -> tuple[str, int]:
    """As plain text is, but a page that is not UTF-8 may say what it is."""
    refuse_binary(data)
    try:
        return data.decode("utf-8-sig"), 0
    except UnicodeDecodeError:
        pass
    declared = _DECLARED.search(data[:4096])
    name = declared[1].decode().lower() if declared else ""
    if not _CHARSETS.fullmatch(name) or name in ("utf-8", "utf8"):
        return decode(data)
    try:
        return data.decode(codecs.lookup(name).name), 0
    except (LookupError, UnicodeDecodeError):
        return decode(data)


@cache
def _trafilatura() -> ModuleType:
    import logging  # noqa: PLC0415  as the next line

    import trafilatura  # noqa: PLC0415  0.3 s, and most corpora have no page

    # What it logs of a page becomes our one line; without a handler Python would print it as well.
    for library in ("trafilatura", "htmldate", "courlan"):
        logging.getLogger(library).addHandler(logging.NullHandler())
    return trafilatura


def _extracted(tree: Any) -> Any:
    try:
        found = _trafilatura().bare_extraction(tree, **_EXTRACTION)
    except Exception as error:  # a page made by anyone, in a library of heuristics
        raise SourceError(f"{_NO_TEXT}: {type(error).__name__}") from error
    if found is None:
        raise SourceError(_NO_TEXT)
    return found


def _paragraphs(text: str) -> str:
    """The extractor ends each paragraph with one line break; only items of a list belong together."""
    return tidy(re.sub(r"\n(?!- )", "\n\n", text))
