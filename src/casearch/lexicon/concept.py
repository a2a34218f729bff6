"""One concept and the files it is written in: the lexicon as people read and write it.

Used by the script that compiles the lexicon and by its tests; a search reads what was compiled.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from casearch.errors import CasearchError

FOLDER: Final = Path(__file__).parent

PARTS_OF_SPEECH: Final = (
    "noun",
    "verb",
    "adj",
    "adv",
    "num",
    "pron",
    "adp",
    "conj",
    "part",
    "intj",
    "phrase",
    "name",
    "acronym",
)


class LexiconError(CasearchError, ValueError):
    """A line of the lexicon is not as README.md of its folder says; the message names file and line."""


class Concept(NamedTuple):
    """What one line says: the forms that mean the same, the commonest first.

    Args:
        en: English dictionary forms.
        ru: Russian ones.
        kk: Kazakh ones, verbs as bare stems.
        pos: one of ``PARTS_OF_SPEECH``.
        field: the file it stands in, without its ending: ``water_ecology``.
        line: the number of its line there.
        note: which sense is meant, or the kind of a name.
    """

    en: tuple[str, ...]
    ru: tuple[str, ...]
    kk: tuple[str, ...]
    pos: str
    field: str
    line: int
    note: str = ""

    @property
    def where(self) -> str:
        """Its file and line."""
        return f"{self.field}.tsv:{self.line}"

    def forms(self, lang: str) -> tuple[str, ...]:
        """Its forms in ``"en"``, ``"ru"`` or ``"kk"``."""
        return {"en": self.en, "ru": self.ru, "kk": self.kk}[lang]


def concepts(folder: Path = FOLDER) -> Iterator[Concept]:
    """Every line of the lexicon: concepts by field, then names, then acronyms.

    Raises:
        LexiconError: a line has other columns than its file should have.
    """
    for path in sorted((folder / "concepts").glob("*.tsv")):
        yield from fields(path)
    yield from _names(folder / "names.tsv")
    yield from _acronyms(folder / "acronyms.tsv")


def sources(folder: Path = FOLDER) -> list[Path]:
    """The files that ``concepts`` reads, in its order."""
    return [*sorted((folder / "concepts").glob("*.tsv")), folder / "names.tsv", folder / "acronyms.tsv"]


def fields(path: Path) -> Iterator[Concept]:
    """The lines of one file of ``concepts/``.

    Raises:
        LexiconError: a line has other columns than ``en  ru  kk  pos  note``.
    """
    for line, (en, ru, kk, pos, note) in _rows(path, 5):
        yield Concept(_forms(en), _forms(ru), _forms(kk), pos, path.stem, line, note)


def _names(path: Path) -> Iterator[Concept]:
    for line, (en, ru, kk, kind, note) in _rows(path, 5):
        yield Concept(_forms(en), _forms(ru), _forms(kk), "name", path.stem, line, note or kind)


def _acronyms(path: Path) -> Iterator[Concept]:
    """An acronym and what it stands for are forms of one concept."""
    for line, columns in _rows(path, 6):
        en, ru, kk = (_forms(f"{short};{full}") for short, full in zip(columns[:3], columns[3:], strict=True))
        yield Concept(en, ru, kk, "acronym", path.stem, line)


def _rows(path: Path, width: int) -> Iterator[tuple[int, list[str]]]:
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        columns = line.split("\t")
        if width - 1 <= len(columns) <= width:
            yield number, columns + [""] * (width - len(columns))
        elif line.strip():
            raise LexiconError(f"{path.name}:{number} has {len(columns)} columns, not {width}: {line!r}")


def _forms(side: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(form for form in map(str.strip, side.split(";")) if form))
