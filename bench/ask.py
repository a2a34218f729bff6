"""How is each peer asked for the ten best documents of a tree? The tree as its own query, ready before the clock runs.

casearch answers with ids and scores, the others with the numbers they know documents by, which is less work.
"""

from __future__ import annotations

import inspect
import re
import sqlite3
from abc import ABC, abstractmethod
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from casearch.engine.base import Snapshot
from casearch.engine.embedded import EmbeddedEngine
from casearch.nodes import BODY, LANG, And, Fuzzy, Node, Not, Or, Phrase, Prefix, Range, Term, Wildcard

TOP: Final = 10


class Peer(ABC):
    """An index that is open."""

    counts: bool = False
    """Whether it can say how many documents match."""

    @abstractmethod
    def ready(self, node: Node) -> Any:
        """The tree as a query of its own; ``None`` where it has no such class."""

    @abstractmethod
    def ask(self, query: Any) -> object:
        """The ten best, no total."""

    def ask_total(self, query: Any) -> int:
        """How many there are, the ten best being found too."""
        raise NotImplementedError

    @property
    def segments(self) -> int:
        """In how many parts the index lies."""
        return 1


class Casearch(Peer):
    """The engine, without analysis."""

    counts = True

    def __init__(self, folder: Path) -> None:
        self.snapshot: Any = EmbeddedEngine(folder).snapshot()
        uncounted = "count" in inspect.signature(self.snapshot.search).parameters
        self.options = {"count": False} if uncounted else {}

    def ready(self, node: Node) -> Node:
        """The tree itself."""
        return node

    def ask(self, query: Node) -> object:
        """Ids and scores; without a total where the engine can leave it."""
        return self.snapshot.search(query, limit=TOP, **self.options)

    def ask_total(self, query: Node) -> int:
        """The total of the same call."""
        total: int = self.snapshot.search(query, limit=TOP).total
        return total

    @property
    def segments(self) -> int:
        """Segments of the commit."""
        return len(self.snapshot.commit.segments)

    def frequencies(self) -> dict[str, int]:
        """Each term and how many documents hold it: what queries are drawn from."""
        snapshot: Snapshot = self.snapshot
        return dict(zip(*snapshot.vocabulary(BODY), strict=True))


class Tantivy(Peer):
    """tantivy, one thread, by scores."""

    counts = True

    def __init__(self, folder: Path) -> None:
        import tantivy  # noqa: PLC0415  # a peer is loaded where it is timed

        self.library: Any = tantivy
        self.index = tantivy.Index.open(str(folder))
        self.searcher = self.index.searcher()

    def ready(self, node: Node) -> Any:  # noqa: PLR0911  # one case a kind of node
        """The tree of its own objects; a filter scores 0."""
        query, schema = self.library.Query, self.index.schema
        must, should, never = self.library.Occur.Must, self.library.Occur.Should, self.library.Occur.MustNot
        match node:
            case Term(field, text, boost):
                found = query.term_query(schema, field, text)
                return found if boost else query.const_score_query(found, 0.0)
            case And(children):
                parts = [(must, child) for child in children if not isinstance(child, Not)]
                parts += [(never, child.child) for child in children if isinstance(child, Not)]
                return query.boolean_query([(occur, self.ready(child)) for occur, child in parts])
            case Or(children):
                return query.boolean_query([(should, self.ready(child)) for child in children])
            case Phrase(parts, 0):
                return query.phrase_query(
                    schema, BODY, [part.text for part in parts if isinstance(part, Term)]
                )
            case Prefix(field, text):
                return query.regex_query(schema, field, f"{re.escape(text)}.*")
            case Wildcard(field, pattern):
                return query.regex_query(schema, field, pattern.replace("*", ".*").replace("?", "."))
            case Fuzzy(field, text, edits, 0):
                return query.fuzzy_term_query(schema, field, text, edits)
            case Range(field, int(low), int(high)):
                days = [datetime.fromordinal(day).replace(tzinfo=UTC) for day in (low, high)]
                found = query.range_query(schema, field, self.library.FieldType.Date, *days)
                return query.const_score_query(found, 0.0)
        return None

    def ask(self, query: Any) -> object:
        """Scores and addresses."""
        return self.searcher.search(query, TOP, count=False)

    def ask_total(self, query: Any) -> int:
        """The total of the same call."""
        total: int = self.searcher.search(query, TOP, count=True).count
        return total

    @property
    def segments(self) -> int:
        """Segments of the searcher."""
        return int(self.searcher.num_segments)


class Fts5(Peer):
    """SQLite's FTS5 in the order of its BM25, with one prepared statement; ``order by rank`` was slower."""

    PLAIN: Final = "select rowid, bm25(t) as score from t where t match ? order by score limit 10"
    FILTERED: Final = (
        "select t.rowid, bm25(t) as score from t join d on d.rowid = t.rowid"
        " where t match ? and lang = ? and date between ? and ? order by score limit 10"
    )
    COUNTS: Final = {
        PLAIN: "select count(*) from t where t match ?",
        FILTERED: "select count(*) from t join d on d.rowid = t.rowid"
        " where t match ? and lang = ? and date between ? and ?",
    }
    counts = True

    def __init__(self, folder: Path) -> None:
        self.base = sqlite3.connect(folder / "fts.db")

    def ready(self, node: Node) -> tuple[str, tuple[str, ...]] | None:
        """Statement and values."""
        match node:
            case And((words, Term(field, lang), Range(_, int(low), int(high)))) if field == LANG:
                days = (datetime.fromordinal(day).date().isoformat() for day in (low, high))
                return self.FILTERED, (_fts5(words), lang, *days)
            case Wildcard() | Fuzzy():
                return None
        return self.PLAIN, (_fts5(node),)

    def ask(self, query: Any) -> object:
        """Numbers of documents, and scores."""
        return self.base.execute(*query).fetchall()

    def ask_total(self, query: Any) -> int:
        """A second statement counts."""
        statement, values = query
        self.ask(query)
        total: int = self.base.execute(self.COUNTS[statement], values).fetchone()[0]
        return total


def _fts5(node: Node) -> str:
    """A tree in the words of MATCH."""
    match node:
        case Term(_, text):
            return f'"{text}"'
        case And((child, Not(without))):
            return f"{_fts5(child)} NOT {_fts5(without)}"
        case And(children):
            return " AND ".join(map(_fts5, children))
        case Or(children):
            return f"({' OR '.join(map(_fts5, children))})"
        case Phrase(parts):
            return " + ".join(map(_fts5, parts))
        case Prefix(_, text):
            return f'"{text}" *'
    raise ValueError(f"{type(node).__name__} cannot be said to FTS5")


class Bm25s(Peer):
    """bm25s, which sums the scores of words and does nothing else."""

    def __init__(self, folder: Path) -> None:
        import bm25s  # noqa: PLC0415

        self.index = bm25s.BM25.load(str(folder))

    def ready(self, node: Node) -> list[list[str]] | None:
        """The words of a term or of a disjunction of terms."""
        words = node.children if isinstance(node, Or) else (node,)
        return (
            [[word.text for word in words if isinstance(word, Term)]]
            if all(isinstance(word, Term) for word in words)
            else None
        )

    def ask(self, query: list[list[str]]) -> object:
        """Numbers of documents, and scores."""
        return self.index.retrieve(query, k=TOP, show_progress=False)


class Whoosh(Peer):
    """Stock Whoosh."""

    def __init__(self, folder: Path) -> None:
        from whoosh import index, query  # noqa: PLC0415

        self.query: Any = query
        self.searcher = index.open_dir(folder).searcher()

    def ready(self, node: Node) -> Any:  # noqa: PLR0911  # one case a kind of node
        """The tree of its own objects."""
        query = self.query
        match node:
            case Term(field, text, boost):
                found = query.Term(field, text)
                return found if boost else query.ConstantScoreQuery(found, 0.0)
            case And(children):
                return query.And([self.ready(child) for child in children])
            case Or(children):
                return query.Or([self.ready(child) for child in children])
            case Not(child):
                return query.Not(self.ready(child))
            case Phrase(parts):
                return query.Phrase(BODY, [part.text for part in parts if isinstance(part, Term)])
            case Prefix(field, text):
                return query.Prefix(field, text)
            case Wildcard(field, pattern):
                return query.Wildcard(field, pattern)
            case Fuzzy(field, text, edits, prefix):
                return query.FuzzyTerm(field, text, maxdist=edits, prefixlength=prefix)
            case Range(field, low, high):
                return query.ConstantScoreQuery(query.NumericRange(field, low, high), 0.0)
        return None

    def ask(self, query: Any) -> object:
        """Scores and numbers of documents."""
        return self.searcher.search(query, limit=TOP).top_n


PEERS: Final[dict[str, type[Peer]]] = {
    "casearch": Casearch,
    "tantivy": Tantivy,
    "SQLite FTS5": Fts5,
    "bm25s": Bm25s,
    "stock Whoosh": Whoosh,
}
"""The names are those of ``peers.PEERS``, which builds them."""


def open_peer(name: str, folder: Path) -> Any:
    """A peer over its index."""
    opening: Any = PEERS[name]
    return opening(folder)
