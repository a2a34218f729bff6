"""Does a noun come out in the nominative singular? Its slots, read as a grammar."""

from __future__ import annotations

import pytest

from casearch.analysis.kazakh import stems

PLURAL = [
    ("балалар", "бала", "after a vowel -лар"),
    ("таулар", "тау", "after a glide -лар"),
    ("үйлер", "үй", "after й -лер"),
    ("жерлер", "жер", "after р -лер"),
    ("елдер", "ел", "after л -дер"),
    ("жолдар", "жол", "after л -дар"),
    ("адамдар", "адам", "after a nasal -дар"),
    ("заңдар", "заң", "after ң -дар"),
    ("қыздар", "қыз", "after a sibilant -дар"),
    ("мектептер", "мектеп", "after a voiceless sound -тер"),
    ("халықтар", "халық", "after қ -тар"),
    ("клубтар", "клуб", "a loanword in б takes -тар"),
    ("заводтар", "завод", "a loanword in д takes -тар"),
    ("министрлер", "министр", "a loanword in a cluster"),
    ("студенттер", "студент", "a loanword in -нт"),
]

POSSESSIVE = [
    ("баласы", "бала", "third person after a vowel -сы"),
    ("облысы", "облыс", "third person after с -ы, not -сы"),
    ("елі", "ел", "third person after a consonant"),
    ("тауы", "тау", "у counts as a consonant"),
    ("еліміз", "ел", "our"),
    ("мекенжайыңыз", "мекенжай", "your, polite"),
    ("президентіміз", "президент", "our, on a loanword"),
    ("балалары", "бала", "their, plural"),
    ("достарымыз", "дос", "our, plural"),
    ("үйіміз", "үй", "our, after й"),
]

CASE = [
    ("баланың", "бала", "genitive after a vowel -ның"),
    ("адамның", "адам", "genitive after a nasal -ның"),
    ("елдің", "ел", "genitive after л -дің"),
    ("қыздың", "қыз", "genitive after з -дың"),
    ("халықтың", "халық", "genitive after a voiceless sound"),
    ("баланы", "бала", "accusative after a vowel -ны"),
    ("адамды", "адам", "accusative after a nasal -ды"),
    ("заңды", "заң", "accusative after ң -ды"),
    ("кітапты", "кітап", "accusative after a voiceless sound, not барыпты"),
    ("астанаға", "астана", "dative, back"),
    ("елге", "ел", "dative, front"),
    ("халыққа", "халық", "dative after a voiceless sound, back"),
    ("мектепке", "мектеп", "dative after a voiceless sound, front"),
    ("қалада", "қала", "locative, back"),
    ("елде", "ел", "locative, front"),
    ("мектепте", "мектеп", "locative after a voiceless sound"),
    ("қаладан", "қала", "ablative after a vowel"),
    ("адамнан", "адам", "ablative after a nasal -нан"),
    ("елден", "ел", "ablative after л"),
    ("халықтан", "халық", "ablative after a voiceless sound"),
    ("баламен", "бала", "instrumental has no harmony"),
    ("қызбен", "қыз", "instrumental after з -бен"),
    ("халықпен", "халық", "instrumental after a voiceless sound"),
    ("президенттей", "президент", "equative -дей"),
    ("бағалауға", "бағала", "у leaves harmony to the vowel before, back"),
]

CHAINS = [
    ("елдерінің", "ел", "plural + possessive + genitive"),
    ("министрлерінің", "министр", "the same on a loanword"),
    ("орынбасарларының", "орынбасар", "the same, back"),
    ("баласын", "бала", "accusative after third person is -н"),
    ("баласына", "бала", "dative after third person is -на"),
    ("баласында", "бала", "locative after third person is -нда"),
    ("баласынан", "бала", "ablative after third person is -нан"),
    ("облысында", "облыс", "third person -ы + locative"),
    ("барысында", "барыс", "a noun in -с, not a verb + -сын"),
    ("жұмысының", "жұмыс", "a noun in -с + third person"),
    ("елімізде", "ел", "our + locative"),
    ("еліміздің", "ел", "our + genitive"),
    ("қаладағы", "қала", "attributive -дағы"),
    ("еліміздегі", "ел", "possessive + attributive"),
    ("қаладағылар", "қала", "attributive + plural"),
    ("облысындағы", "облыс", "third person + attributive"),
    ("қалаларымыздағы", "қала", "plural + possessive + attributive"),
    ("президентінікі", "президент", "-нікі after a possessive"),
    ("баланікі", "бала", "-нікі"),
]


@pytest.mark.parametrize(("form", "stem", "shows"), PLURAL)
def test_plural(form, stem, shows):
    assert stems(form)[0] == stem, shows


@pytest.mark.parametrize(("form", "stem", "shows"), POSSESSIVE)
def test_possessive(form, stem, shows):
    assert stems(form)[0] == stem, shows


@pytest.mark.parametrize(("form", "stem", "shows"), CASE)
def test_case(form, stem, shows):
    assert stems(form)[0] == stem, shows


@pytest.mark.parametrize(("form", "stem", "shows"), CHAINS)
def test_chain(form, stem, shows):
    assert stems(form)[0] == stem, shows


KNOWN_FAILURES = [
    pytest.param(
        "баламыз",
        "бала",
        marks=pytest.mark.xfail(
            strict=True, reason="read as барамыз, a present of бал; only a lexicon tells"
        ),
    ),
    pytest.param(
        "мәскеуде",
        "мәскеу",
        marks=pytest.mark.xfail(strict=True, reason="read as a verbal noun of мәске; only a lexicon tells"),
    ),
    pytest.param(
        "үйіме",
        "үй",
        marks=pytest.mark.xfail(strict=True, reason="the dative of my is dear on a stem of two letters"),
    ),
]


@pytest.mark.parametrize(("form", "stem"), KNOWN_FAILURES)
def test_known_failure(form, stem):
    assert stems(form)[0] == stem
