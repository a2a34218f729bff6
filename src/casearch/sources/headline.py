"""Which line of a plain text is its headline? A rule of shapes, the same for every language.

Scraped pages begin with what stood above the article: a rubric, a table of currencies, the headline (often
twice), a photo credit. Of these lines, up to the first that is a sentence, the headline is in this order:
a Markdown heading, a line that comes twice, a line all in capitals, the first line long enough. A text that
begins with a sentence has none.
"""

import re
from collections import Counter
from dataclasses import dataclass
from itertools import takewhile

from casearch.sources.line import lazy
from casearch.sources.titles import letters

_TOP = 12  # non-blank lines in which a headline, or its double, may stand
_LONGEST = 200  # characters; longer lines are paragraphs
_LONGEST_QUESTION = 120  # a headline may ask, but a lead may too, and is longer
_LEAST_WORDS = 3  # fewer is a rubric or a button: "Latest news"
_LEAST_SHOUTED_WORDS = 4  # rubrics are set in capitals too, and are shorter than headlines
_SENTENCE_WORDS = 3  # a line that ends as a sentence does, and is longer than "Astana. May 16."

_CLOSED = re.compile(r"[.…][\"'»”’)\]]*$")
_ASKED = re.compile(r"[!?][\"'»”’)\]]*$")
_UNFINISHED = re.compile(r"[:;,]$")
_TWO_SENTENCES = re.compile(r"[.!?…][\"'»”’)\]]*\s")
_HEADING = re.compile(r"# +(?=\S)")


@dataclass
class _Line:
    text: str
    following: str
    """The next line where no blank line is between, else empty."""

    @lazy
    def words(self) -> int:
        return sum(any(map(str.isalpha, word)) for word in self.text.split())

    @property
    def wrapped(self) -> bool:
        """Whether a sentence goes on in the next line, as in text broken at 72 characters."""
        return self.following[:1].islower()

    @lazy
    def asks(self) -> bool:
        return (
            bool(_ASKED.search(self.text))
            and len(self.text) <= _LONGEST_QUESTION
            and not _TWO_SENTENCES.search(self.text)
        )

    @lazy
    def is_prose(self) -> bool:
        if len(self.text) > _LONGEST or self.wrapped:
            return True
        ended = _CLOSED.search(self.text) or (_ASKED.search(self.text) and not self.asks)
        return bool(ended) and self.words >= _SENTENCE_WORDS

    @property
    def may_be_headline(self) -> bool:
        unfit = _CLOSED.search(self.text) or _UNFINISHED.search(self.text)
        return not unfit and not self.is_prose and self.words > 0


def find_headline(text: str) -> str | None:
    """The headline of a tidied text, as it stands but for a leading ``#``; ``None`` where it has none."""
    top = _top_lines(text)
    opening = list(takewhile(lambda line: not line.is_prose, top))
    fit = [line for line in opening if line.may_be_headline]
    long = [line for line in fit if line.words >= _LEAST_WORDS]
    several = top if len(long) > 1 else []
    often = Counter(letters(line.text) for line in several if len(line.text) <= _LONGEST)
    candidates = (
        [line for line in fit if _HEADING.match(line.text)],
        [line for line in long if often[letters(line.text)] > 1],
        [line for line in long if line.text.isupper() and line.words >= _LEAST_SHOUTED_WORDS],
        long,
        fit if len(opening) == 1 else [],
    )
    chosen = next((lines[0] for lines in candidates if lines), None)
    return _HEADING.sub("", chosen.text, count=1) if chosen else None


def _top_lines(text: str) -> list[_Line]:
    top: list[_Line] = []
    start = 0
    while len(top) < _TOP and start <= len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if end > start:
            following = text[end + 1 : end + 2]
            top.append(_Line(text[start:end], following.strip()))
        start = end + 1
    return top
