"""Days as people type them: ``2024``, ``2024-05``, ``16.05.2024``, ``мамыр 2024``, ``30d``, ``2024-05..2024-08``.

Every form names a span of days, from a first to a last; a month is all its days.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, datetime, timedelta
from functools import cache
from typing import Final

from casearch.patterns import regex
from casearch.records import dataclass

FORMS: Final = "2024-05-16, 2024-05 or 2024"

_STATED: Final = regex(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2})(?:[T ]\d.*)?)?)?")
_DOTTED: Final = regex(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_NAMED: Final = regex(r"(?:(\d{1,2})[\s.-]+)?([^\W\d_]+)\.?[\s,-]+(\d{4})|(\d{4})[\s,-]+([^\W\d_]+)")
_OF_YEAR: Final = regex(r"\s*(?:жылғы|жылы|жылдың|жыл|года|год|г\.)(?=\s|$)", re.IGNORECASE)
_AGO: Final = regex(r"(\d{1,4})([dwmy])", re.IGNORECASE)
_MONTHS: Final = (
    "январ* янв* қаңтар* қаң jan january қантар* кантар*",
    "феврал* фев* ақпан* ақп feb february акпан*",
    "март* мар наурыз* нау mar march",
    "апрел* апр* сәуір* сәу apr april сауир*",
    "май мая мае мамыр* мам may",
    "июн* маусым* мау jun june",
    "июл* шілде* шіл jul july шилде*",
    "август* авг* тамыз* там aug august",
    "сентябр* сен* қыркүйек* қыр sep sept september кыркуйек*",
    "октябр* окт* қазан* қаз oct october казан*",
    "ноябр* ноя* қараша* қар nov november караша*",
    "декабр* дек* желтоқсан* жел dec december желтоксан*",
)
"""Months in the three languages, in any case, whole or cut; Kazakh also without its letters."""


@dataclass(frozen=True, slots=True)
class Span:
    """Days from a first to a last, both included; ``None`` is open."""

    first: date | None
    last: date | None


def today() -> date:
    """The day it is where the computer stands."""
    return datetime.now().astimezone().date()


def span(text: str) -> Span | None:
    """The days that a form names, ``None`` where it names none: one day, month or year, a range or a bound.

    ``2024-11-01..2024-12-31``, ``2024..``, ``..2024``, ``<2024``, ``<=2024``, ``>2024``, ``>=2024``.
    """
    text = text.strip()
    if ".." in text:
        left, _, right = text.partition("..")
        first, last = named(left), named(right.lstrip("."))
        if (left.strip() and not first) or (right.strip(" .") and not last) or not (first or last):
            return None
        return Span(first.first if first else None, last.last if last else None)
    bound = re.match(r"[<>]=?", text)
    if not bound:
        return named(text)
    inside = named(text[bound.end() :])
    if inside is None or inside.first is None or inside.last is None:
        return None
    return _bounded(bound[0], inside.first, inside.last)


def since(text: str) -> date | None:
    """The first day of ``since:``: that of the form, or so many days, weeks, months or years ago (``30d 2w 6m 1y``)."""
    ago = _AGO.fullmatch(text.strip())
    if ago:
        return _ago(int(ago[1]), ago[2].lower())
    found = named(text)
    return found.first if found else None


def until(text: str) -> date | None:
    """The last day of ``until:``, in the forms of ``since``."""
    ago = _AGO.fullmatch(text.strip())
    if ago:
        return _ago(int(ago[1]), ago[2].lower())
    found = named(text)
    return found.last if found else None


def named(text: str) -> Span | None:
    """The days of one day, month or year."""
    text = _OF_YEAR.sub("", text.strip())
    if found := _STATED.fullmatch(text):
        return _days(found[1], found[2], found[3])
    if found := _DOTTED.fullmatch(text):
        return _days(found[3], found[2], found[1])
    if found := _NAMED.fullmatch(text):
        month = month_number(found[2] or found[5])
        return _days(found[3] or found[4], str(month), found[1]) if month else None
    return None


@cache
def month_number(name: str) -> int | None:
    """The number of a month by its name in Russian, Kazakh or English."""
    name = name.casefold()
    for number, forms in enumerate(_MONTHS, 1):
        for form in forms.split():
            if name == form or (form[-1] == "*" and name.startswith(form[:-1])):
                return number
    return None


def _days(year: str, month: str | None, day: str | None) -> Span | None:
    try:
        number = int(month) if month else None
        first = date(int(year), number or 1, int(day) if day else 1)
        if day:
            return Span(first, first)
        end = number or 12
        return Span(first, date(int(year), end, calendar.monthrange(int(year), end)[1]))
    except (ValueError, calendar.IllegalMonthError):
        return None  # such as 2024-13 or 2024-02-30


def _bounded(bound: str, first: date, last: date) -> Span | None:
    try:
        match bound:
            case "<":
                return Span(None, first - timedelta(1))
            case "<=":
                return Span(None, last)
            case ">":
                return Span(last + timedelta(1), None)
            case _:
                return Span(first, None)
    except OverflowError:
        return None  # before the first day there is, or behind the last


def _ago(count: int, unit: str) -> date | None:
    now = today()
    try:
        if unit in "dw":
            return now - timedelta(count * (7 if unit == "w" else 1))
        months = now.year * 12 + now.month - 1 - count * (12 if unit == "y" else 1)
        year, month = divmod(months, 12)
        return date(year, month + 1, min(now.day, calendar.monthrange(year, month + 1)[1]))
    except (ValueError, OverflowError, calendar.IllegalMonthError):
        return None  # before there were years
