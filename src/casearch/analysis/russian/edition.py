"""Which edition of the dictionary is installed? Asked of each index that is opened, so it must not take a search."""

from __future__ import annotations


def version() -> str:
    """The version of the dictionary's data."""
    from pymorphy3_dicts_ru import __version__  # noqa: PLC0415 - importlib.metadata takes longer than the search

    return str(__version__)
