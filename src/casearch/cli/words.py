"""Queries on the command line: ``casearch search президент -саммит`` needs no quotes.

After the first word an unknown ``-word`` is part of the query; an unknown ``--option`` is an error as ever, and
``--`` ends the options.
"""

from __future__ import annotations

from typing import Any, Final

from typer.core import TyperCommand

from casearch.patterns import regex

_SHORT_WITH_NUMBER: Final = regex(r"-[A-Za-z]\d+")


class QueryCommand(TyperCommand):
    """A command whose arguments are words of a query, some of which may begin with a dash."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Sort options from words before they are read."""
        return super().parse_args(ctx, self._sorted(ctx, args))

    def _sorted(self, ctx: Any, args: list[str]) -> list[str]:
        with_value = self._options(ctx)
        options: list[str] = []
        words: list[str] = []
        rest = iter(args)
        for arg in rest:
            name = arg.partition("=")[0]
            if arg == "--":
                words += rest
            elif self._is_option(arg, name, with_value, after_word=bool(words)):
                options.append(arg)
                if with_value.get(name) and "=" not in arg:
                    options += [value for value in [next(rest, None)] if value is not None]
            else:
                words.append(arg)
        return [*options, "--", *words]

    @staticmethod
    def _is_option(arg: str, name: str, known: dict[str, bool], *, after_word: bool) -> bool:
        if not arg.startswith("-") or arg == "-":
            return False
        if name in known or arg.startswith("--"):
            return True
        return not after_word or (bool(_SHORT_WITH_NUMBER.fullmatch(arg)) and known.get(arg[:2], False))

    def _options(self, ctx: Any) -> dict[str, bool]:
        """The names of the options, and whether a value follows."""
        return {
            name: not getattr(parameter, "is_flag", False)
            for parameter in self.get_params(ctx)
            if parameter.param_type_name == "option"
            for name in (*parameter.opts, *parameter.secondary_opts)
        }
