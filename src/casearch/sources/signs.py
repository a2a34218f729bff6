"""What a single line shows to be no part of an article: its words, or its shape. No line is judged by its place.

``sign`` is for a line wherever it stands, ``edge_sign`` for one above or below the article's body.
"""

import re
from collections.abc import Callable
from functools import cache

from casearch.sources import vocabulary, wordlists
from casearch.sources.line import Line
from casearch.sources.news_dates import find_date, without_dates
from casearch.sources.outlets import CAPITAL, is_colophon
from casearch.sources.phrases import Said, after_words, said_in, words_of

_CREDITED = r"\s*(?:[:/|]|\s[–—-]\s)"
_SEPARATOR = re.compile(r"\s(?:[|/>»•·→←:]|::|[–—-])\s|[|•·→]|,|\. ")
_MENU = re.compile(r"\s*(?:\s[/>»–—-]\s|[|•·→←]|::)\s*")
_LINKED = re.compile(r"[|•·→←]|\s[/>»]\s|::")
_MONEY = re.compile(r"[$€₽₸£]")
_TEMPERATURE = re.compile(r"(?:(?<![\w.,])(?<!\d\s)[+−–-]|\bminus |\bplus )\d{1,2}\b(?![.,%]\d)|\d{1,2}\s?°")
_AMOUNT = re.compile(r"\d[\d\s\u00a0]*(?:[.,]\d+)?")
_CLOCK = re.compile(r"\b\d{1,2}[:.]\d{2}\b(?:\s?[ap]\.?m\b\.?)?", re.IGNORECASE)
_PHONE = re.compile(
    r"(?:\+\d|\b8[ (]|\(\d{3,5}\)|тел|tel)[\d\s().-]{7,}|\b\d{3}[- ]\d{2}[- ]\d{2}\b", re.IGNORECASE
)
_ADDRESS = re.compile(r"\S@\S+\.\w|https?://|www\.|\bt\.me/|(?<!\w)@\w{4,}")
_RIGHTS = re.compile(r"©|\([cс]\)\s*\d{4}|copyright\b", re.IGNORECASE)
_HASHTAGS = re.compile(r"(?:#[\w-]+[\s,;]*)+")
_FIELD = re.compile(r"^\W*[\w\s-]{2,40}\s?(?:\(\w+\)\s?)?\*$|\*\s*:?$")
_QUOTED = re.compile(r"[«\"“„].*?[»\"”“]", re.DOTALL)
_SPEECH = re.compile(r"[-–—]\s")
_CAPITAL_WORD = rf"{CAPITAL}[\w'’.-]*\.?"
_NAME = re.compile(rf"{_CAPITAL_WORD}(?:\s+{_CAPITAL_WORD}){{1,2}}")
_NAMES = re.compile(rf"(?:by\s)?{_CAPITAL_WORD}(?:[\s,/]+{_CAPITAL_WORD}){{0,4}}")
_BY = re.compile(r"(?:By|BY)\s+" + _NAME.pattern)
_ASKS_RU = re.compile(r"\b\w{2,}(?:йте|ите|ьте)(?:сь)?\b")
_ASKS_KK = re.compile(r"\w(?:ңыз|ңіз|ñyz|ñız)(?:дар|дер|dar|der)?\w{0,4}\b")
_BRIEF = 6
"""Words of a longest sentence that a form or a counter makes."""

_LONGEST_BUTTON = 14
"""Words."""

_NOTICES = frozenset(("comment", "copyright", "correction", "tags", "source", "cookie", "byline"))
_SMALL_WORDS = frozenset("и в на по или мен және and or the via on x ok max".split())


def sign(line: Line) -> str | None:
    """Why a line cannot be of the article wherever it stands, else ``None``."""
    if not line.is_brief or line.wrapped:
        return None
    return _by_words(line, "any") or _photo(line) or _first(line, _ANYWHERE)


def edge_sign(line: Line) -> str | None:
    """Why a line above or below the body is not of the article, else ``None``."""
    if not line.is_short or line.wrapped:
        return None
    return sign(line) or _by_words(line, "edge") or _first(line, _EDGE)


def speaks_to_reader(line: Line) -> bool:
    """Whether a line is the outlet's own word to its readers; meant for the last lines of a text.

    Two of these say so: it speaks to someone, of itself, of what outlets ask, how they are reached, or it does
    not end as a sentence does.
    """
    if not line.is_short or line.words > 40 or _SPEECH.match(line.text):
        return False
    if is_colophon(line.text):
        return True
    plain = _QUOTED.sub(" ", line.text)
    said = line.said if plain == line.text else said_in(words_of(plain))
    bidden = any(found.start == 0 for found in said.get("bids", ()))
    signs = (
        bidden or "yours" in said or bool(_ASKS_RU.search(plain) or _ASKS_KK.search(plain)),
        "mine" in said,
        "asks" in said,
        bool(_PHONE.search(plain) or _ADDRESS.search(plain)),
        not line.ended and line.words <= _LONGEST_BUTTON,
    )
    return sum(signs) >= 2


def is_related_label(line: Line) -> bool:
    """Whether a line announces links to other articles that come after it."""
    if line.text.endswith((":", "…", "...")) or line.words <= 6:
        return _by_words(line, "any") == "related" and not _holds_headline(line)
    return False


def _holds_headline(line: Line) -> bool:
    head, colon, rest = line.text.partition(":")
    return bool(colon and rest.strip() and len(head.split()) <= 4)


def _by_words(line: Line, zone: str) -> str | None:
    for number in line.said:
        if not isinstance(number, int):
            continue
        row = vocabulary.ROWS[number]
        if row.zone == zone and line.words <= row.longest:
            holds = _PLACES[row.place]
            if any(holds(line, found) for found in line.said[number]):
                return row.kind
    return None


def is_notice(line: Line) -> bool:
    """Whether a line's words are of a form or a notice: below it no article goes on."""
    return line.is_short and not line.wrapped and _by_words(line, "edge") in _NOTICES


def _is_label(line: Line, found: Said) -> bool:
    return found.start == 0 and (not line.ended or _after(line, found)[:1] in (":", "→", "…", ""))


def _is_whole(line: Line, found: Said) -> bool:
    """Whether a line is the phrase, or several of them in a row, as in a menu without marks."""
    if found.start != 0:
        return False
    said = {at for several in line.said.values() for other in several for at in range(*other)}
    return all(word.isdigit() or at in said for at, word in enumerate(line.tokens))


def _after(line: Line, found: Said) -> str:
    """What comes after a phrase, without the marks that close an emphasis or a quotation."""
    return after_words(line.text, found.end).lstrip('*»" ')


_PLACES: dict[str, Callable[[Line, Said], bool]] = {
    "whole": _is_whole,
    "start": lambda _line, found: found.start == 0,
    "label": _is_label,
    "colon": lambda line, found: found.start == 0 and _after(line, found)[:1] in (":", "→"),
    "brief": lambda line, found: found.start == 0 and (not line.ended or line.words <= _BRIEF),
    "count": lambda line, found: (
        (line.has_digit and not line.ended) or (found.start == 0 and line.words <= _BRIEF)
    ),
    "holds": lambda _line, _found: True,
}


@cache
def _caption() -> re.Pattern[str]:
    """A caption that ends in its credit: ``The dam at dusk. Photo: A. Name``."""
    nouns = {noun.strip() for text in wordlists.PHOTO.values() for noun in text.split(";")}
    any_noun = "|".join(sorted(nouns, key=lambda noun: (-len(noun), noun)))
    return re.compile(
        rf"(?:^|[.!?…»”\")|/]\s*|\s[–—-]\s|\()(?:{any_noun})\b(?P<mark>{_CREDITED})?"
        r"(?P<who>[^.!?]*(?:\b\w{1,2}\.[^.!?]*)*)[.)\]]?$",
        re.IGNORECASE,
    )


def _photo(line: Line) -> str | None:
    noun = line.said.get("photo")
    if not noun or line.words > 35:
        return None
    starts = next((found for found in noun if found.start == 0), None)
    origin = "photo origin" in line.said
    if starts and line.words <= 25:
        after = _after(line, starts)
        if after[:1] == ":" or (line.words <= 14 and (after[:1] in ("/", "|") or not line.ended or origin)):
            return "photo"
    caption = _caption().search(line.text.strip("[]* "))
    if not caption:
        return None
    credited = (
        caption["mark"] or origin or line.text.startswith("[") or _NAMES.fullmatch(caption["who"].strip())
    )
    return "photo" if credited else None


def _rates(line: Line) -> str | None:
    """A row of exchange rates or prices: money and figures, hardly another word."""
    if not line.has_digit or line.words > 30 or line.is_item:
        return None
    known = {at for name in ("currency", "rate") for found in line.said.get(name, ()) for at in range(*found)}
    money = len(line.said.get("currency", ())) + len(_MONEY.findall(line.text))
    others = sum(1 for at, word in enumerate(line.tokens) if at not in known and not word.isdigit())
    return "rates" if money and others <= min(2, money) and (money > 2 or not line.ended) else None


def _weather(line: Line) -> str | None:
    if line.words > 20 or not line.has_digit:
        return None
    degrees = len(_TEMPERATURE.findall(line.text))
    return (
        "weather"
        if (degrees > 1 and not line.ended)
        or (degrees and ("°" in line.text or ("weather" in line.said and not line.ended)))
        else None
    )


def _date(line: Line) -> str | None:
    """A line that is a date of publication with what stands beside it: a place, a name, a count."""
    if line.words > 18 or not line.has_digit:
        return None
    if not find_date(line.text) and not (_CLOCK.search(line.text) and _by_words(line, "edge") == "views"):
        return None
    rest = words_of(_CLOCK.sub(" ", without_dates(line.text)))
    left = sum(1 for word in rest if not word.isdigit())
    most = 2 if not _SEPARATOR.search(line.text) else 4 if line.ended else 6
    return "date" if left <= most else None


def _figures(line: Line) -> str | None:
    """A count or a clock by itself: how often it was read, when it was put up."""
    left = words_of(_CLOCK.sub(" ", line.text)) if line.has_digit else None
    if left is None or line.is_item or line.words > 6:
        return None
    wordy = sum(1 for word in left if not word.isdigit())
    return "views" if not wordy or (wordy == 1 and _CLOCK.search(line.text)) else None


def _menu(line: Line) -> str | None:
    """Links in a row: ``Home » Politics``, ``Print | Save | Send``."""
    if line.ended or line.words > 24 or line.is_item:
        return None
    parts = [part for part in _MENU.split(line.text) if part]
    if len(parts) >= 3 and all(len(part.split()) <= 6 for part in parts):
        return "menu"
    two = len(parts) == 2 and _LINKED.search(line.text)
    return "menu" if two and all(len(part.split()) <= 5 for part in parts) else None


def _networks(line: Line) -> str | None:
    """Names of networks and nothing else: the buttons that share a page."""
    known = len(line.said.get("network", ()))
    if not known:
        return None
    others = sum(1 for word in line.tokens if not word.isdigit() and word not in _SMALL_WORDS)
    return "share" if known >= others else None


def _tags(line: Line) -> str | None:
    return "tags" if line.text.startswith("#") and _HASHTAGS.fullmatch(line.text) else None


def _rights(line: Line) -> str | None:
    return "copyright" if line.words <= 40 and _RIGHTS.search(line.text) else None


def _field(line: Line) -> str | None:
    return "comment" if "*" in line.text and line.words <= 10 and _FIELD.search(line.text) else None


def _byline(line: Line) -> str | None:
    """``By A. Name``, ``A. Name, correspondent``, or a name alone."""
    if line.words > 14:
        return None
    text = line.text.strip("*[] ").rstrip(".")
    if _BY.fullmatch(text) or (not line.ended and _BY.match(text)):
        return "byline"
    name, comma, role = text.partition(",")
    if not _NAME.fullmatch(name.strip()):
        return None
    if not comma:
        return "byline" if not line.ended or line.words == 2 else None
    known = said_in(words_of(role)).get("role", ())
    return "byline" if line.words <= 9 and any(found.start == 0 for found in known) else None


def _first(line: Line, shapes: tuple[Callable[[Line], str | None], ...]) -> str | None:
    for shape in shapes:  # a generator would cost more than most shapes
        if reason := shape(line):
            return reason
    return None


_ANYWHERE = (_networks, _rates, _rights)
_EDGE = (_weather, _date, _figures, _menu, _tags, _field, _byline)
