"""What can be wrong with a concept, found by rules; ``python tests/lexicon/checks.py FILE…`` prints it.

A checker knows no meaning: it looks at scripts and letters, at whether a Russian word is a dictionary form of
pymorphy3 and of the part of speech the line names, at whether a Kazakh word keeps vowel harmony, and at repeats.
"""

import re
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import product
from pathlib import Path

import pymorphy3

from casearch.lexicon.concept import PARTS_OF_SPEECH, Concept, fields

MOST_FORMS = 6

_MARKS = r"0-9 «»'’.,/&+—-"
_SCRIPTS = {
    "en": re.compile(rf"[A-Za-zÀ-ž{_MARKS}]+\Z"),
    "ru": re.compile(rf"[а-яёА-ЯЁ{_MARKS}]+\Z"),
    "kk": re.compile(rf"[а-яёәіңғүұқөһА-ЯЁӘІҢҒҮҰҚӨҺ{_MARKS}]+\Z"),
}
_LATIN_WORD = re.compile(r"(?<![^\W_])[A-Za-z0-9]+(?![^\W_])")
"""Which a name may have among its Cyrillic ones: GPS, Карл III; never inside one."""
_NAMES = ("name", "acronym")
_WITH = re.compile("(?<=..)[мбп]ен$")
"""The instrumental, which has one form for both rows."""
_BACK, _FRONT = set("аоұы"), set("әөүіе")
_LOAN_LETTERS = set("вёфцчщъьэюя")
_RUSSIAN_POS = {
    "noun": {"NOUN", "ADJF", "PRTF", "NPRO"},
    "verb": {"INFN"},
    "adj": {"ADJF", "PRTF", "ADJS", "NOUN", "COMP"},
    "num": {"NUMR", "ADJF", "NOUN"},
}


@cache
def russian() -> pymorphy3.MorphAnalyzer:
    return pymorphy3.MorphAnalyzer()


def faults(concept: Concept) -> Iterator[tuple[str, str]]:
    """What a rule finds wrong with a concept: the rule's name and the form it is about."""
    if concept.pos not in PARTS_OF_SPEECH:
        yield "part of speech", concept.pos
    for lang, script in _SCRIPTS.items():
        side = concept.forms(lang)
        if not side or len(side) > MOST_FORMS:
            yield f"number of forms in {lang}", "; ".join(side)
        for form in side:
            letters = _LATIN_WORD.sub("", form) or "-" if concept.pos in _NAMES else form
            if not script.match(letters):
                yield f"letters of {lang}", form
    if concept.pos in _NAMES:
        return
    for form in concept.ru:
        yield from _russian_faults(form, concept.pos)
    for form in concept.kk:
        yield from (("mixed harmony", word) for word in form.split() if mixed_harmony(word))


def _russian_faults(form: str, pos: str) -> Iterator[tuple[str, str]]:
    if " " in form or "-" in form or not form.islower():
        return
    if not russian().word_is_known(form):
        yield "unknown to pymorphy3", form
    elif pos in _RUSSIAN_POS and not any(_is_lemma(form, parse, pos) for parse in russian().parse(form)):
        yield f"no dictionary form of {pos}", form


def _is_lemma(form: str, parse: pymorphy3.analyzer.Parse, pos: str) -> bool:
    tag = parse.tag
    same = parse.normal_form.replace("ё", "е") == form.replace("ё", "е")
    nominative = (
        "nomn" in tag
        and (  # a plural noun, a noun that is an adjective, a participle, a superlative
            (pos in {"noun", "pron", "num"} and tag.POS in {"NOUN", "ADJF", "PRTF"})
            or (pos == "adj" and tag.POS in {"ADJF", "PRTF"})
        )
    )
    return (same or nominative) and tag.POS in _RUSSIAN_POS[pos]


def mixed_harmony(word: str) -> bool:
    """Whether a Kazakh word has vowels of both rows: a loan, a compound, or a slip."""
    word = _WITH.sub("", word.lower())
    if _LOAN_LETTERS & set(word) or "-" in word:
        return False
    return bool(set(word) & _BACK) and bool(set(word) & _FRONT)


def repeats(found: Iterable[Concept]) -> Iterator[tuple[Concept, Concept]]:
    """Concepts that join the same three forms as an earlier one of the same part of speech, with that one."""
    seen: dict[tuple[str, str, str, str], Concept] = {}
    for concept in found:
        keys = [(concept.pos, *forms) for forms in product(concept.en, concept.ru, concept.kk)]
        earlier = next((seen[key] for key in keys if key in seen), None)
        if earlier is not None:
            yield concept, earlier
        for key in keys:
            seen.setdefault(key, concept)


def main(paths: list[str]) -> None:
    """Prints what is wrong with the files named."""
    found = [concept for path in paths for concept in fields(Path(path))]
    for concept in found:
        for rule, form in faults(concept):
            print(f"{concept.where}: {rule}: {form}   {concept.en} {concept.ru} {concept.kk}")
    for concept, earlier in repeats(found):
        print(f"{concept.where}: repeats {earlier.where} {concept.en[0]} / {concept.ru[0]} / {concept.kk[0]}")
    print(f"{len(found)} lines")


if __name__ == "__main__":
    main(sys.argv[1:])
