"""Slips of a query, mended: what a word may have been meant for, and whether to search for that instead.

A correction is used by itself only for a word that no document holds under any of its readings or spellings; a word
that is held only as a name in another spelling gets an offer. Nothing is looked up, and no list of words made, for a
query whose words all exist.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from enum import Enum, auto
from functools import cached_property
from typing import TYPE_CHECKING, Final

from casearch.analysis import Analyser, written
from casearch.analysis.tokens import tokenise
from casearch.engine.base import Snapshot
from casearch.language import KAZAKH, LANGUAGES
from casearch.nodes import BODY, NAMES, SURFACE
from casearch.patterns import regex
from casearch.query.query import Query
from casearch.query.read import QueryWord
from casearch.records import dataclass

if TYPE_CHECKING:  # what looks for slips is loaded for a word that is missed
    from casearch.query.corrections.vocabulary import Vocabulary

LAYOUT: Final = "the keyboard was in another layout"
ALIKE: Final = "letters of another script that look alike"
LATIN: Final = "Kazakh in Latin letters"
LETTERS: Final = "Kazakh letters were left out"
SLIP: Final = "no document holds the word as typed"

MAX_MENDED: Final = 10
"""Missed words of a query that are looked into; a text in a language nobody indexed has only such."""
MAX_WIDENED: Final = 50
"""Missed words up to which they are read in every language."""
LEAST_CERTAIN: Final = (5, 8)
"""Letters of a word from which one slip, or two, are mended unasked."""
MOST_WHOLE: Final = 64
"""Characters of a run of which another layout is thinkable."""

READ: Final = 1
AS_WRITTEN: Final = 2

_MIXED: Final = regex(r"\d[^\W\d_]|[^\W\d_]\d")
_MEASURE: Final = regex(r"\d+[^\W\d_]{1,3}")
"""``100км``, ``15мм``."""
_CYRILLIC: Final = regex("[\u0400-\u052f]")
_RUN: Final = regex(r"\S+")
_MARKS: Final = '()"“”„‟+-=~*?!.,;:«»'


@dataclass(frozen=True, slots=True)
class Correction:
    """What a word may have been meant for.

    Args:
        typed: as it stands in the query.
        meant: the word instead.
        why: what went wrong.
        used: whether it was searched for instead; else it is an offer.
        start: offset in the query.
        end: offset behind it.
    """

    typed: str
    meant: str
    why: str
    used: bool
    start: int = 0
    end: int = 0

    def record(self) -> dict[str, object]:
        """The correction as a JSON object."""
        return {"from": self.typed, "to": self.meant, "why": self.why, "used": self.used}


Reader = Callable[[str, frozenset[str]], Query]


class Held(Enum):
    """Whether documents hold a word."""

    YES = auto()
    RESPELLED = auto()
    """Only a name in another spelling."""
    NO = auto()


class Mender:
    """Mends queries to one snapshot."""

    def __init__(self, snapshot: Snapshot, analyser: Analyser) -> None:
        self._snapshot, self._analyser = snapshot, analyser

    def mend(self, text: str, read: Reader) -> tuple[Query, tuple[Correction, ...]]:
        """A query with its missed words corrected where that is certain enough, and all that was thought of.

        A word that is not found is first read in every language: one of another language than the rest is no slip.

        Args:
            text: the query as it was typed.
            read: reads it; takes the words that are to be read in every language.
        """
        query = read(text, frozenset())
        missed = frozenset(word.surface for word in query.words if not self._is_found(word))
        if not missed:
            return query, tuple(self.corrections(query))
        if len(missed) <= MAX_WIDENED:
            query = read(text, missed)
        found = tuple(self.corrections(query))
        missed |= {correction.meant for correction in found}
        text, at = "", 0
        for correction in found:
            if correction.used:
                text += query.text[at : correction.start] + correction.meant
                at = correction.end
        return (replace(read(text + query.text[at:], missed), text=query.text) if at else query), found

    def corrections(self, query: Query) -> Iterator[Correction]:
        """What the missed words may have been meant for, in order."""
        done = looked = 0
        for word in sorted((*query.words, *query.excluded), key=lambda word: word.start):
            if looked == MAX_MENDED:
                return
            if word.start < done or self._is_written(word):
                continue
            looked += 1
            if correction := self._correction(query, word):
                done = correction.end
                yield correction

    def held(self, word: QueryWord) -> Held:
        """Whether documents hold a word under any reading or spelling."""
        if self._is_found(word) or self._snapshot.holds(SURFACE, word.written or written(word.surface)):
            return Held.YES
        named = any(self._snapshot.holds(NAMES, key) for key in word.names)
        return Held.RESPELLED if named else Held.NO

    def _is_found(self, word: QueryWord) -> bool:
        """Whether a document holds a reading of a word, as far as it is a word and has readings."""
        if word.expansion or not any(map(str.isalpha, word.surface)):
            return True
        return any(self._snapshot.holds(BODY, term) for term in word.terms)

    def suggestions(self, surface: str) -> list[tuple[str, str]]:
        """Words that one word may have been meant for, and why, the likeliest first; it may be a word that exists."""
        if len(surface) > MOST_WHOLE:
            return []
        why = LETTERS if _CYRILLIC.search(surface) else LATIN
        found = {word: (word, why) for word in self._vocabulary.spelled(surface)}
        form = written(surface)
        if len(form) > 2 and not any(map(str.isdigit, form)):
            for word in self._vocabulary.near(form):
                found.setdefault(word, (word, SLIP))
        return list(found.values())

    def _is_written(self, word: QueryWord) -> bool:
        """Whether a document holds a word just as it was typed, so that nothing is to be thought about it."""
        if word.expansion or len(word.surface) > MOST_WHOLE:
            return True
        return not _MIXED.search(word.surface) and self._snapshot.holds(SURFACE, written(word.surface))

    def _correction(self, query: Query, word: QueryWord) -> Correction | None:
        found = self._mixed(query.text, word)
        if found or self.held(word) is not Held.NO:
            return found or (self._restored(word) if KAZAKH in query.languages else None)
        found = self._retyped(query.text, word)
        return found if found or word in query.excluded else self._respelled(word)

    def _mixed(self, text: str, word: QueryWord) -> Correction | None:
        """A run of digits and Cyrillic letters that are all letters on the Kazakh keyboard (``0аза0стан``)."""
        start, end = _runs(text, word)[0]
        run = text[start:end].strip(_MARKS)
        if len(run) <= MOST_WHOLE and _MIXED.search(run) and not _MEASURE.fullmatch(run):
            return self._retyped(text, word, least=AS_WRITTEN)
        return None

    def _retyped(self, text: str, word: QueryWord, least: int = READ) -> Correction | None:
        """The run of characters around a word as another layout or another script's letters would give it."""
        from casearch.query.corrections.alike import look_alikes  # noqa: PLC0415 - as above
        from casearch.query.corrections.layout import other_layouts  # noqa: PLC0415 - as above

        for start, end in _runs(text, word):
            run = text[start:end]
            if len(run) > MOST_WHOLE:
                continue
            for texts, why in ((other_layouts(run), LAYOUT), (look_alikes(run), ALIKE)):
                known = [(self._known(other), other) for other in texts]
                best = max((share for share, _ in known), default=0)
                if best >= least:
                    meant = next(other for share, other in known if share == best)
                    return Correction(run, meant, why, not word.written, start, end)
        return None

    def _restored(self, word: QueryWord) -> Correction | None:
        """An offer for a word that is found, but maybe not as the word it stands for: Kazakh without its letters."""
        from casearch.query.corrections.restored import spellings  # noqa: PLC0415 - as above

        if word.written:
            return None
        for spelling in spellings(written(word.surface)):
            if self._snapshot.holds(SURFACE, spelling):
                return Correction(word.surface, spelling, LETTERS, False, word.start, word.end)
        return None

    def _respelled(self, word: QueryWord) -> Correction | None:
        """The likeliest of the words in the index that look or sound like a missed one."""
        found = next(iter(self.suggestions(word.surface)), None)
        if found is None:
            return None
        used = not word.written and _is_certain(written(word.surface), *found)
        return Correction(word.surface, *found, used, word.start, word.end)

    def _known(self, text: str) -> int:
        """Whether documents hold every word of a text: ``AS_WRITTEN``, in a reading of each (``READ``), or not (0)."""
        tokens = list(tokenise(text))
        covered = "".join(text[token.start : token.end] for token in tokens)
        if not any(map(str.isalpha, covered)) or len(covered) < len(text.replace("-", "")):
            return 0
        surfaces = [written(text[token.start : token.end]) for token in tokens]
        if all(self._snapshot.holds(SURFACE, surface) for surface in surfaces):
            return AS_WRITTEN
        if any(len(surface) < 4 for surface in surfaces):
            return 0  # a short word has a reading in some language, whatever it is
        return READ if all(self._is_read(token.word) for token in tokens) else 0

    def _is_read(self, word: str) -> bool:
        return any(
            self._snapshot.holds(BODY, term)
            for lang in LANGUAGES
            for term in self._analyser.terms(word, lang)
        )

    @cached_property
    def _vocabulary(self) -> Vocabulary:
        from casearch.query.corrections.vocabulary import Vocabulary  # noqa: PLC0415 - as above

        return Vocabulary(self._snapshot)


def _is_certain(typed: str, meant: str, why: str) -> bool:
    """Whether to search for the other word unasked.

    A word that a dictionary has is no slip, whatever the index lacks; and the shorter a word, or the more was
    changed in it, the more words are like it by chance.
    """
    from casearch.analysis.russian.dictionary import dictionary  # noqa: PLC0415 - as above
    from casearch.query.corrections.distance import edit_distance  # noqa: PLC0415 - as above

    if dictionary().knows(typed):
        return False
    edits = edit_distance(typed, meant)
    return (
        why != SLIP
        or (len(typed) >= LEAST_CERTAIN[0] and edits == 1)
        or (len(typed) >= LEAST_CERTAIN[1] and edits == 2)
    )


def _runs(text: str, word: QueryWord) -> list[tuple[int, int]]:
    """Where a word stands: the whole run between spaces, it without the marks around it, and the word itself."""
    start, end = word.start, word.end
    while start and not text[start - 1].isspace():
        start -= 1
    run = _RUN.match(text, start)
    end = max(end, run.end() if run else end)
    whole = text[start:end]
    left = len(whole) - len(whole.lstrip(_MARKS))
    right = len(whole.rstrip(_MARKS))
    places = [(start, end), (start, start + right), (start + left, end), (start + left, start + right)]
    return list(dict.fromkeys([*places, (word.start, word.end)]))
