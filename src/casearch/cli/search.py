"""``casearch search``: find documents and show the passage."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import casearch
from casearch.cli.flags import DEFAULT_INDEX, Sort
from casearch.cli.output import (
    bold,
    clean,
    corrected,
    dim,
    headline,
    highlighted,
    put_json,
    put_line,
    say,
    warn,
    wrapped,
)

if TYPE_CHECKING:  # a search is read without Typer where it can be (see ``plain``)
    import typer

    from casearch.cli.options import (
        CsvOption,
        ExactOption,
        IndexOption,
        JsonlOption,
        JsonOption,
        LangOption,
        LimitOption,
        NoTranslitOption,
        OffsetOption,
        QueryWords,
        SinceOption,
        SortOption,
        SourceOption,
        UntilOption,
    )

COLUMNS = ("rank", "id", "score", "title", "lang", "date", "source", "path", "url", "snippet")


def register(app: typer.Typer) -> None:
    """Add the command."""
    from casearch.cli.options import with_options  # noqa: PLC0415 - as above
    from casearch.cli.query_command import QueryCommand  # noqa: PLC0415 - as above

    app.command(
        "search", cls=QueryCommand, epilog="Example: casearch search су энергетикасы --lang kk --since 2024"
    )(with_options(search))


def search(
    query: QueryWords,
    place: IndexOption = DEFAULT_INDEX,
    limit: LimitOption = 10,
    offset: OffsetOption = 0,
    lang: LangOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    source: SourceOption = None,
    sort: SortOption = Sort.relevance,
    exact: ExactOption = False,
    no_translit: NoTranslitOption = False,
    json: JsonOption = False,
    jsonl: JsonlOption = False,
    as_csv: CsvOption = False,
) -> None:
    """Find documents.

    Any word of the query may match, in any inflection; documents with more and rarer words come first.

    +word must stand, -word must not; AND, OR, NOT and ( ) combine; '"a phrase"' stands in a row (single quotes keep
    the double ones from the shell); =word is as written, pre* begins so, word~1 is nearly so; title: lang: source:
    date:2024-05 since:30d narrow. A first word with a dash needs -- before it.
    """
    with casearch.open(place) as index:
        results = index.search(
            " ".join(query), limit=limit, offset=offset, lang=lang, since=since, until=until, source=source,
            sort=sort.value, exact=exact, translit=not no_translit,
        )  # fmt: skip
    if json:
        put_json(results.record())
    else:
        for warning in results.warnings:
            warn(warning)
        for correction in results.corrections:
            say(corrected(correction))
        if jsonl:
            for hit in results:
                put_line(hit.record())
        elif as_csv:
            _put_csv(results)
        else:
            _show(results)
    if not results.total:
        sys.exit(1)


def _put_csv(results: casearch.Results) -> None:
    import csv  # noqa: PLC0415 - for this form alone

    table = csv.DictWriter(sys.stdout, COLUMNS, extrasaction="ignore", lineterminator="\n")
    table.writeheader()
    table.writerows({name: _cell(value) for name, value in hit.record().items()} for hit in results)


def _cell(value: object) -> object:
    """A cell that a spreadsheet takes for text, not for a formula."""
    return f"'{value}" if isinstance(value, str) and value[:1] in "=+-@\t\r" and value[:1] else value


def _show(results: casearch.Results) -> None:
    if not results.total:
        say(f"nothing found for: {results.query}")
        return
    for hit in results:
        print(f"{hit.rank:>2}. {bold(headline(hit.title, hit.snippet))}")
        facts = ((hit.date or "undated")[:10], hit.source, hit.lang, hit.path or hit.id)
        print("    " + dim(clean(" · ".join(fact for fact in facts if fact))))
        print(wrapped(highlighted(hit.snippet, hit.highlights), "    "))
        print()
    shown = f"{results.hits[0].rank}–{results.hits[-1].rank} of " if results.hits else "none shown of "
    print(f"{shown}{results.total} document{'s' * (results.total != 1)} in {results.took_ms:.0f} ms")
