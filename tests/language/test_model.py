"""How well languages are told apart: floors, on text from which nothing was learnt."""

import json
import subprocess
import sys
import time
from pathlib import Path
from zlib import crc32

import pytest

from casearch.language import OTHER, identify
from casearch.language.identify import words_of
from casearch.language.model import COLUMNS, LONGEST, probabilities, rows, weights

OTHERS = Path(__file__).with_name("others.tsv")
BARE = str.maketrans("әғқңөұүһіӘҒҚҢӨҰҮҺІ", "агкноуухиАГКНОУУХИ")


@pytest.fixture(scope="module")
def parallel(shared):
    """Every fourth sentence of parallel/, in the three languages."""
    found = []
    for name in ("sib200", "xwmt"):
        lines = (shared / f"data/parallel/{name}.jsonl").read_text(encoding="utf-8").splitlines()
        found += [json.loads(line) for line in lines][::4]
    return {lang: [row[lang] for row in found] for lang in ("ru", "kk", "en")}


def snippets(text, size):
    words = [word for word in text.split() if any(map(str.isalpha, word))]
    return [" ".join(words[at : at + size]) for at in range(0, len(words) - size + 1, size)]


def key(snippet):
    return " ".join(words_of(snippet.lower())) or snippet


def share_told(texts, size, judged=None):
    """Per cent of the snippets that are identified; one found in two languages' texts is either's."""
    parts = {lang: [part for text in found for part in snippets(text, size)] for lang, found in texts.items()}
    homes = {}
    for lang, found in parts.items():
        for part in found:
            homes.setdefault(key(part), set()).add(lang)
    told = [identify(part) in homes[key(part)] for lang in judged or parts for part in parts[lang]]
    return 100 * sum(told) / len(told)


@pytest.mark.parametrize(("size", "floor"), [(1, 95.5), (3, 99.0), (10, 99.8)])
def test_snippets(parallel, size, floor):
    assert share_told(parallel, size) >= floor


@pytest.mark.parametrize(("size", "floor"), [(1, 92.0), (3, 97.5)])
def test_kazakh_typed_without_its_letters(parallel, size, floor):
    texts = parallel | {"kk": [text.translate(BARE) for text in parallel["kk"]]}
    assert share_told(texts, size, ["kk"]) >= floor


def test_other_languages_are_called_other():
    """Thirty snippets a language, written for this test."""
    lines = [line.split("\t") for line in OTHERS.read_text(encoding="utf-8").splitlines()]
    assert {len(text.split()) for _, text in lines} == {10}
    assert 100 * sum(identify(text) == OTHER for _, text in lines) / len(lines) >= 92


@pytest.mark.parametrize(
    ("lang", "lines"),
    [
        (
            "ru",
            """Жители посёлка третий день ждут подвоза питьевой воды
            Аким области пообещал отремонтировать школу до первого сентября
            В горах ожидается снег, перевал закрыт для грузовиков
            Кому выплатят пособие и какие справки понадобятся
            Сборная по дзюдо вернулась с двумя медалями""",
        ),
        (
            "kk",
            """Ауыл турғындары үш күннен бері ауыз су күтіп отыр
            Облыс әкімі мектепті қыркүйекке дейін жөндеуге уәде берді
            Биыл бидай шыгымы былтыргыдан жаксы болды
            Мугалимдердин жалакысы кантардан бастап оседи
            Дзюдошылар екі медальмен оралды""",
        ),
        (
            "en",
            """Villagers have waited three days for drinking water
            The governor promised to repair the school by September
            Snow is expected in the mountains and the pass is closed
            Who will receive the benefit and which papers are needed
            The judo team came home with two medals""",
        ),
    ],
)
def test_held_out_lines(lang, lines):
    assert [identify(line) for line in lines.splitlines()] == [lang] * 5


@pytest.mark.parametrize("words", [["су"], ["a", "o'z-b", "ресурстары"], ["", "\U00010400x", "\ud800"]])
def test_rows_are_the_hashes_of_whole_words_and_of_all_their_n_grams(words):
    whole, grams = [], []
    for word in words:
        raw = f" {word} ".encode("utf-16-le", "surrogatepass")
        whole.append(crc32(raw, 1) >> 14)
        for size in range(2, 2 * LONGEST + 1, 2):
            grams += [crc32(raw[at : at + size]) >> 14 for at in range(0, len(raw) - size + 1, 2)]
    found = rows(words).tolist()
    assert found[: len(words)] == whole
    assert sorted(found[len(words) :]) == sorted(grams)


def test_chances_add_up_to_one():
    chances = probabilities(["су", "ресурстары"])
    assert tuple(chances) == COLUMNS
    assert sum(chances.values()) == pytest.approx(1)


def test_neither_numpy_nor_the_model_where_letters_decide():
    code = (
        "import sys; from casearch.language.identify import identify\n"
        "before = 'numpy' in sys.modules\n"
        "assert identify('Отырысқа қатысты') == identify('Үкімет отырысында су мәселесі қаралды') == 'kk'\n"
        "assert identify('Тошкентда халқаро анжуман бўлиб ўтди') == 'other'\n"
        "from casearch.language import model\n"
        "assert not model.weights.cache_info().currsize\n"
        "print(before, 'numpy' in sys.modules)\n"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    before, after = said.split()
    assert before == after


def test_a_small_model_soon_loaded():
    weights.cache_clear()
    began = time.perf_counter()
    table, _ = weights()
    assert time.perf_counter() - began < 0.3  # 0.01 s alone; machines of tests are busy
    assert table.nbytes < 5_000_000
