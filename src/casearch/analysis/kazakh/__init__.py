"""How does one stem Kazakh? ``stems``: a word to its normal forms, by rules alone."""

from __future__ import annotations

from casearch.analysis.kazakh.stemmer import stems

__all__ = ["stems"]
