"""How long does a whole search take, from the words typed to ten snippets, beside SQLite's FTS5 over the raw text?

Questions are words of one document as they follow one another, those of fewer than four letters left out, and any may
match. casearch analyses, corrects, translates, ranks, marks and gives the exact total; FTS5 (unicode61) ranks by its
BM25 and marks with ``snippet()``, and is not asked for a total.
"""

from __future__ import annotations

import json
import random
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from statistics import geometric_mean, median
from typing import Any, Final

import numpy as np
from answers import milliseconds
from classes import LETTERS, sampled
from machine import CLOCKS

import casearch

LANGUAGES: Final = ("ru", "kk", "en")
LENGTHS: Final = (1, 2, 3, 5)
SHORTEST = 4
TEXTS: Final = 5_000
FTS5: Final = (
    "select id, snippet(t, -1, '[', ']', '…', 40), rank from t where t match ? order by rank limit 10"
)


def build_casearch(corpus: Path, count: int, folder: Path) -> None:
    """An index as ``casearch index`` makes it."""
    rows = folder.with_name("rows.jsonl")
    with corpus.open(encoding="utf-8") as lines, rows.open("w", encoding="utf-8") as out:
        out.writelines(islice(lines, count))
    with casearch.open(folder) as index:
        index.update([rows], workers=2)
    rows.unlink()


def build_fts5(corpus: Path, count: int, folder: Path) -> None:
    """The raw text in a table that keeps it."""
    with sqlite3.connect(folder / "fts.db") as base, corpus.open(encoding="utf-8") as lines:
        base.execute("create virtual table t using fts5(id unindexed, title, text, tokenize='unicode61')")
        rows = map(json.loads, islice(lines, count))
        base.executemany("insert into t values (:id, :title, :text)", rows)
    base.close()


def questions(corpus: Path, documents: int, lang: str, length: int, count: int, seed: int) -> list[str]:
    """Distinct questions of one length in one language."""
    rng = random.Random(f"{seed} {lang} {length}")  # noqa: S311  # a draw, no secret
    with corpus.open(encoding="utf-8") as lines:
        texts = [
            words for words in _words(sampled(lines, documents, TEXTS, seed), lang) if len(words) >= length
        ]
    found: dict[str, None] = {}
    for _ in range(50 * count):
        if len(found) == count:
            break
        words = rng.choice(texts)
        first = rng.randrange(len(words) - length + 1)
        found[" ".join(words[first : first + length])] = None
    return list(found)


def _words(lines: Iterator[str], lang: str) -> Iterator[list[str]]:
    for record in map(json.loads, lines):
        if record["lang"] == lang:
            yield [word for word in LETTERS.findall(record["text"]) if len(word) >= SHORTEST]


def table(
    folders: tuple[Path, Path], corpus: Path, documents: int, count: int, passes: int, clock: str, seed: int
) -> list[str]:
    """The rows of the table: medians and p95 by language and length, and the mean of the ratios."""
    lines = [
        f"| words to ten snippets, {documents:,} documents: ms | casearch p50 / p95 | FTS5 p50 / p95 | p50, over FTS5 |",
        "|---|---|---|---|",
    ]
    base = sqlite3.connect(folders[1] / "fts.db")
    ratios = []
    with casearch.open(folders[0]) as index:
        for lang in LANGUAGES:
            for length in LENGTHS:
                asked = questions(corpus, documents, lang, length, 2 * count, seed)
                half = len(asked) // 2
                calls: tuple[Callable[[str], Any], ...] = (
                    index.search,
                    lambda text: base.execute(FTS5, (_any(text),)).fetchall(),
                )
                times = _times(calls, asked[:half], asked[half:], passes, clock)
                ratios.append(median(times[0]) / median(times[1]))
                cells = [
                    " / ".join(milliseconds(float(each)) for each in np.percentile(one, [50, 95]))
                    for one in times
                ]
                name = f"{lang}, {length} word{'s' if length > 1 else ''}"
                lines.append(f"| {name} | {cells[0]} | {cells[1]} | {ratios[-1]:.2f} |")
    base.close()
    lines.append(f"| geometric mean (worst) | | | **{geometric_mean(ratios):.2f}** ({max(ratios):.2f}) |")
    return lines


def _any(text: str) -> str:
    return " OR ".join(f'"{word}"' for word in text.split())


def _times(
    calls: Sequence[Callable[[str], Any]],
    asked: Sequence[str],
    others: Sequence[str],
    passes: int,
    clock: str,
) -> list[list[float]]:
    """The best of all passes for each question, in milliseconds, the two taking turns."""
    now = CLOCKS[clock]
    best = [[float("inf")] * len(asked) for _ in calls]
    for call in calls:
        for text in others:
            call(text)
    for _ in range(passes):
        for call, kept in zip(calls, best, strict=True):
            for number, text in enumerate(asked):
                begun = now()
                call(text)
                kept[number] = min(kept[number], (now() - begun) / 1e6)
    return best
