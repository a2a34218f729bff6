"""Thousands of random trees over thousands of documents in segments, some deleted: the answers are the reference's."""

import math
import random
from itertools import pairwise

import pytest
from engine_oracle import make, write
from reference import Reference

from casearch.engine.embedded import EmbeddedEngine, topk
from casearch.nodes import (
    BODY,
    COARSE,
    DATE,
    ID,
    LANG,
    NAMES,
    SOURCE,
    SURFACE,
    TITLE,
    And,
    Every,
    Favour,
    Fuzzy,
    Group,
    Near,
    Not,
    Or,
    Phrase,
    Prefix,
    Range,
    Term,
    Wildcard,
)

DOCUMENTS, TREES, SEED = 20_000, 2_000, 20260711
LANGUAGES, SOURCES = ("kk", "ru", "en"), ("Дала Ньюс", "LEDGER", None)
FIELDS = (BODY, BODY, BODY, TITLE, SURFACE, NAMES, COARSE)
SYLLABLES = ("су", "да", "ла", "ба", "ко", "ми", "ер", "an", "to", "ri")


class Draw:
    """Documents and trees, drawn by seed."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        self.words = list(dict.fromkeys(self.word() for _ in range(6000)))
        self.weights = [1 / (rank + 3) for rank in range(len(self.words))]

    def word(self) -> str:
        return "".join(self.rng.choices(SYLLABLES, k=self.rng.randint(1, 5)))

    def text(self, least: int, most: int) -> str:
        words = self.rng.choices(self.words, self.weights, k=self.rng.randint(least, most))
        return " ".join(
            f"{word}|{self.rng.choice(self.words)}" if self.rng.random() < 0.05 else word for word in words
        )

    def document(self, number: int):
        date = f"20{self.rng.randint(14, 25)}-{self.rng.randint(1, 12):02}-11" if number % 7 else None
        return make(
            f"d{self.rng.randrange(10**6)}-{number}", self.text(1, 25), self.text(0, 4),
            self.rng.choices(LANGUAGES, (5, 3, 2))[0], date, self.rng.choice(SOURCES),
        )  # fmt: skip

    def term(self) -> str:
        if self.rng.random() < 0.5:
            return self.rng.choice(self.words[: self.rng.choice((5, 40, 300))])
        return self.rng.choice((*self.rng.sample(self.words, 3), "nowhere"))

    def boost(self) -> float:
        return self.rng.choice((1.0, 1.0, 1.0, 0.0, 0.3, 2.5))

    def group(self, field: str, boost: float) -> Group:
        terms = tuple((self.term(), self.rng.choice((1.0, 1.0, 0.4))) for _ in range(self.rng.randint(0, 3)))
        return Group(field, terms, boost)

    def parts(self, field: str) -> tuple[Term | Group, ...]:
        common = self.words[:30]
        return tuple(
            Term(field, self.rng.choice(common)) if self.rng.random() < 0.8 else self.group(field, 1.0)
            for _ in range(self.rng.choice((1, 2, 2, 3)))
        )

    def leaf(self):
        draw, field = self.rng, self.rng.choice(FIELDS)
        word = draw.choice(self.words)
        match draw.randrange(14):
            case 0 | 1 | 2 | 3:
                return Term(field, self.term(), self.boost())
            case 4 | 5:
                return self.group(field, self.boost())
            case 6:
                return Phrase(
                    self.parts(draw.choice((BODY, BODY, TITLE, SURFACE, NAMES))),
                    draw.choice((0, 0, 0, 1, 4)),
                    self.boost(),
                )
            case 7:
                return Near(self.parts(draw.choice((BODY, TITLE))), draw.choice((1, 3, 9)), self.boost())
            case 8:
                return Prefix(field, word[: draw.randint(0, 5)], self.boost())
            case 9:
                cut = draw.randint(0, len(word))
                mark = draw.choice(("*", "?", "*а", "*?"))
                return Wildcard(field, word[:cut] + mark + word[cut + 1 :], self.boost())
            case 10:
                return Fuzzy(field, word, draw.randint(0, 2), draw.randint(0, 2), self.boost())
            case 11:
                low = draw.choice((None, 735_000, 736_500, 738_000))
                return Range(DATE, low, draw.choice((None, 738_500, 739_100)))
            case 12:
                return draw.choice((
                    Term(LANG, draw.choice(LANGUAGES), 0.0), Term(SOURCE, "ledger", 0.0), Term(LANG, "kk"),
                    Term(ID, draw.choice(self.ids)),
                ))  # fmt: skip
        return Every(self.boost())

    def tree(self, depth: int):
        draw = self.rng
        if depth == 0 or draw.random() < 0.15:
            return self.leaf()
        children = tuple(self.tree(depth - 1) for _ in range(draw.choice((1, 2, 2, 3, 5))))
        match draw.randrange(8):
            case 0 | 1:
                return And(children[:3], self.boost())
            case 2 | 3 | 4:
                return Or(children, self.boost(), draw.choice((0.0, 0.0, 0.2)))
            case 5:
                return Favour(children[0], children[-1])
            case 6:
                return And((children[0], Not(children[-1])))
        return self.asked()

    def asked(self):
        """A tree as ``query`` builds it."""
        terms = [self.term() for _ in range(self.rng.randint(1, 5))]
        words = tuple(
            Or((Group(BODY, ((term, 1.0), (self.term(), 1.0))), Group(NAMES, ((term, 1.0),), 0.3)))
            for term in terms
        )
        node = Favour(Or(words, all_bonus=0.2), Or(tuple(Group(COARSE, ((t, 1.0),), 0.8) for t in terms)))
        if self.rng.random() < 0.5:
            return node
        return And((node, Term(LANG, self.rng.choice(LANGUAGES), 0.0), Range(DATE, 736_500, None)))


@pytest.mark.long
def test_random_trees_over_many_documents(tmp_path, no_sync, monkeypatch):
    most_added = topk._ADDED
    draw = Draw(SEED)
    documents = [draw.document(number) for number in range(DOCUMENTS)]
    draw.ids = [document.document.id for document in documents]
    cuts = (0, 9_000, 15_000, 15_500, DOCUMENTS)
    gone = set(draw.rng.sample(draw.ids, 1_500))
    engine = EmbeddedEngine(tmp_path / "index")
    write(engine, *(documents[a:b] for a, b in pairwise(cuts)), deleted=sorted(gone))
    reference = Reference([document for document in documents if document.document.id not in gone])
    snapshot = engine.snapshot()
    assert len(snapshot.view.segments) > 1
    for number in range(TREES):
        node = draw.asked() if number % 5 == 0 else draw.tree(draw.rng.randint(0, 3))
        # half of them by sums in one go where they can be, half by max-score
        monkeypatch.setattr(topk, "_ADDED", 0 if number % 2 else most_added)
        same_answers(snapshot, node, reference.of(node), offset=draw.rng.choice((0, 0, 7)))


def same_answers(snapshot, node, expected, offset):
    whole = snapshot.search(node, limit=None)
    assert whole.total == len(whole.ids) == len(expected), node
    for id, score in zip(whole.ids, whole.scores, strict=True):
        assert math.isclose(score, expected[id], rel_tol=1e-9, abs_tol=1e-9), (node, id)
    ordered = sorted(zip(whole.ids, whole.scores, strict=True), key=lambda hit: (-hit[1], hit[0]))
    assert list(zip(whole.ids, whole.scores, strict=True)) == ordered
    for count in (True, False):
        page = snapshot.search(node, limit=10, offset=offset, count=count)
        assert list(zip(page.ids, page.scores, strict=True)) == ordered[offset : offset + 10], (node, count)
        assert page.total == len(expected) if count else len(page.ids) <= page.total <= len(expected), node
