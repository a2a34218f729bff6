"""Russian: the dictionary forms of words by pymorphy3's dictionary, and the nominatives of names it does not have."""

from casearch.analysis.russian.abbreviations import ABBREVIATIONS
from casearch.analysis.russian.readings import stems, version
from casearch.analysis.russian.surnames import nominatives

__all__ = ["ABBREVIATIONS", "nominatives", "stems", "version"]
