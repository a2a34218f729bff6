"""Slips of the hand, mended and said so: layouts, look-alikes, letters left out, misspelt words."""

from casearch.query.corrections.mend import Correction, Mender

__all__ = ["Correction", "Mender"]
