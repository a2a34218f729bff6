"""Which zone does a line stand in? The learned reading, and what it may never do."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casearch.sources import zones
from casearch.sources.line import lines_of
from casearch.sources.shape import TOLD, shape

BODY = (
    "Министры пяти стран договорились в среду о графике подачи воды на поливной сезон этого года.",
    "Следующая встреча пройдёт в Душанбе, сообщили в исполнительном комитете фонда спасения Арала.",
    "Споры о водохранилище идут с прошлого лета, когда соседи недополучили треть обещанного объёма.",
)
PAGE = "\n\n".join(
    (
        "Главная | Новости | Лента",
        "О воде договорились",
        "12 мая 2024, 10:15",
        *BODY,
        "Вам понравилось? Расскажите в сети",
        "Другие новости часа",
        "Оставьте своё мнение",
    )
)


def read(text: str) -> dict[str, str | None]:
    lines = lines_of(text)
    known: list[str | None] = [None] * len(lines)
    body = [at for at, line in enumerate(lines) if line.is_prose]
    found = zones.zones_of(lines, known, body[0], body[-1])
    return {line.text: zone for line, zone in zip(lines, found, strict=True)}


def test_what_stands_above_and_below_an_article():
    found = read(PAGE)
    assert found["Главная | Новости | Лента"] == "top"
    assert found["Оставьте своё мнение"] == "end"
    assert [found[line] for line in BODY] == [None] * 3


def test_a_paragraph_is_never_furniture():
    long = BODY[0][:-1] + ", " + " ".join(BODY)
    assert read(PAGE + "\n\n" + long * 2)[long * 2] is None


def test_a_text_without_a_body_is_left_alone():
    lines = lines_of("Главная\n\nЛента")
    assert zones.zones_of(lines, [None, None], 2, -1) == [None, None]


def test_every_feature_of_the_chain_has_a_weight_for_every_zone():
    model = zones.model()
    assert model.table.shape == (len(model.rows), len(zones.ZONES))
    assert model.follows.shape == (len(zones.ZONES), len(zones.ZONES))


@pytest.mark.parametrize(
    ("before", "after"),
    [(one, other) for one in zones.ZONES for other in zones.ZONES if other not in zones.NEXT[one]],
)
def test_zones_come_in_order(before, after):
    model = zones.model()
    assert model.follows[zones.ZONES.index(before), zones.ZONES.index(after)] < 1e-3


def test_a_sentence_of_news_is_told_from_one_to_the_reader():
    told, asked = lines_of(BODY[0] + "\n\nПодпишитесь на нашу рассылку, чтобы ничего не пропустить!")
    assert TOLD in shape(told, None).features
    assert TOLD not in shape(asked, None).features


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=60), max_size=12))
def test_chances_of_any_text_add_up(parts):
    lines = lines_of("\n".join((*parts, BODY[0])))
    found = zones.zones_of(lines, [None] * len(lines), 0, len(lines) - 1)
    assert len(found) == len(lines)
    assert set(found) <= {None, *zones.REASONS.values()}
