"""Which line of a plain text is its headline, and what then stays in the text."""

import pytest

from casearch.sources.headline import find_headline
from casearch.sources.titles import without_title

LEAD = "Парламент принял закон о водных ресурсах во втором чтении в среду."


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        # the first line
        ("Мажилис принял водный кодекс\n\n" + LEAD, "Мажилис принял водный кодекс"),
        ("Мажилис принял водный кодекс\n" + LEAD, "Мажилис принял водный кодекс"),
        ("Kazakhstan votes\n\nPolls opened at seven in the morning.", "Kazakhstan votes"),
        ("Су кодексі қабылданды\n\nМәжіліс заңды екінші оқылымда мақұлдады.", "Су кодексі қабылданды"),
        ("Минэнерго: «Тарифы не вырастут»\n\n" + LEAD, "Минэнерго: «Тарифы не вырастут»"),
        ("Хватит ли воды на всех?\n\n" + LEAD, "Хватит ли воды на всех?"),
        # not a rubric or a button above it
        ("Новости\n\nМажилис принял водный кодекс\n\n" + LEAD, "Мажилис принял водный кодекс"),
        (
            "Курс валют\nUSD 470.1\nEUR 510.2\n\nМажилис принял водный кодекс\n\n" + LEAD,
            "Мажилис принял водный кодекс",
        ),
        # a Markdown heading
        ("Мажилис принял кодекс\n\n# Водный кодекс принят\n\n" + LEAD, "Водный кодекс принят"),
        ("# Кодекс\n\n" + LEAD, "Кодекс"),
        # a line that comes twice
        (
            "Все новости за сегодня\n\nВодный кодекс принят\n\nВодный кодекс принят\nФото: архив\n\n" + LEAD,
            "Водный кодекс принят",
        ),
        # a line in capitals
        (
            "Бүгінгі валюта бағамы қандай\n\nСУ КОДЕКСІ МӘЖІЛІСТЕ ҚАБЫЛДАНДЫ\n\n" + LEAD,
            "СУ КОДЕКСІ МӘЖІЛІСТЕ ҚАБЫЛДАНДЫ",
        ),
        ("ГЛАВНЫЕ НОВОСТИ\n\nМажилис принял водный кодекс\n\n" + LEAD, "Мажилис принял водный кодекс"),
        # a text that begins with its lead
        (LEAD, None),
        (LEAD + "\n\nЗаголовок внутри текста\n\n" + LEAD, None),
        (LEAD + "\n\nЗАГОЛОВОК ВНУТРИ ТЕКСТА ЗАГЛАВНЫМИ\n\n" + LEAD, None),
        ("«Вода — наше богатство», — сказал министр.\n\n" + LEAD, None),
        ("The lead ends in a quotation, “as they do.”\n\nMore follows here.", None),
        ("Кто ответит? Министр не знает.\n\n" + LEAD, None),
        # a sentence broken over lines
        ("The lower house passed the law on water\nresources on Wednesday.\n\nMore follows.", None),
        # too long, too empty
        ("слово " * 60 + "\n\n" + LEAD, None),
        ("447.75\n490.40\n\n" + LEAD, None),
        ("* * *\n\n" + LEAD, None),
        ("", None),
    ],
)
def test_the_headline(text, headline):
    assert find_headline(text) == headline


@pytest.mark.parametrize(
    ("text", "title", "rest"),
    [
        ("Вода дорожает\n\nТело.", "Вода дорожает", "Тело."),
        ("# Вода дорожает\n\nТело.", "Вода дорожает", "Тело."),
        ("ВОДА ДОРОЖАЕТ\nТело.", "Вода дорожает", "Тело."),
        ("«Вода — дорожает»!\n\nТело.", "Вода – дорожает", "Тело."),
        ("Еще о воде\n\nТело.", "Ещё о воде", "Тело."),
        ("Начало.\n\nВода дорожает\n\nТело.\n\nвода дорожает", "Вода дорожает", "Начало.\n\nТело."),
        ("Вода\nдорожает\n\nТело.", "Вода дорожает", "Тело."),
        ("Вода\n\nдорожает", "Вода дорожает", "Вода\n\nдорожает"),
        (
            "Вода дорожает. Тело.",
            "Вода дорожает",
            "Вода дорожает. Тело.",
        ),  # two words may be a sentence's own
        ("Цена воды снова выросла. Тело.", "Цена воды снова выросла", "Тело."),
        ("Выросла ли цена воды? Тело.", "Выросла ли цена воды?", "Тело."),
        ("Цена воды снова выросла вдвое.", "Цена воды снова выросла", "Цена воды снова выросла вдвое."),
        ("й" + "и\u0306 а\n\nТело.", "йй а", "Тело."),
        ("Вода дорожает", "Вода дорожает", ""),
        ("Тело.", "***", "Тело."),
        ("---\n\nТело.", "Тело", "---"),
        ("", "Вода", ""),
    ],
)
def test_a_title_is_not_repeated_in_its_text(text, title, rest):
    assert without_title(text, title) == rest
