"""How good are the answers? Four measures of a ranking against judgements, as TREC defines them.

With the judged relevance rel >= 0 of a document and the hits of a query in order:

    nDCG@10   sum of rel / log2(rank + 1) over the first 10, over that of the best possible order
              (Järvelin & Kekäläinen, "Cumulated gain-based evaluation of IR techniques", 2002)
    R@k       relevant documents (rel >= 1) among the first k, over all relevant ones
    RR@10     1 / rank of the first relevant hit among the first 10, else 0

Each is averaged over the queries that have a judgement; one without a hit counts 0.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from casearch.errors import QueryError
from casearch.records import dataclass

Judgements = Mapping[str, Mapping[str, int]]
"""Query id to document id to relevance."""

DEPTH: Final = 100
"""Hits of a query that the measures look at."""


def ndcg(ranking: Sequence[str], relevance: Mapping[str, int], depth: int = 10) -> float:
    """The nDCG of a ranking of document ids; 0 where nothing is relevant."""
    best = _gain(sorted((rel for rel in relevance.values() if rel > 0), reverse=True)[:depth])
    return _gain([max(relevance.get(id, 0), 0) for id in ranking[:depth]]) / best if best else 0.0


def recall(ranking: Sequence[str], relevance: Mapping[str, int], depth: int) -> float:
    """The share of the relevant documents that stand among the first ``depth``."""
    relevant = {id for id, rel in relevance.items() if rel > 0}
    return len(relevant.intersection(ranking[:depth])) / len(relevant) if relevant else 0.0


def reciprocal_rank(ranking: Sequence[str], relevance: Mapping[str, int], depth: int = 10) -> float:
    """1 / rank of the first relevant document among the first ``depth``, else 0."""
    ranks = (rank for rank, id in enumerate(ranking[:depth], 1) if relevance.get(id, 0) > 0)
    return 1 / next(ranks, math.inf)


MEASURES: Final[Mapping[str, Callable[[Sequence[str], Mapping[str, int]], float]]] = {
    "nDCG@10": ndcg,
    "R@10": lambda ranking, relevance: recall(ranking, relevance, 10),
    "R@100": lambda ranking, relevance: recall(ranking, relevance, 100),
    "RR@10": reciprocal_rank,
}


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The measures of a run.

    Args:
        queries: how many were judged and are averaged over.
        means: measure to its mean.
        each: query id to measure to value, for comparing runs query by query.
    """

    queries: int
    means: dict[str, float]
    each: dict[str, dict[str, float]]


def evaluate(rankings: Mapping[str, Sequence[str]], judgements: Judgements) -> Evaluation:
    """The measures of rankings (query id to document ids, best first).

    Raises:
        QueryError: no query is judged.
    """
    if not judgements:
        raise QueryError("there is no judgement; a qrels file has lines: query 0 document relevance")
    each = {
        query: {name: measure(rankings.get(query, ()), relevance) for name, measure in MEASURES.items()}
        for query, relevance in judgements.items()
    }
    means = {name: sum(values[name] for values in each.values()) / len(each) for name in MEASURES}
    return Evaluation(len(each), means, each)


def read_judgements(lines: Iterable[str]) -> dict[str, dict[str, int]]:
    """Judgements from lines of a TREC qrels file: query, anything, document, relevance.

    Raises:
        QueryError: a line is none.
    """
    judgements: dict[str, dict[str, int]] = {}
    for number, line in enumerate(lines, 1):
        cells = line.split()
        if not cells:
            continue
        try:
            query, _, document, relevance = cells
            judgements.setdefault(query, {})[document] = int(relevance)
        except ValueError:
            raise QueryError(f"line {number} of the judgements is not: query 0 document relevance") from None
    return judgements


def _gain(relevances: Sequence[int]) -> float:
    return sum(rel / math.log2(rank + 1) for rank, rel in enumerate(relevances, 1))
