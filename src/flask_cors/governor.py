"""Governors: which policy governs a request, and what it decides."""

from __future__ import annotations

import abc
import typing as t
from contextlib import AbstractContextManager
from contextlib import nullcontext
from dataclasses import dataclass

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
from .environ import text
from .ready import KeptDecisions
from .ready import Ready
from .ready import ReadyDecisions
from .sansio.admission import Refusal
from .sansio.decision import decide
from .sansio.decision import Decision
from .sansio.decision import failed
from .sansio.decision import Reason
from .sansio.origins import AllowedOrigins
from .sansio.policy import Policy
from .sansio.protection import Protection

#: Under this key a request has what was decided on it with the help of functions, which
#: are asked once.
_DECIDED: t.Final = "flask_cors.decided"


@dataclass(frozen=True, slots=True)
class Guarded:
    """How a request that may change something is protected.

    :param policy: the policy of its path, if there is one.
    """

    policy: Policy | None
    protection: Protection


class Governor(abc.ABC):
    """Finds the policy of a request and lets it decide. A subclass says which it is."""

    __slots__ = (
        "_answers",
        "_has_sites",
        "_kept",
        "alike",
        "guards",
        "in_debug_mode",
        "sender",
    )

    def __init__(self) -> None:
        self._answers = Answers()
        self._has_sites = False
        self._kept = KeptDecisions(self)

        self.in_debug_mode: bool = False
        """Whether responses may tell why a request is refused."""

        self.alike: ReadyDecisions | None = None
        """The decisions on every request, where the path makes no difference."""

        self.guards: bool = False
        """Whether requests that change something are protected anywhere."""

        self.sender: object = None
        """The application, as signals name it."""

    @abc.abstractmethod
    def policy(self, environ: Environ, path: str) -> Policy | None:
        """The policy of a request that the application is answering.

        :param path: ``PATH_INFO``, as it was when the request came.
        """

    @abc.abstractmethod
    def preflight(self, environ: Environ) -> PreflightRoute:
        """The policy of the request that a preflight asks for."""

    @abc.abstractmethod
    def guarded(self, environ: Environ, path: str) -> Guarded:
        """How a request is protected that has not reached the application yet.

        :param path: ``PATH_INFO``, as it was when the request came.
        """

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
        if policy.asks or policy.long_literals:
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

        known = environ.get(_DECIDED)

        if known is not None and known[:2] == (policy, said):
            return t.cast(Decision, known[2])

        from .origin_checks import answered

        try:
            with self.context(environ):
                decision = decide(policy, said, answered)
        except Exception as error:
            # The surroundings failed, such as a session that cannot be opened.
            decision = failed(policy, said, error)

        environ[_DECIDED] = policy, said, decision
        return decision

    def writer_refusal(
        self, writers: AllowedOrigins, environ: Environ
    ) -> Refusal | None:
        """Why the origin of a request is none of the named writers, or nothing if it
        is one.
        """
        from .origin_checks import answered
        from .sansio.csrf import writer_refusal

        origin = text(environ, ORIGIN) or ""

        if not writers.checks:
            return writer_refusal(writers, origin, answered)

        try:
            with self.context(environ):
                return writer_refusal(writers, origin, answered)
        except Exception as error:
            return Reason.CHECK_FAILED, error
