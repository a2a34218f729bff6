"""The fields of a record that someone wrote, JSON row or front matter, checked one by one."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from casearch.sources.dates import iso_date
from casearch.sources.tidy import one_line


@dataclass(slots=True)
class Fields:
    """The optional fields of a record that someone wrote, checked: a wrong one is null and a warning."""

    title: str | None = None
    lang: str | None = None
    date: str | None = None
    source: str | None = None
    url: str | None = None
    warnings: list[str] = field(default_factory=list)


def checked_fields(record: Mapping[str, object]) -> Fields:
    """The optional fields of a JSON row or of front matter."""
    fields = Fields()
    for name in ("title", "lang", "source", "url"):
        setattr(fields, name, _line(record, name, fields.warnings))
    date = _line(record, "date", fields.warnings)
    if date:
        fields.date = iso_date(date)
        if fields.date is None:
            fields.warnings.append(f"its date {date[:40]!r} is not ISO 8601, such as 2024-05-16; left out")
    return fields


def whole(text: str, name: str, warnings: list[str]) -> str:
    r"""A JSON string as text that can be encoded: ``"\\ud800"`` is legal JSON, and no character."""
    try:
        text.encode()
    except UnicodeEncodeError:
        warnings.append(f"its {name} held half a surrogate pair, replaced by U+FFFD")
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def kind_of(value: object) -> str:
    """The JSON name of a value's type, for messages."""
    names = {dict: "an object", list: "a list", str: "a string", bool: "true or false", type(None): "null"}
    return names.get(type(value), "a number")


def _line(record: Mapping[str, object], name: str, warnings: list[str]) -> str | None:
    value = record.get(name)
    if value is None:
        return None
    if not isinstance(value, str):
        warnings.append(f"its {name} is {kind_of(value)}, not a string; left out")
        return None
    return one_line(whole(value, name, warnings)) or None
