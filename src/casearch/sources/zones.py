"""Which lines stand above an article, beside it and below it? A learned reading of the whole text, line after line.

A text goes through zones in order: what stands over the headline, the headline, what stands under it, a lead, the
body with asides in it, the end. What each feature of a line (``shape``, ``places``) says for each zone was learned
by ``tools/train_cleaning.py`` as a linear-chain conditional random field (Lafferty, McCallum and Pereira 2001); the
weights are ``zones.tsv``. A line is dropped where the zones of furniture are together likelier than not.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Final, NamedTuple

from casearch.sources.line import Line
from casearch.sources.places import features
from casearch.sources.shape import TOLD, shape

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

ZONES: Final = ("over", "title", "under", "lead", "body", "aside", "end")
NEXT: Final = {
    "over": ("over", "title", "under", "lead", "body"),
    "title": ("over", "title", "under", "lead", "body"),
    "under": ("title", "under", "lead", "body"),
    "lead": ("title", "under", "lead", "body"),
    "body": ("body", "aside", "end"),
    "aside": ("body", "aside"),
    "end": ("end",),
}
"""Which zones may follow a zone."""

FIRST: Final = ("over", "title", "under", "lead", "body")
LAST: Final = ("over", "title", "under", "lead", "body", "end")
REASONS: Final = {"over": "top", "under": "top", "aside": "aside", "end": "end"}
"""Why a line is dropped that is in one of these zones."""

LEAST = 0.4
"""How likely furniture has to be. Chosen on outlets that the weights had not seen: see ``tools/train_cleaning.py``."""

SURE = 0.75
"""How likely it has to be for a sentence: one of an article that is lost is worse than one of a notice that is left."""

_DOUBT = 3.0
"""What speaks against a sentence of news being furniture, beside what was learned."""

_ABOUT = frozenset(("begins as the top", "names the top"))
"""Features of a sentence on who wrote the article, or who publishes it."""

_LITTLE = 1e-9

_MOST_LINES = 400
"""A text of more is no article with a page around it."""

_SENTENCE = 5
"""Words of the shortest line with a full stop that counts as one."""

_WRAPPED = 45
"""Characters of a line that may have been broken at a width."""

_BROKEN = 0.3
"""Share of such lines from which on a text is one that was broken at a width."""


class Model(NamedTuple):
    """What each feature says for each zone, and what zones' following each other, beginning and ending are worth."""

    rows: dict[str, int]
    table: NDArray[np.float64]
    follows: NDArray[np.float64]
    begins: NDArray[np.float64]
    ends: NDArray[np.float64]


def zones_of(lines: Sequence[Line], known: Sequence[str | None], first: int, last: int) -> list[str | None]:
    """For each line why it is dropped, ``None`` where it stays.

    Args:
        lines: of a text, without blank ones.
        known: why a rule would drop each of them above or below the body.
        first: the first line of the body as the rules see it.
        last: its last.
    """
    if not 0 <= first <= last or len(lines) > _MOST_LINES:
        return [None] * len(lines)
    chances = marginals(features(lines, list(map(shape, lines, known)), first, last))
    return reasons(lines, chances.tolist())


def reasons(lines: Sequence[Line], chances: list[list[float]]) -> list[str | None]:
    """The same from how likely each line is in each zone.

    A heading of Markdown or a paragraph is never dropped, nor a piece of one where a text's paragraphs were broken at a width.
    """
    wrapped = sum(line.wrapped and len(line.text) >= _WRAPPED for line in lines)
    broken = wrapped >= _BROKEN * len(lines)
    found: list[str | None] = []
    over = True
    for line, row in zip(reversed(lines), reversed(chances), strict=True):
        likely = {zone: chance for zone, chance in zip(ZONES, row, strict=True) if zone in REASONS}
        if not over:  # above a sentence that stays there is no end
            within = 1 - likely.pop("end")
            likely = {zone: chance / max(within, _LITTLE) for zone, chance in likely.items()}
        sentence = line.ended and line.words >= _SENTENCE
        kept = sum(likely.values()) < (SURE if sentence else LEAST) or not line.is_short
        kept = kept or (broken and line.wrapped) or line.text.startswith("# ")
        found.append(None if kept else REASONS[max(likely, key=likely.__getitem__)])
        over = over and not (kept and sentence)
    return found[::-1]


def marginals(found: Sequence[Sequence[str]]) -> NDArray[np.float64]:
    """How likely each line, given by its features, is in each zone (forward and backward sums)."""
    import numpy as np  # noqa: PLC0415 — many an article has nothing around it

    rows, table, follows, begins, ends = model()
    known = [[rows[one] for one in dict.fromkeys(names) if one in rows] for names in found]
    scores = np.array([table[one].sum(axis=0) for one in known])
    told = [at for at, names in enumerate(found) if TOLD in names and not _ABOUT.intersection(names)]
    scores[np.ix_(told, [ZONES.index(zone) for zone in REASONS])] -= _DOUBT
    said = np.exp(scores - scores.max(axis=1, keepdims=True))
    forward = np.empty_like(said)
    backward = np.empty_like(said)
    count = len(said)
    forward[0] = begins * said[0]
    for at in range(1, count):
        total = (forward[at - 1] @ follows) * said[at]
        forward[at] = total / total.sum()
    backward[-1] = ends
    for at in range(count - 2, -1, -1):
        total = follows @ (said[at + 1] * backward[at + 1])
        backward[at] = total / total.sum()
    both = forward * backward
    chances: NDArray[np.float64] = both / both.sum(axis=1, keepdims=True)
    return chances


@cache
def model() -> Model:
    """The shipped model."""
    return parsed((resources.files("casearch.sources") / "zones.tsv").read_text("utf-8"))


def parsed(text: str) -> Model:
    """A model from its table: a row a feature, a column a zone; then what of the chain is worth what."""
    import numpy as np  # noqa: PLC0415 — as above

    named = {
        name: list(map(float, row)) for name, *row in (line.split("\t") for line in text.splitlines()[1:])
    }
    follows = np.exp([named.pop(f"> {zone}") for zone in ZONES])
    begins, ends = np.exp(named.pop("> first")), np.exp(named.pop("> last"))
    rows = {name: number for number, name in enumerate(named)}
    return Model(rows, np.array(list(named.values())), follows, begins, ends)
