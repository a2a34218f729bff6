"""Which terms do a prefix, a pattern or a misspelling stand for, and which documents hold one of them?

Terms are numbers in the order of their segment. Only where there are too many do the segments look at each other's.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

import numpy as np

from casearch.engine.embedded.postings import Ints
from casearch.engine.embedded.term_blocks import Rules, SegmentTerms
from casearch.engine.embedded.view import View
from casearch.nodes import MAX_EXPANSIONS, Fuzzy, Prefix, Wildcard

_NO_BREAK: Final = r"[^\n]"

_FEW: Final = 20_000
"""So many terms are read one by one; of more, those that hold a piece of the pattern are looked for first."""


def expanded(node: Prefix | Wildcard | Fuzzy, view: View) -> Ints:
    """The live documents that hold one of the terms a node stands for; of too many terms, one of the most frequent."""
    segments = view.segment_terms(node.field)
    found = [_numbers(node, terms, view) for terms in segments]
    if sum(map(len, found)) > MAX_EXPANSIONS:
        found = _most_frequent(segments, found)
    return view.union(
        [
            documents.astype(np.int64) + start
            for start, terms, numbers in zip(view.starts, segments, found, strict=True)
            for documents in terms.documents(numbers)
        ],
        sorted_sets=False,
    )


def _numbers(node: Prefix | Wildcard | Fuzzy, terms: SegmentTerms, view: View) -> Ints:
    match node:
        case Prefix(_, text):
            return np.arange(*terms.range(text))
        case Wildcard(_, pattern):
            return _matching(terms, pattern, view)
        case Fuzzy(_, text, edits, prefix):
            first, last = terms.range(text[:prefix])
            return (
                view.words(terms).within(text, edits, first, last) if first < last else np.empty(0, np.int64)
            )


def _matching(terms: SegmentTerms, pattern: str, view: View) -> Ints:
    pieces = re.split(r"[*?]", pattern)
    first, last = terms.range(pieces[0])
    rules = _rules(pattern)
    piece = max(pieces, key=len)
    if last - first > _FEW and piece:
        numbers = view.words(terms).with_piece(piece)
        numbers = numbers[numbers.searchsorted(first) : numbers.searchsorted(last)]
        keys = zip(numbers.tolist(), terms.keys(numbers), strict=True)
        return np.array([number for number, key in keys if rules[0].fullmatch(key.decode())], np.int64)
    return np.array(
        [
            start + place
            for block, start, low, high in terms.blocks(first, last)
            for place in block.matching(rules, low, high)
        ],
        np.int64,
    )


def _rules(pattern: str) -> Rules:
    """A pattern as a rule for whole terms, and as one for lines that begin and end with a line break."""
    return re.compile(_written(pattern, "."), re.DOTALL), re.compile(
        rf"\n{_written(pattern, _NO_BREAK)}(?=\n)"
    )


def _written(pattern: str, one: str) -> str:
    """A pattern as a regular expression that never goes back further than to the last star.

    What stands between two stars may be taken at the first place it fits (an atomic group): a later one
    leaves the rest less room. So the time is bounded by the product of the lengths.
    """
    head, *rest = [
        "".join(one if character == "?" else re.escape(character) for character in part)
        for part in re.split(r"\*+", pattern)
    ]
    if not rest:
        return head
    middle = "".join(f"(?>{one}*?{part})" for part in rest[:-1])
    return f"{head}{middle}{one}*{rest[-1]}"


def _most_frequent(segments: Sequence[SegmentTerms], found: Sequence[Ints]) -> list[Ints]:
    """The terms in most live documents, ties by the term."""
    filled = [(terms, numbers) for terms, numbers in zip(segments, found, strict=True) if len(numbers)]
    if len(filled) == 1:
        terms, numbers = filled[0]
        df = terms.frequencies(numbers)
        kept = np.sort(np.argsort(-df, kind="stable")[:MAX_EXPANSIONS])
        return [part[kept] if part is numbers else part for part in found]
    counts: Counter[bytes] = Counter()
    keys = [terms.keys(numbers) for terms, numbers in zip(segments, found, strict=True)]
    for terms, numbers, part in zip(segments, found, keys, strict=True):
        for key, df in zip(part, terms.frequencies(numbers).tolist(), strict=True):
            counts[key] += df
    best = {key for _, key in sorted((-df, key) for key, df in counts.items())[:MAX_EXPANSIONS]}
    return [
        numbers[[key in best for key in part]] if len(part) else numbers
        for numbers, part in zip(found, keys, strict=True)
    ]
