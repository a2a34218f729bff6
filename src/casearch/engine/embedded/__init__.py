"""The engine in a folder: Whoosh's segments to store, own evaluation in NumPy; the only place that imports Whoosh."""

from casearch.engine.embedded.engine import EmbeddedEngine

__all__ = ["EmbeddedEngine"]
