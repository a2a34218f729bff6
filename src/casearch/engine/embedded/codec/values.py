"""Stored values of Whoosh programs as JSON: what JSON has not is marked by a key, and nothing is pickled."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final


def encode(value: Any) -> bytes:
    """A value as JSON.

    Raises:
        TypeError: it is no number, text, bytes, date or a list, tuple or dict of those.
    """
    return json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":")).encode(
        "utf-8", "surrogatepass"
    )


def decode(data: bytes) -> Any:
    """The value of ``encode``."""
    return _value(json.loads(data))


def _plain(value: Any) -> Any:  # noqa: PLR0911  # one case a type
    match value:
        case None | bool() | int() | float() | str():
            return value
        case bytes():
            return {"bytes": b64encode(value).decode()}
        case datetime():
            return {"datetime": value.isoformat()}
        case date():
            return {"date": value.isoformat()}
        case Decimal():
            return {"decimal": str(value)}
        case tuple():
            return {"tuple": [_plain(item) for item in value]}
        case list():
            return [_plain(item) for item in value]
        case dict():
            return {"dict": [[_plain(key), _plain(item)] for key, item in value.items()]}
    raise TypeError(f"casearch's codec stores no {type(value).__name__}")


def _value(plain: Any) -> Any:
    if isinstance(plain, list):
        return [_value(item) for item in plain]
    if not isinstance(plain, dict):
        return plain
    ((kind, inner),) = plain.items()
    return _READ[kind](inner)


_READ: Final[dict[str, Callable[[Any], Any]]] = {
    "bytes": b64decode,
    "datetime": datetime.fromisoformat,
    "date": date.fromisoformat,
    "decimal": Decimal,
    "tuple": lambda items: tuple(_value(item) for item in items),
    "dict": lambda items: {_value(key): _value(item) for key, item in items},
}
