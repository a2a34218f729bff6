"""Pages, orders and stored documents."""

import pytest
from engine_oracle import found, make, write

from casearch.document import day_number
from casearch.engine.base import Order
from casearch.nodes import BODY, DATE, LANG, SOURCE, SURFACE, Every, Or, Range, Term


def test_pages_cut_the_whole_answer(engine):
    write(engine, [make(f"d{number:02}", "a " * (number % 5 + 1) + "b") for number in range(23)])
    snapshot = engine.snapshot()
    for order in Order:
        whole = snapshot.search(Term(BODY, "a"), limit=None, order=order)
        for limit in (0, 1, 4, 23, 50):
            for offset in (0, 1, 7, 22, 23, 99):
                page = snapshot.search(Term(BODY, "a"), limit=limit, offset=offset, order=order)
                assert page.ids == whole.ids[offset : offset + limit]
                assert page.scores == whole.scores[offset : offset + limit]
                assert page.total == 23
        assert snapshot.search(Term(BODY, "a"), limit=None, offset=20, order=order).ids == whole.ids[20:]
    with pytest.raises(ValueError, match="page"):
        snapshot.search(Every(), offset=-1)


def test_equal_scores_are_in_the_order_of_ids_whatever_segment_they_lie_in(engine):
    write(engine, [make("b", "x"), make("ә", "x")], [make("a", "x"), make("я", "x")])
    assert found(engine, Term(BODY, "x")) == ["a", "b", "я", "ә"]


def test_dates_order_by_the_moment_and_undated_come_last(engine):
    dates = {
        "day": "2024-05-16",
        "evening": "2024-05-16T19:19",
        "later": "2024-05-16T19:19:00.000001",
        "next": "2024-05-17",
        "zone": "2024-05-16T20:00+06:00",
        "b-undated": None,
        "a-undated": None,
    }
    write(engine, [make(id, "a", date=date) for id, date in dates.items()])
    oldest = ["day", "evening", "later", "zone", "next"]
    assert found(engine, Every(), order=Order.OLDEST) == [*oldest, "a-undated", "b-undated"]
    assert found(engine, Every(), order=Order.NEWEST) == [*oldest[::-1], "a-undated", "b-undated"]
    day = day_number("2024-05-16")
    assert sorted(found(engine, Range(DATE, day, day))) == ["day", "evening", "later", "zone"]
    assert found(engine, Range(DATE, day + 1)) == ["next"]
    assert len(found(engine, Range(DATE))) == 5


def test_scores_are_given_in_every_order(engine):
    write(engine, [make("d1", "a", date="2024-05-16"), make("d2", "a b")])
    snapshot = engine.snapshot()
    node = Or((Term(BODY, "a"), Term(BODY, "b")))
    relevance, newest = (snapshot.search(node, order=order) for order in (Order.RELEVANCE, Order.NEWEST))
    assert dict(zip(relevance.ids, relevance.scores, strict=True)) == dict(
        zip(newest.ids, newest.scores, strict=True)
    )


def test_sources_are_folded(engine):
    write(engine, [make("d1", "a", source=" ДАЛА Ньюс"), make("d2", "a", source="  "), make("d3", "a")])
    assert found(engine, Term(SOURCE, "дала ньюс", 0)) == ["d1"]
    assert found(engine, Term(SOURCE, "")) == []


def test_documents_come_back_as_they_were_given(engine):
    given = [
        make(f"d{number}", f"мәтін {number}", "тақырып", "kk", "2024-05-16T19:19", "S")
        for number in range(20)
    ]
    given[3] = make("d3", "text\x00\n 𝄞", lang="en")
    write(engine, given[:12], given[12:], deleted=["d5"])
    snapshot = engine.snapshot()
    kept = sorted((one for one in given if one.document.id != "d5"), key=lambda one: one.document.id)
    stored = list(snapshot.documents())
    assert [one.document for one in stored] == [one.document for one in kept]
    assert [(one.lang, one.root) for one in stored] == [(one.lang, "corpus") for one in kept]
    assert snapshot.get("d3") == stored[[one.document.id for one in stored].index("d3")]
    assert snapshot.get("d5") is None
    assert snapshot.get("d99") is None
    assert snapshot.count == 19


def test_languages_are_counted_over_live_documents(engine):
    langs = ["ru"] * 3 + ["kk"] * 4 + ["en"] * 3 + ["de"]
    write(
        engine,
        [make(f"d{number}", "a", lang=lang) for number, lang in enumerate(langs)],
        deleted=["d10", "d3"],
    )
    counts = engine.snapshot().languages()
    assert list(counts.items()) == [("en", 3), ("kk", 3), ("ru", 3)]
    assert found(engine, Term(LANG, "de")) == []


def test_what_live_documents_hold(engine):
    write(engine, [make("d1", "a b"), make("d2", "a a c")], [make("d3", "a")], deleted=["d2"])
    snapshot = engine.snapshot()
    assert snapshot.holds(BODY, "a")
    assert snapshot.holds(BODY, "b")
    assert not snapshot.holds(BODY, "c")
    assert not snapshot.holds(BODY, "x")
    assert not snapshot.holds(BODY, "\ud800")
    assert snapshot.mean_length(BODY) == 1.5


def test_a_vocabulary_counts_documents_in_the_order_of_code_points(engine):
    write(engine, [make("d1", "б a ә"), make("d2", "a a")], [make("d3", "a z")])
    assert engine.snapshot().vocabulary(SURFACE) == (["a", "z", "б", "ә"], [3, 1, 1, 1])
    assert engine.snapshot().vocabulary(BODY)[0] == ["a", "z", "б", "ә"]
