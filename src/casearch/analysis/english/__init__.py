"""English: words without their inflections, irregular ones by table, in American spelling."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casearch.lazy import lazily

if TYPE_CHECKING:
    from casearch.analysis.english.stemmer import stems

__all__ = ["stems"]

if not TYPE_CHECKING:
    __getattr__ = lazily(__name__, {"stems": "stemmer"})
