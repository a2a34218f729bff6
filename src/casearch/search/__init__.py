"""What answers it? Tree → ranked hits with their snippets."""

from casearch.search.results import Hit, Match, Results
from casearch.search.search import Request, search

__all__ = ["Hit", "Match", "Request", "Results", "search"]
