"""Is the compiled model of the tables that lie beside it, and does it know what it must?"""

from __future__ import annotations

from importlib import resources

import pytest

import casearch
from casearch.analysis import Analyser, fingerprint, kazakh
from casearch.analysis.kazakh.endings import endings, prior_costs
from casearch.analysis.kazakh.model import IMPOSSIBLE, model
from casearch.analysis.kazakh.phonology import HOSTS
from casearch.analysis.kazakh.seams import PRIORS as SEAMS
from casearch.analysis.kazakh.shape import PRIORS as SHAPES
from casearch.analysis.kazakh.voice import active, passives

COMPILE = "run tools/train_kazakh.py, then tools/compile_kazakh.py"


def costs():
    lines = (resources.files("casearch.analysis.kazakh") / "costs.tsv").read_text("utf-8").splitlines()
    return {name: float(cost) for name, cost in (line.split("\t") for line in lines if line[0] != "#")}


def test_every_suffix_seam_and_trait_has_a_cost():
    assert prior_costs().keys() | SEAMS.keys() | SHAPES.keys() <= costs().keys(), COMPILE


def test_the_compiled_endings_are_those_of_the_tables():
    generated = {
        surface: {
            (verbal, host)
            for each in readings
            for verbal in (False, True)
            for host in HOSTS
            if each.verbal == verbal and each.hosts & host
        }
        for surface, readings in endings(costs()).items()
    }
    compiled = {
        surface: {
            (verbal, host)
            for verbal, number in zip((False, True), numbers, strict=True)
            for at, host in enumerate(HOSTS, 1)
            if model().after[number + at] < IMPOSSIBLE
        }
        for surface, numbers in model().endings.endings().items()
    }
    assert compiled == generated, COMPILE


def test_the_fingerprint_names_the_model():
    assert kazakh.digest() == model().digest
    assert kazakh.digest() in fingerprint()


def test_no_listed_stem_costs_less_than_nothing():
    for listed in (model().nouns, model().verbs, model().words):
        assert min(listed.values()) > 0


@pytest.mark.parametrize(
    ("verb", "found"),
    [
        ("жаз", ("жазыл", "жазын")),
        ("бөл", ("бөлін",)),
        ("қара", ("қарал", "қаран")),
        ("тап", ("табыл", "табын")),
        ("енгіз", ("енгізіл", "енгізін")),
        ("ақ", ("ағыл", "ағын")),
    ],
)
def test_passives_are_spelled_for_their_verb(verb, found):
    assert passives(verb) == found


@pytest.mark.parametrize(
    ("passive", "verb"),
    [
        ("жазыл", "жаз"),
        ("табыл", "тап"),
        ("қарал", "қара"),
        ("таныл", "таны"),
        ("қолдан", "қолдан"),
        ("ал", "ал"),
    ],
)
def test_a_passive_is_of_its_verb(passive, verb):
    assert active(passive, model().verbs) == verb


def test_an_unlisted_verb_is_known_for_a_passive_by_its_end():
    assert active("бұлдырландырыл", ()) == "бұлдырландыр"
    assert active("құмарыл", ()) == "құмарыл"


def test_light_words_are_closed_classes():
    assert all(map(kazakh.is_light, ("және", "ол", "туралы", "екен")))
    assert not any(map(kazakh.is_light, ("су", "бүгін", "екі", "президент")))


def test_the_coarse_form_is_the_start_of_the_word_as_written():
    analyser = Analyser()
    assert analyser.coarse("Елдерінің", "kk") == ("елдер",)
    assert analyser.coarse("Qazaqstannyń", "kk") == ("қазақ",)
    assert analyser.coarse("Президента", "ru") == ()
    assert analyser.coarse("2024", "kk") == ()
    assert casearch.stems("елдерінің", "kk") == ("ел",)
