"""How fast is Kazakh stemmed? Distinct words a second on one core, and the first word of a process.

    python bench/kazakh.py                    the words of sentences/kk.jsonl of the data beside the project
    python bench/kazakh.py words.txt          those of a file, one a line

Each word is read once and nothing is remembered from before, as in a first indexing. Times are of the processor, so that
other work on the machine slows them less; a plain loop is timed beside them, to compare machines by.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path

from casearch.analysis import kazakh

DATA = Path(os.environ.get("CASEARCH_SHARED") or Path(__file__).parent.parent.parent / "shared") / "data"
FIRST = """
import time
from casearch.analysis import kazakh
begun = time.process_time()
kazakh.stems("министрліктің")
print(1000 * (time.process_time() - begun))
"""


def words() -> list[str]:
    """The distinct words, as they come."""
    if len(sys.argv) > 1:
        return list(dict.fromkeys(Path(sys.argv[1]).read_text(encoding="utf-8").split()))
    texts = (json.loads(line)["text"] for line in (DATA / "sentences/kk.jsonl").open(encoding="utf-8"))
    return list(
        dict.fromkeys(word for text in texts for word in re.findall("[а-яёәғқңөұүһі]+", text.lower()))
    )


def main() -> None:
    """Print the figures."""
    first = [
        float(subprocess.run([sys.executable, "-c", FIRST], check=True, capture_output=True).stdout)  # noqa: S603
        for _ in range(3)
    ]
    listed = words()
    kazakh.stems("министрліктің")
    begun = time.process_time()
    for word in listed:
        kazakh.stems(word)
    seconds = time.process_time() - begun
    begun = time.process_time()
    total = 0
    for number in range(5_000_000):
        total += number
    plain = time.process_time() - begun
    print(f"{len(listed):,} distinct words: {len(listed) / seconds:,.0f} a second")
    print(f"first word of a process: {min(first):.0f} ms")
    print(f"5,000,000 additions in a loop: {plain:.2f} s")


if __name__ == "__main__":
    main()
