"""Many words at once have the stems that each has alone."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casearch.analysis.kazakh import stems, stems_of
from casearch.analysis.kazakh.batch import weigh
from casearch.analysis.kazakh.batch.letters import BASE, EXACT, code, decoded
from casearch.analysis.kazakh.closed import normal_forms
from casearch.analysis.kazakh.model import LONGEST_WORD, model
from casearch.analysis.kazakh.phonology import ALPHABET
from support import ROOT

STEMS = sorted(model().nouns | model().verbs)
ENDINGS = sorted(model().endings.endings())
ALTERED = "бгғпкқяюиуылнрйь"
"""What stems end in that their endings change, or may seem to."""

letters = st.text(sorted(ALPHABET), max_size=8)
formed = st.builds(
    lambda stem, letter, cut, ending: stem[: len(stem) - cut] + letter + ending,
    st.sampled_from(STEMS) | letters,
    st.sampled_from(["", "", *ALTERED]),
    st.integers(0, 2),
    st.sampled_from(ENDINGS),
)
words_of_all_kinds = formed | letters | st.text(max_size=10) | st.sampled_from(sorted(normal_forms()))


@pytest.fixture(scope="module", autouse=True)
def _few_words_are_read_at_once_too() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(weigh, "FEW", 1)
        yield


@settings(deadline=None)
@given(st.lists(words_of_all_kinds))
def test_words_have_the_stems_that_each_has_alone(words):
    assert stems_of(words) == [stems(word) for word in words]


def test_words_of_the_corpus_have():
    texts = (
        path.read_text(encoding="utf-8", errors="replace").lower()
        for path in sorted((ROOT / "corpus").rglob("*.txt"))
    )
    words = sorted({word for text in texts for word in re.findall(r"\w+", text)})
    assert len(words) > 5000
    assert stems_of(words) == [stems(word) for word in words]


def test_stems_with_every_ending_have():
    chosen = random.Random(1)
    words = [chosen.choice(STEMS) + ending for ending in ENDINGS]
    words += [chosen.choice(STEMS)[:-1] + chosen.choice(ALTERED) + ending for ending in ENDINGS]
    words += [chosen.choice(STEMS)[:-1] + chosen.choice("яюи") + ending[1:] for ending in ENDINGS]
    assert stems_of(words) == [stems(word) for word in words]


def test_listed_stems_have():
    assert stems_of(STEMS) == [stems(stem) for stem in STEMS]


@pytest.mark.parametrize(
    "word",
    ["", "су", "covid", "e-mail", "сондай-ақ", "мен", "\ud800", "😀кітаптар", "а" * LONGEST_WORD, "лар" * 30],
)
def test_what_is_read_alone_is_read_among_others(word):
    assert stems_of(["кітаптарымызда", word, "бала"]) == [stems("кітаптарымызда"), stems(word), stems("бала")]


def test_words_with_the_number_of_a_long_listed_stem_are_not_taken_for_it():
    numbers = [code(stem) for stem in STEMS if len(stem) > EXACT]
    words = [
        decoded(number) for number in numbers if all(number // BASE**place % BASE for place in range(EXACT))
    ]
    words = [word for word in words if len(word) == EXACT]
    assert len(words) > 5
    assert stems_of(words) == [stems(word) for word in words]


def test_no_words_have_no_stems():
    assert stems_of([]) == []
