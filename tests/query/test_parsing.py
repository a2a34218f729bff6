"""From what is typed to a syntax tree: every construct, what binds tighter, and what becomes of nonsense."""

from __future__ import annotations

import pytest

from casearch.query.parsing import MAX_DEPTH, parse
from casearch.query.syntax import (
    EMPTY,
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

A, B, C = (Word(letter) for letter in "abc")
MAY, MUST, NOT = Sign.OPTIONAL, Sign.REQUIRED, Sign.EXCLUDED


def listed(*parts):
    """A list of parts, those without a sign optional."""
    return Listed(tuple(part if isinstance(part, tuple) else (MAY, part) for part in parts))


@pytest.mark.parametrize(
    ("query", "tree"),
    [
        ("", EMPTY),
        ("a", A),
        ("a b", listed(A, B)),
        ("+a -b c", listed((MUST, A), (NOT, B), C)),
        ("a NOT b", listed(A, (NOT, B))),
        ("NOT NOT a", listed((MUST, A))),
        ("-(a b)", listed((NOT, listed(A, B)))),
        ("a AND b", AllOf((A, B))),
        ("a OR b", AnyOf((A, B))),
        ("a OR b AND c", AnyOf((A, AllOf((B, C))))),
        ("(a OR b) AND c", AllOf((AnyOf((A, B)), C))),
        ("a b AND c", AllOf((listed(A, B), C))),
        ("a and b or not c", listed(A, Word("and"), B, Word("or"), Word("not"), C)),
        ("((a))", A),
        ('"a b"', Quoted("a b")),
        ("“a b”", Quoted("a b")),
        ('"a b"~3', Quoted("a b", room=3)),
        ('="a b"', Quoted("a b", exact=True)),
        ('"a b', listed(A, B)),
        ("«a b»", listed(Word("«a"), Word("b»"))),
        ('"Самұрық"-ның a', listed(Quoted("Самұрық"), A)),
        ("=a", Exact("a")),
        ("a*", Pattern("a*")),
        ("a**", Pattern("a*")),
        ("a?b", Pattern("a?b")),
        ("*", Pattern("*")),
        ("a?", Word("a?")),
        ("кто там?", listed(Word("кто"), Word("там?"))),
        ("a~", Misspelt("a", 1)),
        ("a~2", Misspelt("a", 2)),
        ("a~9", Misspelt("a", 2)),
        ("title:a", InTitle(A)),
        ("TITLE:(a b)", InTitle(listed(A, B))),
        ("lang:kk", Condition("lang", "kk")),
        ('source:"a b"', Condition("source", "a b")),
        ("date:2024-11-01..2024-12-31", Condition("date", "2024-11-01..2024-12-31")),
        ("date:<2024", Condition("date", "<2024")),
        ("-lang:ru", listed((NOT, Condition("lang", "ru")))),
        ("lang: kk", listed(Word("lang:"), Word("kk"))),
        ("19:30", Word("19:30")),
        ("author:a", Word("author:a")),
        ("https://a.kz/b?c=d*", Word("https://a.kz/b?c=d*")),
        ("a - b + c", listed(A, B, C)),
        ("a-b", Word("a-b")),
        ("C++", Word("C++")),
        ("!? …", EMPTY),
        ("()", EMPTY),
        ('""', EMPTY),
    ],
)
def test_what_is_typed_and_what_it_means(query, tree):
    assert parse(query).tree == tree


@pytest.mark.parametrize(
    ("query", "tree", "what", "place"),
    [
        ("a (b", listed(A, B), "bracket is opened", 3),
        ("a) b", listed(A, B), "bracket is closed", 2),
        ('a "b', listed(A, B), "quote is opened", 3),
        ("a OR", A, "OR has nothing to join", 3),
        ("AND a", A, "AND has nothing to join", 1),
        ("a OR ()", A, "OR has nothing to join", 3),
        ("a NOT", A, "NOT has nothing to stand before", 3),
        ("+(a", A, "bracket is opened", 2),
        ('-a* =b "title:c', listed(A, B, Word("title"), C), "quote is opened", 8),
        ("(" * (MAX_DEPTH + 1) + "a", A, "brackets inside one another", MAX_DEPTH + 1),
    ],
)
def test_what_does_not_parse_is_searched_as_plain_words_and_says_where(query, tree, what, place):
    parsed = parse(query)
    assert parsed.tree == tree
    (warning,) = parsed.warnings
    assert what in warning
    assert f"at character {place};" in warning
    assert "plain words" in warning


def test_every_part_knows_where_it_stands():
    query = '+вода "су (ресурс" =энергия'
    tree = parse(query).tree
    assert isinstance(tree, Listed)
    for _, part in tree.parts:
        assert query[part.start :].startswith(part.text)
