"""How does an engine's time grow with the corpus? A table and a plot of the medians at each size."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path
from statistics import geometric_mean
from typing import Final

import numpy as np
from answers import PAIR, Measured, milliseconds

WIDTH, HEIGHT, MARGIN = 230, 170, 34
COLUMNS: Final = 4
COLOURS: Final = dict(zip(PAIR, ("#0b6bcb", "#c2570c"), strict=True))

Series = dict[str, dict[str, list[float]]]


def medians(measured: Sequence[Measured]) -> Series:
    """Class and engine to the medians at each size."""
    return {
        one.name: {
            peer: [float(np.median(each.answers[number].plain[peer].best)) for each in measured]
            for peer in COLOURS
        }
        for number, one in enumerate(measured[0].answers)
    }


def print_table(measured: Sequence[Measured]) -> None:
    """p50 at each size, and how many times the last is of the one before."""
    sizes = [each.documents for each in measured]
    factor = f"{sizes[-1]:,} over {sizes[-2]:,}"
    heads = ["p50 without a total, ms"]
    heads += [f"{peer}, {size:,}" for peer in COLOURS for size in sizes]
    heads += [f"{peer}, {factor}" for peer in COLOURS]
    print(f"\n| {' | '.join(heads)} |\n|{'---|' * len(heads)}")
    growth: dict[str, list[float]] = {peer: [] for peer in COLOURS}
    for name, series in medians(measured).items():
        cells = [milliseconds(value) for peer in COLOURS for value in series[peer]]
        for peer in COLOURS:
            growth[peer].append(series[peer][-1] / series[peer][-2])
        print(
            f"| {name} | {' | '.join(cells)} | {' | '.join(f'{growth[peer][-1]:.1f}' for peer in COLOURS)} |"
        )
    blank = " | ".join([""] * len(sizes) * len(COLOURS))
    print(
        f"| geometric mean | {blank} | {' | '.join(f'{geometric_mean(growth[peer]):.1f}' for peer in COLOURS)} |"
    )


def write_plot(measured: Sequence[Measured], path: Path) -> None:
    """A small log-log plot a class, all to one scale."""
    sizes, series = [each.documents for each in measured], medians(measured)
    every = [value for one in series.values() for values in one.values() for value in values]
    low, high = math.floor(math.log10(min(every))), math.ceil(math.log10(max(every)))
    rows = -(-len(series) // COLUMNS)
    width, height = COLUMNS * WIDTH, rows * HEIGHT + 30
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}"',
        f'width="{width}" height="{height}" font-family="sans-serif" font-size="11">',
        "<title>Median milliseconds of a query by number of documents, both axes logarithmic</title>",
        f'<rect width="{width}" height="{height}" fill="white"/>',
    ]
    for number, (peer, colour) in enumerate(COLOURS.items()):
        left = MARGIN + number * 110
        parts += [
            f'<path d="M{left} 14h24" stroke="{colour}" stroke-width="2"/>',
            f'<text x="{left + 30}" y="18">{peer}</text>',
        ]
    parts.append(f'<text x="{MARGIN + 240}" y="18">median milliseconds, by number of documents</text>')
    for number, (name, one) in enumerate(series.items()):
        left, top = number % COLUMNS * WIDTH, number // COLUMNS * HEIGHT + 30
        parts.append(f'<g transform="translate({left} {top})">')
        parts += _panel(name, one, sizes, (low, high))
        parts.append("</g>")
    path.write_text("\n".join([*parts, "</svg>", ""]), encoding="utf-8")


def _panel(name: str, one: dict[str, list[float]], sizes: Sequence[int], span: tuple[int, int]) -> list[str]:
    low, high = span
    right, bottom = WIDTH - 14, HEIGHT - 26
    ends = math.log10(sizes[0]), math.log10(sizes[-1])

    def across(size: int) -> float:
        return MARGIN + (right - MARGIN) * (math.log10(size) - ends[0]) / (ends[1] - ends[0])

    def up(value: float) -> float:
        return bottom - (bottom - 20) * (math.log10(value) - low) / (high - low)

    parts = [f'<text x="{MARGIN}" y="12" font-weight="bold">{name}</text>']
    for power in range(low, high + 1):
        y = up(10.0**power)
        parts += [
            f'<path d="M{MARGIN} {y:.1f}H{right}" stroke="#ddd"/>',
            f'<text x="{MARGIN - 4}" y="{y + 4:.1f}" text-anchor="end" fill="#555">{10.0**power:g}</text>',
        ]
    for size in sizes:
        label = f"{size / 1_000_000:g}M" if size >= 1_000_000 else f"{size / 1000:g}k"
        parts.append(
            f'<text x="{across(size):.1f}" y="{bottom + 15}" text-anchor="middle" fill="#555">{label}</text>'
        )
    for peer, values in one.items():
        points = [f"{across(size):.1f} {up(value):.1f}" for size, value in zip(sizes, values, strict=True)]
        parts.append(f'<path d="M{"L".join(points)}" fill="none" stroke="{COLOURS[peer]}" stroke-width="2"/>')
    return parts
