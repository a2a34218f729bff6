"""How well are articles cleaned? Marked lines of source files against what was kept of them.

``corpus.marks.tsv`` and ``seeds.marks.tsv`` have a character for each line that is not blank: K keep, D drop,
T the title or its repeat, which counts for neither. A line of a page is one of its source lines that show text.
"""

import csv
import gzip
import html
import io
import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from pathlib import Path

from casearch.sources import line_key, pdf, word
from casearch.sources.encoding import decode
from casearch.sources.markdown import strip_marks
from casearch.sources.tidy import one_line
from casearch.sources.titles import letters

MARKS = Path(__file__).parent / "marks"
RECURS = 3
"""In so many documents of one outlet a line is the outlet's; what the index counts."""

_SCRIPT = re.compile(r"<(script|style|noscript|template)\b.*?</\1>|<!--.*?-->", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")


@dataclass
class Source:
    """A document before it is read: its lines as a person marked them."""

    id: str
    lines: list[str]
    page: bytes = b""
    """The page as it stands, for the extractor this is compared with."""


@dataclass
class Tally:
    """Lines dropped rightly and wrongly, and left that should have been dropped."""

    right: int = 0
    lost: list[tuple[str, str]] = field(default_factory=list)
    left: list[tuple[str, str]] = field(default_factory=list)

    @property
    def precision(self) -> float:
        dropped = self.right + len(self.lost)
        return self.right / dropped if dropped else 1.0

    @property
    def recall(self) -> float:
        boilerplate = self.right + len(self.left)
        return self.right / boilerplate if boilerplate else 1.0


def read_table(name: str) -> dict[str, list[str]]:
    """A table of ``marks/`` by its first column."""
    rows = (line.split("\t") for line in (MARKS / name).read_text("utf-8").splitlines())
    return {row[0]: row[1:] for row in rows}


def tally(sources: list[Source], marks: dict[str, str], texts: dict[str, str]) -> Tally:
    """Counts what became of each marked line.

    Raises:
        AssertionError: a file has other lines than were marked.
    """
    result = Tally()
    for source in sources:
        wanted = marks[source.id]
        assert len(wanted) == len(source.lines), (
            f"{source.id}: {len(source.lines)} lines, {len(wanted)} marks"
        )
        kept = _kept(source.lines, texts.get(source.id, ""))
        for mark, line, is_kept in zip(wanted, source.lines, kept, strict=True):
            if mark == "T" or not letters(line):
                continue
            if mark == "D" and not is_kept:
                result.right += 1
            elif mark == "D":
                result.left.append((source.id, line))
            elif not is_kept:
                result.lost.append((source.id, line))
    return result


def _kept(lines: list[str], text: str) -> list[bool]:
    """Whether each line stands in the text; a long one may have been joined to others or lost its dateline."""
    whole = letters(text)
    counted = Counter(letters(line) for line in text.split("\n"))
    found = []
    for line in lines:
        wanted = letters(line)
        exact = counted[wanted] > 0
        counted[wanted] -= exact
        parts = [letters(part) for part in re.split(r"(?<=[.!?…»”])\s+", line)]
        part = len(wanted) > 60 and sum(len(p) for p in parts if len(p) > 20 and p in whole) >= 0.5 * len(
            wanted
        )
        doubled = len([other for other in lines if letters(other) == wanted]) > 1
        found.append(exact or (not doubled and part))
    return found


def recurring(texts: dict[str, str], outlets: dict[str, str]) -> dict[str, set[str]]:
    """For each document the lines that stand in several documents of its outlet, as the index counts them."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for id, text in texts.items():
        counts[outlets[id]].update({line_key(line) for line in text.split("\n") if line})
    return {id: {key for key, count in counts[outlets[id]].items() if count >= RECURS} for id in texts}


def fresh_sources(folder: Path) -> dict[str, str]:
    """Writes the texts of ``fresh/`` to a folder without their marks, a blank line between lines, and gives these."""
    marks = {}
    for path in sorted((Path(__file__).parent / "fresh").iterdir()):
        lines = path.read_text("utf-8").splitlines()
        marks[path.name] = "".join(line[0] for line in lines if line[0] != ".")
        between = "\n" if path.suffix == ".html" else "\n\n"
        (folder / path.name).write_text(between.join(line[2:] for line in lines) + "\n", "utf-8")
    return marks


def unseen_sources(folder: Path) -> dict[str, str]:
    """The same for ``unseen/``, whose texts have their blank lines where the page had them."""
    marks = {}
    for path in sorted((Path(__file__).parent / "unseen").iterdir()):
        lines = path.read_text("utf-8").splitlines()
        marks[path.name] = "".join(line[0] for line in lines if line)
        (folder / path.name).write_text("\n".join(line[2:] for line in lines) + "\n", "utf-8")
    return marks


def sources_of(root: Path, within: str) -> Iterator[Source]:
    """Every document below a folder, in the lines that were marked."""
    for path in sorted(path for path in root.rglob("*") if path.is_file() and path.name != "README.md"):
        id = f"{within}{path.relative_to(root).as_posix()}"
        data = path.read_bytes()
        data = gzip.decompress(data) if path.suffix == ".gz" else data
        ending = Path(path.stem).suffix if path.suffix == ".gz" else path.suffix
        yield from _READERS[ending](id, data)


def _text(id: str, data: bytes) -> Iterator[Source]:
    yield Source(id, _lines(decode(data)[0]))


def _markdown(id: str, data: bytes) -> Iterator[Source]:
    yield Source(id, [one_line(strip_marks(line)) for line in _lines(decode(data)[0])])


def _page(id: str, data: bytes) -> Iterator[Source]:
    text = decode(data)[0]
    body = re.search(r"<body\b[^>]*>(.*)</body>", _SCRIPT.sub(_blanks, text), re.DOTALL | re.IGNORECASE)
    assert body, id
    shown = (one_line(html.unescape(_TAG.sub(" ", line))) for line in body[1].split("\n"))
    yield Source(id, [line for line in shown if line], data)


def _blanks(found: re.Match[str]) -> str:
    return "\n" * found[0].count("\n")


def _mail(id: str, data: bytes) -> Iterator[Source]:
    body = message_from_bytes(data, policy=policy.default).get_body()  # type: ignore[attr-defined]
    yield Source(id, _lines(body.get_content()))


def _pdf(id: str, data: bytes) -> Iterator[Source]:
    yield Source(id, [line for page in pdf.paragraphs(data) for line in page])


def _word(id: str, data: bytes) -> Iterator[Source]:
    yield Source(id, word.paragraphs(data))


def _rows(_id: str, data: bytes) -> Iterator[Source]:
    for line in data.decode().splitlines():
        row = json.loads(line)
        yield Source(row["id"], _lines(row["text"]))


def _table(_id: str, data: bytes) -> Iterator[Source]:
    for row in csv.DictReader(io.StringIO(data.decode(), newline="")):
        yield Source(row["id"], _lines(row["text"]))


def _archive(id: str, data: bytes) -> Iterator[Source]:
    from warcio.archiveiterator import ArchiveIterator

    for record in ArchiveIterator(io.BytesIO(data)):
        if record.rec_type == "response":
            yield from _page(f"{id}#{record.rec_headers['WARC-Target-URI']}", record.content_stream().read())


def _lines(text: str) -> list[str]:
    return [line for line in map(one_line, text.splitlines()) if line]


_READERS: dict[str, Callable[[str, bytes], Iterator[Source]]] = {
    ".txt": _text,
    ".md": _markdown,
    ".html": _page,
    ".eml": _mail,
    ".pdf": _pdf,
    ".docx": _word,
    ".jsonl": _rows,
    ".csv": _table,
    ".warc": _archive,
}
