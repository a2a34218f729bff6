"""Train and measure the model that finds the article among the lines of a scraped text (src/casearch/sources/zones.tsv).

    python tools/train_cleaning.py             writes the model: the same bytes from the same texts
    python tools/train_cleaning.py --measure   scores it on outlets it was trained without, beside the rules alone

It learns from ``corpus/`` (by the marks in tests/sources/marks) and from ``tools/cleaning/``, whose README says how
lines are marked. The seeds beside the project and tests/sources/fresh are left out, to be measured on. A conditional
random field whose zones are hidden but for what the marks say (a dropped line is above, beside or below the article),
with a cost on dropped lines of the article (softmax margin, Gimpel and Smith 2010), by gradient ascent in NumPy.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Any

import numpy as np

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from casearch.document import Document  # noqa: E402
from casearch.sources import compose, read, scan, zones  # noqa: E402
from casearch.sources.boilerplate import Reasons, clean  # noqa: E402
from casearch.sources.line import Line, lines_of  # noqa: E402
from casearch.sources.places import features  # noqa: E402
from casearch.sources.shape import Shape, shape  # noqa: E402
from casearch.sources.titles import letters  # noqa: E402
from sources.cleaning import Source, read_table, sources_of  # noqa: E402

MODEL = ROOT / "src/casearch/sources/zones.tsv"
MARKED = ROOT / "tools/cleaning"

STEPS = 80
RATE = 0.1
DECAY = 6.0
COST = {"K": 2.5, "D": 1.0}
"""What a line dropped, or left, against its mark costs while learning, in units of the score."""
LEAST_OUTLETS = 3
"""A feature of fewer outlets is not learned."""
CROPS = 1
"""Shortened copies of each text: news may be two sentences long."""
FOLDS = 5
SEED = 20241122

COUNT = len(zones.ZONES)
FURNITURE = [zones.ZONES.index(zone) for zone in zones.REASONS]
OTHERS = [at for at in range(COUNT) if at not in FURNITURE]
ALLOWED = {
    "K": ("lead", "body"),
    "D": ("over", "under", "aside", "end"),
    "T": ("title", "aside", "end"),
    "?": zones.ZONES,
}
"""Zones a line may be in, by its mark; ``?`` is one that an extractor made of others."""

NEVER = -1e9
Array = np.ndarray[Any, np.dtype[np.float64]]


@dataclass
class Marked:
    """A text as the cleaner gets it, and a mark for each of its lines."""

    outlet: str
    lines: list[Line]
    marks: str
    shapes: list[Shape]
    found: list[list[str]]
    by_rules: list[bool]


# --- marked texts ----------------------------------------------------------------------------------------------


def corpus() -> Iterator[Marked]:
    """The texts of corpus/ as they come out of their formats."""
    os.chdir(ROOT)
    marks = {id: row[0] for id, row in read_table("corpus.marks.tsv").items()}
    sources = {source.id: source for source in sources_of(Path("corpus"), "corpus/")}
    for document, text in given("corpus"):
        yield marked(str(document.path).split("/")[1], text, sources[document.id], marks[document.id])


def written() -> Iterator[Marked]:
    """The texts of tools/cleaning/, each of an outlet of its own."""
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        Path("texts").mkdir()
        marks = {}
        for path in sorted(MARKED.glob("*.txt")):
            lines = path.read_text("utf-8").splitlines()
            marks[f"texts/{path.name}"] = "".join(line[0] for line in lines if line)
            Path("texts", path.name).write_text("\n".join(line[2:] for line in lines) + "\n", "utf-8")
        sources = {source.id: source for source in sources_of(Path("texts"), "texts/")}
        for document, text in given("texts"):
            yield marked(document.id, text, sources[document.id], marks[document.id])
        os.chdir(ROOT)


def given(root: str) -> Iterator[tuple[Document, str]]:
    """Every document below a folder, with the text that was to be cleaned."""
    texts: list[str] = []

    def noted(text: str, *rest: Any, **options: Any) -> Any:
        texts.append(text)
        return clean(text, *rest, **options)

    compose.clean = noted  # type: ignore[attr-defined]
    for file in scan([root]).files:
        for item in read(file):
            if isinstance(item, Document):
                yield item, texts[-1]
    compose.clean = clean  # type: ignore[attr-defined]


def marked(outlet: str, text: str, source: Source, marks: str) -> Marked:
    """A text with its source's marks: by their letters, since a format may have joined or left out lines."""
    waiting: dict[str, list[str]] = defaultdict(list)
    for line, mark in zip(source.lines, marks, strict=True):
        waiting[letters(line)].append(mark)
    lines, of = lines_of(text), []
    for line in lines:
        own = waiting.get(line.letters)
        if own:
            of.append(own.pop(0) if len(own) > 1 else own[0])
        else:
            longer = [of_one[0] for key, of_one in waiting.items() if line.letters and line.letters in key]
            of.append(longer[0] if longer else "?")
    reasons = Reasons(lines, None)
    shapes = list(map(shape, lines, reasons.known()))
    found = features(lines, shapes, reasons.first, reasons.last)
    return Marked(outlet, lines, "".join(of), shapes, found, by_rules(text, lines))


def by_rules(text: str, lines: list[Line]) -> list[bool]:
    """Which lines the rules alone drop."""
    limits, (zones.LEAST, zones.SURE) = (zones.LEAST, zones.SURE), (2.0, 2.0)
    gone = Counter(dropped.line for dropped in clean(text).dropped)
    zones.LEAST, zones.SURE = limits
    dropped = []
    for line in lines:
        dropped.append(gone[line.text] > 0)
        gone[line.text] -= dropped[-1]
    return dropped


def cropped(text: Marked, random: Random) -> Marked:
    """A shorter text of the same outlet: part of its body, with the nearest of what stands above and below it."""
    kept = [at for at, mark in enumerate(text.marks) if mark == "K"]
    start = random.choice(kept)
    stop = start + 1 + random.choice((0, 1, 1, 2, 3, 5))
    top = random.choice((0, 1, 2, 3, 99))
    end = random.choice((0, 0, 1, 2, 99))
    chosen = [
        at
        for at in range(len(text.marks))
        if max(0, kept[0] - top) <= at < kept[0]
        or (start <= at < stop and at <= kept[-1])
        or kept[-1] < at <= kept[-1] + end
    ]
    lines = [replace(text.lines[at], above=number) for number, at in enumerate(chosen)]
    reasons, shapes = Reasons(lines, None), [text.shapes[at] for at in chosen]
    found = features(lines, shapes, reasons.first, reasons.last)
    return Marked(text.outlet, lines, "".join(text.marks[at] for at in chosen), shapes, found, [])


# --- learning --------------------------------------------------------------------------------------------------


class Batch:
    """Texts as arrays: a row a line, padded to the longest text."""

    def __init__(self, texts: Sequence[Sequence[Sequence[str]]], rows: dict[str, int]) -> None:
        self.lengths = np.array([len(text) for text in texts])
        self.shape = (len(texts), int(self.lengths.max()), COUNT)
        known = [sorted({rows[one] for one in line if one in rows}) for text in texts for line in text]
        self.starts = np.cumsum([0, *map(len, known)])
        self.features = np.concatenate([np.array(line, dtype=np.int64) for line in known])
        self.line_of = np.repeat(np.arange(len(known)), np.diff(self.starts))
        self.text = np.repeat(np.arange(len(texts)), self.lengths)
        self.at = np.concatenate([np.arange(length) for length in self.lengths])

    def scores(self, weights: Array) -> Array:
        """What the features of each line say for each zone."""
        found = np.zeros(self.shape)
        found[self.text, self.at] = np.add.reduceat(weights[self.features], self.starts[:-1], axis=0)
        return found

    def gradient(self, chances: Array, count: int) -> Array:
        """How often each feature meets each zone."""
        lines = chances[self.text, self.at][self.line_of]
        return np.stack(
            [np.bincount(self.features, weights=lines[:, zone], minlength=count) for zone in range(COUNT)],
            axis=1,
        )


def expected(scores: Array, lengths: Array, chain: list[Array]) -> list[Array]:
    """How likely each zone is in each line, each pair of zones in a row, each first and each last."""
    follows, begins, ends = chain
    texts, most, _ = scores.shape
    forward, backward = np.empty_like(scores), np.zeros_like(scores)
    each, last = np.arange(texts), lengths - 1
    forward[:, 0] = scores[:, 0] + begins
    for at in range(1, most):
        forward[:, at] = log_sum(forward[:, at - 1][:, :, None] + follows, 1) + scores[:, at]
    backward[each, last] = ends
    for at in range(most - 2, -1, -1):
        inside = at < last
        total = log_sum(follows + (scores[:, at + 1] + backward[:, at + 1])[:, None, :], 2)
        backward[inside, at] = total[inside]
    whole = log_sum(forward[each, last] + ends, 1)[:, None]
    chances = np.exp(forward + backward - whole[:, None])
    chances[np.arange(most)[None] >= lengths[:, None]] = 0
    pairs = np.zeros((COUNT, COUNT))
    for at in range(most - 1):
        on = at < last
        rest = (scores[on, at + 1] + backward[on, at + 1] - whole[on])[:, None, :]
        pairs += np.exp(forward[on, at][:, :, None] + follows + rest).sum(axis=0)
    return [chances, pairs, chances[:, 0].sum(axis=0), chances[each, last].sum(axis=0)]


def log_sum(values: Array, axis: int) -> Array:
    """The logarithm of a sum of exponentials."""
    most = values.max(axis=axis, keepdims=True)
    total: Array = (most + np.log(np.exp(values - most).sum(axis=axis, keepdims=True))).squeeze(axis)
    return total


def bounds() -> list[Array]:
    """Zero where zones may follow, begin and end, else never."""
    follows = [[0 if to in zones.NEXT[zone] else NEVER for to in zones.ZONES] for zone in zones.ZONES]
    ends = (
        [0 if zone in allowed else NEVER for zone in zones.ZONES] for allowed in (zones.FIRST, zones.LAST)
    )
    return [np.array(follows, dtype=float), *(np.array(row, dtype=float) for row in ends)]


def train(texts: Sequence[Marked]) -> tuple[dict[str, int], list[Array]]:
    """The rows of the features, their weights and the chain's (Adam, Kingma and Ba 2015)."""
    random = Random(SEED)  # noqa: S311 — for crops
    whole = [text for text in texts if "K" in text.marks]
    texts = [*texts, *(cropped(text, random) for _ in range(CROPS) for text in whole)]
    outlets = defaultdict(set)
    for text in texts:
        for name in {one for line in text.found for one in line}:
            outlets[name].add(text.outlet)
    rows = {
        name: at for at, name in enumerate(sorted(n for n in outlets if len(outlets[n]) >= LEAST_OUTLETS))
    }
    batch = Batch([text.found for text in texts], rows)
    allowed, cost = np.zeros(batch.shape), np.zeros(batch.shape)
    for number, text in enumerate(texts):
        for at, mark in enumerate(text.marks):
            allowed[number, at] = [0 if zone in ALLOWED[mark] else NEVER for zone in zones.ZONES]
            if mark in COST:
                cost[number, at, FURNITURE if mark == "K" else OTHERS] = COST[mark]
    limits = bounds()
    values = [np.zeros((len(rows), COUNT)), *(np.zeros_like(limit) for limit in limits)]
    means, squares = [np.zeros_like(one) for one in values], [np.zeros_like(one) for one in values]
    for turn in range(1, STEPS + 1):
        scores = batch.scores(values[0])
        chain = [value + limit for value, limit in zip(values[1:], limits, strict=True)]
        wanted = expected(scores + allowed, batch.lengths, chain)
        guessed = expected(scores + cost, batch.lengths, chain)
        changes = [batch.gradient(wanted[0] - guessed[0], len(rows)) - DECAY * values[0]]
        changes += [wanted[at] - guessed[at] - 0.1 * DECAY * values[at] for at in (1, 2, 3)]
        rate = RATE * (1 if turn < 0.6 * STEPS else 0.3 if turn < 0.85 * STEPS else 0.1)
        for at, change in enumerate(changes):
            means[at] = 0.9 * means[at] + 0.1 * change
            squares[at] = 0.99 * squares[at] + 0.01 * change**2
            step = means[at] / (1 - 0.9**turn) / (np.sqrt(squares[at] / (1 - 0.99**turn)) + 1e-8)
            values[at] = values[at] + rate * step
    return rows, values


def written_down(rows: dict[str, int], values: list[Array]) -> str:
    """The model as a table: a row a feature, a column a zone."""
    limits = bounds()
    chain = [np.where(limit < 0, -99, value) for value, limit in zip(values[1:], limits, strict=True)]
    named = [(f"> {zone}", chain[0][at]) for at, zone in enumerate(zones.ZONES)]
    named += [
        ("> first", chain[1]),
        ("> last", chain[2]),
        *((name, values[0][at]) for name, at in rows.items()),
    ]
    lines = ["\t".join([name, *(f"{value + 0.0:.2f}" for value in row)]) for name, row in named]
    return "\n".join(["\t".join(["feature", *zones.ZONES]), *lines]).replace("-0.00", "0.00") + "\n"


# --- measuring -------------------------------------------------------------------------------------------------


def measure(texts: Sequence[Marked]) -> None:
    """Each outlet by a model that has not seen it: rules alone, zones alone, both."""
    outlets = sorted({text.outlet for text in texts})
    np.random.default_rng(SEED).shuffle(outlets)
    fold = {outlet: at % FOLDS for at, outlet in enumerate(outlets)}
    dropped: dict[int, list[bool]] = {}
    for number in range(FOLDS):
        rows, values = train([text for text in texts if fold[text.outlet] != number])
        use(written_down(rows, values))
        for at, text in enumerate(texts):
            if fold[text.outlet] == number:
                dropped[at] = by_zones(text)
    print(f"{'':28}{'precision':>10}{'recall':>8}{'lost':>6}{'left':>6}")
    for name, wanted in (("corpus", False), ("tools/cleaning", True)):
        chosen = [at for at, text in enumerate(texts) if text.outlet.startswith("texts/") is wanted]
        for label in ("rules", "zones", "both"):
            show(f"{name}, {label}", [(texts[at], choose(label, texts[at], dropped[at])) for at in chosen])


def use(table: str) -> None:
    """Puts a model in the place of the shipped one, for this process."""
    model = zones.parsed(table)
    zones.model = lambda: model  # type: ignore[assignment]


def by_zones(text: Marked) -> list[bool]:
    """Which lines the zones alone drop."""
    return [bool(reason) for reason in zones.reasons(text.lines, zones.marginals(text.found).tolist())]


def choose(label: str, text: Marked, dropped: list[bool]) -> list[bool]:
    """What is dropped by the rules, by the zones or by both."""
    if label == "both":
        return [any(pair) for pair in zip(text.by_rules, dropped, strict=True)]
    return text.by_rules if label == "rules" else dropped


def show(label: str, texts: list[tuple[Marked, list[bool]]]) -> None:
    """One row of the table."""
    count = Counter(
        mark + "-+"[gone] for text, dropped in texts for mark, gone in zip(text.marks, dropped, strict=True)
    )
    right, lost, left = count["D+"], count["K+"], count["D-"]
    print(f"{label:28}{right / (right + lost):10.4f}{right / (right + left):8.4f}{lost:6}{left:6}")


def main() -> None:
    """Writes the model, or measures one like it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--measure", action="store_true")
    options = parser.parse_args()
    shipped = MODEL.read_text("utf-8") if MODEL.exists() else ""
    use(shipped or written_down({"bias": 0}, [np.zeros((1, COUNT)), *bounds()]))  # reading asks for a model
    texts = [*corpus(), *written()]
    if options.measure:
        measure(texts)
    else:
        MODEL.write_text(written_down(*train(texts)), "utf-8")
        print(f"{MODEL.stat().st_size:,} bytes from {len(texts)} texts")


if __name__ == "__main__":
    main()
