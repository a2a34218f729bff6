"""How an outlet names itself around its articles: its notice of copyright, its colophon, its editors."""

import re

from casearch.sources.tidy import one_line

CAPITAL = r"[A-ZА-ЯЁӘҒҚҢӨҰҮІҺŞÑĞÄÖÜŪ]"
WORD = rf"{CAPITAL}[\w.’'-]*"
_NAMED = rf"{WORD}(?:\s{WORD}){{0,3}}"
_RIGHTS = re.compile(
    r"(?:©|\([cс]\)(?=\s*\d{4})|[Cc]opyright)\s*(?:©\s*)?(?:\d{4}(?:\s*[–—-]\s*\d{4})?)?[\s,.]*(?:гг?\.\s*)?"
    r"(?:(?:ИА|ТОО|АО|СМИ|the)\s+)?(?:[«\"“](?P<quoted>[^»\"”]{2,60})[»\"”]|(?P<plain>[^.,;|«»©\d]{2,60}))"
)
_PRESS = (
    r"(?:[Rr]eview|[Tt]imes|[Nn]ews|[Pp]ost|[Cc]ourier|[Ll]edger|[Hh]erald|[Gg]azette|[Tt]ribune|[Jj]ournal|[Pp]ress|[Aa]gency|"
    r"[Oo]bserver|[Dd]ispatch|[Tt]oday|[Ii]nform|[Dd]aily|[Ww]eekly|[Mm]onitor|[Bb]rief|[Cc]hronicle|[Bb]ulletin|[Rr]ecord|"
    r"[Вв]естник|[Гг]азета|[Пп]равда|[Кк]урьер|[Оо]бозреватель|[Вв]едомости|[Ии]звестия|[Хх]абаршысы|[Жж]аршысы|[Аа]йнасы|[Аа]қпарат)"
)
_OUTLET = re.compile(rf"(?:The\s+)?(?P<name>(?:{WORD}\s){{0,3}}(?={CAPITAL}){_PRESS})\b")
_COLOPHON = re.compile(
    _OUTLET.pattern
    + r"(?:,|\s(?:is|are)\s(?:published|edited|printed|read|produced|owned|run|funded|supported|based|distributed)\b)"
)
_FOR = re.compile(
    r"(?:[Ff]iled|[Ww]ritten|[Rr]eported|[Ss]pecial(?:ly)?)\s(?:for|to)\s(?:the\s)?(?P<name>[«\"“]?"
    + _NAMED
    + r"[»\"”]?)$"
)
_EDITORS = re.compile(
    r"[«\"“](?P<name>[^»\"”]{2,60})[»\"”]\s(?:редакциясы|газеті|агенттігі|порталы|сайты|журналы)|"
    r"(?:[Рр]едакция|[Гг]азета|[Аа]гентство|[Пп]ортал|[Сс]айт|[Жж]урнал|ИА)\s[«\"“](?P<other>[^»\"”]{2,60})[»\"”]"
)
_PARTS = re.compile(r"\s*(?:[|·•]|\s[/>»–—-]\s)\s*")
_LONGEST_NAME = 60


def is_colophon(line: str) -> bool:
    """Whether a line says how an outlet is made: ``The Such Review is published in …``."""
    return bool(_COLOPHON.match(line))


def named_in_rights(line: str) -> str | None:
    """The name in ``© 2026 Such Review``, else ``None``."""
    found = _RIGHTS.search(line)
    return clean_name(found["quoted"] or found["plain"]) if found else None


def named_by_editors(line: str) -> str | None:
    """The name in ``Редакция «…»`` or ``«…» редакциясы``, else ``None``."""
    found = _EDITORS.search(line)
    return clean_name(found["name"] or found["other"]) if found else None


def named_in_colophon(line: str) -> str | None:
    """The name in ``The Such Review is published in …`` or ``Filed for the Such Review``, else ``None``."""
    found = _COLOPHON.match(line) or _FOR.match(line.rstrip("."))
    return clean_name(found["name"]) if found else None


def named_in_path(line: str, *, running: bool) -> str | None:
    """``Such Review / Mountains``: what a path begins with, where it is an outlet's name; a running head's always is."""
    first, *rest = _PARTS.split(line)
    named = running or _OUTLET.fullmatch(first)
    return clean_name(first) if rest and named and not re.search(r"\d", first) else None


def clean_name(text: str) -> str | None:
    """A name without the marks around it, ``None`` where no name is left."""
    name = one_line(text).strip(' .,«»"“”()/')
    return name if any(map(str.isalpha, name)) and len(name) <= _LONGEST_NAME else None
