"""How is it kept and counted? The protocol that every engine speaks: snapshots to read, one writer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import field
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Protocol

from casearch.document import Document
from casearch.nodes import Node
from casearch.records import dataclass

if TYPE_CHECKING:  # importing casearch must stay quick
    import numpy as np
    import numpy.typing as npt

    Numbers = npt.NDArray[np.uint32]


class Order(StrEnum):
    """The order of hits. Ties break by id; undated documents come last in both orders of date."""

    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"


@dataclass(frozen=True, slots=True)
class FieldTerms:
    """One field of one document, inverted: the positions at which each term stands.

    Args:
        positions: term to its positions, rising.
        length: the number of positions, titles weighed (see ``nodes``).
        title_end: positions below it are the title's, and count ``TITLE_WEIGHT``; 0 where none are.
    """

    positions: Mapping[str, Sequence[int]]
    length: int
    title_end: int = 0


@dataclass(frozen=True, slots=True)
class AnalysedDocument:
    """What an engine takes in: a document, its language and its fields, inverted.

    Args:
        lang: that of most of the text, or the one the document declares.
        body: terms of title and text.
        title: terms of the title alone.
        surface: the words of title and text as they are written, folded, at the positions of ``body``.
        names: keys of words of title and text that may be names, at the positions that ``body`` gives them.
        coarse: the first letters of Kazakh words; an engine need not keep their positions.
        root: the name under which its file was found, or ``None`` for a document without a file.
    """

    document: Document
    lang: str
    body: FieldTerms
    title: FieldTerms
    surface: FieldTerms = FieldTerms({}, 0)
    names: FieldTerms = FieldTerms({}, 0)
    root: str | None = None
    coarse: FieldTerms = FieldTerms({}, 0)


@dataclass(frozen=True, slots=True)
class FieldTokens:
    """One field of several documents, as rows of numbers: what ``FieldTerms`` is of one, cheap to hand on.

    Args:
        terms: distinct terms, encoded.
        tokens: of each token its term's place in ``terms``, document behind document, by rising position.
        positions: of each token.
        counts: tokens of each document.
        lengths: of each document, as in ``FieldTerms``.
    """

    terms: Sequence[bytes]
    tokens: Numbers
    positions: Numbers
    counts: Numbers
    lengths: Numbers


@dataclass(frozen=True, slots=True)
class AnalysedBatch:
    """Several documents, as ``AnalysedDocument`` has one.

    Args:
        ids: of the documents; likewise their languages, dates and sources.
        title_ends: as in ``FieldTerms``, for all fields that hold the title's words and the text's.
        fields: name to tokens, of every field whose terms come from words (body, title, names).
        records: the stored documents, in blocks (see ``stored``).
        words: of each surface word (``stored.word_key``) the language it was read in and its terms.
    """

    ids: Sequence[str]
    langs: Sequence[str]
    dates: Sequence[str | None]
    sources: Sequence[str | None]
    title_ends: Numbers
    fields: Mapping[str, FieldTokens]
    records: Sequence[tuple[int, bytes]]
    words: Mapping[bytes, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """A document as the index keeps it."""

    document: Document
    lang: str
    root: str | None


@dataclass(frozen=True, slots=True)
class Found:
    """An engine's answer: a page of hits, best first, and how many documents match in all.

    Where they were not to be counted, ``total`` is a number that no fewer match.

    Args:
        numbers: the hits as their snapshot numbers them, to be asked for more of them.
    """

    ids: list[str]
    scores: list[float]
    total: int
    numbers: list[int] = field(default_factory=list, compare=False)


FieldTerm = tuple[str, str]
"""A field and one of its terms."""


@dataclass(frozen=True, slots=True)
class Spots:
    """At which positions some terms stand in one document.

    Args:
        title: how many positions its title has (see ``FieldTerms.title_end``).
        text: how many its text has.
        positions: of the terms asked for that it holds, rising.
    """

    title: int
    text: int
    positions: Mapping[FieldTerm, Sequence[int]]


@dataclass(frozen=True, slots=True)
class Header:
    """What casearch keeps with a commit.

    Args:
        fingerprint: of the rules of analysis that its terms were made by.
        state: anything JSON can hold; the engine does not look into it (roots, manifest). Values that are dicts are
            tables: they may be long, none of their values is ``None``, and they are read by rising keys.
        changes: given to a commit in place of whole tables, by name: the entries of the last commit's tables that
            are new or other, with ``None`` for those that are gone. After ``clear`` there are none before.
    """

    fingerprint: str
    state: Mapping[str, Any] = field(default_factory=dict)
    changes: Mapping[str, Mapping[str, Any]] | None = None


class Snapshot(Protocol):
    """One commit, to be read for as long as it is held, whatever is written meanwhile."""

    @property
    def generation(self) -> int:
        """The number of the commit; rises with every commit."""

    @property
    def header(self) -> Header:
        """What casearch kept with the commit."""

    @property
    def count(self) -> int:
        """The number of live documents."""

    def search(
        self,
        node: Node,
        *,
        limit: int | None = 10,
        offset: int = 0,
        order: Order = Order.RELEVANCE,
        count: bool = True,
    ) -> Found:
        """The hits ``offset`` … ``offset + limit`` of a tree; ``limit=None`` gives all of them.

        Without ``count`` fewer documents need to be looked at, and the answer's total is not exact.
        """

    def get(self, id: str) -> StoredDocument | None:
        """A document by its id."""

    def records(self, numbers: Sequence[int]) -> list[StoredDocument]:
        """Documents by their numbers (see ``Found``), in that order; cheaper together than one by one."""

    def spots(self, numbers: Sequence[int], terms: Sequence[FieldTerm]) -> list[Spots]:
        """At which positions terms stand in documents, of fields that have the positions of ``BODY``."""

    def reading(self, word: str, lang: str) -> tuple[str, tuple[str, ...]] | None:
        """The language and the terms that a surface word was read as in texts of a language.

        ``None`` where no document has it; then the analysers must be asked.
        """

    def documents(self) -> Iterator[StoredDocument]:
        """All live documents, by id."""

    def holds(self, field: str, term: str) -> bool:
        """Whether a live document holds a term; cheaper than a search."""

    def vocabulary(self, field: str) -> tuple[list[str], list[int]]:
        """The terms of a field in the order of their code points, and in how many documents each stands at most.

        A term that only deleted documents hold may still be among them.
        """

    def mean_length(self, field: str) -> float:
        """Mean number of positions of a field over live documents (see ``nodes``); 1 where none has any."""

    def languages(self) -> dict[str, int]:
        """Live documents by language, the largest first."""

    def close(self) -> None:
        """Let go of the files."""


class Writer(Protocol):
    """The one writer of an index; holds its lock. Nothing is seen of it before ``commit``."""

    @property
    def base(self) -> Snapshot | None:
        """The commit it builds upon; ``None`` for a new index."""

    def add(self, document: AnalysedDocument) -> None:
        """Add a document, in place of a committed one with its id. An id is added once between commits."""

    def add_batch(self, batch: AnalysedBatch) -> None:
        """Add documents as ``add`` does; all of them or, with an error, none."""

    def delete(self, id: str) -> bool:
        """Remove a committed document; false where there is none."""

    def clear(self) -> None:
        """Remove all committed documents: the coming commit holds only what is added after this."""

    def commit(self, header: Header) -> None:
        """Make all of it durable and seen at once, and go on upon it."""


class Engine(Protocol):
    """A place that keeps an index."""

    def exists(self) -> bool:
        """Whether there is a commit to read."""

    def snapshot(self) -> Snapshot:
        """The last commit.

        Raises:
            NoIndexError, IndexFormatError, IndexDamagedError
        """

    def writer(self, *, timeout: float, fresh: bool = False) -> AbstractContextManager[Writer]:
        """The writer, once no other holds it. What was not committed when the context ends is dropped.

        With ``fresh`` it begins as after ``clear``, and what cannot be read does not stop it: ``base`` may
        then be of another format, and is ``None`` where it is damaged.

        Raises:
            IndexLockedError: another writer held it for longer than ``timeout`` seconds.
            IndexFormatError, IndexDamagedError: the last commit cannot be read, and ``fresh`` is not said.
        """

    def latest_generation(self) -> int:
        """The number of the last commit, without opening it; -1 where there is none."""
