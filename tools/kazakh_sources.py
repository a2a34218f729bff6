"""What the Kazakh stemmer is made from: words of the lexicon, sentences, one half of the gold lemmas."""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from zlib import crc32

from casearch.analysis.kazakh import closed, short_stems
from casearch.analysis.kazakh.endings import Ending, Endings
from casearch.analysis.kazakh.phonology import host_of
from casearch.analysis.kazakh.seams import seams
from casearch.analysis.kazakh.tree import numbered, tree

ROOT = Path(__file__).parent.parent
DATA = Path(os.environ.get("CASEARCH_SHARED") or ROOT.parent / "shared") / "data"
LEXICON = Path(os.environ.get("CASEARCH_LEXICON") or ROOT / "src/casearch/lexicon")
CONTENT = ("NOUN", "VERB", "ADJ", "PROPN")

_WORD = re.compile("[а-яёәғқңөұүһі]+")
_PLURALS_AND_COMPARATIVES = tuple("лар лер дар дер тар тер рақ рек".split())
_DAYS = "бүгін кеше биыл былтыр ертең".split()
_DECLINED = {"noun", "adj", "num"}


def halves(
    path: Path = DATA / "lemmas/kk.tsv",
) -> tuple[list[tuple[str, str, str]], list[tuple[str, str, str]]]:
    """The gold lemmas (form, lemma, part of speech): the half to learn from, the half that decides.

    A sentence belongs to the first half if the CRC-32 of its id is even. The second half is scored and never
    looked at word by word.
    """
    found: tuple[list[tuple[str, str, str]], list[tuple[str, str, str]]] = ([], [])
    for line in path.read_text(encoding="utf-8").splitlines():
        form, lemma, pos, sentence = line.split("\t")
        if any(map(str.isalpha, form)):
            found[crc32(sentence.encode()) % 2].append((form.lower(), lemma.lower(), pos))
    return found


def heard() -> Counter[str]:
    """The words of the sentences with how often they occur."""
    counts: Counter[str] = Counter()
    for line in (DATA / "sentences/kk.jsonl").read_text(encoding="utf-8").splitlines():
        counts.update(_WORD.findall(json.loads(line)["text"].lower()))
    return counts


def listed() -> dict[str, set[str]]:
    """The Kazakh words of the lexicon, and the short stems, by kind: ``noun`` (declined), ``verb``, ``name``, ``whole`` (has no endings)."""
    found: dict[str, set[str]] = {
        "noun": {*short_stems.NOUNS, *closed.NUMERALS.split()},
        "verb": {*short_stems.VERBS, *closed.VERBS_IN_I.split()},
        "name": set(),
        "whole": set(),
    }
    for form, pos in _forms(LEXICON / "concepts"):
        words = [part for word in form.lower().split() for part in word.split("-")]
        if not words or not all(map(_WORD.fullmatch, words)):
            continue
        if pos == "verb":
            found["verb"].update(word for word in words[-1:] if len(word) > 1)
        elif len(words) == 1:
            found["noun" if pos in _DECLINED else "whole"].add(words[0])
    for form in _names(LEXICON / "names.tsv"):
        found["name"].update(
            word for word in re.split(r"[\s-]+", form.lower()) if len(word) > 2 and _WORD.fullmatch(word)
        )
    return found


class Splits:
    """The ways to cut a word before an ending of a table.

    Args:
        table: what is known of each ending.
    """

    def __init__(self, table: Endings) -> None:
        self._readings: list[list[Ending]] = [[]]
        numbers = {}
        for ending, readings in table.items():
            kinds = [[each for each in readings if each.verbal == verbal] for verbal in (False, True)]
            numbers[ending] = tuple(len(self._readings) + at if kind else 0 for at, kind in enumerate(kinds))
            self._readings += kinds
        self._tree = tree(numbers)

    def of(self, word: str) -> list[tuple[str, str, list[Ending]]]:
        """The stems that may stand before an ending, with what changed and what is known of the ending."""
        letters = numbered(word)
        if len(letters) < 3:
            return []
        return [
            (stem, change, self._readings[number])
            for stem, change, _, number in seams(word, letters, self._tree)
        ]


def without_forms(words: dict[str, set[str]], table: Endings) -> dict[str, set[str]]:
    """The same words without those that are a form of another: ``ерлікпен``, ``органдар`` beside ``орган``, ``үлкенірек``."""
    nouns = words["noun"]
    splits = Splits(table)

    def is_form(word: str, least: int) -> bool:
        return any(
            stem in words["verb" if reading.verbal else "noun"] and reading.hosts & host_of(stem)
            for stem, _, readings in splits.of(word)
            for reading in readings
            if len(stem) >= 3 and len(word) - len(stem) >= least + 3 * reading.verbal
        )

    regular = {word for word in nouns if word.endswith(_PLURALS_AND_COMPARATIVES) and is_form(word, 3)}
    return words | {
        "noun": nouns - regular - {day + ending for day in _DAYS for ending in ("ғы", "гі", "қы", "кі")},
        "whole": {word for word in words["whole"] if not (len(word) > 5 and is_form(word, 2))},
    }


def _names(path: Path) -> Iterator[str]:
    """The Kazakh column of the names: all words of a name stand alone too."""
    if path.exists():
        for line in path.read_text(encoding="utf-8").splitlines():
            cells = line.split("\t")
            if len(cells) > 2 and cells[0] != "en":
                yield from (form.strip() for form in cells[2].split(";"))


def _forms(folder: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(folder.glob("*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            cells = line.split("\t")
            if len(cells) > 3 and cells[0] != "en":
                for form in cells[2].split(";"):
                    yield form.strip(), cells[3]
