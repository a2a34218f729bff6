"""The passage that is shown: where it begins and ends, what is highlighted in it."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from casearch.search.snippets import LEAD, WIDTH, Found, best_snippet

SENTENCES = " ".join(f"Предложение номер {n} рассказывает о погоде." for n in range(40))


def found(text: str, *words: str) -> Found:
    """Every place where one of the words stands."""
    matches = Found()
    spans = [(at, at + len(word), word) for word in words for at in _places(text, word)]
    for span in sorted(spans):
        matches.at(*span)
    return matches


def _places(text: str, word: str) -> list[int]:
    places, at = [], text.find(word)
    while at >= 0:
        places.append(at)
        at = text.find(word, at + 1)
    return places


def shown(text: str, *words: str) -> tuple[str, list[str]]:
    snippet, highlights = best_snippet(text, found(text, *words), len(words))
    return snippet, [snippet[start:end] for start, end in highlights]


def test_a_short_text_is_shown_whole():
    assert shown("Вода в реке.", "Вода") == ("Вода в реке.", ["Вода"])


def test_without_a_match_the_beginning_is_shown():
    snippet, words = shown(SENTENCES, "нет")
    assert snippet.startswith("Предложение номер 0 ")
    assert snippet.endswith("…")
    assert words == []


def test_it_begins_with_the_sentence_of_the_match():
    snippet, words = shown(SENTENCES, "номер 17")
    assert snippet.startswith("Предложение номер 17 ")
    assert words == ["номер 17"]


def test_the_window_with_most_of_the_query_wins():
    text = f"Вода течёт. {SENTENCES} Вода и энергия вместе. {SENTENCES}"
    snippet, words = shown(text, "Вода", "энергия")
    assert snippet.startswith("Вода и энергия вместе.")
    assert words == ["Вода", "энергия"]


def test_a_match_deep_in_a_long_sentence_is_shown_with_dots_before_it():
    text = "слово " * 100 + "вода"
    snippet, words = shown(text, "вода")
    assert snippet.startswith("… ")
    assert words == ["вода"]
    assert len(snippet) <= LEAD + 10


def test_it_is_one_line():
    snippet, words = shown("Первая\n\nВторая строка", "Вторая")
    assert snippet == "Первая Вторая строка"
    assert words == ["Вторая"]


def test_an_empty_text_has_an_empty_snippet():
    assert best_snippet("", Found(), 1) == ("", ())


@given(st.text(alphabet="аб .\n", max_size=700), st.sets(st.integers(0, 700), max_size=10))
def test_highlights_are_the_words_that_matched(text, places):
    matches = Found()
    for at in sorted(places):
        if at < len(text) and not text[at].isspace():
            matches.at(at, at + 1, "w")
    snippet, highlights = best_snippet(text, matches, 1)
    assert len(snippet) <= WIDTH + 3
    assert "\n" not in snippet
    assert all(not snippet[start:end].isspace() and end == start + 1 for start, end in highlights)
    assert sorted(highlights) == list(highlights)
    if matches.spans:
        assert highlights


PIECES = st.sampled_from(
    ["слово ", "да. ", "что?» ", 'раз!" ', "\n", "\n\n", "  ", "х" * 150 + " ", ". ", "Он… ", "') ", "вода, "]
)


@given(st.lists(PIECES, max_size=120).map("".join), st.data())
def test_the_window_is_the_best_of_those_at_every_match(text, data):
    """Plainly: every sentence of the text is looked at, and every window is laid."""
    tokens = [match.span() for match in re.finditer(r"\w+", text)]
    chosen = data.draw(st.lists(st.sampled_from(tokens), max_size=12)) if tokens else []
    matches = Found(sorted((*span, data.draw(st.sampled_from("абв"))) for span in chosen))
    snippet, _ = best_snippet(text, matches, 9)
    if len(text) <= WIDTH or not matches.spans:
        return
    sentences = [
        match.end() for match in re.finditer(r"(?:(?<=[.!?…])[»”\"')]*\s+|\n+\s*)(?=\S)|\A\s*", text)
    ]

    def merit(at: int) -> tuple[int, int, int]:
        begin = max(sentence for sentence in sentences if sentence <= at)
        if at - begin > LEAD:
            space = re.compile(r"\s+").search(text, at - LEAD, at)
            begin = space.end() if space else at
        end = begin + len(best_end(text, begin))
        inside = [span for span in matches.spans if begin <= span[0] and span[1] <= end]
        return len({word for _, _, word in inside}), len(inside), -begin

    begin = -max(merit(at) for at, _, _ in matches.spans)[2]
    shown = " ".join(best_end(text, begin).split())
    assert snippet.removeprefix("… ").removesuffix("…").strip() == shown.removesuffix("…")


def best_end(text: str, begin: int) -> str:
    """The window that begins there: as much as there is room for, up to the end of a word."""
    window = text[begin : begin + WIDTH]
    if begin + WIDTH < len(text) and not text[begin + WIDTH].isspace():
        cut = max(window.rfind(" "), window.rfind("\n"))
        window = window[:cut] if cut > WIDTH // 2 else window
    return window.rstrip()
