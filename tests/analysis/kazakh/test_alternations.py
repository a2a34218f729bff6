"""Is what an ending did to its stem undone? One row an alternation."""

from __future__ import annotations

import pytest

from casearch.analysis.kazakh import stems

ALTERNATION = [
    ("кітабын", "кітап", "п is voiced between vowels"),
    ("мектебі", "мектеп", "п is voiced, front"),
    ("аумағында", "аумақ", "қ is voiced"),
    ("жетістігі", "жетістік", "к is voiced"),
    ("тілегіне", "тілек", "к is voiced in a chain"),
    ("халқы", "халық", "a dropped ы, қ stays"),
    ("халқының", "халық", "a dropped ы in a chain"),
    ("орны", "орын", "a dropped ы before н"),
    ("орнында", "орын", "a dropped ы in a chain"),
    ("ерні", "ерін", "a dropped і"),
    ("аузынан", "ауыз", "a dropped ы between glide and з"),
    ("қалпында", "қалып", "a dropped ы, п stays"),
    ("қаупі", "қауіп", "a dropped і after a back vowel"),
    ("көркі", "көрік", "a dropped і, к stays"),
    ("шығады", "шық", "қ of a verb is voiced"),
    ("төгіп", "төк", "к of a verb is voiced"),
    ("табады", "тап", "п of a verb is voiced"),
    ("тауып", "тап", "п becomes у before -ып"),
    ("жауып", "жап", "п becomes у before -ып"),
    ("оқиды", "оқы", "ы + й is spelled и"),
    ("танитын", "таны", "ы + й in a participle"),
    ("ериді", "ері", "і + й is spelled и"),
    ("оқу", "оқы", "ы drops before -у"),
    ("дамуы", "дамы", "ы drops before -у, in a chain"),
    ("қояды", "қой", "й + а is spelled я"),
    ("жояды", "жой", "й + а is spelled я"),
    ("қою", "қой", "й + у is spelled ю"),
    ("жоюға", "жой", "й + у is spelled ю, in a chain"),
    ("қорқып", "қорық", "a dropped vowel in a verb"),
    ("ролі", "роль", "ь drops before a vowel"),
    ("рольдер", "роль", "ь stays before a consonant"),
]


@pytest.mark.parametrize(("form", "stem", "shows"), ALTERNATION)
def test_alternation(form, stem, shows):
    assert stems(form)[0] == stem, shows
