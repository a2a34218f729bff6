"""One document to the terms of its fields: passages, tokens, positions."""

from __future__ import annotations

from collections.abc import Callable

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
    body = _placed(read.title, read.text, _terms)
    names = _placed(
        read.title, read.text, lambda token: analyser.names(token.surface, token.lang, token.terms)
    )
    surface = _placed(read.title, read.text, lambda token: _written(token, analyser))
    return AnalysedDocument(document, read.lang, body, _placed([], read.title, _terms), surface, names, root)


def _terms(token: Token) -> tuple[str, ...]:
    return token.terms


def _written(token: Token, analyser: Analyser) -> tuple[str, ...]:
    surface = analyser.surface(token.surface)
    return (surface,) if surface else ()


def _placed(title: list[Token], text: list[Token], of: Callable[[Token], tuple[str, ...]]) -> FieldTerms:
    """The terms of a title and the text below it with their positions; the gap between counts for no length."""
    positions: dict[str, list[int]] = {}
    for tokens, first in ((title, 0), (text, len(title) + TITLE_GAP if title else 0)):
        for position, token in enumerate(tokens, first):
            for term in of(token):
                positions.setdefault(term, []).append(position)
    return FieldTerms(positions, TITLE_WEIGHT * len(title) + len(text), len(title))
