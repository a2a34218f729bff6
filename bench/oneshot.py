"""How long does one search take as a process of its own, over ``python -c "import numpy"``?

The commands take turns, after one round that leaves their compiled modules and the files of the indexes in memory.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from statistics import median
from typing import Final

from machine import CLOCKS

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


def table(analysed: Path, tokens: Path, raw: Path, asked: list[str], clock: str) -> list[str]:
    """The rows of the table: medians over the questions, each asked once of each in turn."""
    taken: dict[str, list[float]] = {}
    for number, words in enumerate([asked[0], *asked]):
        for name, command in commands(analysed, tokens, raw, words).items():
            spent = _run(command, clock)
            if number:
                taken.setdefault(name, []).append(spent)
    base = median(taken["import numpy"])
    lines = [
        f"| a whole process, median of {len(asked)}: ms | | over `import numpy` |",
        "|---|---|---|",
    ]
    lines += [f"| {name} | {median(one):.0f} | {median(one) / base:.2f} |" for name, one in taken.items()]
    return lines


def _run(command: list[str], clock: str) -> float:
    """Milliseconds of a process, its output thrown away; with the clock ``cpu``, those it had of a processor."""
    quiet = [(os.POSIX_SPAWN_OPEN, number, os.devnull, os.O_WRONLY, 0) for number in (1, 2)]
    now = CLOCKS["wall"]
    begun = now()
    process = os.posix_spawn(command[0], command, os.environ, file_actions=quiet)
    _, status, usage = os.wait4(process, 0)
    passed = (now() - begun) / 1e6
    code = os.waitstatus_to_exitcode(status)
    if code not in (0, 1):  # 1 says that nothing was found
        raise RuntimeError(f"exit {code}: {' '.join(command)}")
    return 1000 * (usage.ru_utime + usage.ru_stime) if clock == "cpu" else passed
