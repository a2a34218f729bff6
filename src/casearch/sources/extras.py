"""Packages that only some formats need: imported when the first file of the format comes, and asked for by name."""

from importlib import import_module
from types import ModuleType

from casearch.errors import SourceError


class MissingPackageError(SourceError):
    """A file cannot be read because a package is not installed; the message has the command that installs it."""


def needed(module: str, kind: str, extra: str) -> ModuleType:
    """A module of a package that one of the extras brings.

    Args:
        module: what to import.
        kind: what the files are called, for the message.
        extra: the name of the extra.

    Raises:
        MissingPackageError: it is not installed.
    """
    try:
        return import_module(module)
    except ImportError:
        raise MissingPackageError(f"{kind} need a package more; pip install 'casearch[{extra}]'") from None
