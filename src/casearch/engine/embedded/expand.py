"""Which terms do a prefix, a pattern or a misspelling stand for?"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from casearch.engine.edits import edit_distances
from casearch.engine.embedded.postings import Ints
from casearch.engine.embedded.view import View
from casearch.nodes import MAX_EXPANSIONS, Fuzzy, Prefix, Wildcard


def expanded(node: Prefix | Wildcard | Fuzzy, view: View) -> Ints:
    """The documents that hold one of the terms a node stands for."""
    return view.union([view.term_list(node.field, term).documents for term in expand(node, view)])


def expand(node: Prefix | Wildcard | Fuzzy, view: View) -> list[str]:
    """The terms a node stands for: those of live documents that fit, the most frequent if there are too many."""
    vocabulary = view.vocabulary(node.field)
    match node:
        case Prefix(_, text):
            terms = _starting_with(vocabulary, text)
        case Wildcard(_, pattern):
            terms = _matching(vocabulary, pattern)
        case Fuzzy(_, text, edits, prefix):
            terms = _within(_starting_with(vocabulary, text[:prefix]), text, edits)
    return terms if len(terms) <= MAX_EXPANSIONS else _most_frequent(terms, node.field, view)


def _starting_with(vocabulary: list[str], prefix: str) -> list[str]:
    first = bisect_left(vocabulary, prefix)
    last = bisect_left(vocabulary, True, first, key=lambda term: not term.startswith(prefix))
    return vocabulary[first:last]


def _matching(vocabulary: list[str], pattern: str) -> list[str]:
    fixed = re.split(r"[*?]", pattern, maxsplit=1)[0]
    matches = _compiled(pattern).fullmatch
    return [term for term in _starting_with(vocabulary, fixed) if matches(term)]


def _compiled(pattern: str) -> re.Pattern[str]:
    """A pattern as a regular expression that never goes back further than to the last star.

    What stands between two stars may be taken at the first place it fits (an atomic group): a later one
    leaves the rest less room. So the time is bounded by the product of the lengths.
    """
    head, *rest = [_literal(part) for part in re.split(r"\*+", pattern)]
    if not rest:
        return re.compile(head, re.DOTALL)
    middle = "".join(f"(?>.*?{part})" for part in rest[:-1])
    return re.compile(f"{head}{middle}.*{rest[-1]}", re.DOTALL)


def _literal(part: str) -> str:
    return "".join("." if character == "?" else re.escape(character) for character in part)


def _within(terms: Sequence[str], text: str, edits: int) -> list[str]:
    near = [term for term in terms if abs(len(term) - len(text)) <= edits]
    if not near:
        return []
    distances = edit_distances(near, text)
    return [term for term, distance in zip(near, distances, strict=True) if distance <= edits]


def _most_frequent(terms: Sequence[str], field: str, view: View) -> list[str]:
    """The terms in most live documents, ties by the term.

    Frequencies that still count deleted documents stand in the term table and are never too small; so
    exact ones, for which postings must be read, are needed only until no later term can get ahead.
    """
    bounds = [(-view.frequency_at_most(field, term), term) for term in terms]
    bounds.sort()
    exact: list[tuple[int, str]] = []
    for start in range(0, len(bounds), MAX_EXPANSIONS):
        exact += [
            (-len(view.postings(field, term).documents), term)
            for _, term in bounds[start : start + MAX_EXPANSIONS]
        ]
        exact.sort()
        following = bounds[start + MAX_EXPANSIONS : start + MAX_EXPANSIONS + 1]
        if following and exact[MAX_EXPANSIONS - 1][0] < following[0][0]:
            break
    return [term for _, term in exact[:MAX_EXPANSIONS]]
