"""Which terms stand for this text? Tokens with offsets into the text as it is, and their normal forms."""

from casearch.analysis.analyser import (
    Analyser,
    ReadDocument,
    Token,
    coarse,
    fingerprint,
    names,
    read,
    read_together,
    written,
)
from casearch.analysis.fold import fold
from casearch.analysis.recall import Reading
from casearch.analysis.tokens import tokenise

__all__ = [
    "Analyser",
    "ReadDocument",
    "Reading",
    "Token",
    "coarse",
    "fingerprint",
    "fold",
    "names",
    "read",
    "read_together",
    "tokenise",
    "written",
]
