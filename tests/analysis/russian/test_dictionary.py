"""The fast way through pymorphy3's dictionary, held against pymorphy3's own."""

import pytest
from pymorphy3 import MorphAnalyzer

from casearch.analysis.russian.dictionary import dictionary

KNOWN = """вода воды елка ежа еще все стали стекла было лучше крупнейших человек людей дети шли идет подписали подписан
    министрами хорошо открыто больших поэтому наилучший побыстрее себя который два первый мы не а о рак был токай"""
UNKNOWN = """акимат маслихату токаевым бишкекская жогорку кенеша псевдокошка микрорайонами автоколонне энергокомпании
    наикрутейший попроще бутявкать трампизмом майнила хештегами еврооблигациях антиковидной подкасте ъъъ щщщщщ"""


@pytest.fixture(scope="module")
def parse():
    return MorphAnalyzer(lang="ru").parse


@pytest.mark.parametrize("word", f"{KNOWN} {UNKNOWN}".split())
def test_the_readings_and_scores_are_those_of_pymorphy3(parse, word):
    theirs = sorted((p.normal_form, str(p.tag), p.score) for p in parse(word) if "UNKN" not in p.tag)
    ours = sorted(dictionary().readings(word))
    assert [reading[:2] for reading in ours] == [reading[:2] for reading in theirs]
    assert [reading[2] for reading in ours] == pytest.approx([reading[2] for reading in theirs])


@pytest.mark.parametrize("word", ["water", "об'ект", "қала", "60к", ""])
def test_other_letters_have_no_readings(word):
    assert dictionary().readings(word) == []


def test_knows_what_it_has():
    assert dictionary().knows("ёлками")
    assert dictionary().knows("елками")
    assert not dictionary().knows("елкамитами")
    assert not dictionary().knows("water")
