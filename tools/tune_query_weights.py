"""Choose what the coarse form and light words of Kazakh weigh (query/weights.py), on kazqad, each half for the other.

    python tools/tune_query_weights.py

The questions are parted by the CRC-32 of their ids. The weights that answer one half best are scored on the other, so
that every question is scored by weights it had no part in; their gain over cutting words to five letters is given with its
90 % interval, as are all weights of the grid over all questions.
"""

from __future__ import annotations

import tempfile
from itertools import product
from zlib import crc32

import numpy as np
from quality import answers, interval, questions

import casearch
from casearch.query import weights
from casearch.search.evaluation import Evaluation

COARSE = (0.0, 0.6, 0.8, 1.0, 1.3)
LIGHT = (1.0, 0.5, 0.3)
MEASURE = "nDCG@10"


def mean(run: Evaluation, half: int) -> float:
    """The measure over one half of the questions."""
    return float(
        np.mean([each[MEASURE] for query, each in run.each.items() if crc32(query.encode()) % 2 == half])
    )


def main() -> None:
    """Print the figures."""
    asked = questions("kazqad")
    five = answers(asked, lambda word: (word[:5],))
    runs = {}
    with tempfile.TemporaryDirectory() as folder, casearch.open(folder) as index:
        index.add(asked.documents)
        for pair in product(COARSE, LIGHT):
            weights.COARSE_WEIGHT, weights.LIGHT_WEIGHT = pair  # type: ignore[misc]
            runs[pair] = index.evaluate(asked.queries, asked.judgements)
            gain = "{:+.4f} ({:+.4f} … {:+.4f})".format(*interval(runs[pair], five))
            print(
                f"coarse {pair[0]}, light {pair[1]}: {runs[pair].means[MEASURE]:.4f}, over five letters {gain}"
            )
    best = [max(runs, key=lambda pair, half=half: mean(runs[pair], half)) for half in (0, 1)]
    crossed = {query: runs[best[1 - crc32(query.encode()) % 2]].each[query] for query in five.each}
    unseen = Evaluation(len(crossed), {}, crossed)
    print(f"chosen on the halves: {best}")
    print("each half with the other's: {:+.4f} ({:+.4f} … {:+.4f})".format(*interval(unseen, five)))


if __name__ == "__main__":
    main()
