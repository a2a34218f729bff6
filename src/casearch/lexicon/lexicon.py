"""The lexicon as a search reads it: forms, concepts and translations, from arrays compiled beforehand.

``lexicon.npz`` is made by ``tools/compile_lexicon.py``. For each language it holds the forms in sorted order, the
forms of each concept (the commonest first) and the concepts of each form, so that nothing is parsed here.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from casearch.lexicon.concept import PARTS_OF_SPEECH

if TYPE_CHECKING:
    from numpy.typing import NDArray

LANGUAGES: Final = ("en", "ru", "kk")

_FILE: Final = "lexicon.npz"


class Translation(NamedTuple):
    """A form of another language that means the same.

    Args:
        form: in its dictionary form; of several words where it has a space.
        rank: 0 for the commonest of its concept, then 1, 2 …
        pos: part of speech of the concept.
    """

    form: str
    rank: int
    pos: str


class _Side:
    """The forms of one language and how they hang together with concepts."""

    def __init__(self, arrays: Any, lang: str) -> None:
        self.forms: list[str] = arrays[f"{lang}.forms"].tobytes().decode("utf-8").split("\n")
        self._of_concept = arrays[f"{lang}.of_concept"]
        self._concept_ends = arrays[f"{lang}.concept_ends"]
        self._of_form = arrays[f"{lang}.of_form"]
        self._form_ends = arrays[f"{lang}.form_ends"]

    def number(self, form: str) -> int | None:
        at = bisect_left(self.forms, form)
        return at if at < len(self.forms) and self.forms[at] == form else None

    def forms_of(self, concept: int) -> list[str]:
        return [self.forms[number] for number in _slice(self._of_concept, self._concept_ends, concept)]

    def concepts_of(self, form: str) -> list[int]:
        number = self.number(form)
        return [] if number is None else _slice(self._of_form, self._form_ends, number)


class Lexicon:
    """Words of three languages that mean the same, in dictionary forms; it knows nothing of endings.

    ``form in lexicon`` is not defined: ask ``concepts``. Forms are lower-case unless always written with a capital.
    """

    def __init__(self, arrays: Any) -> None:
        self._sides = {lang: _Side(arrays, lang) for lang in LANGUAGES}
        self._pos: NDArray[Any] = arrays["pos"]

    def __len__(self) -> int:
        """The number of concepts."""
        return len(self._pos)

    def concepts(self, form: str, lang: str) -> list[int]:
        """The numbers of the concepts that a form may mean, in the order of the files; empty if it is unknown."""
        return self._sides[lang].concepts_of(form)

    def pos(self, concept: int) -> str:
        """The part of speech of a concept."""
        return PARTS_OF_SPEECH[self._pos[concept]]

    def forms_of(self, concept: int, lang: str) -> list[str]:
        """The forms of a concept in a language, the commonest first."""
        return self._sides[lang].forms_of(concept)

    def translations(self, form: str, lang: str, to: str) -> list[Translation]:
        """What a dictionary form means in another language, the commonest translation of each concept first.

        Args:
            form: in its dictionary form.
            lang: its language, one of ``LANGUAGES``.
            to: the language wanted.

        Raises:
            KeyError: there is no such language in the lexicon.
        """
        best: dict[str, Translation] = {}
        for concept in self.concepts(form, lang):
            for rank, other in enumerate(self.forms_of(concept, to)):
                if other not in best or rank < best[other].rank:
                    best[other] = Translation(other, rank, self.pos(concept))
        return sorted(best.values(), key=lambda translation: translation.rank)

    def forms(self, lang: str, pos: str | None = None) -> Iterator[str]:
        """All forms of a language in sorted order, or only those that some concept of that part of speech has."""
        side = self._sides[lang]
        for form in side.forms:
            if pos is None or any(self.pos(concept) == pos for concept in side.concepts_of(form)):
                yield form


@cache
def load() -> Lexicon:
    """The lexicon that casearch ships, read once in a few milliseconds."""
    import numpy as np  # noqa: PLC0415 — `import casearch` does without

    with resources.files("casearch.lexicon").joinpath(_FILE).open("rb") as file, np.load(file) as arrays:
        return Lexicon(dict(arrays))


def _slice(values: NDArray[Any], ends: NDArray[Any], at: int) -> list[int]:
    start = int(ends[at - 1]) if at else 0
    found: list[int] = values[start : int(ends[at])].tolist()
    return found
