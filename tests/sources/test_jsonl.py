"""JSON Lines: a row a document; a bad row one Problem with its line number, the rows after it still read."""

import json
import tracemalloc
from pathlib import Path

import pytest

from casearch.document import Document
from casearch.sources import Problem, Warned, read, scan

GOOD = '{"id": "good", "text": "A sound row."}'


def test_every_field_of_a_row(read_one):
    row = {
        "id": "kz-1", "title": "New plant", "text": "It began work.", "lang": "en", "date": "2024-05-16 19:19",
        "source": "The Paper", "url": "https://example.org/a", "else": [1],
    }  # fmt: skip
    assert read_one("a.jsonl", json.dumps(row)) == Document(
        id="kz-1", title="New plant", text="It began work.", lang="en", date="2024-05-16T19:19",
        source="The Paper", url="https://example.org/a", path="a.jsonl",
    )  # fmt: skip


def test_a_row_without_a_title_gets_none(read_one):
    document = read_one("a.jsonl", '{"text": "This looks like a headline\\n\\nBut nobody said so."}')
    assert (document.title, document.text) == (None, "This looks like a headline\n\nBut nobody said so.")


@pytest.mark.parametrize(
    ("given", "id"),
    [
        *[('"x"', "x"), ("7", "7"), ("-1.5", "-1.5"), (str(10**20), str(10**20)), ('" a \\n b "', "a b")],
        *[("null", "a.jsonl#2"), ('""', "a.jsonl#2"), ('" "', "a.jsonl#2")],
    ],
)
def test_the_id_is_the_rows_or_its_line(read_one, given, id):
    assert read_one("a.jsonl", f'\n{{"id": {given}, "text": "A row."}}\n').id == id


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("New plant\n\nIt began.", "It began."),
        ("NEW PLANT\nIt began.", "It began."),
        ("It began.", "It began."),
        (" It  began.\r\n\r\n\r\nToday. ", "It began.\n\nToday."),
        ("New plant", ""),
    ],
)
def test_the_title_stays_and_the_text_does_not_repeat_it(read_one, text, rest):
    document = read_one("a.jsonl", json.dumps({"title": " New  plant", "text": text}))
    assert (document.title, document.text) == ("New plant", rest)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("nonsense", "the row is not JSON: Expecting value at column 1"),
        ('{"text": "cut', "the row is not JSON: Unterminated string starting at column 10"),
        ('{"text": "a"} {"text": "b"}', "the row is not JSON: Extra data at column 15"),
        ("[1, 2]", 'the row is a list, not an object such as {"id": "1", "text": "…"}'),
        ('"text"', 'the row is a string, not an object such as {"id": "1", "text": "…"}'),
        ("12", 'the row is a number, not an object such as {"id": "1", "text": "…"}'),
        ("NaN", 'the row is a number, not an object such as {"id": "1", "text": "…"}'),
        ("{}", 'the row has no "text"'),
        ('{"title": "t"}', 'the row has no "text"'),
        ('{"text": null}', 'the row has no "text"'),
        ('{"text": " \\n\\u200b"}', "the row's text is empty"),
        ('{"text": ["a"]}', "the row's text is a list, not a string"),
        ('{"text": NaN}', "the row's text is a number, not a string"),
        ('{"id": true, "text": "a"}', "the row's id is true or false, not a string or a whole number"),
        ('{"id": NaN, "text": "a"}', "the row's id is a number, not a string or a whole number"),
        ('{"id": {}, "text": "a"}', "the row's id is an object, not a string or a whole number"),
        ('{"id": "\\ud800", "text": "a"}', "the document's id holds half a surrogate pair, not text"),
        ("[" * 200_000, "the row is nested too deeply to be a document"),
        ('{"a":' * 200_000, "the row is nested too deeply to be a document"),
        ('{"text": "a", "n": ' + "9" * 5000 + "}", "the row holds a number too long to read"),
        (b'{"text": "a\0b"}', "looks like a binary file, not text"),
        (b'{"text": "\xe9t\xe9"}', "not text in UTF-8, UTF-16 or a Cyrillic encoding; convert it to UTF-8"),
    ],
)
def test_a_bad_row_is_a_problem_with_its_line(read_back, row, reason):
    data = row.encode() if isinstance(row, str) else row
    good, problem, after = read_back("a.jsonl", b"\n".join([GOOD.encode(), data, GOOD.encode()]))
    assert problem == Problem("a.jsonl:2", reason)
    assert good == after == Document(id="good", text="A sound row.", path="a.jsonl")


def test_an_id_too_long_is_a_problem(read_back):
    (problem,) = read_back("a.jsonl", json.dumps({"id": "x" * 1001, "text": "a"}))
    assert "1 to 1000 characters" in problem.reason


@pytest.mark.parametrize(
    ("field", "value", "warning"),
    [
        ("date", "16.05.2024", "its date '16.05.2024' is not ISO 8601, such as 2024-05-16; left out"),
        ("date", 1715887140, "its date is a number, not a string; left out"),
        ("title", ["t"], "its title is a list, not a string; left out"),
        ("lang", False, "its lang is true or false, not a string; left out"),
        ("source", {"name": "x"}, "its source is an object, not a string; left out"),
        ("url", 1.5, "its url is a number, not a string; left out"),
    ],
)
def test_a_wrong_optional_field_is_left_out_with_a_warning(read_back, field, value, warning):
    warned, document = read_back("a.jsonl", json.dumps({"text": "A row.", field: value}))
    assert warned == Warned("a.jsonl:1", warning)
    assert document == Document(id="a.jsonl#1", text="A row.", path="a.jsonl")


@pytest.mark.parametrize("field", ["title", "lang", "date", "source", "url"])
@pytest.mark.parametrize("value", [None, "", "  \n"])
def test_an_empty_optional_field_is_null_without_a_word(read_one, field, value):
    assert getattr(read_one("a.jsonl", json.dumps({"text": "A row.", field: value})), field) is None


def test_half_a_surrogate_pair_is_replaced_with_a_warning(read_back):
    *warned, document = read_back("a.jsonl", '{"text": "a \\ud800 b \\ud83d\\ude00", "title": "t \\udfff"}')
    assert (document.title, document.text) == ("t \ufffd", "a \ufffd b 😀")
    assert [type(item) for item in warned] == [Warned, Warned]


def test_of_a_key_that_comes_twice_the_last_counts(read_one):
    assert read_one("a.jsonl", '{"text": "One.", "text": "Two."}').text == "Two."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "koi8-r", "utf-16"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_rows_in_each_encoding(read_back, encoding, newline):
    rows = newline.join(['{"text": "Мост открыли в среду."}', "", '{"text": "Его строили три года."}'])
    first, second = read_back("a.ndjson", rows.encode(encoding))
    assert (first.text, second.text) == ("Мост открыли в среду.", "Его строили три года.")
    assert (first.id, second.id) == ("a.ndjson#1", "a.ndjson#3")


def test_a_line_over_the_limit_is_a_problem_in_bounded_memory(folder):
    with Path("a.jsonl").open("wb") as file:
        file.write(GOOD.encode() + b"\n")
        file.write(b'{"text": "' + b"word " * 10_000_000 + b'"}\n')
        file.write(GOOD.encode())
    tracemalloc.start()
    results = list(read(scan(["a.jsonl"]).files[0]))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [type(item) for item in results] == [Document, Problem, Document]
    assert results[1] == Problem("a.jsonl:2", "longer than 10 MB, the limit for one document; split it")
    assert peak < 30_000_000


def test_rows_are_read_as_they_come(folder):
    with Path("a.jsonl").open("wb") as file:
        file.writelines([GOOD.encode() + b"\n"] * 5_000)
    tracemalloc.start()
    assert sum(1 for _ in read(scan(["a.jsonl"]).files[0])) == 5_000
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 3_000_000


@pytest.mark.parametrize("size", [1, 2, 3, 7, 64])
def test_it_makes_no_difference_where_the_pieces_part(size):
    from casearch.sources.jsonl import read_rows

    data = f"{GOOD}\n\n{GOOD}\r\nnonsense\n{GOOD}".encode()
    pieces = [data[at : at + size] for at in range(0, len(data), size)]
    assert list(read_rows(pieces, "x", None)) == list(read_rows([data], "x", None))
