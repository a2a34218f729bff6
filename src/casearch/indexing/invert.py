"""One document to the terms of its fields: passages, tokens, positions."""

from __future__ import annotations

from collections.abc import Iterable

from casearch.analysis import Analyser, Token
from casearch.document import Document
from casearch.engine.base import AnalysedDocument, FieldTerms
from casearch.nodes import TITLE_WEIGHT

TITLE_GAP = 100
"""Positions left free between title and text, so that no phrase reaches from one into the other."""


def invert(document: Document, root: str | None, analyser: Analyser) -> AnalysedDocument:
    """Analyse a document.

    Args:
        document: what to analyse.
        root: the root its file was found under, to be kept with it.
        analyser: remembers the words it has read.
    """
    read = analyser.document(document)
    return AnalysedDocument(document, read.lang, _body(read.title, read.text), _field(read.title), root=root)


def _field(tokens: list[Token]) -> FieldTerms:
    positions: dict[str, list[int]] = {}
    _post(positions, tokens, 0)
    return FieldTerms(positions, len(tokens))


def _body(title: list[Token], text: list[Token]) -> FieldTerms:
    positions: dict[str, list[int]] = {}
    _post(positions, title, 0)
    _post(positions, text, len(title) + TITLE_GAP if title else 0)
    return FieldTerms(positions, TITLE_WEIGHT * len(title) + len(text), len(title))


def _post(positions: dict[str, list[int]], tokens: Iterable[Token], first: int) -> None:
    for position, token in enumerate(tokens, first):
        for term in token.terms:
            positions.setdefault(term, []).append(position)
