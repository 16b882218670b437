"""The network: which application answers, and how it is asked."""

from __future__ import annotations

import collections.abc as cabc
import typing as t
from urllib.parse import unquote_to_bytes

from flask import Flask
from werkzeug.test import Client
from werkzeug.test import TestResponse

from ..sansio.browser.exchanges import Answer
from ..sansio.browser.exchanges import Sent
from ..sansio.browser.urls import parsed
from ..sansio.browser.urls import Url

if t.TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

    Application: t.TypeAlias = Flask | WSGIApplication


class Network:
    """The applications that there are, each of its host.

    :param app: the one of all other hosts.
    :param base: where its paths begin.
    :param hosts: the others, by host, or host and port.
    """

    def __init__(
        self, app: Application, base: Url, hosts: cabc.Mapping[str, Application]
    ):
        self._client = _client_of(app)
        self._mount = base.path.rstrip("/")
        self._others = {
            host.lower(): _client_of(other) for host, other in hosts.items()
        }

    def application(self, url: str) -> Application:
        """The application of a URL."""
        found = parsed(url)
        other = None if found is None else self._others.get(_address(found))
        return (other or self._client).application

    def answer(self, sent: Sent, body: bytes) -> tuple[Answer, bytes]:
        """Ask the application of the URL's host: its answer, and the body of that."""
        url = t.cast(Url, parsed(sent.url))
        other = self._others.get(_address(url))

        if other is not None:
            return _asked(other, url, "", sent, body)

        is_below = f"{url.path}/".startswith(f"{self._mount}/")
        return _asked(self._client, url, self._mount if is_below else "", sent, body)


def _client_of(app: Application) -> Client:
    """The test client of an application, which leaves cookies to the browser."""
    if isinstance(app, Flask):
        client: Client = app.test_client(use_cookies=False)
    else:
        client = Client(app, use_cookies=False)

    # Otherwise a response without a Content-Type would seem to have one.
    kind = client.response_wrapper
    client.response_wrapper = type(kind.__name__, (kind,), {"default_mimetype": None})
    return client


def _address(url: Url) -> str:
    return url.origin.partition("://")[2]


def _asked(
    client: Client, url: Url, mount: str, sent: Sent, body: bytes
) -> tuple[Answer, bytes]:
    path = unquote_to_bytes(url.path.removeprefix(mount)).decode("latin-1")
    response: TestResponse = client.open(
        f"/{url.target.lstrip('/')}",
        base_url=f"{url.origin}/",
        method=sent.method,
        headers=list(sent.headers),
        data=body,
        buffered=True,
        environ_overrides={
            "SCRIPT_NAME": unquote_to_bytes(mount).decode("latin-1"),
            "PATH_INFO": path,
            "REQUEST_URI": url.target,
            "RAW_URI": url.target,
        },
    )
    answer = Answer(response.status_code, tuple(response.headers.to_wsgi_list()))
    return answer, response.get_data()
