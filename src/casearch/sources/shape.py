"""What a line shows by itself, as names of features: its length, its end, its marks and digits, its verbs, its words.

The model of zones learns what each name is worth. Single words are not among them, only how many of them stand in
which table of the vocabulary: what an outlet says is its own, how it says it is every outlet's.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from casearch.sources import vocabulary
from casearch.sources.line import Line
from casearch.sources.news_dates import find_date
from casearch.sources.phrases import said_in
from casearch.sources.signs import is_related_label, sign, speaks_to_reader

_LENGTHS = (1, 2, 3, 4, 6, 9, 13, 19, 26)
"""Words, from which on a line counts as longer."""

_LONG = 9
"""Words of a sentence that few buttons have."""

_DATED = 18
"""Words of the longest line that may be a date with what stands beside it."""

TOLD = "told"
"""The feature of a long sentence that speaks of no page, to no reader."""

_SENTENCES = re.compile(r"[.!?…][\"'»”’)\]]*\s+(?=[^\Wa-zа-яё\d_])")
_SYMBOL = re.compile(r"[^\w\s.,;:!?…\"'’«»“”„()\[\]–—+%№$€₽₸£°&*#|•·→←/−-]")
_SEPARATORS = re.compile(r"[|•·●∙→»›▾○]|\s[/>+]\s")
_CLOCK = re.compile(r"\b\d{1,2}[:.]\d{2}\b")
_NUMBER = re.compile(r"\d+")
_REACH = re.compile(
    r"\S@\S|(?<!\w)@\w|https?:|www\.|\b\w{3,}\.(?:kz|com|org|net|ru|info|live)\b|\+\d|\d-\d\d\b|\(\d{3,}",
    re.IGNORECASE,
)
_ITEM = re.compile(r"[-•*·–—]|\d{1,3}[.):]|[^\w\s«\"“„(\[]")
_DASH = re.compile(r"\s[—–-]\s")
_KAZAKH = re.compile(r"[әғқңөұүһіӘҒҚҢӨҰҮҺІ]")
_MARKS = {
    "%": "percent", "№": "number sign", "©": "rights", "®": "rights", "$": "money", "€": "money", "₽": "money",
    "₸": "money", "£": "money", "°": "degrees", "*": "star", "#": "hash", "_": "underscore", "→": "arrow",
    "←": "arrow", "«": "quoted", "“": "quoted", '"': "quoted", "(": "bracket", "[": "square", "&": "and", "+": "plus",
}  # fmt: skip
_MARKED = re.compile(f"[{re.escape(''.join(_MARKS))}]")
_PAGE_TABLES = ("yours", "mine", "asks", "network")

_VERB = re.compile(
    r"(?:[аеиоуыяю]л(?:[аои]|с[ья]|ась|ись|ось)?|[аеёиуюя]т(?:ся)?|[аеиоуыяю]н[аоы]|шел|шла|шли|"
    r"[дт][ыі]|[ғг][ае]н|[қк][ае]н|[ае]д[ыі]|отыр|жатыр|жүр|тұр|мақ|мек|едім|пын|мін|міз|мыз)$"
)
"""How a Russian or Kazakh verb of a sentence ends; nouns end so too, hence only their number counts."""

_VERB_EN = re.compile(
    r"(?:\w{2,}ed|said|will|was|were|is|are|has|have|had|would|could|may|can|says|did|does|came|went|took|made|told|"
    r"began|rose|fell|grew|brought|left|costs?|sent|dy|dı|ty|tı|\w+(?:ğan|gen|qan|ken|edı|ady|eidı|aidy))$"
)
_BIDS = re.compile(r"(?:[йь]те|ите)(?:сь)?$|(?:ңыз|ңіз)(?:дар|дер)?\w{0,3}$")
_TO_DO = re.compile(r"(?:ть|ться|ти|чь)$")
_DOING = re.compile(r"[а-яәғқңөұүһі]{2,}[уү]$")
_SHORT_WORD = 3


class Shape(NamedTuple):
    """A line's features, and in a word what kind of line it is to its neighbours."""

    features: list[str]
    kind: str


def shape(line: Line, edge: str | None) -> Shape:
    """What a line shows by itself; ``edge`` is why a rule would drop it above or below the body."""
    found = ["bias", *_form(line), *_marks(line.text), *_talk(line), *_tables(line)]
    surely = edge and sign(line)
    found.append(f"sign {edge}" if edge else "no sign")
    if edge:
        found.append("sure" if surely else "edge")
    if is_related_label(line):
        found.append("related label")
    if speaks_to_reader(line):
        found.append("reader")
    elif not edge and "pages 0" in found and "reach" not in found and _kind(line) == "long":
        found.append(TOLD)
    if line.wrapped:
        found.append("wrapped")
    return Shape(found, "sure" if surely else "edge" if edge else _kind(line))


def step(value: int, steps: tuple[int, ...]) -> int:
    """How many of the steps a value has reached."""
    return sum(value >= least for least in steps)


def length(line: Line) -> int:
    """How long a line is, in steps."""
    return step(line.words, _LENGTHS)


def _kind(line: Line) -> str:
    if _is_item(line.text) and not _SEPARATORS.search(line.text[1:]):
        return "item"
    if line.ended:
        return "long" if line.words >= _LONG else "sentence" if _verbs(line) else "ended"
    return "label" if line.text[-1] == ":" else "brief" if line.words <= _SHORT_WORD else "words"


def _is_item(text: str) -> bool:
    return bool(_ITEM.match(text))


def _form(line: Line) -> Iterator[str]:
    """How long it is, how it begins and ends, how much of it is capitals and figures."""
    text, long = line.text, length(line)
    last = text.rstrip("\"'»”’)]* ")[-1:] or text[-1]
    end = last if last in ".!?…:;,*%=" else "9" if last.isdigit() else "a" if last.isalpha() else "~"
    first = text[0]
    begin = "A" if first.isupper() else "a" if first.islower() else "9" if first.isdigit() else "~"
    begin = first if first in '-–—•«"“(*[#@' else begin
    yield from (f"length {long}", f"end {end}", f"length {long} end {end}", f"begin {begin}")
    yield f"sentences {min(len(_SENTENCES.findall(text)), 3)}"
    yield f"commas {min(text.count(','), 3)}"
    if _is_item(text):
        yield "item"
    words = [word.lstrip('«"“(') for word in text.split()]
    words = [word for word in words if word[:1].isalpha()]
    if len(words) > 1:
        yield f"capitals {5 * sum(word[0].isupper() for word in words) // len(words)}"
    if text.isupper():
        yield f"shouted {min(len(words), 4)}"
    numbers = _NUMBER.findall(text)
    if numbers:
        yield from (f"numbers {min(len(numbers), 4)}", f"digits {6 * sum(map(len, numbers)) // len(text)}")
        if _CLOCK.search(text):
            yield "clock"
        if line.words <= _DATED and find_date(text):
            yield "date"


def _marks(text: str) -> Iterator[str]:
    """Its marks: of money, of links, of addresses, between parts."""
    yield from sorted({_MARKS[mark] for mark in _MARKED.findall(text)})
    if _SYMBOL.search(text):
        yield "symbol"
    separators = len(_SEPARATORS.findall(text))
    if separators:
        yield f"separators {min(separators, 3)}"
    if _REACH.search(text):
        yield "reach"
    if _DASH.search(text):
        yield "dash"
    head, colon, rest = text.partition(":")
    if colon:
        yield f"colon {min(len(head.split()), 4)}" if rest.strip() else "colon last"


def _verbs(line: Line) -> int:
    return sum(
        bool(_VERB_EN.match(word) if word.isascii() else len(word) > _SHORT_WORD and _VERB.search(word))
        for word in line.tokens
    )


def _talk(line: Line) -> Iterator[str]:
    """Whether it tells, bids, or names something to do."""
    words, verbs = line.tokens, _verbs(line)
    yield f"verbs {min(verbs, 3)}"
    if not verbs and line.ended:
        yield "verbless sentence"
    if any(_BIDS.search(word) for word in words):
        yield "bids"
    if words:
        if _TO_DO.search(words[0]):
            yield "to do"
        if _DOING.match(words[-1]) and not line.ended:
            yield "doing"
        yield f"long words {4 * sum(len(word) > 6 for word in words) // len(words)}"
    yield "en" if line.text.isascii() else "kk" if _KAZAKH.search(line.text) else "ru"


def _tables(line: Line) -> Iterator[str]:
    """Which tables of the vocabulary its words stand in, and how much of it speaks of pages."""
    pages = said_in(line.tokens, of_pages=True)
    for name, said in (*line.said.items(), *pages.items()):
        kind = vocabulary.ROWS[name].kind if isinstance(name, int) else name
        yield f"says {kind}"
        if any(found.start == 0 for found in said):
            yield f"begins {kind}"
    phrases = [found for name in _PAGE_TABLES for found in line.said.get(name, ())]
    phrases += [found for several in pages.values() for found in several]
    count = len({at for found in phrases for at in range(*found)})
    if line.tokens:
        share = 4 * count // len(line.tokens)
        yield from (f"of pages {min(count, 4)}", f"pages {share}", f"pages {share} length {length(line)}")
