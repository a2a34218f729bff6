"""How many content words of running text have a translation in the lexicon, in each direction?

    python tools/measure_lexicon.py                     the table over ../shared/data/parallel
    python tools/measure_lexicon.py --frequent ru 300   frequent words of kazqad/ and xquad/ that have none, by language
    python tools/measure_lexicon.py --fields            concepts and forms by field

A content word is one of ``../shared/eval/cross.py``: three letters or more, not among the hundred most frequent words
of its language there. A word has a translation if one of its normal forms is that of a single-word form of a concept
that has a form in the other language. What is missing is found with ``--frequent``, never on the text of the table.
"""

from __future__ import annotations

import argparse
import json
import os
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import permutations
from pathlib import Path

import pymorphy3

from casearch.analysis import english, kazakh
from casearch.analysis.fold import fold
from casearch.lexicon import LANGUAGES
from casearch.lexicon.concept import Concept, concepts

SHARED = Path(os.environ.get("CASEARCH_SHARED") or Path(__file__).parents[2] / "shared") / "data"
COMMON = 100
LEAST_LETTERS = 3
FREQUENT = {"ru": "xquad/docs.jsonl", "en": "xquad/docs.jsonl", "kk": "kazqad/docs.jsonl"}
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")


@cache
def _russian(word: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(parse.normal_form for parse in _pymorphy().parse(word)))


@cache
def _pymorphy() -> pymorphy3.MorphAnalyzer:
    return pymorphy3.MorphAnalyzer()


NORMAL_FORMS: dict[str, Callable[[str], Iterable[str]]] = {
    "ru": _russian,
    "kk": kazakh.stems,
    "en": english.stems,
}


def normal_forms(word: str, lang: str) -> set[str]:
    """The normal forms of a word; of a hyphenated one also those of its whole without the hyphen."""
    found = NORMAL_FORMS[lang](fold(word).replace("’", "'"))
    return {form.replace("ё", "е") for form in found}


def translated(found: Iterable[Concept], lang: str, to: str) -> set[str]:
    """The single words of a language that have a form in another, as they stand and in their normal forms."""
    forms = {
        form for concept in found if concept.forms(to) for form in concept.forms(lang) if " " not in form
    }
    plain = {fold(form).replace("ё", "е") for form in forms}
    return plain | {normal for form in forms for normal in normal_forms(form, lang)}


def words(text: str) -> list[str]:
    """As cross.py finds them."""
    return _WORD.findall(text.lower())


def main() -> None:
    """Prints what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--frequent", nargs=2, metavar=("LANG", "COUNT"))
    parser.add_argument("--fields", action="store_true")
    options = parser.parse_args()
    found = list(concepts())
    if options.fields:
        show_fields(found)
    elif options.frequent:
        show_frequent(found, options.frequent[0], int(options.frequent[1]))
    else:
        show_coverage(found)


def show_coverage(found: list[Concept]) -> None:
    """The share of running content words, and of distinct ones, with a translation."""
    rows = [row for name in ("sib200", "xwmt") for row in _lines(f"parallel/{name}.jsonl")]
    running = {lang: Counter(word for row in rows for word in words(row[lang])) for lang in LANGUAGES}
    print(f"{len(found)} concepts\n{'':10}{'running':>9}{'distinct':>10}")
    for lang, to in permutations(LANGUAGES, 2):
        common = {word for word, _ in running[lang].most_common(COMMON)}
        content = {
            word: count
            for word, count in running[lang].items()
            if len(word) >= LEAST_LETTERS and word not in common
        }
        known = translated(found, lang, to)
        have = {word for word in content if normal_forms(word, lang) & known}
        share = sum(content[word] for word in have) / sum(content.values())
        print(f"{lang} to {to:4}{share:9.3f}{len(have) / len(content):10.3f}")


def show_frequent(found: list[Concept], lang: str, count: int) -> None:
    """Frequent words without a translation, most frequent first, lower-case ones only (names are endless)."""
    known = translated(found, lang, next(other for other in LANGUAGES if other != lang))
    seen: Counter[str] = Counter()
    shown: dict[str, str] = {}
    for row in _lines(FREQUENT[lang]):
        if row.get("lang", lang) != lang:
            continue
        for word in re.findall(r"(?<![.!?] )\b[^\W\d_]+(?:-[^\W\d_]+)*", row["text"]):
            if not word.islower() or len(word) < LEAST_LETTERS:
                continue
            forms = normal_forms(word, lang)
            if not forms & known:
                form = min(forms, key=len)
                seen[form] += 1
                shown.setdefault(form, word)
    for form, times in seen.most_common(count):
        print(f"{times}\t{form}\t{shown[form]}")


def show_fields(found: list[Concept]) -> None:
    """How large each field is."""
    for field, size in Counter(concept.field for concept in found).items():
        forms = {
            lang: len({form for c in found if c.field == field for form in c.forms(lang)})
            for lang in LANGUAGES
        }
        print(f"{field:20}{size:7}" + "".join(f"{lang:>6}{forms[lang]:6}" for lang in LANGUAGES))


def _lines(name: str) -> Iterator[dict[str, str]]:
    yield from map(json.loads, (SHARED / name).read_text("utf-8").splitlines())


if __name__ == "__main__":
    main()
