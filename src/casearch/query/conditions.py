"""The options of a search that narrow it: language, source, days."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

from casearch.errors import QueryError
from casearch.language import language_code
from casearch.nodes import DATE, LANG, SOURCE, And, Node, Range, Term

_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:[T ].*)?")


@dataclass(frozen=True, slots=True)
class Conditions:
    """What a document must be besides matching the words.

    Args:
        lang: language of the document, ``"ru"``, ``"kk"``, ``"en"`` or what documents declare.
        source: who published it, in any case.
        since: first day: ``2024``, ``2024-05`` or ``2024-05-16``.
        until: last day; ``2024`` means its last.
    """

    lang: str | None = None
    source: str | None = None
    since: str | None = None
    until: str | None = None

    @property
    def dated(self) -> bool:
        """Whether undated documents are left out."""
        return bool(self.since or self.until)

    def apply(self, node: Node) -> Node:
        """The tree with these conditions; they add nothing to scores.

        Raises:
            QueryError: a day that is none, or an order of days that leaves none.
        """
        terms: list[Node] = []
        if self.lang:
            terms.append(Term(LANG, language_code(self.lang) or self.lang, 0))
        if self.source:
            terms.append(Term(SOURCE, self.source.strip().casefold(), 0))
        if self.dated:
            terms.append(self.days())
        return And((node, *terms)) if terms else node

    def days(self) -> Range:
        """The condition on the day."""
        low = _day("since", self.since, last=False) if self.since else None
        high = _day("until", self.until, last=True) if self.until else None
        if low and high and low > high:
            raise QueryError(f"since {self.since} is after until {self.until}; no day lies between them")
        return Range(DATE, low.toordinal() if low else None, high.toordinal() if high else None)


def _day(name: str, text: str, *, last: bool) -> date:
    match = _DATE.fullmatch(text.strip())
    try:
        year, month, day = (
            (int(part) if part else None for part in match.groups()) if match else (None, None, None)
        )
        if year is not None:
            month = month or (12 if last else 1)
            return date(year, month, day or (calendar.monthrange(year, month)[1] if last else 1))
    except (ValueError, calendar.IllegalMonthError):
        pass  # such as 2024-13 or 2024-02-30
    raise QueryError(f"{name} is a day, month or year such as 2024-05-16, 2024-05 or 2024, not {text!r}")
