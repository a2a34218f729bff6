"""Helpers of many tests: the command line in this process, files, rows."""

from __future__ import annotations

import io
import json
import os
import subprocess
import tempfile
from pathlib import Path

import pytest

import casearch
from casearch.cli import main

ROOT = Path(__file__).parent.parent


def _reads_everything() -> bool:
    with tempfile.NamedTemporaryFile() as file:
        Path(file.name).chmod(0)
        return os.access(file.name, os.R_OK)


READS_EVERYTHING = _reads_everything()
"""Whether permissions mean nothing to this user, as to root; what an unreadable file does can then not be seen."""

ARTICLES = {
    "ru.txt": "Министры обсудили водные ресурсы\n\nВ Ташкенте министры энергетики обсудили водные ресурсы региона. "
    "Первый заместитель министра Ержан Ашикбаев рассказал о Камбаратинской ГЭС.\n",
    "kk.txt": "Министрлер су ресурстарын талқылады\n\nТашкентте энергетика министрлері өңірдің су ресурстарын "
    "талқылады. Министрдің орынбасары Ержан Ашықбаев су электр станциясы туралы айтты.\n",
    "en.txt": "Ministers discuss water resources\n\nIn Tashkent, energy ministers discussed the water resources of the "
    "region. Deputy minister Yerzhan Ashikbayev spoke about the hydropower plant.\n",
}


def run_casearch(*args: str, cwd: Path, stdin: bytes = b"") -> subprocess.CompletedProcess[str]:
    """The command line as a person runs it, inside this process: everything but starting Python is real."""
    out, said = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(cwd)
        patch.delenv("CASEARCH_INDEX", raising=False)
        for name, value in {"COLUMNS": "100", "NO_COLOR": "1"}.items():
            patch.setenv(name, value)
        patch.setattr("sys.argv", ["casearch", *args])
        patch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        patch.setattr("sys.stdout", out)
        patch.setattr("sys.stderr", said)
        with pytest.raises(SystemExit) as end:
            main()
    texts = []
    for stream in (out, said):
        stream.flush()
        texts.append(stream.buffer.getvalue().decode())
    return subprocess.CompletedProcess(args, end.value.code or 0, *texts)


def write(path: Path, content: str | bytes) -> Path:
    """A file with that content, its folder made."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(content, str):
        content = content.encode()
    path.write_bytes(content)
    return path


def rows(*records: dict[str, object]) -> str:
    """JSONL."""
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


def ids(results: casearch.Results) -> list[str]:
    """The ids of the hits, in order."""
    return [hit.id for hit in results]
