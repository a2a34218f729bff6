"""Draw pairs of words that share a name key, to be judged by hand: are the two one name?

Takes every word that stands capitalised inside a sentence of the shared data and of corpus/, joins the
words that share a key, and prints a random sample of all such pairs, one a line: the two words and, where the
judged list has them already, the verdict. The same seed draws the same pairs.

    python tools/draw_name_pairs.py [--seed 5] [--count 200] [--judged tests/analysis/names/false_meetings.tsv]
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import re
from collections import defaultdict
from collections.abc import Iterator
from hashlib import sha256
from itertools import combinations
from pathlib import Path

from casearch.analysis import kazakh, russian
from casearch.analysis.fold import APOSTROPHES, fold
from casearch.analysis.names import keys

ROOT = Path(__file__).parent.parent
SHARED = Path(os.environ.get("CASEARCH_SHARED") or ROOT.parent / "shared")
TEXTS = ("sentences/kk.jsonl", "kazqad/docs.jsonl", "xquad/docs.jsonl")

Pair = tuple[str, str]

_PLAIN = dict.fromkeys(map(ord, APOSTROPHES), "'")

_INSIDE = re.compile(r"(?<=[^\W_] |[,;:)»”\"] )[^\W\d_]+(?:['’ʻʼ][^\W\d_]+)*")
"""A word behind a space that no full stop precedes."""


def texts(shared: Path, corpus: Path) -> Iterator[tuple[str, str]]:
    """Each text with its language; of corpus/, plain texts and JSONL rows."""
    for name in TEXTS:
        with (shared / "data" / name).open(encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                yield row["text"], row["lang"]
    for path in sorted(corpus.rglob("*.txt")):
        text = path.read_text(encoding="utf-8", errors="ignore")
        yield text, "en" if text.isascii() else "kk" if re.search("[әғқңөұүһі]", text) else "ru"
    for path in sorted(corpus.rglob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            yield row.get("text", ""), row.get("lang") or "ru"


def names(shared: Path, corpus: Path) -> set[Pair]:
    """The words, in lower case, that stand capitalised inside a sentence, each with its language."""
    return {
        (word.lower().translate(_PLAIN), lang)
        for text, lang in texts(shared, corpus)
        for word in _INSIDE.findall(text)
        if word[0].isupper()
    }


def terms(word: str, lang: str) -> tuple[str, ...]:
    """What the stemmer of that language makes of a word; names in Latin letters need none."""
    stemmer = {"ru": russian.stems, "kk": kazakh.stems}.get(lang)
    return stemmer(fold(word)) if stemmer else ()


def meetings(shared: Path, corpus: Path) -> list[Pair]:
    """All pairs of different words that share a key, in order."""
    under: defaultdict[str, set[str]] = defaultdict(set)
    for word, lang in names(shared, corpus):
        for key in keys(word, terms(word, lang), lang):
            under[key].add(word)
    return sorted({pair for words in under.values() for pair in combinations(sorted(words), 2)})


def draw(pairs: list[Pair], seed: int, count: int) -> list[Pair]:
    """A sample without repetition, each pair as likely as another.

    A pair's place in the order is its hash, so that a few pairs more or less change the sample by as few.
    """
    return sorted(pairs, key=lambda pair: sha256(f"{seed} {pair[0]} {pair[1]}".encode()).digest())[:count]


def judged(path: Path) -> dict[Pair, str]:
    """The verdicts given so far; empty if there is no list yet."""
    if not path.exists():
        return {}
    with path.open(encoding="utf-8") as lines:
        return {(row["a"], row["b"]): row["verdict"] for row in csv.DictReader(lines, delimiter="\t")}


def main() -> None:
    """Print the sample."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument(
        "--judged",
        type=Path,
        default=ROOT / "tests/analysis/names/false_meetings.tsv",
        help="verdicts so far",
    )
    options = parser.parse_args()
    pairs = meetings(SHARED, ROOT / "corpus")
    verdicts = judged(options.judged)
    print("a\tb\tverdict")
    for pair in draw(pairs, options.seed, options.count):
        print(*pair, verdicts.get(pair, ""), sep="\t")


if __name__ == "__main__":
    main()
