"""Every node means what ``nodes`` says: random trees over random corpora against an oracle."""

import tempfile
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from engine_oracle import Oracle, edit_distance, found, make, write
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casearch.engine.base import FieldTerms
from casearch.engine.embedded import (
    EmbeddedEngine,
    combined,
    expand,
    lists,
    rank,
    streams,
    topk,
    view,
    words,
)  # fmt: skip
from casearch.nodes import (
    BODY,
    COARSE,
    DATE,
    ID,
    LANG,
    NAMES,
    SOURCE,
    SURFACE,
    TITLE,
    And,
    Every,
    Favour,
    Fuzzy,
    Group,
    Near,
    Not,
    Or,
    Phrase,
    Prefix,
    Range,
    Term,
    Wildcard,
)

WORDS = ("су", "сул", "усл", "суы", "вода", "вот", "a", "ab", "ba", "abc")
TERMS = {
    BODY: WORDS,
    TITLE: WORDS,
    SURFACE: WORDS,
    NAMES: WORDS,
    COARSE: WORDS,
    LANG: ("ru", "kk", "en"),
    SOURCE: ("дала ньюс", "ledger"),
    ID: tuple(f"d{number}" for number in range(9)),
}

tokens = st.lists(st.sampled_from(WORDS), min_size=1, max_size=2).map("|".join)
texts = st.lists(tokens, min_size=1, max_size=9).map(" ".join)
dates = st.none() | st.sampled_from(
    ["2024-02-29", "2024-03-01", "2024-03-01T09:30", "2024-03-01T21:00:01+05:00"]
)


@st.composite
def corpora(draw):
    ids = draw(st.lists(st.integers(0, 30), min_size=1, max_size=14, unique=True))
    documents = [
        make(
            f"d{number}",
            draw(texts),
            draw(st.just("") | texts),
            draw(st.sampled_from(TERMS[LANG])),
            draw(dates),
            draw(st.none() | st.sampled_from(["Дала Ньюс ", "LEDGER"])),
        )
        for number in ids
    ]
    cuts = sorted(draw(st.lists(st.integers(0, len(documents)), max_size=3)))
    batches = [documents[a:b] for a, b in zip([0, *cuts], [*cuts, len(documents)], strict=True)]
    deleted = draw(st.lists(st.sampled_from([document.document.id for document in documents]), max_size=6))
    return batches, deleted


boosts = st.sampled_from([1.0, 0.0, 0.5, 3.0])
fields = st.sampled_from([BODY, BODY, BODY, TITLE, SURFACE, NAMES, COARSE, LANG, SOURCE, ID])
term_nodes = fields.flatmap(
    lambda field: st.builds(Term, st.just(field), st.sampled_from(TERMS[field]), boosts)
)
weighted = st.tuples(st.sampled_from(WORDS), st.sampled_from([1.0, 0.4, 0.7]))
groups = st.builds(Group, st.sampled_from([BODY, TITLE]), st.lists(weighted, max_size=4).map(tuple), boosts)
parts = st.sampled_from([BODY, BODY, TITLE]).flatmap(
    lambda field: st.lists(
        st.builds(Term, st.just(field), st.sampled_from(WORDS))
        | st.builds(Group, st.just(field), st.lists(weighted, min_size=1, max_size=2).map(tuple)),
        max_size=4,
    ).map(tuple)
)
days = st.none() | st.integers(738945, 738948)
leaves = st.one_of(
    term_nodes,
    groups,
    st.builds(Phrase, parts, st.sampled_from([0, 0, 1, 3, 10**9]), boosts),
    st.builds(Near, parts, st.sampled_from([0, 1, 2, 5, 10**9]), boosts),
    st.builds(
        Prefix, st.sampled_from([BODY, TITLE, ID]), st.sampled_from(["", "с", "су", "d1", "zz"]), boosts
    ),
    st.builds(
        Wildcard, st.just(BODY), st.sampled_from(["*", "с*", "?у*", "*л", "a?", "*a*b*", "abc", ".*"]), boosts
    ),
    st.builds(
        Fuzzy,
        st.just(BODY),
        st.sampled_from([*WORDS, "ус", ""]),
        st.integers(0, 2),
        st.integers(0, 2),
        boosts,
    ),
    st.builds(Range, st.just(DATE), days, days),
    st.builds(Every, boosts),
)
trees = st.recursive(
    leaves,
    lambda nodes: st.one_of(
        st.builds(And, st.lists(nodes, max_size=3).map(tuple), boosts),
        st.builds(Or, st.lists(nodes, max_size=4).map(tuple), boosts, st.sampled_from([0.0, 0.5])),
        st.builds(Favour, nodes, nodes),
        st.builds(Not, nodes),
    ),
    max_leaves=6,
)


@settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
@given(corpora(), st.lists(trees, min_size=8, max_size=8))
def test_trees_match_the_documents_in_the_order_with_the_scores_of_the_oracle(no_sync, corpus, nodes):
    batches, deleted = corpus
    oracle = Oracle([d for batch in batches for d in batch if d.document.id not in deleted])
    with tempfile.TemporaryDirectory() as folder:
        engine = EmbeddedEngine(Path(folder))
        write(engine, *batches, deleted=deleted)
        snapshot = engine.snapshot()
        for node in nodes:
            answer, scores = snapshot.search(node, limit=None), oracle.of(node)
            assert answer.total == len(answer.ids) == len(scores)
            assert dict(zip(answer.ids, answer.scores, strict=True)) == pytest.approx(
                scores, rel=1e-9, abs=1e-9
            )
            assert answer.ids == [
                id for _, id in sorted((-s, i) for i, s in zip(answer.ids, answer.scores, strict=True))
            ]


@pytest.fixture
def nothing_small(monkeypatch):
    """Every way to save work is taken, also where there are few documents."""
    for module, name, value in (
        (lists, "FEW", 1), (lists, "STRETCH", 2), (lists, "_STRETCH", np.arange(2)), (lists, "CHAMPIONS", 2),
        (rank, "_SMALL", 0), (topk, "_ADDED", 6), (topk, "_SUMMED", 2), (topk, "_ENOUGH", 0), (rank, "_WHOLE", 0), (rank, "_TIED", 0),
        (combined, "FEW", 1), (view, "_FEW", 0), (view, "_SORTED_BELOW", 1), (expand, "_FEW", 0), (words, "_FEW", 0),
        (streams, "_FEW", 2),
    ):  # fmt: skip
        monkeypatch.setattr(module, name, value)


@settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
@given(corpora(), st.lists(trees, min_size=8, max_size=8), st.integers(0, 3), st.integers(0, 4))
def test_a_page_is_a_part_of_all_hits(no_sync, nothing_small, corpus, nodes, offset, limit):
    batches, deleted = corpus
    with tempfile.TemporaryDirectory() as folder:
        engine = EmbeddedEngine(Path(folder))
        write(engine, *batches, deleted=deleted)
        snapshot = engine.snapshot()
        for node in nodes:
            whole = snapshot.search(node, limit=None)
            for count in (True, False):
                page = snapshot.search(node, limit=limit, offset=offset, count=count)
                assert page.ids == whole.ids[offset : offset + limit]
                assert page.scores == whole.scores[offset : offset + limit]
                assert page.total == whole.total if count else len(page.ids) <= page.total <= whole.total


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(st.text("abв\n", min_size=1, max_size=7), min_size=1, max_size=30, unique=True),
    st.text("abв", min_size=1, max_size=7),
    st.integers(0, 2),
)
def test_slips_and_patterns_find_their_words_whatever_is_looked_at_first(no_sync, terms, text, edits):
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patched:
        patched.setattr(words, "_FEW", 0)
        patched.setattr(expand, "_FEW", 0)
        engine = EmbeddedEngine(Path(folder))
        write(engine, [written_as(term) for term in terms])
        for node, fits in (
            (Fuzzy(SURFACE, text, edits, 0), lambda term: edit_distance(term, text) <= edits),
            (Wildcard(SURFACE, f"*{text}*"), lambda term: text in term),
            (Wildcard(SURFACE, f"?{text}*"), lambda term: term[1:].startswith(text)),
        ):
            assert found(engine, node) == sorted(document_id(term) for term in terms if fits(term))


def document_id(term):
    return "d" + "-".join(str(ord(character)) for character in term)


def written_as(term):
    return replace(make(document_id(term), "x"), surface=FieldTerms({term: [0]}, 1))


def test_too_many_terms_are_cut_to_the_most_frequent_live_ones(engine, monkeypatch):
    documents = [make(f"d{number}", f"t{number} t{number % 7} t0") for number in range(30)]
    deleted = [f"d{number}" for number in range(7, 30) if number % 7 == 1]
    oracle = Oracle([document for document in documents if document.document.id not in deleted])
    write(engine, documents[:9], documents[9:], deleted=deleted)
    monkeypatch.setattr("engine_oracle.MAX_EXPANSIONS", 5)
    monkeypatch.setattr(expand, "MAX_EXPANSIONS", 5)
    for node in (Prefix(BODY, "t"), Wildcard(BODY, "t?*"), Fuzzy(BODY, "t1", 1)):
        assert sorted(found(engine, node)) == sorted(oracle.of(node))


def test_a_star_pattern_takes_no_exponential_time(engine):
    write(engine, [make("d", "a" * 5000)])
    assert found(engine, Wildcard(BODY, "*a" * 30 + "*b")) == []


def test_a_phrase_does_not_reach_into_the_next_document(engine):
    write(engine, [make("d1", "x a"), make("d2", "b a x"), make("d3", "a b")])
    assert found(engine, Phrase((Term(BODY, "a"), Term(BODY, "b")), slop=10**12)) == ["d3"]
    assert sorted(found(engine, Near((Term(BODY, "a"), Term(BODY, "b")), distance=10**12))) == ["d2", "d3"]


def test_a_part_of_a_phrase_may_have_members_that_stand_nowhere(engine):
    write(engine, [make("d1", "a b")])
    part = Group(BODY, (("nowhere", 1.0), ("b", 1.0)))
    assert found(engine, Phrase((Term(BODY, "a"), part))) == ["d1"]
    assert found(engine, Near((part, Term(BODY, "a")), 1)) == ["d1"]
    assert found(engine, Phrase((Term(BODY, "a"), Term(BODY, "nowhere")))) == []


def test_a_term_of_a_title_counts_more_in_the_body(engine):
    write(engine, [make("in-text", "x a", "y z"), make("in-title", "x y", "a z")])
    assert found(engine, Term(BODY, "a")) == ["in-title", "in-text"]


@pytest.mark.parametrize(
    "node",
    [
        Term(DATE, "2024"),
        Term("author", "x"),
        Prefix(DATE, "2"),
        Range(BODY, 1, 2),
        Phrase((Term(BODY, "a"), Term(TITLE, "a"))),
        Every.__base__(),
    ],
)
def test_what_a_field_does_not_have_cannot_be_asked(engine, node):
    write(engine, [make("d", "a")])
    with pytest.raises(ValueError, match=r"field|node"):
        engine.snapshot().search(node)


def test_terms_that_cannot_be_encoded_match_nothing(engine):
    write(engine, [make("d", "a")])
    assert (
        found(engine, Or((Term(BODY, "\ud800"), Prefix(BODY, "\ud800"), Fuzzy(BODY, "\ud800", 0, 0)))) == []
    )
