"""How was a query read, and why does a document match it?"""

from __future__ import annotations

from typing import Any

from casearch.analysis import Analyser
from casearch.engine.base import AnalysedDocument, Snapshot
from casearch.nodes import TITLE, Fuzzy, Node
from casearch.query import Query, QueryWord
from casearch.query.corrections import Correction, Mender
from casearch.query.printing import printed
from casearch.records import dataclass
from casearch.search.rules import outline
from casearch.search.scoring import Part, Scoring
from casearch.search.search import Request, read_request


@dataclass(frozen=True, slots=True)
class ReadWord:
    """How one word of a query was read.

    Args:
        word: as it was typed.
        sought: in which sense: in any inflection, as written, a pattern.
        terms: its normal forms by language.
        names: its keys as a name in any script.
        documents: how many hold it, under any of these.
        excluded: whether documents must not hold it.
    """

    word: str
    sought: str
    terms: dict[str, list[str]]
    names: tuple[str, ...]
    documents: int
    excluded: bool

    def record(self) -> dict[str, Any]:
        """The word as a JSON object."""
        return {
            "word": self.word, "sought": self.sought, "terms": self.terms, "names": list(self.names),
            "documents": self.documents, "excluded": self.excluded,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Explanation:
    """How a query was read, and what one document makes of it.

    Args:
        query: as it was typed.
        read_as: as it was understood, its slips mended: a query that says the same.
        languages: those it may be in, the likeliest first.
        words: how each was read.
        tree: what was asked of the index: rules inside rules, each with ``rule`` and maybe ``children``.
        total: how many documents match.
        corrections: what missed words may have been meant for.
        warnings: what was not done as asked.
        id: of the document that was asked about, if one was.
        document: what each rule makes of it; its score is that of the hit.
    """

    query: str
    read_as: str
    languages: tuple[str, ...]
    words: tuple[ReadWord, ...]
    tree: dict[str, object]
    total: int
    corrections: tuple[Correction, ...] = ()
    warnings: tuple[str, ...] = ()
    id: str | None = None
    document: Part | None = None

    def record(self) -> dict[str, Any]:
        """The explanation as a JSON object."""
        return {
            "query": self.query,
            "read_as": self.read_as,
            "languages": list(self.languages),
            "words": [word.record() for word in self.words],
            "tree": self.tree,
            "total": self.total,
            "corrections": [correction.record() for correction in self.corrections],
            "warnings": list(self.warnings),
            **({"document": {"id": self.id, **self.document.record()}} if self.document else {}),
        }


def explain(
    snapshot: Snapshot,
    request: Request,
    analyser: Analyser,
    mender: Mender,
    document: AnalysedDocument | None = None,
) -> Explanation:
    """How a query was read.

    Args:
        snapshot: what is searched.
        request: the search to be explained.
        analyser: remembers the words it has read.
        mender: of the snapshot.
        document: one of the snapshot's, inverted, of which is told why it matches.
    """
    query, corrections = read_request(request, analyser, mender)
    node = request.conditions.apply(query.node)
    return Explanation(
        query=request.text,
        read_as=printed(query.tree),
        languages=query.languages,
        words=tuple(_words(query, snapshot)),
        tree=outline(node),
        total=_count(snapshot, node),
        corrections=corrections,
        warnings=query.warnings,
        id=document.document.id if document else None,
        document=Scoring(snapshot, document).of(node) if document else None,
    )


def _words(query: Query, snapshot: Snapshot) -> list[ReadWord]:
    placed = sorted((*query.words, *query.excluded), key=lambda word: word.start)
    return [
        ReadWord(
            word.surface, _sought(word), _by_language(word), word.names, _count(snapshot, word.node()),
            word in query.excluded,
        )
        for word in placed
    ]  # fmt: skip


def _sought(word: QueryWord) -> str:
    if word.expansion:
        return "nearly as written" if isinstance(word.expansion, Fuzzy) else "as a pattern"
    if word.written:
        return "as written"
    return "in the title, in any inflection" if word.field == TITLE else "in any inflection"


def _by_language(word: QueryWord) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for term, lang in word.terms.items():
        found.setdefault(lang, []).append(term)
    return found


def _count(snapshot: Snapshot, node: Node) -> int:
    return snapshot.search(node, limit=0).total
