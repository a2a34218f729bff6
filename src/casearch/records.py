"""``dataclass`` for records that every search needs: the standard one takes longer to make a class than to make a thousand of it.

``dataclasses.dataclass(frozen=True, slots=True)`` writes six methods for each class and compiles them. With some sixty
classes that is half of what importing casearch would take. Here the standard library reads the fields, and the methods
are the same few functions for all classes. The instances take longer to make, so what there are millions of has the
standard one.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

__all__ = ["dataclass"]

Made = TypeVar("Made")

if TYPE_CHECKING:  # what it does is the same, so a checker takes it for that
    from dataclasses import dataclass
else:

    def dataclass(*, frozen: bool, slots: bool) -> Callable[[type[Made]], type[Made]]:
        """As the standard one with ``frozen=True, slots=True``; nothing else, and no record under a record."""
        if not (frozen and slots):
            raise TypeError("only frozen classes with slots are made here")
        return _record


def _record(cls: type[Made]) -> type[Made]:
    """The class with slots and methods."""
    read: Any = dataclasses.dataclass(init=False, repr=False, eq=False)(cls)
    names: tuple[str, ...] = read.__match_args__
    left_out = {*names, "__dict__", "__weakref__"}
    body = {name: value for name, value in vars(read).items() if name not in left_out}
    metaclass: Any = type(cls)
    made: type[Made] = metaclass(cls.__name__, cls.__bases__, _METHODS | body | {"__slots__": names})
    fields = read.__dataclass_fields__
    puts = [(name, vars(made)[name].__set__, fields[name].default) for name in names]
    made._puts = tuple(puts)  # type: ignore[attr-defined]  # noqa: SLF001 - its own
    return made


def _init(self: Any, *values: Any, **named: Any) -> None:
    puts = self._puts
    for (_, put, _), value in zip(puts, values, strict=False):
        put(self, value)
    if named or len(values) != len(puts):
        _put_rest(self, len(values), named)
    if hasattr(self, "__post_init__"):
        self.__post_init__()


def _put_rest(self: Any, given: int, named: dict[str, Any]) -> None:
    """Put the fields behind the first so many."""
    if given > len(self._puts):
        raise TypeError(f"{type(self).__name__} has {len(self._puts)} fields, not {given}")
    for name, put, default in self._puts[given:]:
        if name in named:
            put(self, named.pop(name))
        else:
            put(self, _made(self, name) if default is dataclasses.MISSING else default)
    if named:
        raise TypeError(f"{type(self).__name__} has no field {next(iter(named))!r}, or it is given twice")


def _made(self: Any, name: str) -> Any:
    factory = self.__dataclass_fields__[name].default_factory
    if factory is dataclasses.MISSING:
        raise TypeError(f"{type(self).__name__} needs its field {name!r}")
    return factory()


def _compared(self: Any) -> tuple[Any, ...]:
    return tuple(getattr(self, name) for name, field in self.__dataclass_fields__.items() if field.compare)


def _eq(self: Any, other: object) -> bool:
    return _compared(self) == _compared(other) if other.__class__ is self.__class__ else NotImplemented


def _hash(self: Any) -> int:
    return hash(_compared(self))


def _repr(self: Any) -> str:
    fields = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__match_args__)
    return f"{type(self).__qualname__}({fields})"


def _reduce(self: Any) -> tuple[type, tuple[Any, ...]]:
    return type(self), tuple(getattr(self, name) for name in self.__match_args__)


def _frozen(self: Any, name: str, *_: object) -> None:
    raise dataclasses.FrozenInstanceError(
        f"{type(self).__name__} cannot be changed, so {name!r} stays as it is"
    )


_METHODS: dict[str, Any] = {
    "__init__": _init, "__eq__": _eq, "__hash__": _hash, "__repr__": _repr, "__reduce__": _reduce,
    "__setattr__": _frozen, "__delattr__": _frozen,
}  # fmt: skip
