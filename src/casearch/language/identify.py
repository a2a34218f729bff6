"""Which language is this text? Letters decide first, then the commonest function words.

A guess comes with whether it is sure: a text of one loanword may be Russian as well as Kazakh, and what
asks (a short passage in a long article, a query) then has better ground to decide on.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

RUSSIAN: Final = "ru"
KAZAKH: Final = "kk"
ENGLISH: Final = "en"
OTHER: Final = "other"
LANGUAGES: Final = (RUSSIAN, KAZAKH, ENGLISH)

_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_LATIN = re.compile(r"[a-zà-ɏə]")

_KAZAKH = re.compile("[әғқңөұүһі]")
_KAZAKH_STRONG = re.compile("[әғқұі]")
"""Letters of Kazakh that Kyrgyz lacks; of the others, who has one of them has a foreign one as well."""
_FOREIGN_CYRILLIC = re.compile("[ђѓєѕїјљњћќўџґҳҷӣӯҗ]")
"""Letters of none of the three: Ukrainian, Belarusian, Serbian, Macedonian, Uzbek, Tajik, Tatar."""
_FOREIGN_LATIN = re.compile(r"[à-ɏə]|\bo'[zlyqg]|g'[aiou]")
_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼʻ`´", "'"))

_KAZAKH_SHAPE = re.compile(
    r"[жшйиу]ы|[дс]ы$|ып$|[нл]д[аы]|[^дт]а[дт]ы|[лдт][ае]р(?:$|[дтыимг])|..(?:[мбп]ен|[дтн]ан|тен|нен|ген|тын|мыз|атыр)$"
)
_RUSSIAN_SHAPE = re.compile(
    r"[вфцщъьэёч]|[охю]$|(?:ой|ый|ий|ая|ые|ие|ии|ия|ию|ом|ем|ил|ли|ла|ны|на)$|^(?:при|про|пере|раз)"
)
"""Sounds and endings that words of the one language have often and of the other seldom: for texts without better."""

_LONG: Final = 6
"""Words from which a text is long enough to show the letters of its language."""

_FUNCTION_WORDS: Final = {
    RUSSIAN: """в во на не и с со что по к ко из за от о об для это как но у же до был была было были его ее
        при также после который которая которые они он она мы вы я а или если уже чтобы того этом между
        над под без про ли бы так только где когда года году лет стал стала сообщил сообщает""",
    KAZAKH: """мен бен пен бул осы сол ол олар биз ушин жане деп туралы бойынша сондай-ак сонымен екен еди
        бар жок дейин кейин бир барлык да де та те ма ме бе болып болды болады болган емес арасында
        арасындагы кезинде аркылы тиис керек ретинде атап казир бугин жыл жылы жылгы ал жана бирак
        немесе егер кез рет жеке алып отыр отырып жатыр келе аса тек""",
    ENGLISH: """the of and to in a is for on that was with as by at are from be it its has have an this will
        were said not or which their he she they we you been after also more than but new would who had
        about over between into his her our your there what when where how why can""",
    OTHER: """және bilan uchun va bu ham esa haqida bo'yicha bo'lib der die das und ist nicht mit von zu den
        ein eine auf für im dem ve bir için ile olarak da de çok olan le la les des et du une est dans
        pour el los las en que por con una жана менен үчүн бул жылы ва барои та що й є
        щодо від під який які яка його після буде року році цього також між yangi bugun edi bo'ldi dedi
        yil yilda""",
}
_VOTES: Final = {lang: frozenset(words.split()) for lang, words in _FUNCTION_WORDS.items()}
_BARE: Final = str.maketrans("әғқңөұүһі", "агкноуухи")


@dataclass(frozen=True, slots=True)
class Guess:
    """A language, whether the text alone is proof enough, and whether it has a word at all."""

    lang: str
    sure: bool
    words: bool = True


def identify(text: str) -> str:
    """The language of a text: ``"ru"``, ``"kk"``, ``"en"``, or ``"other"``.

    A text without a letter is ``"other"``; a short one that two languages share gets the likelier.
    """
    return guess(text).lang


def candidates(text: str) -> tuple[str, ...]:
    """The languages a short text may be in, the likeliest first; never empty."""
    found = guess(text)
    if found.sure or found.lang in (ENGLISH, OTHER):
        return (found.lang,)
    return (found.lang, KAZAKH if found.lang == RUSSIAN else RUSSIAN)


def guess(text: str) -> Guess:
    """The language of a text and whether that is sure."""
    written = _WORD.findall(unicodedata.normalize("NFC", text).translate(_APOSTROPHES))
    words = [word.lower() for word in written]
    lowered = " ".join(words)
    cyrillic, latin = len(_CYRILLIC.findall(lowered)), len(_LATIN.findall(lowered))
    if not cyrillic + latin:
        return Guess(OTHER, sure=bool(words), words=bool(words))
    if cyrillic >= latin:
        return _cyrillic(lowered, words, written)
    # A Cyrillic text names things in Latin letters; the reverse is rare.
    in_cyrillic = [word for word in written if _CYRILLIC.match(word.lower())]
    if 3 * len(in_cyrillic) >= len(words) and not _votes(words, ENGLISH):
        return _cyrillic(lowered, [word.lower() for word in in_cyrillic], in_cyrillic)
    return _latin(lowered, words)


def _cyrillic(text: str, words: list[str], written: list[str]) -> Guess:
    marked, strong = len(_KAZAKH.findall(text)), len(_KAZAKH_STRONG.findall(text))
    foreign, long = len(_FOREIGN_CYRILLIC.findall(text)), len(words) >= _LONG
    russian, kazakh = _votes(words, RUSSIAN), _votes((word.translate(_BARE) for word in words), KAZAKH)
    other = _votes(words, OTHER)
    if foreign > marked / 8 or (other > max(russian, kazakh) and strong < 2 * other):
        return Guess(OTHER, sure=True)
    if long and marked > len(words) / 3 and not strong:
        return Guess(OTHER, sure=True)
    russian_sure, kazakh = russian > 0, 2 * kazakh
    russian *= 3
    for word, spelled in zip(words, written, strict=True):
        name = spelled[0].isupper()
        if _KAZAKH.search(word):
            kazakh += 1 if name else 4
        elif _KAZAKH_SHAPE.search(word):
            kazakh += 1 if name else 2
        elif _RUSSIAN_SHAPE.search(word):
            russian += 1 if name else 2
    if kazakh > russian:
        return Guess(KAZAKH, sure=long or (marked > 0 and not russian))
    return Guess(RUSSIAN, sure=russian_sure and (long or not kazakh))


def _latin(text: str, words: list[str]) -> Guess:
    english, other = _votes(words, ENGLISH), _votes(words, OTHER)
    marked = len(_FOREIGN_LATIN.findall(text))
    if marked > len(words) / 3 or other > english:
        return Guess(OTHER, sure=len(words) >= _LONG)
    return Guess(ENGLISH, sure=english > other)


def _votes(words: Iterable[str], lang: str) -> int:
    return sum(word in _VOTES[lang] for word in words)
