"""What do we know of words? The hand-written lexicon of three languages, in dictionary forms, and its loader."""

from casearch.lexicon.lexicon import LANGUAGES, Lexicon, Translation, load

__all__ = ["LANGUAGES", "Lexicon", "Translation", "load"]
