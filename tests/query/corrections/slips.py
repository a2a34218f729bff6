"""Words of ``corpus/`` with slips that a hand makes, drawn by seed: what the bars of correction are measured on.

    python tests/query/corrections/slips.py SEED      prints how many of each kind are mended

The committed tests draw with ``SEED``; rules and weights were tried out on other seeds only.
"""

from __future__ import annotations

import random
import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import casearch
from casearch.analysis import Analyser, written
from casearch.language import LANGUAGES
from casearch.nodes import SURFACE
from casearch.query.corrections import Mender
from casearch.query.corrections.layout import LAYOUTS, TABLES

SEED = 20_240_516
ROOT = Path(__file__).parents[3]
LETTERS = {
    "ru": "абвгдежзийклмнопрстуфхцчшщъыьэюя",
    "kk": "аәбвгғдежзийкқлмнңоөпрстуұүфхһцчшыіюя",
    "en": "abcdefghijklmnopqrstuvwxyz",
}
KEYS = {"ru": "ru", "kk": "kk", "en": "us"}
LEFT_OUT = str.maketrans("әғқңөұүһі", "агкноуухи")


def words(index: casearch.Index, lang: str, least: int) -> list[str]:
    """The distinct written words of the documents' passages in a language, of that many letters or more."""
    analyser, found = Analyser(), set()
    for document in index.documents():
        read = analyser.document(document)
        if read.lang != lang:
            continue
        for token in (*read.title, *read.text):
            form = written(token.surface)
            if token.lang == lang and len(form) >= least and set(form) <= set(LETTERS[lang]):
                found.add(form)
    return sorted(found)


def edited(word: str, lang: str, edits: int, rng: random.Random) -> str:
    """A word with that many slips: a letter for another, one left out, put in, or swapped with the next."""
    for _ in range(edits):
        at = rng.randrange(len(word))
        letter = rng.choice(LETTERS[lang])
        kind = rng.choice(("other", "out", "in", "swap"))
        if kind == "other":
            word = word[:at] + letter + word[at + 1 :]
        elif kind == "out":
            word = word[:at] + word[at + 1 :]
        elif kind == "in":
            word = word[:at] + letter + word[at:]
        else:
            at = min(at, len(word) - 2)
            word = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return word


def slips(index: casearch.Index, seed: int, each: int = 100) -> Iterator[tuple[str, str, str]]:
    """Language, slip and the word that was meant; half with one edit, half with two. No slip is itself a word."""
    rng = random.Random(seed)
    every = set(index._snapshot().vocabulary(SURFACE)[0])
    for lang in LANGUAGES:
        for edits, least in ((1, 4), (2, 8)):
            drawn = rng.sample(words(index, lang, least), each // 2)
            for word in drawn:
                slip = word
                while slip == word or slip in every:
                    slip = edited(word, lang, edits, rng)
                yield lang, slip, word


def in_wrong_layout(index: casearch.Index, seed: int, each: int = 100) -> Iterator[tuple[str, str]]:
    """What came out of words typed in another layout, and the word. A layout that has no letter of it is no slip."""
    rng = random.Random(seed)
    every = set(index._snapshot().vocabulary(SURFACE)[0])
    for lang in LANGUAGES:
        count = 0
        for word in rng.sample(words(index, lang, 4), 10 * each):
            layout = rng.choice([name for name in LAYOUTS if name != KEYS[lang]])
            typed = word.translate(TABLES[KEYS[lang], layout])
            if typed != word and typed not in every and count < each:
                count += 1
                yield typed, word


def without_letters(index: casearch.Index, seed: int, count: int = 300) -> Iterator[tuple[str, str]]:
    """Kazakh words typed without the letters of Kazakh, and the word."""
    rng = random.Random(seed)
    every = set(index._snapshot().vocabulary(SURFACE)[0])
    drawn = [word for word in words(index, "kk", 4) if word.translate(LEFT_OUT) not in every]
    for word in rng.sample(drawn, count):
        yield word.translate(LEFT_OUT), word


def measure(place: Path, seed: int) -> None:
    """Print the shares, and what was missed."""
    with casearch.open(place) as index:
        mender: Mender = index._mending()
        for lang in LANGUAGES:
            drawn = [(slip, word) for of, slip, word in slips(index, seed) if of == lang]
            given = [
                (slip, word, [found for found, _ in mender.suggestions(slip)[:3]]) for slip, word in drawn
            ]
            report(f"slips {lang}", given)
        report("layout", [(*pair, answers(index, pair[0])) for pair in in_wrong_layout(index, seed)])
        report("letters", [(*pair, answers(index, pair[0])) for pair in without_letters(index, seed)])


def answers(index: casearch.Index, typed: str) -> list[str]:
    """What a search says to have been meant."""
    return [correction.meant for correction in index.search(typed, limit=0).corrections]


def report(name: str, given: list[tuple[str, str, list[str]]]) -> None:
    """One line for a kind, and one for each word that was missed."""
    missed = [one for one in given if one[2][:1] != [one[1]]]
    print(f"{name}: {1 - len(missed) / len(given):.3f} of {len(given)}")
    for typed, meant, found in missed:
        print(f"    {typed} for {meant}: {' '.join(found)}")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        with casearch.open(folder) as built:
            built.update([re.sub(r"\A$", ".", str(ROOT / "corpus"))])
        measure(Path(folder), int(sys.argv[1]))
