"""Every document of ``corpus/`` has the title, date, source and language that a reader would give it."""

from pathlib import Path

import pytest

from casearch.document import Document
from casearch.language import main_language, passages
from casearch.sources import read, scan
from sources.cleaning import read_table

ROOT = Path(__file__).parents[2]
META = read_table("corpus.meta.tsv")


@pytest.fixture(scope="module")
def corpus() -> dict[str, Document]:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        items = [item for file in scan(["corpus"]).files for item in read(file)]
    assert all(isinstance(item, Document) for item in items), items
    return {item.id: item for item in items}


@pytest.mark.parametrize("id", META)
def test_the_facts_of(corpus, id):
    lang, date, source, title = META[id]
    document = corpus[id]
    assert (document.title or "-") == title
    assert (document.date or "-")[:10] == date
    assert (document.source or "-") == source
    assert document.lang in (None, lang)
    told = main_language(passages(f"{document.title or ''}\n\n{document.text}"), None)
    assert told == lang


def test_nothing_else_is_there(corpus):
    assert set(corpus) == set(META)
    assert len(corpus) >= 60


def test_every_format_is_there(corpus):
    endings = {"".join(Path(document.path or "").suffixes) for document in corpus.values()}
    assert endings >= {
        ".txt",
        ".md",
        ".html",
        ".jsonl",
        ".csv",
        ".pdf",
        ".docx",
        ".eml",
        ".warc.gz",
        ".txt.gz",
        ".jsonl.gz",
    }
