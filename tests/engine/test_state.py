"""The state of a commit: small values beside it, tables in logs of what each commit changed."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casearch.engine.base import Header
from casearch.engine.embedded import EmbeddedEngine, state
from casearch.engine.embedded.state import Table

tables = st.dictionaries(
    st.sampled_from("abcdef\n"), st.integers(0, 3) | st.lists(st.text(max_size=3)), max_size=6
)
states = st.fixed_dictionaries(
    {"n": st.integers(), "files": tables}, optional={"lines": tables, "list": st.just([1])}
)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(states, min_size=1, max_size=12))
def test_any_sequence_of_states_is_what_was_given_last(no_sync, history):
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(state, "MOST_DEAD", 3)
        engine = EmbeddedEngine(Path(folder))
        for given_state in history:
            with engine.writer(timeout=1) as out:
                out.commit(Header("f", given_state))
            found = engine.snapshot().header.state
            assert found == given_state
            assert {key: len(value) for key, value in found.items() if isinstance(value, Table)} == {
                key: len(value) for key, value in given_state.items() if isinstance(value, dict)
            }


def commit(engine, value):
    with engine.writer(timeout=1) as out:
        out.commit(Header("f", value))
    return engine.snapshot().commit


def test_a_commit_writes_what_it_changed_and_logs_stay_few(engine, no_sync):
    table = {f"d{number}": {"digest": f"{number:032}"} for number in range(2000)}
    whole = commit(engine, {"files": table})
    for number in range(60):
        table = {**table, f"new{number}": {"digest": "x"}}
        del table[f"d{number}"]
        last = commit(engine, {"files": table})
        assert last.logs[0] == whole.logs[0]
        assert sum(log.size for log in last.logs[1:]) < 10_000
        assert len(last.logs) < 9
    assert engine.snapshot().header.state == {"files": table}
    assert {path.name for path in engine.folder.glob("*.log")} == {log.name for log in last.logs}


def test_a_state_that_is_passed_on_is_neither_read_nor_written(engine, monkeypatch):
    commit(engine, {"files": {"a": 1}, "n": 2})
    before = engine.snapshot().commit.logs
    with monkeypatch.context() as patch:
        patch.setattr(state._Log, "items", None)
        with engine.writer(timeout=1) as out:
            for _ in range(2):
                out.commit(Header("f", out.base.header.state))
            assert len(out.base.header.state["files"]) == 1
    assert engine.snapshot().commit.logs == before
    assert engine.snapshot().header.state == {"files": {"a": 1}, "n": 2}


def test_dead_entries_are_dropped_when_they_outnumber_the_live(engine, no_sync, monkeypatch):
    monkeypatch.setattr(state, "MOST_DEAD", 10)
    for number in range(40):
        last = commit(engine, {"t": {"key": number, "other": 1}})
    assert sum(log.entries for log in last.logs) <= 14


def test_a_held_snapshot_reads_its_logs_after_they_are_gone(engine):
    commit(engine, {"t": {"a": 1}})
    held = engine.snapshot()
    with engine.writer(timeout=1, fresh=True) as out:
        out.commit(Header("g", {}))
    assert list(engine.folder.glob("*.log")) == []
    assert held.header.state == {"t": {"a": 1}}
