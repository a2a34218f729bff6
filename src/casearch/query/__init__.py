"""What is asked? A string → words → a tree of nodes, which remembers what each word was read as."""

from casearch.query.conditions import Conditions
from casearch.query.read import Query, QueryWord, read_query

__all__ = ["Conditions", "Query", "QueryWord", "read_query"]
