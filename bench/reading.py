"""How many ordinary .txt articles a second are read and cleaned, before analysis, and in how much memory?

    python ../shared/bench/make_corpus.py 2000 --seed 1 --data ../shared/data > docs.jsonl
    python bench/reading.py docs.jsonl

The articles are written to a temporary folder (2,000 characters each, a title and paragraphs of three sentences),
and read five times over by two processes that have warmed up.
"""

from __future__ import annotations

import json
import resource
import sys
import tempfile
import time
from multiprocessing import get_context
from pathlib import Path

from casearch import sources
from casearch.sources import SourceFile

PROCESSES, PASSES, LENGTH = 2, 5, 2_000


def read_all(files: list[SourceFile]) -> int:
    """Read files to their documents; gives the peak memory of this process in kilobytes (bytes on macOS)."""
    for file in files:
        for _ in sources.read(file):
            pass
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def write_articles(records: Path, folder: Path) -> None:
    """Write the articles, a file each."""
    for number, line in enumerate(records.read_text(encoding="utf-8").splitlines()):
        record = json.loads(line)
        parts = record["text"][:LENGTH].split(". ")
        paragraphs = [". ".join(parts[at : at + 3]) + "." for at in range(0, len(parts), 3)]
        text = "\n\n".join([record["title"], *paragraphs])
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")


def main(records: str) -> None:
    """Print articles a second and peak memory."""
    with tempfile.TemporaryDirectory() as name:
        write_articles(Path(records), Path(name))
        files = sources.scan([name]).files
        shares = [files[at::PROCESSES] * PASSES for at in range(PROCESSES)]
        with get_context("spawn").Pool(PROCESSES) as pool:
            pool.map(read_all, [share[:50] for share in shares], chunksize=1)
            started = time.perf_counter()
            peaks = pool.map(read_all, shares, chunksize=1)
            seconds = time.perf_counter() - started
        print(
            f"{PASSES * len(files) / seconds:,.0f} articles a second by {PROCESSES} processes; peak memory {peaks}"
        )


if __name__ == "__main__":
    main(*sys.argv[1:])
