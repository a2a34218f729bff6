"""The main job on five real scraped articles, boilerplate and all (data beside the project)."""

from __future__ import annotations

from pathlib import Path

import pytest

import casearch
from support import ids

MEETING_RU, MEETING_EN, MEETING_KK = "000_40d9b5e8ac5222b6", "001_a7e65da6da06a1cd", "002_caa11e77a7aba525"
EXPERT_RU, SUMMIT_RU = "003_49a2aafc11fb7d54", "004_1006c0dd2bd35970"


@pytest.fixture(scope="module")
def seeds(shared, tmp_path_factory):
    with casearch.open(tmp_path_factory.mktemp("seeds") / "index") as index:
        report = index.update([shared / "data" / "seeds"])
        assert (report.added, report.failed) == (5, [])
        yield index


def names(results: casearch.Results) -> list[str]:
    return [Path(id).stem for id in ids(results)]


def test_each_is_in_its_language(seeds):
    assert seeds.info().languages == {"ru": 3, "en": 1, "kk": 1}


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("встреча заместителей министров иностранных дел", MEETING_RU),
        ("сыртқы істер министрінің орынбасары", MEETING_KK),
        ("deputy foreign ministers meeting", MEETING_EN),
        ("редкоземельные металлы", SUMMIT_RU),
        ("наркотрафик", EXPERT_RU),
        ("есірткінің заңсыз айналымы", MEETING_KK),
    ],
)
def test_the_report_of_the_event_comes_first(seeds, query, first):
    assert names(seeds.search(query))[0] == first


@pytest.mark.parametrize("query", ["Токаев", "токаев", "Токаева", "Токаеву", "Токаевым", "ТОКАЕВ"])
def test_a_name_is_found_in_whatever_case_it_stands(seeds, query):
    assert {EXPERT_RU, SUMMIT_RU} <= set(names(seeds.search(query)))


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("Ашықбаев", MEETING_KK),
        ("Ашықбаевтың", MEETING_KK),
        ("Ашикбаева", MEETING_RU),
        ("ashikbayev", MEETING_EN),
    ],
)
def test_a_name_finds_the_article_of_its_script(seeds, query, found):
    assert found in names(seeds.search(query))


@pytest.mark.parametrize("query", ["Центральная Азия", "Орталық Азия", "Central Asia", "инициатива Токаева"])
def test_no_title_is_repeated_in_a_text_or_snippet(seeds, query):
    for hit in seeds.search(query):
        if hit.title:
            assert hit.title.casefold() not in hit.snippet.casefold()
            assert hit.title.casefold() not in seeds.get(hit.id).text.casefold()


def test_titles_are_the_headlines(seeds):
    titles = {Path(document.id).stem: document.title for document in seeds.documents()}
    assert titles[MEETING_EN] is None
    assert titles[MEETING_KK].startswith("ОРТАЛЫҚ АЗИЯ ЕЛДЕРІ")
    assert titles[EXPERT_RU].startswith("Эксперт: ")
    assert titles[MEETING_RU].startswith("В Алматы прошла 15-я")
    assert titles[SUMMIT_RU].startswith("По итогам ")


def test_what_matched_is_highlighted_in_whatever_inflection_it_stands(seeds):
    hit = seeds.search("заместитель министра").hits[0]
    words = {hit.snippet[start:end].lower() for start, end in hit.highlights}
    assert words <= {"заместителей", "министров", "заместитель", "министра", "замминистров"}
    assert len(words) >= 2


@pytest.mark.parametrize(
    "line",
    [
        "captcha Жаңала",
        "Лента новостей",
        "Рассказать друзьям",
        "USD - 447.75",
        "Валюта бағамы",
        "Поделитесь:",
        "Электрондық пошта мекенжайыңыз",
        "Фото:",
        "Сурет mfa.gov.kz",
    ],
)
def test_what_stands_around_an_article_is_not_indexed_nor_shown(seeds, line):
    for document in seeds.documents():
        assert line not in seeds.get(document.id).text
    assert all(line not in hit.snippet for hit in seeds.search(line, limit=None))


def test_a_date_is_what_the_document_says_in_full(seeds):
    dates = {Path(document.id).stem: document.date for document in seeds.documents()}
    assert dates.pop(EXPERT_RU).startswith("2024-05-16")
    assert set(dates.values()) == {None}
