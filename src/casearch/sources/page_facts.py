"""What a web page says of its article: title, date and outlet, from its metadata, else from what stands about its heading."""

import json
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from casearch.sources.news_dates import find_date
from casearch.sources.outlets import clean_name, named_in_rights
from casearch.sources.page_date import page_date
from casearch.sources.page_lines import PageLine, page_lines
from casearch.sources.tidy import one_line
from casearch.sources.titles import letters

_ARTICLE_TYPES = ("Article", "Posting")  # ends of schema.org's types: NewsArticle, BlogPosting
_SITE_NAMES = (
    "og:site_name",
    "publisher",
    "dc.publisher",
    "dcterms.publisher",
    "article:publisher",
    "application-name",
)
_TITLES = ("og:title", "twitter:title", "dc.title", "headline")
_MARK = r"\s*(?:[|/»«•·—–:]+|\s-|::)\s*"

_ABOVE = 2
"""Lines above the heading in which the date may stand."""

_BELOW = 12
_LONGEST_STAMP = 120
_BODY = 200
"""Characters; a line so long is of the article, and no date stands below its beginning."""

_MOST_LINES = 20_000


@dataclass(slots=True)
class PageFacts:
    """What was found, ``None`` where nothing was."""

    title: str | None = None
    date: str | None = None
    source: str | None = None


def page_facts(tree: Any) -> PageFacts:
    """What an lxml tree of a page says of its article."""
    lines = list(islice(page_lines(tree), _MOST_LINES))
    meta = _meta(tree)
    published = list(_articles(tree))
    source = _source(tree, meta, published) or _from_rights(lines)
    title = _title(tree, meta, published, lines, source)
    return PageFacts(title, page_date(tree) or _date_by_heading(lines, title), source)


def without_site(title: str, site: str | None) -> str:
    """``Headline | Site`` to ``Headline``, where the site's name is known."""
    if not site:
        return title
    name = re.escape(site)
    bare = re.sub(
        rf"{_MARK}[«\"]?{name}[»\"]?(?:\s+[|—–-]\s.*)?$|^{name}{_MARK}", "", title, flags=re.IGNORECASE
    )
    return bare or title


def _meta(tree: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        for attribute in ("property", "name", "itemprop"):
            found.setdefault(meta.get(attribute, "").lower(), one_line(meta.get("content", "")))
    return found


def _articles(tree: Any) -> Iterator[dict[str, Any]]:
    """The articles of schema.org's data in the page, outer ones first."""
    for script in tree.iter("script"):
        if script.get("type", "").strip().lower() != "application/ld+json" or not script.text:
            continue
        try:
            waiting = deque([json.loads(script.text, strict=False)])
        except (ValueError, RecursionError):
            continue
        while waiting:
            item = waiting.popleft()
            if isinstance(item, list):
                waiting.extend(item)
            elif isinstance(item, dict):
                waiting.extend(item.values())
                kind = item.get("@type")
                if any(
                    isinstance(k, str) and k.endswith(_ARTICLE_TYPES)
                    for k in (kind if isinstance(kind, list) else [kind])
                ):
                    yield item


def _source(tree: Any, meta: dict[str, str], published: list[dict[str, Any]]) -> str | None:
    stated = [meta[name] for name in _SITE_NAMES if meta.get(name)]
    for item in published:
        publisher = item.get("publisher")
        name = publisher.get("name") if isinstance(publisher, dict) else publisher
        stated.append(name if isinstance(name, str) else "")
    for element in tree.iter("span", "div", "meta"):
        if element.get("itemprop", "").lower() == "publisher":
            names = (
                inner.get("content") or inner.text or ""
                for inner in element.iter()
                if inner.get("itemprop") == "name"
            )
            stated.append(next(names, ""))
    sound = (clean_name(name) for name in stated if name and "://" not in name)
    return next((name for name in sound if name), None)


def _from_rights(lines: list[PageLine]) -> str | None:
    return next(
        (name for line in reversed(lines) if len(line.text) < _BODY and (name := named_in_rights(line.text))),
        None,
    )


def _title(
    tree: Any,
    meta: dict[str, str],
    published: list[dict[str, Any]],
    lines: list[PageLine],
    source: str | None,
) -> str | None:
    stated = [one_line(item["headline"]) for item in published if isinstance(item.get("headline"), str)]
    stated += [meta[name] for name in _TITLES if meta.get(name)]
    whole = one_line("".join(tree.findtext(".//title") or ""))
    firsts = [line.text for line in lines if line.heading == "h1"]
    seconds = [line.text for line in lines if line.heading == "h2"]
    site = letters(source or "")
    headings = [text for text in firsts + seconds if letters(text) != site]
    named = [text for text in headings if letters(text) and letters(text) in letters(whole)]
    only = [text for text in firsts if letters(text) != site] if len(firsts) == 1 else []
    chosen = next(filter(None, [*stated, *named, *only, whole]), "")
    return without_site(chosen, source) or None


def _date_by_heading(lines: list[PageLine], title: str | None) -> str | None:
    """A date in the few short lines about the article's heading: where a page without metadata has it."""
    wanted = letters(title or "")
    places = [at for at, line in enumerate(lines) if wanted and letters(line.text) == wanted]
    marked = [at for at in places if lines[at].heading] or places
    if not marked:
        return None
    at = marked[0]
    below = []
    for line in lines[at + 1 : at + 1 + _BELOW]:
        if len(line.text) > _BODY:
            break
        below.append(line.text)
    above = [line.text for line in reversed(lines[max(0, at - _ABOVE) : at])]
    short = (text for text in (*below, *above) if len(text) <= _LONGEST_STAMP)
    return next((date for text in short if (date := find_date(text))), None)
