"""A syntax tree to a tree of nodes: what each construct asks of an engine.

=====================  =====================================================================================
``a b``                ``Or`` with the bonus for all; what carries a ``+`` is asked for once more, at no score
``-a``, ``NOT a``      ``Not``
``a AND b``, ``a OR b``  ``And``, ``Or``
``"a b"``              ``Phrase`` of normal forms, and of the keys of names where every word has some
``"a b"~3``            ``Near``: in any order, with 3 other words between them at most
``=a``, ``a*``, ``a~1``  the field of written words
``lang:`` and the like  ``And`` with terms and ranges that score 0
=====================  =====================================================================================

A run that holds several words (``су-энергетика``) gives each of them to a list of words; anywhere else it is a phrase.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from casearch.analysis import Analyser
from casearch.analysis.tokens import tokenise
from casearch.language import LANGUAGES
from casearch.nodes import BODY, NAMES, TITLE, And, Every, Group, Near, Node, Not, Or, Phrase, Term
from casearch.patterns import regex
from casearch.query.conditions import condition_node
from casearch.query.read import (
    NAME_WEIGHT,
    QueryWord,
    exact_word,
    misspelt_word,
    pattern_word,
    read_word,
)
from casearch.query.syntax import (
    AllOf,
    AnyOf,
    Condition,
    Exact,
    InTitle,
    Listed,
    Misspelt,
    Pattern,
    Quoted,
    Sign,
    Syntax,
    Word,
)
from casearch.query.weights import favoured
from casearch.records import dataclass

ALL_BONUS: Final = 0.2
"""What a document gains by holding every word of a list: its score times 1 + this."""
MAX_WORDS: Final = 1000
"""Words of a query that are looked at; what comes behind them is left out with a warning."""
MAX_PHRASE: Final = 100
"""Words of a phrase that are looked at."""
MAX_PATTERNS: Final = 20
"""Patterns and misspelt words of a query; each goes through all words of the index."""

_PIECE: Final = regex(r"[^\W_*?]*[\w*?'’ʼ.]*")
_DATED: Final = ("date", "since", "until")


@dataclass(frozen=True, slots=True)
class Reading:
    """How words are to be read.

    Args:
        analyser: remembers the words it has read.
        languages: those that the query may be in.
        translit: whether names find their spellings in other scripts.
        exact: whether words match only as they are written.
        widened: words that are read in every language, because no document holds them in those.
        dates: whether conditions on the day count; without them one learns what they leave out.
    """

    analyser: Analyser
    languages: tuple[str, ...]
    translit: bool = True
    exact: bool = False
    widened: frozenset[str] = frozenset()
    dates: bool = True


class Built:
    """What came of a syntax tree.

    Attributes:
        node: what is asked; ``None`` where nothing is.
        words: those that a document may be found by, in order.
        excluded: those that it must not hold.
        conditions: whether anything was asked besides words.
        dated: whether a condition on the day was.
        warnings: what was not taken as it stands.
    """

    def __init__(self) -> None:
        self.node: Node | None = None
        self.words: list[QueryWord] = []
        self.excluded: list[QueryWord] = []
        self.conditions = self.dated = False
        self.warnings: dict[str, None] = {}


def build(tree: Syntax, reading: Reading) -> Built:
    """The nodes of a syntax tree."""
    builder = _Builder(reading)
    top = Listed(((Sign.OPTIONAL, tree),)) if isinstance(tree, Word) else tree
    node = builder.of(top)
    if node is not None:
        node = favoured(node, ((word.coarse, word.weight) for word in builder.built.words))
    builder.built.node = node
    return builder.built


class _Builder:
    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.built = Built()
        self.field = BODY
        self.excluding = False
        self.patterns = 0

    def of(self, tree: Syntax) -> Node | None:  # noqa: PLR0911  # one case a kind of syntax
        match tree:
            case Word():
                return self.row(self.words([tree]))
            case Exact():
                return self.row(self.words([tree], exact=True))
            case Quoted():
                return self.quoted(tree)
            case Pattern() | Misspelt():
                return self.expansion(tree)
            case Condition():
                return self.condition(tree)
            case InTitle(child):
                return self.in_title(child)
            case Listed(parts):
                return self.listed(parts)
            case AllOf(children):
                return _joined(And, [self.of(child) for child in children])
            case AnyOf(children):
                return _joined(Or, [self.of(child) for child in children])

    # Words

    def words(self, runs: Sequence[Word | Exact | Quoted], *, exact: bool = False) -> list[QueryWord]:
        """The words of some runs that stand side by side, read."""
        found = []
        for surface, word, start, end in _tokens(runs):
            if len(self.built.words) + len(self.built.excluded) >= MAX_WORDS:
                self.warn(f"only the first {MAX_WORDS} words of the query were searched for")
                break
            read = self.read(surface, word, exact=exact or self.reading.exact)
            if read.terms or read.written:
                found.append(self.keep(replace(read, surface=surface, start=start, end=end)))
        return found

    def read(self, surface: str, word: str, *, exact: bool) -> QueryWord:
        if exact and self.field == BODY:
            return exact_word(surface)
        if exact:
            self.warn("title: does not tell inflections apart; its words were searched for in any")
        translit = self.reading.translit and self.field == BODY
        languages = self.reading.languages
        if surface in self.reading.widened:
            languages = tuple(dict.fromkeys((*languages, *LANGUAGES)))
        read = read_word(word, languages, self.reading.analyser, translit=translit)
        return replace(read, field=self.field, coarse=read.coarse if self.field == BODY else ())

    def keep(self, word: QueryWord) -> QueryWord:
        (self.built.excluded if self.excluding else self.built.words).append(word)
        return word

    def row(self, words: Sequence[QueryWord], room: int | None = None) -> Node | None:
        """Words that must stand in a row, or near one another."""
        if len(words) < 2:
            return words[0].node() if words else None
        if len(words) > MAX_PHRASE:
            self.warn(f"only the first {MAX_PHRASE} words of a phrase were searched for")
            words = words[:MAX_PHRASE]
        own = _placed([word.own() for word in words], room)
        if not all(word.names for word in words):
            return own
        names = [Group(NAMES, tuple((key, 1.0) for key in word.names)) for word in words]
        return Or((own, _placed(names, room, NAME_WEIGHT)))

    def quoted(self, tree: Quoted) -> Node | None:
        return self.row(self.words([tree], exact=tree.exact), tree.room)

    def expansion(self, tree: Pattern | Misspelt) -> Node | None:
        if tree.text == "*":
            self.built.conditions = True
            return Every()
        self.patterns += 1
        if self.patterns > MAX_PATTERNS:
            self.warn(f"only the first {MAX_PATTERNS} patterns of the query were searched for")
            return None
        if self.field == TITLE:
            self.warn("title: does not know parts of words; the pattern was searched for in the whole text")
        nodes: list[Node | None] = []
        for piece in _PIECE.finditer(tree.text):
            if any(map(str.isalnum, piece[0])):
                start = tree.start + piece.start()
                word = replace(_expanded(tree, piece[0]), start=start, end=start + len(piece[0]))
                nodes.append(self.keep(word).node())
        return _joined(And, nodes)

    # What is around words

    def condition(self, tree: Condition) -> Node | None:
        found = condition_node(tree)
        if isinstance(found, str):
            self.warn(found)
            return None
        self.built.conditions = True
        if tree.name in _DATED and not self.excluding:
            self.built.dated = True
            return found if self.reading.dates else None
        return found

    def in_title(self, child: Syntax) -> Node | None:
        outer, self.field = self.field, TITLE
        node = self.of(child)
        self.field = outer
        return node

    def listed(self, parts: Sequence[tuple[Sign, Syntax]]) -> Node | None:
        scoring: list[Node] = []
        required: list[Node] = []
        narrowing: dict[str, list[Node]] = {}
        for sign, side in _sides(parts):
            if sign is Sign.EXCLUDED:
                if (node := self.excluded(side[0])) is not None:
                    narrowing[f"not {len(narrowing)}"] = [Not(node)]
            elif _narrows(side[0]):
                if (node := self.of(side[0])) is not None:
                    name = side[0].name if isinstance(side[0], Condition) else f"other {len(narrowing)}"
                    narrowing.setdefault(name, []).append(node)
            else:
                found = self.nodes(side, sign)
                scoring += found
                required += found if sign is Sign.REQUIRED else []
        must: list[Node] = [And(tuple(required), boost=0.0)] if required else []
        must += (  # one name twice, such as two sources, means either
            nodes[0] if len(nodes) == 1 else Or(tuple(nodes)) for nodes in narrowing.values()
        )
        if not must:
            return Or(tuple(scoring), all_bonus=ALL_BONUS) if scoring else None
        return And((*([Or(tuple(scoring), all_bonus=ALL_BONUS)] if scoring else []), *must))

    def nodes(self, side: Sequence[Syntax], sign: Sign) -> list[Node]:
        runs = [run for run in side if isinstance(run, Word)]
        if runs and sign is Sign.OPTIONAL:
            return [word.node() for word in self.words(runs)]
        node = self.of(side[0])
        return [] if node is None else [node]

    def excluded(self, tree: Syntax) -> Node | None:
        outer, self.excluding = self.excluding, not self.excluding
        node = self.of(tree)
        self.excluding = outer
        return node

    def warn(self, line: str) -> None:
        self.built.warnings.setdefault(line)


def _sides(parts: Sequence[tuple[Sign, Syntax]]) -> Iterator[tuple[Sign, list[Syntax]]]:
    """The parts of a list, those plain words together that stand side by side: ``20 000`` is one number."""
    side: list[Syntax] = []
    for sign, part in parts:
        if sign is Sign.OPTIONAL and isinstance(part, Word):
            side.append(part)
            continue
        if side:
            yield Sign.OPTIONAL, side
            side = []
        yield sign, [part]
    if side:
        yield Sign.OPTIONAL, side


def _tokens(runs: Sequence[Word | Exact | Quoted]) -> Iterator[tuple[str, str, int, int]]:
    """The tokens of some runs: surface, word, and the offsets in the query."""
    text = " ".join(run.text for run in runs)
    begins = [0]
    for run in runs[:-1]:
        begins.append(begins[-1] + len(run.text) + 1)

    def offset(place: int) -> int:
        run = bisect_right(begins, place) - 1
        return runs[run].start + place - begins[run]

    for start, end, word in tokenise(text):
        yield text[start:end], word, offset(start), offset(end - 1) + 1


def _expanded(tree: Pattern | Misspelt, piece: str) -> QueryWord:
    if isinstance(tree, Misspelt):
        return misspelt_word(piece, tree.edits)
    return pattern_word(piece) if any(mark in piece for mark in "*?") else exact_word(piece)


def _placed(parts: Sequence[Term | Group], room: int | None, boost: float = 1.0) -> Phrase | Near:
    if room is None:
        return Phrase(tuple(parts), boost=boost)
    return Near(tuple(parts), len(parts) - 1 + room, boost)


def _narrows(tree: Syntax) -> bool:
    """Whether a part consists of conditions alone, and so is no word that may or may not match."""
    match tree:
        case Condition() | Pattern("*"):
            return True
        case Listed(parts):
            return all(_narrows(part) for _, part in parts)
        case AllOf(children) | AnyOf(children):
            return all(map(_narrows, children))
    return False


def _joined(kind: type[And | Or], nodes: Iterable[Node | None]) -> Node | None:
    kept = tuple(node for node in nodes if node is not None)
    return kind(kept) if len(kept) > 1 else next(iter(kept), None)
