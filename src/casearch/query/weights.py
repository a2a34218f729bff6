"""What does each word of a query weigh, beside how rare it is? Light words, and the first letters of Kazakh ones."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from casearch.analysis import kazakh
from casearch.nodes import COARSE, Favour, Group, Node, Or

LIGHT_WEIGHT: Final = 0.3
"""What a pronoun, postposition or auxiliary of Kazakh weighs beside another word (see docs/languages.md)."""

COARSE_WEIGHT: Final = 0.8
"""What the first letters of a Kazakh word weigh beside its stem (see docs/languages.md)."""


def weight(terms: Iterable[str]) -> float:
    """What a word weighs that is read as these Kazakh terms."""
    return LIGHT_WEIGHT if any(map(kazakh.is_light, terms)) else 1.0


def favoured(node: Node, words: Iterable[tuple[tuple[str, ...], float]]) -> Node:
    """A query whose documents are favoured if they hold the first letters of its words.

    Args:
        node: the query.
        words: the coarse forms of each word, and what the word weighs.
    """
    groups = tuple(
        Group(COARSE, tuple((form, 1.0) for form in forms), COARSE_WEIGHT * weight)
        for forms, weight in words
        if forms
    )
    return Favour(node, Or(groups)) if groups else node
