"""What a reader sees of a web page: its lines of text in order, and which of them are headings."""

from collections.abc import Iterator
from importlib import import_module
from typing import Any, NamedTuple

from casearch.sources.tidy import one_line

_INLINE = frozenset(
    "a abbr b bdi bdo big cite code data dfn em font i img ins kbd mark nobr q s small span strong sub sup time tt u var wbr".split()
)
_UNSEEN = frozenset(
    "head script style noscript template svg math iframe object select option textarea".split()
)
_HEADINGS = frozenset(("h1", "h2"))


class PageLine(NamedTuple):
    """A line of a page, and the heading it is (``h1``, ``h2``) or an empty string."""

    text: str
    heading: str


def page_lines(tree: Any) -> Iterator[PageLine]:
    """The lines of text of an lxml tree, those of script, style and forms' choices left out."""
    etree = import_module("lxml.etree")  # comes with the extractor, when the first page does
    pending: list[str] = []
    heading = ""
    hidden = 0
    for event, element in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            hidden += tag in _UNSEEN
            if tag not in _INLINE:
                yield from _line(pending, heading)
                pending = []
                heading = tag if tag in _HEADINGS else heading
            if not hidden and element.text:
                pending.append(element.text)
            continue
        if event == "end":
            hidden -= tag in _UNSEEN
            if tag not in _INLINE:
                yield from _line(pending, heading)
                pending = []
                heading = "" if tag == heading else heading
        if not hidden and element.tail:
            pending.append(element.tail)
    yield from _line(pending, heading)


def _line(pending: list[str], heading: str) -> Iterator[PageLine]:
    text = one_line("".join(pending))
    if text:
        yield PageLine(text, heading)
