"""Days as people type them, in three languages."""

from __future__ import annotations

from datetime import date

import pytest

from casearch.query import days
from casearch.query.days import Span, since, span, until

MAY = Span(date(2024, 5, 1), date(2024, 5, 31))


@pytest.mark.parametrize(
    "text",
    ["2024-05", "май 2024", "мая 2024 года", "май-2024", "мамыр 2024", "2024 жылғы мамыр", "мамырда 2024", "May 2024"]
)  # fmt: skip
def test_a_month_in_any_language_is_all_its_days(text):
    assert span(text) == MAY


@pytest.mark.parametrize(
    ("text", "month"),
    [("қазан 2024", 10), ("казан 2024", 10), ("окт. 2024", 10), ("желтоқсан 2024", 12), ("Sept 2024", 9)],
)
def test_months_are_known_cut_and_without_kazakh_letters(text, month):
    assert span(text).first == date(2024, month, 1)


@pytest.mark.parametrize("text", ["2024-05-16", "16.05.2024", "16 мая 2024", "16 мамыр 2024", "16 May 2024"])
def test_a_day(text):
    assert span(text) == Span(date(2024, 5, 16), date(2024, 5, 16))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024-11-01..2024-12-31", date(2024, 11, 1), date(2024, 12, 31)),
        ("2024-11..2024-12", date(2024, 11, 1), date(2024, 12, 31)),
        ("2024..", date(2024, 1, 1), None),
        ("..2024", None, date(2024, 12, 31)),
        ("<2024", None, date(2023, 12, 31)),
        ("<=2024", None, date(2024, 12, 31)),
        (">2024-05", date(2024, 6, 1), None),
        (">=2024", date(2024, 1, 1), None),
    ],
)
def test_ranges_and_bounds(text, first, last):
    assert span(text) == Span(first, last)


@pytest.mark.parametrize(
    "text", ["", "..", "yesterday", "2024-13", "31.04.2024", "0000", "2024-05..x", "<", "мамыр", "<0001", ">9999"]
)  # fmt: skip
def test_what_is_no_day(text):
    assert span(text) is None


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("30d", date(2024, 1, 31)),
        ("2w", date(2024, 2, 16)),
        ("1m", date(2024, 2, 1)),
        ("12m", date(2023, 3, 1)),
        ("1y", date(2023, 3, 1)),
        ("2024", date(2024, 1, 1)),
        ("9999y", None),
        ("30x", None),
    ],
)
def test_so_long_ago(monkeypatch, text, first):
    monkeypatch.setattr(days, "today", lambda: date(2024, 3, 1))
    assert since(text) == first


def test_the_last_day_of_a_month_has_one_in_a_shorter_one(monkeypatch):
    monkeypatch.setattr(days, "today", lambda: date(2024, 3, 31))
    assert since("1m") == date(2024, 2, 29)
    assert until("2024-02") == date(2024, 2, 29)
