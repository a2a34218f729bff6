"""How does one stem Kazakh? ``stems``: a word to its normal forms; beside it its coarse form, and which words are light.

``stems_of`` says the same of many words at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from casearch.analysis.kazakh.closed import is_light
from casearch.analysis.kazakh.coarse import coarse
from casearch.lazy import lazily

if TYPE_CHECKING:
    from casearch.analysis.kazakh.batch import stems_of
    from casearch.analysis.kazakh.file import digest
    from casearch.analysis.kazakh.latin import cyrillic
    from casearch.analysis.kazakh.stemmer import stems

__all__ = ["coarse", "cyrillic", "digest", "is_light", "stems", "stems_of"]

if not TYPE_CHECKING:
    __getattr__ = lazily(
        __name__, {"cyrillic": "latin", "digest": "file", "stems": "stemmer", "stems_of": "batch"}
    )
