"""How a query was read, and why a document matches: the figures of an explanation are those of the search."""

from __future__ import annotations

import pytest

import casearch

QUERIES = [
    "су ресурстары",
    "+су энергетика -саммит",
    '"водные ресурсы" регион',
    '"ресурсы вода"~5 OR министр',
    "энер* министр~1 =министров",
    "title:(су вода) Токаев lang:kk",
    "президент AND NOT Қазақстан",
    "кауипсиздик",
    "lang:ru date:2024..",
    "Astana OR Астана",
]


@pytest.fixture(scope="module")
def index(corpus_index):
    with casearch.open(corpus_index) as opened:
        yield opened


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("options", [{}, {"translit": False}, {"exact": True}], ids=str)
def test_the_score_that_is_explained_is_that_of_the_hit(index, query, options):
    results = index.search(query, limit=8, **options)
    for hit in results:
        told = index.explain(query, hit.id, **options)
        assert told.document.matched
        assert told.document.score == pytest.approx(hit.score, abs=1e-9)
        assert told.total == results.total


def adds_up(part):
    """Whether the scores inside a part make that of the part; words score by themselves."""
    if part.rule.startswith(("any of", "all of")) and part.matched and "no score" not in part.rule:
        inside = sum(child.score for child in part.parts)
        every = all(child.matched for child in part.parts) and "for all" in part.rule
        assert part.score == pytest.approx(inside * (1.2 if every else 1), abs=1e-9)
    for child in part.parts:
        adds_up(child)


@pytest.mark.parametrize("query", QUERIES)
def test_the_scores_of_the_parts_make_that_of_the_whole(index, query):
    for hit in index.search(query, limit=3):
        adds_up(index.explain(query, hit.id).document)


def test_a_document_that_does_not_match_is_told_which_rule_it_misses(index):
    (hit,) = index.search("lang:kk су", limit=1)
    told = index.explain("+су +криптовалютааа", hit.id).document
    assert not told.matched
    assert told.score == 0


def test_each_word_tells_how_it_was_read(index):
    told = index.explain("министров -Токаев мин* =су президинт~1")
    words = {word.word: word for word in told.words}
    assert words["министров"].terms["ru"][0] == "министр"
    assert words["министров"].sought == "in any inflection"
    assert words["министров"].documents > 0
    assert words["Токаев"].excluded
    assert words["Токаев"].names
    assert words["мин*"].sought == "as a pattern"
    assert words["су"].sought == "as written"
    assert words["президинт"].sought == "nearly as written"


def test_a_mended_query_tells_what_it_was_read_as(index):
    told = index.explain("0fpf0cnfy су")
    assert told.read_as == "қазақстан су"
    assert told.corrections[0].meant == "қазақстан"


def test_an_id_that_is_none(index):
    with pytest.raises(casearch.NotFoundError, match="no document has the id"):
        index.explain("су", "nowhere")


def test_the_record_is_json(index):
    (hit,) = index.search("су", limit=1)
    record = index.explain("су", hit.id).record()
    assert list(record) == [
        "query", "read_as", "languages", "words", "tree", "total", "corrections", "warnings", "document"
    ]  # fmt: skip
    assert record["document"]["id"] == hit.id
    assert record["document"]["children"][0]["tf"] > 0
