"""The queries that engines are compared by: drawn the same each time, each as its class says, answered alike by tantivy."""

from collections import Counter
from pathlib import Path
from random import Random

import ask
import classes
import peers
import pytest

from casearch.nodes import BODY, LANG, And, Fuzzy, Not, Or, Phrase, Prefix, Range, Term, Wildcard

DOCUMENTS = 400
LANGUAGES = ("ru", "kk", "en")


def made_up_rows() -> list[peers.Row]:
    """Documents of few frequent and many rare words."""
    rng = Random(7)
    letters = "абвгдежзик"
    words = ["".join(rng.choices(letters, k=rng.randint(2, 9))) for _ in range(3000)]
    weights = [1 / rank for rank in range(1, len(words) + 1)]
    return [
        peers.Row(
            f"d{number}",
            rng.choices(words, weights, k=rng.randint(40, 80)),
            rng.choice(LANGUAGES),
            f"2024-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}",
        )
        for number in range(DOCUMENTS)
    ]


ROWS = made_up_rows()
FREQUENCIES = Counter(word for row in ROWS for word in set(row.words))


def drawn(name: str, count: int = 20, seed: int = 1) -> list:
    return classes.Draw(FREQUENCIES, DOCUMENTS, ROWS, seed).queries(name, count)


@pytest.mark.parametrize("name", classes.CLASSES)
def test_a_draw_is_distinct_and_the_same_each_time_whatever_was_drawn_before(name):
    draw = classes.Draw(FREQUENCIES, DOCUMENTS, ROWS, 1)
    first = draw.queries(name, 20)
    draw.queries("or5", 5)
    assert first == draw.queries(name, 20) == drawn(name)
    assert len(set(first)) == 20
    assert first != drawn(name, seed=2)


def test_a_class_gives_no_more_queries_than_the_corpus_has():
    terms = {"один": 2, "два": 2}
    assert len(classes.Draw(terms, 1000, ROWS, 1).queries("term, rare", 5)) == 2
    assert classes.Draw(terms, 1000, ROWS, 1).queries("term, common", 5) == []


@pytest.mark.parametrize(
    ("name", "least", "most"),
    [("term, rare", 2, 2), ("term, middling", 3, 4), ("term, common", 5, DOCUMENTS)],
)
def test_a_word_stands_in_as_many_documents_as_its_band_says(name, least, most):
    assert all(least <= FREQUENCIES[node.text] <= most for node in drawn(name))


def test_the_bands_are_shares_of_a_large_corpus():
    draw = classes.Draw({"a": 1, "b": 100, "c": 101, "d": 1000, "e": 1001}, 100_000, ROWS, 1)
    assert draw.bands == {"rare": ["b"], "middling": ["c", "d"], "common": ["e"]}


def words(node) -> list[str]:
    match node:
        case Term(field, text):
            return [text] if field == BODY else []
        case And(children) | Or(children) | Phrase(children):
            return [word for child in children for word in words(child)]
        case Not(child):
            return words(child)
    return []


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("and2", 2),
        ("or2", 2),
        ("or2, by language and days", 2),
        ("or5", 5),
        ("(a or b) and c", 3),
        ("a not b", 2),
    ],
)
def test_the_words_of_a_query_are_distinct_and_of_one_document(name, count):
    for node in drawn(name):
        asked = words(node)
        assert len(set(asked)) == count
        assert any(set(asked) <= set(row.words) for row in ROWS)
        assert all(FREQUENCIES[word] > 2 for word in asked)


def test_a_filter_holds_the_document_that_the_words_come_from():
    for node in drawn("or2, by language and days"):
        either, lang, days = node.children
        assert isinstance(either, Or)
        assert (lang.field, lang.boost) == (LANG, 0)
        assert isinstance(days, Range)
        assert any(
            set(words(either)) <= set(row.words)
            and row.lang == lang.text
            and days.low <= peers.moment(row.date).toordinal() <= days.high
            for row in ROWS
        )


@pytest.mark.parametrize(("name", "count"), [("phrase of 2", 2), ("phrase of 3", 3)])
def test_a_phrase_stands_in_a_document(name, count):
    texts = [f" {' '.join(row.words)} " for row in ROWS]
    for node in drawn(name):
        asked = words(node)
        assert len(asked) == count
        assert any(f" {' '.join(asked)} " in text for text in texts)


def test_patterns_stand_for_words_of_the_corpus_and_for_no_more_than_casearch_takes(monkeypatch):
    assert all(
        isinstance(node, Prefix) and any(term.startswith(node.text) for term in FREQUENCIES)
        for node in drawn("prefix")
    )
    assert all(isinstance(node, Wildcard) and {"*", "?"} & set(node.pattern) for node in drawn("wildcard"))
    assert all(isinstance(node, Fuzzy) and (node.edits, node.prefix) == (1, 0) for node in drawn("fuzzy"))
    monkeypatch.setattr(classes, "MAX_EXPANSIONS", 1)
    draw = classes.Draw(FREQUENCIES, DOCUMENTS, ROWS, 1)
    assert all(len(draw.starting_with(node.text)) == 1 for node in draw.queries("prefix", 20))


@pytest.fixture(scope="module")
def indexes(tmp_path_factory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("peers")
    found = {name: folder / name for name in ("casearch", "tantivy", "SQLite FTS5")}
    for name, place in found.items():
        if name == "tantivy":
            pytest.importorskip("tantivy", reason="tantivy is installed by the group bench only")
        place.mkdir()
        build, _ = peers.PEERS[name]
        build(ROWS, place)
    return found


@pytest.mark.parametrize("name", classes.CLASSES)
def test_casearch_finds_as_many_documents_as_tantivy_and_as_fts5_where_it_has_the_class(name, indexes):
    opened = {peer: ask.open_peer(peer, folder) for peer, folder in indexes.items()}
    for node in drawn(name):
        totals = {
            peer: index.ask_total(query)
            for peer, index in opened.items()
            if (query := index.ready(node)) is not None
        }
        assert len(set(totals.values())) == 1, (node, totals)
        assert totals["casearch"] > 0 or isinstance(node, Fuzzy)
        assert "tantivy" in totals
