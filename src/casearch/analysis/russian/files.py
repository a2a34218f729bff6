"""The files of pymorphy3's dictionary as they lie: read as they are, without the library's own objects.

pymorphy3 itself makes objects of some 15 MB before it answers, which takes longer than a search. The format is that of
its ``opencorpora_dict.storage`` (2.4); a test holds what is found here against what ``MorphAnalyzer`` says.
"""

from __future__ import annotations

import json
import mmap
from array import array
from pathlib import Path
from typing import Any, Final

FORMAT: Final = "2.4"


class Paradigms:
    """Tables of 16-bit numbers, found by their number."""

    def __init__(self, numbers: memoryview) -> None:
        self._numbers, self._starts = numbers, [2]
        for _ in range(numbers[0]):
            self._starts.append(self._starts[-1] + numbers[self._starts[-1] - 1] + 1)

    def __getitem__(self, number: int) -> memoryview:
        return self._numbers[self._starts[number] : self._starts[number + 1] - 1]


class Files:
    """The dictionary that is installed.

    Raises:
        RuntimeError: it has another format.
    """

    def __init__(self) -> None:
        import pymorphy3_dicts_ru  # noqa: PLC0415 - a path, and nothing is loaded

        self._folder = Path(pymorphy3_dicts_ru.get_path())
        facts: dict[str, Any] = dict(self._json("meta.json"))
        if facts["format_version"] != FORMAT:
            raise RuntimeError(
                f"pymorphy3-dicts-ru has format {facts['format_version']}, not {FORMAT}; install a version of it that has"
            )
        self.starts: list[str] = facts["compile_options"]["paradigm_prefixes"]
        """What a form may have before its stem."""

    def strings(self, name: str) -> list[str]:
        """A table of strings: of suffixes, or of tags."""
        strings: list[str] = self._json(name)
        return strings

    def numbers(self, name: str) -> memoryview:
        """A file of 16-bit numbers."""
        return self._map(name).cast("H")

    def automaton(self, name: str) -> tuple[array[int], bytes]:
        """The units of an automaton, 32-bit numbers, and the guide to its keys, two bytes a unit; empty if it has none."""
        data = self._map(name)
        end = 4 + 4 * data[:4].cast("I")[0]
        units = array("I")  # asked so often that a view of the file would be felt
        units.frombytes(data[4:end])
        return units, bytes(data[end + 4 :])

    def _map(self, name: str) -> memoryview:
        with (self._folder / name).open("rb") as file:
            return memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))

    def _json(self, name: str) -> Any:
        return json.loads((self._folder / name).read_bytes())
