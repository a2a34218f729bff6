"""What a writer does between two commits, and that an index's history does not show in its answers."""

import tempfile
from pathlib import Path

import pytest
from engine_oracle import found, make, write
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import casearch
from casearch.analysis import Analyser
from casearch.engine.base import Engine, Header
from casearch.engine.embedded import EmbeddedEngine, building, tiers
from casearch.errors import NoIndexError
from casearch.nodes import BODY, ID, And, Every, Group, Or, Phrase, Prefix, Term

ASKED = (
    Term(BODY, "a"),
    Or((Term(BODY, "a"), Term(BODY, "b", 0.3), Prefix(BODY, "c")), all_bonus=0.2),
    And((Group(BODY, (("a", 1.0), ("b", 0.7))), Term(BODY, "c"))),
    Phrase((Term(BODY, "a"), Term(BODY, "b")), slop=2),
)


def answers(engine):
    snapshot = engine.snapshot()
    return (
        [snapshot.search(node, limit=None) for node in ASKED],
        list(snapshot.documents()),
        snapshot.languages(),
    )


def test_it_is_an_engine(tmp_path):
    engine: Engine = EmbeddedEngine(tmp_path)
    assert not engine.exists()
    assert engine.latest_generation() == -1
    with pytest.raises(NoIndexError, match=r"no index at .*; make one with: casearch index"):
        engine.snapshot()


steps = st.lists(
    st.one_of(
        st.tuples(
            st.just("add"), st.integers(0, 12), st.text("abc ", min_size=1).map(lambda text: text + " a")
        ),
        st.tuples(st.just("delete"), st.integers(0, 12), st.none()),
        st.tuples(st.just("commit"), st.none(), st.none()),
        st.tuples(st.just("clear"), st.none(), st.none()),
    ),
    min_size=10,
    max_size=60,
)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps)
def test_any_history_answers_bit_for_bit_as_a_rebuild(no_sync, monkeypatch, history):
    monkeypatch.setattr(tiers, "FANOUT", 3)
    committed, pending = {}, {}
    with tempfile.TemporaryDirectory() as folder:
        updated, rebuilt = EmbeddedEngine(Path(folder, "a")), EmbeddedEngine(Path(folder, "b"))
        with updated.writer(timeout=1) as out:
            for step, number, text in [*history, ("commit", None, None)]:
                id = f"d{number}"
                if step == "add" and id not in pending:
                    pending[id] = make(id, " ".join(text), lang="kk" if "b" in text else "ru")
                    committed.pop(id, None)
                    out.add(pending[id])
                elif step == "delete":
                    assert out.delete(id) == (committed.pop(id, None) is not None)
                elif step == "clear":
                    out.clear()
                    committed, pending = {}, {}
                elif step == "commit":
                    out.commit(Header("f", {"n": len(committed)}))
                    committed, pending = committed | pending, {}
                    assert out.base.count == len(committed)
        write(rebuilt, list(committed.values()))
        assert answers(updated) == answers(rebuilt)


def test_many_small_commits_leave_few_segments(engine, no_sync):
    write(engine, *([make(f"d{number}", f"a w{number}")] for number in range(70)))
    snapshot = engine.snapshot()
    assert snapshot.count == 70
    assert len(snapshot.commit.segments) < 3 * tiers.FANOUT
    assert len(found(engine, Term(BODY, "a"))) == 70


def test_a_segment_with_more_deleted_than_live_is_written_anew(engine):
    write(
        engine,
        [make(f"d{number}", "a") for number in range(10)],
        deleted=[f"d{number}" for number in range(6)],
    )
    (segment,) = engine.snapshot().commit.segments
    assert (segment.documents, segment.deleted) == (4, ())


def test_long_updates_are_cut_into_segments_that_fit_into_memory(engine, monkeypatch):
    monkeypatch.setattr(building, "BUFFER_BYTES", 5000)
    write(engine, [make(f"d{number}", "a b c d") for number in range(40)])
    assert len(engine.snapshot().commit.segments) > 1
    assert len(found(engine, Term(BODY, "a"))) == 40


def test_nothing_is_seen_before_the_commit_and_what_is_not_committed_is_dropped(engine):
    write(engine, [make("old", "a")])
    with engine.writer(timeout=1) as out:
        out.add(make("new", "a"))
        out.delete("old")
        assert found(engine, Every()) == ["old"]
    assert found(engine, Every()) == ["old"]
    assert engine.latest_generation() == engine.snapshot().generation == 1
    assert {path.suffix for path in engine.folder.iterdir()} == {"", ".json", ".toc", ".cas"}


def test_an_error_in_the_context_drops_what_was_not_committed(engine):
    write(engine, [make("old", "a")])
    with pytest.raises(RuntimeError), engine.writer(timeout=1) as out:  # noqa: PT012  # the context is what is tested
        out.add(make("new", "a"))
        raise RuntimeError
    assert found(engine, Every()) == ["old"]


def test_an_id_is_added_once_between_commits(engine):
    with engine.writer(timeout=1) as out:
        out.add(make("d", "a"))
        with pytest.raises(ValueError, match="'d' is added twice"):
            out.add(make("d", "b"))
        out.commit(Header("f"))
        out.add(make("d", "b"))
        out.commit(Header("f"))
    assert found(engine, Term(BODY, "a")) == []
    assert found(engine, Term(BODY, "b")) == ["d"]


def test_a_document_that_cannot_be_encoded_leaves_the_others(engine):
    bad = make("bad", "a")
    bad.body.positions["a"][0] = -1
    with engine.writer(timeout=1) as out:
        out.add(make("good", "a"))
        with pytest.raises(OverflowError):
            out.add(bad)
        out.add(make("better", "a"))
        out.commit(Header("f"))
    assert found(engine, Every()) == ["better", "good"]


def test_clear_drops_what_was_added_before_it_and_keeps_base(engine):
    write(engine, [make("old", "a")])
    with engine.writer(timeout=1) as out:
        out.add(make("dropped", "a"))
        out.clear()
        assert not out.delete("old")
        for stored in out.base.documents():
            out.add(make(stored.document.id, "b"))
        out.commit(Header("f"))
    assert found(engine, Every()) == ["old"]
    assert found(engine, Term(BODY, "a")) == []


def test_a_commit_may_change_nothing_but_the_state(engine):
    write(engine, [make("d", "a")])
    with engine.writer(timeout=1) as out:
        assert out.base.header == Header("f")
        out.commit(Header("g", {"корни": ["a\ud800\n"]}))
        out.commit(Header("g", {"n": 2}))
        assert out.base.generation == 3
    assert engine.snapshot().header == Header("g", {"n": 2})
    assert found(engine, Every()) == ["d"]


def test_an_index_may_be_empty(engine):
    write(engine, [])
    snapshot = engine.snapshot()
    assert (snapshot.count, list(snapshot.documents()), snapshot.languages()) == (0, [], {})
    assert [snapshot.search(node).total for node in ASKED] == [0] * len(ASKED)
    assert snapshot.get("d") is None
    assert snapshot.search(Term(ID, "d")).ids == []


def test_frequencies_of_a_vocabulary_are_those_of_each_term(engine):
    write(engine, [make("d1", "a b a"), make("d2", "b c")], [make("d3", "b")], deleted=["d2"])
    view = engine.snapshot().view
    assert view.vocabulary(BODY) == ["a", "b", "c"]
    assert view.frequencies(BODY) == [view.frequency_at_most(BODY, term) for term in "abc"] == [1, 3, 1]


def test_a_surface_word_of_the_corpus_tells_how_it_was_read(tmp_path):
    with casearch.open(tmp_path) as index:
        index.add([casearch.Document("d1", "Министрлердің су", lang="kk")])
        index.add([casearch.Document("d2", "Воды", lang="ru")])
    snapshot = EmbeddedEngine(tmp_path).snapshot()
    for word, lang in (("Министрлердің", "kk"), ("Воды", "ru")):
        assert snapshot.reading(word, lang) == Analyser().read(word, lang)
    assert (
        snapshot.reading("Воды", "kk")
        is snapshot.reading("нет", "ru")
        is snapshot.reading("\ud800", "ru")
        is None
    )
