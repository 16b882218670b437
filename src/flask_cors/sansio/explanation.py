"""Explanations: what a browser will do with a request of a page, and why."""

from __future__ import annotations

from dataclasses import dataclass

from .browser.exchanges import Exchange
from .browser.exchanges import PageRequest
from .browser.verdicts import Ruling
from .browser.verdicts import Verdict
from .causes import Cause
from .csrf import WriteReason
from .routing_table import Governing


@dataclass(frozen=True, slots=True)
class Explanation:
    """What a browser will do with a request of a page, and why.

    :param request: what the page asks for.
    :param governing: what governs the path.
    :param why_preflight: why the browser asks first, a clause for each reason; none if
        it does not.
    :param exchanges: what is sent and answered, in this order, in the first browser
        that blocks the request, or in the first.
    :param verdicts: what each browser makes of it: its ``profile``, whether it
        ``is_allowed``, and where it is not, the ``refusal`` and the ``sentence`` of the
        browser's console.
    :param causes: the values of the configuration that stand in the way, each with the
        change that would allow the request.
    :param readable: the names of the response headers that the page can read besides
        the safelisted ones; a star for all.
    :param remarks: what else matters, a sentence each.
    :param doubts: what cannot be known without running the application, and may make
        the verdict another, a sentence each.
    :param write_reason: why ``csrf_protect`` answers the request with a 403, if it
        does, whether or not the page can read that.

    .. versionadded:: 7.0
    """

    request: PageRequest
    governing: Governing
    why_preflight: tuple[str, ...]
    exchanges: tuple[Exchange, ...]
    verdicts: tuple[Verdict, ...]
    causes: tuple[Cause, ...] = ()
    readable: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    write_reason: WriteReason | None = None

    @property
    def is_allowed(self) -> bool:
        """Whether the request is carried out and the page can read the response, in
        every browser; false as well where nobody can tell.
        """
        return self.ruling is Ruling.ALLOWED

    @property
    def ruling(self) -> Ruling:
        """The verdict of the strictest browser; unknown where there are doubts."""
        if self.doubts:
            return Ruling.UNKNOWN

        can_read = all(verdict.is_allowed for verdict in self.verdicts)
        is_allowed = can_read and self.write_reason is None
        return Ruling.ALLOWED if is_allowed else Ruling.BLOCKED
