"""A browser with one page open, for the tests of an application."""

from __future__ import annotations

import collections.abc as cabc
import functools
import time
import typing as t

from ..sansio.browser.cookies import Cookie
from ..sansio.browser.fetching import fetched
from ..sansio.browser.fetching import Result
from ..sansio.browser.preflight_cache import PreflightCache
from ..sansio.browser.refusals import BlockReason
from ..sansio.browser.refusals import Refusal
from ..sansio.browser.urls import parsed
from . import expectations
from .blocked import BlockedByCORS
from .bodies import Data
from .causes import causes_of
from .choices import profile_of
from .choices import reason_of
from .cookies import Clock
from .cookies import Cookies
from .cookies import rules_of
from .initiators import Initiator
from .initiators import Page
from .initiators import User
from .network import Network
from .places import base_of
from .places import page_of
from .places import resolved
from .requests import Asked
from .requests import asked
from .requests import CredentialsName
from .requests import FetchOptions
from .requests import GivenHeaders
from .requests import ModeName
from .requests import opened
from .requests import RedirectName
from .responses import PageResponse
from .traffic import Traffic

if t.TYPE_CHECKING:
    from .network import Application

BrowserName: t.TypeAlias = t.Literal["chromium", "firefox", "standard"]


class BrowserClient:
    """A browser that has a page of ``origin`` open, and an application to talk to.

    .. code-block:: python

        client = BrowserClient(app, "https://app.example")
        response = client.fetch("/api", method="PUT", json={"name": "Emma"})
        assert response.json == {"id": 1}

    No network is used: the application is called as Flask's test client calls it. What
    its views raise comes out of :meth:`fetch` where it comes out of that client: if
    ``TESTING`` or ``DEBUG`` is on, or ``PROPAGATE_EXCEPTIONS``. Set that to ``False``
    for the 500 that a page would see.

    :param app: a Flask application, or any of WSGI.
    :param origin: that of the page; ``null`` is that of a sandboxed frame.
    :param base_url: where the application is, and what the URLs of :meth:`fetch` begin
        at. By default it is ``https://``, and the application's ``SERVER_NAME`` or
        ``api.example``, and its ``APPLICATION_ROOT``.
    :param browser: whose rules there are, and in whose words errors are.
    :param hosts: other applications, by their hosts. All that is not of one of these
        hosts goes to ``app``.
    :param clock: gives the seconds since 1970, by which cookies and the answers to
        preflights grow old.

    .. versionadded:: 7.0
    """

    def __init__(
        self,
        app: Application,
        origin: str = "https://app.example",
        *,
        base_url: str | None = None,
        browser: BrowserName = "chromium",
        hosts: cabc.Mapping[str, Application] | None = None,
        clock: Clock = time.time,
    ):
        self.origin = origin
        self.browser = browser
        self._page = page_of(origin)
        self._base = base_of(app, base_url)
        self._profile = profile_of(browser)
        self._network = Network(app, self._base, hosts or {})
        self._cookies = Cookies(rules_of(self._profile), clock)
        self._cache = PreflightCache()
        self._clock = clock

    def fetch(
        self,
        url: str,
        *,
        method: str = "GET",
        headers: GivenHeaders | None = None,
        json: t.Any = None,
        data: Data = None,
        mode: ModeName = "cors",
        credentials: CredentialsName = "same-origin",
        redirect: RedirectName = "follow",
    ) -> PageResponse:
        """Do what the page's ``fetch(url, options)`` does.

        A preflight goes ahead if one is needed, and is not repeated while its answer
        is remembered. Cookies go along, and are kept, as ``credentials`` and their
        ``SameSite`` let them. Redirects are followed by the rules.

        :param url: one without a host is one of the application, not one of the page.
        :param method: as the page writes it: browsers make ``PUT`` of ``put``, but
            leave ``patch`` as it is.
        :param headers: those that the page sets. Browsers drop some without a word,
            such as ``Cookie`` and ``Origin``.
        :param json: a body of JSON, with its ``Content-Type``.
        :param data: a body. A mapping is a form, with files as Flask's test client
            takes them; ``str`` is plain text; ``bytes`` have no ``Content-Type``.
        :param mode: ``cors``, ``no-cors`` or ``same-origin``.
        :param credentials: ``same-origin``, ``include`` or ``omit``.
        :param redirect: ``follow``, ``error`` or ``manual``.
        :return: what the page can read.
        :raises BlockedByCORS: where the page gets an error.
        """
        options = FetchOptions(
            method=method,
            headers=headers,
            json=json,
            data=data,
            mode=mode,
            credentials=credentials,
            redirect=redirect,
        )
        request = asked(resolved(url, self._base), self.origin, options)
        page = Page(self._page, request.request.mode.value)
        traffic, result = self._run(request, page, self._cache)
        self._cache = result.cache

        if result.readable is None:
            raise self._blocked(request, traffic, result)

        return PageResponse.from_readable(
            result.readable, traffic.data, traffic.exchanges
        )

    def visit(self, url: str, *, data: Data = None) -> PageResponse:
        """Open a URL in the window, as its user does: to log in, say.

        Cookies are those of the site itself then, whatever their ``SameSite``, and
        CORS plays no part.

        :param url: one without a host is one of the application.
        :param data: what a form there is sent with, by POST.
        :return: what the window shows in the end.
        :raises BlockedByCORS: if a redirect leads nowhere.
        """
        target = resolved(url, self._base)
        place = parsed(target)
        request = opened(target, "null" if place is None else place.origin, data)
        user = User(None if data is None else place)
        traffic, result = self._run(request, user, PreflightCache())

        if result.readable is None:
            raise self._blocked(request, traffic, result)

        return PageResponse.from_exchanges(traffic.data, traffic.exchanges)

    @property
    def cookies(self) -> tuple[Cookie, ...]:
        """The cookies that the browser has, the oldest first."""
        return self._cookies.all

    def set_cookie(self, name: str, value: str = "", **attributes: t.Any) -> None:
        """Set a cookie as if a response of the application had, on a page of its own.

        :param attributes: those of Flask's ``response.set_cookie``, such as
            ``secure`` and ``samesite``.
        :raises ValueError: if the browser refuses the cookie.
        """
        self._cookies.set(name, value, self._base, attributes)

    def assert_allowed(
        self,
        url: str,
        *,
        readable: cabc.Iterable[str] = (),
        **options: t.Unpack[FetchOptions],
    ) -> PageResponse:
        """Assert that the page can read the response, whatever its status is.

        :param readable: the names of headers that it should read as well.
        :param options: those of :meth:`fetch`.
        :return: the response.
        :raises AssertionError: if it cannot; it says why.
        """
        __tracebackhide__ = True

        try:
            response = self.fetch(url, **options)
        except BlockedByCORS as blocked:
            raise expectations.not_allowed(blocked) from None

        expectations.require_readable(response, readable)
        return response

    def assert_blocked(
        self,
        url: str,
        *,
        reason: BlockReason | str | None = None,
        **options: t.Unpack[FetchOptions],
    ) -> BlockedByCORS:
        """Assert that the page gets an error.

        :param reason: why, or the value of that, such as ``method-not-allowed``. Any
            reason will do if none is given.
        :param options: those of :meth:`fetch`.
        :return: the error.
        :raises AssertionError: if it gets none, or for another reason.
        :raises ValueError: if there is no such reason.
        """
        __tracebackhide__ = True
        expected = None if reason is None else reason_of(reason)

        try:
            response = self.fetch(url, **options)
        except BlockedByCORS as error:
            blocked = error
        else:
            raise expectations.not_blocked(response)

        expectations.require_reason(blocked, expected)
        return blocked

    def _run(
        self, request: Asked, initiator: Initiator, cache: PreflightCache
    ) -> tuple[Traffic, Result]:
        traffic = Traffic(
            self._network, self._cookies, self._profile, initiator, request.body
        )
        result = fetched(
            request.request, traffic.answer, self._profile, cache, self._clock()
        )
        return traffic, result

    def _blocked(
        self, request: Asked, traffic: Traffic, result: Result
    ) -> BlockedByCORS:
        refusal = t.cast(Refusal, result.refusal)
        app = self._network.application(request.request.url)
        causes = functools.partial(causes_of, app, request.request, refusal)
        return BlockedByCORS(refusal, traffic.exchanges, self.browser, causes)
