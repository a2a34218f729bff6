"""The options of a search that narrow it: language, source, days; typed in the query or given beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from casearch.errors import QueryError
from casearch.language import language_code
from casearch.nodes import DATE, LANG, SOURCE, And, Node, Range, Term
from casearch.query.syntax import Condition

if TYPE_CHECKING:  # a query without a day does without the calendar
    from casearch.query import days
from casearch.records import dataclass

_FORMS: Final = {
    "date": "date:2024-05-16, date:2024-05, date:2024, date:<2024 or date:2024-05..2024-08",
    "since": "since:2024-05-16, since:2024-05, since:2024 or since:30d",
    "until": "until:2024-05-16, until:2024-05, until:2024 or until:30d",
}


@dataclass(frozen=True, slots=True)
class Conditions:
    """What a document must be besides matching the words.

    Args:
        lang: language of the document, ``"ru"``, ``"kk"``, ``"en"`` or what documents declare.
        source: who published it, in any case.
        since: first day: ``2024``, ``2024-05`` or ``2024-05-16``, ``"май 2024"``, ``30d`` (30 days ago).
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
            terms.append(_lang(self.lang))
        if self.source:
            terms.append(_source(self.source))
        if self.dated:
            terms.append(self.days())
        return And((node, *terms)) if terms else node

    def days(self) -> Range:
        """The condition on the day."""
        from casearch.query import days  # noqa: PLC0415 - as above

        low, high = self.since and days.since(self.since), self.until and days.until(self.until)
        for name, given, found in (("since", self.since, low), ("until", self.until, high)):
            if given and not found:
                raise QueryError(f"{name} is a day, month or year such as {days.FORMS}, not {given!r}")
        if low and high and low > high:
            raise QueryError(f"since {self.since} is after until {self.until}; no day lies between them")
        return _range(days.Span(low or None, high or None))


def condition_node(condition: Condition) -> Node | str:
    """What a typed condition asks, or in words why it asks nothing."""
    name, value = condition.name, condition.value
    if name == "lang":
        return _lang(value)
    if name == "source":
        return _source(value)
    from casearch.query import days  # noqa: PLC0415 - as above

    found = days.span(value) if name == "date" else None
    if name == "since" and (first := days.since(value)):
        found = days.Span(first, None)
    if name == "until" and (last := days.until(value)):
        found = days.Span(None, last)
    if not found:
        return f"{name}:{value} names no day, such as {_FORMS[name]}; it was left out"
    if found.first and found.last and found.first > found.last:
        return f"{name}:{value} has no day between its ends; it was left out"
    return _range(found)


def _lang(value: str) -> Term:
    return Term(LANG, language_code(value) or value, 0)


def _source(value: str) -> Term:
    return Term(SOURCE, value.strip().casefold(), 0)


def _range(found: days.Span) -> Range:
    first, last = (day.toordinal() if day else None for day in (found.first, found.last))
    return Range(DATE, first, last)
