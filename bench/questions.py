"""How fast are questions answered, beside peers? The tables of answers for docs/benchmarks.md.

    python ../shared/bench/make_corpus.py 100000 --seed 1 --data ../shared/data > docs.jsonl
    python bench/questions.py docs.jsonl --place built                     # every table, at 100,000 documents
    python bench/questions.py docs.jsonl --place built --only engine --sizes 10000 100000 --plot docs/growth.svg
    python bench/questions.py docs.jsonl --place built --only engine --classes or5 prefix --peers tantivy

Tables: ``engine`` (ready trees, by class, without and with exact totals; with several sizes also the growth),
``search`` (from words to snippets), ``oneshot`` (whole processes), ``length`` (long questions over short ones).
Indexes are built under ``--place`` as they are needed, and stay there: ``SIZE/PEER`` over the same tokens,
``SIZE/analysed`` as ``casearch index`` makes it of the first SIZE documents (a link to one made before will do) and
``SIZE/raw`` of FTS5. Run it on a machine that does nothing else, or with ``--clock cpu``.
"""

from __future__ import annotations

import argparse
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
import answers
import ask
import classes
import growth
import length
import oneshot
import peers
import wholes
from machine import CLOCKS, alone, heading

from casearch.errors import IndexFormatError

TABLES = ("engine", "search", "oneshot", "length")
PEERS = ("tantivy", "SQLite FTS5", "bm25s")
SHOTS = 15


def main() -> None:
    """Print the tables."""
    options = _options()
    sys.stdout.reconfigure(line_buffering=True)
    print(f"{heading('tantivy', 'bm25s', 'whoosh', 'numpy')}, SQLite {sqlite3.sqlite_version}", end="")
    print(f"; {options.clock} time, best of {options.passes}, seed {options.seed}")
    with tempfile.TemporaryDirectory() as name:
        place = options.place or Path(name)
        if "engine" in options.only:
            engine(place, options)
        for size in options.sizes:
            here = place / str(size)
            if "search" in options.only:
                folders = analysed(here, options.corpus, size), raw(here, options.corpus, size)
                asking = options.questions, options.passes, options.clock, options.seed
                print("", *alone(wholes.table, folders, options.corpus, size, *asking), sep="\n")
            if "oneshot" in options.only:
                _oneshot(here, options, size)
            if "length" in options.only:
                line = alone(
                    length.line, analysed(here, options.corpus, size), options.questions, options.seed
                )
                print(f"\n{size:,} documents: {line}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument(
        "--sizes", type=int, nargs="+", default=[100_000], help="numbers of documents, rising"
    )
    parser.add_argument("--only", choices=TABLES, nargs="+", default=TABLES)
    parser.add_argument("--place", type=Path, help="where indexes stay; a temporary folder if not given")
    parser.add_argument("--peers", choices=list(ask.PEERS)[1:], nargs="+", default=PEERS)
    parser.add_argument("--classes", choices=list(classes.CLASSES), nargs="+", default=list(classes.CLASSES))
    parser.add_argument("--count", type=int, default=1000, help="queries of a class; as many others warm up")
    parser.add_argument("--questions", type=int, default=100, help="questions of a row in the other tables")
    parser.add_argument("--passes", type=int, default=3)
    parser.add_argument("--patience", type=float, default=60, help="seconds of a class, for each engine")
    parser.add_argument("--clock", choices=list(CLOCKS), default="wall")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--plot", type=Path, help="where the plot of growth is written, as SVG")
    return parser.parse_args()


def engine(place: Path, options: argparse.Namespace) -> None:
    """The tables of the engines at each size, and the growth from one to the next."""
    asking = answers.Asking(
        options.classes, options.count, options.passes, options.clock, options.patience, options.seed
    )
    names = ["casearch", *dict.fromkeys(["tantivy", *options.peers])]
    measured = []
    for size in options.sizes:
        folders = {name: tokens(place / str(size), name, options.corpus, size) for name in names}
        measured.append(alone(answers.measure, folders, options.corpus, size, asking))
        answers.print_tables(measured[-1])
    if len(measured) > 1:
        growth.print_table(measured)
        if options.plot:
            growth.write_plot(measured, options.plot)


def _oneshot(here: Path, options: argparse.Namespace, size: int) -> None:
    folders = (
        analysed(here, options.corpus, size),
        tokens(here, "tantivy", options.corpus, size),
        raw(here, options.corpus, size),
    )
    asked = [
        question
        for lang in wholes.LANGUAGES
        for question in wholes.questions(options.corpus, size, lang, 2, SHOTS // 3, options.seed)
    ]
    print("", f"{size:,} documents.", "", *oneshot.table(*folders, asked), sep="\n")


def tokens(here: Path, name: str, corpus: Path, count: int) -> Path:
    """The index of a peer over the same tokens, built anew if this casearch does not read it."""
    folder = here / name
    if name == "casearch" and folder.exists():
        try:
            peers.open_casearch(folder)
        except IndexFormatError:
            shutil.rmtree(folder)
    return _built(folder, peers.build_rows, name, corpus, count)


def analysed(here: Path, corpus: Path, count: int) -> Path:
    """The index that ``casearch index`` makes."""
    return _built(here / "analysed", wholes.build_casearch, corpus, count)


def raw(here: Path, corpus: Path, count: int) -> Path:
    """FTS5 over the raw text."""
    return _built(here / "raw", wholes.build_fts5, corpus, count)


def _built(folder: Path, build: Callable[..., None], *args: Any) -> Path:
    """A folder with an index, built if it is not there; one that was left half built does not count."""
    if not folder.exists():
        part = folder.with_name(f"{folder.name}.part")
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir(parents=True)
        print(f"building {folder}", file=sys.stderr)
        alone(build, *args, part)
        part.rename(folder)
    return folder


if __name__ == "__main__":
    main()
