"""What of a query is marked in a document, and in which sense it matched."""

from __future__ import annotations

import pytest

import casearch

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
