"""Killed at any moment of a build, an update, a merge or a rebuild, the last commit opens and the next run goes on."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

import casearch
from casearch.engine.embedded import EmbeddedEngine
from support import rows, write

WORK = """
import sys
from pathlib import Path
import casearch
from casearch.engine.embedded import tiers
from casearch.indexing import update
tiers.FANOUT, update.COMMIT_EVERY = 2, 20
news, place, task = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
print("ready", flush=True)
with casearch.open(place) as index:
    index.update([news], rebuild=task == "rebuild")
    for number in range(40):
        index.add([casearch.Document(f"p{number % 7}", f"вода {number}")])
        index.update([news], rebuild=task == "rebuild")
        print(number, flush=True)
"""


def corpus(news: Path, version: int) -> None:
    for number in range(3):
        write(news / f"{number}.txt", f"Энергия {number} вода {version}")
    many = ({"id": f"r{n}", "text": f"вода номер {n} {version if n % 3 else ''}"} for n in range(150))
    write(news / "rows.jsonl", rows(*many))


def kill(task: str, news: Path, place: Path, seconds: float) -> None:
    command = [sys.executable, "-c", WORK, str(news), str(place), task]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout
        process.stdout.readline()
        time.sleep(seconds)
        process.kill()


def check(place: Path, least: int) -> int:
    """The last commit is whole; gives how many documents it has."""
    engine = EmbeddedEngine(place)
    if not engine.exists():
        assert least == 0
        return 0
    snapshot = engine.snapshot()
    assert snapshot.damaged_files() == []
    assert len(list(snapshot.documents())) == snapshot.count >= least
    dict(snapshot.header.state["files"])
    return snapshot.count


def answers(place: Path) -> list[object]:
    with casearch.open(place) as index:
        hits = [(hit.id, hit.score) for hit in index.search("вода энергия 7", limit=None)]
        return [hits, [document.record() for document in index.documents()]]


def killed_again_and_again(folder: Path, kills: int, seed: int) -> None:
    chance, news, place, least = random.Random(seed), folder / "news", folder / "index", 0
    for attempt in range(kills):
        corpus(news, attempt // 3)
        kill(chance.choice(["update", "update", "rebuild"]), news, place, chance.random() * 1.5)
        found = check(place, least)
        least = 153 if found >= 153 else 0
    with casearch.open(place) as index:
        index.update([news])
    updated = answers(place)
    with casearch.open(place) as index:
        index.update(rebuild=True)
    assert answers(place) == updated
    assert not list(place.glob("*.new"))
    shutil.rmtree(place)


def test_killed_at_some_moments_the_last_commit_opens(tmp_path):
    killed_again_and_again(tmp_path, 5, 1)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(2, 5))
def test_killed_at_many_moments_the_last_commit_opens(tmp_path, seed):
    killed_again_and_again(tmp_path, 25, seed)
