"""How long does each engine take for the ten best of a ready tree? Percentiles by class of query, beside tantivy's.

Every query is timed once a pass, after a warm-up on as many others; of its passes the shortest counts. The first pass is
given apart, for in the later ones an engine may still hold what it decoded. The engines take turns, pass by pass, so
that what else the machine does meets all of them.
"""

from __future__ import annotations

import gc
import operator
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import geometric_mean
from typing import Any, Final

import ask
import classes
import numpy as np
import numpy.typing as npt
from machine import CLOCKS
from peers import row_of

from casearch.nodes import Node

Times = npt.NDArray[np.float64]

PAIR: Final = ("casearch", "tantivy")

TEXTS: Final = 8_000
"""Documents that queries are drawn from."""

SLOW_TRIED, SLOW_LEAST = 6, 5
"""Queries by which a slow engine is told, and how few it may be asked."""


@dataclass(frozen=True)
class Asking:
    """What is asked, and how.

    Args:
        classes: names of classes.
        count: queries of a class; as many others warm up.
        passes: times that each is asked.
        clock: see ``machine``.
        patience: seconds for a class; an engine that would take longer is asked fewer queries.
        seed: of the draw.
        few: queries that stock Whoosh is asked at most.
    """

    classes: Sequence[str] = tuple(classes.CLASSES)
    count: int = 1000
    passes: int = 3
    clock: str = "wall"
    patience: float = 60.0
    seed: int = 1
    few: int = 50


@dataclass(frozen=True)
class Timed:
    """Milliseconds of each query: the best of all passes, and those of the first."""

    best: Times
    first: Times


@dataclass(frozen=True)
class Answers:
    """One class, asked of all engines.

    Args:
        name: of the class.
        asked: its distinct queries.
        plain: what each engine took without a total.
        counted: the same with exact totals, where an engine has them.
        compared: queries of which the totals of casearch and of tantivy were compared.
        unequal: those of them for which they differ.
    """

    name: str
    asked: int
    plain: Mapping[str, Timed]
    counted: Mapping[str, Timed]
    compared: int
    unequal: int


@dataclass(frozen=True)
class Measured:
    """All classes over one corpus, the segments of each index, and whether casearch could leave the total."""

    documents: int
    segments: Mapping[str, int]
    answers: Sequence[Answers]
    uncounted: bool


def measure(folders: Mapping[str, Path], corpus: Path, documents: int, asking: Asking) -> Measured:
    """Ask all engines all classes."""
    opened = {name: ask.open_peer(name, folder) for name, folder in folders.items()}
    with corpus.open(encoding="utf-8") as lines:
        texts = [row_of(line) for line in classes.sampled(lines, documents, TEXTS, asking.seed)]
    ours: ask.Casearch = opened["casearch"]
    draw = classes.Draw(ours.frequencies(), documents, texts, asking.seed)
    drawn = {name: draw.queries(name, 2 * asking.count) for name in asking.classes}
    answers = [_answers(name, nodes, opened, asking) for name, nodes in drawn.items() if len(nodes) > 1]
    segments = {name: peer.segments for name, peer in opened.items()}
    return Measured(documents, segments, answers, bool(ours.options))


def _answers(name: str, nodes: Sequence[Node], opened: Mapping[str, Any], asking: Asking) -> Answers:
    print(f"asking {name}", file=sys.stderr)
    half = len(nodes) // 2
    ready: dict[str, list[Any]] = {}
    for peer, index in opened.items():
        queries = [index.ready(node) for node in nodes]
        if queries[0] is not None:
            ready[peer] = queries
    counting = {peer: opened[peer].ask_total for peer in ready if opened[peer].counts}
    plain = {peer: opened[peer].ask for peer in ready}
    times = _times(plain, ready, half, asking), _times(counting, ready, half, asking)
    compared = min(len(times[1][peer].best) for peer in PAIR)
    totals = [map(opened[peer].ask_total, ready[peer][:compared]) for peer in PAIR]
    return Answers(name, half, *times, compared, sum(map(operator.ne, *totals)))


def _times(
    calls: Mapping[str, Callable[[Any], object]],
    ready: Mapping[str, Sequence[Any]],
    half: int,
    asking: Asking,
) -> dict[str, Timed]:
    """All passes, the engines taking turns."""
    clock = CLOCKS[asking.clock]
    counts = {peer: _bearable(peer, call, ready[peer], half, asking) for peer, call in calls.items()}
    taken = {peer: np.empty((asking.passes, count)) for peer, count in counts.items()}
    gc.collect()
    gc.freeze()  # the queries that wait are no engine's to look through
    for peer, call in calls.items():
        for query in ready[peer][half : half + counts[peer]]:
            call(query)
    for number in range(asking.passes):
        for peer, call in calls.items():
            row = taken[peer][number]
            for place, query in enumerate(ready[peer][: counts[peer]]):
                begun = clock()
                call(query)
                row[place] = clock() - begun
    gc.unfreeze()
    return {peer: Timed(rows.min(axis=0) / 1e6, rows[0] / 1e6) for peer, rows in taken.items()}


def _bearable(
    peer: str, call: Callable[[Any], object], queries: Sequence[Any], half: int, asking: Asking
) -> int:
    """How many queries of a class an engine is asked."""
    first, *tried = queries[half : half + SLOW_TRIED]
    call(first)  # what an engine loads once is not counted
    clock = CLOCKS[asking.clock]
    begun = clock()
    for query in tried:
        call(query)
    each = (clock() - begun) / 1e9 / max(1, len(tried))
    most = asking.few if peer == "stock Whoosh" else half
    bearable = int(asking.patience / (each * (1 + asking.passes))) if tried else half
    return min(half, most, max(SLOW_LEAST, bearable))


# Tables


def percentiles(times: Times) -> tuple[float, float, float]:
    """p50, p95, p99."""
    p50, p95, p99 = np.percentile(times, [50, 95, 99])
    return float(p50), float(p95), float(p99)


def ratio(times: Times, base: Times) -> float:
    """The median of an engine over another's, both of the queries that both were asked."""
    both = min(len(times), len(base))
    return float(np.median(times[:both]) / np.median(base[:both]))


def count_line(measured: Measured) -> str:
    """How the totals of casearch and tantivy agree."""
    compared = sum(one.compared for one in measured.answers)
    unequal = {one.name: one.unequal for one in measured.answers if one.unequal}
    found = f"unequal for {unequal}" if unequal else "equal"
    return f"Totals of casearch and tantivy: {found}, of {compared:,} queries compared."


def print_tables(measured: Measured) -> None:
    """Without totals, then with them."""
    segments = ", ".join(f"{name} {count}" for name, count in measured.segments.items())
    print(f"\nSegments: {segments}.")
    print(count_line(measured))
    if not measured.uncounted:
        print("casearch cannot leave the total yet: its figures are those of a search that counts.")
    _print_table(measured, "the ten best, no total", lambda one: one.plain)
    _print_table(measured, "the ten best and the exact total", lambda one: one.counted)


def _print_table(measured: Measured, title: str, of: Callable[[Answers], Mapping[str, Timed]]) -> None:
    held = {name for one in measured.answers for name in of(one)}
    rest = [name for name in ask.PEERS if name in held and name not in PAIR]
    heads = [
        f"{title}, {measured.documents:,} documents: ms",
        *(f"{name} p50 / p95 / p99" for name in PAIR),
        "p50, casearch over tantivy",
        "first pass alone",
        "p99 over p50: casearch, tantivy",
        *(f"{name} p50 (over tantivy)" for name in rest),
    ]
    print(f"\n| {' | '.join(heads)} |\n|{'---|' * len(heads)}")
    ratios: dict[str, list[float]] = {name: [] for name in ("casearch", "first", *rest)}
    for one in measured.answers:
        ours, base = (of(one)[name] for name in PAIR)
        ratios["casearch"].append(ratio(ours.best, base.best))
        ratios["first"].append(ratio(ours.first, base.first))
        pair = [percentiles(times.best) for times in (ours, base)]
        cells = [_named(one, of(one)), *(" / ".join(map(milliseconds, each)) for each in pair)]
        cells += [f"{ratios[name][-1]:.2f}" for name in ("casearch", "first")]
        cells.append(", ".join(f"{p99 / p50:.1f}" for p50, _, p99 in pair))
        for name in rest:
            cells.append("")
            if name in of(one):
                ratios[name].append(ratio(of(one)[name].best, base.best))
                median = milliseconds(float(np.median(of(one)[name].best)))
                cells[-1] = f"{median} ({ratios[name][-1]:.1f})"
        print(f"| {' | '.join(cells)} |")
    means = [f"{geometric_mean(found):.2f}" if found else "" for found in ratios.values()]
    means[0] = f"**{means[0]}** ({max(ratios['casearch']):.2f})"
    cells = ["geometric mean (worst)", "", "", *means[:2], "", *means[2:]]
    print(f"| {' | '.join(cells)} |")


def _named(one: Answers, times: Mapping[str, Timed]) -> str:
    """The class, and who was asked fewer queries than it has."""
    fewer = [f"{peer} {len(taken.best):,}" for peer, taken in times.items() if len(taken.best) < one.asked]
    return f"{one.name} ({', '.join([f'{one.asked:,} queries', *fewer])})" if fewer else one.name


def milliseconds(value: float) -> str:
    """Three digits that mean something."""
    return f"{value:.3g}" if value < 100 else f"{value:.0f}"
