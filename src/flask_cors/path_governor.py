"""Which policy governs a request, by its path alone."""

from __future__ import annotations

import enum
import functools
import typing as t

from .answers import PreflightRoute
from .environ import Environ
from .environ import routed_path
from .governor import Governor
from .governor import Guarded
from .sansio.policy import Policy
from .sansio.resources import Resources

#: Caches are bounded in entries, and in the length of what is kept in them.
CACHE_SIZE: t.Final = 1024
CACHED_PATH_LENGTH: t.Final = 512


class OfPath(enum.Enum):
    """Stands where the path has to be asked."""

    OF_PATH = enum.auto()


OF_PATH: t.Final = OfPath.OF_PATH


class PathGovernor(Governor):
    """Governs by path alone.

    :param resources: the table of paths.
    """

    __slots__ = ("_known", "_resources")

    def __init__(self, resources: Resources):
        super().__init__()
        self._resources = resources
        self._known = functools.lru_cache(CACHE_SIZE)(self._policy)
        self.guards: bool = resources.is_guarded
        self.govern_alike(resources.only)

    def policy(self, environ: Environ, path: str) -> Policy | None:
        is_kept = len(path) <= CACHED_PATH_LENGTH
        return self._known(path) if is_kept else self._policy(path)

    def preflight(self, environ: Environ) -> PreflightRoute:
        return PreflightRoute(self.policy(environ, environ.get("PATH_INFO", "")))

    def guarded(self, environ: Environ, path: str) -> Guarded:
        policy = self.policy(environ, path)
        return Guarded(policy, self._resources.protection(policy))

    def _policy(self, path: str) -> Policy | None:
        return self._resources.policy(routed_path(path))
