"""Compile the lexicon: lexicon/*.tsv and Babel's names of countries, languages, months into lexicon.npz.

    python tools/compile_lexicon.py            writes src/casearch/lexicon/lexicon.npz: the same bytes from the same files

Babel (Unicode-3.0, the CLDR) is asked for names of territories, languages and months in the three languages.
"""

from __future__ import annotations

import hashlib
import re
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path

import numpy as np
from babel import Locale
from babel.dates import get_month_names

from casearch.lexicon import LANGUAGES
from casearch.lexicon.concept import FOLDER, PARTS_OF_SPEECH, Concept, concepts, sources

TARGET = FOLDER / "lexicon.npz"
LONGEST_CODE = 3
"""Letters; longer codes of the CLDR are dialects, and territories of three digits are continents."""


def from_babel() -> Iterator[Concept]:
    """Countries, languages and months by the CLDR; without what it cannot say in one of the languages."""
    locales = {lang: Locale(lang) for lang in LANGUAGES}
    territories = {lang: locale.territories for lang, locale in locales.items()}
    languages = {lang: locale.languages for lang, locale in locales.items()}
    for field, names in (("countries", territories), ("languages", languages)):
        for code in sorted(set.intersection(*(set(names[lang]) for lang in LANGUAGES))):
            if len(code) <= LONGEST_CODE and not code.startswith("Q") and code.isalpha():
                sides = [(_plain(names[lang][code]),) for lang in LANGUAGES]
                if all(side[0] and side[0] != code for side in sides):
                    yield Concept(*sides, pos="name", field=field, line=0)
    months = {lang: get_month_names("wide", "stand-alone", locale) for lang, locale in locales.items()}
    for month in range(1, 13):
        yield Concept(
            *((months[lang][month] if lang == "en" else months[lang][month].lower(),) for lang in LANGUAGES),
            pos="noun",
            field="months",
            line=month,
        )


def _plain(name: str) -> str:
    """A name without what stands in brackets behind it."""
    return re.split(r" \(|,", name, maxsplit=1)[0].strip()


def digest(paths: Iterable[Path]) -> str:
    """The hash of the files a lexicon was compiled from."""
    found = hashlib.sha256()
    for path in paths:
        found.update(path.name.encode() + b"\0" + path.read_bytes())
    return found.hexdigest()


def compiled(found: list[Concept]) -> dict[str, np.ndarray]:
    """The arrays that ``casearch.lexicon.lexicon`` reads."""
    arrays = {"pos": np.array([PARTS_OF_SPEECH.index(concept.pos) for concept in found], np.uint8)}
    for lang in LANGUAGES:
        forms = sorted({form for concept in found for form in concept.forms(lang)})
        numbers = {form: number for number, form in enumerate(forms)}
        of_form: dict[str, list[int]] = defaultdict(list)
        for number, concept in enumerate(found):
            for form in concept.forms(lang):
                of_form[form].append(number)
        arrays[f"{lang}.forms"] = np.frombuffer("\n".join(forms).encode(), np.uint8)
        by_concept = [[numbers[form] for form in concept.forms(lang)] for concept in found]
        arrays |= _ragged(lang, "of_concept", "concept_ends", by_concept)
        arrays |= _ragged(lang, "of_form", "form_ends", [of_form[form] for form in forms])
    arrays["digest"] = np.frombuffer(digest(sources()).encode(), np.uint8)
    return arrays


def _ragged(lang: str, values: str, ends: str, lists: list[list[int]]) -> dict[str, np.ndarray]:
    flat = [number for numbers in lists for number in numbers]
    return {
        f"{lang}.{values}": np.array(flat, np.int32),
        f"{lang}.{ends}": np.cumsum([len(numbers) for numbers in lists]).astype(np.int32),
    }


def write(arrays: dict[str, np.ndarray], path: Path) -> None:
    """An .npz whose bytes depend on the arrays alone, not on the clock."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, array in arrays.items():
            data = BytesIO()
            np.lib.format.write_array(data, array, allow_pickle=False)
            archive.writestr(zipfile.ZipInfo(f"{name}.npy", (1980, 1, 1, 0, 0, 0)), data.getvalue())


def main() -> None:
    """Compiles, and says what came of it."""
    written = list(concepts())
    found = written + list(from_babel())
    write(compiled(found), TARGET)
    print(
        f"{len(written)} concepts written by hand, {len(found) - len(written)} of Babel, {TARGET.stat().st_size:,} bytes"
    )


if __name__ == "__main__":
    main()
