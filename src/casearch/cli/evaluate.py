"""``casearch evaluate``: how well an index answers judged queries."""

from __future__ import annotations

from typing import Annotated

import typer

import casearch
from casearch.cli.options import DEFAULT_INDEX, IndexOption, JsonOption, LangOption
from casearch.cli.output import put_json
from casearch.cli.queries import read_lines, read_queries


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("evaluate", epilog="Example: casearch evaluate queries.tsv qrels.txt")(evaluate)


def evaluate(
    queries: Annotated[str, typer.Argument(metavar="QUERIES", help="Lines of id, tab, query.")],
    qrels: Annotated[str, typer.Argument(metavar="QRELS", help="TREC lines: query 0 document relevance.")],
    place: IndexOption = DEFAULT_INDEX,
    lang: LangOption = None,
    json: JsonOption = False,
) -> None:
    """Measure the answers to judged queries.

    nDCG@10, R@10, R@100 and RR@10 over the queries that have a judgement. With --lang, only documents in that
    language are searched, and only judgements of such documents count.
    """
    judgements = casearch.read_judgements(read_lines(qrels, "a file of lines: query 0 document relevance"))
    with casearch.open(place) as index:
        found = index.evaluate(dict(read_queries(queries)), judgements, lang=lang)
    if json:
        put_json({"queries": found.queries, **found.means})
        return
    print(f"queries  {found.queries}")
    for name, mean in found.means.items():
        print(f"{name:<8} {mean:.4f}")
