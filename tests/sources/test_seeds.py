"""The five real articles: their headlines, found by rules that know nothing of them."""

import pytest

from casearch.sources import read, scan
from casearch.sources.titles import letters


def read_seed(seeds, number):
    (file,) = [file for file in scan([str(seeds)]).files if file.path.name.startswith(number)]
    (document,) = read(file)
    return document, [line.strip() for line in file.path.read_text("utf-8").splitlines() if line.strip()]


def test_each_is_one_document_without_a_problem(seeds):
    result = scan([str(seeds)])
    assert len(result.files) == 5
    assert not result.problems
    assert [len(list(read(file))) for file in result.files] == [1] * 5


@pytest.mark.parametrize(
    ("number", "line"),
    [
        ("000", 0),
        ("001", None),  # it begins with its lead
        ("002", 4),  # in capitals, below the table of currencies
        ("003", 1),  # the line that comes twice, below the rubric
        ("004", 0),
    ],
)
def test_the_title(seeds, number, line):
    document, lines = read_seed(seeds, number)
    assert document.title == (None if line is None else lines[line])


@pytest.mark.parametrize(
    ("number", "date", "source"),
    [
        ("000", None, None),
        ("001", None, None),
        ("002", None, None),
        ("003", "2024-05-16T19:19", None),
        ("004", None, "KAZAKHSTAN TODAY"),  # it says "16 November" and no year
    ],
)
def test_the_date_and_the_source_are_what_it_states(seeds, number, date, source):
    document, _ = read_seed(seeds, number)
    assert (document.date, document.source) == (date, source)


NEVER = (
    "captcha", "Жаңала", "Лента новостей", "Рассказать друзьям", "447.75", "490.40", "Валюта бағамы", "Поделитесь:",
    "Электрондық пошта", "Сурет mfa.gov.kz", "Фото:", "Подпишитесь", "19:19",
)  # fmt: skip


@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_no_button_form_or_credit_is_in_the_text(seeds, number):
    document, _ = read_seed(seeds, number)
    for words in NEVER:
        assert words not in document.text
        assert words not in (document.title or "")
    assert not document.title or letters(document.title) not in letters(document.text)
    assert "\n\n\n" not in document.text
