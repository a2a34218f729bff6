"""Abbreviations of the news, and the dictionary forms of what they stand for; the short form stays a term too.

Those that are also words (мин, рис, полк) are left out: a sentence may end in one. So are those of one letter that are
initials of names as often (д. for дом), and those that seldom mean the same (г. before a city).
"""

from __future__ import annotations

from typing import Final

_WITH_DOT: Final = """
г=год в=век н=наш э=эра гг=год вв=век др=другой пр=прочий,проспект см=смотреть ср=сравнить род=родиться ум=умереть
га=гектар кв=квадратный,квартира куб=кубический сек=секунда сут=сутки
коп=копейка тнг=тенге долл=доллар экз=экземпляр чел=человек шт=штука
ул=улица просп=проспект пер=переулок корп=корпус обл=область пос=поселок дер=деревня респ=республика оз=озеро
акад=академик проф=профессор доц=доцент канд=кандидат зам=заместитель ген=генеральный
стр=страница табл=таблица гл=глава,главный ст=статья,станция пп=пункт
англ=английский рус=русский каз=казахский кирг=киргизский узб=узбекский тадж=таджикский туркм=туркменский
кит=китайский фр=французский араб=арабский перс=персидский греч=греческий
янв=январь февр=февраль апр=апрель авг=август сент=сентябрь окт=октябрь нояб=ноябрь дек=декабрь
пн=понедельник вт=вторник чт=четверг пт=пятница
"""
_ALSO_WITHOUT: Final = """
млн=миллион млрд=миллиард трлн=триллион тыс=тысяча руб=рубль тг=тенге км=километр кг=килограмм мм=миллиметр см=сантиметр
"""


def _read(table: str) -> dict[str, tuple[str, ...]]:
    rows = (row.split("=") for row in table.split())
    return {short: (*words.split(","), short) for short, words in rows}


UNDOTTED: Final = _read(_ALSO_WITHOUT)
"""By the abbreviation, what it is indexed under wherever it stands."""
ABBREVIATIONS: Final = UNDOTTED | {f"{short}.": terms for short, terms in _read(_WITH_DOT).items()}
"""The same with those that need their dot, under the abbreviation with its dot."""
