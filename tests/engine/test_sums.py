"""Lists are added up in a row that is empty before and after; each document is met with its sum once."""

import numpy as np
import pytest

from casearch.engine.embedded.operators import Matches
from casearch.engine.embedded.sums import added, reached, sums_of
from casearch.engine.embedded.view import View


@pytest.fixture
def view():
    """A view of ten documents, of which nothing is read."""
    empty = View([])
    empty.size = 10
    return empty


def listed(**weights):
    return Matches(np.array([int(name[1:]) for name in weights]), np.array(list(weights.values())))


def test_a_document_of_several_lists_has_its_sum_once(view):
    documents, sums = added([listed(d1=0.5, d4=2.0), listed(d4=1.0, d7=3.0)], view)
    assert documents.tolist() == [1, 4, 4, 7]
    assert sums.tolist() == [0.5, 3.0, 0.0, 3.0]


def test_weights_are_added_in_the_order_of_the_lists(view):
    lists = [listed(d3=0.1), listed(d3=0.2), listed(d3=0.3)]
    assert added(lists, view)[1][0] == (0.1 + 0.2) + 0.3 != 0.1 + (0.2 + 0.3)
    assert sums_of(lists, np.array([3]), view).tolist() == [(0.1 + 0.2) + 0.3]


def test_one_sum_leaves_nothing_to_the_next(view):
    for _ in range(2):
        assert sums_of([listed(d0=1.0), listed(d0=1.0, d9=2.0)], np.array([0, 9]), view).tolist() == [2, 2]
        assert added([listed(d0=4.0)], view)[1].tolist() == [4]


def test_a_row_that_was_not_given_back_is_not_seen_again(view):
    row = view.take_row()
    row[3] = 7.0
    assert not view.take_row().any()


@pytest.mark.parametrize("length", [0, 1, 3, 50, 200, 5000])
@pytest.mark.parametrize("count", [1, 3, 10])
def test_no_fewer_numbers_reach_the_mark_than_are_wanted(length, count):
    numbers = np.random.default_rng(length).random(length)
    mark = reached(numbers, count)
    assert np.count_nonzero(numbers >= mark) >= min(count, length)
    assert np.count_nonzero(numbers >= mark) <= 3 * count
