"""Scopes: which requests a blueprint's own CORS governs."""

from __future__ import annotations

import collections.abc as cabc
import re
import typing as t
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace

from flask.blueprints import BlueprintSetupState

from .sansio.layers import Layer
from .sansio.protection import Protection
from .sansio.resources import Resource
from .sansio.resources import Resources

Layers: t.TypeAlias = tuple[Layer, ...]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Scope:
    """A blueprint as it is registered, with what its own CORS governs.

    :param name: its full name, as its endpoints have it.
    :param prefix: its URL prefix; its own paths begin with it.
    :param depth: the number of the prefix's segments.
    :param attached: what each ``CORS`` of the blueprint was given.
    """

    name: str
    prefix: re.Pattern[str] | None
    subdomain: re.Pattern[str] | None
    depth: int
    attached: tuple[Layers, ...] = ()
    resources: Resources = field(default_factory=Resources)

    @classmethod
    def of(cls, setup: BlueprintSetupState) -> t.Self:
        """The scope of a blueprint that is being registered, governing nothing yet."""
        url_prefix = (setup.url_prefix or "").rstrip("/")
        return cls(
            f"{setup.name_prefix}.{setup.name}".lstrip("."),
            _rule_pattern(url_prefix, "[^/]+") if url_prefix else None,
            _rule_pattern(setup.subdomain, "[^.]+") if setup.subdomain else None,
            url_prefix.count("/"),
        )

    def entry(self, path: str) -> Resource | None:
        """The entry that governs a path: patterns may have the prefix, or leave it
        out.
        """
        match = None if self.prefix is None else self.prefix.match(path)

        if match is None:
            return self.resources.entry(path)

        return self.resources.entry(path, path[match.end() :] or "/")

    def owns(self, endpoint: str | None) -> bool:
        """Tell whether ``endpoint`` is the blueprint's, or of one nested in it."""
        return endpoint is not None and endpoint.startswith(f"{self.name}.")

    def joined(self, layers: Layers, table: Resources) -> t.Self:
        """The same scope after another ``CORS`` of its blueprint.

        :param layers: what that was given.
        :param table: the resources of all of them.
        """
        return replace(self, attached=(*self.attached, layers), resources=table)

    def serving(self, table: Resources) -> t.Self:
        """The same scope with another table."""
        return replace(self, resources=table)

    def has(self, path: str, subdomain: str | None) -> bool:
        """Tell whether ``path`` is below the prefix."""
        if self.prefix is None or self.prefix.match(path) is None:
            return False

        return self.subdomain is None or bool(self.subdomain.fullmatch(subdomain or ""))


def protection_around(
    table: Resources, scopes: cabc.Iterable[Scope], path: str
) -> Protection:
    """How the requests to a path are protected where what governs them says nothing:
    as the application's entry for the path says, or else the application.

    :param table: the application's.
    :param scopes: the blueprints around the path.
    """
    rv = table.protection(table.policy(path))

    for scope in scopes:
        rv = rv.joined(scope.resources.beyond)

    return rv


def _rule_pattern(rule: str, variable: str) -> re.Pattern[str]:
    """The regex of a rule's beginning, whose variables match ``variable``."""
    parts = re.split(r"<[^>]*>", rule)
    return re.compile(variable.join(map(re.escape, parts)) + r"(?=/|$)")


def innermost_first(scopes: cabc.Iterable[Scope]) -> tuple[Scope, ...]:
    """Sort scopes so that the first that has a request is the one it belongs to."""
    return tuple(
        sorted(scopes, key=lambda scope: (-scope.depth, -scope.name.count(".")))
    )
