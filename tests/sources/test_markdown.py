"""Markdown: marks off, words kept, simple front matter read."""

import time

import pytest

from casearch.sources import Warned

BODY = "The plant began work on Monday."


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("Some **bold** and *soft* and ***both*** words.", "Some bold and soft and both words."),
        ("Some __bold__ and _soft_ words.", "Some bold and soft words."),
        ("A snake_case_name, 2 * 3 * 4 and 5*6*7.", "A snake_case_name, 2 * 3 * 4 and 567."),
        ('See [the report](https://example.org/a_(b) "title") now.', "See the report now."),
        ("See [the report][1] now.\n\n[1]: https://example.org\n", "See the report now."),
        ("Write to <https://example.org/a> now.", "Write to https://example.org/a now."),
        ("Before. ![a picture](a.png) After.", "Before. After."),
        ("One `word` of ~~code~~.", "One word of code."),
        ("> Quoted words here.\n> > Twice over.", "Quoted words here.\nTwice over."),
        (
            "They said this.\n\n## A part of it ##\n\nMore of it.",
            "They said this.\n\nA part of it\n\nMore of it.",
        ),
        (
            "They said this:\n* one\n+ two\n- three\n1. four",
            "They said this:\n- one\n- two\n- three\n1. four",
        ),
        ("They said this.\n\n---\n\nMore of it.", "They said this.\n\nMore of it."),
        (
            "They said this.\n\n```\nx = 1\n```\n\nAnd so it has been since then.",
            "They said this.\n\nx = 1\n\nAnd so it has been since then.",
        ),
        ("They said this:\n\n| a | b |\n|---|---|\n| 1 | 2 |", "They said this:\n\n| a | b |\n| 1 | 2 |"),
        ("A <b>tag</b> and a <!-- hidden\nremark --> sign: 3 < 4 > 2.", "A tag and a sign: 3 < 4 > 2."),
        (r"Five \* six \_and\_ &laquo;seven&raquo; &amp; eight.", "Five * six _and_ «seven» & eight."),
        ("**Астана. 16 мая.** Қала әкімі хабарлады.", "Астана. 16 мая. Қала әкімі хабарлады."),
        ("An unclosed [bracket and *star are kept.", "An unclosed [bracket and *star are kept."),
    ],
)
def test_marks_are_stripped_and_words_kept(read_one, source, text):
    assert read_one("a.md", source).text == text


@pytest.mark.parametrize(
    "source",
    [
        f"# The new plant\n\n{BODY}",
        f"The new plant\n=============\n\n{BODY}",
        f"#   The **new** plant #\n\n{BODY}",
        f"The new plant\n\n# The new plant\n\n{BODY}",
        f"---\ntitle: The new plant\n---\n\n# The New Plant\n\n{BODY}",
        f'---\r\ntitle: "The new plant"\r\n---\r\n{BODY}',
        f"\ufeff---\ntitle: 'The new plant'\n---\n{BODY}",
    ],
)
def test_the_title_is_the_heading_or_what_front_matter_says(read_one, source):
    document = read_one("a.md", source)
    assert (document.title, document.text) == ("The new plant", BODY)


def test_front_matter_gives_the_fields_it_knows(read_one):
    document = read_one(
        "a.md",
        "---\ntitle: Plant: a beginning\ndate: 2024-05-16 19:19\nlang: en\nsource: The Paper\n"
        f"url: https://example.org/a\ntags: [a, b]\nauthor:\n  name: x\n---\n{BODY}",
    )
    assert document.title == "Plant: a beginning"
    assert (document.date, document.lang, document.source) == ("2024-05-16T19:19", "en", "The Paper")
    assert document.url == "https://example.org/a"
    assert document.text == BODY


def test_a_date_that_is_none_is_left_out_with_a_warning(read_back):
    warning, document = read_back("a.md", f"---\ndate: last May\n---\n{BODY}")
    assert warning == Warned("a.md", "its date 'last May' is not ISO 8601, such as 2024-05-16; left out")
    assert (document.date, document.text) == (None, BODY)


def test_rulers_at_the_top_are_no_front_matter(read_one):
    assert read_one("a.md", f"---\n\n{BODY}").text == BODY


@pytest.mark.parametrize(
    "piece",
    [
        "[",
        "![",
        "*a ",
        "_a*",
        "> ",
        "<a ",
        "`",
        "[a](",
        "- ",
        "~~a",
        "\\",
        "|",
        "<!--",
        "&#",
        "a\n",
        "# ",
        "---\n",
        "[a]: b ",
    ],
)
def test_a_hostile_file_takes_time_in_proportion_to_its_length(read_back, piece):
    start = time.process_time()
    read_back("a.md", piece * (200_000 // len(piece)))
    assert time.process_time() - start < 3
