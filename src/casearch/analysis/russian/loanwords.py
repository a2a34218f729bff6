"""Words of Central Asia that the dictionary lacks or reads as forms of others, with their declension.

Not everything that is borrowed: what pymorphy3 guesses right needs no row.
"""

from __future__ import annotations

from typing import Final

_ENDINGS: Final = {
    "hard": " а у ом е ы ов ам ами ах",
    "velar": " а у ом е и ов ам ами ах",
    "hushing": " а у ем ом е и ей ам ами ах",
    "short i": "й я ю ем е и ев ям ями ях",
    "feminine": "а ы е у ой ою  ам ами ах",
    "feminine velar": "а и е у ой ою  ам ами ах",
    "fixed": "",
}
"""The endings of a declension, the dictionary form's first; two spaces are an ending of no letter."""

_WORDS: Final = {
    "hard": """акимат аким айт айтыс айыл аил беташар джамаат дирхам дувал жуз кобыз кокпар комуз мажлис манап маслихат
        меджлис муфтият навруз наурыз нооруз сом сум тиын тулпар тусаукесер тыйын хоким хокимият чапан шапан""",
    "velar": "акимчилик байтерек жезтырнак калпак кимешек никях торсык тундук улак шанырак",
    "hushing": "кенеш куруш",
    "short i": "бий кюй туграй тугай",
    "feminine": "арча домбра домбыра самса сурпа умра ураза",
    "feminine velar": "байга",
    "fixed": "байге джайлоо жайлоо жогорку казы медресе саукеле суюнши тенге",
}


def _forms() -> dict[str, str]:
    found: dict[str, str] = {}
    for declension, words in _WORDS.items():
        endings = _ENDINGS[declension].split(" ")
        for word in words.split():
            stem = word.removesuffix(endings[0])
            found |= {stem + ending: word for ending in endings}
    return found


DICTIONARY_FORMS: Final = _forms()
"""By each form of these words, the dictionary form."""
