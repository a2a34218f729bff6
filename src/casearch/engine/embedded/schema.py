"""What is kept of a document: the fields and columns, as Whoosh's schema declares them and as bytes.

=========  ==========================================  ===============================
name       terms                                       column
=========  ==========================================  ===============================
body       of title and text, with positions           its length (titles weighed)
title      of the title, with positions                its length
surface    words as written, with positions            its length (titles weighed)
names      keys of names, with positions               its length (titles weighed)
lang       the language                                1, or 0 where it is empty
source     the source, folded                          1, or 0 where there is none
id         the id                                      the id
date       none                                        the moment, in microseconds
title_end  none                                        the first position behind the title
record     none                                        the stored document, compressed JSON
=========  ==========================================  ===============================
"""

from __future__ import annotations

import json
import sys
import zlib
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Any, Final

from whoosh.fields import FieldType, Schema
from whoosh.formats import Existence, Format

from casearch.document import from_record, parse_moment
from casearch.engine.base import AnalysedDocument, FieldTerms, StoredDocument
from casearch.engine.embedded.columns import BytesColumn, NumberColumn
from casearch.nodes import BODY, DATE, ID, LANG, NAMES, SOURCE, SURFACE, TITLE, TITLE_WEIGHT

TITLE_END: Final = "title_end"
RECORD: Final = "record"

TERM_FIELDS: Final = (BODY, TITLE, SURFACE, NAMES, LANG, SOURCE, ID)
"""Fields that hold terms."""

POSITION_FIELDS: Final = (BODY, TITLE, SURFACE, NAMES)
"""Fields whose terms have positions; in the others the one term stands at position 0."""

UNDATED: Final = -(1 << 63)
"""The moment of a document without a date."""

MICROSECONDS_A_DAY: Final = 86_400_000_000

Posting = tuple[bytes, float, bytes]
"""A term of a document: its bytes, its tf (titles weighed) and its positions, encoded."""


class PositionsFormat(Format):  # type: ignore[misc]  # Whoosh has no types
    """Positions of a term in a document: 32-bit numbers, little end first, nothing else."""

    def decode_positions(self, value: bytes) -> list[int]:
        """The positions."""
        return _little(array("I", value)).tolist()

    def decode_frequency(self, value: bytes) -> int:
        """Their number."""
        return len(value) // 4

    decode_weight = decode_frequency


class KeptField(FieldType):  # type: ignore[misc]  # Whoosh has no types
    """A field or column of ours. Its terms come already analysed, so Whoosh analyses nothing."""

    def __init__(self, format: Format | None, column: NumberColumn | BytesColumn) -> None:
        super().__init__(format, None, sortable=column)
        self.indexed = format is not None


def schema() -> Schema:
    """The schema of every index."""
    return Schema(
        body=KeptField(PositionsFormat(), NumberColumn("<u4")),
        title=KeptField(PositionsFormat(), NumberColumn("<u4")),
        surface=KeptField(PositionsFormat(), NumberColumn("<u4")),
        names=KeptField(PositionsFormat(), NumberColumn("<u4")),
        lang=KeptField(Existence(), NumberColumn("<u1")),
        source=KeptField(Existence(), NumberColumn("<u1")),
        id=KeptField(Existence(), BytesColumn()),
        date=KeptField(None, NumberColumn("<i8")),
        title_end=KeptField(None, NumberColumn("<u4")),
        record=KeptField(None, BytesColumn()),
    )


def fold_source(source: str | None) -> str:
    """The term of a source."""
    return (source or "").casefold().strip()


def postings(document: AnalysedDocument) -> dict[str, list[Posting]]:
    """The terms of a document by field."""
    source = fold_source(document.document.source)
    return {
        BODY: list(_positions(document.body, document.body.title_end)),
        TITLE: list(_positions(document.title, 0)),
        SURFACE: list(_positions(document.surface, document.surface.title_end)),
        NAMES: list(_positions(document.names, document.names.title_end)),
        LANG: [(document.lang.encode(), 1.0, b"")] if document.lang else [],
        SOURCE: [(source.encode(), 1.0, b"")] if source else [],
        ID: [(document.document.id.encode(), 1.0, b"")],
    }


def columns(document: AnalysedDocument) -> dict[str, int | bytes]:
    """The values of a document by column."""
    stored = StoredDocument(document.document, document.lang, document.root)
    return {
        BODY: document.body.length,
        TITLE: document.title.length,
        SURFACE: document.surface.length,
        NAMES: document.names.length,
        LANG: int(bool(document.lang)),
        SOURCE: int(bool(fold_source(document.document.source))),
        ID: document.document.id.encode(),
        DATE: moment_number(document.document.date),
        TITLE_END: document.body.title_end,
        RECORD: encode_record(stored),
    }


def moment_number(date: str | None) -> int:
    """A date as microseconds; those of one day share ``number // MICROSECONDS_A_DAY``, its ordinal."""
    moment = parse_moment(date) if date is not None else None
    if moment is None:
        return UNDATED
    seconds = (moment.hour * 60 + moment.minute) * 60 + moment.second
    return moment.toordinal() * MICROSECONDS_A_DAY + seconds * 1_000_000 + moment.microsecond


def encode_record(stored: StoredDocument) -> bytes:
    """A stored document as compressed JSON."""
    record = {"document": stored.document.record(), "lang": stored.lang, "root": stored.root}
    return zlib.compress(json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode(), 3)


def decode_record(data: bytes) -> StoredDocument:
    """The stored document of ``encode_record``."""
    record: dict[str, Any] = json.loads(zlib.decompress(data))
    return StoredDocument(from_record(record["document"]), str(record["lang"]), record["root"])


def _positions(terms: FieldTerms, title_end: int) -> Iterator[Posting]:
    for term, positions in terms.positions.items():
        if positions:
            in_title = bisect_left(positions, title_end) if title_end else 0
            yield term.encode(), float(len(positions) + (TITLE_WEIGHT - 1) * in_title), _encode(positions)


def _encode(positions: Sequence[int]) -> bytes:
    return _little(array("I", positions)).tobytes()


def _little(numbers: array[int]) -> array[int]:
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
