"""The arrays say what the model says."""

from __future__ import annotations

import numpy as np

from casearch.analysis.kazakh.batch.letters import codes
from casearch.analysis.kazakh.batch.tables import BARE, NOUN, VERB, tables
from casearch.analysis.kazakh.model import model
from casearch.analysis.kazakh.seams import CHANGES, DROPPED
from casearch.analysis.kazakh.stemmer import normal_form
from casearch.analysis.kazakh.tree import LETTERS

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


def test_what_may_have_happened_at_each_seam():
    seams = [(a, b, c, d) for a in LETTERS for b in LETTERS for c in sorted(DROPPED) for d in ("", "п")]
    pairs, firsts = (codes([seam[0] + seam[1] for seam in seams]), codes([seam[2] for seam in seams]))
    changes = tables().changes
    ranges = changes.ranges(pairs, firsts.astype(np.intp), np.array([seam[3] == "п" for seam in seams]))
    for seam, start, end in zip(seams, changes.starts[ranges], changes.ends[ranges], strict=True):
        found = [(changes.cut[row], changes.puts[row]) for row in range(start, end)]
        assert found == [(cut, put) for cut, put, _ in CHANGES["".join(seam)]]
