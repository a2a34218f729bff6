"""From syntax to what an engine is asked."""

from __future__ import annotations

import pytest

from casearch.analysis import Analyser
from casearch.nodes import (
    BODY,
    LANG,
    NAMES,
    SOURCE,
    SURFACE,
    TITLE,
    And,
    Every,
    Fuzzy,
    Group,
    Near,
    Not,
    Or,
    Phrase,
    Prefix,
    Range,
    Term,
    Wildcard,
)
from casearch.query import read_query
from casearch.query.build import ALL_BONUS, MAX_PATTERNS, MAX_PHRASE

ANALYSER = Analyser()


def read(text, **options):
    return read_query(text, ANALYSER, **{"translit": False, **options})


def word(term, lang_terms=()):
    return Group(BODY, tuple((each, 1.0) for each in (term, *lang_terms)))


WATER, RIVER = word("water"), word("river")


def test_words_in_a_row_are_a_list_with_a_bonus_for_all():
    assert read("water river").node == Or((WATER, RIVER), all_bonus=ALL_BONUS)


def test_a_required_word_scores_as_any_and_is_asked_for_beside():
    words = Or((WATER, RIVER), all_bonus=ALL_BONUS)
    assert read("+water river").node == And((words, And((WATER,), boost=0.0)))


def test_an_excluded_word_is_none_of_the_words_to_be_found():
    found = read("water -river")
    assert found.node == And((Or((WATER,), all_bonus=ALL_BONUS), Not(RIVER)))
    assert [w.surface for w in found.words] == ["water"]
    assert [w.surface for w in found.excluded] == ["river"]


def test_operators():
    assert read("water AND river").node == And((WATER, RIVER))
    assert read("water OR river").node == Or((WATER, RIVER))
    assert read("NOT water").node == And((Not(WATER),))


def test_a_phrase_is_of_normal_forms_and_of_names():
    assert read('"waters rivers"').node == Phrase((WATER, RIVER))
    own, names = read('"Касым-Жомарт Токаев"', translit=True).node.children
    assert {part.field for part in own.parts} == {BODY}
    assert {part.field for part in names.parts} == {NAMES}
    assert names.boost < 1


def test_near_is_a_window_with_room_for_other_words():
    assert read('"water river"~3').node == Near((WATER, RIVER), 4)


@pytest.mark.parametrize(
    ("query", "node"),
    [
        ("=Waters", Term(SURFACE, "waters")),
        ('="the Waters"', Phrase((Term(SURFACE, "the"), Term(SURFACE, "waters")))),
        ("Wat*", Prefix(SURFACE, "wat")),
        ("w?ter", Wildcard(SURFACE, "w?ter")),
        ("*ter", Wildcard(SURFACE, "*ter")),
        ("watr~1", Fuzzy(SURFACE, "watr", 1)),
        ("e-ma*", And((Term(SURFACE, "e"), Prefix(SURFACE, "ma")))),
        ("ёлк*", Prefix(SURFACE, "елк")),
        ("*", Every()),
        ("title:waters", Group(TITLE, (("water", 1.0),))),
        ('title:"waters rivers"', Phrase((Group(TITLE, (("water", 1.0),)), Group(TITLE, (("river", 1.0),))))),
    ],
)  # fmt: skip
def test_forms_ask_the_field_of_written_words(query, node):
    assert read(query).node == node


def test_exact_asks_for_every_word_as_it_is_written():
    assert read("waters", exact=True).node == Or((Term(SURFACE, "waters"),), all_bonus=ALL_BONUS)


@pytest.mark.parametrize(
    ("query", "node"),
    [
        ("lang:KZ", Term(LANG, "kk", 0)),
        ("source:ДАЛА", Term(SOURCE, "дала", 0)),
        ("date:2024", Range("date", 738886, 739251)),
        ("since:2024", Range("date", 738886)),
        ("until:2024", Range("date", None, 739251)),
    ],
)
def test_conditions_narrow_and_score_nothing(query, node):
    assert read(query).node == node
    assert read(f"water {query}").node == And((Or((WATER,), all_bonus=ALL_BONUS), node))
    assert read(f"water -{query}").node == And((Or((WATER,), all_bonus=ALL_BONUS), Not(node)))


def test_a_condition_twice_means_either():
    node = read("lang:kk lang:ru").node
    assert node == And((Or((Term(LANG, "kk", 0), Term(LANG, "ru", 0))),))


def test_a_run_of_several_words_is_a_phrase_where_it_is_not_one_of_a_list():
    assert isinstance(read("+19:30").node.children[0].children[0], Phrase)
    assert not isinstance(read("19:30").node.children[0], Phrase)


def test_a_number_with_a_space_is_one_word():
    assert [w.surface for w in read("20 000 тонн").words] == ["20 000", "тонн"]


@pytest.mark.parametrize(
    ("query", "warning"),
    [
        ("date:soon", "names no day"),
        ("date:2025..2024", "no day between"),
        ("title:=water", "title:"),
        ("title:wat*", "title:"),
        ("а* " * (MAX_PATTERNS + 1), "patterns"),
        ('"' + "water " * (MAX_PHRASE + 1) + '"', "phrase"),
        ("date:soon", "no word"),
    ],
)
def test_what_is_not_done_as_asked_is_said_in_one_line(query, warning):
    warnings = read(query).warnings
    assert any(warning in line for line in warnings)
    assert all("\n" not in line for line in warnings)


def test_words_know_where_they_were_typed():
    query = '+вода ("су ресурсы" OR =энергия) 20 000'
    for found in read(query).words:
        assert query[found.start : found.end] == found.surface
