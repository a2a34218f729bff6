"""Russian: the dictionary forms of words by pymorphy3's dictionary, and the nominatives of names it does not have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casearch.analysis.russian.abbreviations import ABBREVIATIONS
from casearch.lazy import lazily

if TYPE_CHECKING:
    from casearch.analysis.russian.edition import version
    from casearch.analysis.russian.readings import stems
    from casearch.analysis.russian.surnames import nominatives

__all__ = ["ABBREVIATIONS", "nominatives", "stems", "version"]

if not TYPE_CHECKING:
    __getattr__ = lazily(__name__, {"nominatives": "surnames", "stems": "readings", "version": "edition"})
