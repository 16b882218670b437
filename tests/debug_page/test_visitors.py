"""Who is shown the page, and that nobody else can tell that it is there."""

import logging
import typing as t

import pytest
from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from flask_cors import CORS

from .shop import get
from .shop import is_shown
from .shop import PATH
from .shop import shop
from .shop import TYPED

ELSEWHERE = "It comes from another machine."
PASSED_ON = "A proxy has passed it on, for whomever."
FOREIGN_NAME = "Its Host is no name of this machine."
NO_NAVIGATION = "A page of another origin, a script or a frame has made the request."

PEERS = {
    "127.0.0.1": True,
    "127.8.9.10": True,
    "::1": True,
    "::ffff:127.0.0.1": True,
    "::ffff:192.0.2.1": False,
    "192.0.2.1": False,
    "10.0.0.1": False,
    "172.17.0.1": False,
    "0.0.0.0": False,
    "2001:db8::1": False,
    "localhost": False,
    "": False,
}

HOSTS = {
    "localhost": True,
    "localhost:5000": True,
    "LOCALHOST": True,
    "shop.localhost:5000": True,
    "a.b.localhost": True,
    "127.0.0.1:5000": True,
    "127.1.2.3": True,
    "[::1]:5000": True,
    "evil.example": False,
    "localhost.evil.example": False,
    "127.0.0.1.evil.example:5000": False,
    "evil-localhost": False,
    "localhost@evil.example": False,
    "127.0.0.1:5000:80": False,
    "[::1].evil.example": False,
    "0.0.0.0:5000": False,
    "192.168.1.5": False,
    "[2001:db8::1]": False,
    "shop.test": False,
    "": False,
}

PROXIES = {
    "Forwarded": "for=127.0.0.1",
    "X-Forwarded-For": "127.0.0.1",
    "X-Forwarded-Host": "localhost",
    "X-Forwarded-Proto": "https",
    "Via": "1.1 proxy",
    "X-Real-IP": "127.0.0.1",
    "X-Client-IP": "127.0.0.1",
    "X-Cluster-Client-IP": "127.0.0.1",
    "X-Original-Host": "localhost",
    "X-Original-URL": "/",
    "X-ProxyUser-IP": "127.0.0.1",
    "Client-IP": "127.0.0.1",
    "True-Client-IP": "127.0.0.1",
    "CF-Connecting-IP": "127.0.0.1",
    "CDN-Loop": "cdn",
}

#: What browsers say of how a request came about.
FETCHES: dict[str, tuple[dict[str, str], bool]] = {
    "an address that is typed in": (TYPED, True),
    "a link on the application's own page": (
        {**TYPED, "Sec-Fetch-Site": "same-origin"},
        True,
    ),
    "no browser, or an old one": ({}, True),
    "a link on a page of another site": (
        {**TYPED, "Sec-Fetch-Site": "cross-site"},
        False,
    ),
    "a link on a page of another port": (
        {**TYPED, "Sec-Fetch-Site": "same-site"},
        False,
    ),
    "a frame": ({**TYPED, "Sec-Fetch-Dest": "iframe"}, False),
    "a frame on a page of another port": (
        {**TYPED, "Sec-Fetch-Site": "same-site", "Sec-Fetch-Dest": "iframe"},
        False,
    ),
    "a plugin": ({**TYPED, "Sec-Fetch-Dest": "object"}, False),
    "an image": (
        {
            "Sec-Fetch-Site": "cross-site",
            "Sec-Fetch-Mode": "no-cors",
            "Sec-Fetch-Dest": "image",
        },
        False,
    ),
    "a script of the application's own page": (
        {
            "Sec-Fetch-Site": "same-origin",
            "Sec-Fetch-Mode": "cors",
            "Sec-Fetch-Dest": "empty",
        },
        False,
    ),
    "a script of another origin, in an old browser": (
        {"Origin": "https://app.example.com"},
        False,
    ),
    "a sandboxed page, in an old browser": ({"Origin": "null"}, False),
}


@pytest.fixture(name="app")
def _app() -> Flask:
    return shop()


def of(table: dict[str, bool]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize(
        ("value", "is_told"), table.items(), ids=[repr(value) for value in table]
    )


@of(PEERS)
def test_the_peer_is_this_machine(app: Flask, value: str, is_told: bool) -> None:
    response = get(app, environ_overrides={"REMOTE_ADDR": value})
    assert is_shown(response) == is_told


def test_a_server_that_does_not_know_the_peer_shows_nothing(app: Flask) -> None:
    assert not is_shown(get(app, environ_overrides={"REMOTE_ADDR": None}))


@of(HOSTS)
def test_the_host_is_a_name_of_this_machine(
    app: Flask, value: str, is_told: bool
) -> None:
    assert is_shown(get(app, headers={**TYPED, "Host": value})) == is_told


@pytest.mark.parametrize(("name", "value"), PROXIES.items(), ids=PROXIES)
def test_what_a_proxy_passes_on_is_of_anybody(
    app: Flask, name: str, value: str
) -> None:
    assert not is_shown(get(app, headers={**TYPED, name: value}))


def test_http_1_0_is_spoken_by_proxies(app: Flask) -> None:
    overrides = {"SERVER_PROTOCOL": "HTTP/1.0"}
    assert not is_shown(get(app, environ_overrides=overrides))


class ForgetsProxies:
    """A layer that takes the headers of proxies away once they are read."""

    def __init__(self, application: t.Any) -> None:
        self.application = application

    def __call__(self, environ: dict[str, t.Any], start_response: t.Any) -> t.Any:
        environ.pop("HTTP_X_FORWARDED_FOR")
        return self.application(environ, start_response)


@pytest.mark.parametrize("forgets", [False, True], ids=["as it is", "forgotten"])
@pytest.mark.parametrize("is_before", [False, True], ids=["after CORS", "before CORS"])
def test_what_proxy_fix_makes_of_the_peer_does_not_count(
    forgets: bool, is_before: bool
) -> None:
    app = Flask("shop")
    app.config.update(DEBUG=True, CORS_DEBUG_PAGE=True)
    steps = [lambda: _fixed(app, forgets), lambda: _with_cors(app)]

    for step in steps if is_before else reversed(steps):
        step()

    headers = {**TYPED, "X-Forwarded-For": "127.0.0.1"}
    overrides = {"REMOTE_ADDR": "192.0.2.1"}
    response = get(app, headers=headers, environ_overrides=overrides)
    assert response.status_code == 404


def _fixed(app: Flask, forgets: bool) -> None:
    inner: t.Any = app.wsgi_app
    inner = ForgetsProxies(inner) if forgets else inner
    app.wsgi_app = ProxyFix(inner)  # type: ignore[method-assign]


def _with_cors(app: Flask) -> None:
    CORS(app)


@pytest.mark.parametrize(("headers", "is_told"), FETCHES.values(), ids=FETCHES)
def test_the_address_is_typed_in_or_linked_to_from_the_application(
    app: Flask, headers: dict[str, str], is_told: bool
) -> None:
    assert is_shown(get(app, headers=headers)) == is_told


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE"])
def test_it_is_only_read(app: Flask, method: str) -> None:
    response = app.test_client().open(PATH, method=method, headers=TYPED)
    assert response.status_code == 401


@pytest.mark.parametrize(
    ("headers", "overrides", "reason"),
    [
        (TYPED, {"REMOTE_ADDR": "192.0.2.1"}, ELSEWHERE),
        ({**TYPED, "Via": "1.1 proxy"}, {}, PASSED_ON),
        ({**TYPED, "Host": "evil.example"}, {}, FOREIGN_NAME),
        ({"Origin": "https://evil.example"}, {}, NO_NAVIGATION),
    ],
    ids=["another machine", "a proxy", "another name", "a script"],
)
def test_whoever_is_not_shown_it_is_answered_as_without_it_and_the_log_says_why(
    headers: dict[str, str],
    overrides: dict[str, str],
    reason: str,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG, "flask_cors")
    answers = []

    for is_on in (True, False):
        app = Flask("shop")
        app.config.update(DEBUG=True, CORS_DEBUG_PAGE=is_on)
        _with_cors(app)
        response = get(app, headers=headers, environ_overrides=overrides)
        answers.append((response.status, [*response.headers], response.data))

    assert answers[0] == answers[1]
    assert answers[0][0] == "404 NOT FOUND"
    told = [record.getMessage() for record in caplog.records]
    assert told == [f"the report is not shown to this request: {reason}"]
