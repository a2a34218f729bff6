"""How long does each engine take for the ten best of a ready tree? Percentiles by class of query, beside tantivy's.

Every query is timed once a pass, after a warm-up on as many others; of its passes the shortest counts. The engines take
turns, pass by pass, so that what else the machine does meets all of them.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
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

TEXTS: Final = 8_000
"""Documents that queries are drawn from."""

SLOW_TRIED, SLOW_LEAST = 5, 20
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
class Answers:
    """One class, asked of all engines.

    Args:
        name: of the class.
        asked: its distinct queries.
        plain: milliseconds of each query, by engine, without a total.
        counted: the same with exact totals, where an engine has them.
        unequal: queries of which casearch and tantivy gave other totals.
    """

    name: str
    asked: int
    plain: Mapping[str, Times]
    counted: Mapping[str, Times]
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
    half = len(nodes) // 2
    ready: dict[str, list[Any]] = {}
    for peer, index in opened.items():
        queries = [index.ready(node) for node in nodes]
        if queries[0] is not None:
            ready[peer] = queries
    counting = {peer: opened[peer].ask_total for peer in ready if opened[peer].counts}
    plain = {peer: opened[peer].ask for peer in ready}
    return Answers(
        name,
        half,
        _times(plain, ready, half, asking),
        _times(counting, ready, half, asking),
        sum(one != other for one, other in _totals(opened, ready, half, asking)),
    )


def _times(
    calls: Mapping[str, Callable[[Any], object]],
    ready: Mapping[str, Sequence[Any]],
    half: int,
    asking: Asking,
) -> dict[str, Times]:
    """The best of all passes, in milliseconds, the engines taking turns."""
    clock = CLOCKS[asking.clock]
    counts = {peer: _bearable(peer, call, ready[peer], half, asking) for peer, call in calls.items()}
    best = {peer: np.full(count, np.inf) for peer, count in counts.items()}
    gc.collect()
    gc.freeze()  # the queries that wait are no engine's to look through
    for peer, call in calls.items():
        for query in ready[peer][half : half + counts[peer]]:
            call(query)
    for _ in range(asking.passes):
        for peer, call in calls.items():
            taken = np.empty(counts[peer])
            for number, query in enumerate(ready[peer][: counts[peer]]):
                begun = clock()
                call(query)
                taken[number] = clock() - begun
            best[peer] = np.minimum(best[peer], taken / 1e6)
    gc.unfreeze()
    return best


def _bearable(
    peer: str, call: Callable[[Any], object], queries: Sequence[Any], half: int, asking: Asking
) -> int:
    """How many queries of a class an engine is asked."""
    clock = CLOCKS["wall"]
    begun, tried = clock(), queries[half : half + SLOW_TRIED]
    for query in tried:
        call(query)
    each = (clock() - begun) / 1e9 / max(1, len(tried))
    most = asking.few if peer == "stock Whoosh" else half
    return min(half, most, max(SLOW_LEAST, int(asking.patience / (each * (1 + asking.passes)))))


def _totals(
    opened: Mapping[str, Any], ready: Mapping[str, Sequence[Any]], half: int, asking: Asking
) -> Iterable[tuple[int, int]]:
    """The totals of casearch and of tantivy, of as many queries as both are asked."""
    pair = ("casearch", "tantivy")
    if any(peer not in ready for peer in pair):
        return []
    count = min(_bearable(peer, opened[peer].ask_total, ready[peer], half, asking) for peer in pair)
    totals = [map(opened[peer].ask_total, ready[peer]) for peer in pair]
    return islice(zip(*totals, strict=True), count)


# Tables


def percentiles(times: Times) -> tuple[float, float, float]:
    """p50, p95, p99."""
    p50, p95, p99 = np.percentile(times, [50, 95, 99])
    return float(p50), float(p95), float(p99)


def ratio(times: Times, base: Times) -> float:
    """The median of an engine over another's, both of the queries that both were asked."""
    both = min(len(times), len(base))
    return float(np.median(times[:both]) / np.median(base[:both]))


def print_tables(measured: Measured) -> None:
    """Without totals, then with them."""
    segments = ", ".join(f"{name} {count}" for name, count in measured.segments.items())
    print(f"\nSegments: {segments}.")
    unequal = {one.name: one.unequal for one in measured.answers if one.unequal}
    print(
        f"Totals of casearch and tantivy: {f'unequal in {unequal}' if unequal else 'equal for every query'}."
    )
    if not measured.uncounted:
        print("casearch cannot leave the total yet: its figures are those of a search that counts.")
    _print_table(measured, "the ten best, no total", lambda one: one.plain)
    _print_table(measured, "the ten best and the exact total", lambda one: one.counted)


def _print_table(measured: Measured, title: str, of: Callable[[Answers], Mapping[str, Times]]) -> None:
    others = [
        name for name in ask.PEERS if name != "casearch" and any(name in of(one) for one in measured.answers)
    ]
    rest = [name for name in others if name != "tantivy"]
    heads = [
        f"{title}, {measured.documents:,} documents: ms",
        *(f"{name} p50 / p95 / p99" for name in ("casearch", "tantivy")),
        "p50, casearch over tantivy",
        "p99 over p50: casearch, tantivy",
        *(f"{name} p50 (over tantivy)" for name in rest),
    ]
    print(f"\n| {' | '.join(heads)} |\n|{'---|' * len(heads)}")
    ratios: dict[str, list[float]] = {name: [] for name in ("casearch", *rest)}
    for one in measured.answers:
        times = of(one)
        base = times["tantivy"]
        pair = [percentiles(times[name]) for name in ("casearch", "tantivy")]
        cells = [_named(one, times), *(" / ".join(map(milliseconds, each)) for each in pair)]
        ratios["casearch"].append(ratio(times["casearch"], base))
        cells += [f"{ratios['casearch'][-1]:.2f}", ", ".join(f"{p99 / p50:.1f}" for p50, _, p99 in pair)]
        for name in rest:
            if name in times:
                ratios[name].append(ratio(times[name], base))
                cells.append(f"{milliseconds(float(np.median(times[name])))} ({ratios[name][-1]:.1f})")
            else:
                cells.append("")
        print(f"| {' | '.join(cells)} |")
    means = {name: f"{geometric_mean(found):.2f}" if found else "" for name, found in ratios.items()}
    worst = max(ratios["casearch"])
    last = [means[name] for name in rest]
    print(f"| geometric mean (worst) | | | **{means['casearch']}** ({worst:.2f}) | | {' | '.join(last)} |")


def _named(one: Answers, times: Mapping[str, Times]) -> str:
    """The class, and who was asked fewer queries than it has."""
    fewer = [f"{peer} {len(taken):,}" for peer, taken in times.items() if len(taken) < one.asked]
    return f"{one.name} ({', '.join([f'{one.asked:,} queries', *fewer])})" if fewer else one.name


def milliseconds(value: float) -> str:
    """Three digits that mean something."""
    return f"{value:.3g}" if value < 100 else f"{value:.0f}"
