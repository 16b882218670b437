"""The exchanges over plain HTTP, judged as a browser judges them: by the simulator that
the library under demonstration has of one.
"""

import contextlib
import http.client
import time
from urllib.parse import urlsplit

from flask_cors.sansio.browser import cookie_rules
from flask_cors.sansio.browser import sentences
from flask_cors.sansio.browser.cookie_rules import Visit
from flask_cors.sansio.browser.cookies import CookieJar
from flask_cors.sansio.browser.exchanges import Answer
from flask_cors.sansio.browser.exchanges import Credentials
from flask_cors.sansio.browser.exchanges import PageRequest
from flask_cors.sansio.browser.exchanges import Sent
from flask_cors.sansio.browser.fetching import fetched
from flask_cors.sansio.browser.urls import parsed

from .exchanges import Exchange
from .exchanges import Outcome


class Wire:
    """A stand-in for a browser: real requests, and the standard's checks on them.

    :param api: The API's base URL.
    """

    voice = "what Chromium would say"

    def __init__(self, api: str) -> None:
        self._api = api
        self._cookies = CookieJar()

    def perform(self, origin: str, exchange: Exchange) -> Outcome:
        request = PageRequest(
            self._api + exchange.path,
            origin,
            exchange.method,
            exchange.headers,
            credentials=(
                Credentials.INCLUDE
                if exchange.credentialed
                else Credentials.SAME_ORIGIN
            ),
        )
        bodies: list[str] = []

        def answer(sent: Sent) -> Answer:
            answered, body = self._answer(sent, origin, exchange.body)
            bodies.append(body)
            return answered

        result = fetched(request, answer)

        if result.refusal is not None:
            return Outcome(None, browser=sentences.chromium(result.refusal))

        return Outcome(result.exchanges[-1].answer.status, bodies[-1])

    def _answer(self, sent: Sent, origin: str, body: str | None) -> tuple[Answer, str]:
        """Send a request with the cookies that a browser sends, and keep new ones."""
        url, page = parsed(sent.url), parsed(origin)
        assert url is not None
        visit = Visit(url, page, cookie_rules.STANDARD)
        headers = dict(sent.headers)
        cookie = self._cookies.header(visit, time.time())

        if sent.is_credentialed and cookie is not None:
            headers["Cookie"] = cookie

        answer, text = _exchanged(sent, headers, None if sent.is_preflight else body)

        if sent.is_credentialed:
            self._cookies = self._cookies.stored(answer.headers, visit, time.time())

        return answer, text


def _exchanged(
    sent: Sent, headers: dict[str, str], body: str | None
) -> tuple[Answer, str]:
    parts = urlsplit(sent.url)
    connection = http.client.HTTPConnection("127.0.0.1", parts.port, timeout=10)

    with contextlib.closing(connection):
        headers = {"Host": parts.netloc, **headers}
        connection.request(sent.method, parts.path, body, headers)
        response = connection.getresponse()
        text = response.read().decode()
        return Answer(response.status, tuple(response.getheaders())), text
