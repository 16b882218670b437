"""Governors: which policy governs a request, and what it decides."""

from __future__ import annotations

import abc
from contextlib import AbstractContextManager
from contextlib import nullcontext

from .answers import Answer
from .answers import Answers
from .answers import PreflightRoute
from .environ import Asked
from .environ import asked
from .environ import Environ
from .environ import facts
from .environ import ORIGIN
from .environ import preflight_facts
from .environ import REQUEST_HEADERS
from .environ import REQUEST_METHOD
from .environ import REQUEST_PRIVATE_NETWORK
from .environ import SHORT
from .ready import KeptDecisions
from .ready import Ready
from .ready import ReadyDecisions
from .sansio.decision import decide
from .sansio.decision import Decision
from .sansio.decision import failed
from .sansio.policy import Policy


class Governor(abc.ABC):
    """Finds the policy of a request and lets it decide. A subclass says which it is."""

    __slots__ = ("_answers", "_has_sites", "_kept", "alike", "in_debug_mode")

    def __init__(self) -> None:
        self._answers = Answers()
        self._has_sites = False
        self._kept = KeptDecisions(self)

        self.in_debug_mode: bool = False
        """Whether responses may tell why a request is refused."""

        self.alike: ReadyDecisions | None = None
        """The decisions on every request, where the path makes no difference."""

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

    def site(self, environ: Environ) -> str:
        """The site that a request was sent to, where there is more than one."""
        return ""

    def why_ungoverned(self, environ: Environ, path: str) -> str:
        """Why no policy governs a request, as a sentence; asked in debug mode only.

        :param path: ``PATH_INFO``, as it was when the request came.
        """
        return ""

    def govern_alike(self, policy: Policy | None) -> None:
        """Let ``policy`` decide on every request, or on none without a closer look."""
        self.alike = None if self.in_debug_mode else self._kept.of(policy)

    def ready(self, environ: Environ, path: str) -> Ready | None:
        """The decision on a request that is no preflight; nothing where it needs a
        closer look.

        :param path: ``PATH_INFO``, as it was when the request came.
        """
        policy = self.policy(environ, path)

        if self.in_debug_mode or REQUEST_PRIVATE_NETWORK in environ:
            return None

        decisions = self._kept.by_policy.get(policy) or self._kept.of(policy)
        return None if decisions is None else decisions.of(environ.get(ORIGIN))

    def answer(self, environ: Environ) -> Answer | None:
        """What becomes of a preflight, if a policy governs what it asks for."""
        headers = environ.get(REQUEST_HEADERS, "")
        method = environ[REQUEST_METHOD]
        origin = environ[ORIGIN]

        if (
            self._has_sites
            or REQUEST_PRIVATE_NETWORK in environ
            or not isinstance(origin, str)
            or not isinstance(headers, str)
            or len(headers) + len(method) + len(origin) > SHORT
        ):
            said = asked(environ, self.site(environ))
        else:
            path = environ.get("PATH_INFO", "")
            said = path, origin, method, headers, False, ""

        return self._answers.known.get(said) or self._new_answer(environ, said)

    def _new_answer(self, environ: Environ, said: Asked) -> Answer | None:
        route = self.preflight(environ)
        policy = route.policy

        if policy is None:
            return None

        # One value stands for all origins that are too long: not where one is listed.
        if policy.asks or policy.origins.long_literals:
            decision = self.decided(policy, environ, route.offered)
            return Answer.of(policy, decision, route)

        answer = self._answers.alike(said, route)

        if answer is None:
            decision = decide(policy, preflight_facts(said, route.offered))
            answer = Answer.of(policy, decision, route)

        if route.is_lasting:
            self._answers.keep(said, route, answer)

        return answer

    def decision(self, environ: Environ, path: str) -> Decision | None:
        """Decide on a request that is no preflight, if a policy governs it.

        :param path: ``PATH_INFO``, as it was when the request came.
        """
        policy = self.policy(environ, path)
        return None if policy is None else self.decided(policy, environ)

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
