"""The documents that an update is about: which files hold each, as they were read and as the last commit has them.

There may be millions, so that all but their ids is rows of numbers. A claim, which is a document in a file that was
read, has its place in the spool as its number; a document, the order in which its id was first met.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from casearch.document import Document
from casearch.indexing.lines import signature
from casearch.indexing.manifest import OWN, Claims, FileRecord, Manifest
from casearch.indexing.spool import spooled

NOBODY: Final = -1
"""In place of the claim that owns a document: no file does."""
ELSEWHERE: Final = -2
"""A file does that was not read in this run."""

_DIGEST: Final = 12
_UNKNOWN: Final = bytes(_DIGEST)
_FEW: Final = 50
"""Up to one in so many of the rows are looked up; more are found by going through all of them."""

Row = tuple[Claims, str]


@dataclass(frozen=True, slots=True)
class Touched:
    """The files whose documents may have changed, with their last records: those that were read, and those that are gone.

    Args:
        read: id to the record of the last commit, ``None`` for a new one.
        vanished: likewise.
        everything: whether all documents are looked at, as in a rebuild.
    """

    read: Mapping[str, FileRecord | None]
    vanished: Mapping[str, FileRecord]
    everything: bool = False

    def __contains__(self, file: object) -> bool:
        return file in self.read or file in self.vanished

    def __iter__(self) -> Iterator[str]:
        return iter((*self.read, *self.vanished))

    def __len__(self) -> int:
        return len(self.read) + len(self.vanished)

    @property
    def several(self) -> bool:
        """Whether one of them was a file of rows, of which the manifest cannot tell by its id which they were."""
        records = (*self.read.values(), *self.vanished.values())
        return any(record is not None and record.several for record in records)


@dataclass(frozen=True, slots=True)
class Claim:
    """A document that was read: its id, its digest, what is counted of its lines, and its line of the spool."""

    id: str
    digest: bytes
    lines: bytes
    line: str


def claim_of(document: Document, root: str) -> Claim:
    """The claim of a document whose file was found under a root."""
    digest, lines = bytes.fromhex(document.digest()), bytes.fromhex(signature(document, root))
    return Claim(document.id, digest, lines, spooled(document))


class ClaimBook:
    """Takes the claims as they are read; ``settle`` then sees who owns what, from the manifest of the last commit."""

    def __init__(self, old: Manifest) -> None:
        self._old = old
        self._numbers: dict[str, int] = {}
        self._files = {OWN: 0}
        # Of each claim:
        self._of, self._file, self._previous = array("I"), array("I"), array("i")
        self._digests, self._lines, self._ends = bytearray(), bytearray(), array("Q", [0])
        # Of each document:
        self._latest, self._owner = array("i"), array("i")
        self._before, self._altered = bytearray(), bytearray()
        self._outside: dict[int, Row] = {}
        self.heirs: set[str] = set()
        """Files that were not read and came to own a document that another one gave up."""

    def add(self, file: str, one: Claim) -> bool:
        """Note a document that was read, in the order of the spool; true where it replaces one of the same file.

        Args:
            file: the id of a file of rows, else ``OWN``.
            one: what was read.
        """
        number, claim = self._number(one.id), len(self._of)
        place, before = self._files.setdefault(file, len(self._files)), self._latest[number]
        replaces = before >= 0 and self._file[before] == place
        self._previous.append(self._previous[before] if replaces else before)
        self._latest[number] = claim
        self._of.append(number)
        self._file.append(place)
        self._digests += one.digest
        self._lines += one.lines
        self._ends.append(len(self._lines))
        return replaces

    def settle(self, touched: Touched) -> None:
        """See who owned each document before, and who does now."""
        self._names = list(self._files)
        self._altered = bytearray(b"\1" * len(self._latest))
        self._outside, self.heirs = {}, set()
        for id, (claims, lines) in self._known(touched):
            number = self._number(id)
            outside = {file: digest for file, digest in claims.items() if (file or id) not in touched}
            if outside:
                self._outside[number] = outside, lines
            before = self._old.rows.owner(id, claims)
            self._set_before(number, _UNKNOWN if before is None else bytes.fromhex(claims[before]))
            self._owner[number] = self._owning(number, id)
            if self._owner[number] == ELSEWHERE:
                owner = self._old.rows.owner(id, self._claims(number))
                if owner is not None and owner != before:
                    self.heirs.add(owner or id)
            self._altered[number] = self.row(id) != (claims, lines)
        for id, number in self._numbers.items():
            self._owner[number] = self._owning(number, id)

    # Who owns what

    def documents(self) -> Iterator[tuple[str, str]]:
        """Of each claim the id of the document and that of the file."""
        ids = list(self._numbers)
        for number, place in zip(self._of, self._file, strict=True):
            yield ids[number], self._names[place] or ids[number]

    def __iter__(self) -> Iterator[str]:
        """The ids of all documents."""
        return iter(self._numbers)

    def __contains__(self, id: object) -> bool:
        return id in self._numbers

    def __len__(self) -> int:
        return len(self._numbers)

    @property
    def count(self) -> int:
        """How many claims there are."""
        return len(self._of)

    def owns(self, claim: int) -> bool:
        """Whether a document is that of this claim."""
        return self._owner[self._of[claim]] == claim

    def is_known(self, claim: int) -> bool:
        """Whether the index has the document of a claim as it is."""
        number = self._of[claim]
        return self._get_before(number) == self._digest(claim)

    def owner(self, id: str) -> int:
        """The claim that owns a document; or ``NOBODY``, or ``ELSEWHERE``."""
        return self._owner[self._numbers[id]]

    def is_indexed(self, id: str) -> bool:
        """Whether the last commit has a document from a file."""
        return id in self._numbers and self._get_before(self._numbers[id]) != _UNKNOWN

    def is_same(self, id: str) -> bool:
        """Whether a document that has an owner is as it was in the last commit."""
        claim = self.owner(id)
        if claim >= 0:
            return self.is_known(claim)
        claims, _ = self._outside[self._numbers[id]]
        owner = self._old.rows.owner(id, claims)
        return owner is not None and bytes.fromhex(claims[owner]) == self._get_before(self._numbers[id])

    def losers(self) -> Iterator[tuple[str, str, bool]]:
        """Rows that are not indexed because another file has their id: the file, the id, whether it is the file's own."""
        ids = list(self._numbers)
        for claim, (number, place) in enumerate(zip(self._of, self._file, strict=True)):
            owner = self._owner[number]
            if place and owner not in (claim, NOBODY) and self._is_alive(claim):
                id = ids[number]
                if owner >= 0:
                    yield self._names[place], id, self._file[owner] == 0
                else:
                    held = self._outside[number][0]
                    yield self._names[place], id, self._old.rows.owner(id, held) == OWN

    # What a commit keeps

    def row(self, id: str) -> Row | None:
        """What the manifest is to keep of a document; ``None`` where no file holds it."""
        number = self._numbers[id]
        claims = self._claims(number)
        return (claims, self.lines(id)) if claims else None

    def lines(self, id: str) -> str:
        """What is counted of the lines of a document; empty where nobody owns it."""
        number = self._numbers[id]
        owner = self._owner[number]
        if owner >= 0:
            return self._lines[self._ends[owner] : self._ends[owner + 1]].hex()
        return self._outside[number][1] if owner == ELSEWHERE else ""

    def altered(self) -> Iterator[str]:
        """The documents of which the manifest must keep something else than before."""
        return (id for id, number in self._numbers.items() if self._altered[number])

    def forget_altered(self, ids: Iterable[str]) -> None:
        """Note that the rows of some documents were committed."""
        for id in ids:
            self._altered[self._numbers[id]] = 0

    # Rows of numbers

    def _number(self, id: str) -> int:
        number = self._numbers.setdefault(id, len(self._latest))
        if number == len(self._latest):
            self._latest.append(NOBODY)
            self._owner.append(NOBODY)
            self._before += _UNKNOWN
            self._altered.append(1)
        return number

    def _known(self, touched: Touched) -> Iterator[tuple[str, Row]]:
        """What the last commit has of the documents that were read, and of others that the files had held."""
        rows, numbers = self._old.rows, self._numbers
        if not (touched.everything or touched.several or _FEW * (len(numbers) + len(touched)) > len(rows)):
            for id in dict.fromkeys((*numbers, *touched)):
                row = rows.get(id)
                if row[0]:
                    yield id, row
            return
        for id, (claims, lines) in rows.items():
            if touched.everything or id in numbers or any((file or id) in touched for file in claims):
                yield id, (claims, lines)

    def _owning(self, number: int, id: str) -> int:
        latest = self._latest[number]
        single = latest >= 0 and self._previous[latest] == NOBODY and number not in self._outside
        if latest < 0 and number not in self._outside:
            return NOBODY
        if single and id not in self._old.dropped:
            return latest
        owner = self._old.rows.owner(id, self._claims(number))
        if owner is None:
            return NOBODY
        found = (claim for claim in self._chain(number) if self._names[self._file[claim]] == owner)
        return next(found, ELSEWHERE)

    def _claims(self, number: int) -> Claims:
        """The files that hold a document now, with the digests of its records."""
        claims = dict(self._outside[number][0]) if number in self._outside else {}
        claims.update({self._names[self._file[c]]: self._digest(c).hex() for c in self._chain(number)})
        return claims

    def _chain(self, number: int) -> Iterator[int]:
        """The claims of a document, of each file the last."""
        claim = self._latest[number]
        while claim >= 0:
            yield claim
            claim = self._previous[claim]

    def _is_alive(self, claim: int) -> bool:
        return claim in self._chain(self._of[claim])

    def _digest(self, claim: int) -> bytes:
        return bytes(self._digests[_DIGEST * claim : _DIGEST * (claim + 1)])

    def _get_before(self, number: int) -> bytes:
        return bytes(self._before[_DIGEST * number : _DIGEST * (number + 1)])

    def _set_before(self, number: int, digest: bytes) -> None:
        self._before[_DIGEST * number : _DIGEST * (number + 1)] = digest


class RowsOf(Mapping[str, "Row | None"]):
    """What the manifest is to keep of some documents, made when it is asked for."""

    def __init__(self, claims: ClaimBook, ids: Sequence[str]) -> None:
        self._claims, self._ids = claims, ids

    def __getitem__(self, id: str) -> Row | None:
        return self._claims.row(id)

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)
