"""How is it asked from a terminal? One thin command a file over the public API."""

from casearch.cli.app import main

__all__ = ["main"]
