"""Bytes to text: what is UTF-8 or UTF-16, which Cyrillic encoding it is in, and what is none."""

import pytest

from casearch.errors import SourceError
from casearch.sources import Problem, Warned
from casearch.sources.encoding import decode

RUSSIAN = "Водохранилище заполнено на две трети, сообщили в министерстве. Полив начнётся в апреле.\n"
KAZAKH = "Су қоймасы үштен екісіне толды, деп хабарлады министрлік. Суару сәуірде басталады.\n"
UKRAINIAN = "Їхній уряд оголосив про нові заходи, які стосуються всіх жителів області, повідомляє газета.\n"
ENGLISH = "The reservoir is two thirds full, the ministry said. Watering begins in April.\n"


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (RUSSIAN.encode(), RUSSIAN),
        (KAZAKH.encode(), KAZAKH),
        (b"\xef\xbb\xbf" + KAZAKH.encode(), KAZAKH),
        (RUSSIAN.encode("cp1251"), RUSSIAN),
        (RUSSIAN.upper().encode("cp1251"), RUSSIAN.upper()),
        ("Токаев".encode("cp1251"), "Токаев"),
        ((ENGLISH * 20 + RUSSIAN).encode("cp1251"), ENGLISH * 20 + RUSSIAN),
        ("«Қазақстан»".encode(), "«Қазақстан»"),
        (RUSSIAN.encode("koi8-r"), RUSSIAN),
        (RUSSIAN.encode("cp866"), RUSSIAN),
        (RUSSIAN.encode("iso-8859-5"), RUSSIAN),
        (RUSSIAN.upper().encode("koi8-r"), RUSSIAN.upper()),
        (KAZAKH.encode("kz1048"), KAZAKH),
        (KAZAKH.upper().encode("kz1048"), KAZAKH.upper()),
        (UKRAINIAN.encode("cp1251"), UKRAINIAN),
        (KAZAKH.encode("utf-16"), KAZAKH),
        (KAZAKH.encode("utf-16-le"), KAZAKH),
        (KAZAKH.encode("utf-16-be"), KAZAKH),
        (ENGLISH.encode("utf-16-be"), ENGLISH),
        (ENGLISH.encode("ascii"), ENGLISH),
        (b"form\ffeed, escape \x1b[1m and the end of an old file\x1a", None),
        (b"", ""),
    ],
)
def test_text_is_read_in_its_encoding(data, text):
    assert decode(data) == (text if text is not None else data.decode(), 0)


@pytest.mark.parametrize(
    ("data", "broken"),
    [
        (RUSSIAN.encode()[:-3], 1),  # cut in the middle of a letter
        (KAZAKH.encode() + b"\xff\xfe" + KAZAKH.encode(), 2),
        (ENGLISH.encode() * 3 + b"\xe9", 1),
        (RUSSIAN.encode() * 5 + b"\xd0 \xd0 \x80", 3),
    ],
)
def test_a_few_broken_bytes_cost_themselves_only(data, broken):
    text, replaced = decode(data)
    assert replaced == broken
    assert 1 <= text.count("\ufffd") <= broken


@pytest.mark.parametrize(
    "data",
    [
        ("L’été dernier, les élèves étaient déjà allés à la mer. " * 3).encode("cp1252"),
        bytes(range(128, 256)) * 3,
    ],
)
def test_other_encodings_are_refused_rather_than_misread(data):
    with pytest.raises(
        SourceError, match="not text in UTF-8, UTF-16 or a Cyrillic encoding; convert it to UTF-8"
    ):
        decode(data)


@pytest.mark.parametrize(
    "data", [b"a\0b", b"\x01\x02\x03\x04", b"\xff\xfe" + bytes(400), b"\x7fELF\x02\x01\x01\0"]
)
def test_binary_content_is_refused(data):
    with pytest.raises(SourceError, match="looks like a binary file"):
        decode(data)


def test_a_warning_stands_before_the_document_it_is_about(read_back):
    warning, document = read_back("a.txt", RUSSIAN.encode() + b"\xff" + RUSSIAN.encode())
    assert warning == Warned("a.txt", "1 byte is not UTF-8, replaced by U+FFFD")
    assert "\ufffd" in document.text


def test_what_is_no_text_is_a_problem(read_back):
    assert read_back("a.txt", bytes(range(128, 256)) * 3) == [
        Problem("a.txt", "not text in UTF-8, UTF-16 or a Cyrillic encoding; convert it to UTF-8")
    ]
