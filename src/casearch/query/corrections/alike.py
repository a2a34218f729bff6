"""Words in letters that only look right: a Latin word in place of a Cyrillic one of the same look, digits for letters."""

from __future__ import annotations

from typing import Final

_LATIN: Final = "aceopxyihəɵëïkmtbnrugABCEHKMOPTXYIƏƟËÏ0346"
_CYRILLIC: Final = "асеорхуіһәөёїкмтвпгидАВСЕНКМОРТХУІӘӨЁЇозчб"
_TO_CYRILLIC: Final = str.maketrans(_LATIN, _CYRILLIC)
_TO_LATIN: Final = str.maketrans(
    "асеорхуіһәөкмтвАВСЕНКМОРТХУІ01", "aceopxyihəɵkmtbABCEHKMOPTXYIol"
)  # fmt: skip


def look_alikes(run: str) -> list[str]:
    """What a run of characters would be in the letters of the other script that look like its own."""
    found = dict.fromkeys((run.translate(_TO_CYRILLIC), run.translate(_TO_LATIN)))
    found.pop(run, None)
    return [text for text in found if _one_script(text)]


def _one_script(text: str) -> bool:
    letters = [char for char in text if char.isalpha()]
    return bool(letters) and len({char.isascii() for char in letters}) == 1
