"""The date of publication that a web page states in its metadata, and only there."""

import json
from collections import deque
from collections.abc import Iterator
from typing import Any

from casearch.sources.dates import iso_date

_META = (  # names of <meta> that mean publication, the surest first
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "mediator_published_time",
    "parsely-pub-date",
    "sailthru.date",
    "citation_publication_date",
    "dcterms.issued",
    "dc.date.issued",
    "dcterms.date",
    "dc.date",
    "publication_date",
    "publish_date",
    "publishdate",
    "pubdate",
    "date",
)
_ARTICLE_TYPES = ("Article", "Posting")  # ends of schema.org's types: NewsArticle, BlogPosting


def page_date(tree: Any) -> str | None:
    """The ISO 8601 day or moment an lxml tree states as its publication, else ``None``."""
    stated = (*_meta_dates(tree), *_linked_data_dates(tree), *_time_dates(tree))
    return next((date for date in map(iso_date, stated) if date), None)


def _meta_dates(tree: Any) -> list[str]:
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        for attribute in ("property", "name", "itemprop"):
            found.setdefault(meta.get(attribute, "").lower(), meta.get("content", ""))
    return [found[name] for name in _META if name in found]


def _linked_data_dates(tree: Any) -> Iterator[str]:
    for script in tree.iter("script"):
        if script.get("type", "").strip().lower() == "application/ld+json" and script.text:
            try:
                yield from _published(json.loads(script.text, strict=False))
            except (ValueError, RecursionError):
                continue


def _published(data: object) -> Iterator[str]:
    """``datePublished`` of every article in schema.org's data, outer ones first."""
    waiting = deque([data])
    while waiting:
        item = waiting.popleft()
        if isinstance(item, list):
            waiting.extend(item)
        elif isinstance(item, dict):
            waiting.extend(item.values())
            date = item.get("datePublished")
            if isinstance(date, str) and _is_article(item.get("@type")):
                yield date


def _is_article(kind: object) -> bool:
    names = kind if isinstance(kind, list) else [kind]
    return any(isinstance(name, str) and name.endswith(_ARTICLE_TYPES) for name in names)


def _time_dates(tree: Any) -> Iterator[str]:
    for time in tree.iter("time"):
        if time.get("itemprop", "").lower() == "datepublished" or time.get("pubdate") is not None:
            yield time.get("datetime", "")
