"""How much longer does a long question take than a short one? Milliseconds of 5 words and of 30, and the share.

    python bench/length.py INDEX [--seed 1] [--count 100]

Questions are runs of words from the documents of the index, drawn by seed: the function words of real text are in
them, and every question has an answer. Each is asked as it comes, with the snippets of ten hits; medians, after one
round that warms up.
"""

from __future__ import annotations

import argparse
import random
import statistics
import time
from collections.abc import Sequence
from pathlib import Path

import casearch

SHORT, LONG = 5, 30


def questions(index: casearch.Index, length: int, count: int, seed: int) -> list[str]:
    """Runs of so many words, each from another document."""
    rng = random.Random(seed)  # noqa: S311 - a draw, no secret
    texts = [words for document in index.documents() if len(words := document.text.split()) > LONG]
    drawn = rng.sample(texts, min(count, len(texts)))
    starts = [(words, rng.randrange(len(words) - LONG)) for words in drawn]
    return [" ".join(words[start : start + length]) + "?" for words, start in starts]


def milliseconds(index: casearch.Index, asked: Sequence[str]) -> float:
    """The median of the second round."""
    taken: list[float] = []
    for _ in range(2):
        taken = []
        for question in asked:
            started = time.process_time()  # what else the machine does is not counted
            index.search(question)
            taken.append(1000 * (time.process_time() - started))
    return statistics.median(taken)


def line(folder: str | Path, count: int, seed: int) -> str:
    """The two medians and their share."""
    with casearch.open(folder) as index:
        short, long = (milliseconds(index, questions(index, length, count, seed)) for length in (SHORT, LONG))
    return f"{SHORT} words {short:.1f} ms, {LONG} words {long:.1f} ms: {long / short:.2f} times as long"


def main() -> None:
    """Print that line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("index")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=100)
    options = parser.parse_args()
    print(line(options.index, options.count, options.seed))


if __name__ == "__main__":
    main()
