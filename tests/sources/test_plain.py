"""Plain text: one form of white space, the title apart, nothing else touched."""

import pytest

from casearch.sources import Problem


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("One sentence here.\nAnother line here.", "One sentence here.\nAnother line here."),
        ("  One sentence here. \n\n\n\n\t Another one here.\n\n", "One sentence here.\n\nAnother one here."),
        ("One sentence here.\r\n\r\nAnother one here.\r\n", "One sentence here.\n\nAnother one here."),
        ("One sentence here.\rAnother one here.", "One sentence here.\nAnother one here."),
        ("One  sentence\there\u00a0now.\u2028Another.", "One sentence here now.\nAnother."),
        ("One sentence is here.\n\u200b\n \u200e \nAnother.", "One sentence is here.\n\nAnother."),
        ("One \x1b[31msentence\x07 is\x9b here.\x1a", "One [31msentence is here."),
        ("Бір сөйлем бар осында\u00ad.", "Бір сөйлем бар осында\u00ad."),  # soft hyphens are the analysis's
    ],
)
def test_white_space_has_one_form(read_one, content, text):
    assert read_one("a.txt", content).text == text


def test_the_title_stands_apart_and_only_there(read_one):
    document = read_one(
        "a.txt", "Вода дорожает снова\n\n# Вода дорожает снова\n\nТариф вырос на треть с мая.\n"
    )
    assert (document.title, document.text) == ("Вода дорожает снова", "Тариф вырос на треть с мая.")


def test_a_file_of_one_line_is_text_without_a_title(read_one):
    document = read_one("a.txt", "Вода дорожает снова\n")
    assert (document.title, document.text) == (None, "Вода дорожает снова")


def test_nothing_else_is_said_of_the_document(read_one):
    document = read_one("a.txt", "Тариф на воду вырос на треть с 16 мая 2024 года.\n\nТак решили в акимате.")
    assert (document.lang, document.date, document.source, document.url) == (None, None, None, None)


def test_a_text_that_is_nothing_but_what_is_dropped_elsewhere_is_left_as_it_is(read_one):
    assert (
        read_one("a.txt", "Поделиться\nКурс валют\nUSD 470.1\n").text == "Поделиться\nКурс валют\nUSD 470.1"
    )


def test_a_file_of_nothing_that_shows_is_empty(read_back):
    assert read_back("a.txt", "\u200b\n\x01\n") == [Problem("a.txt", "empty")]
