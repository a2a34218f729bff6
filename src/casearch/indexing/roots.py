"""Where the named roots lie: names as a person gave them, and the folders they meant last time."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from casearch.errors import SourceError
from casearch.indexing.manifest import Manifest

DEFAULT_ROOT: Final = "corpus"


def choose_roots(named: Sequence[str] | None, manifest: Manifest, *, rebuild: bool) -> list[str]:
    """The roots of a run: those named, else those the index knows, else ``corpus``.

    A rebuild reads every known root again, whatever is named: the new index is made of all of them.
    """
    known = list(manifest.roots)
    if named is None:
        return known or [DEFAULT_ROOT]
    names = [posixpath.normpath(name) for name in named]
    return list(dict.fromkeys([*known, *names] if rebuild else names))


def locate(name: str, manifest: Manifest, *, named: bool) -> Path:
    """The folder or file that a root's name means now.

    Args:
        name: the root.
        manifest: knows where it was found last.
        named: whether a person named it in this run; else it is where the index found it last.

    Raises:
        SourceError: the name means another place than it did when the index read it, and both exist.
            Files of the one would take over the ids of the other.
    """
    here = Path(name)
    there = manifest.roots.get(name)
    if there is None:
        return here
    if not named:
        return Path(there) if Path(there).exists() else here
    if here.exists() and Path(there).exists() and not here.samefile(there):
        raise SourceError(
            f"{name} means {there} in this index, and here it is {here.resolve()}; "
            "run from the folder it was first named in, or name the other one by its full path"
        )
    return here
