"""Kazakh words typed without the letters of Kazakh, spelled in the ways that vowel harmony allows first.

For a word that is found as it is typed (``акими`` as a form of аким) no list of words is made; so few spellings can
be asked for one by one.
"""

from __future__ import annotations

from itertools import islice, product
from typing import Final

FRONT: Final = {"а": "әа", "о": "өо", "у": "үу", "и": "іи", "н": "нң", "ы": "ыі"}
BACK: Final = {"у": "ұу", "к": "қк", "г": "ғг", "н": "нң", "и": "иі"}
"""What a letter stands for in a word of front vowels, and in one of back vowels."""
EITHER: Final = {"а": "аә", "о": "өо", "у": "уүұ", "и": "іи", "к": "қк", "г": "ғг", "н": "нң"}
"""The same in a word of both, such as ``қауіпсіздік``."""
MOST: Final = 256
"""Spellings of a harmony that are tried."""
LONGEST: Final = 32


def spellings(word: str) -> list[str]:
    """The spellings with Kazakh letters that a written form may stand for; none for one that has such letters."""
    if len(word) > LONGEST or any(letter in "әғқңөұүһі" for letter in word):
        return []
    found = {
        "".join(letters): None
        for harmony in (FRONT, BACK, EITHER)
        for letters in islice(product(*(harmony.get(letter, letter) for letter in word)), MOST)
    }
    found.pop(word, None)
    return list(found)
