"""Killed at any moment, an index is its last commit; readers keep theirs."""

import itertools
import os
import random
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

import pytest
from engine_oracle import found, make, write

from casearch.engine.base import Header
from casearch.engine.embedded import EmbeddedEngine, names, writer
from casearch.errors import StoreError
from casearch.nodes import BODY, Every, Term

WRITE_ON = """
import itertools, sys
from contextlib import suppress
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from engine_oracle import make
from casearch.engine.base import Header
from casearch.engine.embedded import EmbeddedEngine, tiers
tiers.FANOUT = 2
with EmbeddedEngine(Path(sys.argv[1])).writer(timeout=5) as out:
    first = out.base.header.state["n"] + 1
    for n in itertools.count(first):
        for number in range(5):
            out.add(make(f"d{number}", f"a c{n}"))
        out.add(make(f"e{n}", f"a c{n}"))
        out.commit(Header("f", {"n": n}))
        print(n, flush=True)
"""


def assert_whole(engine, least):
    """The index is one commit of WRITE_ON, none that was reported is lost, and every file of it is sound."""
    snapshot = engine.snapshot()
    n = snapshot.header.state["n"]
    assert n >= least
    assert snapshot.count == len(list(snapshot.documents())) == 5 + n
    assert found(engine, Term(BODY, f"c{n}")) == [*(f"d{number}" for number in range(5)), f"e{n}"]
    assert snapshot.damaged_files() == []
    return n


def test_kill_9_at_any_moment_leaves_the_last_commit(engine):
    with engine.writer(timeout=1) as out:
        for number in range(5):
            out.add(make(f"d{number}", "a c0"))
        out.commit(Header("f", {"n": 0}))
    n, chance = 0, random.Random(7)
    for _ in range(5):
        command = [sys.executable, "-c", WRITE_ON, engine.folder, Path(__file__).parent]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
            reported = int(process.stdout.readline())
            time.sleep(chance.random() * 0.15)
            process.kill()
            reported = max([reported, *map(int, process.stdout.read().split())])
        n = assert_whole(engine, max(n, reported))
    with engine.writer(timeout=1):
        pass
    assert leftovers(engine) == []
    assert_whole(engine, n)


def leftovers(engine):
    commit = engine.snapshot().commit
    own = {names.LOCK, names.toc_name(commit.generation), names.header_name(commit.generation)}
    own |= {f"{segment.name}.cas" for segment in commit.segments} | {log.name for log in commit.logs}
    return sorted({path.name for path in engine.folder.iterdir()} - own)


class StopError(Exception):
    pass


def commit_stopped_after(steps, engine):
    """A commit that dies where it would sync, rename or remove once more; whether it came to its end."""
    left = itertools.count(steps, -1)

    def stopping(step):
        def run(*args, **options):
            if next(left) <= 0:
                raise StopError
            return step(*args, **options)

        return run

    with pytest.MonkeyPatch.context() as patch, suppress(StopError), engine.writer(timeout=1) as out:
        out.add(make("new", "a"))
        out.delete("d1")
        for owner, step in [(os, "fsync"), (Path, "replace"), (Path, "unlink")]:
            patch.setattr(owner, step, stopping(getattr(owner, step)))
        patch.setattr(writer.EmbeddedWriter, "discard", lambda self: None)
        out.commit(Header("f", {"n": 1}))
        return True
    return False


def test_stopped_at_any_step_a_commit_has_happened_whole_or_not_at_all(tmp_path):
    seen = []
    for steps in itertools.count():
        engine = EmbeddedEngine(tmp_path / str(steps))
        write(engine, [make(f"d{number}", "a") for number in range(4)])
        with engine.writer(timeout=1) as out:
            out.commit(Header("f", {"n": 0}))
        ended = commit_stopped_after(steps, engine)
        seen.append(engine.snapshot().header.state["n"])
        expected = ["d0", "d2", "d3", "new"] if seen[-1] else ["d0", "d1", "d2", "d3"]
        assert found(engine, Every()) == expected
        with engine.writer(timeout=1) as out:
            out.add(make("later", "a"))
            out.commit(Header("f", {"n": 2}))
        assert found(engine, Every()) == sorted([*expected, "later"])
        assert leftovers(engine) == []
        if ended:
            break
    assert seen == sorted(seen)
    assert set(seen) == {0, 1}
    assert steps > 8


def test_an_interrupt_behind_the_rename_does_not_undo_the_commit(engine, monkeypatch):
    write(engine, [make("old", "a")])

    def interrupted(_):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), engine.writer(timeout=1) as out:  # noqa: PT012  # the context is what is tested
        out.add(make("new", "a"))
        monkeypatch.setattr(writer, "open_latest", interrupted)
        out.commit(Header("f"))
    assert found(engine, Every()) == ["new", "old"]


@pytest.mark.skipif(
    not Path("/proc/self/fd").exists(), reason="only Linux tells which file a descriptor is of"
)
def test_all_is_on_the_disk_before_the_rename_and_the_rename_before_the_commit_returns(engine, monkeypatch):
    synced, renamed = set(), []
    fsync, replace = os.fsync, os.replace

    def recording(descriptor):
        synced.add(str(Path(f"/proc/self/fd/{descriptor}").readlink()))
        fsync(descriptor)

    def renaming(self, target):
        if str(target).endswith(".toc"):
            unsynced = {str(p) for p in engine.folder.iterdir() if p.suffix == ".cas"} - synced
            renamed.append((unsynced, str(self) in synced, str(engine.folder) in synced))
            synced.clear()
        replace(self, target)

    monkeypatch.setattr(os, "fsync", recording)
    monkeypatch.setattr("pathlib.Path.replace", renaming)
    write(engine, [make("d", "a")])
    assert renamed == [(set(), True, True)]
    assert str(engine.folder) in synced


def test_a_full_disk_is_said_and_the_last_commit_stays(engine, monkeypatch):
    write(engine, [make("old", "a")])

    def full(*_):
        raise OSError(28, "No space left on device")

    with (  # noqa: PT012  # the context is what is tested
        pytest.raises(StoreError, match=r"cannot write to .*: No space left"),
        engine.writer(timeout=1) as out,
    ):
        out.add(make("new", "a"))
        monkeypatch.setattr(writer, "sync", full)
        out.commit(Header("f"))
    assert found(engine, Every()) == ["old"]
    assert leftovers(engine) == []


def test_other_files_of_the_folder_are_left_alone(engine):
    engine.folder.mkdir()
    others = [
        "notes.txt",
        "MAIN_notes.txt",
        "_MAIN_1.toc.bak",
        "casearch-plan.json",
        "MAIN_0123456789abcdef.txt",
        "casearch-notes.log",
        "a.toc",
    ]
    for name in others:
        (engine.folder / name).write_text("mine")
    write(engine, [make("d", "a")], [make("d", "b")])
    assert all((engine.folder / name).read_text() == "mine" for name in others)


def test_a_held_snapshot_keeps_answering(engine, monkeypatch):
    monkeypatch.setattr("casearch.engine.embedded.tiers.FANOUT", 2)
    write(engine, [make("d1", "a"), make("d2", "a b")], [make("d3", "c")])
    held = engine.snapshot()
    expected = held.search(Term(BODY, "a")), list(held.documents())
    write(engine, [make("d1", "z")], [make("d4", "a")])
    with engine.writer(timeout=1) as out:
        out.clear()
        out.commit(Header("f"))
    assert engine.snapshot().count == 0
    assert (held.search(Term(BODY, "a")), list(held.documents())) == expected
    assert held.get("d1").document.text == "a"
    held.close()
    held.close()
    with pytest.raises(ValueError, match="closed"):
        held.search(Every())


def test_readers_racing_with_a_writer_always_see_a_whole_commit(engine, no_sync):
    write(engine, [make(f"d{number}", "a c0") for number in range(3)])
    done, seen, errors = threading.Event(), set(), []

    def read():
        try:
            while not done.is_set():
                snapshot = engine.snapshot()
                ids = snapshot.search(Term(BODY, "a"), limit=None).ids
                assert len(ids) == snapshot.count == 3
                texts = {snapshot.get(id).document.text for id in ids}
                assert len(texts) == 1
                seen.add(snapshot.generation)
        except Exception as error:  # noqa: BLE001  # a thread's failures are shown by the test
            errors.append(error)

    readers = [threading.Thread(target=read) for _ in range(2)]
    for reader in readers:
        reader.start()
    with engine.writer(timeout=1) as out:
        for n in range(40):
            for number in range(3):
                out.add(make(f"d{number}", f"a c{n}"))
            out.commit(Header("f"))
    done.set()
    for reader in readers:
        reader.join()
    assert errors == []
    assert len(seen) > 1
