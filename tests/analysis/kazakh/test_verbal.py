"""Does a verb come out as its bare stem? Its slots, read as a grammar."""

from __future__ import annotations

import pytest

from casearch.analysis.kazakh import stems

FINITE = [
    ("барды", "бар", "past"),
    ("келді", "кел", "past, front"),
    ("айтты", "айт", "past after a voiceless sound"),
    ("бардым", "бар", "past, I"),
    ("бардық", "бар", "past, we"),
    ("қатысты", "қатыс", "past; also a postposition"),
    ("бармады", "бар", "negated past"),
    ("айтпады", "айт", "negation after a voiceless sound"),
    ("жазбады", "жаз", "negation after a sibilant"),
    ("барады", "бар", "present after a consonant"),
    ("жасайды", "жаса", "present after a vowel"),
    ("қатысады", "қатыс", "present"),
    ("барамыз", "бар", "present, we"),
    ("айтамын", "айт", "present, I"),
    ("келмейді", "кел", "negated present"),
    ("жасамайды", "жаса", "negated present after a vowel"),
    ("барса", "бар", "conditional"),
    ("болмаса", "бол", "negated conditional"),
    ("келсін", "кел", "third person imperative"),
    ("барыңыз", "бар", "polite imperative"),
    ("барайық", "бар", "let us"),
    ("келіпті", "кел", "evidential past"),
    ("айтармыз", "айт", "aorist, we"),
    ("келмес", "кел", "negated aorist"),
]

NON_FINITE = [
    ("барған", "бар", "participle -ған"),
    ("қатысқан", "қатыс", "participle -қан"),
    ("келген", "кел", "participle -ген"),
    ("келмеген", "кел", "negated participle"),
    ("баратын", "бар", "participle -атын"),
    ("жасайтын", "жаса", "participle -йтын"),
    ("болғандықтан", "бол", "participle + -дық + ablative"),
    ("болатынын", "бол", "participle + possessive + accusative"),
    ("келгендерге", "кел", "participle + plural + dative"),
    ("өткеннен", "өт", "participle + ablative"),
    ("барып", "бар", "converb -ып"),
    ("жасап", "жаса", "converb -п"),
    ("келмей", "кел", "negated converb"),
    ("барғанша", "бар", "until"),
    ("бармақ", "бар", "intention"),
    ("келу", "кел", "verbal noun"),
    ("жасау", "жаса", "verbal noun after a vowel"),
    ("қатысуы", "қатыс", "verbal noun + possessive"),
    ("өткізуге", "өткіз", "verbal noun + dative"),
    ("дамытуда", "дамыт", "verbal noun + locative"),
    ("айтқым", "айт", "wish, I"),
    ("құрылған", "құрыл", "voice stays on the stem"),
    ("енгізіледі", "енгізіл", "voice stays on the stem"),
    ("арттыра", "арттыр", "converb -а of a causative"),
]


@pytest.mark.parametrize(("form", "stem", "shows"), FINITE)
def test_finite(form, stem, shows):
    assert stems(form)[0] == stem, shows


@pytest.mark.parametrize(("form", "stem", "shows"), NON_FINITE)
def test_non_finite(form, stem, shows):
    assert stems(form)[0] == stem, shows


KNOWN_FAILURES = [
    pytest.param(
        "барар",
        "бар",
        marks=pytest.mark.xfail(
            strict=True, reason="the aorist is dear, being rare in news and like nouns in -ар"
        ),
    ),
    pytest.param(
        "алам",
        "ал",
        marks=pytest.mark.xfail(strict=True, reason="clipped forms are not in the tables"),
    ),
    pytest.param(
        "қарады",
        "қара",
        marks=pytest.mark.xfail(strict=True, reason="spelled like a present of қар; only a lexicon tells"),
    ),
    pytest.param(
        "бара",
        "бар",
        marks=pytest.mark.xfail(strict=True, reason="a bare -а is a noun's far more often (қала, бала)"),
    ),
    pytest.param(
        "келе",
        "кел",
        marks=pytest.mark.xfail(strict=True, reason="a bare -е is a noun's far more often"),
    ),
]


@pytest.mark.parametrize(("form", "stem"), KNOWN_FAILURES)
def test_known_failure(form, stem):
    assert stems(form)[0] == stem
