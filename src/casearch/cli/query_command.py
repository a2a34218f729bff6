"""A command of Typer's whose arguments are the words of a query (see ``words``)."""

from __future__ import annotations

from typing import Any

from typer.core import TyperCommand

from casearch.cli.words import sorted_words


class QueryCommand(TyperCommand):
    """Some of its arguments may begin with a dash."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Sort options from words before they are read."""
        options, words = sorted_words(args, self._options(ctx))
        return super().parse_args(ctx, [*options, "--", *words])

    def _options(self, ctx: Any) -> dict[str, bool]:
        """The names of the options, and whether a value follows."""
        return {
            name: not getattr(parameter, "is_flag", False)
            for parameter in self.get_params(ctx)
            if parameter.param_type_name == "option"
            for name in (*parameter.opts, *parameter.secondary_opts)
        }
