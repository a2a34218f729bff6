"""What many tests start from: a folder of articles, an index on disk, the command line."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from support import ARTICLES, ROOT, run_casearch, write


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
