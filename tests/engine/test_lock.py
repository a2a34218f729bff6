"""One writer at a time, among threads and processes; a dead one holds nothing."""

import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time

import pytest
from engine_oracle import found, make, write

from casearch.engine.base import Header
from casearch.errors import IndexLockedError, StoreError
from casearch.nodes import Every
from support import READS_EVERYTHING

HOLD = """
import sys, time
from pathlib import Path
from casearch.engine.embedded import EmbeddedEngine
with EmbeddedEngine(Path(sys.argv[1])).writer(timeout=5):
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def other_process(engine):
    process = subprocess.Popen([sys.executable, "-c", HOLD, engine.folder], stdout=subprocess.PIPE)
    assert process.stdout.readline() == b"held\n"
    yield process
    process.kill()
    process.wait()
    process.stdout.close()


def test_a_second_process_is_refused_until_the_first_dies(engine, other_process):
    with (
        pytest.raises(IndexLockedError, match=r"another casearch is writing to .*; try again"),
        engine.writer(timeout=0.1),
    ):
        pass
    other_process.send_signal(signal.SIGKILL)
    other_process.wait()
    write(engine, [make("d", "a")])
    assert found(engine, Every()) == ["d"]


def test_a_second_thread_waits_for_the_first(engine):
    order = []

    def second():
        with engine.writer(timeout=10) as out:
            order.append("second")
            out.add(make("d2", "a"))
            out.commit(Header("f"))

    with engine.writer(timeout=1) as out:
        with pytest.raises(IndexLockedError), engine.writer(timeout=0):
            pass
        thread = threading.Thread(target=second)
        thread.start()
        time.sleep(0.2)
        order.append("first")
        out.add(make("d1", "a"))
        out.commit(Header("f"))
    thread.join()
    assert order == ["first", "second"]
    assert found(engine, Every()) == ["d1", "d2"]


FORK = """
import os, sys, time
from pathlib import Path
from casearch.engine.embedded import EmbeddedEngine
with EmbeddedEngine(Path(sys.argv[1])).writer(timeout=5):
    ready, said = os.pipe()
    child = os.fork()
    if child == 0:
        os.write(said, b"x")
        time.sleep(60)
    os.read(ready, 1)
    print(child, flush=True)
    time.sleep(60)
"""


def test_a_child_that_outlives_a_killed_writer_does_not_keep_the_index_locked(engine):
    with subprocess.Popen([sys.executable, "-c", FORK, engine.folder], stdout=subprocess.PIPE) as parent:
        child = int(parent.stdout.readline())
        try:
            with pytest.raises(IndexLockedError), engine.writer(timeout=0):
                pass
            parent.kill()
            parent.wait()
            with engine.writer(timeout=1):
                pass
        finally:
            os.kill(child, signal.SIGKILL)


@pytest.mark.filterwarnings("ignore:.*multi-threaded.*:DeprecationWarning")
def test_a_forked_child_does_not_hold_the_lock_of_its_parent(engine):
    go = multiprocessing.get_context("fork").Event()
    child = multiprocessing.get_context("fork").Process(target=go.wait, args=(30,))
    with engine.writer(timeout=1):
        child.start()
    try:
        with engine.writer(timeout=0):
            pass
    finally:
        go.set()
        child.join()


def test_readers_do_not_wait_for_the_writer(engine):
    write(engine, [make("d", "a")])
    with engine.writer(timeout=1) as out:
        out.add(make("e", "a"))
        assert found(engine, Every()) == ["d"]


@pytest.mark.skipif(READS_EVERYTHING, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_to_is_said(engine, tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(StoreError, match="cannot write to"), engine.writer(timeout=0):
        pass


def test_a_file_where_the_folder_should_be_is_said(engine):
    engine.folder.write_text("not a folder")
    assert not engine.exists()
    with pytest.raises(StoreError, match="cannot write to"), engine.writer(timeout=0):
        pass
