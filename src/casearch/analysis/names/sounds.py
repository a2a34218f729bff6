"""How may a word sound? A spelling in Cyrillic or Latin letters, read into one alphabet of sounds.

The sounds are capitals: consonants ``B V G D J Z K L M N P R S T F H C X`` (J is ж and дж, C is ч, X is
ш and щ, ц is TS), vowels ``A E I O U``. A soft sign is no sound, and й is I: what a run of vowels means is
decided later, when both scripts look alike. Cyrillic says what it means and has one reading, with few
exceptions; Latin letters mean different things in English, German, Turkish and Uzbek, so a Latin word has
several.
"""

from __future__ import annotations

import unicodedata
from typing import Final

from casearch.patterns import regex

MOST_READINGS: Final = 12
"""Of one Latin spelling; once there are so many, the rest of the word is read in the first way only."""

LONG: Final = 6
"""With so many consonants the vowels no longer count, and their readings need not be told apart."""

_CYRILLIC: Final = str.maketrans(
    {
        **dict(zip("абвгдежзийклмнопрстуфхчшщыэ", "ABVGDEJZIIKLMNOPRSTUFHCXXIE", strict=True)),
        **dict(zip("әғқңөұүһі", "AGKNOUUHI", strict=True)),  # Kazakh, Kyrgyz
        **dict(zip("ҷӣӯҳўїєґ", "JIUHUIEG", strict=True)),  # Tajik, Uzbek, Ukrainian
        "ё": "E",
        "ю": "U",
        "я": "A",
        "ц": "TS",
        "ь": "",
        "ъ": "",
        "'": "",
        "-": "",
    }
)
_GLIDE: Final = regex("^й(?=[аеёоөуүұ])")
_SOFT: Final = regex("[ьъ](?=[еёюя])")
_NG_BEFORE_VELAR: Final = regex("ң(?=[гғкқ])")
_EPENTHETIC: Final = regex("(?<=[бвгдзкпстфхқғ])[ыі](?=[рл][аәеоөуұүыі])")
_W_AFTER_CONSONANT: Final = regex("(?<=[бвгджзклмнңпрстфхцчшщқғһ])у(?=[аәе])")
_E_OF_VANCE: Final = regex("(?<=[бвгджзклмнпрстфхцчшщ])э(?!э)")

_MARKED: Final = str.maketrans(
    {"ş": "sh", "š": "sh", "ç": "ch", "č": "ch", "ć": "ch", "ž": "zh", "ý": "y", "ı": "y", "ğ": "g"}
    | {"ñ": "ng", "ň": "ng", "ə": "a", "ß": "ss", "ø": "o", "ł": "l", "đ": "dj", "æ": "ae", "œ": "e"}
)

_V: Final = "[aeiouy]"
_C: Final = "[b-df-hj-np-tv-xz]"
_LATIN: Final[dict[str, list[tuple[str, str]]]] = {  # a letter, what may stand there, how it may be read
    "a": [
        ("au", "AU O"),  # Aktau; Paul
        (f"(?<={_C})a(?={_C}es?$)", "A EI"),  # Shale; Gates
        ("(?<=^w)a", "A O"),  # Wagner; Walter
    ],
    "c": [
        ("cz|(?<=i)c$", "C K"),  # Vucic with its marks left out; Arctic
        ("ch(?=[rln])", "K"),
        ("ch$", "C H"),  # Ilyich; Friedrich
        ("ch", "C"),
        ("ck|cc(?![eiy])", "K"),
        ("c(?=e)", "S J"),  # Grace; Recep
        ("c(?=[iy])", "S C"),  # Cyprus; Mancini
        ("c", "K"),
    ],
    "d": [("dzh|dj|dg(?=e)", "J"), ("dh", "D")],
    "e": [
        (f"^e(?={_C}{_V})", "E I"),  # Erik; Elon
        (f"(?<={_C})e(?=s?$)", "- E"),  # Blake; Aktobe
        (f"(?<={_C})e(?=r$)", "E -"),  # Mahler; Peter
        ("ee|ea", "E I"),
    ],
    "g": [
        (f"gh(?!{_V})", "G -"),  # Afghan; Wright
        ("gh", "G"),
        ("gu(?=[ei])", "G GU"),  # Serguei; Guinea
        ("g(?=[eiy])", "G J"),  # Gerat; Geneva
    ],
    "h": [
        (f"(?<={_V})h(?=[lmnt]|$)", "H -"),  # Ahmed; John
        (f"h(?={_V})", "H G"),  # Hamid; Hamburg, Kandahar, Wilhelm
    ],
    "i": [
        ("^i(?=[aeou])", "- I"),  # Iusupov; Iosif
        ("ie", "E I"),
        (f"(?<={_C})i(?=[aou])", "I -"),  # Maria; Lius
        (f"(?<=^{_C})i(?={_C}{_V})", "I AI"),  # Timur; Biden
    ],
    "j": [(f"^j(?={_V})", "J -")],  # Jalal; Jung
    "k": [("kh", "H")],
    "n": [("ng(?=[gkq])", "N")],
    "o": [("oo|ou", "U"), ("ow", "OV AV")],  # Rustow; Brown
    "p": [("ph", "F")],
    "q": [("qu(?=[aeiy])", "KV KU"), ("q", "K")],  # Quebec; Quat
    "s": [
        ("shch|sh", "X"),
        ("sz", "S X"),  # Szijjarto; Tomasz
        ("sch", "X SK"),  # Scholz; Schengen
        (f"(?<={_V})s(?={_V})", "S Z"),  # Asan; Rosa
    ],
    "t": [("tch", "C"), ("th", "T"), ("tz(?!h)", "TS Z")],
    "u": [
        (f"u(?=r{_C})", "U E"),  # Nurlan; Churchill
        (f"(?:(?<=^[b-df-hk-np-tv-xz])|(?<=^{_C}{_C}))u(?={_C}(?:{_C}|$))", "U A"),  # Nur; Trump
    ],
    "w": [("w", "V")],
    "x": [("x", "KS H")],  # Max; Buxoro
    "y": [
        (f"^y(?={_V})", "-"),  # Yerlan
        (f"(?<={_C})y(?=[aou])", "I -"),  # Aliya; Sklyar
        (f"(?<=^{_C})y(?={_C}{_V})", "I AI"),  # Kyzyl; Byden
        (f"(?<=[bdgkpt])y(?=[rl]{_V})", "I -"),  # Ybyrai, Ibrai
        ("y", "I"),
    ],
    "z": [("zh", "J"), ("zz|(?<=[lnrt])z$", "TS Z")],  # Scholz; Niyazz
}
_RULES: Final = {
    letter: (
        regex("|".join(f"({pattern})" for pattern, _ in rules)),
        [tuple(way.strip("-") for way in ways.split()) for _, ways in rules],
    )
    for letter, rules in _LATIN.items()
}
_PLAIN: Final = {letter: (letter.upper(),) for letter in "abcdefghijklmnopqrstuvwxyz"}
_LATIN_VOWELS: Final = frozenset("aeiouy")


def readings(word: str) -> list[str]:
    """The sounds a word may stand for, the likeliest first; none if its letters are not known.

    Args:
        word: NFC and lower case, with or without the accents of its Latin letters.
    """
    return _cyrillic(word) if "\u0400" <= word[:1] <= "\u052f" else _latin(word)


def _cyrillic(word: str) -> list[str]:
    spelled = [(_GLIDE.sub("", word) if word[0] == "й" else word).replace("дж", "ж")]
    if "ң" in word:  # Теңіз is Тенгиз, Жаңаөзен is Жанаозен
        plain = _NG_BEFORE_VELAR.sub("н", spelled[0])
        spelled = [plain, plain.replace("ң", "нг")] if "ң" in plain else [plain]
    if "э" in word and _E_OF_VANCE.search(word):  # Вэнс is Vance
        spelled += [_E_OF_VANCE.sub("а", way) for way in spelled]
    if "қ" in word:  # Балқаш is Балхаш, Алқожа is Алкожа
        spelled += [way.replace("қ", "х") for way in spelled]
    if ("ы" in word or "і" in word) and _EPENTHETIC.search(word):  # Отырар is Отрар, Ыбыраев is Ибраев
        spelled += [_EPENTHETIC.sub("", way) for way in spelled]
    if "у" in word and _W_AFTER_CONSONANT.search(word):  # Әнуар is Анвар, Суат is Суат
        spelled += [_W_AFTER_CONSONANT.sub("в", way) for way in spelled]
    if "һ" in word:  # Ибраһим is Ибрагим
        spelled += [way.replace("һ", "г") for way in spelled]
    if "ь" in word or "ъ" in word:
        spelled = [_SOFT.sub("и", way) for way in spelled]
    sounds = [way.translate(_CYRILLIC) for way in spelled]
    return [way for way in sounds if way.isascii() and way.isupper()]


def _latin(word: str) -> list[str]:
    if not word.isascii():
        marked = unicodedata.normalize("NFD", word.translate(_MARKED))
        word = "".join(char for char in marked if not unicodedata.combining(char))
    word = word.replace("'", "").replace("-", "")
    if not (word.isascii() and word.isalpha()):
        return []
    parts, consonants = _parts(word)
    found = [""]
    for ways, vowel in parts:
        if len(ways) == 1 or len(found) * len(ways) > MOST_READINGS or (vowel and consonants >= LONG):
            found = [start + ways[0] for start in found]
        else:
            found = [start + sound for start in found for sound in ways]
    return found


def _parts(word: str) -> tuple[list[tuple[tuple[str, ...], bool]], int]:
    """The ways to read each part of a Latin word, whether it is a vowel, and how many are not."""
    parts = []
    at = consonants = 0
    while at < len(word):
        letter = word[at]
        vowel = letter in _LATIN_VOWELS
        consonants += not vowel
        rule = _RULES.get(letter)
        match = rule[0].match(word, at) if rule else None
        if rule and match and match.lastindex:
            parts.append((rule[1][match.lastindex - 1], vowel))
            at = match.end()
        else:
            parts.append((_PLAIN[letter], vowel))
            at += 1
    return parts, consonants
