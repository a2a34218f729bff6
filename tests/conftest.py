"""What many tests start from: a folder of articles, an index on disk, the command line as a process."""

from __future__ import annotations

import io
import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

import casearch
from casearch.cli import main

ROOT = Path(__file__).parent.parent

ARTICLES = {
    "ru.txt": "Министры обсудили водные ресурсы\n\nВ Ташкенте министры энергетики обсудили водные ресурсы региона. "
    "Первый заместитель министра Ержан Ашикбаев рассказал о Камбаратинской ГЭС.\n",
    "kk.txt": "Министрлер су ресурстарын талқылады\n\nТашкентте энергетика министрлері өңірдің су ресурстарын "
    "талқылады. Министрдің орынбасары Ержан Ашықбаев су электр станциясы туралы айтты.\n",
    "en.txt": "Ministers discuss water resources\n\nIn Tashkent, energy ministers discussed the water resources of the "
    "region. Deputy minister Yerzhan Ashikbayev spoke about the hydropower plant.\n",
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, the current one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def articles(folder: Path) -> Path:
    """``news``: one event, an article in each language."""
    for name, text in ARTICLES.items():
        write(folder / "news" / name, text)
    return folder / "news"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The data beside the project; on CI its absence is a failure, elsewhere a skip that says so."""
    path = Path(os.environ.get("CASEARCH_SHARED") or ROOT.parent / "shared")
    if not path.is_dir():
        reason = f"no shared data at {path}; set CASEARCH_SHARED to the folder that holds data/seeds"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    return path


@pytest.fixture(scope="session")
def corpus_index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of the project's own ``corpus``, made by the command line, to be read only."""
    place = tmp_path_factory.mktemp("corpus") / "index"
    done = run_casearch("index", "corpus", "--index", str(place), cwd=ROOT)
    assert done.returncode == 0, done.stderr
    return place


@pytest.fixture
def casearch_command(folder: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Runs ``casearch`` in the current folder."""
    return lambda *args, **options: run_casearch(*args, cwd=folder, **options)


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
