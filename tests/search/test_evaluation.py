"""The four measures, held against the field's own tool."""

from __future__ import annotations

import ir_measures
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import casearch
from casearch.errors import QueryError
from casearch.search.evaluation import evaluate, read_judgements
from support import rows, write

IDS = st.sampled_from([f"d{n}" for n in range(15)])
QUERIES = st.sampled_from(["q1", "q2", "q3"])


@settings(max_examples=60, deadline=None)
@given(
    st.dictionaries(QUERIES, st.lists(IDS, unique=True, max_size=15)),
    st.dictionaries(QUERIES, st.dictionaries(IDS, st.integers(0, 3), min_size=1), min_size=1),
)
def test_they_are_those_of_ir_measures(rankings, judgements):
    measures = [ir_measures.parse_measure(name) for name in ("nDCG@10", "R@10", "R@100", "RR@10")]
    run = {query: {id: -float(rank) for rank, id in enumerate(ids)} for query, ids in rankings.items()}
    oracle = ir_measures.calc_aggregate(measures, judgements, run)
    found = evaluate(rankings, judgements).means
    for measure, value in oracle.items():
        assert found[str(measure)] == pytest.approx(value), str(measure)


def test_judgements_are_trec_lines():
    assert read_judgements(["q1 0 d1 2", "", "q1\t0\td2\t0"]) == {"q1": {"d1": 2, "d2": 0}}


@pytest.mark.parametrize("line", ["q1 d1 2", "q1 0 d1 high", "q1 0 d1 1 more"])
def test_a_line_that_is_none_is_told_by_its_number(line):
    with pytest.raises(QueryError, match="line 2"):
        read_judgements(["q1 0 d1 1", line])


def test_without_a_judgement_there_is_nothing_to_measure():
    with pytest.raises(QueryError, match="no judgement"):
        evaluate({}, {})


@pytest.fixture
def index(folder):
    records = [
        {"id": "a", "text": "Вода в реке поднялась", "lang": "ru"},
        {"id": "b", "text": "Вода и энергия", "lang": "ru"},
        {"id": "c", "text": "Су мен энергия", "lang": "kk"},
    ]
    write(folder / "news/x.jsonl", rows(*records))
    with casearch.open("index") as index:
        index.update(["news"])
        yield index


def test_an_index_is_asked_the_judged_queries(index):
    found = index.evaluate({"q1": "река", "q2": "трактор"}, {"q1": {"a": 1}, "q2": {"b": 1}})
    assert found.means["RR@10"] == 0.5
    assert found.each["q1"]["nDCG@10"] == 1


def test_in_one_language_only_its_documents_are_judged(index):
    judgements = {"q1": {"b": 1, "c": 1}, "q2": {"b": 1}}
    found = index.evaluate({"q1": "энергия", "q2": "энергия"}, judgements, lang="kk")
    assert (found.queries, found.means["R@10"]) == (1, 1)


def test_the_command(index, casearch_command, folder):
    write(folder / "queries.tsv", "q1\tрека\n")
    write(folder / "qrels.txt", "q1 0 a 1\n")
    done = casearch_command("evaluate", "queries.tsv", "qrels.txt")
    assert done.stdout.splitlines()[:2] == ["queries  1", "nDCG@10  1.0000"]
    assert casearch_command("evaluate", "queries.tsv", "missing.txt").returncode == 2
