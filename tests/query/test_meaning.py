"""What a query means: random trees over random small corpora, against a matcher that looks at every word.

The engine must find exactly what the matcher finds, and give each document the score that ``explain`` adds up from
the formula of ``casearch.formula``.
"""

from __future__ import annotations

import os
import tempfile
from fnmatch import fnmatchcase
from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import casearch
from casearch.analysis import Analyser, written
from casearch.query.corrections.distance import edit_distance
from casearch.query.printing import printed
from casearch.query.syntax import (
    AllOf,
    AnyOf,
    Condition,
    Exact,
    InTitle,
    Listed,
    Misspelt,
    Pattern,
    Quoted,
    Sign,
    Word,
)
from casearch.search.search import Request, read_request

ANALYSER = Analyser()
GAP = 100
VOCABULARY = ("су", "судың", "вода", "воды", "министр", "министрлер", "water", "minister", "елдің", "ел")


class Brute:
    """Whether a document matches a tree, word by word."""

    def __init__(self, document, query):
        read = ANALYSER.document(document)
        self.lang = document.lang
        self.readings = {word.surface: word.terms for word in (*query.words, *query.excluded) if word.terms}
        self.title = dict(enumerate(read.title))
        self.whole = self.title | dict(enumerate(read.text, len(read.title) + GAP))

    def places(self, word, exact, tokens):
        if exact:
            return {at for at, token in tokens.items() if written(token.surface) == word}
        return {at for at, token in tokens.items() if self.readings[word].keys() & token.terms}

    def row(self, tree, tokens):
        rows = [self.places(word, tree.exact, tokens) for word in tree.text.split()]
        if tree.room is None or len(rows) == 1:
            return any(all(at + step in row for step, row in enumerate(rows)) for at in rows[0])
        room = len(rows) - 1 + tree.room
        return any(len(set(ats)) == len(ats) and max(ats) - min(ats) <= room for ats in product(*rows))

    def __call__(self, tree, tokens=None):
        tokens = self.whole if tokens is None else tokens
        forms = [written(token.surface) for token in tokens.values()]
        match tree:
            case Word(text) | Exact(text):
                return bool(self.places(text, isinstance(tree, Exact), tokens))
            case Pattern(text):
                return text == "*" or any(fnmatchcase(form, text) for form in forms)
            case Misspelt(text, edits):
                return any(form[0] == text[0] and edit_distance(form, text) <= edits for form in forms)
            case Quoted():
                return self.row(tree, tokens)
            case Condition(_, value):
                return self.lang == value
            case InTitle(child):
                return self(child, self.title)
            case AllOf(children):
                return all(self(child, tokens) for child in children)
            case AnyOf(children):
                return any(self(child, tokens) for child in children)
            case Listed(parts):
                return self.listed(parts, tokens)

    def listed(self, parts, tokens):
        def of(sign, kind):
            return [part for s, part in parts if s is sign and narrows(part) is kind]

        conditions = of(Sign.OPTIONAL, True) + of(Sign.REQUIRED, True)
        langs = [part for part in conditions if isinstance(part, Condition)]  # one name twice: either
        must = of(Sign.REQUIRED, False) + [part for part in conditions if part not in langs]
        must += [AnyOf(tuple(langs))] * bool(langs)
        may = of(Sign.OPTIONAL, False)
        none = of(Sign.EXCLUDED, True) + of(Sign.EXCLUDED, False)
        needed = not may or bool(of(Sign.REQUIRED, False)) or any(self(part, tokens) for part in may)
        return needed and all(self(p, tokens) for p in must) and not any(self(p, tokens) for p in none)


def narrows(tree):
    match tree:
        case Condition() | Pattern("*"):
            return True
        case Listed(parts):
            return all(narrows(part) for _, part in parts)
        case AllOf(children) | AnyOf(children):
            return all(map(narrows, children))
    return False


words = st.sampled_from(VOCABULARY)
texts = st.lists(words, min_size=1, max_size=8).map(" ".join)
phrases = st.lists(words, min_size=1, max_size=3).map(" ".join)
in_title = st.builds(Word, words) | st.builds(Quoted, phrases)
leaves = st.one_of(
    st.builds(Word, words),
    st.builds(Exact, words),
    st.builds(Pattern, st.sampled_from(["*", "су*", "w*r", "*р", "в?ды"])),
    st.builds(Misspelt, words, st.integers(1, 2)),
    st.builds(Quoted, phrases, st.none() | st.integers(0, 2), st.booleans()),
    st.builds(Condition, st.just("lang"), st.sampled_from(["ru", "kk", "en"])),
    st.builds(InTitle, in_title),
)


def composed(inside):
    several = st.lists(inside, min_size=2, max_size=3).map(tuple)
    lists = st.lists(st.tuples(st.sampled_from(Sign), inside), min_size=1, max_size=4).map(tuple)
    lists = lists.filter(lambda parts: len(parts) > 1 or parts[0][0] is not Sign.OPTIONAL)
    return st.builds(Listed, lists) | st.builds(AllOf, several) | st.builds(AnyOf, several)


@st.composite
def corpora(draw):
    count = draw(st.integers(1, 6))
    return [
        casearch.Document(
            f"d{number}",
            draw(texts),
            title=draw(st.none() | texts),
            lang=draw(st.sampled_from(["ru", "kk", "en"])),
        )
        for number in range(count)
    ]


@pytest.fixture(autouse=True)
def no_sync(monkeypatch):
    monkeypatch.setattr(os, "fsync", lambda _: None)


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(corpora(), st.lists(st.recursive(leaves, composed, max_leaves=8), min_size=12, max_size=12))
def test_the_engine_finds_what_a_look_at_every_word_finds(documents, trees):
    with tempfile.TemporaryDirectory() as folder, casearch.open(folder) as index:
        index.add(documents)
        snapshot = index._snapshot()
        for tree in trees:
            query = printed(tree)
            read, corrections = read_request(Request(query, translit=False), ANALYSER, index._mending())
            if any(correction.used for correction in corrections):
                continue  # another query was answered
            found = snapshot.search(read.node, limit=None)
            expected = {d.id for d in documents if Brute(d, read)(tree)}
            assert set(found.ids) == expected, query
            scores = dict(zip(found.ids, found.scores, strict=True))
            for document in documents:
                told = index.explain(query, document.id, translit=False).document
                assert told.matched == (document.id in expected), query
                assert told.score == pytest.approx(scores.get(document.id, 0), abs=1e-9), query
