"""Whoosh's own API over casearch's segments: the codec, through which Whoosh reads them, and writes new ones."""

from casearch.engine.embedded.codec.codec import CasearchCodec, CasearchSegment

__all__ = ["CasearchCodec", "CasearchSegment"]
