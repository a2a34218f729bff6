"""The public API: what is exported works, is sorted and is told."""

from __future__ import annotations

import inspect
import subprocess
import sys

import pytest

import casearch


def test_all_is_sorted_and_complete():
    code = "from casearch import *; print(*(name for name in dir() if not name.startswith('_')))"
    public = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert casearch.__all__ == sorted(casearch.__all__) == public.split()
    assert set(casearch.__all__) <= set(dir(casearch))


def test_a_name_that_is_none_is_refused():
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        _ = casearch.nothing


@pytest.mark.parametrize("name", casearch.__all__)
def test_every_public_name_has_a_docstring(name):
    assert (getattr(casearch, name).__doc__ or "").strip()


@pytest.mark.parametrize("member", [m for m in vars(casearch.Index) if not m.startswith("_")])
def test_every_method_of_an_index_has_a_docstring(member):
    assert (getattr(casearch.Index, member).__doc__ or "").strip()


def test_errors_are_one_tree():
    public = [getattr(casearch, name) for name in casearch.__all__]
    errors = [value for value in public if inspect.isclass(value) and issubclass(value, Exception)]
    assert len(errors) > 5
    assert all(issubclass(error, casearch.CasearchError) for error in errors)


def test_importing_loads_nothing_slow():
    code = "import sys, casearch; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    slow = {
        "whoosh",
        "pymorphy3",
        "trafilatura",
        "rich",
        "numpy",
        "typer",
        "multiprocessing",
        "snowballstemmer",
    }
    assert not slow & set(loaded)


@pytest.mark.parametrize(
    ("word", "lang", "terms"),
    [
        ("елдерінің", "kk", ("ел",)),
        ("министров", "ru", ("министр",)),
        ("ministers", "en", ("minister",)),
        ("Erdoğan", "other", ("erdogan",)),
        ("…", None, ()),
    ],
)
def test_stems(word, lang, terms):
    assert casearch.stems(word, lang=lang) == terms


def test_stems_without_a_language_gives_those_of_each_that_it_may_be():
    assert set(casearch.stems("министров")) >= {"министр"}


def test_a_language_that_is_none_is_refused_with_those_there_are():
    with pytest.raises(casearch.QueryError, match="ru, kk, en, other"):
        casearch.stems("word", lang="tlh")


def test_identify():
    assert casearch.identify("Отырысқа қатысты") == "kk"


def test_analyze_gives_offsets_into_the_text_as_it_is():
    text = "В Ташкенте прошла\nАстанада жиын өтті"
    tokens = casearch.analyze(text)
    assert [text[token.start : token.end] for token in tokens] == [token.surface for token in tokens]
    assert [token.lang for token in tokens] == ["ru"] * 3 + ["kk"] * 3
