"""What of one text is its article? Title, body, and every line dropped with the reason for it.

A scraped text has a top (menus, rates, the headline, a credit, a date), a body, and an end (links to other
articles, buttons, forms, notices). The body is found first: from the first sentence that no rule knows to the
last. Inside it only what cannot be of an article anywhere is dropped, above and below it more. A line that no
rule speaks against stays.
"""

from dataclasses import dataclass, field
from typing import NamedTuple

from casearch.sources.headline import find_headline
from casearch.sources.line import Line, lines_of
from casearch.sources.signs import edge_sign, is_related_label, sign, speaks_to_reader
from casearch.sources.tidy import close_up
from casearch.sources.titles import letters, without_title

_LINKS = 12
"""Most headlines after ``Read also:`` inside a body."""

_LONG_LINK = 22
"""Words of the longest headline."""

_LAST_LINES = 8
"""In so many lines at the end an outlet may speak to its readers."""

_RUBRIC = 4
"""Words. So short a line may be a rubric, when below it one stands that a date or a credit follows."""

_SIGNED = ("date", "photo", "byline", "views")

_SAME_AGAIN = 60
"""Letters; a shorter line may come twice in an article (a refrain, a speaker's name)."""


class Dropped(NamedTuple):
    """A line that is not part of the article, and why: ``rates``, ``share``, ``photo``, ``related``, …"""

    line: str
    reason: str


@dataclass
class Cleaned:
    """An article and what stood around it.

    Args:
        text: the body, a paragraph or line of the source a line, without the title.
        title: the headline, ``None`` where there is none.
        dropped: what was left out, in the order of the source; the title's repeats are not counted.
        top: the lines above the body and its first two, for those who look for a date or an agency.
        end: the lines below the body, for the same.
    """

    text: str
    title: str | None
    dropped: list[Dropped] = field(default_factory=list)
    top: list[str] = field(default_factory=list)
    end: list[str] = field(default_factory=list)


def clean(text: str, title: str | None = None, *, find_title: bool = True) -> Cleaned:
    """A tidied text without what surrounds the article in it.

    Args:
        text: as ``tidy`` leaves it.
        title: what the document gives as its title.
        find_title: whether to look for a headline in the text where it gives none.
    """
    lines = lines_of(text)
    reasons = _Reasons(lines)
    reasons.judge_top()
    if title is None and find_title:
        title = _headline(lines, reasons)
    reasons.judge_title(letters(title or ""))
    reasons.judge_body()
    reasons.judge_end()
    return _result(text, title, lines, reasons)


class _Reasons:
    """Why each line is dropped, found in passes; ``None`` for one that stays."""

    def __init__(self, lines: list[Line]) -> None:
        self.lines = lines
        self.of: list[str | None] = [None] * len(lines)
        self._known: dict[int, str | None] = {}
        sentences = [at for at, line in enumerate(lines) if line.is_prose]
        self.first = next((at for at in sentences if not self._foreign(lines[at])), len(lines))
        self.last = self._last([at for at in sentences if at >= self.first])

    def _foreign(self, line: Line) -> str | None:
        if line.above not in self._known:
            self._known[line.above] = edge_sign(line)
        return self._known[line.above]

    def _last(self, body: list[int]) -> int:
        """The last line of the body: sentences that speak to the reader at the very end are none of it."""
        count = len(self.lines)
        while body and body[-1] > self.first and body[-1] >= count - _LAST_LINES:
            line = self.lines[body[-1]]
            if not self._foreign(line) and not speaks_to_reader(line):
                break
            body.pop()
        last = body[-1] if body else -1
        while last + 1 < count and last >= 0 and self._goes_on(last + 1):
            last += 1
        return last

    def _goes_on(self, at: int) -> bool:
        """Whether a line below the last sentence is of the body still: an item of a list, a question."""
        line = self.lines[at]
        if line.asks and not self._foreign(line) and not speaks_to_reader(line):
            return True
        return line.is_item and line.words >= 3 and not self._foreign(line) and self.lines[at - 1].text.endswith((":", ";", ","))

    def judge_top(self) -> None:
        block = False
        for at, line in enumerate(self.lines[: self.first]):
            self.of[at] = self._foreign(line)
            if is_related_label(line):
                block = True
            elif block and self.of[at] is None and at < self.first - 1:
                self.of[at] = "related"

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
        block = 0
        seen: set[str] = set()
        for at in range(self.first, self.last + 1):
            line = self.lines[at]
            reason = sign(line)
            if reason is None and block and not line.ended and line.words <= _LONG_LINK and not line.apart:
                reason = "related"
            block = _LINKS if is_related_label(line) and reason else max(0, block - 1) if reason else 0
            if reason is None and len(line.text) > _SAME_AGAIN:
                key = line.letters if line.is_short else line.text
                reason = "doubled" if key in seen else None
                seen.add(key)
            self.of[at] = reason

    def judge_end(self) -> None:
        for at in range(self.last + 1, len(self.lines)):
            if at < self.first:
                continue
            line = self.lines[at]
            self.of[at] = self._foreign(line) or self._end_sign(at, line)

    def _end_sign(self, at: int, line: Line) -> str | None:
        if speaks_to_reader(line):
            return "reader"
        if line.wrapped or line.words > _LONG_LINK:
            return None
        if line.is_prose:
            return "notice" if at > 0 and self.of[at - 1] else None
        return None if line.is_item and not self.of[at - 1] else "menu"


def _headline(lines: list[Line], reasons: _Reasons) -> str | None:
    kept = [line for line, reason in zip(lines[: reasons.first + 1], reasons.of, strict=False) if reason is None]
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


def _result(text: str, title: str | None, lines: list[Line], reasons: _Reasons) -> Cleaned:
    wanted = letters(title or "")
    gone = {line.above for line, reason in zip(lines, reasons.of, strict=True) if reason}
    kept, at = [], -1
    for raw in text.split("\n"):
        at += bool(raw)
        if not raw or at not in gone:
            kept.append(raw)
    body = close_up("\n".join(kept))
    body = without_title(body, title) if title else body
    first, last = min(reasons.first + 2, len(lines)), max(reasons.last + 1, reasons.first)
    return Cleaned(
        text=body,
        title=title,
        dropped=[Dropped(line.text, reason) for line, reason in zip(lines, reasons.of, strict=True) if reason and line.letters != wanted],
        top=[line.text for line in lines[:first]],
        end=[line.text for line in lines[last:]],
    )
