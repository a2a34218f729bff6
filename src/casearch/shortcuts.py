"""Analysis without an index: what a word is indexed under, which language a text is in, its tokens."""

from __future__ import annotations

from functools import cache

from casearch.analysis import Analyser, Token
from casearch.errors import QueryError
from casearch.language import LANGUAGES, OTHER, candidates, language_code
from casearch.language import identify as identify_language


def stems(word: str, lang: str | None = None) -> tuple[str, ...]:
    """The terms a word is indexed under, the likeliest reading first.

    For Kazakh, ``stems("елдерінің", lang="kk")`` is ``("ел",)``: a noun in the nominative singular, a verb as its bare
    stem, a passive as its verb; a word in Latin letters as the same in Cyrillic, if it is Kazakh. docs/languages.md
    tells how, and where it fails.

    Args:
        word: one word as it stands in a text, of any case.
        lang: ``"ru"``, ``"kk"``, ``"en"``, or ``"other"`` for a plain folded word. Without it, those of
            every language that the word may be in.

    Returns:
        The terms; empty for what holds no letter or digit.

    Raises:
        QueryError: there is no such language here.
    """
    languages = candidates(word) if lang is None else (_known(lang),)
    analyser = _analyser()
    found = [term for code in languages for token in analyser.passage(word, code) for term in token.terms]
    return tuple(dict.fromkeys(found))


def identify(text: str) -> str:
    """The language of a text: ``"ru"``, ``"kk"``, ``"en"``, or ``"other"`` (also for a text without letters)."""
    return identify_language(text)


def analyze(text: str, lang: str | None = None) -> list[Token]:
    """The tokens of a text with the terms each is indexed under.

    Args:
        text: any text; passages (paragraphs) are read each in its own language.
        lang: the language it is in, where it is known: no passage is then asked for its own.

    Raises:
        QueryError: there is no such language here.
    """
    analyser = _analyser()
    return analyser.tokens(text) if lang is None else analyser.passage(text, _known(lang))


def _known(lang: str) -> str:
    code = language_code(lang) or lang
    if code not in (*LANGUAGES, OTHER):
        raise QueryError(f"lang is one of {', '.join((*LANGUAGES, OTHER))}, not {lang!r}")
    return code


@cache
def _analyser() -> Analyser:
    return Analyser()
