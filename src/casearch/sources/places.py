"""What a line's place shows, as names of features: how far from the body, what its neighbours are, what it repeats."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate

from casearch.sources.line import Line
from casearch.sources.shape import Shape, length, step

_FAR = (1, 2, 3, 5, 9)
_AHEAD = 4
"""Lines that are looked at above and below."""

_PLAIN = ("long", "sentence")
_FURNITURE = ("sure", "edge")
_NAME = 8
"""Letters of the shortest name by which a line is told to speak of what stands above the body."""

_NAMING = 8
"""Words of the longest line above the body that names an author or an outlet."""

_TOLD = ("pages", "sign ")
"""Features of the neighbours that count as such."""


def features(lines: Sequence[Line], shapes: Sequence[Shape], first: int, last: int) -> list[list[str]]:
    """The features of each line, its own among them.

    Args:
        lines: of a text, without blank ones.
        shapes: theirs.
        first: the first line of the body as the rules see it.
        last: its last.
    """
    places = _Places(lines, shapes, first, last)
    return [
        [*found.features, *places.of(at), *places.around(at), *places.ahead(at), *places.beside(at)]
        for at, found in enumerate(shapes)
    ]


class _Places:
    def __init__(self, lines: Sequence[Line], shapes: Sequence[Shape], first: int, last: int) -> None:
        self.lines, self.shapes, self.first, self.last = lines, shapes, first, last
        self.count = len(lines)
        self.kinds = [found.kind for found in shapes]
        long = [at for at, kind in enumerate(self.kinds) if kind == "long"]
        self.top, self.bottom = (long[0], long[-1]) if long else (self.count, -1)
        self.plain = [kind in _PLAIN for kind in self.kinds]
        self.furniture = [kind in _FURNITURE for kind in self.kinds]
        self.plain_above = [0, *accumulate(self.plain)]
        self.furniture_above = [0, *accumulate(self.furniture)]
        self.long_above = _since(self.kinds)
        self.long_below = _since(self.kinds[::-1])[::-1]
        self.starts = [_start(line.text) for line in lines]
        self.often = Counter(line.letters for line in lines)
        above = [line for line in lines[: min(first, self.top)] if line.words <= _NAMING]
        self.named = [line.letters for line in above if len(line.letters) >= _NAME]
        self.tops = "\n".join(" ".join(line.tokens) for line in above)

    def of(self, at: int) -> Iterator[str]:
        """Where it stands in the text, and to its body."""
        line, kind = self.lines[at], self.kinds[at]
        place = "above" if at < self.top else "below" if at > self.bottom else "within"
        zone = "over" if at < self.first else "under" if at > self.last else "inner"
        far = step(abs(at - (self.first if zone == "over" else self.last)), _FAR)
        yield from (place, f"{place} {kind}", f"zone {zone}", f"zone {zone} {kind}", f"zone {zone} {far}")
        yield f"{place} length {length(line)} {'.' if line.ended else '-'}"
        yield f"from top {step(at, _FAR)}"
        yield f"from end {step(self.count - 1 - at, _FAR)}"
        yield f"since long {step(self.long_above[at], _FAR)}"
        yield f"till long {step(self.long_below[at], _FAR)}"
        if at == self.first:
            yield "first one"
        if at == self.last:
            yield "last one"
        if line.apart:
            yield from ("apart", f"apart {place}")
        if at + 1 < self.count and self.lines[at + 1].apart:
            yield "apart below"
        if place == "below":
            since = self.furniture_above[at] - self.furniture_above[self.bottom + 1]
            yield f"furniture above {min(since, 2)}"
            yield from self._speaks_of_top(line)

    def _speaks_of_top(self, line: Line) -> Iterator[str]:
        """Whether it is about the author or the outlet that stand above the body, as in "A. Name writes books"."""
        if len(line.tokens) > 3 and f"{line.tokens[0]} {line.tokens[1]}" in self.tops:
            yield "begins as the top"
        if any(name in line.letters for name in self.named):
            yield "names the top"

    def around(self, at: int) -> Iterator[str]:
        """What the lines just above and below it are."""
        kind = self.kinds[at]
        above = self.kinds[at - 1] if at else "none"
        below = self.kinds[at + 1] if at + 1 < self.count else "none"
        place = "above" if at < self.top else "below" if at > self.bottom else "within"
        yield from (f"before {above}", f"after {below}", f"{kind} before {above}", f"{kind} after {below}")
        yield f"{place} {above} {kind} {below}"

    def ahead(self, at: int) -> Iterator[str]:
        """How much of what is near, and of all that is below, are sentences and furniture."""
        plain, furniture = self.plain, self.furniture
        ahead = sum(plain[at + 1 : at + 1 + _AHEAD])
        yield from (f"ahead {ahead}", f"{self.kinds[at]} ahead {ahead}")
        yield f"marked ahead {min(sum(furniture[at + 1 : at + 1 + _AHEAD]), 3)}"
        behind = max(0, at - _AHEAD)
        yield from (f"behind {sum(plain[behind:at])}", f"marked behind {min(sum(furniture[behind:at]), 3)}")
        below = self.plain_above[-1] - self.plain_above[at + 1]
        yield f"sentences below {step(below, _FAR)}"
        yield f"share below {4 * below // max(1, self.count - 1 - at)}"
        yield f"furniture below {min(self.furniture_above[-1] - self.furniture_above[at + 1], 3)}"

    def beside(self, at: int) -> Iterator[str]:
        """What it shares with its neighbours, and what these show."""
        line = self.lines[at]
        if self.often[line.letters] > 1:
            yield "twice"
        if at:
            yield from (f"last {one}" for one in self.shapes[at - 1].features if _is_told(one))
            if self.starts[at] == self.starts[at - 1] != "a":
                yield from ("starts alike", f"starts alike {self.starts[at]}")
            if self.lines[at - 1].text[-1] == line.text[-1] and not line.text[-1].isalnum():
                yield "ends alike"
        if at + 1 < self.count:
            yield from (f"next {one}" for one in self.shapes[at + 1].features if _is_told(one))
            if self.starts[at] == self.starts[at + 1] != "a":
                yield "next starts alike"


def _is_told(feature: str) -> bool:
    return feature.startswith(_TOLD) and "length" not in feature


def _since(kinds: Sequence[str]) -> list[int]:
    """For each line how many lines above it the last long sentence is; many, where none is."""
    found, away = [], _FAR[-1]
    for kind in kinds:
        found.append(away)
        away = 1 if kind == "long" else away + 1
    return found


def _start(text: str) -> str:
    return "a" if text[0].isalpha() else "9" if text[0].isdigit() else text[0]
