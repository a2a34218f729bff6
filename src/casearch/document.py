"""What is a document? One frozen record, as it was read, and the checks that make it one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import datetime
from typing import Any

from casearch.errors import DocumentError
from casearch.records import dataclass

MAX_ID_LENGTH = 1000
"""Longest id, in code points. A path may have 4,096 bytes; ids go into lines of TREC files and tables."""


@dataclass(frozen=True, slots=True)
class Document:
    """One article of a corpus.

    Args:
        id: unique in an index, one line, without leading or trailing space.
        text: the article, without its title.
        title: its headline, or ``None`` where the document gives none.
        lang: the language the document declares (``"ru"``, ``"kk"``, ``"en"``, …), or ``None``.
        date: ISO 8601, a day (``2024-05-16``) or a moment (``2024-05-16T19:19``), or ``None``. Never guessed.
        source: who published it.
        path: the file it was read from, as named; ``None`` for one that came from no file.
        url: where it was published.

    Raises:
        DocumentError: a field has the wrong type, or the id, the text or the date is not what it says here.
    """

    id: str
    text: str
    title: str | None = None
    lang: str | None = None
    date: str | None = None
    source: str | None = None
    path: str | None = None
    url: str | None = None

    def __post_init__(self) -> None:
        for field in fields(self):
            value = getattr(self, field.name)
            if value is None and field.name not in ("id", "text"):
                continue
            if not isinstance(value, str):
                kind = "missing" if value is None else f"{type(value).__name__}, not text"
                raise DocumentError(f"the document's {field.name} is {kind}")
            if not _encodable(value):
                raise DocumentError(f"the document's {field.name} holds half a surrogate pair, not text")
        if not self.id.strip() or len(self.id) > MAX_ID_LENGTH or self.id != " ".join(self.id.split()):
            raise DocumentError(
                f"a document's id is one line of 1 to {MAX_ID_LENGTH} characters, not {self.id[:60]!r}"
            )
        if not self.text.strip() and not (self.title or "").strip():
            raise DocumentError("the document has no text")
        if self.date is not None and parse_moment(self.date) is None:
            raise DocumentError(
                f"the document's date is ISO 8601, such as 2024-05-16, not {self.date[:40]!r}"
            )

    def digest(self) -> str:
        """A fingerprint of the whole record (hex): two documents are the same when it is."""
        import hashlib  # noqa: PLC0415 - OpenSSL loads with it, and only what reads files asks for digests
        import json  # noqa: PLC0415 - as above

        record = json.dumps(self.record(), ensure_ascii=False, sort_keys=True)
        return hashlib.blake2b(record.encode(), digest_size=12).hexdigest()

    def record(self) -> dict[str, str | None]:
        """The document as a JSON object, fields in order."""
        return {name: getattr(self, name) for name in self.__slots__}  # ``asdict`` copies, and takes long


def parse_moment(text: str) -> datetime | None:
    """The moment an ISO 8601 day or date-time names (a day is its midnight), or ``None``.

    A moment with an offset keeps its local clock, because a news date is the day its readers saw:
    the offset is dropped, not applied.
    """
    try:
        return datetime.fromisoformat(text.strip()).replace(tzinfo=None)
    except ValueError:
        return None


def day_number(text: str) -> int:
    """The proleptic Gregorian ordinal of an ISO 8601 date's day; what date conditions compare.

    Raises:
        ValueError: the text is no ISO 8601 date.
    """
    moment = parse_moment(text)
    if moment is None:
        raise ValueError(f"{text!r} is no ISO 8601 date")
    return moment.toordinal()


def from_record(record: Mapping[str, Any]) -> Document:
    """A document from a JSON object of its fields; unknown keys are passed over.

    Raises:
        DocumentError: as ``Document`` does, and where ``id`` or ``text`` is missing.
    """
    known: dict[str, Any] = {field.name: record.get(field.name) for field in fields(Document)}
    return Document(**known)


def _encodable(value: str) -> bool:
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def restored(record: Mapping[str, Any]) -> Document:
    """A document from its own ``record``: it was checked when it was made, and is not checked in full again.

    Raises:
        DocumentError: a field is no text.
    """
    document = object.__new__(Document)
    for name in Document.__slots__:
        value = record.get(name)
        if type(value) is not str and (value is not None or name in ("id", "text")):
            raise DocumentError(f"the document's {name} is no text")
        object.__setattr__(document, name, value)
    return document
