"""Queries on the command line: words with dashes, corrections said in one line, ``explain``."""

from __future__ import annotations

import json

import pytest


@pytest.fixture
def run(articles, casearch_command):
    assert casearch_command("index", "news").returncode == 0
    return casearch_command


@pytest.mark.parametrize(
    ("args", "ids"),
    [
        (["министры", "министрлер"], {"ru", "kk"}),
        (["министры", "-заместитель"], {"kk"}),
        (["министры", "министрлер", "-заместитель"], {"kk"}),
        (["министры", "-n", "5"], {"ru", "kk"}),
        (["министры", "-n5"], {"ru", "kk"}),
        (["--limit=5", "министры", "-туралы"], {"ru"}),
        (["министры", "--lang", "kk"], {"kk"}),
        (["--", "-министры", "energy"], {"en"}),
        (["energy", "--", "--json"], {"en"}),
        (["+energy", "министры"], {"en"}),
        (['"водные ресурсы"'], {"ru"}),
        (["energy", "AND", "ministers"], {"en"}),
        (["ministers", "--exact"], {"en"}),
        (["minister", "lang:en", "--exact"], {"en"}),
        (["ministering", "--exact"], set()),
    ],
)
def test_words_and_options(run, args, ids):
    if args[-1] == "--json":
        done = run("search", *args)
        assert "Ministers discuss" in done.stdout
        return
    args = ["--json", *args]
    hits = json.loads(run("search", *args).stdout)["hits"]
    assert {hit["id"] for hit in hits} == {f"news/{id}.txt" for id in ids}


@pytest.mark.parametrize("args", [["вода", "--no-such"], ["--no-such", "вода"], ["-вода"]])
def test_an_unknown_option_is_an_error(run, args):
    done = run("search", *args)
    assert (done.returncode, done.stdout) == (2, "")
    assert "No such option" in done.stderr


def test_a_correction_is_said_in_one_line(run):
    done = run("search", "vbybcnhs")
    assert done.returncode == 0
    assert done.stderr == ("searched for министры instead of vbybcnhs: the keyboard was in another layout\n")
    assert json.loads(run("search", "vbybcnhs", "--json").stdout)["corrections"] == [
        {"from": "vbybcnhs", "to": "министры", "why": "the keyboard was in another layout", "used": True}
    ]


def test_an_offer_is_a_question(run):
    done = run("search", "=министори")
    assert done.returncode == 1
    assert done.stderr.startswith("did you mean ")


def test_a_query_that_does_not_parse_is_searched_as_words(run):
    done = run("search", "(министры")
    assert done.returncode == 0
    assert done.stderr.startswith("warning: a bracket is opened that none closes at character 1")


def test_explain_tells_how_a_query_was_read(run):
    done = run("explain", "министров -саммит")
    assert done.returncode == 0
    assert "read as  министров -саммит" in done.stdout
    assert "министров: in any inflection (ru министр" in done.stdout
    assert "саммит: in any inflection" in done.stdout
    assert "excluded" in done.stdout


def test_explain_tells_why_a_document_matches(run):
    (hit,) = json.loads(run("search", "energy", "--json").stdout)["hits"]
    done = run("explain", "energy", hit["id"])
    assert f"{hit['id']} scores {hit['score']:.6f}" in done.stdout
    told = json.loads(run("explain", "energy", hit["id"], "--json").stdout)
    assert told["document"]["score"] == pytest.approx(hit["score"], abs=1e-6)
    assert told["total"] == 1


def test_explain_of_a_document_that_is_none(run):
    done = run("explain", "energy", "nowhere")
    assert done.returncode == 2
    assert "no document has the id" in done.stderr
