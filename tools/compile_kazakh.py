"""Compile what the Kazakh stemmer knows into one file (analysis/kazakh/model.bin).

    python tools/compile_kazakh.py            after a change of the lexicon, of the tables, or of the costs
    python tools/compile_kazakh.py --check    tells whether the file is of the present sources (exit 1 if not)

It takes the suffix tables, ``costs.tsv`` and ``heard.bin`` (which ``tools/train_kazakh.py`` estimated) and the
dictionary forms of the lexicon. The same bytes come of the same sources. After it, ``tests/analysis/test_fingerprint.py``
says what else is to be done when terms have changed.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections.abc import Mapping, Sequence
from itertools import chain
from math import log
from pathlib import Path
from struct import iter_unpack

from kazakh_sources import ROOT, listed, without_forms

from casearch.analysis.kazakh import seams, shape, voice
from casearch.analysis.kazakh.endings import Ending, endings
from casearch.analysis.kazakh.file import FILE
from casearch.analysis.kazakh.model import IMPOSSIBLE, TREE, UNIT, ZERO, heard_key, pack
from casearch.analysis.kazakh.phonology import HOSTS
from casearch.analysis.kazakh.tree import tree

Parts = dict[str, str | Sequence[int]]
SHIFT = 1.5
"""Added to the cost of every stem, so that none is below nothing."""
PACKAGE = ROOT / "src/casearch/analysis/kazakh"


def read_costs(path: Path = PACKAGE / "costs.tsv") -> dict[str, float]:
    """The estimated costs by name."""
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line[:1] != "#")
    return {name: float(cost) for name, cost in rows}


def read_heard(path: Path = PACKAGE / "heard.bin") -> dict[int, float]:
    """Under how many forms stems were heard, by their number."""
    return {key: forms / 4 for key, forms in iter_unpack("<IH", path.read_bytes())}


def whole(cost: float) -> int:
    """A cost as the file keeps it."""
    return round(cost * UNIT)


def stem_parts(costs: Mapping[str, float], heard: Mapping[int, float]) -> Parts:
    """The listed stems with their costs, and what they are indexed as."""
    words = without_forms(listed(), endings(costs))

    def cost(kind: str, stem: str, verbal: bool) -> float:
        return SHIFT + costs[kind] + costs["heard"] * log(max(heard.get(heard_key(stem, verbal), 1.0), 1.0))

    verbs = {stem: cost("listed verb", stem, True) for stem in words["verb"]}
    normal = {}
    for verb in sorted(words["verb"]):
        for passive in voice.passives(verb):
            if voice.active(passive, words["verb"]) == verb:
                verbs.setdefault(
                    passive, cost("listed verb", passive, True) + costs[voice.kind(passive, verb)]
                )
    for stem in verbs:
        if (base := voice.active(stem, words["verb"])) != stem:
            normal["+" + stem] = base
    nouns = {stem: cost("listed name", stem, False) for stem in words["name"]}
    nouns |= {stem: cost("listed noun", stem, False) for stem in words["noun"]}
    for stem in sorted(nouns):
        for short in shortened(stem):
            if short not in nouns:
                normal["-" + short] = stem
    nouns |= {
        short[1:]: nouns[stem] + costs["shortened"] for short, stem in normal.items() if short[0] == "-"
    }
    whole_words = dict.fromkeys(words["whole"], SHIFT + costs["listed whole"])
    keys = sorted(normal)
    return (
        table("nouns", nouns) | table("verbs", verbs) | table("words", whole_words)
        | {"normal": "\n".join(keys), "normal of": "\n".join(normal[key] for key in keys)}
    )  # fmt: skip


def shortened(stem: str) -> list[str]:
    """How a loanword may be spelled before an ending: процесс in процесі, съезд in съездің, субъект in субъектісі."""
    found = []
    if stem[-2:-1] == stem[-1:] and stem[-1] in "смлтф":
        found.append(stem[:-1])
    if stem.endswith(("зд", "сть")):
        found.append(stem[:-1])
    if stem.endswith(("кт", "нг", "нк", "фт")):
        found.append(stem + "і")
    return found


def table(name: str, costs: Mapping[str, float], zero: int = 0) -> Parts:
    """Words with their costs as two parts of the file."""
    keys = sorted(costs)
    return {name: "\n".join(keys), f"{name} costs": [max(0, zero + whole(costs[key])) for key in keys]}


def ending_parts(costs: Mapping[str, float]) -> Parts:
    """The tree of endings, and what each costs after each host, as a noun's and as a verb's; what is the same is kept once."""
    after: dict[tuple[int, ...], int] = {(IMPOSSIBLE,) * len(HOSTS): 0}

    def number(found: Sequence[Ending], verbal: bool) -> int:
        each = [
            (one.hosts, max(0, whole(one.cost + costs[seams.PLAIN]))) for one in found if one.verbal == verbal
        ]
        row = tuple(min((cost for hosts, cost in each if hosts & host), default=IMPOSSIBLE) for host in HOSTS)
        return after.setdefault(row, len(after) * len(HOSTS))

    numbers = {
        surface: (number(found, False), number(found, True))
        for surface, found in sorted(endings(costs).items())
    }
    rows = dict(zip(TREE, tree(numbers).rows(), strict=True))
    return rows | {"after": [IMPOSSIBLE, *chain.from_iterable(after)]}


def compiled() -> bytes:
    """The file."""
    costs, heard = read_costs(), read_heard()
    named = {name: costs[name] for name in (*shape.PRIORS, "bare noun", "bare verb")}
    named |= {name: SHIFT + costs[name] for name in shape.LENGTHS}
    named |= {name: costs[name] - costs[seams.PLAIN] for name in seams.PRIORS}
    off = {key: whole(-costs["heard"] * log(forms)) for key, forms in sorted(heard.items()) if forms > 1}
    parts = ending_parts(costs) | stem_parts(costs, heard) | table("names", named, ZERO)
    parts |= {"heard": list(off), "heard costs": list(off.values())}
    return pack(parts, hashlib.sha256(repr(parts).encode()).hexdigest()[:12])


def main() -> None:
    """Compile, or check."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--check", action="store_true", help="write nothing, and tell whether it is up to date"
    )
    found = compiled()
    if parser.parse_args().check:
        sys.exit(
            (PACKAGE / FILE).read_bytes() != found
            and f"{FILE} is of other sources: run {Path(__file__).name}"
        )
    (PACKAGE / FILE).write_bytes(found)
    print(f"{FILE}: {len(found):,} bytes")


if __name__ == "__main__":
    main()
