"""Text → passages, each of one language."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casearch.language import language_code, main_language, passages

RU = "Президент провёл встречу с министром иностранных дел в Астане."
KK = "Үкімет отырысында су ресурстарын үнемдеу мәселесі қаралды."
EN = "The president met the foreign minister of the country in Astana."
TR = "Cumhurbaşkanı Erdoğan bugün Ankara'da yeni bir açıklama yaptı."


def langs(text, declared=None):
    return [part.lang for part in passages(text, declared)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        (" \n\t\n", []),
        (RU, ["ru"]),
        (f"{RU}\n{KK}\n\n{EN}\n{TR}", ["ru", "kk", "en", "other"]),
        (f"{KK}\nСу", ["kk", "kk"]),  # a word of either goes with the rest
        (f"{RU}\nСу", ["ru", "ru"]),
        (f"{RU}\n16.05.2024", ["ru", "ru"]),  # a line of digits, too
        (f"{RU}\nAstana Finance Days", ["ru", "en"]),  # another script is another language
        (f"{TR}\nSu", ["other", "other"]),  # Turkish as well as Kazakh in Latin letters
    ],
)
def test_passages(text, found):
    assert langs(text) == found


@pytest.mark.parametrize(
    ("text", "declared", "found"),
    [
        ("Су", "kk", ["kk"]),
        ("Су", "ru", ["ru"]),
        ("Су", "kz", ["kk"]),
        (KK, "ru", ["kk"]),  # sites declare one language for pages that quote another
        (RU, "kk", ["ru"]),
        (f"Президент\n{EN}", "en", ["ru", "en"]),
        ("2024", "kk", ["kk"]),
    ],
)
def test_a_declared_language_decides_where_the_passage_does_not(text, declared, found):
    assert langs(text, declared) == found


def test_offsets():
    text = f"\n{RU}\n  \r\n{KK}"
    assert [text[part.start : part.end] for part in passages(text)] == [RU, KK]


@pytest.mark.parametrize(
    ("declared", "code"),
    [("kk", "kk"), ("KK-kz", "kk"), ("kk_KZ", "kk"), ("kaz", "kk"), ("kz", "kk"), ("rus", "ru"), ("ru-RU", "ru"),
     ("eng", "en"), ("tr", "tr"), (" en ", "en"), ("", None), (None, None)],
)  # fmt: skip
def test_declared_codes(declared, code):
    assert language_code(declared) == code


@pytest.mark.parametrize(
    ("text", "declared", "main"),
    [
        ("", None, "other"),
        (f"{RU}\n{KK}\n{KK}", None, "kk"),
        (f"{RU}\n{KK}\n{KK}", "ru", "ru"),
        (f"{RU}\n" + "12 345 678\n" * 50, None, "ru"),  # tables of numbers are in no language
        (TR, None, "other"),
        (TR, "tr", "tr"),
    ],
)
def test_main_language(text, declared, main):
    assert main_language(passages(text, declared), declared) == main


@given(
    st.text(alphabet=st.characters(exclude_categories=[])), st.sampled_from(["ru", "kk", "en", "tr", None])
)
def test_passages_of_any_text(text, declared):
    at = 0
    for part in passages(text, declared):
        assert at <= part.start < part.end <= len(text)
        assert "\n" not in text[part.start : part.end]
        assert not text[at : part.start].strip()
        at = part.end
    assert not text[at:].strip()
