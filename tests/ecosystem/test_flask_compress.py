"""Flask-Compress: what differs by origin and by encoding says so of both."""

import typing as t

import pytest
from flask import Flask
from flask_compress import Compress

from flask_cors import CORS

from .scenario import Scenario

WORKS_WITH = Scenario(
    distribution="Flask-Compress",
    shows="Compressed responses, streams among them, have the headers of their origin "
    "and vary on both Accept-Encoding and Origin; it leaves preflights alone, and a "
    "304 has the headers too.",
)

PAGES = ["https://app.example", "https://shop.example"]
EVIL = "https://evil.example"
TITLES = ["Emma"] * 1000


@pytest.fixture(params=["CORS first", "Compress first"])
def app(request: pytest.FixtureRequest) -> Flask:
    app = Flask(__name__)

    if request.param == "CORS first":
        CORS(app, origins=PAGES)
        Compress(app)
    else:
        Compress(app)
        CORS(app, origins=PAGES)

    @app.get("/books")
    def books() -> list[str]:
        return TITLES

    @app.get("/stream")
    def stream() -> t.Any:
        return iter(TITLES), {"Content-Type": "text/plain"}

    return app


def varies_on(response: t.Any) -> set[str]:
    return {
        name.strip() for name in ",".join(response.headers.getlist("Vary")).split(",")
    }


@pytest.mark.parametrize(
    ("path", "encoding"),
    [
        ("/books", "gzip"),
        ("/books", "br"),
        ("/books", "zstd"),
        ("/stream", "br"),
        ("/stream", "deflate"),
    ],
)
@pytest.mark.parametrize("origin", [*PAGES, EVIL])
def test_a_compressed_response_varies_on_the_encoding_and_the_origin(
    app: Flask, path: str, encoding: str, origin: str
) -> None:
    response = app.test_client().get(
        path, headers={"Origin": origin, "Accept-Encoding": encoding}
    )
    allowed = response.headers.getlist("Access-Control-Allow-Origin")
    assert response.headers["Content-Encoding"] == encoding
    assert len(response.data) < 1000
    assert allowed == ([origin] if origin in PAGES else [])
    assert varies_on(response) == {"Accept-Encoding", "Origin"}


def test_it_leaves_a_preflight_alone(app: Flask) -> None:
    asked = {"Origin": PAGES[0], "Access-Control-Request-Method": "PUT"}
    response = app.test_client().options(
        "/books", headers={**asked, "Accept-Encoding": "gzip"}
    )
    assert (response.status_code, response.data) == (200, b"")
    assert "Content-Encoding" not in response.headers
    assert "Accept-Encoding" not in varies_on(response)


def test_what_was_not_modified_has_the_headers_too(app: Flask) -> None:
    @app.after_request
    def tag(response: t.Any) -> t.Any:
        response.add_etag()
        return response

    client = app.test_client()
    asked = {"Origin": PAGES[0], "Accept-Encoding": "gzip"}
    tagged = client.get("/books", headers=asked).headers["ETag"]
    response = client.get("/books", headers={**asked, "If-None-Match": tagged})
    assert response.status_code == 304
    assert response.headers["Access-Control-Allow-Origin"] == PAGES[0]
