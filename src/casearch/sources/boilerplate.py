"""What of one text is its article? Title, body, and every line dropped with the reason for it.

A scraped text has a top (menus, rates, the headline, a credit, a date), a body, and an end (links to other
articles, buttons, forms, notices). The body is found first: from the first sentence that no rule knows to the
last. Inside it only what cannot be of an article anywhere is dropped, above and below it more. Where something
stands around a body, a learned model reads the lines once more as zones, and drops what no rule knows by its words.
A line that neither speaks against stays.
"""

from dataclasses import dataclass, field
from typing import NamedTuple

from casearch.sources.headline import find_headline
from casearch.sources.line import Line, lines_of
from casearch.sources.signs import edge_sign, is_notice, is_related_label, sign, speaks_to_reader
from casearch.sources.tidy import close_up
from casearch.sources.titles import letters, without_title
from casearch.sources.zones import zones_of

_MOST_LINES = 10_000
"""A text of more is a book, a log or a table, and is left as it is."""

_LINKS = 12
"""Most headlines after ``Read also:`` inside a body."""

_LONG_LINK = 22
"""Words of the longest headline."""

_LOOSE_ENDS = 2
"""Most lines below the last sentence that are dropped for being no sentences, where no rule knows one of them."""

_LAST_LINES = 8
"""In so many lines at the end an outlet may speak to its readers."""

_SHORT_NOTICE = 10
"""Words; below a form or a notice a longer sentence is of the article again."""

_RUBRIC = 4
"""Words. So short a line may be a rubric, when below it one stands that a date or a credit follows."""

_NAMING = 8
"""Words of the longest line that is there to name the outlet."""

_PLAIN = 9
"""Words of a sentence that is of an article where nothing but such sentences stands below its first line."""

_SIGNED = ("date", "photo", "byline", "views")

_SAME_AGAIN = 60
"""Characters; a shorter line may come twice in an article (a refrain, a speaker's name)."""


class Dropped(NamedTuple):
    """A line that is not part of the article, and why: ``rates``, ``share``, ``photo``, ``related`` and so on."""

    line: str
    reason: str


@dataclass
class Cleaned:
    """An article and what stood around it.

    Args:
        text: the body, a paragraph or line of the source a line, without the title.
        title: the headline, ``None`` where there is none.
        dropped: what was left out, in the order of the source; the title's repeats are not counted.
        above: those of them that stand above the body, for those who look for a date or an outlet.
        opening: the first two lines of the body, for the same.
        below: those that stand below the body.
        margins: running heads, footers and other lines that a format sets apart from its text.
    """

    text: str
    title: str | None
    dropped: list[Dropped] = field(default_factory=list)
    above: list[Dropped] = field(default_factory=list)
    opening: list[str] = field(default_factory=list)
    below: list[Dropped] = field(default_factory=list)
    margins: list[Dropped] = field(default_factory=list)


def clean(
    text: str, title: str | None = None, source: str | None = None, *, find_title: bool = True
) -> Cleaned:
    """A tidied text without what surrounds the article in it.

    Args:
        text: as ``tidy`` leaves it.
        title: what the document gives as its title.
        source: the outlet's name, where the document gives it; short lines that say it are not of the article.
        find_title: whether to look for a headline in the text where it gives none.
    """
    if text.count("\n") > _MOST_LINES:
        title = title or (find_headline(text) if find_title else None)
        return Cleaned(without_title(text, title) if title else text, title)
    lines = lines_of(text)
    reasons = Reasons(lines, source)
    reasons.judge_top()
    reasons.judge_zones()
    if title is None and find_title:
        title = _headline(lines, reasons, reasons.of)
        if title is None and reasons.by_rules is not reasons.of:
            title = _headline(lines, reasons, reasons.by_rules)
            reasons.restore(title or "")
    reasons.judge_title(letters(title or ""))
    reasons.judge_body()
    reasons.judge_end()
    return _result(text, title, lines, reasons)


class Reasons:
    """Why each line is dropped, found in passes; ``None`` for one that stays."""

    def __init__(self, lines: list[Line], source: str | None) -> None:
        self.lines = lines
        self._source = letters(source or "")
        self.of: list[str | None] = [None] * len(lines)
        self.by_rules = self.of
        self.zones: list[str | None] = [None] * len(lines)
        self._known: dict[int, str | None] = {}
        sentences = [at for at, line in enumerate(lines) if line.is_prose]
        self.first = next((at for at in sentences if not self._foreign(lines[at])), len(lines))
        self.last = self._last([at for at in sentences if at >= self.first])

    def _foreign(self, line: Line) -> str | None:
        if line.above not in self._known:
            self._known[line.above] = edge_sign(line) or self._outlet(line)
        return self._known[line.above]

    def _outlet(self, line: Line) -> str | None:
        named = self._source and line.words <= _NAMING and not line.ended and self._source in line.letters
        return "outlet" if named and not line.wrapped else None

    def _last(self, body: list[int]) -> int:
        """The last line of the body: sentences that speak to the reader at the very end are none of it."""
        count = len(self.lines)
        body = self._above_notices(body)
        while body and body[-1] > self.first and body[-1] >= count - _LAST_LINES:
            line = self.lines[body[-1]]
            if not self._foreign(line) and not speaks_to_reader(line):
                break
            body.pop()
        last = body[-1] if body else -1
        while last + 1 < count and last >= 0 and self._goes_on(last + 1):
            last += 1
        return last

    def _above_notices(self, body: list[int]) -> list[int]:
        """The sentences of the body less the short ones below a form or a notice in the last lines."""
        at = len(self.lines)
        for below in range(at - 1, max(self.first, at - _LAST_LINES), -1):
            line = self.lines[below]
            if is_notice(line):
                at = below
            elif line.words > _SHORT_NOTICE:
                break
        return [sentence for sentence in body if sentence < at or sentence == self.first]

    def _goes_on(self, at: int) -> bool:
        """Whether a line below the last sentence is of the body still: an item of a list, a few words."""
        line = self.lines[at]
        if line.ended and not self._foreign(line) and not speaks_to_reader(line):
            return True
        return (
            line.is_item
            and line.words >= 3
            and not self._foreign(line)
            and self.lines[at - 1].text.endswith((":", ";", ","))
        )

    def judge_top(self) -> None:
        """Above the body goes what a rule knows, and headlines below a label of links."""
        block = False
        for at, line in enumerate(self.lines[: self.first]):
            self.of[at] = self._foreign(line)
            if is_related_label(line):
                block = True
            elif block and self.of[at] is None and at < self.first - 1:
                self.of[at] = "related"

    def known(self) -> list[str | None]:
        """Why each line would be dropped above or below the body, ``None`` where no rule knows."""
        return [self._foreign(line) for line in self.lines]

    def judge_zones(self) -> None:
        """What the whole text shows to stand around its article; not asked where no rule finds anything."""
        odd = [line for line in self.lines[1:] if not line.is_prose or line.words < _PLAIN]
        if not odd:
            return
        if not any(self._foreign(line) for line in (*odd, self.lines[0])):
            last = len(self.lines) - _LAST_LINES
            if not any(speaks_to_reader(line) for line in odd if line.above >= last):
                return
        zones = zones_of(self.lines, self.known(), self.first, self.last)
        sentences = [at for at in range(self.first, self.last + 1) if self.lines[at].is_prose]
        kept = next((at for at in sentences if not zones[at]), None)
        if kept is None:
            return  # a text of nothing but furniture: the rules know as much
        self.zones = zones
        self.by_rules = [*self.of]
        for at in range(kept):
            self.of[at] = self.of[at] or zones[at]
        self.first = kept

    def restore(self, title: str) -> None:
        """Takes back that a line is of no article: it is the headline."""
        for at, line in enumerate(self.lines[: self.first]):
            if line.letters == letters(title):
                self.of[at] = None

    def judge_title(self, wanted: str) -> None:
        """What is above the title and no sentence is no article; nor are captions that repeat it."""
        if not wanted:
            return
        repeats = [at for at in range(self.first) if self.lines[at].letters == wanted]
        for at in range(repeats[0] if repeats else 0):
            line = self.lines[at]
            if not line.is_prose and not wanted.startswith(line.letters):
                self.of[at] = self.of[at] or "menu"

    def judge_body(self) -> None:
        """Inside it goes what is of no article anywhere, what comes twice, and the asides."""
        block = 0
        seen: set[str] = set()
        for at in range(self.first, self.last + 1):
            line = self.lines[at]
            reason = sign(line)
            if reason is None and block and not line.ended and line.words <= _LONG_LINK and not line.apart:
                reason = "related"
            block = 0 if reason is None else _LINKS if is_related_label(line) else max(0, block - 1)
            if reason is None and len(line.text) > _SAME_AGAIN:
                reason = "doubled" if line.text in seen else None
                seen.add(line.text)
            self.of[at] = reason or self.zones[at]

    def judge_end(self) -> None:
        """Below it goes what a rule knows, what speaks to the reader, and what stands beside such lines."""
        below = range(max(self.last + 1, self.first), len(self.lines))
        for at in below:
            line = self.lines[at]
            self.of[at] = self._foreign(line) or ("reader" if speaks_to_reader(line) else None)
        verses = not any(self.of[at] for at in below) and len(below) > _LOOSE_ENDS
        for at in below:  # verses are no menu, where nothing says so
            self.of[at] = (
                self.of[at] or (None if verses else self._end_sign(at, self.lines[at])) or self.zones[at]
            )

    def _end_sign(self, at: int, line: Line) -> str | None:
        """Why a line is dropped that only its neighbours speak against."""
        after_other = at > 0 and bool(self.of[at - 1])
        if line.wrapped or line.words > _LONG_LINK or line.text.endswith(","):
            return None
        if line.is_prose:
            return "notice" if after_other else None
        return None if line.is_item and not after_other else "menu"


def _headline(lines: list[Line], reasons: Reasons, of: list[str | None]) -> str | None:
    kept = [line for line, reason in zip(lines[: reasons.first + 1], of, strict=False) if reason is None]
    top = "\n".join(("\n" if line.apart else "") + line.text for line in kept)
    if reasons.first < len(lines) and lines[reasons.first].wrapped:
        top += "\n" + lines[reasons.first].before
    title = find_headline(top)
    if title and len(title.split()) <= _RUBRIC:
        for line in kept:
            signed = line.above + 1 < reasons.first and reasons.of[line.above + 1] in _SIGNED
            if signed and line.words > _RUBRIC and line.above < reasons.first:
                return find_headline(line.text) or title
    return title


def _result(text: str, title: str | None, lines: list[Line], reasons: Reasons) -> Cleaned:
    wanted = letters(title or "")
    gone = [(line, reason) for line, reason in zip(lines, reasons.of, strict=True) if reason]
    body = _without({line.above for line, _ in gone}, text) if gone else text
    body = without_title(body, title) if title else body
    gone_lines = [(line.above, Dropped(line.text, reason)) for line, reason in gone if line.letters != wanted]
    return Cleaned(
        text=body,
        title=title,
        dropped=[dropped for _, dropped in gone_lines],
        above=[dropped for at, dropped in gone_lines if at < reasons.first],
        opening=[line.text for line in lines[reasons.first : reasons.first + 2]],
        below=[dropped for at, dropped in gone_lines if at > reasons.last],
    )


def _without(gone: set[int], text: str) -> str:
    """A text without some of its lines, counted without blank ones."""
    kept, at = [], -1
    for raw in text.split("\n"):
        at += bool(raw)
        if not raw or at not in gone:
            kept.append(raw)
    return close_up("\n".join(kept))
