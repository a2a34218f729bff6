"""Estimate what the Kazakh stemmer's suffixes, seams and stems cost (analysis/kazakh/costs.tsv, heard.bin).

    python tools/train_kazakh.py            estimates, writes, and scores both halves of the gold lemmas
    python tools/compile_kazakh.py          is to be run next: it makes the model that a search loads

What it learns from (licences in SOURCES.md of the data); only costs are kept:

    ../shared/data/sentences/kk.jsonl    which stems stand under many endings
    ../shared/data/lemmas/kk.tsv         one half of its sentences (see kazakh_sources.halves)
    src/casearch/lexicon/                dictionary forms, which are the listed stems

A cost is a negative logarithm. The analyses of a word are weighed by exp(-cost); costs are moved until the gold stem
weighs most (the conditional likelihood of a log-linear model, Berger et al. 1996), and held near what the tables give
as a grammarian's expectation, so that what no example shows stays as it was.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import log
from struct import pack

import numpy as np
from kazakh_sources import ROOT, Splits, halves, heard, listed, without_forms

from casearch.analysis.kazakh import closed, seams, shape, voice
from casearch.analysis.kazakh.endings import Endings, endings, prior_costs
from casearch.analysis.kazakh.model import heard_key
from casearch.analysis.kazakh.phonology import ALPHABET, host_of, is_loan

COSTS = ROOT / "src/casearch/analysis/kazakh/costs.tsv"
HEARD = COSTS.with_name("heard.bin")
NATS = 1.2
"""What a letter of the expectations is worth, as a logarithm."""
STIFF = 0.6
"""How dear it is to move a cost: the inverse of how far one expects the expectations to be off, squared."""
LEAST_HEARD = 1.3
"""Forms from which having been heard says something: a word that stands once explains itself."""
ROUNDS = 300
MOST_HEARD = 24
"""Forms from which more say no more."""
BLIND = 0.5
"""Weight of an example whose words are taken for unlisted, beside one with all that is known."""
LEAST_UNLISTED = 4
"""Letters of stems that may be unlisted: the lexicon has the short ones, and what looks like another mostly is none."""

LISTED = {
    "listed noun": 2.2, "listed verb": 2.2, "listed name": 2.6, "listed whole": 1.5,
    "bare noun": 0.0, "bare verb": 3.0, "heard": -0.35, "passive": 0.6, "reflexive": 2.5, "shortened": 0.3,
}  # fmt: skip


@dataclass
class Analysis:
    """One way to read a word."""

    stem: str
    verbal: bool
    names: list[str]
    """The costs of ending and seam."""
    known: list[str]
    """Those of the stem, from its shape or because it is listed."""
    blind: list[str]
    """Those of its shape alone."""
    heard: float = 0.0


@dataclass
class Knowledge:
    """What is known of words before a word is read."""

    table: Endings
    words: dict[str, set[str]]
    verbs: set[str] = field(default_factory=set)
    evidence: dict[tuple[str, bool], float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.verbs = self.words["verb"]
        self.splits = Splits(self.table)
        self.passives = {
            p: v for v in sorted(self.verbs) for p in voice.passives(v) if voice.active(p, self.verbs) == v
        }

    def stem_names(self, stem: str, verbal: bool, bare: bool) -> tuple[list[str], list[str]]:
        """The costs of a stem as far as it is known, and those of its shape."""
        loan = is_loan(stem)
        blind = [
            shape.of_length(len(stem), verbal),
            *shape.traits(stem[-shape.TAIL :], len(stem), verbal, loan),
        ]
        if verbal:
            if stem in self.verbs:
                return ["listed verb"], blind
            if stem in self.passives:
                return ["listed verb", voice.kind(stem, self.passives[stem])], blind
            return blind, blind
        for kind in ("noun", "name"):
            if stem in self.words[kind]:
                return [f"listed {kind}"], blind
        if bare and stem in self.words["whole"]:
            return ["listed whole"], blind
        return blind, blind

    def analyses(self, word: str) -> list[Analysis]:
        """All readings of a word."""
        found = []
        for verbal in (False, True):
            if verbal and word not in self.verbs and word not in self.passives:
                continue
            known, blind = self.stem_names(word, verbal, bare=True)
            found.append(
                Analysis(
                    word,
                    verbal,
                    ["bare verb" if verbal else "bare noun"],
                    known,
                    blind,
                    self.evidence.get((word, verbal), 0.0),
                )
            )
        for stem, change, readings in self.splits.of(word):
            if not shape.possible(stem):
                continue
            hosts = host_of(stem)
            for reading in readings:
                if reading.hosts & hosts:
                    known, blind = self.stem_names(stem, reading.verbal, bare=False)
                    names = [*reading.chain, change]
                    found.append(
                        Analysis(
                            stem,
                            reading.verbal,
                            names,
                            known,
                            blind,
                            self.evidence.get((stem, reading.verbal), 0.0),
                        )
                    )
        return found

    def normal(self, analysis: Analysis) -> str:
        """The normal form of a reading."""
        if analysis.verbal:
            return voice.active(analysis.stem, self.verbs)
        return analysis.stem if analysis.stem in self.words["noun"] else seams.unhelped(analysis.stem)


def expected() -> dict[str, float]:
    """All costs before anything was read."""
    letters = prior_costs() | seams.PRIORS | shape.PRIORS
    return {name: NATS * cost for name, cost in letters.items()} | LISTED


def cost_of(names: Iterable[str], costs: Mapping[str, float]) -> float:
    """The sum of some costs."""
    return sum(costs[name] for name in names)


def listen(knowledge: Knowledge, counts: Counter[str], costs: Mapping[str, float], rounds: int = 3) -> None:
    """Estimate under how many forms each stem stands (expectation maximisation over kinds of words)."""
    read = {w: knowledge.analyses(w) for w in counts if len(w) > 2 and ALPHABET.issuperset(w)}
    fixed = {w: [cost_of(a.names, costs) + cost_of(a.known, costs) for a in each] for w, each in read.items()}
    evidence: dict[tuple[str, bool], float] = {}
    for _ in range(rounds):
        after: dict[tuple[str, bool], float] = defaultdict(float)
        for word, each in read.items():
            scores = np.array(
                [
                    c + costs["heard"] * bonus(evidence.get((a.stem, a.verbal), 0.0))
                    for a, c in zip(each, fixed[word], strict=True)
                ]
            )
            share = np.exp(scores.min() - scores)
            share /= share.sum()
            for a, s in zip(each, share, strict=True):
                after[a.stem, a.verbal] += s
        evidence = after
    known = set().union(*knowledge.words.values()) | knowledge.passives.keys()
    knowledge.evidence = {
        key: n
        for key, n in evidence.items()
        if n >= LEAST_HEARD and len(key[0]) >= (LEAST_UNLISTED if key[0] not in known else 2)
    }


def bonus(forms: float) -> float:
    """How much it says for a stem that it stands under so many forms."""
    return log(min(max(forms, 1.0), MOST_HEARD))


@dataclass
class Examples:
    """Readings of many words in one: rows of readings, which costs each sums, which are right."""

    rows: list[int] = field(default_factory=list)
    columns: list[int] = field(default_factory=list)
    values: list[float] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    right: list[bool] = field(default_factory=list)
    weights: list[float] = field(default_factory=list)

    def add(
        self,
        each: Sequence[Analysis],
        right: Sequence[bool],
        weight: float,
        blind: bool,
        ids: Mapping[str, int],
    ) -> None:
        """Take in a word."""
        self.starts.append(len(self.right))
        self.weights.append(weight)
        for a, ok in zip(each, right, strict=True):
            row = len(self.right)
            self.right.append(ok)
            for name in (*a.names, *(a.blind if blind else a.known)):
                self.rows.append(row)
                self.columns.append(ids[name])
                self.values.append(1.0)
            if a.heard and not blind:
                self.rows.append(row)
                self.columns.append(ids["heard"])
                self.values.append(bonus(a.heard))


def fit(examples: Examples, start: np.ndarray) -> np.ndarray:
    """The costs that make the right readings likeliest, held near where they start (AdaGrad, Duchi et al. 2011)."""
    rows, columns, values = np.array(examples.rows), np.array(examples.columns), np.array(examples.values)
    starts, right, weights = np.array(examples.starts), np.array(examples.right), np.array(examples.weights)
    sizes = np.diff(np.append(starts, len(right)))
    word = np.repeat(np.arange(len(starts)), sizes)
    costs, squares = start.copy(), np.full(len(start), 1e-3)
    for _ in range(ROUNDS):
        total = np.bincount(rows, values * costs[columns], len(right))
        weight = np.exp(np.minimum.reduceat(total, starts)[word] - total)
        share = weight / np.add.reduceat(weight, starts)[word]
        good = weight * right
        shown = good / np.maximum(np.add.reduceat(good, starts)[word], 1e-12)
        pull = (shown - share) * weights[word]
        slope = np.bincount(columns, pull[rows] * values, len(costs)) + STIFF * (costs - start)
        squares += slope**2
        costs -= 0.3 * slope / np.sqrt(squares)
    return costs


def gold(knowledge: Knowledge, each: Sequence[Analysis], lemma: str, pos: str) -> list[bool]:
    """Which readings give the gold lemma; a noun in -у that is a verb's is right as the verb."""

    def right(a: Analysis) -> bool:
        normal = knowledge.normal(a)
        if normal == lemma or (a.verbal and a.stem == lemma):
            return True
        return (
            pos == "NOUN"
            and a.verbal
            and lemma.endswith("у")
            and a.stem.rstrip("ыі") == lemma[:-1]
            and a.stem in knowledge.verbs
        )

    return [right(a) for a in each]


def learn(knowledge: Knowledge, rows: Iterable[tuple[str, str, str]]) -> dict[str, float]:
    """Costs from gold lemmas."""
    start = expected()
    ids = {name: at for at, name in enumerate(start)}
    examples = Examples()
    closed_forms = closed.normal_forms()
    for form, lemma, pos in sorted(set(rows)):
        if pos in ("PUNCT", "SYM") or form in closed_forms or len(form) < 3 or not ALPHABET.issuperset(form):
            continue
        each = knowledge.analyses(form)
        right = gold(knowledge, each, lemma, pos)
        if any(right) and not all(right):
            examples.add(each, right, 1.0, False, ids)
            if len(lemma) >= LEAST_UNLISTED:
                examples.add(each, right, BLIND, True, ids)
    found = fit(examples, np.array(list(start.values())))
    return dict(zip(start, found.tolist(), strict=True))


def write(costs: Mapping[str, float], knowledge: Knowledge) -> None:
    """Keep what was estimated."""
    head = "# What each suffix, seam and trait of a stem costs, in nats. Written by tools/train_kazakh.py.\n"
    COSTS.write_text(
        head + "".join(f"{name}\t{cost:.3f}\n" for name, cost in costs.items()), encoding="utf-8"
    )
    rows = {heard_key(stem, verbal): forms for (stem, verbal), forms in knowledge.evidence.items()}
    HEARD.write_bytes(
        b"".join(pack("<IH", key, round(4 * min(rows[key], MOST_HEARD))) for key in sorted(rows))
    )


def main() -> None:
    """Estimate and write."""
    first, _ = halves()
    table = endings(prior_costs())
    knowledge = Knowledge(table, without_forms(listed(), table))
    costs = learn(knowledge, first)
    listen(knowledge, heard(), costs)
    costs = learn(knowledge, first)
    write(costs, knowledge)
    print(f"{len(costs)} costs, {len(knowledge.evidence)} stems heard")


if __name__ == "__main__":
    main()
