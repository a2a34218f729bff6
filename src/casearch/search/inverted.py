"""One document's terms with their positions, as the index has them: for those who look at a document anew.

The index itself inverts documents by the batch, in arrays (``indexing/invert.py``); a test holds both together.
"""

from __future__ import annotations

from collections.abc import Callable

from casearch.analysis import Analyser, Token
from casearch.document import Document
from casearch.engine.base import AnalysedDocument, FieldTerms
from casearch.nodes import TITLE_GAP, TITLE_WEIGHT


def inverted(document: Document, root: str | None, analyser: Analyser) -> AnalysedDocument:
    """Analyse a document.

    Args:
        document: what to analyse.
        root: the root its file was found under.
        analyser: remembers the words it has read.
    """
    read = analyser.document(document)

    def placed(of: Callable[[Token], tuple[str, ...]]) -> FieldTerms:
        return _placed(read.title, read.text, of)

    return AnalysedDocument(
        document,
        read.lang,
        body=placed(_terms),
        title=_placed([], read.title, _terms),
        surface=placed(lambda token: _written(token, analyser)),
        names=placed(lambda token: analyser.names(token.surface, token.lang, token.terms)),
        root=root,
        coarse=placed(lambda token: analyser.coarse(token.surface, token.lang)),
    )


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
