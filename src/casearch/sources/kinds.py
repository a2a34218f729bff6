"""Which files are read, and by what: the tables a new format is added to.

A format is a module of its own with one function, imported when its first file comes, so that a format's
libraries cost nothing to a corpus without it.
"""

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from pathlib import PurePath
from typing import cast

from casearch.document import Document
from casearch.sources.article import Article
from casearch.sources.problem import Problem

ArticleReader = Callable[[bytes], Article]
"""``read_article`` of a format: a whole file to its one article; raises SourceError."""

RowsReader = Callable[[Iterable[bytes], str, str | None], Iterator[Document | Problem]]
"""``read_rows`` of a format: the pieces of a file, its name and its path, to its many documents."""

ARTICLES = {
    ".txt": "plain",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "webpage",
    ".htm": "webpage",
    ".xhtml": "webpage",
    ".pdf": "pdf",
    ".docx": "word",
    ".eml": "mail",
}
ROWS = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "table",
    ".warc": "web_archive",
}
LINES = tuple(ending for ending, kind in ROWS.items() if kind == "jsonl")
"""Those of them whose rows can be cut out without being read."""
PACKED = (".pdf", ".docx", ".eml")
"""Kinds whose file may be longer than its text."""
KNOWN = (*ARTICLES, *ROWS)


def suffix(name: str) -> str:
    """The ending that says a file's kind, in lower case: ``.txt``, of ``a.txt.gz`` too; empty where there is none."""
    path = PurePath(name)
    ending = path.suffix.lower()
    if ending == ".gz":
        inner = PurePath(path.stem).suffix.lower()
        return inner if inner in KNOWN else ending
    return ending


def unknown(ending: str) -> str:
    """What to say of a file of a kind that is not read."""
    kind = f"{ending} files are" if ending else "files without an ending are"
    return f"{kind} not read; the kinds read are {' '.join(KNOWN)}"


def article_reader(ending: str) -> ArticleReader:
    """What reads a file of one of ``ARTICLES``."""
    return cast(ArticleReader, import_module(f"casearch.sources.{ARTICLES[ending]}").read_article)


def rows_reader(ending: str) -> RowsReader:
    """What reads a file of one of ``ROWS``."""
    return cast(RowsReader, import_module(f"casearch.sources.{ROWS[ending]}").read_rows)
