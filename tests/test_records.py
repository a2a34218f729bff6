"""Records are as the standard dataclasses with ``frozen=True, slots=True``."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from dataclasses import FrozenInstanceError, field

import pytest

from casearch.records import dataclass


@dataclass(frozen=True, slots=True)
class Ours:
    """A record."""

    text: str
    numbers: tuple[int, ...] = ()
    start: int = field(default=0, compare=False)
    more: list[int] = field(default_factory=list)


@dataclasses.dataclass(frozen=True, slots=True)
class Theirs:
    """A record."""

    text: str
    numbers: tuple[int, ...] = ()
    start: int = field(default=0, compare=False)
    more: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Checked:
    """A record that looks at its fields."""

    number: int

    def __post_init__(self) -> None:
        if self.number < 0:
            raise ValueError(self.number)


ARGUMENTS = [
    (("a",), {}),
    (("a", (1, 2)), {"start": 3}),
    ((), {"text": "a", "more": [1]}),
    (("a", (), 0, [2]), {}),
]


@pytest.mark.parametrize(("values", "named"), ARGUMENTS)
def test_they_are_made_shown_and_taken_apart_alike(values, named):
    ours, theirs = Ours(*values, **named), Theirs(*values, **named)
    assert repr(ours) == repr(theirs).replace("Theirs", "Ours")
    assert dataclasses.asdict(ours) == dataclasses.asdict(theirs)
    assert [f.name for f in dataclasses.fields(ours)] == [f.name for f in dataclasses.fields(theirs)]
    assert repr(dataclasses.replace(ours, start=9)) == repr(dataclasses.replace(theirs, start=9)).replace(
        "Theirs", "Ours"
    )


def test_they_are_equal_and_hashed_by_what_is_compared():
    assert Ours("a", start=1) == Ours("a", start=2)
    assert Ours("a") != Ours("b")
    assert Ours("a") != Theirs("a")
    assert hash(Checked(1)) == hash(Checked(1))


def test_they_match_by_position():
    match Ours("a", (1,)):
        case Ours(text, (first,)):
            assert (text, first) == ("a", 1)
        case _:
            pytest.fail("no match")


@pytest.mark.parametrize(
    ("values", "named"),
    [((), {}), (("a", (), 0, [], 5), {}), (("a",), {"text": "b"}), (("a",), {"other": 1})],
)
def test_wrong_arguments_are_refused(values, named):
    for kind in (Ours, Theirs):
        with pytest.raises(TypeError):
            kind(*values, **named)


def test_they_do_not_change():
    record = Ours("a")
    with pytest.raises(FrozenInstanceError):
        record.text = "b"
    with pytest.raises(FrozenInstanceError):
        del record.text
    assert not hasattr(record, "__dict__")


def test_they_are_copied_and_sent_to_other_processes():
    record = Ours("a", (1,), 2, [3])
    for other in (pickle.loads(pickle.dumps(record)), copy.deepcopy(record), copy.copy(record)):
        assert repr(other) == repr(record)


def test_they_look_at_their_fields_when_they_are_made():
    with pytest.raises(ValueError, match="-1"):
        Checked(-1)


def test_other_kinds_are_left_to_the_standard_library():
    with pytest.raises(TypeError):
        dataclass(frozen=False, slots=True)
