"""Decisions as programs see them: what was decided on a request, and by whom."""

from __future__ import annotations

import enum
import typing as t
from dataclasses import dataclass

from .environ import Environ
from .environ import is_preflight
from .environ import is_same_origin
from .environ import ORIGIN
from .environ import text
from .sansio.csrf import WriteReason
from .sansio.decision import Decision
from .sansio.decision import Outcome
from .sansio.decision import Reason
from .sansio.findings import Source
from .sansio.policy import Policy


class Kind(enum.Enum):
    """What a decision is about."""

    PREFLIGHT = "preflight"
    """A browser asks whether it may send a request."""

    CROSS_ORIGIN = "cross-origin"
    """A page of another origin wants to read the response."""

    SAME_ORIGIN = "same-origin"
    """A page of the application's own origin asks: it may read whatever is decided."""

    NO_ORIGIN = "no-origin"
    """The request names no origin."""

    WRITE = "write"
    """A page of another origin wants to change something where ``csrf_protect`` is
    on.
    """

    @classmethod
    def of(cls, environ: Environ) -> t.Self:
        """The kind of a request, but for what it may change."""
        if is_preflight(environ):
            return cls("preflight")

        if not environ.get(ORIGIN):
            return cls("no-origin")

        return cls("same-origin" if is_same_origin(environ) else "cross-origin")


@dataclass(frozen=True, slots=True)
class CORSDecision:
    """What was decided on a request.

    .. versionadded:: 7.0
    """

    kind: Kind
    origin: str | None
    """The value of the Origin header, whoever sent it: never a label of a metric."""

    outcome: Outcome
    reason: Reason | WriteReason | None
    """Why it was refused: one of a closed set."""

    source: Source | None
    """Where the policy is written that decided; absent where a path has none."""

    is_enforced: bool = True
    """False where ``csrf_protect`` only reports."""

    @classmethod
    def of(cls, decision: Decision, environ: Environ) -> t.Self:
        """What was decided on reading a response, or by a preflight."""
        policy = decision.policy
        source = None if policy is None else policy.source
        kind, origin = Kind.of(environ), text(environ, ORIGIN)
        return cls(kind, origin, decision.outcome, decision.reason, source)

    @classmethod
    def of_write(
        cls, reason: WriteReason, policy: Policy | None, environ: Environ
    ) -> t.Self:
        """The refusal of a request that would change something.

        :param policy: that of the path.
        """
        source = None if policy is None else policy.source
        return cls(Kind.WRITE, text(environ, ORIGIN), Outcome.REFUSED, reason, source)
