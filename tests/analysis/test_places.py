"""Where the nth word of a text stands: at the nth token that has terms, found without reading any."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casearch.analysis import Analyser, tokenise
from casearch.analysis.analyser import has_terms
from casearch.analysis.places import words_of
from casearch.language import ENGLISH, KAZAKH, OTHER, RUSSIAN

ANALYSER = Analyser()

PIECES = st.sampled_from(
    "вода Токаев Тоқаевтың «су» (река). 20 000 000,5 % %-ға 15 -ға 100км 5G 2030-ға БҰҰ-ның U.S. т.е. г. e-mail "
    "a@b.kz https://kaz.kz/x?y http: www. mailto: www.) 3.5m , . « » — water's Камбар-Ата 12:30 1.2.3 20\u00a0000 "
    "5\u2009000 ста́рый й_ё х\u0301 \u0301 ʼ ʹ'а' а\tб ё\u2028а \u200bа 5th I".split(" ")
)
TEXTS = st.lists(
    st.tuples(
        PIECES | st.text(max_size=4), st.sampled_from(["", " ", " ", " ", "\n", "  ", "\n\n", ". ", "\t"])
    ),
    max_size=14,
).map(lambda pieces: "".join(part for piece in pieces for part in piece))


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_words_are_the_tokens_that_have_terms(text):
    words = words_of([text])[0]
    tokens = [(token.start, token.end) for token in ANALYSER.tokens(text)]
    assert list(words) == tokens
    assert [words[number] for number in range(len(words))] == tokens


@settings(max_examples=50, deadline=None)
@given(st.lists(TEXTS, max_size=4))
def test_texts_looked_through_together_are_looked_through_apart(texts):
    assert [list(words) for words in words_of(texts)] == [list(words_of([text])[0]) for text in texts]


def test_words_are_told_apart_where_a_space_lies_inside_a_token():
    text = "Выросло на 20 000 тонн, 15 %-ға артты"
    assert [text[start:end] for start, end in words_of([text])[0]] == [
        "Выросло", "на", "20 000", "тонн", "15 %-ға", "артты",
    ]  # fmt: skip


def test_a_number_that_is_none_is_an_error():
    assert len(words_of([""])[0]) == 0
    with pytest.raises(IndexError):
        words_of(["одно слово"])[0][2]


@pytest.mark.parametrize("lang", [RUSSIAN, KAZAKH, ENGLISH, OTHER])
@given(st.text("ʼʹ'’-a1кә.@ͺ\u0301\u200b\u3164", min_size=1, max_size=6) | st.text(max_size=5))
def test_whether_a_word_has_terms_does_not_depend_on_its_language(lang, text):
    for _, _, word in tokenise(text):
        assert has_terms(word) == bool(ANALYSER.terms(word, lang))
