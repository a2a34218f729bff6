"""``casearch batch``: many queries at once, from a file, in the formats that evaluation tools read."""

from __future__ import annotations

import csv
import sys
from enum import StrEnum
from typing import Annotated

import typer

import casearch
from casearch.cli.options import (
    DEFAULT_INDEX,
    ExactOption,
    IndexOption,
    LangOption,
    LimitOption,
    NoTranslitOption,
    OffsetOption,
    SinceOption,
    Sort,
    SortOption,
    SourceOption,
    UntilOption,
)
from casearch.cli.output import put_line
from casearch.cli.queries import read_queries


class Format(StrEnum):
    """What a batch is written as."""

    trec = "trec"
    jsonl = "jsonl"
    csv = "csv"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("batch", epilog="Example: casearch batch queries.tsv --limit 100 > run.txt")(batch)


def batch(
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="Lines of id, tab, query; - reads standard input.")
    ],
    place: IndexOption = DEFAULT_INDEX,
    format: Annotated[
        Format, typer.Option("--format", help="TREC run lines, an answer in JSON a line, or a CSV table.")
    ] = Format.trec,
    limit: LimitOption = 100,
    offset: OffsetOption = 0,
    lang: LangOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    source: SourceOption = None,
    sort: SortOption = Sort.relevance,
    exact: ExactOption = False,
    no_translit: NoTranslitOption = False,
) -> None:
    """Answer the queries of a file."""
    table = csv.writer(sys.stdout, lineterminator="\n")
    if format == Format.csv:
        table.writerow(("query_id", "rank", "id", "score"))
    with casearch.open(place) as index:
        for name, query in read_queries(file):
            results = index.search(
                query, limit=limit, offset=offset, lang=lang, since=since, until=until, source=source,
                sort=sort.value, exact=exact, translit=not no_translit, snippets=format == Format.jsonl,
            )  # fmt: skip
            if format == Format.jsonl:
                put_line({"query_id": name, **results.record()})
            elif format == Format.csv:
                table.writerows((name, hit.rank, hit.id, repr(hit.score)) for hit in results)
            else:
                _put_trec(name, results, by_score=sort == Sort.relevance)


def _put_trec(name: str, results: casearch.Results, *, by_score: bool) -> None:
    """TREC run lines. Tools sort them by score, so another order gets scores that fall with the rank."""
    for hit in results:
        score = hit.score if by_score else 1 / hit.rank
        print(name, "Q0", hit.id.replace("%", "%25").replace(" ", "%20"), hit.rank, repr(score), "casearch")
