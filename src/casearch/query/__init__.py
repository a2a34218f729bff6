"""What is asked? A string → syntax → a tree of nodes, which remembers what each word was read as."""

from casearch.query.conditions import Conditions
from casearch.query.query import Query, read_query
from casearch.query.read import QueryWord

__all__ = ["Conditions", "Query", "QueryWord", "read_query"]
