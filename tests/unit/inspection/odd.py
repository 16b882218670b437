"""Things that can be called as views, and are not as views mostly are."""

import collections.abc as cabc
import functools
import typing as t
from unittest import mock


def plain() -> str:
    return "ok"


class Broken:
    """Answers no question about itself."""

    def __getattribute__(self, name: str) -> t.Any:
        raise RuntimeError(f"no {name}")

    def __call__(self) -> str:
        return "ok"


class Pretending:
    """Has every attribute."""

    def __getattr__(self, name: str) -> t.Any:
        return self

    def __call__(self) -> str:
        return "ok"


class Hidden:
    """Has properties in place of what everything has."""

    @property
    def __dict__(self) -> t.Any:
        raise RuntimeError

    @property
    def __class__(self) -> t.Any:
        raise RuntimeError

    @property
    def __wrapped__(self) -> t.Any:
        raise RuntimeError

    def __call__(self) -> str:
        return "ok"


class Slotted:
    """Holds what it calls in slots, one of which is empty."""

    __slots__ = ("empty", "view")

    def __init__(self, view: t.Any):
        self.view = view

    def __call__(self) -> t.Any:
        return self.view()


def circular() -> t.Any:
    def view() -> str:
        return "ok"

    view.__dict__["__wrapped__"] = view
    return view


def endless() -> t.Any:
    """A thousand functions, each within the next."""
    view = plain

    for _ in range(1000):
        view = functools.partial(lambda inner: inner(), view)

    return view


def with_empty_cell() -> t.Any:
    def view() -> t.Any:
        return later

    if not view:
        later = 1

    return view


#: Built where they are used: even pytest asks them too much.
VIEWS: dict[str, cabc.Callable[[], t.Any]] = {
    "nothing": lambda: None,
    "a builtin": lambda: len,
    "a type": lambda: list,
    "a method of a type": lambda: dict.fromkeys,
    "a method of text": lambda: "text".upper,
    "a partial": lambda: functools.partial(plain),
    "a partial of a builtin": lambda: functools.partial(len, "x"),
    "a cache": lambda: functools.lru_cache(plain),
    "a mock": mock.Mock,
    "a magic mock": mock.MagicMock,
    "broken": Broken,
    "pretending": Pretending,
    "hidden": Hidden,
    "slotted": lambda: Slotted(plain),
    "circular": circular,
    "endless": endless,
    "with an empty cell": with_empty_cell,
}
