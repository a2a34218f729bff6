"""A search starts fast: it loads what it needs and nothing else, and its command line is read as Typer reads it."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from typer.main import get_command

from casearch.cli import plain
from casearch.cli.app import app
from casearch.cli.search import search

SLOW = {
    "typer", "click", "rich", "whoosh", "pymorphy3", "dawg_python", "trafilatura", "lxml", "charset_normalizer",
    "multiprocessing", "subprocess", "ssl", "email", "csv", "zipfile", "tempfile", "hashlib", "logging", "argparse",
    "importlib.metadata", "importlib.resources", "numpy.ma", "numpy.random",
}  # fmt: skip
"""What takes long to load and no search needs."""
OURS = {
    "casearch.sources", "casearch.sources.reading", "casearch.lexicon", "casearch.indexing.update", "casearch.engine.embedded.writer",
    "casearch.engine.embedded.codec", "casearch.engine.embedded.older", "casearch.search.explain",
    "casearch.search.evaluation", "casearch.query.corrections.vocabulary", "casearch.query.days",
    "casearch.cli.app", "casearch.cli.options",
}  # fmt: skip
"""Parts of casearch that no plain search needs."""
STEMMERS = {
    "casearch.analysis.english.stemmer", "casearch.analysis.russian.dictionary", "casearch.analysis.kazakh.model",
}  # fmt: skip


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    """An index of three articles, one a language."""
    import casearch
    from support import ARTICLES, write

    folder = tmp_path_factory.mktemp("start")
    for name, text in ARTICLES.items():
        write(folder / "news" / name, text)
    with casearch.open(folder / "index") as opened:
        opened.update([folder / "news"])
    return folder / "index"


def loaded(code: str, *args: str) -> set[str]:
    """The modules that a fresh process has when it ends."""
    told = "import atexit, sys; atexit.register(lambda: print('\\n', *sys.modules, file=sys.__stderr__))\n"
    done = subprocess.run(
        [sys.executable, "-c", told + code, *args], capture_output=True, text=True, check=True
    )
    return set(done.stderr.splitlines()[-1].split())


def run_search(index, *words: str) -> set[str]:
    return loaded(
        "sys.argv[0] = 'casearch'; from casearch.cli import main; main()",  # script() ends without a last word
        "search",
        *words,
        "--index",
        str(index),
    )


@pytest.mark.parametrize("query", ["ministers", "министры", "өңірдің", "energy resources"])
def test_a_search_loads_nothing_that_it_does_without(index, query):
    modules = run_search(index, *query.split(), "-n", "1")
    assert not modules & (SLOW | OURS)


def test_importing_casearch_loads_next_to_nothing():
    modules = loaded("import casearch")
    assert not modules & (SLOW | OURS | STEMMERS | {"numpy", "pathlib", "json"})
    assert {name for name in modules if name.startswith("casearch.")} == {"casearch.lazy"}


def test_opening_an_index_loads_no_stemmer(index):
    code = "import casearch; casearch.open(sys.argv[1]).info()"
    assert not loaded(code, str(index)) & (SLOW | OURS | STEMMERS)


@pytest.mark.parametrize(
    "query",
    [
        "ministers",
        "өңірдің",  # letters of Kazakh: no other language is asked
        "электр",  # Russian as well as Kazakh by its letters; the Kazakh article has it
    ],
)
def test_words_of_the_corpus_need_no_stemmer_to_be_found(index, query):
    code = "import casearch; print(casearch.open(sys.argv[1]).search(sys.argv[2], snippets=False).total)"
    needed = loaded(code, str(index), query) & STEMMERS
    assert needed <= ({"casearch.analysis.russian.dictionary"} if query == "электр" else set())


def by_typer(args: list[str]) -> dict[str, object]:
    command = get_command(app).commands["search"]
    with command.make_context("search", list(args)) as context:
        return dict(context.params)


PARTS = [
    "министр", "-министр", "+су", "--", "-n", "5", "-n5", "--limit", "--limit=3", "--limit=x", "-1", "--json", "--jsonl",
    "--csv", "--sort", "--sort=newest", "newest", "--lang", "kk", "--lang=", "--since=2024", "--index", "--index=x",
    "--no-translit", "--exact", "--json=1", "-h", "--help", "--unknown", "-", "", '"a b"', "-n=3", "--offset", "०५",
]  # fmt: skip


@settings(deadline=None)
@given(st.lists(st.sampled_from(PARTS), max_size=7), st.sampled_from(["", "elsewhere"]))
@example(["су", "-n", "5", "--sort", "oldest", "--csv", "--", "--json"], "")
@example(["--index", "a", "--index", "b", "су"], "elsewhere")
def test_what_is_read_without_typer_is_read_as_typer_reads_it(args, place):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CASEARCH_INDEX", place)
        found = plain.read(search, args)
        if found is not None:
            assert found == by_typer(args)


@pytest.mark.parametrize(
    "args",
    [
        ["су"],
        ["водные", "ресурсы", "-саммит", "--limit", "3", "--index", "folder"],
        ["-n5", "су", "--json", "--sort=newest", "--since", "2024"],
    ],
)
def test_plain_command_lines_are_read_without_typer(args):
    assert plain.read(search, args) is not None


@pytest.mark.parametrize(
    "args",
    [
        [],
        ["--help"],
        ["су", "-h"],
        ["су", "--limit"],
        ["су", "--limit", "x"],
        ["су", "--whatever"],
        ["--json"],
    ],
)
def test_what_needs_an_explanation_is_left_to_typer(args):
    assert plain.read(search, args) is None


def test_completion_is_left_to_typer(monkeypatch):
    monkeypatch.setenv("_CASEARCH_COMPLETE", "complete_bash")
    assert plain.read(search, ["су"]) is None


@pytest.mark.parametrize(
    ("words", "code", "out", "said"),
    [
        (["ministers", "--jsonl"], 0, '"rank": 1', ""),
        (["zzqxj"], 1, "", "nothing found for: zzqxj"),
        (["ministers", "--since", "never"], 2, "", "casearch: since is a day"),
        (["ministers", "--whatever"], 2, "", "No such option"),
    ],
)
def test_a_process_ends_with_its_code_and_all_it_had_to_say(index, words, code, out, said):
    command = [sys.executable, "-m", "casearch", "search", *words, "--index", str(index)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == code
    assert out in done.stdout
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_reader_that_has_seen_enough_is_no_error(index):
    command = [sys.executable, "-m", "casearch", "search", "министры", "ministers", "--index", str(index)]
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(command, stdout=write, stderr=subprocess.PIPE, text=True, check=False)
    os.close(write)
    assert (done.returncode, done.stderr) == (1, "")
