"""At which positions the terms of a query stand in the hits: those that the documents were added with."""

from __future__ import annotations

import pytest
from engine_oracle import make, write
from hypothesis import given, settings
from hypothesis import strategies as st

from casearch.engine.base import Spots
from casearch.engine.embedded import EmbeddedEngine
from casearch.engine.embedded.spots import HeldTerms, spots
from casearch.nodes import BODY, COARSE, NAMES, SURFACE, Every

FIELDS = (BODY, SURFACE, NAMES)
TERMS = [(field, term) for field in FIELDS for term in ("a", "b", "c", "missing")]

WORDS = st.lists(st.sampled_from(["a", "b", "c", "a|b", "x"]), max_size=300).map(" ".join)
DOCUMENTS = st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=12)


def expected(document) -> Spots:
    fields = {BODY: document.body, SURFACE: document.surface, NAMES: document.names}
    positions = {
        (field, term): fields[field].positions[term]
        for field, term in TERMS
        if term in fields[field].positions
    }
    title = document.body.title_end
    return Spots(title, document.body.length - 2 * title, positions)


@settings(max_examples=25, deadline=None)
@given(st.lists(DOCUMENTS, min_size=1, max_size=3), st.data())
def test_positions_are_those_of_the_documents_in_any_segment(tmp_path_factory, batches, data):
    engine = EmbeddedEngine(tmp_path_factory.mktemp("spots"))
    rows = [
        [make(f"d{batch}-{number}", text or "x", title) for number, (text, title) in enumerate(rows)]
        for batch, rows in enumerate(batches)
    ]
    documents = {row.document.id: row for batch in rows for row in batch}
    deleted = data.draw(st.sets(st.sampled_from(sorted(documents)), max_size=len(documents) - 1))
    write(engine, *rows, deleted=sorted(deleted))
    snapshot = engine.snapshot()
    found = snapshot.search(Every(), limit=None)
    assert set(found.ids) == documents.keys() - deleted
    order = data.draw(st.permutations(list(zip(found.ids, found.numbers, strict=True))))
    order += order[:1]
    for _ in range(2):  # read, and remembered
        spots_of = snapshot.spots([number for _, number in order], TERMS)
        assert spots_of == [expected(documents[id]) for id, _ in order]
    records = snapshot.records([number for _, number in order])
    assert [record.document.id for record in records] == [id for id, _ in order]


def test_long_rows_are_read_where_the_hits_are(engine):
    write(
        engine, [make(f"d{n:04}", "a " * (n % 7) + "b " * (n % 300 == 0) + "c", "a b") for n in range(1500)]
    )
    snapshot = engine.snapshot()
    numbers = [0, 1, 299, 300, 900, 1499]
    assert [spots.positions[BODY, "a"] for spots in snapshot.spots(numbers, [(BODY, "a")])] == [
        [0, *range(2, 2 + number % 7)] for number in numbers
    ]
    assert [len(spots.positions[BODY, "b"]) for spots in snapshot.spots(numbers, [(BODY, "b")])] == [
        2, 1, 1, 2, 2, 1,
    ]  # fmt: skip


def test_what_is_remembered_is_bounded(engine):
    write(engine, [make(f"d{n}", "a b c") for n in range(50)])
    view, kept = engine.snapshot().view, HeldTerms(most=1000)
    for _ in range(3):
        for term in TERMS:
            assert spots(view, kept, [7], [term])[0].positions in ({}, {term: ["abc".find(term[1])]})
            assert kept.size <= 1000


def test_nothing_is_asked_of_no_hits_or_no_terms(engine):
    write(engine, [make("d", "a b", "t")])
    snapshot = engine.snapshot()
    assert snapshot.spots([], TERMS) == snapshot.records([]) == []
    assert snapshot.spots([0], []) == [Spots(1, 2, {})]
    assert snapshot.spots([0], [(BODY, "\ud800")]) == [Spots(1, 2, {})]


def test_fields_without_positions_have_no_spots(engine):
    write(engine, [make("d", "a")])
    with pytest.raises(ValueError, match="positions"):
        engine.snapshot().spots([0], [(COARSE, "a")])
