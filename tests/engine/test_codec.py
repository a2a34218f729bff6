"""Whoosh's own API over casearch's segments: what works over its W3 works over these, with the same answers."""

import pickle
import random
from datetime import datetime

import pytest
from engine_oracle import make, write
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from whoosh import fields, formats, index, query, scoring, sorting
from whoosh.analysis import StandardAnalyzer
from whoosh.codec.whoosh3 import W3Codec
from whoosh.qparser import QueryParser

from casearch.engine.embedded.codec import CasearchCodec
from casearch.engine.embedded.codec.values import decode, encode
from casearch.errors import IndexDamagedError

WORDS = ("water", "waters", "energy", "river", "су", "вода", "a1")
SCHEMA = fields.Schema(
    id=fields.ID(stored=True, unique=True),
    text=fields.TEXT(stored=True, spelling=True, analyzer=StandardAnalyzer(stoplist=None, minsize=1)),
    tags=fields.KEYWORD(stored=True, commas=True),
    chars=fields.TEXT(chars=True, vector=formats.Frequency()),
    boosted=fields.TEXT(field_boost=1.5, phrase=False),
    year=fields.NUMERIC(stored=True, sortable=True),
    day=fields.DATETIME(stored=True, sortable=True),
)


def records(count):
    chance = random.Random(1)
    for number in range(count):
        words = chance.choices(WORDS, k=number % 40 + 1)
        yield {
            "id": f"d{number}",
            "text": " ".join(words),
            "tags": f"t{number % 3},t{number % 5}",
            "chars": " ".join(words[::-1]),
            "boosted": " ".join(words[:3]),
            "year": 2000 + number * 13 % 25,
            "day": datetime(2024, 1, 1 + number % 28),  # noqa: DTZ001  # as Whoosh takes it
        }


@pytest.fixture(scope="module", params=["one segment", "several", "several, some deleted", "merged"])
def pair(request, tmp_path_factory):
    """The same documents over W3 and over casearch's codec, opened anew."""
    place = tmp_path_factory.mktemp("pair")
    return [build(place / name, codec, request.param) for name, codec in codecs()]


def codecs():
    return [("w3", W3Codec), ("ours", lambda: CasearchCodec(rounded_lengths=True))]


def build(folder, codec, how):
    folder.mkdir()
    made = index.create_in(folder, SCHEMA)
    rows = list(records(90))
    for batch in [rows] if how == "one segment" else [rows[:40], rows[40:55], rows[55:]]:
        with made.writer(codec=codec()) as writer:
            writer.merge = False
            for row in batch:
                writer.add_document(**row)
    if "deleted" in how or how == "merged":
        with made.writer(codec=codec()) as writer:
            writer.merge = False
            for number in range(0, 90, 9):
                writer.delete_by_term("id", f"d{number}")
    if how == "merged":
        made.writer(codec=codec()).commit(optimize=True)
    return index.open_dir(folder)


def answer(searcher, asked, **options):
    results = searcher.search(asked, limit=None, **options)
    return [(hit["id"], round(hit.score or 0, 9)) for hit in results]


QUERIES = [
    "water",
    "water energy",
    "water OR су",
    "water NOT river",
    '"water energy"',
    '"river water"~3',
    "wat*",
    "?a?er",
    "text:[energy TO water]",
    "tags:t1 AND boosted:вода",
    "chars:river",
    '"energy river" OR tags:t4',
    "year:[2003 TO 2010]",
    "day:[20240105 TO 20240110]",
    "nothing",
]


@pytest.mark.parametrize("asked", QUERIES)
def test_queries_give_the_documents_order_and_scores_of_w3(pair, asked):
    found = []
    for each in pair:
        parsed = QueryParser("text", each.schema).parse(asked)
        with each.searcher() as searcher:
            found.append(answer(searcher, parsed))
    assert found[0] == found[1]
    assert found[0] or asked == "nothing"


@pytest.mark.parametrize("weighting", [scoring.BM25F(), scoring.TF_IDF(), scoring.Frequency()])
def test_scores_under_other_weightings(pair, weighting):
    asked = query.Or([query.Term("text", "water"), query.Term("boosted", "energy", 2.0)])
    first, second = (answer(each.searcher(weighting=weighting), asked) for each in pair)
    assert first == second


def test_filters_sorting_facets_and_spelling(pair):
    found = []
    for each in pair:
        with each.searcher() as searcher:
            water = query.Term("text", "water")
            by_year = searcher.search(water, limit=None, sortedby=["year", "id"])
            backwards = searcher.search(water, limit=None, sortedby=sorting.FieldFacet("day", reverse=True))
            grouped = searcher.search(water, limit=None, groupedby="tags")
            found.append(
                [
                    answer(searcher, water, filter=query.Term("tags", "t1"), mask=query.Term("text", "су")),
                    [hit["id"] for hit in by_year],
                    [hit["day"] for hit in backwards],
                    {key: sorted(value) for key, value in grouped.groups().items()},
                    searcher.suggest("text", "watr"),
                    sorted(searcher.reader().terms_within("text", "watr", 2)),
                    searcher.correct_query(query.Term("text", "enrgy"), "enrgy").string,
                ]
            )
    assert found[0] == found[1]
    assert found[0][4]


def test_highlights_stored_fields_and_vectors(pair):
    found = []
    for each in pair:
        with each.searcher() as searcher:
            hits = searcher.search(query.Term("text", "energy"), limit=None, terms=True)
            more = searcher.search(query.Term("chars", "river"), limit=None)
            found.append(
                [
                    [(hit.fields(), hit.highlights("text", top=99), hit.matched_terms()) for hit in hits],
                    [list(searcher.vector_as("frequency", hit.docnum, "chars")) for hit in more],
                    sorted(searcher.documents(tags="t2"), key=lambda row: row["id"]),
                ]
            )
    assert found[0] == found[1]


def test_readers_walk_over_terms_and_postings(pair):
    found = []
    for each in pair:
        reader = each.reader()
        terms = [(name, bytes(text)) for name, text in reader.all_terms()]
        infos = [
            (name, text, reader.doc_frequency(name, text), round(reader.frequency(name, text), 3))
            for name, text in terms
        ]
        places = []
        for name in ("text", "chars"):
            matcher = reader.postings(name, "water")
            while matcher.is_active():
                places.append((matcher.id(), matcher.value_as("positions"), matcher.value_as("frequency")))
                matcher.next()
        lengths = [reader.doc_field_length(number, "text", 0) for number in range(reader.doc_count_all())]
        numbers = (
            reader.doc_count(),
            reader.doc_count_all(),
            reader.has_deletions(),
            reader.field_length("text"),
        )
        found.append(
            (
                infos,
                places,
                lengths,
                numbers,
                list(reader.lexicon("tags")),
                list(reader.expand_prefix("text", "w")),
            )
        )
    assert found[0] == found[1]


def test_matchers_skip_to_documents(tmp_path):
    reader = build(tmp_path / "ours", CasearchCodec, "one segment").reader()
    matcher = reader.postings("text", "water")
    ids = list(matcher.copy().all_ids())
    matcher.skip_to(ids[5] + 1)
    assert matcher.id() == ids[6]
    matcher.skip_to(ids[2])
    assert matcher.id() == ids[6]
    matcher.skip_to(10**6)
    assert not matcher.is_active()
    matcher.reset()
    assert matcher.id() == ids[0]


def test_nothing_but_the_toc_and_values_of_whooshs_formats_is_a_pickle(tmp_path, monkeypatch):
    made = build(tmp_path / "ours", CasearchCodec, "several")

    def refuse(*_, **__):
        raise AssertionError

    with made.searcher() as searcher:
        monkeypatch.setattr(pickle, "load", refuse)
        monkeypatch.setattr(pickle, "loads", refuse)
        assert answer(searcher, query.Term("text", "water"))
        assert searcher.search(query.Every(), limit=None, sortedby="year")


def test_a_damaged_segment_is_said_to_whoosh_too(tmp_path):
    made = build(tmp_path / "ours", CasearchCodec, "one segment")
    (path,) = (tmp_path / "ours").glob("*.cas")
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(IndexDamagedError, match="changed"):
        made.searcher()


def test_stored_values_of_plain_types_come_back_and_others_are_refused():
    day = datetime(2024, 5, 16, 1, 2, 3)  # noqa: DTZ001  # as Whoosh takes it
    for value in (
        None,
        True,
        1.5,
        "ә\ud800",
        b"\x00\xff",
        day,
        day.date(),
        (1, [2, {"k": (b"", None)}]),
        {1: "x"},
    ):
        assert decode(encode(value)) == value
    with pytest.raises(TypeError, match="stores no set"):
        encode({1})


texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=300).map(" ".join)
trees = st.recursive(
    st.builds(query.Term, st.just("text"), st.sampled_from(WORDS))
    | st.builds(query.Prefix, st.just("text"), st.sampled_from(["w", "wat", "с"]))
    | st.builds(query.Phrase, st.just("text"), st.lists(st.sampled_from(WORDS), min_size=2, max_size=3)),
    lambda nodes: st.one_of(
        st.builds(query.And, st.lists(nodes, min_size=1, max_size=3)),
        st.builds(query.Or, st.lists(nodes, min_size=1, max_size=3)),
        st.builds(query.AndMaybe, nodes, nodes),
    ),
    max_leaves=5,
)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(texts, min_size=1, max_size=12), st.integers(1, 4), st.lists(trees, min_size=5, max_size=5))
def test_whooshs_searcher_finds_ranks_and_scores_as_over_w3(tmp_path_factory, documents, cuts, asked):
    found = []
    for name, codec in codecs():
        folder = tmp_path_factory.mktemp(name)
        made = index.create_in(folder, SCHEMA)
        size = -(-len(documents) // cuts)
        for start in range(0, len(documents), size):
            with made.writer(codec=codec()) as writer:
                writer.merge = False
                for number, text in enumerate(documents[start : start + size], start):
                    writer.add_document(id=f"d{number}", text=text)
        with index.open_dir(folder).searcher() as searcher:
            found.append([answer(searcher, tree) for tree in asked])
    assert found[0] == found[1]


# An index that casearch wrote


@pytest.fixture
def kept(engine):
    write(
        engine,
        [
            make("d1", "Министры обсудили водные ресурсы", "Вода", "ru", "2024-05-16"),
            make("d2", "су", source="Дала Ньюс"),
        ],
        [make("d3", "water resources", lang="en", date="2023-01-01"), make("d4", "ресурсы")],
        deleted=["d4"],
    )
    return engine


def test_whoosh_opens_an_index_of_casearch(kept):
    with index.open_dir(kept.folder).searcher() as searcher:
        assert searcher.doc_count() == 3
        assert [hit["id"] for hit in searcher.search(query.Term("body", "ресурсы"))] == ["d1"]
        (hit,) = searcher.search(query.Phrase("body", ["water", "resources"]))
        assert (hit["body"], hit["date"], hit["lang"]) == ("water resources", "2023-01-01", "en")
        assert [hit["id"] for hit in searcher.search(query.Every(), sortedby="date")] == ["d2", "d3", "d1"]
        assert [hit["id"] for hit in searcher.search(query.Term("source", "дала ньюс"))] == ["d2"]
        assert list(searcher.reader().terms_within("body", "wate", 1)) == ["water"]


def test_whooshs_parser_and_highlighter_read_words_as_casearch_does(kept):
    opened = index.open_dir(kept.folder)
    asked = QueryParser("body", opened.schema).parse("resources source:'ДАЛА Ньюс'")
    assert query.Term("source", "дала ньюс") in list(asked.leaves())
    with opened.searcher() as searcher:
        (hit,) = searcher.search(query.Term("body", "су"))
        assert 'class="match' in hit.highlights("body", text="бұл су туралы")


def test_what_whoosh_commits_is_not_taken_for_casearchs(kept):
    with index.open_dir(kept.folder).writer(codec=CasearchCodec()) as writer:
        writer.delete_by_term("id", "d1")
    with index.open_dir(kept.folder).searcher() as searcher:
        assert {hit["id"] for hit in searcher.search(query.Every())} == {"d2", "d3"}
    with pytest.raises(IndexDamagedError, match=r"casearch-\d+\.json: is missing"):
        kept.snapshot()
