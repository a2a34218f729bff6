"""Is Kazakh in Latin letters brought to Cyrillic ones? Each alphabet, and what stays Latin."""

from __future__ import annotations

import pytest

import casearch
from casearch.analysis.kazakh import cyrillic

ALPHABETS = [
    ("qazaqstannyń", "қазақстанның", "2018: ń"),
    ("respýblıkasynyń", "республикасының", "2018: ý is у, ı is и"),
    ("halyqaralyq", "халықаралық", "2018: y is ы"),
    ("úkimet", "үкімет", "2018: ú"),
    ("ótinish", "өтініш", "2018: ó"),
    ("jańa", "жаңа", "2018: ń between vowels"),
    ("berý", "беру", "2018: ý at the end"),
    ("konferentsıiaǵa", "конференцияға", "2018: ıa is я, ǵ"),
    ("qatıstı", "қатысты", "ı is ы"),
    ("ūlttyq", "ұлттық", "2021: ū"),
    ("öz", "өз", "2021: ö"),
    ("jūmysşy", "жұмысшы", "2021: ş"),
    ("ulttyq", "ұлттық", "plain: u is ұ"),
    ("otkizdi", "өткізді", "plain: o is ө in a front word"),
    ("zhana", "жаңа", "plain: zh, n is ң"),
    ("turgyndar", "тұрғындар", "plain: g is ғ in a back word"),
    ("bilim", "білім", "plain: i is і"),
    ("oqushylar", "оқушылар", "plain: sh"),
    ("ministr", "министр", "plain: a loanword"),
    ("ekonomika", "экономика", "plain: a loanword in э"),
]


@pytest.mark.parametrize(("latin", "word", "shows"), ALPHABETS)
def test_spelling(latin, word, shows):
    assert cyrillic(latin) == word, shows


@pytest.mark.parametrize("word", ["google", "government", "report", "the", "at", "usaid", "e-mail", ""])
def test_what_is_no_kazakh_stays(word):
    assert cyrillic(word) == ""


def test_a_text_in_latin_letters_has_the_terms_of_the_same_in_cyrillic():
    latin = casearch.analyze("Qazaqstannyń memlekettik tili", "kk")
    for token, term in zip(latin, ("қазақстан", "мемлекеттік", "тіл"), strict=True):
        assert token.terms[0] == term
        assert token.lang == "kk"


def test_an_english_word_in_a_kazakh_text_is_english():
    (token,) = casearch.analyze("meetings", "kk")
    assert (token.lang, token.terms) == ("en", casearch.stems("meetings", "en"))


def test_a_run_of_letters_that_is_no_word_has_no_spelling():
    assert cyrillic("a" * 400) == ""
