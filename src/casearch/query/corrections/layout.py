"""Words typed in the wrong keyboard layout: ``0fpf0cnfy`` is қазақстан typed on an American one.

A layout is what its keys give, without and with Shift; the Kazakh one has its own letters on the row of digits.
"""

from __future__ import annotations

from typing import Final

_US: Final = (
    "`1234567890-=qwertyuiop[]\\asdfghjkl;'zxcvbnm,./~!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:\"ZXCVBNM<>?"
)
_RU: Final = 'ё1234567890-=йцукенгшщзхъ\\фывапролджэячсмитьбю.Ё!"№;%:?*()_+ЙЦУКЕНГШЩЗХЪ/ФЫВАПРОЛДЖЭЯЧСМИТЬБЮ,'
_KK: Final = '("әіңғ,.үұқөһйцукенгшщзхъ\\фывапролджэячсмитьбю№)!ӘІҢҒ;:ҮҰҚӨҺЙЦУКЕНГШЩЗХЪ/ФЫВАПРОЛДЖЭЯЧСМИТЬБЮ?'

LAYOUTS: Final = {"us": _US, "ru": _RU, "kk": _KK}


def _table(typed: str, meant: str) -> dict[int, int]:
    table: dict[int, int] = {}
    for one, other in zip(LAYOUTS[typed], LAYOUTS[meant], strict=True):
        table.setdefault(ord(one), ord(other))
    return table


TABLES: Final = {
    (typed, meant): _table(typed, meant) for typed in LAYOUTS for meant in LAYOUTS if typed != meant
}
"""From a layout to another, character by character."""


def other_layouts(run: str) -> list[str]:
    """What a run of characters would have been, had another layout been on; the likeliest first.

    A layout that cannot have given every one of its characters is not considered.
    """
    found: dict[str, None] = {}
    for (typed, _), table in TABLES.items():
        if all(char in LAYOUTS[typed] for char in run):
            found.setdefault(run.translate(table))
    found.pop(run, None)
    return list(found)
