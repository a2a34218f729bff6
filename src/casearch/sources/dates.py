"""Dates that a document states in figures, year first, to ISO 8601."""

import re
from datetime import datetime

_STATED = re.compile(
    r"(?P<day>\d{4}-\d{2}-\d{2})"
    r"(?:[Tt ]+(?P<hour>\d{1,2})(?P<rest>:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?)"
    r"\s?(?P<zone>[Zz]|[+-]\d{2}(?::?\d{2})?)?)?",
    re.ASCII,
)


def iso_date(text: str) -> str | None:
    """The day or moment that ``text`` states, in ISO 8601 and no more precise than stated, else ``None``.

    ``2024-05-16 9:05`` becomes ``2024-05-16T09:05``; an offset stays, written ``+05:00`` or ``Z``.
    """
    found = _STATED.fullmatch(text.strip())
    if not found:
        return None
    stated = found["day"]
    if found["hour"]:
        stated += f"T{found['hour']:0>2}{found['rest'].replace(',', '.')}{_offset(found['zone'] or '')}"
    try:
        datetime.fromisoformat(stated)
    except ValueError:
        return None
    return stated


def _offset(zone: str) -> str:
    if len(zone) <= 1:
        return zone.upper()
    return f"{zone[:3]}:{zone[3:].lstrip(':') or '00'}"
