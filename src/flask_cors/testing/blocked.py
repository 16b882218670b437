"""What is raised where a page gets an error instead of a response."""

from __future__ import annotations

import collections.abc as cabc
import functools
import typing as t
from types import MappingProxyType

from ..sansio.browser import sentences
from ..sansio.browser.exchanges import Exchange
from ..sansio.browser.refusals import BlockReason
from ..sansio.browser.refusals import Refusal
from ..sansio.causes import Cause
from .wording import explanation
from .wording import transcript


class BlockedByCORS(Exception):
    """Raised where ``fetch()`` of a page fails: the browser has blocked the request,
    or keeps the response from the page.

    .. code-block:: python

        with pytest.raises(BlockedByCORS) as caught:
            client.fetch("/api", method="DELETE")

        assert caught.value.reason is BlockReason.METHOD_NOT_ALLOWED

    :param refusal: what the browser found.
    :param exchanges: all that went out, and what came back.
    :param browser: the one whose words are the message.
    :param causes: finds what has refused the page; asked once, when it is wanted.

    .. versionadded:: 7.0
    """

    def __init__(
        self,
        refusal: Refusal,
        exchanges: tuple[Exchange, ...],
        browser: str,
        causes: cabc.Callable[[], tuple[Cause, ...]] = tuple,
    ):
        super().__init__(refusal, exchanges, browser)
        self.refusal = refusal
        self.exchanges = exchanges
        self.browser = browser
        self._find_causes = causes

    def __str__(self) -> str:
        reason = self.reason
        parts = (
            self.message,
            *map(explanation, self.causes),
            f"[{reason.value}] {reason.standard}",
            transcript(self.exchanges) or "Nothing was sent.",
        )
        return "\n\n".join(parts)

    def __reduce__(self) -> tuple[t.Any, ...]:
        # The causes go to another process, and the application stays.
        return type(self), (*self.args, functools.partial(tuple, self.causes))

    @functools.cached_property
    def causes(self) -> tuple[Cause, ...]:
        """The options of the application that have refused the page, each with the
        change that would allow it. There are none where something else has, such as a
        view that answers for itself.
        """
        return self._find_causes()

    @property
    def reason(self) -> BlockReason:
        """Why, as one of a closed set."""
        return self.refusal.reason

    @property
    def message(self) -> str:
        """What the browser prints on its console. The standard has no words of its
        own: those of Chromium stand for it.
        """
        return self.messages.get(self.browser, self.messages["chromium"])

    @property
    def messages(self) -> cabc.Mapping[str, str]:
        """What each browser prints on its console, by the browser's name."""
        return MappingProxyType(
            {
                "chromium": sentences.chromium(self.refusal),
                "firefox": sentences.firefox(self.refusal),
            }
        )

    @property
    def preflight(self) -> Exchange | None:
        """The first preflight; absent if there was none."""
        return next((e for e in self.exchanges if e.sent.is_preflight), None)
