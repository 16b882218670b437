"""Assertions on one request, of a browser that has nothing in its memory."""

from __future__ import annotations

import collections.abc as cabc
import typing as t

from ..sansio.browser.refusals import BlockReason
from .blocked import BlockedByCORS
from .client import BrowserClient
from .client import BrowserName
from .requests import FetchOptions
from .responses import PageResponse

if t.TYPE_CHECKING:
    from .network import Application


def assert_allowed(
    app: Application,
    url: str,
    *,
    origin: str = "https://app.example",
    base_url: str | None = None,
    browser: BrowserName = "chromium",
    readable: cabc.Iterable[str] = (),
    **options: t.Unpack[FetchOptions],
) -> PageResponse:
    """Assert that a page of ``origin`` can read the response of ``app``.

    .. code-block:: python

        assert_allowed(app, "/api", origin="https://app.example", method="PUT")

    Same as :meth:`BrowserClient.assert_allowed`, with a browser of its own.

    .. versionadded:: 7.0
    """
    __tracebackhide__ = True
    client = BrowserClient(app, origin, base_url=base_url, browser=browser)
    return client.assert_allowed(url, readable=readable, **options)


def assert_blocked(
    app: Application,
    url: str,
    *,
    origin: str = "https://app.example",
    base_url: str | None = None,
    browser: BrowserName = "chromium",
    reason: BlockReason | str | None = None,
    **options: t.Unpack[FetchOptions],
) -> BlockedByCORS:
    """Assert that a page of ``origin`` gets an error instead of a response of ``app``.

    .. code-block:: python

        assert_blocked(app, "/api", origin="https://evil.example")

    Same as :meth:`BrowserClient.assert_blocked`, with a browser of its own.

    .. versionadded:: 7.0
    """
    __tracebackhide__ = True
    client = BrowserClient(app, origin, base_url=base_url, browser=browser)
    return client.assert_blocked(url, reason=reason, **options)
