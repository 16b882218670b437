"""The server says what the URL tells it to, and nothing else."""

import contextlib
import http.client
from urllib.parse import urlsplit

import pytest

from flask_cors.sansio.browser.exchanges import Answer
from flask_cors.sansio.browser.exchanges import PageRequest

from .cases import case
from .scripts import Hop
from .server import Server

pytestmark = pytest.mark.server

HOPS = (
    Hop(
        Answer(308, (("Location", "http://elsewhere.example{1}"), ("x-ODD", "\tb "))),
        preflight=Answer(299, (("A", "1"), ("a", ""), ("A", "é"))),
    ),
    Hop(Answer(204)),
)


def fetched(server: Server, method: str, **headers: str) -> http.client.HTTPResponse:
    url = urlsplit(asked.url) if (asked := placed(server)) else None
    assert url is not None
    connection = http.client.HTTPConnection("127.0.0.1", server.site.port, timeout=5)

    with contextlib.closing(connection):
        connection.request(method, url.path, headers=headers)
        response = connection.getresponse()
        response.read()
        return response


def placed(server: Server) -> PageRequest:
    request = PageRequest(server.site.api, server.site.page)
    return case("one", HOPS, request).steps[0].request


def test_an_answer_comes_byte_for_byte(server: Server) -> None:
    response = fetched(
        server, "OPTIONS", Origin="null", **{"Access-Control-Request-Method": "PUT"}
    )

    assert response.status == 299
    assert response.headers.items() == [
        ("A", "1"),
        ("a", ""),
        ("A", "é"),
        ("Content-Length", "8"),
    ]


def test_options_without_its_headers_is_no_preflight(server: Server) -> None:
    assert fetched(server, "OPTIONS").status == 308


def test_a_location_leads_to_the_next_hop(server: Server) -> None:
    path = urlsplit(placed(server).url).path
    location = fetched(server, "GET").headers["Location"]

    assert location == f"http://elsewhere.example{path.replace('/0/', '/1/')}"


def test_what_arrives_is_kept_by_the_case(server: Server) -> None:
    server.record.clear()
    fetched(server, "PUT", Cookie="a=b")
    ((arrived,),) = server.record.values()

    assert arrived.method == "PUT"
    assert arrived.hop == 0
    assert ("Cookie", "a=b") in arrived.headers
    assert not arrived.is_preflight
