"""Resources: which policy governs a path.

Literal paths come first, then patterns, the most specific first: more slashes, then
longer, then as written. The first that matches governs.
"""

from __future__ import annotations

import collections.abc as cabc
import re
import types
import typing as t
from dataclasses import dataclass
from dataclasses import field

from .path_index import PathIndex
from .paths import PathPattern
from .paths import Reach
from .policy import Policy
from .protection import Protection
from .protection import UNPROTECTED

_PARENT = re.compile(r"(?:^|/)\.\.(?:/|$)")


@dataclass(frozen=True, slots=True)
class Resource:
    """A path pattern, and the policy of its paths."""

    pattern: PathPattern
    policy: Policy


@dataclass(frozen=True, slots=True, eq=False)
class Resources:
    """The table of resources, in the order in which they are tried.

    :param entries: in any order; of two with one pattern the later counts.
    :param beyond: how the paths are protected that no entry governs.
    """

    entries: tuple[Resource, ...] = ()
    beyond: Protection = UNPROTECTED
    only: Policy | None = field(init=False, repr=False)
    """The policy of every path, where one entry governs them all."""

    _literals: cabc.Mapping[str, Resource] = field(init=False, repr=False)
    _patterns: tuple[Resource, ...] = field(init=False, repr=False)
    _index: PathIndex = field(init=False, repr=False)

    def __post_init__(self) -> None:
        by_text = {entry.pattern.identity: entry for entry in self.entries}
        ordered = sorted(by_text.values(), key=lambda entry: entry.pattern.specificity)
        literals = [e for e in ordered if e.pattern.reach is Reach.LITERAL]
        is_one = len(ordered) == 1 and ordered[0].pattern.reach is Reach.EVERYTHING
        object.__setattr__(self, "only", ordered[0].policy if is_one else None)
        object.__setattr__(self, "entries", tuple(ordered))
        patterns = tuple(ordered[len(literals) :])
        index = PathIndex([entry.pattern for entry in patterns])
        object.__setattr__(self, "_patterns", patterns)
        object.__setattr__(self, "_index", index)
        object.__setattr__(
            self,
            "_literals",
            types.MappingProxyType({e.pattern.stem: e for e in literals}),
        )

    def joined(self, entries: tuple[Resource, ...], beyond: Protection) -> t.Self:
        """The same table with more entries, for the later ones of which ``beyond``
        goes before.
        """
        return type(self)((*self.entries, *entries), self.beyond.joined(beyond))

    def within(self, outer: Protection) -> t.Self:
        """The same table in an application that is protected as ``outer`` says."""
        beyond = outer.joined(self.beyond)
        return self if beyond == self.beyond else type(self)(self.entries, beyond)

    @property
    def is_guarded(self) -> bool:
        """Whether requests that change something are protected on some path."""
        protections = [entry.policy.protection for entry in self.entries]
        return not all(each.is_off for each in (self.beyond, *protections))

    def protection(self, policy: Policy | None) -> Protection:
        """How a path is protected that ``policy`` governs, or that nothing does."""
        return self.beyond if policy is None else policy.protection.under(self.beyond)

    def policy(self, path: str) -> Policy | None:
        """The policy that governs ``path``, as it is routed."""
        entry = self.entry(path)
        return None if entry is None else entry.policy

    def entry(self, *paths: str) -> Resource | None:
        """The entry that governs a path.

        :param paths: the path; and, where the entries may be written so, without the
            prefix of its blueprint.
        """
        for path in paths:
            if ".." in path and _PARENT.search(path):
                return None

        for path in paths:
            if path in self._literals:
                return self._literals[path]

        ranks = [self._index.first(path) for path in paths]
        found = [rank for rank in ranks if rank is not None]
        return self._patterns[min(found)] if found else None


def strictest(tables: cabc.Iterable[Resources]) -> Protection:
    """The strictest protection of any path of ``tables``, with no writers."""
    rv = UNPROTECTED

    for table in tables:
        for each in (table.beyond, *(e.policy.protection for e in table.entries)):
            rv = rv.joined(Protection(each.mode))

    return rv


def replaced(
    older: tuple[Resource, ...], newer: tuple[Resource, ...]
) -> cabc.Iterator[tuple[Resource, Resource]]:
    """The entries that one of ``newer`` with the same paths takes the place of, with
    another policy: of ``older`` ones, or of ``newer`` ones before it.
    """
    by_paths = {entry.pattern.identity: entry for entry in older}

    for entry in newer:
        identity = entry.pattern.identity
        old = by_paths.get(identity)
        by_paths[identity] = entry

        if old is not None and old.policy.differing(entry.policy):
            yield old, entry
