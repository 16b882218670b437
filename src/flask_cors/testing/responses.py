"""Responses as a page sees them."""

from __future__ import annotations

import typing as t
from dataclasses import dataclass
from dataclasses import field

from werkzeug.wrappers import Response

from ..sansio.browser.exchanges import combined
from ..sansio.browser.exchanges import Exchange
from ..sansio.browser.exchanges import Readable
from .headers import PageHeaders


@dataclass(frozen=True, slots=True)
class PageResponse:
    """What ``fetch()`` gives to a page.

    :param status: 0 if the page may not know it.
    :param headers: those that the page can read.
    :param data: the body; empty if the page may not read it.
    :param type: ``basic`` for one of the page's own origin, ``cors`` for one that it
        was allowed to read, ``opaque`` or ``opaqueredirect`` for one that it may not
        look into.
    :param url: where it came from in the end.
    :param redirected: whether a redirect led there.
    :param exchanges: all that went out for it, preflights among them, and what really
        came back: for asserting on what the page itself cannot see.

    .. versionadded:: 7.0
    """

    status: int
    headers: PageHeaders = field(default_factory=lambda: PageHeaders({}))
    data: bytes = b""
    type: str = "basic"
    url: str = ""
    redirected: bool = False
    exchanges: tuple[Exchange, ...] = field(default=(), repr=False)

    @classmethod
    def from_readable(
        cls, readable: Readable, data: bytes, exchanges: tuple[Exchange, ...]
    ) -> PageResponse:
        """Make one of what a browser lets the page read."""
        sent = [name for name, _ in exchanges[-1].answer.headers]
        return cls(
            readable.status,
            PageHeaders(readable.headers, sent),
            data if readable.status else b"",
            readable.kind,
            readable.url,
            readable.is_redirected,
            exchanges,
        )

    @classmethod
    def from_exchanges(
        cls, data: bytes, exchanges: tuple[Exchange, ...]
    ) -> PageResponse:
        """Make one of what a window shows in the end."""
        sent, answer = exchanges[-1].sent, exchanges[-1].answer
        names = {name.lower() for name, _ in answer.headers}
        values = {name: combined(answer.headers, name) or "" for name in sorted(names)}
        return cls(
            answer.status,
            PageHeaders(values, names),
            data,
            url=sent.url,
            redirected=len(exchanges) > 1,
            exchanges=exchanges,
        )

    @property
    def ok(self) -> bool:
        """Whether the status is one of 200 to 299."""
        return 200 <= self.status < 300

    @property
    def text(self) -> str:
        """The body as text, which to ``fetch()`` is UTF-8 always."""
        return self.data.decode("utf-8-sig", "replace")

    @property
    def json(self) -> t.Any:
        """The body, if it says that it is JSON; nothing otherwise."""
        return self.get_json()

    def get_json(self, *, force: bool = False, silent: bool = False) -> t.Any:
        """The body as JSON, as Flask's test client gives it.

        :param force: whatever its ``Content-Type`` is.
        :param silent: nothing rather than an error if it is malformed.
        """
        response = Response(self.data, content_type=self.headers.get("content-type"))
        return response.get_json(force=force, silent=silent)

    @property
    def preflight(self) -> Exchange | None:
        """The first preflight that it took; absent if it took none."""
        return next((e for e in self.exchanges if e.sent.is_preflight), None)
