"""What answers it? Tree → ranked hits with their snippets, and why they are hits."""

from casearch.search.explain import Explanation, ReadWord
from casearch.search.results import Hit, Match, Results
from casearch.search.scoring import Part
from casearch.search.search import Request, search

__all__ = ["Explanation", "Hit", "Match", "Part", "ReadWord", "Request", "Results", "search"]
