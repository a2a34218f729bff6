"""How fast is Kazakh stemmed? Distinct words a second on one core, one by one and many at once, and the first word of a process.

    python bench/kazakh.py                    the words of sentences/kk.jsonl of the data beside the project
    python bench/kazakh.py words.txt          those of a file, one a line

Each word is read once in a fresh process, with nothing remembered from before, as in a first indexing: the words one by
one, and in a process of its own in batches, as an index is built. What the stemmer knows is loaded before, and timed apart. The best
of several processes counts. Times are of the processor, so that other work on the machine slows them less; a plain loop is timed
beside them, to compare machines by.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path

DATA = Path(os.environ.get("CASEARCH_SHARED") or Path(__file__).parent.parent.parent / "shared") / "data"
BATCH = 4096
"""Words."""
READING = {
    "one by one": """
import sys, time
from casearch.analysis import kazakh
words = sys.stdin.read().split()
begun = time.process_time()
kazakh.stems("министрліктің")
first = time.process_time()
for word in words:
    kazakh.stems(word)
print(1000 * (first - begun), time.process_time() - first)
""",
    "in batches": f"""
import sys, time
from casearch.analysis import kazakh
from casearch.analysis.kazakh.batch.tables import tables
words = sys.stdin.read().split()
begun = time.process_time()
tables()
first = time.process_time()
for start in range(0, len(words), {BATCH}):
    kazakh.stems_of(words[start : start + {BATCH}])
print(1000 * (first - begun), time.process_time() - first)
""",
}


def words(path: Path | None) -> list[str]:
    """The distinct words, as they come."""
    if path is not None:
        return list(dict.fromkeys(path.read_text(encoding="utf-8").split()))
    texts = (json.loads(line)["text"] for line in (DATA / "sentences/kk.jsonl").open(encoding="utf-8"))
    return list(
        dict.fromkeys(word for text in texts for word in re.findall("[а-яёәғқңөұүһі]+", text.lower()))
    )


def one_pass(text: str, how: str) -> tuple[float, float]:
    """The milliseconds before the first word of a process is read, or is to be, and the seconds of all words."""
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-X", "utf8", "-c", READING[how]],
        input=text,
        encoding="utf-8",
        check=True,
        stdout=subprocess.PIPE,
    )
    first, seconds = map(float, done.stdout.split())
    return first, seconds


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("words", nargs="?", type=Path, help="a file of words, one a line")
    parser.add_argument("--passes", type=int, default=5, help="processes, of which the best counts")
    given = parser.parse_args()
    listed = words(given.words)
    for how in READING:
        passes = [one_pass("\n".join(listed), how) for _ in range(given.passes)]
        seconds = min(seconds for _, seconds in passes)
        print(
            f"{len(listed):,} distinct words {how}: {len(listed) / seconds:,.0f} a second, "
            f"best of {given.passes} passes; before the first: {min(first for first, _ in passes):.0f} ms"
        )
    begun = time.process_time()
    total = 0
    for number in range(5_000_000):
        total += number
    plain = time.process_time() - begun
    print(f"5,000,000 additions in a loop: {plain:.2f} s")


if __name__ == "__main__":
    main()
