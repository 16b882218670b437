"""Unkept grants: those of a path whose methods have several policies.

A browser keeps what a preflight grants by origin and URL, for every method and header
that is named, and does not ask again: an origin that one policy lets ``GET`` could
``DELETE`` then, where another policy refuses it.

https://fetch.spec.whatwg.org/#cors-preflight-cache
"""

from __future__ import annotations

import dataclasses
import typing as t

from .environ import Environ
from .routes import Route
from .sansio.policy import Policy
from .siblings import Serving

if t.TYPE_CHECKING:
    from .sansio.resources import Resource
    from .scopes import Scope
    from .views import View

    class Governor(t.Protocol):
        def decider(self, endpoint: str, method: str) -> View | tuple[Scope, ...]: ...

        def found(self, environ: Environ, method: str) -> View | Resource | None: ...

        def policy_of(self, found: View | Resource | None) -> Policy | None: ...


#: The options that say what a preflight grants to whom.
_GRANTING: t.Final = frozenset(
    {"allow_headers", "methods", "origins", "supports_credentials"}
)

#: Flask's own, which changes nothing.
_HARMLESS: t.Final = "OPTIONS"


class Unkept:
    """Finds the policies whose grants browsers are not to keep.

    :param governor: says what governs the other methods of a path.
    """

    __slots__ = ("_are_alike", "_governor", "_policies")

    def __init__(self, governor: Governor):
        self._governor = governor
        self._are_alike: dict[Serving, bool] = {}
        self._policies: dict[Policy, Policy] = {}

    def policy(
        self, environ: Environ, route: Route, policy: Policy | None
    ) -> Policy | None:
        """The policy of one method of a path, as its preflights are answered.

        :param route: where the preflight leads.
        """
        if policy is None or self._is_kept(environ, route, policy):
            return policy

        if policy not in self._policies:
            self._policies[policy] = _unkept(policy)

        return self._policies[policy]

    def _is_kept(self, environ: Environ, route: Route, policy: Policy) -> bool:
        if route.serving is not None and self._decide_alike(route.serving):
            return True

        governor = self._governor
        found = (governor.found(environ, m) for m in route.offered if m != _HARMLESS)
        return all(_grant_alike(policy, governor.policy_of(each)) for each in found)

    def _decide_alike(self, serving: Serving) -> bool:
        """Whether one view, or the same tables, decide on all methods: to look at the
        other methods of each path takes longer than all else.
        """
        if serving not in self._are_alike:
            deciding = {
                self._governor.decider(endpoint, method)
                for method, endpoint in serving.endpoints.items()
                if method != _HARMLESS
            }
            self._are_alike[serving] = len(deciding) == 1

        return self._are_alike[serving]


def _grant_alike(policy: Policy, other: Policy | None) -> bool:
    if other is None:
        return False

    return policy is other or _GRANTING.isdisjoint(policy.differing(other))


def _unkept(policy: Policy) -> Policy:
    """The same policy, of which no browser keeps what it grants."""
    alternatives = tuple(map(_unkept, policy.alternatives))
    return dataclasses.replace(policy, max_age="0", alternatives=alternatives)
