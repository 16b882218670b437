"""Requests as a browser makes them, and what the tests read from the answers."""

import collections.abc as cabc
import re
import typing as t
import warnings
from contextlib import closing
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection

from flask.testing import FlaskClient
from werkzeug.datastructures import Headers
from werkzeug.test import TestResponse

from flask_cors import CORSWarning

SHOP = "https://shop.example"
BLOG = "https://blog.example"
STRANGER = "https://stranger.example"
DEFAULT_METHODS = "DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT"
PREFLIGHT_VARY = "Origin, Access-Control-Request-Method, Access-Control-Request-Headers"


def fetch(
    client: FlaskClient,
    path: str,
    origin: str | None = SHOP,
    method: str = "GET",
    **kwargs: t.Any,
) -> TestResponse:
    """Send an actual request; ``origin=None`` sends none, as a page load does."""
    headers = {} if origin is None else {"Origin": origin}
    return client.open(path, method=method, headers=headers, **kwargs)


def preflight(
    client: FlaskClient,
    path: str,
    method: str = "POST",
    asked: str | None = "content-type",
    origin: str = SHOP,
) -> TestResponse:
    """Ask for *method* with the request headers *asked*, as a browser does."""
    headers = {"Origin": origin, "Access-Control-Request-Method": method}

    if asked is not None:
        headers["Access-Control-Request-Headers"] = asked

    return client.open(path, method="OPTIONS", headers=headers)


def cors_headers(headers: Headers) -> dict[str, str]:
    """Every CORS header of an answer; none may stand there twice."""
    found = [item for item in headers if item[0].lower().startswith("access-control-")]
    rv = dict(found)
    assert len(rv) == len(found), found
    return rv


def allowed_origin(response: TestResponse) -> str | None:
    return cors_headers(response.headers).get("Access-Control-Allow-Origin")


def vary(headers: Headers) -> str | None:
    """Every ``Vary`` line of an answer as one, or None."""
    return ", ".join(headers.get_all("Vary")) or None


@dataclass(frozen=True, slots=True)
class Answer:
    """What came over the wire from a real server."""

    status: int
    headers: Headers
    text: str

    @property
    def cors(self) -> dict[str, str]:
        return cors_headers(self.headers)


def curl(
    port: int,
    path: str,
    *header_lines: str,
    method: str = "GET",
    body: str | None = None,
) -> Answer:
    """Do what ``curl --include -X method --header line ...`` does on 127.0.0.1."""
    sent = dict(line.split(":", 1) for line in header_lines)

    with closing(HTTPConnection("127.0.0.1", port, timeout=10)) as connection:
        connection.request(method, path, body, sent)
        response = connection.getresponse()
        text = response.read().decode()
        return Answer(response.status, Headers(response.getheaders()), text)


@contextmanager
def told(*rules: str) -> cabc.Iterator[None]:
    """What is set up within is warned about by these rules, and by no others."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        yield

    said = "\n".join(str(warning.message) for warning in caught)
    assert re.findall(r"\[(CORS\d+)\]$", said, re.MULTILINE) == [*rules]
    assert {warning.category for warning in caught} <= {CORSWarning}
