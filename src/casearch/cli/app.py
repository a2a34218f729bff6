"""The command ``casearch``: its commands gathered."""

from __future__ import annotations

import typer

from casearch.cli import analyze, batch, documents, evaluate, explain, index, search
from casearch.cli.flags import HELP

app = typer.Typer(
    name="casearch",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="Search the news of Central Asia, in Russian, Kazakh and English.",
    epilog="Start with: casearch index FOLDER, then: casearch search WORDS",
    context_settings={"help_option_names": list(HELP), "max_content_width": 100},
)
for module in (index, search, explain, documents, batch, evaluate, analyze):
    module.register(app)
