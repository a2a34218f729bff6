"""casearch: full-text search for the news of Central Asia, in Russian, Kazakh and English.

import casearch

with casearch.open("index") as index:
    index.update(["corpus"])
    for hit in index.search("су энергетикасы"):
        print(hit.title, hit.snippet)
"""

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
from casearch.search import Explanation, Hit, Match, Part, ReadWord, Results
from casearch.search.evaluation import Evaluation, read_judgements
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
