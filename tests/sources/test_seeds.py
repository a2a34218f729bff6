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


@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_only_the_title_is_taken_from_the_text(seeds, number):
    document, lines = read_seed(seeds, number)
    title = letters(document.title or "")
    kept = [letters(line) for line in lines if letters(line) != title]
    assert [letters(line) for line in document.text.splitlines() if line] == kept
    assert not title or title not in letters(document.text)
    assert "\n\n\n" not in document.text
