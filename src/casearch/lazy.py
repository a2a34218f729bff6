"""Names of a package whose modules load when a name is first asked for (PEP 562), so that importing it is quick."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from importlib import import_module


def lazily(package: str, homes: Mapping[str, str]) -> Callable[[str], object]:
    """The ``__getattr__`` of a package.

    Args:
        package: its name.
        homes: of each name the module of the package that has it; ``module:other`` where it has another name there.
            No name may be that of a module of the package: loading that module would take its place.
    """

    def load(name: str) -> object:
        if name not in homes:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        module, _, other = homes[name].partition(":")
        value: object = getattr(import_module(f"{package}.{module}"), other or name)
        setattr(sys.modules[package], name, value)
        return value

    return load
