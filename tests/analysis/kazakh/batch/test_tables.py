"""The arrays say what the model says."""

from __future__ import annotations

import numpy as np

from casearch.analysis.kazakh.batch.letters import codes
from casearch.analysis.kazakh.batch.tables import BARE, NOUN, VERB, tables
from casearch.analysis.kazakh.model import model
from casearch.analysis.kazakh.stemmer import normal_form

KNOWN, LISTED = model(), tables().listed


def test_each_listed_stem_is_found_with_its_cost_and_normal_form():
    for kind, costs in ((NOUN, KNOWN.nouns), (VERB, KNOWN.verbs), (BARE, KNOWN.words | KNOWN.nouns)):
        stems = list(costs)
        places = LISTED.find(codes(stems), np.full(len(stems), kind))
        assert [LISTED.stems[place] for place in places] == stems  # no two have the same number
        assert LISTED.costs[places].tolist() == list(costs.values())
        assert LISTED.normal[places].tolist() == [(normal_form(stem, kind == VERB, KNOWN),) for stem in stems]


def test_a_stem_is_listed_only_as_what_it_is():
    (verb,) = KNOWN.verbs.keys() & {"келтір"}
    assert LISTED.find(codes([verb, verb]), np.array([NOUN, BARE])).tolist() == [-1, -1]
