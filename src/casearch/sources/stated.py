"""The date and the outlet that a text itself states, in the lines around its article and in its dateline.

A date counts where dates of publication stand: in a line of its own above the body (or beside a credit, with
the time of day), in a dateline with its year. A day in the article's sentences is an event's.
"""

import re

from casearch.sources.boilerplate import Cleaned
from casearch.sources.news_dates import DAY_AND_MONTH, find_date
from casearch.sources.outlets import (
    CAPITAL,
    WORD,
    clean_name,
    named_by_editors,
    named_in_colophon,
    named_in_path,
    named_in_rights,
)

_PLACE_WORD = rf"{CAPITAL}[\w’'-]*"
_PLACE = rf"{_PLACE_WORD}(?:\s{_PLACE_WORD}){{0,2}}"
_SHOUTED = rf"{CAPITAL}(?:{CAPITAL}|[\d.-]){{2,}}(?:\s(?:{CAPITAL}|[\d.-]){{2,}}){{0,3}}"
_NAMED = rf"{WORD}(?:\s{WORD}){{0,3}}"
_DASH = r"\s*[–—-]\s"
_DATELINES = [
    re.compile(pattern)
    for pattern in (
        rf"{_PLACE}[.,]\s+(?:{DAY_AND_MONTH},?\s+)?(?P<agency>{_SHOUTED}){_DASH}",  # Ташкент. 16 ноября. АГЕНТСТВО -
        rf"{_PLACE}[.,]\s+{DAY_AND_MONTH},?\s+(?P<agency>{_NAMED}){_DASH}",
        rf"{_PLACE},?\s+{DAY_AND_MONTH}{_DASH}(?P<agency>{_NAMED})\.\s",  # АСТАНА, 16 ноя - Агентство.
        rf"{_PLACE}(?:[.,]?\s+{DAY_AND_MONTH})?[.,]?\s*\((?P<agency>{_NAMED})\){_DASH}",  # TASHKENT (Agency) -
        rf"(?:{_PLACE}[.,]?\s*)?(?:{DAY_AND_MONTH}[.,]?\s*)?/(?P<agency>{_NAMED})/",  # /АГЕНТСТВО/
    )
]
_DATED = re.compile(rf"{_PLACE}[.,]?\s+(?P<date>[^–—(/]{{6,40}}?)[.,]?\s*(?:[–—(/-]|{_SHOUTED})")

_TIMED = ("photo",)
"""Kinds of line in which a day may be the picture's: there only one with the time of day counts."""

_PATHS = ("menu", "page")
_DATED_BELOW = ("date", "views", "byline")
_ANOTHERS = ("photo", "related", "comment", "advert")
"""Kinds of line that name others: whose picture it is, who advertises."""

_NEVER = ("related", "doubled", "comment", "reader")


def stated_date(cleaned: Cleaned) -> str | None:
    """The date of publication that a text states, ISO 8601, ``None`` where it states none in full."""
    for line, reason in (*cleaned.above, *cleaned.margins):
        date = None if reason in _NEVER else find_date(line)
        if date and (reason not in _TIMED or "T" in date):
            return date
    for line in cleaned.opening:
        found = _DATED.match(line[:120])
        date = find_date(found["date"]) if found else None
        if date:
            return date
    return next(
        (date for line, reason in cleaned.below if reason in _DATED_BELOW and (date := find_date(line))), None
    )


def stated_source(cleaned: Cleaned) -> str | None:
    """The outlet that a text names: in its dateline, its notice of copyright, its colophon."""
    for line in cleaned.opening:
        for form in _DATELINES:
            found = form.match(line[:120])
            if found:
                return clean_name(found["agency"])
    above = [line for line in cleaned.above if line.line.find("©") <= 0]  # later in a line it is a picture's
    around = [line for line in (*cleaned.margins, *cleaned.below, *above) if line.reason not in _ANOTHERS]
    finders = (named_in_rights, named_by_editors, named_in_colophon)
    named = (name for find in finders for dropped in around if (name := find(dropped.line)))
    paths = (
        name
        for dropped in around
        if dropped.reason in _PATHS
        and (name := named_in_path(dropped.line, running=dropped.reason == "page"))
    )
    return next(named, None) or next(paths, None)
