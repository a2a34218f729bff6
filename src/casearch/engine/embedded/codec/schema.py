"""How casearch's own fields look to Whoosh: its schema, so that its parser, highlighter and sorting know them."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from whoosh.analysis import Composable, IDAnalyzer, Token
from whoosh.columns import Column, ColumnReader
from whoosh.fields import FieldType, Schema
from whoosh.formats import Existence, Format

from casearch.analysis import Analyser
from casearch.engine.embedded.columns import Numbers
from casearch.engine.embedded.schema import UNDATED, fold_source


class PositionsFormat(Format):  # type: ignore[misc]  # Whoosh has no types
    """Positions of a term in a document: 32-bit numbers, nothing else; Whoosh's own are pickled."""

    def word_values(
        self, value: Any, analyzer: Any, **kwargs: Any
    ) -> Iterator[tuple[str, int, float, bytes]]:
        """The terms of a text, as Whoosh's writers want them."""
        places: dict[str, list[int]] = {}
        for token in analyzer(value, positions=True, **kwargs):
            places.setdefault(token.text, []).append(token.pos)
        for term, positions in places.items():
            yield term, len(positions), float(len(positions)), self.encode(positions)

    def encode(self, positions: Sequence[int]) -> bytes:
        """Positions as bytes."""
        return array("I", positions).tobytes()

    def decode_positions(self, value: bytes) -> list[int]:
        """The positions."""
        return array("I", value).tolist()

    def decode_frequency(self, value: bytes) -> int:
        """Their number."""
        return len(value) // 4

    decode_weight = decode_frequency


class WordAnalyser(Composable):  # type: ignore[misc]  # Whoosh has no types
    """casearch's analysis as Whoosh calls it: several terms of a word stand at one position."""

    def __call__(
        self,
        value: str,
        *,
        positions: bool = False,
        chars: bool = False,
        start_pos: int = 0,
        start_char: int = 0,
        **_: Any,
    ) -> Iterator[Token]:
        """The terms of a text."""
        token = Token(positions, chars, removestops=False, boost=1.0)
        for position, found in enumerate(_analyser().tokens(value), start_pos):
            for term in found.terms:
                token.text, token.original, token.stopped, token.boost = term, found.surface, False, 1.0
                token.pos = position
                token.startchar, token.endchar = start_char + found.start, start_char + found.end
                yield token


@cache
def _analyser() -> Analyser:
    return Analyser()


class NumberColumn(Column):  # type: ignore[misc]  # Whoosh has no types
    """A column of casearch's numbers; Whoosh reads it, only casearch writes it."""

    def reader_of(self, numbers: Numbers) -> ColumnReader:
        """What gives the numbers."""
        return _NumberReader(numbers)

    def default_value(self, reverse: bool = False) -> int:  # noqa: ARG002  # as Whoosh calls it
        """The number of a document that has none."""
        return UNDATED


class _NumberReader(ColumnReader):  # type: ignore[misc]  # Whoosh has no types
    def __init__(self, numbers: Numbers) -> None:
        self._numbers = numbers
        self._sign = 1

    def __getitem__(self, document: int) -> int:
        return int(self._numbers[document])

    def __len__(self) -> int:
        return len(self._numbers)

    def sort_key(self, document: int) -> int:
        return self._sign * self[document]

    def set_reverse(self) -> None:
        self._sign = -1

    def load(self) -> list[int]:
        found: list[int] = self._numbers.tolist()
        return found


class _Words(FieldType):  # type: ignore[misc]  # Whoosh has no types
    """A field of words."""

    def __init__(self, *, stored: bool) -> None:
        super().__init__(
            PositionsFormat(), WordAnalyser(), scorable=True, stored=stored, multitoken_query="or"
        )


class _Value(FieldType):  # type: ignore[misc]  # Whoosh has no types
    """A field of one value."""

    def __init__(self) -> None:
        super().__init__(Existence(), IDAnalyzer(), stored=True)


class _Letters(FieldType):  # type: ignore[misc]  # Whoosh has no types
    """First letters of words: terms without positions, for ranking only."""

    def __init__(self) -> None:
        super().__init__(Existence(), IDAnalyzer(), scorable=True)


class _Source(_Value):
    """The source, in any case."""

    def process_text(self, qstring: str, mode: str = "", **kwargs: Any) -> Iterator[str]:  # noqa: ARG002
        """The one term of a query's source."""
        return iter([fold_source(qstring)])


class _Number(FieldType):  # type: ignore[misc]  # Whoosh has no types
    """A column without terms."""

    def __init__(self) -> None:
        super().__init__(None, None, stored=True, sortable=NumberColumn())
        self.indexed = False

    def from_column_value(self, value: int) -> int:
        """As it is."""
        return value


def schema() -> Schema:
    """The schema of every index."""
    return Schema(
        body=_Words(stored=True),
        title=_Words(stored=True),
        surface=_Words(stored=False),
        names=_Words(stored=False),
        coarse=_Letters(),
        lang=_Value(),
        source=_Source(),
        id=_Value(),
        date=_Number(),
    )
