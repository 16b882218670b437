"""The exchanges over plain HTTP, judged as a browser would judge them."""

import contextlib
import http.client
from http.cookies import SimpleCookie
from urllib.parse import urljoin
from urllib.parse import urlsplit

from .exchanges import Exchange
from .exchanges import Outcome
from .verdict import cors_check
from .verdict import needs_preflight
from .verdict import preflight_check
from .verdict import unsafe_names

MAX_REDIRECTS = 5


class Refused(Exception):
    """Raised if a browser would not let the page read the response."""


class Wire:
    """A stand-in for a browser: real requests, and the standard's checks on them."""

    voice = "the check of the Fetch standard that fails"

    def __init__(self, api: str, site: str) -> None:
        self._api = api
        self._site = site
        self._cookies: SimpleCookie = SimpleCookie()

    def perform(self, origin: str, exchange: Exchange) -> Outcome:
        try:
            status, body = self._fetch(origin, exchange)
        except Refused as refusal:
            return Outcome(None, browser=str(refusal))

        return Outcome(status, body)

    def _fetch(self, origin: str, exchange: Exchange) -> tuple[int, str]:
        url = self._api + exchange.path
        headers = {name.lower(): value for name, value in exchange.headers}

        for _ in range(MAX_REDIRECTS):
            if needs_preflight(exchange.method, headers):
                self._preflight(url, origin, exchange, headers)

            status, response, body = self._send(
                url,
                exchange.method,
                self._actual(origin, exchange, headers),
                exchange.body,
            )
            self._cookies.load(response.get("set-cookie", ""))

            if reason := cors_check(origin, exchange.credentialed, response):
                raise Refused(reason)

            if status not in {301, 302, 303, 307, 308}:
                return status, body

            url = urljoin(url, response["location"])

        raise Refused("too many redirects")

    def _preflight(
        self, url: str, origin: str, exchange: Exchange, headers: dict[str, str]
    ) -> None:
        asked = {"origin": origin, "access-control-request-method": exchange.method}

        if names := unsafe_names(headers):
            asked["access-control-request-headers"] = ",".join(names)

        status, response, _ = self._send(url, "OPTIONS", asked, None)
        reason = preflight_check(
            origin, exchange.credentialed, exchange.method, headers, status, response
        )

        if reason:
            raise Refused(reason)

    def _actual(
        self, origin: str, exchange: Exchange, headers: dict[str, str]
    ) -> dict[str, str]:
        host = urlsplit(origin).hostname or ""
        # The API's cookie is SameSite=Lax: only pages of its site send it with fetch.
        same_site = f".{host}".endswith(f".{self._site}")

        if exchange.credentialed and same_site and self._cookies:
            cookie = self._cookies.output(attrs=[], header="", sep=";").strip()
            return {**headers, "origin": origin, "cookie": cookie}

        return {**headers, "origin": origin}

    def _send(
        self, url: str, method: str, headers: dict[str, str], body: str | None
    ) -> tuple[int, dict[str, str], str]:
        parts = urlsplit(url)
        connection = http.client.HTTPConnection("127.0.0.1", parts.port, timeout=10)

        with contextlib.closing(connection):
            headers = {"host": parts.netloc, **headers}
            connection.request(method, parts.path, body, headers)
            response = connection.getresponse()
            names = {name.lower() for name in response.headers}
            received = {n: ", ".join(response.headers.get_all(n, [])) for n in names}
            return response.status, received, response.read().decode()
