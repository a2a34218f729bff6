"""How fast is an index built, added to and opened, how large is it and how much memory does it take, beside peers?

    python ../shared/bench/make_corpus.py 100000 --seed 1 --data ../shared/data > docs.jsonl
    python bench/index.py docs.jsonl                           # make bench CORPUS=docs.jsonl
    python bench/index.py docs.jsonl --only memory --memory 60000

Every figure is taken in a new process; ratios are of figures of one run. Prints tables for docs/benchmarks.md.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import resource
import statistics
import sys
import tempfile
import time
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from threading import Event, Thread
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
import peers
from machine import alone, heading

import casearch
from casearch.document import Document
from casearch.engine.base import Header
from casearch.engine.embedded import EmbeddedEngine
from casearch.indexing.manifest import FILES, ROWS, FileRecord, Manifest
from casearch.indexing.workers import Analysing, run

ROUNDS, ADDED = 50, 100
OPENINGS = 5


def documents_of(corpus: Path, first: int, last: int) -> list[Document]:
    """Some documents of a corpus."""
    with corpus.open(encoding="utf-8") as lines:
        rows = map(json.loads, islice(lines, first, last))
        return [
            Document(id=row["id"], title=row["title"], text=row["text"], lang=row["lang"], date=row["date"])
            for row in rows
        ]


def same_tokens(corpus: Path, count: int, whoosh: int, without: list[str], place: Path) -> None:
    """Build, size and opening on the same tokens; stock Whoosh on fewer documents, beside casearch on as few."""
    print(
        f"\n| same tokens, {count:,} documents | build | over tantivy | size | over tantivy | opening | over tantivy |"
    )
    print("|---|---|---|---|---|---|---|")
    names = [name for name in peers.PEERS if name not in ("stock Whoosh", *without)]
    built = {name: alone(peers.timed_build, name, corpus, count, place / name) for name in names}
    opened = {name: _opening(name, place / name) for name in names}
    base, quick = built["tantivy"], opened["tantivy"]
    for name in names:
        one = built[name]
        print(
            f"| {name} | {one['seconds']:.1f} s | {one['seconds'] / base['seconds']:.2f} "
            f"| {one['bytes'] / 1e6:.1f} MB | {one['bytes'] / base['bytes']:.2f} "
            f"| {opened[name]:.1f} ms | {opened[name] / quick:.1f} |"
        )
    if "stock Whoosh" in without:
        return
    few = {
        name: alone(peers.timed_build, name, corpus, whoosh, place / f"{name}-few")
        for name in ("stock Whoosh", "tantivy")
    }
    one, two = few["stock Whoosh"], few["tantivy"]
    opening = _opening("stock Whoosh", place / "stock Whoosh-few")
    print(
        f"| stock Whoosh, {whoosh:,} | {one['seconds']:.1f} s | {one['seconds'] / two['seconds']:.2f} "
        f"| {one['bytes'] / 1e6:.1f} MB | {one['bytes'] / two['bytes']:.2f} | {opening:.1f} ms | |"
    )


def _opening(name: str, folder: Path) -> float:
    return statistics.median(alone(peers.timed_open, name, folder) for _ in range(OPENINGS))


def full_analysis(corpus: Path, count: int, place: Path) -> None:
    """The same analysers, fields and stored text: casearch with one process and with two, and stock Whoosh.

    Processor seconds are those of all its processes: they hold on a machine that is busy with other work.
    """
    built = {
        "casearch, one process": alone(_analysed, corpus, count, place / "analysed", 1),
        "casearch, two workers": _analysed(corpus, count, place / "two", 2),
        "stock Whoosh": alone(_whoosh_analysed, corpus, count, place / "whoosh-analysed"),
    }
    theirs, theirs_busy = built["stock Whoosh"]
    print(
        f"\n| full analysis, {count:,} documents | build | stock Whoosh over it | processor | the same of it |"
    )
    print("|---|---|---|---|---|")
    for name, (seconds, busy) in built.items():
        print(
            f"| {name} | {seconds:.1f} s | {theirs / seconds:.1f} | {busy:.1f} s | {theirs_busy / busy:.1f} |"
        )


def _analysed(corpus: Path, count: int, folder: Path, workers: int) -> tuple[float, float]:
    documents = documents_of(corpus, 0, count)
    begun, busy = time.perf_counter(), _busy()
    with EmbeddedEngine(folder).writer(timeout=1) as writer:
        for done in run((Analysing(document, None) for document in documents), workers):
            assert done.batch is not None
            writer.add_batch(done.batch)
        writer.commit(Header("bench"))
    return time.perf_counter() - begun, _busy() - busy


def _busy() -> float:
    """Seconds of processor time that this process and those it started and that have ended took."""
    used = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)


def _whoosh_analysed(corpus: Path, count: int, folder: Path) -> tuple[float, float]:
    from whoosh import fields, index  # noqa: PLC0415  # a peer is loaded where it is timed

    from casearch.analysis import Analyser  # noqa: PLC0415

    documents, analyser = documents_of(corpus, 0, count), Analyser()
    words = fields.TEXT(spelling=False)
    schema = fields.Schema(
        id=fields.ID(stored=True),
        title=words,
        body=words,
        names=words,
        surface=words,
        coarse=fields.TEXT(spelling=False, phrase=False),
        record=fields.STORED,
    )
    folder.mkdir(parents=True)
    begun, busy = time.perf_counter(), _busy()
    with index.create_in(folder, schema).writer(limitmb=512) as writer:
        for document in documents:
            read = analyser.document(document)
            tokens = read.title + read.text
            names = [
                key for token in tokens for key in analyser.names(token.surface, token.lang, token.terms)
            ]
            coarse = [term for token in tokens for term in analyser.coarse(token.surface, token.lang)]
            writer.add_document(
                id=document.id,
                title=[term for token in read.title for term in token.terms],
                body=[term for token in tokens for term in token.terms],
                names=names or None,
                surface=[term for token in tokens if (term := analyser.surface(token.surface))],
                coarse=coarse or None,
                record=document.text,
            )
    return time.perf_counter() - begun, _busy() - busy


def adding(corpus: Path, small: int, large: int, place: Path) -> None:
    """A hundred documents added to few and to many, over and over, through the library."""
    means = [alone(_added, corpus, size, place / f"add-{size}") for size in (small, large)]
    print(
        f"\n| {ADDED} documents added, mean of {ROUNDS} rounds, merges included | seconds | over the first |"
    )
    print("|---|---|---|")
    for size, mean in zip((small, large), means, strict=True):
        print(f"| to {size:,} | {mean:.3f} | {mean / means[0]:.2f} |")


def _added(corpus: Path, size: int, folder: Path) -> float:
    tokens = peers.read_tokens(corpus, size)
    with EmbeddedEngine(folder).writer(timeout=1) as writer:
        for batch in peers.casearch_batches(tokens):
            writer.add_batch(batch)
        writer.commit(Header(casearch.index.fingerprint(), _manifest([id for id, _ in tokens])))
    fresh = [
        Document(id=f"new-{document.id}", title=document.title, text=document.text, lang=document.lang)
        for document in documents_of(corpus, 0, ROUNDS * ADDED)
    ]
    seconds = []
    with casearch.open(folder) as index:
        for first in range(0, len(fresh), ADDED):
            begun = time.perf_counter()
            report = index.add(fresh[first : first + ADDED])
            seconds.append(time.perf_counter() - begun)
            assert report.added == ADDED
    return statistics.mean(seconds)


def _manifest(ids: list[str]) -> dict[str, Any]:
    """The state of an index whose documents are the rows of one file, each of eight lines."""
    digests = (hashlib.blake2b(id.encode(), digest_size=40).hexdigest() for id in ids)
    rows = {id: ({"docs.jsonl": each[:24]}, each) for id, each in zip(ids, digests, strict=True)}
    files = {"docs.jsonl": FileRecord("docs.jsonl", 1, 1, 1, "0", len(ids), several=True).state()}
    return {**Manifest(roots={"docs.jsonl": "/docs.jsonl"}).small(), FILES: files, ROWS: rows}


def memory(corpus: Path, count: int, place: Path) -> None:
    """The peak of what all processes of ``casearch index`` take together, by default."""
    rows = place / "docs.jsonl"
    with corpus.open(encoding="utf-8") as lines, rows.open("w", encoding="utf-8") as out:
        out.writelines(islice(lines, count))
    process = get_context("spawn").Process(target=_updated, args=(rows, place / "memory"))
    process.start()
    peak, done = [0], Event()
    watcher = Thread(target=_watch, args=(process.pid, peak, done))
    watcher.start()
    begun = time.perf_counter()
    process.join()
    seconds = time.perf_counter() - begun
    done.set()
    watcher.join()
    print(f"\n| `casearch index`, {count:,} documents, 2 workers | |\n|---|---|")
    print(f"| peak memory, summed PSS | {peak[0] / 1024:,.0f} MB |\n| time | {seconds:,.0f} s |")


def _updated(rows: Path, folder: Path) -> None:
    with casearch.open(folder) as index:
        index.update([rows], workers=2)


def _watch(root: int, peak: list[int], done: Event) -> None:
    while not done.wait(0.5):
        peak[0] = max(peak[0], sum(map(_pss, _tree(root))))


def _tree(root: int) -> list[int]:
    parents = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parents[int(entry.name)] = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            except OSError:
                continue
    found = [root]
    for one in found:
        found += [child for child, parent in parents.items() if parent == one]
    return found


def _pss(process: int) -> int:
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--documents", type=int, default=100_000)
    parser.add_argument(
        "--whoosh", type=int, default=20_000, help="documents for stock Whoosh and full analysis"
    )
    parser.add_argument(
        "--memory", type=int, default=0, help="documents for the memory table; 0 leaves it out"
    )
    parser.add_argument("--only", choices=["tokens", "analysis", "adding", "memory"], action="append")
    parser.add_argument("--without", action="append", default=[], help="a peer to leave out")
    options = parser.parse_args()
    sys.stdout.reconfigure(line_buffering=True)
    chosen = options.only or ["tokens", "analysis", "adding", *(["memory"] if options.memory else [])]
    print(heading("tantivy", "bm25s", "whoosh", "numpy"))
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        if "tokens" in chosen:
            same_tokens(options.corpus, options.documents, options.whoosh, options.without, place)
        if "analysis" in chosen:
            full_analysis(options.corpus, options.whoosh, place)
        if "adding" in chosen:
            adding(options.corpus, 1000, options.documents, place)
        if "memory" in chosen:
            memory(options.corpus, options.memory, place)


if __name__ == "__main__":
    main()
