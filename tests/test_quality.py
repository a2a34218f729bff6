"""Quality floors: casearch's figures on the data beside the project never fall (tools/quality_floors.toml)."""

from __future__ import annotations

import importlib.util
import sys

import pytest

from support import ROOT


@pytest.fixture(scope="module")
def quality(shared):
    spec = importlib.util.spec_from_file_location("quality", ROOT / "tools" / "quality.py")
    module = sys.modules["quality"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("lang", ["ru", "en", "kk", "kk held out"])
def test_gold_lemmas(quality, lang):
    scores = quality.lemma_figures(lang, {"casearch": quality.own(lang)})["casearch"]
    assert quality.below_floor({f"lemmas {lang} {name}": value for name, value in scores.items()}) == []


@pytest.mark.parametrize("name", ["kazqad", "xquad ru", "xquad en"])
def test_judged_questions(quality, name):
    found = quality.own_answers(quality.questions(name))
    assert quality.below_floor({f"{name} nDCG@10": found.means["nDCG@10"]}) == []


def test_a_figure_under_its_floor_is_told(quality):
    assert quality.below_floor({"kazqad nDCG@10": 0.1})
    assert quality.below_floor({"lemmas kk over-stemming": 5.0})
