"""Requests to an example, as a page of some origin makes them."""

import contextlib
import http.client
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back; names of headers in lower case."""

    status: int
    headers: dict[str, str]
    body: str

    @property
    def allows(self) -> str | None:
        return self.headers.get("access-control-allow-origin")


def ask(
    port: int,
    path: str,
    method: str = "GET",
    body: str | None = None,
    **headers: str,
) -> Answer:
    """Make a request.

    :param headers: by their names, with ``_`` for ``-``.
    """
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)

    with contextlib.closing(connection):
        connection.request(method, path, body, named)
        response = connection.getresponse()
        received = {name.lower(): value for name, value in response.getheaders()}
        return Answer(response.status, received, response.read().decode())
