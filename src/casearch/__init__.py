"""casearch: full-text search for the news of Central Asia, in Russian, Kazakh and English.

import casearch

with casearch.open("index") as index:
    index.update(["corpus"])
    for hit in index.search("су энергетикасы"):
        print(hit.title, hit.snippet)
"""

from typing import TYPE_CHECKING

from casearch.lazy import lazily

if TYPE_CHECKING:
    from casearch.analysis import Token
    from casearch.document import Document
    from casearch.errors import (
        CasearchError,
        DocumentError,
        IndexDamagedError,
        IndexFormatError,
        IndexLockedError,
        NoIndexError,
        NotFoundError,
        QueryError,
        SourceError,
        StoreError,
    )
    from casearch.index import Index, IndexInfo
    from casearch.index import open_index as open  # noqa: A004 - casearch.open, as gzip.open and dbm.open
    from casearch.indexing.report import UpdateReport
    from casearch.query.corrections import Correction
    from casearch.search.evaluation import Evaluation, read_judgements
    from casearch.search.explain import Explanation, ReadWord
    from casearch.search.results import Hit, Match, Results
    from casearch.search.scoring import Part
    from casearch.shortcuts import analyze, identify, stems
    from casearch.sources import Problem

__all__ = [
    "CasearchError",
    "Correction",
    "Document",
    "DocumentError",
    "Evaluation",
    "Explanation",
    "Hit",
    "Index",
    "IndexDamagedError",
    "IndexFormatError",
    "IndexInfo",
    "IndexLockedError",
    "Match",
    "NoIndexError",
    "NotFoundError",
    "Part",
    "Problem",
    "QueryError",
    "ReadWord",
    "Results",
    "SourceError",
    "StoreError",
    "Token",
    "UpdateReport",
    "analyze",
    "identify",
    "open",
    "read_judgements",
    "stems",
]

_HOMES = {
    "Correction": "query.corrections",
    "Document": "document",
    "Evaluation": "search.evaluation",
    "Explanation": "search.explain",
    "Hit": "search.results",
    "Index": "index",
    "IndexInfo": "index",
    "Match": "search.results",
    "Part": "search.scoring",
    "Problem": "sources.problem",
    "ReadWord": "search.explain",
    "Results": "search.results",
    "Token": "analysis",
    "UpdateReport": "indexing.report",
    "analyze": "shortcuts",
    "identify": "shortcuts",
    "open": "index:open_index",
    "read_judgements": "search.evaluation",
    "stems": "shortcuts",
}
"""In which module each name is; the rest are errors."""

if not TYPE_CHECKING:  # a checker reads the imports above
    __getattr__ = lazily(__name__, {name: _HOMES.get(name, "errors") for name in __all__})

    def __dir__() -> list[str]:
        """The public names, whether loaded or not."""
        return sorted({*globals(), *__all__})
