"""Standalone: the governor of a layer around any WSGI application."""

from __future__ import annotations

import threading
import typing as t
from dataclasses import replace

from .callers import location
from .configuration import compile_resources
from .configuration import Compiled
from .configuration import offered_without_routes
from .errors import error_from
from .governor import Governor
from .path_governor import PathGovernor
from .sansio import effective
from .sansio import ruling
from .sansio.findings import Fault
from .sansio.findings import Place
from .sansio.findings import Source
from .sansio.layers import Layer
from .sansio.layers import settled
from .sansio.option_types import CORSOptions
from .sansio.resources import Resources
from .verdicts import NOTHING
from .verdicts import Review
from .verdicts import Told

if t.TYPE_CHECKING:
    from .sansio.config_change import ConfigChange


class Standalone(PathGovernor):
    """Governs by what one call was given.

    :param compiled: that, as it was read.
    :param told: what was said of it.
    """

    __slots__ = ("_compiled", "told", "turn")

    def __init__(self, compiled: Compiled, told: Told):
        super().__init__(Resources(compiled.resources, compiled.protection))
        self._compiled = compiled
        self.told: Told = told

        # Of those who put another governor in place of this one.
        self.turn: threading.RLock = threading.RLock()

    @property
    def config(self) -> dict[str, object]:
        """What is in force, in a form that can be given again."""
        return effective.config(self._compiled.settings, self._resources.entries)

    def changes(self, new: Standalone) -> tuple[ConfigChange, ...]:
        """What differs if ``new`` takes the place of this one."""
        from .sansio.comparison import Comparison

        return tuple(Comparison().of_tables(self._resources, new._resources))


class _Layer(t.Protocol):
    """What asks a governor."""

    @property
    def governor(self) -> Governor: ...

    def govern(self, governor: Governor) -> None: ...


def governor(call: str, options: CORSOptions) -> Standalone:
    """Make the governor that decides by what a call was given.

    :raises CORSConfigError: if there are mistakes.
    """
    rv, review = _reviewed(call, options, NOTHING)
    review.warn()
    return rv


def _reviewed(call: str, options: CORSOptions, told: Told) -> tuple[Standalone, Review]:
    layer = Layer(Place.KEYWORD, call, settled(options), location())
    compiled = compile_resources([layer])
    unable = offered_without_routes(compiled.resources)
    review = Review()
    review(replace(compiled, judged=(*compiled.judged, *unable)), told)
    review.check()
    return Standalone(compiled, review.told), review


def reconfigure(layer: _Layer, options: CORSOptions) -> tuple[ConfigChange, ...]:
    """Let ``options`` take the place of what a layer was given.

    :return: what has changed.
    :raises CORSConfigError: if there are mistakes; nothing is changed then.
    """
    with of(layer, "reconfigure").turn:
        # The one that was asked for its turn may have been replaced while that lasted.
        old = of(layer, "reconfigure")
        new, review = _reviewed("reconfigure()", options, old.told)
        changes = old.changes(new)
        review.warn(old.told, changes)
        new.turn, new.sender = old.turn, old.sender
        layer.govern(new)

    return changes


def of(layer: _Layer, call: str) -> Standalone:
    """The governor of a layer that was put around an application by hand.

    :param call: the method that was called.
    """
    if isinstance(layer.governor, Standalone):
        return layer.governor

    raise error_from(
        ruling.remark(
            Fault.NOT_AN_APPLICATION,
            "app",
            type(layer).__name__,
            Source(Place.KEYWORD, f"{call}()", location()),
            f"{call}() was called on the layer of a Flask application, which belongs "
            f"to its CORS.",
            f"Call {call}(app) of that.",
        )
    )
