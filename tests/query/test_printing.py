"""A syntax tree written as a query reads as the same tree."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casearch.query.parsing import parse
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

names = st.sampled_from(["су", "вода", "Ақ-Орда", "don't", "19:30", "…и", "and", "--x", "12", "e.g.", "«су»"])
plain = st.sampled_from(["су", "вода", "Ақ-Орда", "x"])
phrases = st.sampled_from(["су энергетикасы", "a (b) -c", "AND", "title:x", " x ", "=a*"])
values = st.sampled_from(["ru", "Сыр айнасы", "<2024", "2024..", "a:b", "+x", "-", "(x)", "=x"])

leaves = st.one_of(
    st.builds(Word, names),
    st.builds(Exact, plain),
    st.builds(Pattern, st.sampled_from(["*", "су*", "*су", "с?у", "а*б*"])),
    st.builds(Misspelt, plain, st.integers(1, 2)),
    st.builds(Quoted, phrases, st.none() | st.integers(0, 20), st.booleans()),
    st.builds(Condition, st.sampled_from(["lang", "source", "date", "since", "until"]), values),
)


def composed(inside):
    several = st.lists(inside, min_size=2, max_size=4).map(tuple)
    signed = st.lists(st.tuples(st.sampled_from(Sign), inside), min_size=1, max_size=4)
    lists = signed.filter(lambda parts: len(parts) > 1 or parts[0][0] is not Sign.OPTIONAL)
    return st.one_of(
        st.builds(InTitle, inside),
        st.builds(Listed, lists.map(tuple)),
        st.builds(AllOf, several),
        st.builds(AnyOf, several),
    )


@given(st.recursive(leaves, composed, max_leaves=12))
def test_a_printed_tree_reads_as_itself(tree):
    parsed = parse(printed(tree))
    assert parsed.tree == tree
    assert parsed.warnings == ()


PIECES = [*"aя1 \"“()+-=~*?:.&\\'\u0301", "AND", "OR", " NOT ", "title:", "lang:", '"~3', "http://"]
MARKS = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)


@given(st.text() | MARKS)
def test_whatever_is_typed_can_be_printed_and_read_again(text):
    tree = parse(text).tree
    assert parse(printed(tree)).tree == tree


@pytest.mark.parametrize("query", ["су (a OR b) -c", 'title:(a b) AND "x y"~3', "+a -(b c)"])
def test_a_query_in_its_plainest_form_is_printed_as_it_was_typed(query):
    assert printed(parse(query).tree) == query
