"""What was a word read as before? An index keeps that of every word of its texts, so that few queries need a stemmer.

A query's word is typed in any case and may be in any language, so the very word is often not there when one that is read
alike is: ``Ресурсы`` as ``ресурсы``, a Kazakh word in a Russian text. What is found is what the analysers would say, word
for word; where that is not sure, nothing is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from casearch.analysis import russian
from casearch.analysis.fold import is_plain
from casearch.language import ENGLISH, KAZAKH, OTHER, RUSSIAN

Reading = tuple[str, tuple[str, ...]]
"""The language that a word was read in, and its terms."""

Recall = Callable[[str, str], Reading | None]
"""What a word was read as in texts of a language; ``None`` if none of them has it (see ``Snapshot.reading``)."""


def recalled(word: str, lang: str, recall: Recall) -> Reading | None:
    """The reading of a word that begins with a capital; ``None`` if the analysers must be asked.

    Args:
        word: as ``tokenise`` gives it.
        lang: the language of the text it is to be read in.
        recall: what is known of words.
    """
    if lang == OTHER or not is_plain(word):  # others are read by their parts, or by how they are written
        return None if lang == OTHER else recall(word, lang)
    for alike in _alike(word, lang):
        for spelt in dict.fromkeys((word, word.capitalize())):
            if found := recall(spelt, alike):
                return found
        if found := recall(word.lower(), alike):
            return _as_name(word.lower(), found)
    return None


def _alike(word: str, lang: str) -> Iterator[str]:
    """The languages in whose texts a word is read alike, the given one first."""
    yield lang
    if any(letter in "әғқңөұүһі" for letter in word.lower()):
        yield from (other for other in (KAZAKH, RUSSIAN, ENGLISH) if other != lang)
    elif lang != KAZAKH:
        yield ENGLISH if lang == RUSSIAN else RUSSIAN


def _as_name(word: str, found: Reading) -> Reading:
    """The reading of a word in small letters, as that of the same word with a capital: a Russian one may be a name."""
    read, terms = found
    if read != RUSSIAN:
        return found
    return read, tuple(dict.fromkeys((*terms, *russian.nominatives(word))))
