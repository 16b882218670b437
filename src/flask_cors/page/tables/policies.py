"""Policies as data, for a program that decides as this package does."""

from __future__ import annotations

import typing as t

from ...reports import Surroundings
from ...sansio.grants import AllowedHeaders
from ...sansio.grants import AllowedMethods
from ...sansio.grants import MAX_HEADER_NAME_LENGTH
from ...sansio.policy import Policy
from ...sansio.protection import Protection
from . import origins
from . import remedies

Document: t.TypeAlias = dict[str, t.Any]

#: The options that say what a preflight grants to whom.
_GRANTING: t.Final = frozenset(
    {"allow_headers", "methods", "origins", "supports_credentials"}
)


class Policies:
    """The policies of one application, each with a number.

    :param surroundings: where the page is made.
    """

    def __init__(self, surroundings: Surroundings):
        self._surroundings = surroundings
        self._numbers: dict[Policy, int] = {}
        self._documents: list[Document] = []

        # Those of which no earlier one grants the same.
        self._kinds: dict[Policy, int] = {}

    @property
    def documents(self) -> list[Document]:
        """All that have been asked for, in the order of their numbers."""
        return self._documents

    def number(self, policy: Policy | None) -> int | None:
        """The number of a policy."""
        if policy is None:
            return None

        if policy not in self._numbers:
            self._add(policy)

        return self._numbers[policy]

    def add(self, policy: Policy) -> int:
        """The number of a policy that stands for its settings alone."""
        number = len(self._documents)
        document: Document = {"number": number}
        self._documents.append(document)
        document |= _document(policy, self._surroundings)
        document["alternatives"] = [self.number(each) for each in policy.alternatives]
        document["alike"] = self._alike(policy, number)
        return number

    def _add(self, policy: Policy) -> None:
        self._numbers[policy] = self.add(policy)

    def _alike(self, policy: Policy, number: int) -> int:
        """The number of the first policy whose preflights grant the same."""
        known = self._kinds.items()
        found = next((n for other, n in known if _are_alike(policy, other)), number)

        if found == number:
            self._kinds[policy] = number

        return found


def _are_alike(policy: Policy, other: Policy) -> bool:
    return _GRANTING.isdisjoint(policy.differing(other))


def _document(policy: Policy, surroundings: Surroundings) -> Document:
    return {
        "origins": origins.document(policy.origins),
        "methods": _methods(policy.methods),
        "headers": _headers(policy.headers),
        "exposed": policy.exposed,
        "credentialed": policy.credentialed,
        "max_age": policy.max_age,
        "send_wildcard": policy.send_wildcard,
        "varies": policy.varies,
        "automatic_options": policy.automatic_options,
        "allow_private_network": policy.allow_private_network,
        "is_timed": policy.is_timed,
        "exposes_all": policy.exposes_all,
        "companions": policy.companions,
        "constant": policy.constant,
        "unasked": policy.unasked,
        "protection": protection(policy.protection),
        "source": None if policy.call is None else surroundings.placed(policy.call),
        "settings": remedies.settings(policy, surroundings),
        "change": remedies.changes_of(policy),
    }


def protection(found: Protection) -> Document:
    """How requests that change something are protected."""
    mode, writers = found.mode, found.writers
    return {
        "mode": None if mode is None else mode.value,
        "writers": None if writers is None else origins.document(writers),
    }


def _methods(allowed: AllowedMethods) -> Document:
    return {
        "names": sorted(allowed.names),
        "any": allowed.any,
        "offered": allowed.offered,
        "header": allowed.header,
    }


def _headers(allowed: AllowedHeaders) -> Document:
    longest = MAX_HEADER_NAME_LENGTH
    return {
        "names": sorted(allowed.names),
        "patterns": [origins.pattern(each, longest) for each in allowed.patterns],
        "any": allowed.any,
    }
