"""How long does one search take as a process of its own, over ``python -c "import numpy"``?

The commands take turns, after one round that leaves their compiled modules and the files of the indexes in memory. The
time that passed and that of processors are both given: NumPy starts threads that take more than what passes.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from statistics import median
from typing import Final

NUMPY: Final = "import numpy"

TANTIVY: Final = """
import sys, tantivy
index = tantivy.Index.open(sys.argv[1])
query, _ = index.parse_query_lenient(sys.argv[2], ["body"])
searcher = index.searcher()
for score, address in searcher.search(query, 10).hits:
    print(score, searcher.doc(address)["id"][0])
"""

FTS5: Final = """
import sqlite3, sys
match = " OR ".join('"' + word + '"' for word in sys.argv[2].split())
statement = "select id, title, snippet(t, -1, '[', ']', '…', 40), rank from t where t match ? order by rank limit 10"
for row in sqlite3.connect(sys.argv[1] + "/fts.db").execute(statement, (match,)):
    print(*row)
"""


def commands(analysed: Path, tokens: Path, raw: Path, words: str) -> dict[str, list[str]]:
    """What is run, by name."""
    python = sys.executable
    ours = str(Path(python).with_name("casearch"))
    return {
        "import numpy": [python, "-c", NUMPY],
        "casearch search": [ours, "search", words, "--index", str(analysed)],
        "tantivy, ids only": [python, "-c", TANTIVY, str(tokens), words.lower()],
        "SQLite FTS5, with snippets": [python, "-c", FTS5, str(raw), words],
    }


def table(analysed: Path, tokens: Path, raw: Path, asked: list[str]) -> list[str]:
    """The rows of the table: medians over the questions, each asked once of each in turn."""
    taken: dict[str, list[tuple[float, float]]] = {}
    for number, words in enumerate([asked[0], *asked]):
        for name, command in commands(analysed, tokens, raw, words).items():
            spent = _run(command)
            if number:
                taken.setdefault(name, []).append(spent)
    medians = {name: tuple(map(median, zip(*one, strict=True))) for name, one in taken.items()}
    base = medians["import numpy"]
    lines = [
        f"| a whole process, median of {len(asked)}: ms | passed | over `import numpy` | of processors | over it |",
        "|---|---|---|---|---|",
    ]
    for name, one in medians.items():
        cells = " | ".join(
            f"{value:.0f} | {value / other:.2f}" for value, other in zip(one, base, strict=True)
        )
        lines.append(f"| {name} | {cells} |")
    return lines


def _run(command: list[str]) -> tuple[float, float]:
    """Milliseconds that a process took, and those it had of processors; what it prints is thrown away."""
    quiet = [(os.POSIX_SPAWN_OPEN, number, os.devnull, os.O_WRONLY, 0) for number in (1, 2)]
    begun = time.perf_counter()
    process = os.posix_spawn(command[0], command, os.environ, file_actions=quiet)
    _, status, usage = os.wait4(process, 0)
    passed = 1000 * (time.perf_counter() - begun)
    code = os.waitstatus_to_exitcode(status)
    if code not in (0, 1):  # 1 says that nothing was found
        raise RuntimeError(f"exit {code}: {' '.join(command)}")
    return passed, 1000 * (usage.ru_utime + usage.ru_stime)
