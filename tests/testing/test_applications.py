"""Which application answers, where it is, and how it is called."""

import re
import typing as t

import pytest
from flask import Flask
from flask import request
from flask.testing import FlaskClient

from flask_cors import CORS
from flask_cors import CORSMiddleware
from flask_cors.testing import BlockedByCORS
from flask_cors.testing import BrowserClient

from .conftest import echo
from .conftest import PAGE


def application(**config: t.Any) -> Flask:
    """One that says how it was called, whatever the path is."""
    app = Flask(__name__, static_folder=None)
    app.config.update(config)
    CORS(app, origins="*")
    app.add_url_rule("/", view_func=echo)
    app.add_url_rule("/<path:path>", view_func=lambda path: echo() | {"path": path})
    return app


@pytest.mark.parametrize(
    ("config", "base_url", "url", "arrives"),
    [
        ({}, None, "/a?b=c", "https://api.example/a?b=c"),
        ({}, None, "a", "https://api.example/a"),
        ({}, None, "?b=c", "https://api.example/?b=c"),
        ({}, None, "http://other.example:8080/a", "http://other.example:8080/a"),
        ({}, None, "//other.example/a", "https://other.example/a"),
        ({}, None, "https://other.example", "https://other.example/"),
        ({}, None, "/a#b", "https://api.example/a"),
        ({}, "http://localhost:5000", "/a", "http://localhost:5000/a"),
        ({}, "https://api.example/v1", "/a", "https://api.example/v1/a"),
        ({}, "https://api.example/v1/", "a", "https://api.example/v1/a"),
        ({"SERVER_NAME": "shop.example"}, None, "/a", "https://shop.example/a"),
        ({"SERVER_NAME": "localhost:80"}, None, "/a", "https://localhost:80/a"),
        ({"APPLICATION_ROOT": "/v1"}, None, "/a", "https://api.example/v1/a"),
    ],
)
def test_a_url_is_one_of_the_application(
    config: dict[str, str], base_url: str | None, url: str, arrives: str
) -> None:
    client = BrowserClient(application(**config), PAGE, base_url=base_url)
    assert client.fetch(url).json["url"] == arrives


def test_the_application_is_called_below_its_root() -> None:
    app = application(APPLICATION_ROOT="/v1")
    client = BrowserClient(app, PAGE)
    assert client.fetch("/a").json["root"] == "/v1"
    beside = client.fetch("https://api.example/v10").json
    assert (beside["root"], beside["path"]) == ("", "v10")


@pytest.mark.parametrize(
    ("path", "arrives"),
    [
        ("/a%20b", "a b"),
        ("/a%2Fb", "a/b"),
        ("/a b", "a b"),
        ("/é", "é"),
        ("/%C3%A9", "é"),
        ("/a/../b", "b"),
        ("/a[b", "a[b"),
    ],
)
def test_a_path_arrives_as_it_does_from_a_browser(path: str, arrives: str) -> None:
    assert BrowserClient(application(), PAGE).fetch(path).json["path"] == arrives


def test_two_slashes_arrive_too() -> None:
    app = application()
    paths: list[str] = []
    app.before_request(lambda: paths.append(request.environ["PATH_INFO"]))
    BrowserClient(app, PAGE).fetch("https://api.example//a//b")
    assert paths[0] == "//a//b"


def test_other_hosts_may_have_applications_of_their_own() -> None:
    files = application()
    files.add_url_rule("/name", "name", lambda: "files")
    tables = application()
    tables.add_url_rule("/name", "name", lambda: "tables")
    hosts = {"Files.example": files, "tables.example:8443": tables}
    client = BrowserClient(application(), PAGE, hosts=hosts)
    assert client.fetch("https://files.example/name").text == "files"
    assert client.fetch("https://tables.example:8443/name").text == "tables"
    assert client.fetch("https://tables.example/name").json["path"] == "name"


def test_any_wsgi_application_will_do() -> None:
    def hello(environ: t.Any, start_response: t.Any) -> list[bytes]:
        start_response("200 OK", [("X-Total", "2")])
        return [b"hello"]

    app = CORSMiddleware(hello, origins=PAGE, expose_headers="X-Total")
    response = BrowserClient(app, PAGE).fetch("/")
    assert response.text == "hello"
    assert response.url == "https://api.example/"
    assert dict(response.headers) == {"x-total": "2"}

    with pytest.raises(BlockedByCORS):
        BrowserClient(app, "https://evil.example").fetch("/")


class Tenant(FlaskClient):
    """A test client of a suite, with a header for each request."""

    def open(self, *args: t.Any, **options: t.Any) -> t.Any:
        headers = [*options.pop("headers"), ("X-Tenant", "7")]
        return super().open(*args, headers=headers, **options)


def test_the_suites_own_test_client_is_used() -> None:
    app = application()
    app.test_client_class = Tenant
    arrived = BrowserClient(app, PAGE).fetch("/").json
    assert arrived["headers"]["X-Tenant"] == "7"


@pytest.mark.parametrize(
    ("origin", "advice"),
    [
        ("https://app.example/", "Did you mean 'https://app.example'?"),
        ("HTTPS://App.example", "Did you mean 'https://app.example'?"),
        ("https://app.example:443", "Did you mean 'https://app.example'?"),
        (
            "*",
            "Give one such as 'https://app.example', or 'null' for a sandboxed frame.",
        ),
        (
            "https://*.example",
            "Give one such as 'https://app.example', or 'null' for a sandboxed frame.",
        ),
    ],
)
def test_an_origin_that_no_page_has_is_an_error(origin: str, advice: str) -> None:
    message = f"origin={origin!r} is not an origin that a page has. {advice}"

    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        BrowserClient(application(), origin)


def test_a_page_may_be_one_of_an_app_on_a_phone() -> None:
    client = BrowserClient(application(), "capacitor://localhost")
    arrived = client.fetch("/").json["headers"]
    assert arrived["Origin"] == "capacitor://localhost"
    assert arrived["Sec-Fetch-Site"] == "cross-site"
    assert "Referer" not in arrived


@pytest.mark.parametrize(
    "base_url", ["api.example", "ftp://api.example", "https://a:b@api.example", ""]
)
def test_an_application_is_at_a_url_of_http(base_url: str) -> None:
    message = (
        f"base_url={base_url!r} is not where an application can be. Give one such as "
        "'https://api.example'."
    )

    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        BrowserClient(application(), PAGE, base_url=base_url)


def test_a_browser_that_there_is_not_is_an_error() -> None:
    browser: t.Any = "chrome"

    with pytest.raises(ValueError, match=r"^browser cannot be 'chrome'\.") as caught:
        BrowserClient(application(), PAGE, browser=browser)

    assert str(caught.value) == ("browser cannot be 'chrome'. Did you mean 'chromium'?")
