"""Options that narrow a search: which days, which language."""

from __future__ import annotations

from datetime import date

import pytest

from casearch.errors import QueryError
from casearch.nodes import LANG, And, Every, Range, Term
from casearch.query import Conditions


@pytest.mark.parametrize(
    ("since", "until", "low", "high"),
    [
        ("2024", "2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", "2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024-05-16", None, date(2024, 5, 16), None),
        (None, "2024-5-6", None, date(2024, 5, 6)),
        ("2024-05-16T19:19", "2024-05-16T08:00", date(2024, 5, 16), date(2024, 5, 16)),
    ],
)
def test_days_are_counted_whole_and_both_ends_belong(since, until, low, high):
    days = Conditions(since=since, until=until).days()
    assert (days.low, days.high) == (low and low.toordinal(), high and high.toordinal())


@pytest.mark.parametrize(
    "day", ["yesterday", "2024-13", "2024-02-30", "31.04.2024", "0000", "99999", "-1", "2024-"]
)
def test_a_day_that_is_none_is_refused_with_an_example(day):
    with pytest.raises(QueryError, match="2024-05-16"):
        Conditions(since=day).days()


def test_no_day_between_is_refused():
    with pytest.raises(QueryError, match="after"):
        Conditions(since="2025", until="2024").days()


def test_without_conditions_the_tree_stays_as_it_is():
    assert Conditions().apply(Every()) == Every()


@pytest.mark.parametrize("code", ["kk", "KK", "kk-KZ", "kz", "kaz"])
def test_a_language_is_known_by_the_codes_sites_use(code):
    assert Conditions(lang=code).apply(Every()) == And((Every(), Term(LANG, "kk", 0)))


def test_a_day_is_a_range():
    assert isinstance(Conditions(since="2024").days(), Range)
