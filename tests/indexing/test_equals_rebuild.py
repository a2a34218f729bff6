"""Any sequence of updates answers exactly as a rebuild of the same documents."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import casearch
from support import rows, write

WORDS = ["вода", "воды", "энергия", "су", "судың", "river", "rivers", "Токаев", "Токаева"]
SENTENCE = st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map(" ".join)
FURNITURE = st.sampled_from(["", "\n\nПодписка на воду", "\n\nПодписка на воду\n\nЗвоните: энергия"])
TEXT = st.builds(
    lambda lines, tail: "\n\n".join(lines) + tail, st.lists(SENTENCE, min_size=1, max_size=3), FURNITURE
)
STEP = st.one_of(
    st.tuples(st.just("file"), st.sampled_from("abc"), TEXT),
    st.tuples(st.just("vanish"), st.sampled_from("abc"), st.none()),
    st.tuples(
        st.just("rows"), st.sampled_from("xy"), st.dictionaries(st.sampled_from("123"), TEXT, max_size=3)
    ),
    st.tuples(st.just("delete"), st.sampled_from(["news/a.txt", "1", "2"]), st.none()),
    st.tuples(st.just("add"), st.sampled_from(["1", "p"]), TEXT),
    st.tuples(st.just("update"), st.none(), st.none()),
)


def apply(step, index: casearch.Index, news: Path) -> None:
    kind, name, value = step
    if kind == "file":
        write(news / f"{name}.txt", value)
    elif kind == "vanish":
        (news / f"{name}.txt").unlink(missing_ok=True)
    elif kind == "rows":
        write(news / f"{name}.jsonl", rows(*({"id": id, "text": text} for id, text in value.items())))
    elif kind == "delete":
        index.delete([name])
    elif kind == "add":
        index.add([casearch.Document(name, value)])
    else:
        index.update([news])


def answers(index: casearch.Index) -> list[object]:
    return [
        [(hit.id, hit.score, hit.snippet) for hit in index.search(query, limit=None)]
        for query in ("вода", "су river", "Токаев энергия вода")
    ] + [[document.record() for document in index.documents()]]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(STEP, max_size=12))
def test_any_sequence_of_updates_equals_a_rebuild(steps):
    with tempfile.TemporaryDirectory() as place:
        news = Path(place) / "news"
        write(news / "z.txt", "Начало: вода и energy")
        with casearch.open(Path(place) / "index") as index:
            index.update([news])
            for step in steps:
                apply(step, index, news)
            index.update([news])
            updated = answers(index)
            index.update(rebuild=True)
            assert answers(index) == updated
