"""Measure how well words are brought together, and write the tables of docs/languages.md.

    python tools/quality.py            the tables, with the alternatives that install here (some minutes)
    python tools/quality.py --check    only casearch's own figures, held against tools/quality_floors.toml

The data lies beside the project (see DESIGN); ``CASEARCH_SHARED`` names the folder where it is not ``../shared``.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import sys
import tempfile
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import islice, product
from pathlib import Path
from types import ModuleType
from typing import Any
from zlib import crc32

import numpy as np

import casearch
from casearch.analysis import fold
from casearch.analysis.tokens import tokenise
from casearch.document import Document
from casearch.engine.base import AnalysedDocument, FieldTerms, Header
from casearch.engine.embedded import EmbeddedEngine
from casearch.language import LANGUAGES
from casearch.nodes import BODY, TITLE_WEIGHT, Group, Or
from casearch.search.evaluation import DEPTH, Evaluation, evaluate, read_judgements

ROOT = Path(__file__).parent.parent
FLOORS = ROOT / "tools" / "quality_floors.toml"
PAGE = ROOT / "docs" / "languages.md"
BEGIN, END = "<!-- begin: make quality -->", "<!-- end: make quality -->"

Stem = Callable[[str], Iterable[str]]
LEMMAS = {"ru": "Russian", "en": "English", "kk": "Kazakh", "kk held out": "Kazakh, held out"}
"""``kk held out`` is the half of the sentences from which nothing was learnt (tools/kazakh_sources.py)."""
QUESTIONS = {
    "kazqad": ("kazqad/docs.jsonl", "kazqad/queries.tsv", "kazqad/qrels.txt", "kk"),
    "xquad ru": ("xquad/docs.jsonl", "xquad/queries.ru.tsv", "xquad/qrels.txt", "ru"),
    "xquad en": ("xquad/docs.jsonl", "xquad/queries.en.tsv", "xquad/qrels.txt", "en"),
}


def shared() -> Path:
    """The folder of data beside the project."""
    return Path(os.environ.get("CASEARCH_SHARED") or ROOT.parent / "shared")


def stemmers(lang: str) -> dict[str, Stem]:
    """The alternatives for a language, a word to its terms, casearch last."""
    import simplemma  # noqa: PLC0415 - a package for comparison only
    import snowballstemmer  # noqa: PLC0415 - loaded for the alternatives only

    found: dict[str, Stem] = {"none": lambda word: (word,), "first five letters": lambda word: (word[:5],)}
    if lang in {"ru", "en"}:
        snowball = snowballstemmer.stemmer({"ru": "russian", "en": "english"}[lang])
        found["Snowball"] = lambda word: (snowball.stemWord(word),)
        found["simplemma"] = lambda word: (simplemma.lemmatize(word, lang=lang).lower(),)
    if lang == "ru":
        import pymorphy3  # noqa: PLC0415 - as above

        morphology = pymorphy3.MorphAnalyzer(lang="ru")
        found["pymorphy3, best reading"] = lambda word: (
            morphology.parse(word)[0].normal_form.replace("ё", "е"),
        )
    found["casearch"] = own(lang)
    return found


def own(lang: str) -> Stem:
    """What casearch indexes a word under; of one that is several tokens (su-energetika), their terms in a row."""

    def stem(word: str) -> tuple[str, ...]:
        readings = [token.terms for token in casearch.analyze(word, lang[:2])]
        return tuple("-".join(row) for row in islice(product(*readings), 16)) or (word,)

    return stem


def conflation() -> ModuleType:
    """The shared script that scores stemmers."""
    spec = importlib.util.spec_from_file_location("conflation", shared() / "eval" / "conflation.py")
    assert spec
    assert spec.loader
    module = sys.modules["conflation"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def held_out(path: Path, kinds: Iterable[str]) -> Counter[tuple[str, str, str]]:
    """The gold lemmas of the sentences whose id has an odd CRC-32."""
    cells = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return Counter(
        (form.lower(), lemma.lower(), kind)
        for form, lemma, kind, sentence in cells
        if kind in kinds and crc32(sentence.encode()) % 2 and any(map(str.isalpha, form))
    )


def lemma_figures(lang: str, systems: Mapping[str, Stem]) -> dict[str, dict[str, float]]:
    """F1, B³ and over-stemming of each system on the gold lemmas of a language."""
    script = conflation()
    path = shared() / "data" / "lemmas" / f"{lang[:2]}.tsv"
    rows = script.load(str(path)) if lang in LANGUAGES else held_out(path, script.CONTENT)
    scorer = script.Evaluator(rows)
    figures = {}
    for name, stem in systems.items():
        scores = scorer(stem)
        figures[name] = {"F1": scores["F1"], "B3": scores["b3F1"], "over-stemming": 1e4 * scores["OI"]}
    return figures


@dataclass(frozen=True, slots=True)
class Questions:
    """Judged questions over documents of one language."""

    documents: list[Document]
    queries: dict[str, str]
    judgements: dict[str, dict[str, int]]
    lang: str


def questions(name: str) -> Questions:
    """A set of judged questions from the shared data."""
    docs, queries, qrels, lang = QUESTIONS[name]
    data = shared() / "data"
    records = map(json.loads, (data / docs).read_text(encoding="utf-8").splitlines())
    documents = [Document(r["id"], r["text"], r["title"] or None, lang) for r in records if r["lang"] == lang]
    ids = {document.id for document in documents}
    judged = read_judgements((data / qrels).read_text(encoding="utf-8").splitlines())
    kept = {query: {id: rel for id, rel in each.items() if id in ids} for query, each in judged.items()}
    texts = dict(line.split("\t", 1) for line in (data / queries).read_text(encoding="utf-8").splitlines())
    return Questions(documents, texts, {query: each for query, each in kept.items() if each}, lang)


def answers(asked: Questions, stem: Stem) -> Evaluation:
    """How casearch's engine answers when words are brought together by a given function."""

    def terms(text: str) -> list[tuple[str, ...]]:
        return [tuple(stem(fold(raw.word))) for raw in tokenise(text)]

    def field(title: list[tuple[str, ...]], text: list[tuple[str, ...]]) -> FieldTerms:
        positions: dict[str, list[int]] = {}
        for at, readings in enumerate(title + text):
            for term in readings:
                positions.setdefault(term, []).append(at)
        return FieldTerms(positions, TITLE_WEIGHT * len(title) + len(text), len(title))

    with tempfile.TemporaryDirectory() as folder:
        engine = EmbeddedEngine(Path(folder))
        with engine.writer(timeout=1) as writer:
            for document in asked.documents:
                title = terms(document.title or "")
                body = field(title, terms(document.text))
                writer.add(AnalysedDocument(document, asked.lang, body, field([], title)))
            writer.commit(Header("quality"))
        snapshot = engine.snapshot()
        rankings = {}
        for query in asked.judgements:
            words = [Group(BODY, tuple((term, 1.0) for term in each)) for each in terms(asked.queries[query])]
            rankings[query] = snapshot.search(Or(tuple(words)), limit=DEPTH).ids
        return evaluate(rankings, asked.judgements)


def own_answers(asked: Questions) -> Evaluation:
    """How casearch answers, whole: its own reading of texts and queries."""
    with tempfile.TemporaryDirectory() as folder, casearch.open(folder) as index:
        index.add(asked.documents)
        return index.evaluate(asked.queries, asked.judgements)


def interval(better: Evaluation, worse: Evaluation, measure: str = "nDCG@10") -> tuple[float, float, float]:
    """The mean difference of two runs and its 90 % interval, by paired bootstrap over queries (Efron, 1979)."""
    gains = np.array([better.each[q][measure] - worse.each[q][measure] for q in sorted(better.each)])
    rng = np.random.default_rng(0)
    means = gains[rng.integers(0, len(gains), (5000, len(gains)))].mean(axis=1)
    low, high = np.percentile(means, [5, 95])
    return float(gains.mean()), float(low), float(high)


def own_figures() -> dict[str, float]:
    """Casearch's figures, by name; what the floors are about."""
    figures = {}
    for lang in LEMMAS:
        scores = lemma_figures(lang, {"casearch": own(lang)})["casearch"]
        figures |= {f"lemmas {lang} {name}": value for name, value in scores.items()}
    for name in QUESTIONS:
        figures[f"{name} nDCG@10"] = own_answers(questions(name)).means["nDCG@10"]
    return figures


def below_floor(figures: Mapping[str, float]) -> list[str]:
    """The figures that are worse than their floor, a line each. Over-stemming has a ceiling."""
    floors: dict[str, Any] = tomllib.loads(FLOORS.read_text(encoding="utf-8"))
    found = []
    for name, value in figures.items():
        if name in floors["least"] and value < floors["least"][name]:
            found.append(f"{name} is {value:.4f}, under its floor of {floors['least'][name]}")
        if name in floors["most"] and value > floors["most"][name]:
            found.append(f"{name} is {value:.4f}, over its ceiling of {floors['most'][name]}")
    return found


def tables() -> str:
    """All tables, in Markdown."""
    lines = ["| gold lemmas | system | F1 | B³ | pairs wrongly joined, of 10,000 |", "|---|---|---|---|---|"]
    for lang, language in LEMMAS.items():
        for name, scores in lemma_figures(lang, stemmers(lang)).items():
            cells = f"{scores['F1']:.3f} | {scores['B3']:.3f} | {scores['over-stemming']:.2f}"
            lines.append(f"| {language} | {name} | {cells} |")
    lines += [
        "",
        "| judged questions | system | nDCG@10 | R@100 | casearch over it, nDCG@10 (90 % interval) |",
        "|---|---|---|---|---|",
    ]
    for name in QUESTIONS:
        asked = questions(name)
        mine = own_answers(asked)
        for system, stem in stemmers(asked.lang).items():
            run = mine if system == "casearch" else answers(asked, stem)
            gain = "" if run is mine else "{:+.3f} ({:+.3f} … {:+.3f})".format(*interval(mine, run))
            lines.append(
                f"| {name} | {system} | {run.means['nDCG@10']:.3f} | {run.means['R@100']:.3f} | {gain} |"
            )
    return "\n".join(lines)


def main() -> None:
    """Write the tables, or check the floors."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--check", action="store_true", help="only hold casearch's own figures against the floors"
    )
    if not parser.parse_args().check:
        head, rest = PAGE.read_text(encoding="utf-8").split(BEGIN)
        _, tail = rest.split(END)
        PAGE.write_text(f"{head}{BEGIN}\n{tables()}\n{END}{tail}", encoding="utf-8")
    figures = own_figures()
    for name, value in figures.items():
        print(f"{name:<28} {value:.4f}")
    problems = below_floor(figures)
    print("\n".join(problems))
    sys.exit(bool(problems))


if __name__ == "__main__":
    main()
