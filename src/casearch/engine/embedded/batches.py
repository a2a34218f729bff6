"""One analysed document as a batch, for callers that have no batches."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

import numpy as np

from casearch.engine.base import (
    AnalysedBatch,
    AnalysedDocument,
    FieldTerms,
    FieldTokens,
    StoredDocument,
)
from casearch.engine.embedded.columns import Numbers
from casearch.engine.stored import encode_record, pack_strings
from casearch.nodes import BODY, COARSE, NAMES, SURFACE, TITLE


def batch_of(document: AnalysedDocument) -> AnalysedBatch:
    """A batch of one document.

    Raises:
        OverflowError: a position is no position.
    """
    kept = document.document
    record = encode_record(StoredDocument(kept, document.lang, document.root))
    return AnalysedBatch(
        ids=[kept.id],
        langs=[document.lang],
        dates=[kept.date],
        sources=[kept.source],
        title_ends=_numbers([document.body.title_end]),
        fields={
            BODY: _tokens(document.body),
            TITLE: _tokens(document.title),
            SURFACE: _tokens(document.surface),
            NAMES: _tokens(document.names),
            COARSE: _tokens(document.coarse),
        },
        records=[pack_strings([record], 0)[0]],
    )


def _tokens(field: FieldTerms) -> FieldTokens:
    held = {term: positions for term, positions in field.positions.items() if positions}
    counts = np.fromiter(map(len, held.values()), np.int64, len(held))
    tokens = np.repeat(np.arange(len(held), dtype=np.uint32), counts)
    positions = _numbers([position for positions in held.values() for position in positions])
    terms = [term.encode() for term in held]
    return FieldTokens(terms, tokens, positions, _numbers([len(tokens)]), _numbers([field.length]))


def _numbers(values: Sequence[int]) -> Numbers:
    return np.frombuffer(array("I", values), np.uint32)
