"""``casearch search`` and its kin as a person runs them."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys

import pytest

from support import rows, write


@pytest.fixture
def run(articles, casearch_command):
    assert casearch_command("index", "news").returncode == 0
    return casearch_command


KEYS = {
    "rank",
    "id",
    "score",
    "title",
    "lang",
    "date",
    "source",
    "path",
    "url",
    "snippet",
    "highlights",
    "matched",
    "group",
}


def test_a_hit_shows_title_facts_and_the_passage_with_its_words_marked(run):
    done = run("search", "водными", "ресурсами")
    assert done.returncode == 0
    assert "Министры обсудили водные ресурсы" in done.stdout
    assert "undated · ru · news/ru.txt" in done.stdout
    assert "[водные] [ресурсы]" in done.stdout
    assert "1–2 of 2 documents in " in done.stdout  # ресурс is a word of Kazakh too


def test_json_has_the_keys_that_are_promised(run):
    answer = json.loads(run("search", "министры", "--json").stdout)
    assert set(answer) == {"query", "total", "took_ms", "corrections", "warnings", "hits"}
    assert set(answer["hits"][0]) == KEYS
    assert set(answer["hits"][0]["matched"][0]) == {"query_word", "term", "why"}


def test_highlights_are_offsets_into_the_snippet(run):
    for hit in json.loads(run("search", "су ресурстарының", "--json").stdout)["hits"]:
        words = [hit["snippet"][start:end] for start, end in hit["highlights"]]
        assert words
        assert all(word.lower().startswith(("су", "ресурс", "водн")) for word in words)


def test_jsonl_is_a_hit_a_line(run):
    lines = run("search", "Ташкент", "Tashkent", "--jsonl").stdout.splitlines()
    assert {json.loads(line)["id"] for line in lines} == {"news/ru.txt", "news/kk.txt", "news/en.txt"}


def test_csv_is_a_table(run):
    table = list(csv.DictReader(io.StringIO(run("search", "Tashkent", "--no-translit", "--csv").stdout)))
    assert [row["id"] for row in table] == ["news/en.txt"]


def test_csv_has_no_formulas(run, folder):
    write(folder / "news/evil.jsonl", rows({"id": "e", "title": "=HYPERLINK(1)", "text": "Tashkent evil"}))
    run("index", "news")
    table = list(csv.DictReader(io.StringIO(run("search", "evil", "--csv").stdout)))
    assert table[0]["title"] == "'=HYPERLINK(1)"


def test_nothing_found_ends_with_1(run):
    done = run("search", "криптозоология")
    assert (done.returncode, done.stdout) == (1, "")
    assert "nothing found" in done.stderr


def test_nothing_found_in_json(run):
    done = run("search", "криптозоология", "--json")
    assert done.returncode == 1
    assert json.loads(done.stdout)["hits"] == []


@pytest.mark.parametrize(("lang", "id"), [("ru", "news/ru.txt"), ("kk", "news/kk.txt")])
def test_one_language(run, lang, id):
    answer = json.loads(run("search", "энергетика министр", "--lang", lang, "--json").stdout)
    assert [hit["id"] for hit in answer["hits"]] == [id]


def test_a_name_finds_its_spellings_in_other_scripts_below_its_own(run):
    answer = json.loads(run("search", "Ашикбаева", "--json").stdout)
    assert answer["hits"][0]["id"] == "news/ru.txt"
    assert {hit["id"] for hit in answer["hits"]} == {"news/ru.txt", "news/kk.txt", "news/en.txt"}
    whys = {hit["id"]: hit["matched"][0]["why"] for hit in answer["hits"]}
    assert whys["news/kk.txt"] == "the name in another spelling"
    for hit in answer["hits"]:
        assert [hit["snippet"][start:end][:2] for start, end in hit["highlights"]] in (["Аш"], ["As"])


def test_a_name_keeps_to_its_spelling_on_demand(run):
    answer = json.loads(run("search", "Ашикбаева", "--no-translit", "--json").stdout)
    assert [hit["id"] for hit in answer["hits"]] == ["news/ru.txt"]


def test_pages_follow_one_another(run):
    query = ("search", "Ташкент Tashkent", "--json")
    whole = json.loads(run(*query).stdout)
    pages = [json.loads(run(*query, "--limit", "1", "--offset", str(n)).stdout) for n in range(3)]
    assert [page["hits"][0]["id"] for page in pages] == [hit["id"] for hit in whole["hits"]]
    assert [page["hits"][0]["rank"] for page in pages] == [1, 2, 3]
    assert all(page["total"] == 3 for page in pages)


@pytest.fixture
def dated(folder, casearch_command):
    records = [
        {"id": "old", "text": "вода", "date": "2023-05-01", "source": "Акорда"},
        {"id": "new", "text": "вода", "date": "2024-05-01T10:00", "source": "Kazinform"},
        {"id": "newer", "text": "вода", "date": "2024-05-01T12:00"},
        {"id": "undated", "text": "вода"},
    ]
    write(folder / "news/x.jsonl", rows(*records))
    casearch_command("index", "news")
    return lambda *args: json.loads(casearch_command("search", "вода", "--json", *args).stdout)


@pytest.mark.parametrize(
    ("options", "found"),
    [
        (["--since", "2024"], {"new", "newer"}),
        (["--until", "2023"], {"old"}),
        (["--since", "2024-05-01", "--until", "2024-05-01"], {"new", "newer"}),
        (["--source", "акорда"], {"old"}),
        (["--source", "KAZINFORM", "--since", "2024"], {"new"}),
    ],
)
def test_conditions(dated, options, found):
    assert {hit["id"] for hit in dated(*options)["hits"]} == found


def test_a_condition_on_the_day_counts_the_undated_it_leaves_out(dated):
    assert dated("--since", "2020")["warnings"] == [
        "1 undated document left out by the condition on the date"
    ]
    assert dated()["warnings"] == []


def test_orders_of_date_put_the_undated_last(dated):
    assert [hit["id"] for hit in dated("--sort", "newest")["hits"]] == ["newer", "new", "old", "undated"]
    assert [hit["id"] for hit in dated("--sort", "oldest")["hits"]] == ["old", "new", "newer", "undated"]


def test_a_document_cannot_write_to_the_terminal(folder, casearch_command):
    evil = {
        "id": "e",
        "title": "Title\x1b]0;owned\x07",
        "text": "Tashkent \x1b[2Jcleared \u202egnorw",
        "source": "\x1b[31m",
    }
    write(folder / "news/x.jsonl", rows(evil))
    casearch_command("index", "news")
    for command in (("search", "Tashkent"), ("show", "e")):
        shown = casearch_command(*command).stdout
        assert not set("\x1b\x07\u202e") & set(shown)


def test_the_first_sentence_stands_in_for_a_missing_title(folder, casearch_command):
    write(folder / "news/x.jsonl", rows({"id": "e", "text": "Первая мысль. Вторая мысль о воде."}))
    casearch_command("index", "news")
    assert casearch_command("search", "вода").stdout.startswith(" 1. Первая мысль.\n")
    assert json.loads(casearch_command("search", "вода", "--json").stdout)["hits"][0]["title"] is None


def test_show(run):
    shown = run("show", "news/en.txt").stdout
    assert shown.startswith("Ministers discuss water resources\nid: news/en.txt\n")
    record = json.loads(run("show", "news/en.txt", "--json").stdout)
    assert record["title"] == "Ministers discuss water resources"
    assert record["title"] not in record["text"]


def test_show_of_an_unknown_id(run):
    done = run("show", "news/nine.txt")
    assert done.returncode == 2
    assert done.stderr == "casearch: no document has the id 'news/nine.txt'; a search shows the ids\n"


def test_info(run):
    facts = json.loads(run("info", "--json").stdout)
    assert (facts["documents"], facts["languages"], facts["files"]) == (3, {"en": 1, "kk": 1, "ru": 1}, 3)
    assert "documents  3" in run("info").stdout


def test_export_is_what_index_reads(run, folder):
    write(folder / "export.jsonl", run("export").stdout)
    assert run("index", "export.jsonl", "--index", "copy").returncode == 0
    copied = [json.loads(line) for line in run("export", "--index", "copy").stdout.splitlines()]
    original = [json.loads(line) for line in run("export").stdout.splitlines()]
    assert [{**row, "path": None} for row in copied] == [{**row, "path": None} for row in original]


def test_delete(run):
    done = run("delete", "news/en.txt", "no-such")
    assert (done.returncode, done.stdout) == (0, "1 removed\n")
    assert "no-such" in done.stderr
    assert json.loads(run("info", "--json").stdout)["documents"] == 2
    assert run("delete", "no-such").returncode == 1


def test_batch_in_trec_form(run, folder):
    write(folder / "queries.tsv", "q1\tТашкент\nnot a query\nq2\tкриптозоология\nq3\twater\n")
    done = run("batch", "queries.tsv")
    lines = [line.split() for line in done.stdout.splitlines()]
    assert {line[0] for line in lines} == {"q1", "q3"}
    assert all(len(line) == 6 and line[1] == "Q0" and line[5] == "casearch" for line in lines)
    assert "queries.tsv:2" in done.stderr


def test_batch_reads_standard_input_and_writes_other_forms(run):
    jsonl = run("batch", "-", "--format", "jsonl", stdin=b"q1\tTashkent\n")
    assert json.loads(jsonl.stdout)["query_id"] == "q1"
    table = run("batch", "-", "--format", "csv", stdin=b"q1\tTashkent\n").stdout
    assert table.splitlines()[0] == "query_id,rank,id,score"


def test_analyze(run):
    assert run("analyze", "елдерінің", "--lang", "kk").stdout == "елдерінің\tkk\tел\n"
    tokens = json.loads(run("analyze", "БҰҰ-ның отырысы", "--json").stdout)
    assert [token["surface"] for token in tokens] == ["БҰҰ-ның", "отырысы"]


@pytest.mark.parametrize(
    "query", ["", " ", '"', "((", "a" * 100_000, "слово " * 5_000, "--", "\\", "*", "AND OR NOT"]
)
def test_no_query_is_a_crash(run, query):
    assert run("search", "--json", "--", query).returncode in (0, 1)


def test_the_environment_names_the_index(run, folder):
    (folder / "index").rename(folder / "elsewhere")
    command = [sys.executable, "-m", "casearch", "search", "Tashkent"]
    environment = {**os.environ, "CASEARCH_INDEX": "elsewhere"}
    assert (
        subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False).returncode == 0
    )
    assert run("search", "Tashkent").returncode == 2
