"""Numbers are found where they are, and tables say what they were made to say."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from casearch.analysis.kazakh.batch.lookups import NONE, Filled, Slots

numbers = st.integers(1, 30) | st.integers(1, (1 << 64) - 1)


@given(st.lists(numbers, unique=True), st.lists(numbers))
def test_a_number_is_found_at_its_place_or_not_at_all(keys, others):
    asked = [*keys, *others]
    places = {key: place for place, key in enumerate(keys)}
    found = Slots(np.array(keys, np.uint64)).find(np.array(asked, np.uint64))
    assert found.tolist() == [places.get(each, NONE) for each in asked]


@given(st.lists(st.lists(st.integers(0, 50))))
def test_a_table_works_out_each_of_its_numbers_once(readings):
    asked = []
    table = Filled(51, lambda place: asked.append(place) or 3 * place)
    for places in readings:
        assert table.take(np.array(places, np.int64)).tolist() == [3 * place for place in places]
    assert len(asked) == len(set(asked))
