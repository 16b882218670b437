"""Governing: what governs a request, as reports name it."""

from __future__ import annotations

from .flask_governor import FlaskGovernor
from .sansio.resources import Resource
from .sansio.routing_table import Governing
from .sansio.routing_table import Level
from .state import State
from .views import View


def named(
    state: State, governor: FlaskGovernor, found: View | Resource | None
) -> Governing:
    """Name what was found to govern a request.

    :param found: by the governor, for the request.
    """
    policy = governor.policy_of(found)

    if isinstance(found, View):
        return Governing(Level.EXEMPT if found.layer is None else Level.VIEW, policy)

    if found is None:
        return Governing(Level.NONE)

    pattern = found.pattern.text

    for scope in state.scopes:
        if found in scope.resources.entries:
            return Governing(Level.BLUEPRINT, policy, pattern, scope.name)

    return Governing(Level.RESOURCES, policy, pattern)
