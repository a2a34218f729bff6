"""Which stems do many Kazakh words have? ``stems_of``: what ``stems`` says of each, found for thousands of words at once."""

from __future__ import annotations

from casearch.analysis.kazakh.batch.weigh import stems_of

__all__ = ["stems_of"]
