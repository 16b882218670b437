"""Standalone: the governor of a layer around any WSGI application."""

from __future__ import annotations

from .callers import location
from .configuration import compile_resources
from .configuration import offered_without_routes
from .configuration import report
from .path_governor import PathGovernor
from .sansio.findings import Place
from .sansio.layers import Layer
from .sansio.layers import settled
from .sansio.option_types import CORSOptions
from .sansio.resources import Resources


def governor(call: str, options: CORSOptions) -> PathGovernor:
    """Make the governor that decides by what a call was given.

    :raises CORSConfigError: if there are mistakes.
    """
    layer = Layer(Place.KEYWORD, call, settled(options), location())
    compiled = compile_resources([layer])
    unable = offered_without_routes(compiled.resources)
    report([*compiled.findings, *unable], compiled.fatal)
    return PathGovernor(Resources(compiled.resources))
