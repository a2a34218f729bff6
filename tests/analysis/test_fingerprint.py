"""The terms of fixed words and texts, held against the fingerprint that an index keeps.

An index made with other terms than the query's would answer wrongly without a word. Its fingerprint
guards against that, and this test guards the fingerprint. After a change of terms that is meant, raise
``RULES`` in ``analysis/analyser.py`` by one and run

    PYTHONPATH=src python tests/analysis/test_fingerprint.py

which writes the two lines of ``GOLDEN`` anew. Commit both.
"""

import hashlib
import re
from pathlib import Path

from casearch.analysis import Analyser, fingerprint

GOLDEN = (
    "rules-5 kazakh-bd63814ef05b pymorphy3-dicts-ru-2.4.417150.4580142",
    "01fc3c2221369719685bdd9d706e21c0cc561597219ead8b33a75a922f871f40",
)

HOW = "run: PYTHONPATH=src python tests/analysis/test_fingerprint.py"

TEXTS = {
    "ru": """вода воды водный ресурсы министр министрами министерство президент президента переговоры встреча
        встречи подписали подписать подписание договор соглашения страна стран государство граница областной
        Казахстан Казахстана Кыргызстан Астане Алматы Ташкент Токаев Токаева Токаевым Назарбаева Ашикбаеву
        Мирзиёева Жапаров Путина Бектенов человек людей дети ребёнок ёлка ещё все всё тенге маслихат аким
        аккредитация электроэнергия энергетический водно-энергетический вице-премьера Касым-Жомарта ООН ООН-а
        ШОС ЕАЭС 15-я 1990-х 2024-25 11,5 16.05.2024 стали стекла было лучше лучший хорошо бежал идёт шли""",
    "kk": """су суы судың ресурстары министр министрлігі министрінің президент Президенті келіссөз кездесу кездесуі
        қол қойды шарт келісім ел елдерінің мемлекет мемлекеттік шекара облыс облыстық Қазақстан Қазақстанның
        Қырғызстан Астанада Алматыда Тоқаев Тоқаевтың Ашықбаевтың адам адамдар балалар бала мектептерде кітабын
        халқы халық орны орын қала қаланың қаласында өзен өзендер энергия энергетикасы экономика отырыс отырысы
        отырысқа қатысты айтты айтқан барды барып келді келеді болып болған жылы жылдың жаңа жаңалықтар БҰҰ-ның
        ЕАЭС-ке USAID-тің 15-ші 2030-ға Қaзaқстан кiтап ХХІ өз-өзінен және туралы бойынша""",
    "en": """water waters resource resources minister ministers ministerial president presidential talks meeting
        meetings signed signing agreement agreements country countries state border region regional Kazakhstan
        Kazakhstan's Kyrgyz Astana Almaty Tokayev Tokayev's Ashikbayev people person children running runs ran
        energy energetic economy economies economic organization organisation national nation investment invest
        U.S. USAID 21st 1990s 20,000 11.5 5G well-being don't Аlmaty caf\u00e9 better best was said""",
    "other": "Cumhurbaşkanı Erdoğan Oʻzbekiston Кыргыз Өкмөтү України Straße 一带一路 بالعالم საქართველო ½ км² ٢٠٢٤",
}


def digest():
    analyser = Analyser()
    lines = [
        f"{lang} {token.surface} {' '.join(token.terms)}"
        for lang, text in TEXTS.items()
        for token in analyser.passage(text, lang)
    ]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def test_terms_change_only_with_the_fingerprint():
    versions, terms = GOLDEN
    if fingerprint() == versions:
        assert digest() == terms, (
            f"the terms have changed: raise RULES in analysis/analyser.py by one, then {HOW}"
        )
    else:
        assert fingerprint() == versions, f"the rules' number or a dictionary's version has changed: {HOW}"


def renew():
    here = Path(__file__)
    golden = f'GOLDEN = (\n    "{fingerprint()}",\n    "{digest()}",\n)'
    text = re.sub(
        r"^GOLDEN = \(\n.*?\n\)$", golden, here.read_text("utf-8"), count=1, flags=re.MULTILINE | re.DOTALL
    )
    here.write_text(text, "utf-8")


if __name__ == "__main__":
    renew()
