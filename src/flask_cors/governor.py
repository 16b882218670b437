"""Governors: which policy governs a request, and what it decides."""

from __future__ import annotations

import abc
import functools
import typing as t
from contextlib import AbstractContextManager
from contextlib import nullcontext
from dataclasses import dataclass

from .decisions import Decisions
from .decisions import DecisionsByPolicy
from .environ import Environ
from .environ import facts
from .environ import ORIGIN
from .environ import REQUEST_PRIVATE_NETWORK
from .environ import routed_path
from .sansio.decision import decide
from .sansio.decision import Decision
from .sansio.decision import failed
from .sansio.policy import Policy
from .sansio.resources import Resources

#: Caches are bounded in entries, and in the length of what is kept in them.
CACHE_SIZE: t.Final = 1024
CACHED_PATH_LENGTH: t.Final = 512


@dataclass(frozen=True, slots=True)
class PreflightRoute:
    """Where a preflight leads.

    :param policy: the policy of the request that is to follow.
    :param offered: the methods that the application has at the path.
    :param is_handled: whether the application answers OPTIONS there itself.
    """

    policy: Policy | None
    offered: frozenset[str] = frozenset()
    is_handled: bool = False


class Governor(abc.ABC):
    """Finds the policy of a request and lets it decide. A subclass says which it is."""

    __slots__ = ("_decisions", "alike")

    def __init__(self) -> None:
        self._decisions = DecisionsByPolicy()

        self.alike: Decisions | None = None
        """The decisions by origin, where the path makes no difference."""

    @abc.abstractmethod
    def policy(self, environ: Environ, path: str) -> Policy | None:
        """The policy of a request that the application is answering.

        :param path: ``PATH_INFO``, as it was when the request came.
        """

    @abc.abstractmethod
    def preflight(self, environ: Environ) -> PreflightRoute:
        """The policy of the request that a preflight asks for."""

    def context(self, environ: Environ) -> AbstractContextManager[object]:
        """The surroundings in which functions that check origins run."""
        return nullcontext()

    def hides_errors(self, environ: Environ) -> bool:
        """Whether what answers an exception outside the layer drops its headers."""
        return False

    def in_debug_mode(self) -> bool:
        """Whether responses may tell why a request is refused."""
        return False

    def why_ungoverned(self, environ: Environ, path: str) -> str:
        """Why no policy governs a request, as a sentence; asked in debug mode only.

        :param path: ``PATH_INFO``, as it was when the request came.
        """
        return ""

    def govern_alike(self, policy: Policy | None) -> None:
        """Let ``policy`` decide on every request, or on none without a closer look."""
        self.alike = None

        if policy is not None and not policy.asks and policy.intercept_exceptions:
            self.alike = self._decisions[policy]

    def decision(self, environ: Environ, path: str) -> Decision | None:
        """Decide on a request that is no preflight, if a policy governs it.

        :param path: ``PATH_INFO``, as it was when the request came.
        """
        policy = self.policy(environ, path)

        if policy is None:
            return None

        if policy.asks or REQUEST_PRIVATE_NETWORK in environ:
            return self.decided(policy, environ)

        return self._decisions[policy][environ.get(ORIGIN)]

    def decided(
        self, policy: Policy, environ: Environ, offered: frozenset[str] | None = None
    ) -> Decision:
        """Decide on a request that is like no other.

        :param offered: the methods that the application has at the path, if the request
            is a preflight.
        """
        said = facts(environ, offered)

        if not policy.asks:
            return decide(policy, said)

        try:
            with self.context(environ):
                return decide(policy, said)
        except Exception as error:
            # The surroundings failed, such as a session that cannot be opened.
            return failed(policy, said, error)


class PathGovernor(Governor):
    """Governs by path alone.

    :param resources: the table of paths.
    """

    __slots__ = ("_known", "_resources")

    def __init__(self, resources: Resources):
        super().__init__()
        self._resources = resources
        self._known = functools.lru_cache(CACHE_SIZE)(self._policy)
        self.govern_alike(resources.only)

    def policy(self, environ: Environ, path: str) -> Policy | None:
        is_kept = len(path) <= CACHED_PATH_LENGTH
        return self._known(path) if is_kept else self._policy(path)

    def preflight(self, environ: Environ) -> PreflightRoute:
        return PreflightRoute(self.policy(environ, environ.get("PATH_INFO", "")))

    def _policy(self, path: str) -> Policy | None:
        return self._resources.policy(routed_path(path))
