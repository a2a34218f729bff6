"""Is every line of the lexicon as its README says? Scripts, dictionary forms, harmony, repeats."""

from pathlib import Path

import pytest

from casearch.errors import CasearchError
from casearch.lexicon.concept import PARTS_OF_SPEECH, concepts, fields
from lexicon.checks import faults, mixed_harmony, repeats

WRITTEN = list(concepts())
REVIEWED = Path(__file__).parent / "reviewed.tsv"
"""What a rule finds wrong and a person found right: a loan of mixed vowels, a Russian word pymorphy3 does not know."""


def reviewed() -> set[tuple[str, str]]:
    rows = (line.split("\t") for line in REVIEWED.read_text("utf-8").splitlines())
    return {(kind, word) for kind, word in rows}


def test_no_line_breaks_a_rule_but_those_that_were_looked_at():
    known = reviewed()
    found = [
        (concept.where, *fault) for concept in WRITTEN for fault in faults(concept) if fault not in known
    ]
    assert not found


def test_what_was_looked_at_still_stands_in_the_lexicon():
    said = {fault for concept in WRITTEN for fault in faults(concept)}
    assert not reviewed() - said


def test_no_line_says_what_an_earlier_one_says():
    assert [(new.where, old.where) for new, old in repeats(WRITTEN)] == []


@pytest.mark.parametrize("pos", PARTS_OF_SPEECH)
def test_every_part_of_speech_is_there(pos):
    assert any(concept.pos == pos for concept in WRITTEN)


def test_there_are_as_many_concepts_as_it_takes():
    assert len(WRITTEN) >= 12_000


@pytest.mark.parametrize(
    ("word", "mixed"),
    [
        ("кітап", True),
        ("бүгін", False),
        ("қауіпсіздік", True),
        ("дала", False),
        ("комитет", True),  # a loan: reviewed
        ("вагон", False),  # letters of loans make no promise
        ("су", False),
        ("жолмен", False),  # the instrumental does not follow
    ],
)
def test_mixed_vowels_are_seen(word, mixed):
    assert mixed_harmony(word) is mixed


def test_a_line_with_a_column_too_few_is_named(tmp_path):
    path = tmp_path / "water.tsv"
    path.write_text("water\tвода\tсу\tnoun\t\nriver\tрека\n", "utf-8")
    with pytest.raises(CasearchError, match=r"water.tsv:2 has 2 columns"):
        list(fields(path))
