"""``casearch show``, ``info``, ``export`` and ``delete``: the documents of an index and what there is of them."""

from __future__ import annotations

from typing import Annotated

import typer

import casearch
from casearch.cli.options import DEFAULT_INDEX, IndexOption, JsonOption
from casearch.cli.output import bold, clean, document_headline, put_json, put_line, say


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("show", epilog="Example: casearch show corpus/2024/a.txt")(show)
    app.command("info", epilog="Example: casearch info --json")(info)
    app.command("export", epilog="Example: casearch export > documents.jsonl")(export)
    app.command("delete", epilog="Example: casearch delete wire-0412 wire-0413")(delete)


def show(
    id: Annotated[str, typer.Argument(metavar="ID", help="The id of a document, as a search shows it.")],
    place: IndexOption = DEFAULT_INDEX,
    json: JsonOption = False,
) -> None:
    """Show one document."""
    with casearch.open(place) as index:
        document = index.get(id)
    record = document.record()
    if json:
        put_json(record)
        return
    print(bold(document_headline(document)))
    for name in ("id", "lang", "date", "source", "path", "url"):
        if record[name]:
            print(f"{name}: {clean(record[name] or '')}")
    print()
    print("\n".join(clean(line) for line in document.text.splitlines()))


def info(place: IndexOption = DEFAULT_INDEX, json: JsonOption = False) -> None:
    """Tell what the index holds."""
    with casearch.open(place) as index:
        facts = index.info()
    if json:
        put_json(facts.record())
        return
    print(f"index      {facts.place}")
    print(f"documents  {facts.documents}")
    for lang, count in facts.languages.items():
        print(f"           {count} {lang}")
    print(f"files      {facts.files}")
    for name in sorted(facts.roots):
        print(f"root       {clean(name)}")
    print(f"commit     {facts.generation}")
    print(f"analysis   {facts.analysis}")


def export(place: IndexOption = DEFAULT_INDEX) -> None:
    """Write all documents as JSONL.

    `casearch index -` reads it.
    """
    with casearch.open(place) as index:
        for document in index.documents():
            put_line(document.record())


def delete(
    ids: Annotated[
        list[str], typer.Argument(metavar="ID...", help="Ids of documents, as a search shows them.")
    ],
    place: IndexOption = DEFAULT_INDEX,
) -> None:
    """Remove documents. One that comes from a file stays out until it changes there."""
    with casearch.open(place) as index:
        removed = set(index.delete(ids))
    for id in dict.fromkeys(ids):
        if id not in removed:
            say(f"no document has the id {id}")
    print(f"{len(removed)} removed")
    if not removed:
        raise typer.Exit(1)
