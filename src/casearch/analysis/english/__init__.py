"""English: words without their inflections, irregular ones by table, in American spelling."""

from casearch.analysis.english.stemmer import stems

__all__ = ["stems"]
