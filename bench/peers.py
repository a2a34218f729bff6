"""casearch's index beside its peers on the same tokens: each builds, is weighed, and is opened again in a new process."""

from __future__ import annotations

import json
import re
import sqlite3
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from itertools import chain, islice
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from casearch.engine.base import AnalysedBatch, FieldTokens, Header
from casearch.engine.embedded import EmbeddedEngine
from casearch.engine.embedded.blobs import BlobWriter  # noqa: F401  # loaded before anything is timed
from casearch.engine.embedded.schema import TOKEN_FIELDS
from casearch.engine.stored import pack_strings
from casearch.nodes import BODY

WORD = re.compile(r"\w+")
BATCH = 1000
HEAP = 512_000_000


class Row(NamedTuple):
    """What every peer is given of a document: its id, its words, and what it can be filtered by."""

    id: str
    words: list[str]
    lang: str
    date: str


Tokens = Iterable[Row]


def row_of(line: str) -> Row:
    """One line of a corpus, its words in lower case."""
    record = json.loads(line)
    words = WORD.findall(f"{record['title']} {record['text']}".lower())
    return Row(record["id"], list(map(sys.intern, words)), record["lang"], record["date"])


def rows(corpus: Path, count: int) -> Iterator[Row]:
    """The first documents of a corpus, one after the other."""
    with corpus.open(encoding="utf-8") as lines:
        yield from map(row_of, islice(lines, count))


def read_tokens(corpus: Path, count: int) -> list[Row]:
    """The first documents of a corpus, all of them in memory, so that a build is timed without their reading."""
    return list(rows(corpus, count))


def moment(date: str) -> datetime:
    """A day as the moment it begins."""
    return datetime.fromisoformat(date).replace(tzinfo=UTC)


def build_casearch(documents: Tokens, folder: Path) -> None:
    """casearch, as its own analysis hands it rows of tokens."""
    with EmbeddedEngine(folder).writer(timeout=1) as writer:
        for batch in casearch_batches(documents):
            writer.add_batch(batch)
        writer.commit(Header("bench"))


def casearch_batches(documents: Tokens) -> Iterator[AnalysedBatch]:
    """Documents as batches."""
    nothing = np.empty(0, np.uint32)
    following = iter(documents)
    while part := list(islice(following, BATCH)):
        counts = np.array([len(row.words) for row in part], np.uint32)
        words = chain.from_iterable(row.words for row in part)
        terms = _Numbers()
        tokens = np.fromiter(map(terms.__getitem__, words), np.uint32, int(counts.sum()))
        places = np.arange(len(tokens)) - np.repeat(np.cumsum(counts) - counts, counts)
        zeros = np.zeros(len(part), np.uint32)
        body = FieldTokens(list(map(str.encode, terms)), tokens, places.astype(np.uint32), counts, counts)
        empty = FieldTokens([], nothing, nothing, zeros, zeros)
        records = pack_strings([b"{}"] * len(part), 1 << 14)
        fields = {field: body if field == BODY else empty for field in TOKEN_FIELDS}
        ids, _, langs, dates = zip(*part, strict=True)
        yield AnalysedBatch(ids, langs, dates, [None] * len(part), zeros, fields, records)


class _Numbers(dict[str, int]):
    """Words by number, in the order in which they are first met."""

    def __missing__(self, word: str) -> int:
        number = self[word] = len(self)
        return number


def open_casearch(folder: Path) -> None:
    """The last commit, ready to be asked."""
    EmbeddedEngine(folder).snapshot()


def build_tantivy(documents: Tokens, folder: Path) -> None:
    """tantivy, one thread."""
    import tantivy  # noqa: PLC0415  # a peer is loaded where it is timed

    schema = tantivy.SchemaBuilder()
    schema.add_text_field("id", tokenizer_name="raw", stored=True, index_option="basic")
    schema.add_text_field("body", tokenizer_name="whitespace", index_option="position")
    schema.add_text_field("lang", tokenizer_name="raw", index_option="basic")
    schema.add_date_field("date", indexed=True, fast=True)
    index = tantivy.Index(schema.build(), path=str(folder))
    writer = index.writer(heap_size=HEAP, num_threads=1)
    for id, words, lang, date in documents:
        writer.add_document(tantivy.Document(id=id, body=" ".join(words), lang=lang, date=moment(date)))
    writer.commit()
    writer.wait_merging_threads()


def open_tantivy(folder: Path) -> None:
    """A searcher."""
    import tantivy  # noqa: PLC0415

    tantivy.Index.open(str(folder)).searcher()


def build_fts5(documents: Tokens, folder: Path) -> None:
    """SQLite's FTS5 without contents, and a table of what it can be filtered by."""
    with sqlite3.connect(folder / "fts.db") as base:
        base.execute(
            "create virtual table t using fts5(body, content='', tokenize=\"unicode61 remove_diacritics 0\")"
        )
        base.execute("create table d(id text, lang text, date text)")
        for id, words, lang, date in documents:
            base.execute("insert into t(body) values (?)", (" ".join(words),))
            base.execute("insert into d values (?, ?, ?)", (id, lang, date))
    base.close()


def open_fts5(folder: Path) -> None:
    """A connection that has read the table's definition."""
    sqlite3.connect(folder / "fts.db").execute("select count(*) from t_config").fetchone()


def build_bm25s(documents: Tokens, folder: Path) -> None:
    """bm25s, which keeps no positions."""
    import bm25s  # noqa: PLC0415

    index = bm25s.BM25()
    index.index([row.words for row in documents], show_progress=False)
    index.save(str(folder))


def open_bm25s(folder: Path) -> None:
    """Its arrays, mapped."""
    import bm25s  # noqa: PLC0415

    bm25s.BM25.load(str(folder), mmap=True)


def build_whoosh(documents: Tokens, folder: Path) -> None:
    """Stock Whoosh, W3."""
    from whoosh import fields, index  # noqa: PLC0415

    schema = fields.Schema(
        id=fields.ID(stored=True),
        body=fields.TEXT(spelling=False),
        lang=fields.ID(),
        date=fields.NUMERIC(int, bits=32, signed=False),
    )
    with index.create_in(folder, schema).writer(limitmb=512) as writer:
        for id, words, lang, date in documents:
            writer.add_document(id=id, body=words, lang=lang, date=moment(date).toordinal())


def open_whoosh(folder: Path) -> None:
    """A searcher."""
    from whoosh import index  # noqa: PLC0415

    index.open_dir(folder).searcher()


PEERS: dict[str, tuple[Callable[[Tokens, Path], None], Callable[[Path], None]]] = {
    "casearch": (build_casearch, open_casearch),
    "tantivy": (build_tantivy, open_tantivy),
    "SQLite FTS5": (build_fts5, open_fts5),
    "bm25s": (build_bm25s, open_bm25s),
    "stock Whoosh": (build_whoosh, open_whoosh),
}


def build_rows(name: str, corpus: Path, count: int, folder: Path) -> None:
    """An index of the first documents of a corpus, which need not fit into memory (bm25s takes them all at once)."""
    build, _ = PEERS[name]
    build(rows(corpus, count), folder)


def timed_build(name: str, corpus: Path, count: int, folder: Path) -> dict[str, Any]:
    """Seconds of a build, and bytes of the index (of casearch's, without the records, which hold nothing here)."""
    documents = read_tokens(corpus, count)
    folder.mkdir(parents=True)
    build, _ = PEERS[name]
    if name in ("tantivy", "bm25s"):
        __import__(name)
    begun = time.perf_counter()
    build(documents, folder)
    seconds = time.perf_counter() - begun
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    return {"seconds": seconds, "bytes": size, "tokens": sum(len(row.words) for row in documents)}


def timed_open(name: str, folder: Path) -> float:
    """Milliseconds of opening, the imports done."""
    _, opening = PEERS[name]
    if name in ("tantivy", "bm25s"):
        __import__(name)
    if name == "stock Whoosh":
        __import__("whoosh.index")
        __import__("whoosh.codec.whoosh3")
    begun = time.perf_counter()
    opening(folder)
    return 1000 * (time.perf_counter() - begun)
