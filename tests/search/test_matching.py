"""What of a query is marked in a document, and in which sense it matched."""

from __future__ import annotations

import json
import random

import pytest
from analysing import matches

import casearch
from casearch.analysis import Analyser
from casearch.engine.base import Spots
from casearch.nodes import BODY
from casearch.query import read_query
from casearch.search.matching import Matcher
from casearch.search.search import Request, read_request

TEXT = "Министр рассказал о водных ресурсах. Министрами подписано соглашение о воде, минестр доволен."


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    with casearch.open(tmp_path_factory.mktemp("matching")) as opened:
        opened.add([casearch.Document("a", TEXT, title="Заголовок дня", lang="ru")])
        yield opened


@pytest.mark.parametrize(
    ("query", "marked", "whys"),
    [
        ("министр", ["Министр", "Министрами"], {"as written"}),
        ("=министр", ["Министр"], {"as written"}),
        ("мин*", ["Министр", "Министрами", "минестр"], {"fits the pattern"}),
        ("*исана", [], set()),
        ("в?де", ["воде"], {"fits the pattern"}),
        ("министр~1", ["Министр", "минестр"], {"nearly so written"}),
        ('"водные ресурсы"', ["водных", "ресурсах"], {"another form of the word"}),
        ("вода -саммит", ["воде"], {"another form of the word"}),
        ("title:заголовок", [], {"as written"}),
    ],
)
def test_what_matched_is_marked(index, query, marked, whys):
    hits = index.search(query).hits
    found = [hit.snippet[start:end] for hit in hits for start, end in hit.highlights]
    assert found == marked
    assert {match.why for hit in hits for match in hit.matched} == whys


def test_exact_takes_words_as_they_are_written(index):
    assert index.search("министрах").total == 1
    assert index.search("министрах", exact=True).total == 0
    assert index.search("министрами", exact=True).total == 1


def test_dates_typed_in_the_query_count_what_they_leave_out(index):
    assert index.search("министр since:2020").warnings == (
        "1 undated document left out by the condition on the date",
    )


QUERIES = [
    " ".join,
    lambda words: words[0],
    lambda words: '"' + " ".join(words[:2]) + '"',
    lambda words: " ".join(f"={word}" for word in words),
    lambda words: " ".join(f"{word[:3]}*" for word in words),
    lambda words: f"{words[0]}~1 *{words[-1][1:]}",
    lambda words: f"title:{words[0]} {' '.join(words)}",
    lambda words: " ".join(word.lower() for word in words),
]


def held_together(index: casearch.Index, seed: int, count: int) -> None:
    """What the positions in the index tell of the hits of many queries is what reading their texts anew tells."""
    rng, analyser, snapshot = random.Random(seed), Analyser(), index._snapshot()
    texts = [words for document in index.documents() if len(words := document.text.split()) > 5]
    spans = 0
    for number in range(count):
        drawn = rng.sample(rng.choice(texts), rng.choice([1, 2, 3, 5]))
        asked = QUERIES[number % len(QUERIES)](drawn)
        query, _ = read_request(Request(asked), analyser, index._mending())
        hits = snapshot.search(query.node)
        matcher = Matcher(query.words, analyser)
        documents = [index._shown(stored) for stored in snapshot.records(hits.numbers)]
        founds = matcher.found(documents, snapshot.spots(hits.numbers, matcher.terms))
        for document, found in zip(documents, founds, strict=True):
            wanted = matches(document, query.words, analyser)
            assert (sorted(found.spans), found.why) == (sorted(wanted.spans), wanted.why), (
                asked,
                document.id,
            )
            assert [span[:2] for span in found.spans] == [span[:2] for span in wanted.spans]
            spans += len(found.spans)
    assert spans > count


def test_positions_tell_what_reading_the_text_again_tells(corpus_index):
    with casearch.open(corpus_index) as opened:
        held_together(opened, seed=1, count=96)


def test_positions_tell_the_same_of_documents_by_other_hands(shared, tmp_path):
    rows = [
        json.loads(line)
        for name in ("kazqad", "xquad")
        for line in (shared / "data" / name / "docs.jsonl").read_text().splitlines()[::8]
    ]
    with casearch.open(tmp_path / "index") as opened:
        opened.add(
            casearch.Document(row["id"], row["text"], row.get("title"), row.get("lang")) for row in rows
        )
        held_together(opened, seed=2, count=96)


def test_a_text_with_other_words_than_the_index_counted_is_read_anew():
    document = casearch.Document("a", TEXT, title="Вода и министр", lang="ru")
    words = read_query("министры вода минис* =воде", Analyser()).words
    wanted = matches(document, words, Analyser())
    assert wanted.spans
    for wrong in (Spots(3, 99, {}), Spots(0, 0, {(BODY, "министр"): [0, 50, 5000]})):
        (found,) = Matcher(words, Analyser()).found([document], [wrong])
        assert (found.spans, found.why) == (wanted.spans, wanted.why)


def test_positions_outside_a_text_mark_nothing():
    document = casearch.Document("a", "вода и вода", lang="ru")
    words = read_query("вода", Analyser()).words
    spots = Spots(0, 3, {(BODY, "вода"): [0, 2, 3, 99, 5000]})
    (found,) = Matcher(words, Analyser()).found([document], [spots])
    assert found.spans == [(0, 4, "вода"), (7, 11, "вода")]
