"""Train and measure the model that tells languages apart (src/casearch/language/model.bin).

    python tools/train_language.py             writes the model: the same bytes from the same sources
    python tools/train_language.py --dev       trains without a tenth of the sources and scores that tenth
    python tools/train_language.py --measure   scores the shipped model on parallel/, from which nothing is learnt

What it learns from (licence); none of it is copied, only weights are kept:

    ../shared/data/sentences/     Kazakh television news, IS2AI/KazNERD (CC BY 4.0)
    ../shared/data/kazqad/        Kazakh Wikipedia, IS2AI/KazQAD (CC BY-SA 4.0)
    ../shared/data/xquad/         English and Russian Wikipedia, google-deepmind/xquad (CC BY-SA 4.0)
    corpus/                       this project's own sample articles (MIT)
    tools/language_others.tsv     sentences in twenty other languages, written for this script (MIT)
    src/casearch/lexicon/         the words of this project's own lexicon (MIT)
    justext                       lists of frequent words in other languages (BSD-2-Clause)
    babel                         names of countries, languages, currencies from the CLDR (Unicode-3.0)
"""

from __future__ import annotations

import argparse
import json
import os
import re
import time
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from random import Random

import babel
import justext
import numpy as np

from casearch.document import Document
from casearch.language import identify, model
from casearch.language.identify import words_of
from casearch.lexicon.concept import concepts
from casearch.sources import read, scan

ROOT = Path(__file__).parent.parent
DATA = Path(os.environ.get("CASEARCH_SHARED") or ROOT.parent / "shared") / "data"
MODEL = ROOT / "src/casearch/language" / model.FILE
OTHERS = ROOT / "tools/language_others.tsv"
OTHERS_TEST = ROOT / "tests/language/others.tsv"

SEED = 20241122
EPOCHS = int(os.environ.get("EPOCHS", "5"))
RATE = 0.35
BATCH = 256
KEEP_WHOLE = 0.4
"""Share of whole words a snippet keeps while learning: the n-grams have to know the rest by themselves."""
DECAY = 1e-6

RU, KK, EN, OTHER = range(4)
Sample = tuple[int, tuple[str, ...]]

# --- Kazakh in other spellings ---------------------------------------------------------------------------------

BARE = str.maketrans("әғқңөұүһі", "агкноуухи")
LATIN_2018 = dict(
    zip("аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя",
        "a á b v g ǵ d e ıo j z ı ı k q l m n ń o ó p r s t ý u ú f h h ts ch sh sh _ y i _ e ıý ıa".split(),
        strict=True)
)  # fmt: skip
LATIN_2021 = LATIN_2018 | dict(
    zip("әғёийңөуұүцчшщыіюя", "ä ğ io i i ñ ö u ū ü ts ç ş ş y ı iu ia".split(), strict=True)
)
LATIN_PLAIN = LATIN_2018 | dict(
    zip("әғёжийқңөуұүхыіюя", "a g yo zh i i k n o u u u kh y i yu ya".split(), strict=True)
)
LATIN_MARKLESS = LATIN_2018 | dict(zip("әғёийңөуұүюя", "a g io i i n o u u u iu ia".split(), strict=True))
LATIN = [
    str.maketrans({key: value.replace("_", "") for key, value in letters.items()})
    for letters in (LATIN_2018, LATIN_2021, LATIN_PLAIN, LATIN_MARKLESS)
]

# --- other languages -------------------------------------------------------------------------------------------

UZBEK = [
    ("o'", "ў"),
    ("g'", "ғ"),
    ("sh", "ш"),
    ("ch", "ч"),
    ("yo", "ё"),
    ("yu", "ю"),
    ("ya", "я"),
    ("ye", "е"),
]
UZBEK += list(zip("abdefghijklmnopqrstuvxyz'", "абдефгҳижклмнопқрстувхйзъ", strict=True))
STRIPPED = str.maketrans({"ı": "i", "ə": "e", "ł": "l", "ß": "ss", "ø": "o", "đ": "d", "æ": "ae"})

STOPLISTS = """Azerbaijani Belarusian Bulgarian Kyrgyz Macedonian Serbian Ukrainian Chuvash Uzbek Turkish Turkmen
    German French Spanish Italian Polish Portuguese Dutch Czech Romanian Finnish Hungarian Swedish Danish Slovak
    Croatian Latvian Lithuanian Estonian Catalan Indonesian""".split()
LOCALES = "ky uz uz_Cyrl tg uk be tr de tt az tk bg mk mn sr pl fr es it pt nl cs ro fi hu sv".split()


def uzbek_cyrillic(text: str) -> str:
    """Uzbek from its Latin to its Cyrillic letters."""
    text = re.sub(r"\be", "э", " ".join(words_of(text)))
    for latin, cyrillic in UZBEK:
        text = text.replace(latin, cyrillic)
    return text


def stripped(text: str) -> str:
    """A text without marks on its letters, as many type it."""
    marked = unicodedata.normalize("NFD", text.lower().translate(STRIPPED))
    return "".join(letter for letter in marked if not unicodedata.combining(letter))


# --- sources ---------------------------------------------------------------------------------------------------


def jsonl(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a JSONL file."""
    with path.open(encoding="utf-8") as file:
        yield from map(json.loads, file)


def sentences(text: str) -> list[str]:
    """A text cut at the ends of sentences."""
    return [part for part in re.split(r"(?<=[.!?…])\s+|\n+", text) if part.strip()]


def running_text() -> dict[int, list[str]]:
    """Sentences of each of the three languages."""
    found: dict[int, list[str]] = {RU: [], KK: [], EN: []}
    for row in jsonl(DATA / "sentences/kk.jsonl"):
        found[KK].append(row["text"])
    for row in jsonl(DATA / "kazqad/docs.jsonl"):
        found[KK] += [row["title"], *sentences(row["text"])]
    for row in jsonl(DATA / "xquad/docs.jsonl"):
        found[EN if row["lang"] == "en" else RU] += sentences(row["text"])
    for name, lang in (
        ("kazqad/queries.tsv", KK),
        ("xquad/queries.ru.tsv", RU),
        ("xquad/queries.en.tsv", EN),
    ):
        for line in (DATA / name).read_text(encoding="utf-8").splitlines():
            found[lang].append(line.split("\t", 1)[1])
    for text in corpus():
        if (lang := plainly(text)) is not None:
            found[lang].append(text)
    return found


def corpus() -> Iterator[str]:
    """Sentences of the project's own sample articles."""
    for file in scan([str(ROOT / "corpus")]).files:
        for document in read(file):
            if isinstance(document, Document):
                yield from sentences(document.text)


def plainly(text: str) -> int | None:
    """The language of a sentence of the corpus where letters and little words leave no doubt."""
    words = [word.lower() for word in words_of(text)]
    joined = " ".join(words)
    if re.search("[әұқғ]", joined) and not re.search("[ўҳїєґӣӯҷ]", joined):
        return KK
    if {"в", "и", "на", "с", "что", "не"} & set(words) and not re.search("[a-zәғқңөұүһіїєґўҳӣӯҷ]", joined):
        return RU
    if {"the", "of", "in", "and", "to"} & set(words) and not re.search("[^a-z' -]", joined):
        return EN
    return None


def other_text() -> dict[str, list[str]]:
    """Sentences of other languages, written for this script."""
    found: dict[str, list[str]] = {}
    for line in OTHERS.read_text(encoding="utf-8").splitlines():
        lang, text = line.split("\t")
        found.setdefault(lang, []).append(text)
    found["uz_Cyrl"] = [uzbek_cyrillic(text) for text in found["uz"]]
    return found


def lexicon_words(code: str) -> list[str]:
    """The single words of casearch's own lexicon, names left out: those are the same in many languages."""
    forms = (form for concept in concepts() if concept.pos != "name" for form in concept.forms(code))
    return [word for form in dict.fromkeys(forms) for word in words_of(form.lower())]


def frequent_words(language: str) -> list[str]:
    """Words of one of justext's lists, the commonest first as far as the list is sorted."""
    path = Path(justext.__file__).parent / f"stoplists/{language}.txt"
    return [word for line in path.read_text(encoding="utf-8").splitlines() for word in words_of(line)]


def cldr_names(code: str) -> list[str]:
    """Names of countries, languages, currencies and months."""
    locale = babel.Locale.parse(code)
    names = [*locale.territories.values(), *locale.languages.values(), *locale.currencies.values()]
    names += [*locale.months["format"]["wide"].values(), *locale.days["format"]["wide"].values()]
    return [str(name) for name in names]


# --- samples ---------------------------------------------------------------------------------------------------


def windows(texts: Iterable[str], size: int) -> list[tuple[str, ...]]:
    """Snippets of so many words, one after the other."""
    snippets = []
    for text in texts:
        words = words_of(text)
        snippets += [tuple(words[at : at + size]) for at in range(0, len(words) - size + 1, size)]
    return snippets


def drawn(chance: Random, snippets: Sequence[tuple[str, ...]], count: int) -> list[tuple[str, ...]]:
    """So many of the snippets: half as they run, half each kind once, so that rare words are learnt too."""
    if not snippets:
        return []
    kinds = sorted(set(snippets))
    running = chance.sample(snippets, count // 2) if len(snippets) >= count // 2 else list(snippets)
    return running + (chance.sample(kinds, count // 2) if len(kinds) >= count // 2 else kinds)


def scattered(chance: Random, words: Sequence[str], size: int, count: int) -> list[tuple[str, ...]]:
    """Snippets of words that never stood beside each other, from a list of words."""
    return [tuple(chance.choices(words, k=size)) for _ in range(count)]


SIZES = {1: 40_000, 2: 10_000, 3: 25_000, 10: 6_000}
"""Snippets of so many words, and how many of them each language gives."""
OTHER_SHARE = {1: 0.2, 2: 0.3, 3: 0.8, 10: 5.0}
"""Those of all other languages together for each of one of ours: a longer text is likelier to be a whole article."""
SPELLINGS = {"as written": 0.3, "without its letters": 0.5, "Latin": 0.2}
NEAR = {
    "ky": 14,
    "Kyrgyz": 10,
    "uz_Cyrl": 5,
    "tg": 3,
    "tt": 2,
    "uk": 2,
    "bg": 2,
    "tr": 2,
    "uz": 2,
    "az": 2,
    "tk": 2,
}
"""How many times the share of another language those give that are nearest to ours, or to the readers of such news."""


def respelled(chance: Random, words: tuple[str, ...]) -> tuple[str, ...]:
    """A Kazakh snippet as written, or as it is typed without its letters, or in Latin ones."""
    way = chance.choices(list(SPELLINGS), list(SPELLINGS.values()))[0]
    text = " ".join(words)
    if way == "without its letters":
        text = text.translate(BARE)
    elif way == "Latin":
        text = text.translate(chance.choice(LATIN))
    return tuple(text.split())


def from_lists(chance: Random) -> list[Sample]:
    """The words of the lexicon and of the CLDR, alone and by two; Kazakh ones also as they are typed otherwise."""
    found: list[Sample] = []
    for code, lang in (("ru", RU), ("en", EN), ("kk", KK)):
        words = lexicon_words(code) + [word for text in cldr_names(code) for word in words_of(text.lower())]
        parts = [(word,) for word in words] + scattered(chance, words, 2, 3000)
        found += [(lang, part) for part in parts]
        if lang == KK:
            found += [(lang, respelled(chance, part)) for part in parts]
    return found


def samples(chance: Random, texts: dict[int, list[str]], others: dict[str, list[str]]) -> list[Sample]:
    """Snippets with their languages."""
    found: list[Sample] = []
    for lang, parts in texts.items():
        for size, count in SIZES.items():
            snippets = drawn(chance, windows(parts, size), count)
            found += [(lang, respelled(chance, words) if lang == KK else words) for words in snippets]
    found += from_lists(chance)
    others = {lang: parts + cldr_names(lang) if lang in LOCALES else parts for lang, parts in others.items()}
    for code in LOCALES:
        others.setdefault(code, cldr_names(code))
    lists = {name: frequent_words(name) for name in STOPLISTS}
    for size, count in SIZES.items():
        shares = {name: NEAR.get(name, 1) * (0.5 if name in lists else 1) for name in (*others, *lists)}
        share = count * OTHER_SHARE[size] / sum(shares.values())
        for name, parts in others.items():
            snippets = []
            for _ in range(6):  # in another order each time, so that other words come together
                snippets += windows([" ".join(chance.sample(parts, len(parts)))], size)
            for words in chance.choices(snippets, k=int(share * shares[name])):
                plain = words[0].isascii() or chance.random() < 0.3
                plain = plain and not re.search("[а-я]", words[0].lower())
                found.append((OTHER, tuple(stripped(" ".join(words)).split()) if plain else words))
        for name, listed in lists.items():
            found += [(OTHER, words) for words in scattered(chance, listed, size, int(share * shares[name]))]
    return [(lang, words) for lang, words in found if words]


# --- learning --------------------------------------------------------------------------------------------------


def featured(found: Sequence[Sample]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """All samples in one: rows of the table, where each sample's begin, and which stand for whole words."""
    kinds = {word for _, words in found for word in words}
    known = {word: model.rows([word]).astype(np.int32) for word in kinds}
    parts = [known[word] for _, words in found for word in words]
    sizes = np.array([len(part) for part in parts])
    ends = np.concatenate([[0], np.cumsum(sizes)])
    of_sample = np.concatenate([[0], np.cumsum([len(words) for _, words in found])])
    is_whole = np.zeros(ends[-1], bool)
    is_whole[ends[:-1]] = True
    return np.concatenate(parts), ends[of_sample], is_whole


def learnt(found: list[Sample], seed: int) -> np.ndarray:
    """The weights: softmax regression by Adagrad (Duchi et al. 2011) over small batches."""
    chance = np.random.default_rng(seed)
    found = [found[at] for at in chance.permutation(len(found))]
    rows, bounds, is_whole = featured(found)
    langs = np.array([lang for lang, _ in found])
    table = np.zeros((2**model.BITS, len(model.COLUMNS)), np.float32)
    squares = np.full_like(table, 1e-2)
    for epoch in range(EPOCHS):
        kept = ~is_whole | (chance.random(len(rows)) < KEEP_WHOLE)
        loss = 0.0
        for batch in chance.permutation(len(found) // BATCH):
            first, last = batch * BATCH, (batch + 1) * BATCH
            span = slice(bounds[first], bounds[last])
            keep = kept[span]
            mine = rows[span][keep]
            owners = np.repeat(np.arange(BATCH), np.diff(bounds[first : last + 1]))[keep]
            scores = np.stack([np.bincount(owners, column, BATCH) for column in table[mine].T], 1)
            chances = np.exp(scores - scores.max(1, keepdims=True))
            chances /= chances.sum(1, keepdims=True)
            loss -= np.log(chances[np.arange(BATCH), langs[first:last]] + 1e-9).mean()
            chances[np.arange(BATCH), langs[first:last]] -= 1
            touched, inverse = np.unique(mine, return_inverse=True)
            slope = (
                np.stack([np.bincount(inverse, column[owners], len(touched)) for column in chances.T], 1)
                / BATCH
            )
            slope += DECAY * table[touched]
            squares[touched] += slope**2
            table[touched] -= RATE * slope / np.sqrt(squares[touched])
        print(f"epoch {epoch + 1}: loss {loss / (len(found) // BATCH):.4f}", flush=True)
    return table


def packed(table: np.ndarray) -> tuple[np.ndarray, float]:
    """The weights as bytes, and what one unit of them is worth."""
    table = table - table.mean(1, keepdims=True)
    unit = float(np.quantile(np.abs(table), 0.9999)) / 127
    return np.clip(np.rint(table / unit), -127, 127).astype(np.int8), unit


# --- measuring -------------------------------------------------------------------------------------------------

Texts = dict[str, list[str]]


def snippets(text: str, size: int) -> list[str]:
    """Words of a text as written, so many at a time; those without a letter are no words."""
    words = [word for word in text.split() if any(map(str.isalpha, word))]
    return [" ".join(words[at : at + size]) for at in range(0, len(words) - size + 1, size)]


def right(texts: Texts, size: int, change: Callable[[str], str] = str) -> dict[str, tuple[int, int]]:
    """For each language its snippets that are identified, and all; one found in two languages' texts is either's."""
    homes: dict[str, set[str]] = {}
    parts = {
        lang: [part for text in found for part in snippets(change(text), size)]
        for lang, found in texts.items()
    }
    for lang, found in parts.items():
        for part in found:
            homes.setdefault(key(part), set()).add(lang)
    return {
        lang: (sum(identify(part) in homes[key(part)] for part in found), len(found))
        for lang, found in parts.items()
    }


def key(snippet: str) -> str:
    """A snippet without its case and punctuation."""
    return " ".join(words_of(snippet.lower())) or snippet


def parallel() -> Texts:
    """The sentences of parallel/, of each language."""
    rows = [row for name in ("sib200", "xwmt") for row in jsonl(DATA / f"parallel/{name}.jsonl")]
    return {lang: [row[lang] for row in rows] for lang in ("ru", "kk", "en")}


def bare(text: str) -> str:
    """Kazakh typed without the letters that Russian lacks."""
    return text.translate(BARE).translate(str.maketrans("ӘҒҚҢӨҰҮҺІ", "АГКНОУУХИ"))


def others_called_other() -> dict[str, tuple[int, int]]:
    """The snippets written for the test: for each language those called other, and all."""
    counts: dict[str, tuple[int, int]] = {}
    for line in OTHERS_TEST.read_text(encoding="utf-8").splitlines():
        lang, text = line.split("\t")
        good, every = counts.get(lang, (0, 0))
        counts[lang] = good + (identify(text) == "other"), every + 1
    return counts


def table_of(texts: Texts) -> None:
    """Print how many snippets are told, in per cent."""

    def row(name: str, counts: dict[str, tuple[int, int]]) -> None:
        good, every = map(sum, zip(*counts.values(), strict=True))
        parts = "  ".join(f"{lang} {100 * some / all_:.2f}" for lang, (some, all_) in counts.items())
        print(f"{name:32} {100 * good / every:7.2f}   {parts}")

    for size in (1, 3, 10):
        row(f"{size} words", right(texts, size))
    for size in (1, 3):
        everything = {"ru": texts["ru"], "kk": [bare(text) for text in texts["kk"]]}
        row(f"{size} words, Kazakh bare", {"kk": right(everything, size)["kk"]})
    for name, letters in zip(("2018", "2021", "plain", "no marks"), LATIN, strict=True):
        latin = {"en": texts["en"], "kk": [text.lower().translate(letters) for text in texts["kk"]]}
        for size in (1, 3):
            row(f"{size} words, Kazakh Latin {name}", {"kk": right(latin, size)["kk"]})
    row("other languages", others_called_other())


def main() -> None:
    """Train, or measure."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--measure", action="store_true")
    parser.add_argument("--dev", action="store_true")
    parser.add_argument("--every", type=int, default=1, help="with --measure: only each so many-th sentence")
    options = parser.parse_args()
    if options.measure:
        table_of({lang: parts[:: options.every] for lang, parts in parallel().items()})
        return
    began = time.perf_counter()
    texts, others = running_text(), other_text()
    held: Texts = {}
    if options.dev:
        for lang, parts in texts.items():
            held[model.COLUMNS[lang]] = parts[5::10]
            texts[lang] = [part for at, part in enumerate(parts) if at % 10 != 5]
    found = samples(Random(SEED), texts, others)  # noqa: S311 — the same draws each time
    print(f"{len(found)} snippets:", dict(Counter(model.COLUMNS[lang] for lang, _ in found)))
    table, unit = packed(learnt(found, SEED))
    print(f"trained in {time.perf_counter() - began:.0f} s")
    if options.dev:
        model.weights = lambda: (table, unit)  # type: ignore[assignment]
        table_of({lang: parts[:1000] for lang, parts in held.items()})
        return
    MODEL.write_bytes(model.UNIT.pack(unit) + table.tobytes())
    print(f"{MODEL.relative_to(ROOT)}: {MODEL.stat().st_size} bytes")


if __name__ == "__main__":
    main()
