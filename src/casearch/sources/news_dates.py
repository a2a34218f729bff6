"""Dates as news writes them, in Russian, Kazakh (both scripts) and English, to ISO 8601.

Only what is stated in full: a day without a year is none, and ``05/06/2024`` is two days and therefore none.
"""

import re
from datetime import datetime

from casearch.sources.dates import iso_date

_MONTHS = {
    "ru": "январ[ья] янв;феврал[ья] февр? фев;марта? мар;апрел[ья] апр;ма[йя];июн[ья] июн;июл[ья] июл;августа? авг;"
    "сентябр[ья] сент? сен;октябр[ья] окт;ноябр[ья] нояб? ноя;декабр[ья] дек",
    "kk": "қаңтар\\w* қаң;ақпан\\w* ақп;наурыз\\w* нау;сәуір\\w* сәу;мамыр\\w* мам;маусым\\w* мау;шілде\\w* шіл;тамыз\\w* там;"
    "қыркүйек\\w* қыр;қазан\\w* қаз;қараша\\w* қар;желтоқсан\\w* жел",
    "kk-Latn": "qañtar\\w*;aqpan\\w*;nauryz\\w*;säuır\\w* sәuir\\w* sauir\\w*;mamyr\\w*;mausym\\w*;şılde\\w* shilde\\w*;tamyz\\w*;"
    "qyrküiek\\w* qyrkuiek\\w*;qazan\\w*;qaraşa\\w* qarasha\\w*;jeltoqsan\\w*",
    "en": "january jan;february feb;march mar;april apr;may;june jun;july jul;august aug;september sept? sep;october oct;november nov;december dec",
}
_NAMES = [
    [form for language in _MONTHS.values() for form in language.split(";")[month].split()]
    for month in range(12)
]
_MONTH = (
    "(?:" + "|".join(f"(?P<m{at}_%s>{'|'.join(forms)})" for at, forms in enumerate(_NAMES, 1)) + r")\b\.?"
)
_DAY = r"(?<![\d.,:])(?P<d_%s>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<y_%s>(?:19|20)\d\d)(?!\d)"
_OF_YEAR = r"\s*(?:жылғы|жылы|жыл|ж\.|jylğy|jylgy|jyly|jyl|года|году|год|г\.)?"


def _form(name: str, pattern: str) -> str:
    return re.sub(r"%s", name, pattern)


_FORMS = re.compile(
    "|".join(
        (
            r"(?<![\d.-])(?P<y_iso>(?:19|20)\d\d)-(?P<n_iso>[01]\d)-(?P<d_iso>[0-3]\d)(?![\d-])",
            r"(?<![\d.,:/])(?P<d_num>[0-3]?\d)[.](?P<n_num>[01]?\d)[.](?P<y_num>(?:19|20)\d\d)(?!\d|[.]\d)",
            _form(
                "dmy", rf"{_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}(?:\s*(?:года|год|г\.|жыл\w*|ж\.|jyl\w*))?"
            ),
            _form("ymd", rf"(?<!\d){_YEAR}{_OF_YEAR}[\s,]+{_DAY}[\s-]+{_MONTH}"),
            _form("mdy", rf"(?<!\w){_MONTH}\s+{_DAY},?\s+{_YEAR}"),
        )
    ),
    re.IGNORECASE,
)
_ANY_MONTH = "|".join(form for forms in _NAMES for form in forms)
DAY_AND_MONTH = (
    rf"(?:[0-3]?\d\s+(?i:{_ANY_MONTH})\b\.?|(?i:{_ANY_MONTH})\b\.?\s+[0-3]?\d|(?:\d{{4}}\s(?:жылғы\s)?)[0-3]?\d\s(?i:{_ANY_MONTH})\b)"
    r"(?:,?\s+\d{4}(?:\s?(?:года|г\.|жыл))?)?\.?"
)
"""A pattern for the day of a dateline, with its year or without."""

_TIME = re.compile(
    r"(?:[\s,|·•/–—-]|\bв\b|\bat\b|сағат|года?|жыл\w*|г\.){0,6}"
    r"(?P<hour>[012]?\d)[:.](?P<minute>[0-5]\d)(?::[0-5]\d)?(?!\d|\.\d)\s?(?P<half>[ap]\.?m\b)?",
    re.IGNORECASE,
)
_WEEKDAYS = re.compile(
    r"\b(?:понедельник|вторник|сред[ау]|четверг|пятниц[ау]|суббот[ау]|воскресенье|дүйсенбі|сейсенбі|сәрсенбі|бейсенбі|жұма|сенбі|"
    r"жексенбі|(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun|published|updated|posted|опубликовано|"
    r"обновлено|дата|жарияланды|жаңартылды|рет|г|в|at|on)\b\.?",
    re.IGNORECASE,
)
_PERSONAL = re.compile(r"\d{4}")


def find_date(text: str) -> str | None:
    """The first full date in a short text, with the time of day right after it, in ISO 8601, else ``None``."""
    if not _PERSONAL.search(text):
        return None
    for found in _FORMS.finditer(text):
        day = _day(found)
        if day:
            return day + _time(text, found.end())
    return None


def without_dates(text: str) -> str:
    """A text less its dates, names of weekdays and words such as *published*."""
    return _WEEKDAYS.sub(" ", _FORMS.sub(" ", text))


def _day(found: re.Match[str]) -> str | None:
    parts: dict[str, str] = {}
    for key, value in found.groupdict().items():
        if value is None:
            continue
        name, _, _form_name = key.partition("_")
        if name[0] == "m":
            parts["n"] = name[1:]
        else:
            parts[name] = value
    return iso_date(f"{parts['y']}-{parts['n']:0>2}-{parts['d']:0>2}")


def _time(text: str, at: int) -> str:
    found = _TIME.match(text, at)
    if not found:
        return ""
    hour = int(found["hour"])
    if found["half"]:
        hour = hour % 12 + (12 if found["half"][0] in "pP" else 0)
    try:
        return datetime(2000, 1, 1, hour, int(found["minute"])).strftime("T%H:%M")  # noqa: DTZ001  a clock's face
    except ValueError:
        return ""
