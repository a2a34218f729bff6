"""Slips, mended and said so: each kind, what is used by itself and what is only offered."""

from __future__ import annotations

import subprocess
import sys

import pytest

import casearch
from casearch.query.corrections import mend
from casearch.query.corrections.distance import edit_distance, weighted_distance
from casearch.query.corrections.keys import keys, typed_key
from casearch.query.corrections.layout import LAYOUTS, other_layouts
from casearch.query.corrections.restored import spellings

DOCUMENTS = {
    "kk": "Қазақстан мен Өзбекстан өңір қауіпсіздігі туралы келісті. Бұл қауіпсіздік кеңесі өзгеріс қаралады деді.",
    "ru": "Министр рассказал о саммите и водных ресурсах. Любовь и холод, ёлка. Ашикбаев прибыл. Аким сказал.",
    "en": "The government discussed electricity. Regulation of water is a calendar matter.",
}


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    with casearch.open(tmp_path_factory.mktemp("slips")) as opened:
        opened.add([casearch.Document(lang, text, lang=lang) for lang, text in DOCUMENTS.items()])
        yield opened


def mended(index, query):
    return [(one.typed, one.meant, one.why, one.used) for one in index.search(query).corrections]


@pytest.mark.parametrize(
    ("typed", "meant", "why"),
    [
        ("0fpf0cnfy", "қазақстан", mend.LAYOUT),
        (")fpf0cnfy", "Қазақстан", mend.LAYOUT),
        ("0аза0стан", "қазақстан", mend.LAYOUT),
        ("-згер3с", "өзгеріс", mend.LAYOUT),
        ("0аралады", "қаралады", mend.LAYOUT),
        ("vbybcnh", "министр", mend.LAYOUT),
        ("k.,jdm", "любовь", mend.LAYOUT),
        ("[jkjl", "холод", mend.LAYOUT),
        ("пщмуктьуте", "government", mend.LAYOUT),
        ("онир", "өңір", mend.LETTERS),
        ("кауипсиздик", "қауіпсіздік", mend.LETTERS),
        ("министор", "министр", mend.SLIP),
        ("electrcity", "electricity", mend.SLIP),
        ("каутпсіздік", "қауіпсіздік", mend.SLIP),
        ("регуляtion", None, None),
    ],
)
def test_a_word_that_no_document_holds_is_mended_by_itself(index, typed, meant, why):
    expected = [(typed, meant, why, True)] if meant else []
    assert mended(index, typed) == expected
    assert bool(index.search(typed).total) == bool(meant)


@pytest.mark.parametrize("typed", ["qauipsizdik", "öñir"])
def test_kazakh_in_latin_letters_is_read_as_it_is(index, typed):
    assert index.search(typed).total
    assert mended(index, typed) == []


def test_a_word_in_latin_letters_that_the_stemmer_does_not_know_is_mended_from_the_index(tmp_path):
    with casearch.open(tmp_path) as opened:
        opened.add(
            [casearch.Document("a", "Ауылда шалпырақтар көп, бұл жаңалықтың мәні зор еді.", lang="kk")]
        )
        assert mended(opened, "şalpyraqtar") == [("şalpyraqtar", "шалпырақтар", mend.LATIN, True)]


def test_a_word_that_is_found_in_another_form_only_gets_an_offer(index):
    assert mended(index, "акими") == []
    assert mended(index, "Казакстан") == [("Казакстан", "қазақстан", mend.LETTERS, False)]


@pytest.mark.parametrize(
    "query",
    ["министр", "министрам", "Ashikbayev", "елка", "2031", "xyzzyqq", "мин*", "минстр~1", "-сельдерей", ""],
)
def test_nothing_is_said_of_what_is_found_or_like_nothing(index, query):
    assert mended(index, query) == []


@pytest.mark.parametrize(
    ("typed", "offer"),
    [
        ("рассказ", [("рассказал", False)]),  # a word of the dictionary: no slip, whatever the index lacks
        ("watr", [("water", False)]),  # so short a word is like another by chance
        ("wader", [("water", True)]),
        ("вода", []),
    ],
)
def test_a_word_that_may_well_be_meant_is_not_replaced_unasked(index, typed, offer):
    assert [(one.meant, one.used) for one in index.search(typed).corrections] == offer


def test_an_exact_word_is_left_as_it_is_written_and_only_offered_another(index):
    assert mended(index, "=министор") == [("министор", "министр", mend.SLIP, False)]
    assert index.search("=министор").total == 0


def test_the_rest_of_the_query_stays(index):
    results = index.search('+министор "водные рисурсах" -government lang:ru')
    assert [(one.typed, one.meant) for one in results.corrections] == [
        ("министор", "министр"),
        ("рисурсах", "ресурсах"),
    ]
    assert [hit.id for hit in results] == ["ru"]
    assert results.query == '+министор "водные рисурсах" -government lang:ru'


def test_a_word_of_another_language_than_the_rest_is_found(index):
    results = index.search("қауіпсіздік өңір Қазақстан regulation", limit=None)
    assert results.corrections == ()
    assert {hit.id for hit in results} == {"kk", "en"}
    assert index.search('қауіпсіздік өңір "водных ресурсах"').total == 2


def test_a_deleted_documents_words_are_not_suggested(tmp_path):
    with casearch.open(tmp_path) as index:
        index.add([casearch.Document("a", "electricity"), casearch.Document("b", "water")])
        index.delete(["a"])
        assert index.search("electrcity").corrections == ()


def test_nothing_is_built_for_a_query_whose_words_exist(corpus_index):
    code = f"""
import sys, casearch
with casearch.open({str(corpus_index)!r}) as index:
    index.search('су ресурстары "водные ресурсы" министров', limit=1)
    print("casearch.query.corrections.vocabulary" in sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_a_layout_has_a_character_for_every_key():
    assert len({len(keys) for keys in LAYOUTS.values()}) == 1


def test_a_run_with_a_character_of_no_layout_was_typed_in_none():
    assert other_layouts("中文") == []


@pytest.mark.parametrize("typed", ["қауіпсіздік", "кауипсиздик", "qauipsizdik", "qaýipsizdik", "qawipsizdik"])
def test_the_spellings_of_a_word_share_a_key(typed):
    assert [typed_key(typed)] == keys(["қауіпсіздік"])


def test_spellings_begin_with_those_of_one_harmony():
    assert "өңір" in spellings("онир")
    assert "қауіпсіздік" in spellings("кауипсиздик")
    found = spellings("казак")
    assert found.index("қазақ") < found.index("қәзәк")
    assert spellings("өңір") == []


def test_easy_slips_are_nearer():
    assert weighted_distance("менистр", "министр") < weighted_distance("мжнистр", "министр")
    assert weighted_distance("минисстр", "министр") < weighted_distance("минисщтр", "министр")
    assert edit_distance("минситр", "министр") == 1
