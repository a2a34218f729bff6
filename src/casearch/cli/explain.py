"""``casearch explain``: how a query was read, and why a document matches it."""

from __future__ import annotations

from typing import Annotated, Any, Optional

import typer

import casearch
from casearch.cli.options import DEFAULT_INDEX, ExactOption, IndexOption, JsonOption, NoTranslitOption
from casearch.cli.output import bold, clean, corrected, put_json, say, warn


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("explain", epilog="Example: casearch explain 'су энергетикасы' corpus/2024/a.txt")(explain)


def explain(
    query: Annotated[str, typer.Argument(metavar="QUERY", help="A query; several words in single quotes.")],
    id: Annotated[
        Optional[str],  # noqa: UP045 - Typer reads the annotation
        typer.Argument(
            metavar="[ID]", help="The id of a document, as a search shows it.", show_default=False
        ),
    ] = None,
    place: IndexOption = DEFAULT_INDEX,
    exact: ExactOption = False,
    no_translit: NoTranslitOption = False,
    json: JsonOption = False,
) -> None:
    """Tell how a query was read, and why a document matches it."""
    with casearch.open(place) as index:
        told = index.explain(query, id, exact=exact, translit=not no_translit)
    if json:
        put_json(told.record())
        return
    for warning in told.warnings:
        warn(warning)
    for correction in told.corrections:
        say(corrected(correction))
    print(f"read as  {clean(told.read_as)}   ({', '.join(told.languages)})")
    for word in told.words:
        print(f"  {_word(word)}")
    print(f"\n{bold('asked')}    {told.total} document{'s' * (told.total != 1)} match")
    _show_tree(told.tree)
    if told.document:
        matched = f"scores {told.document.score:.6f}" if told.document.matched else "does not match"
        print(f"\n{bold(clean(told.id or ''))} {matched}")
        _show_part(told.document)


def _word(word: casearch.ReadWord) -> str:
    readings = "; ".join(f"{lang} {' '.join(terms)}" for lang, terms in word.terms.items())
    names = f"; name {' '.join(word.names)}" if word.names else ""
    told = f"{word.word}: {word.sought}" + (f" ({readings}{names})" if readings else "")
    held = f"{word.documents} document{'s' * (word.documents != 1)}"
    return clean(told + (", excluded, in " if word.excluded else ", in ") + held)


def _show_tree(tree: dict[str, Any], depth: int = 1) -> None:
    print("  " * depth + clean(tree["rule"]))
    for child in tree.get("children", ()):
        _show_tree(child, depth + 1)


def _show_part(part: casearch.Part, depth: int = 1) -> None:
    """A rule that a document meets, with its score; one it does not meet is told only where it is asked for."""
    met = f"{part.score:9.6f}" if part.matched else "        -"
    print(f"{met}  {'  ' * depth}{clean(part.rule)}{_figures(part.figures)}")
    for child in part.parts:
        _show_part(child, depth + 1)


def _figures(figures: dict[str, Any]) -> str:
    if "words" in figures:
        return "  " + clean(" ".join(figures["words"][:10]))
    if not figures:
        return ""
    df = figures["df"]
    held = f"df {'+'.join(map(str, df)) if isinstance(df, list) else df} of {figures['documents']}"
    return (
        f"  tf {figures['tf']:g}, {held}, idf {figures['idf']:.4f}, "
        f"length {figures['length']} of {figures['mean']:.1f} on average"
    )
