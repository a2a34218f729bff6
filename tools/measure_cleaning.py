"""How well are articles cleaned? One table over the marked files: casearch, trafilatura's own extraction, no cleaning.

    python tools/measure_cleaning.py            corpus/ and the five seeds of ../shared
    python tools/measure_cleaning.py --lines    and each line that was lost or left

Lines as in tests/sources/cleaning.py: of those dropped how many were to be dropped (precision), of those to be
dropped how many were (recall). trafilatura is given each page as it stands, and each text as a page of paragraphs.
"""

from __future__ import annotations

import html
import os
import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

import trafilatura  # noqa: E402

from casearch.document import Document  # noqa: E402
from casearch.sources import read, scan, without_lines  # noqa: E402
from sources.cleaning import Source, Tally, read_table, recurring, sources_of, tally  # noqa: E402


def main() -> None:
    """Prints the table."""
    shared = Path(os.environ.get("CASEARCH_SHARED") or ROOT.parent / "shared")
    sets = [("corpus", ROOT / "corpus", "corpus.marks.tsv")]
    if (shared / "data" / "seeds").is_dir():
        sets.append(("seeds", shared / "data" / "seeds", "seeds.marks.tsv"))
    print(f"{'':10}{'cleaned by':34}{'precision':>10}{'recall':>8}{'lost':>6}{'left':>6}")
    for name, folder, table in sets:
        os.chdir(folder.parent)
        marks = {
            key if "/" in key or name == "corpus" else f"{name}/{key}.txt": row[0]
            for key, row in read_table(table).items()
        }
        sources = list(sources_of(Path(folder.name), f"{folder.name}/"))
        for label, clean in CLEANERS.items():
            _show(name, label, tally(sources, marks, clean(folder.name, sources)))


def _show(name: str, label: str, result: Tally) -> None:
    figures = f"{result.precision:10.4f}{result.recall:8.4f}{len(result.lost):6}{len(result.left):6}"
    print(f"{name:10}{label:34}{figures}")
    if "--lines" in sys.argv:
        for kind, lines in (("lost", result.lost), ("left", result.left)):
            for id, line in lines:
                print(f"    {kind} {id}: {line[:100]}")


def _documents(root: str) -> dict[str, Document]:
    found = (item for file in scan([root]).files for item in read(file))
    return {item.id: item for item in found if isinstance(item, Document)}


def _casearch(root: str, _sources: list[Source]) -> dict[str, str]:
    return {id: document.text for id, document in _documents(root).items()}


def _casearch_with_recurring(root: str, _sources: list[Source]) -> dict[str, str]:
    found = _documents(root)
    texts = {id: document.text for id, document in found.items()}
    keys = recurring(texts, {id: str(Path(str(document.path)).parts[1]) for id, document in found.items()})
    return {id: without_lines(text, keys[id], found[id].title) for id, text in texts.items()}


def _trafilatura(_root: str, sources: list[Source]) -> dict[str, str]:
    texts = {}
    for source in sources:
        paragraphs = "".join(f"<p>{html.escape(line)}</p>" for line in source.lines)
        page = (
            source.page.decode("utf-8", "replace")
            or f"<html><body><article>{paragraphs}</article></body></html>"
        )
        texts[source.id] = trafilatura.extract(page, include_comments=False, include_tables=False) or ""
    return texts


def _nothing(_root: str, sources: list[Source]) -> dict[str, str]:
    return {source.id: "\n".join(source.lines) for source in sources}


CLEANERS: dict[str, Callable[[str, list[Source]], dict[str, str]]] = {
    "casearch, each document alone": _casearch,
    "casearch, with recurring lines": _casearch_with_recurring,
    "trafilatura": _trafilatura,
    "nothing": _nothing,
}

if __name__ == "__main__":
    main()
