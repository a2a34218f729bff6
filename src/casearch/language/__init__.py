"""Which language is this passage, or this query?

A passage is a paragraph: news mixes languages by the paragraph (a quote, a notice), seldom inside one.
"""

from casearch.language.identify import ENGLISH, KAZAKH, LANGUAGES, OTHER, RUSSIAN, candidates, identify
from casearch.language.passages import Passage, language_code, main_language, passages

__all__ = [
    "ENGLISH",
    "KAZAKH",
    "LANGUAGES",
    "OTHER",
    "RUSSIAN",
    "Passage",
    "candidates",
    "identify",
    "language_code",
    "main_language",
    "passages",
]
