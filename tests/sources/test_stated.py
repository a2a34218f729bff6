"""What a text itself says: dates in three languages, agencies in datelines, outlets in their notices."""

import pytest

from casearch.document import parse_moment
from casearch.sources import line_key, without_lines
from casearch.sources.boilerplate import clean
from casearch.sources.news_dates import find_date
from casearch.sources.stated import stated_date, stated_source
from casearch.sources.tidy import tidy

SENTENCE = "Министры пяти стран договорились в среду о графике подачи воды на поливной сезон этого года."


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("16 ноября 2025", "2025-11-16"),
        ("16 ноября 2025 года, 9:05", "2025-11-16T09:05"),
        ("16 нояб. 2025 г. в 19:20", "2025-11-16T19:20"),
        ("16.05.2024 19:19 1734", "2024-05-16T19:19"),
        ("2025 жылғы 16 қараша", "2025-11-16"),
        ("16 қараша 2025", "2025-11-16"),
        ("16 қараша, 2025 жыл", "2025-11-16"),
        ("2025 жылғы 16 қараша, 18:05. Қаралым: 1 268", "2025-11-16T18:05"),
        ("2025 jylğy 15 qazan, 18:40", "2025-10-15T18:40"),
        ("Nov. 16, 2025", "2025-11-16"),
        ("November 16, 2025 at 6:20 pm", "2025-11-16T18:20"),
        ("Tuesday 17 February 2026, 7.05pm", "2026-02-17T19:05"),
        ("16th of November 2025", "2025-11-16"),
        ("2025-11-16 09:30", "2025-11-16T09:30"),
        ("Просмотров 12. 1 мая 2024", "2024-05-01"),
        ("31.02.2024, 1 мая 2024", "2024-05-01"),
        *(
            (text, None)
            for text in (
                "16 ноября",
                "ноябрь 2025",
                "05/06/2024",
                "31.02.2024",
                "16.05.24",
                "2025",
                "1734",
                "",
            )
        ),
        *((text, None) for text in ("192.16.05.2024", "16.05.20245", "116 мая 2024", "16 майя 2024")),
    ],
)
def test_a_full_date(text, date):
    assert find_date(text) == date
    assert date is None or parse_moment(date)


def read(text: str) -> tuple[str | None, str | None]:
    cleaned = clean(tidy(text))
    return stated_date(cleaned), stated_source(cleaned)


@pytest.mark.parametrize(
    ("opening", "date", "source"),
    [
        ("Ташкент. 16 ноября. ВЕСТИ СТЕПИ - ", None, "ВЕСТИ СТЕПИ"),
        ("Ташкент. 16 ноября 2025. ВЕСТИ СТЕПИ - ", "2025-11-16", "ВЕСТИ СТЕПИ"),
        ("АСТАНА, 16 ноя - Степинформ. ", None, "Степинформ"),
        ("АСТАНА. СТЕПИНФОРМ – ", None, "СТЕПИНФОРМ"),
        ("/СТЕПИНФОРМ/ ", None, "СТЕПИНФОРМ"),
        ("TASHKENT, Nov 16 (Steppe Wire) - ", None, "Steppe Wire"),
        ("ALMATY, 16 November 2025 (Steppe Wire) — ", "2025-11-16", "Steppe Wire"),
        ("Астана. 2025 жылғы 16 қараша. ДалаАқпарат – ", "2025-11-16", "ДалаАқпарат"),
        ("BISHKEK — ", None, None),
        ("Президент страны - ", None, None),
        ("", None, None),
    ],
)
def test_a_dateline(opening, date, source):
    assert read(f"{opening}{SENTENCE}") == (date, source)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        (f"Заголовок этой новости дня\n16.05.2024 19:19\n\n{SENTENCE}", "2024-05-16T19:19"),
        (
            f"Заголовок этой новости дня\n\nФото: Акорда 16.05.2024 19:19 1734\n\n{SENTENCE}",
            "2024-05-16T19:19",
        ),
        (f"{SENTENCE}\n\n16 мая 2024 | Просмотров: 5", "2024-05-16"),
        # the day of a picture, of an event, of a link
        (f"Заголовок этой новости дня\n\nФото: Акорда, 9 мая 2021 года\n\n{SENTENCE}", None),
        (
            f"Заголовок этой новости дня\n\nФорум пройдёт в столице республики 16 мая 2024 года.\n\n{SENTENCE}",
            None,
        ),
        (f"{SENTENCE}\n\nЧитайте также: Итоги встречи 16 мая 2024 года", None),
        (f"Итоги встречи министров 16 мая 2024 года\n\n{SENTENCE}", None),
    ],
)
def test_only_a_date_of_publication_is_taken(text, date):
    assert read(text)[0] == date


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("© 2012–2026 «Речной вестник». При перепечатке ссылка обязательна.", "Речной вестник"),
        ("© River Review", "River Review"),
        ("Copyright 2026 River Review. All rights reserved.", "River Review"),
        ("Көшіріп алсаңыз, айта жүріңіз. © Сырбұлақ", "Сырбұлақ"),
        ("The River Review is published in three towns.", "River Review"),
        ("Filed for the River Review", "River Review"),
        ("Фото: © Агентство", None),
        ("Читайте также: Газета «Труд» закрыта", None),
    ],
)
def test_an_outlet_that_names_itself(line, source):
    assert read(f"{SENTENCE}\n\n{line}")[1] == source


def test_lines_are_counted_without_case_blanks_and_figures():
    assert line_key("Просмотров:  1 734 ") == line_key("просмотров: 25") == "просмотров: 0"
    assert line_key("* * *") == ""


def test_counted_lines_are_taken_out():
    text = "Первый абзац.\n\nМы в сети\n\nВторой абзац."
    assert without_lines(text, {line_key("МЫ В СЕТИ")}) == "Первый абзац.\n\nВторой абзац."
    assert without_lines(text, set()) == text
    assert without_lines("Мы в сети", {"мы в сети"}) == "Мы в сети"
    assert (
        without_lines("Мы в сети\n\nВода снова дорожает\n\nТело.", {"мы в сети"}, "Вода снова дорожает")
        == "Тело."
    )
