"""What do light words weigh, and what do the first letters of a word add?"""

from __future__ import annotations

import casearch
from casearch.analysis import Analyser
from casearch.document import Document
from casearch.nodes import COARSE, Favour
from casearch.query import read_query
from casearch.query.weights import COARSE_WEIGHT, LIGHT_WEIGHT

ANALYSER = Analyser()


def test_a_light_word_of_kazakh_weighs_less():
    about, water = read_query("туралы өзен", ANALYSER).words
    assert (about.weight, water.weight) == (LIGHT_WEIGHT, 1)
    assert about.node().boost == LIGHT_WEIGHT


def test_the_first_letters_favour_what_was_found():
    node = read_query("елдерінің туралы", ANALYSER).node
    assert isinstance(node, Favour)
    first, second = node.by.children
    assert (first.field, first.terms, first.boost) == (COARSE, (("елдер", 1.0),), COARSE_WEIGHT)
    assert second.boost == COARSE_WEIGHT * LIGHT_WEIGHT


def test_a_russian_query_has_no_first_letters():
    assert not isinstance(read_query("министерство сельского хозяйства", ANALYSER).node, Favour)


def test_the_first_letters_find_nothing_by_themselves_and_rank(tmp_path):
    texts = {
        "stem": "Әлеуметтік экономика, тарих және өнер туралы ғылыми еңбек жарық көрді.",
        "both": "Әлеуметтік экономика, тарих және экономистер туралы ғылыми еңбек көрді.",
        "letters": "Экономистер тарих және өнер туралы ғылыми еңбек жазған болатын.",
    }
    with casearch.open(tmp_path) as index:
        index.add([Document(id, text, None, "kk") for id, text in texts.items()])
        found = [hit.id for hit in index.search("экономика", translit=False).hits]
    assert found == ["both", "stem"]
