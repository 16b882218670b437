"""Flask-SocketIO: two lists of origins, one for /socket.io/ and one for the views."""

import typing as t

import pytest
from flask import Flask
from flask_socketio import SocketIO
from werkzeug.test import Client

from flask_cors import CORS
from flask_cors.testing import BrowserClient

from .scenario import Scenario

WORKS_WITH = Scenario(
    distribution="Flask-SocketIO",
    shows="Polling from another origin, with cookies and with a preflight. "
    "cors_allowed_origins decides on /socket.io/, CORS() on the views, whichever is "
    "called first, and no header is sent twice.",
)

PAGE = "https://app.example"
CHAT = "https://chat.example"
EVIL = "https://evil.example"
POLLING = "/socket.io/?EIO=4&transport=polling"

Build = t.Callable[[Flask], None]


def cors(app: Flask) -> None:
    CORS(app, origins=[PAGE, EVIL])


def sockets(app: Flask, allowed: t.Any = (PAGE, CHAT)) -> None:
    SocketIO(
        app,
        async_mode="threading",
        cors_allowed_origins=allowed and list(allowed),
        # Each handshake leaves a thread behind for so long.
        ping_interval=1,
        monitor_clients=False,
    )


def alone(app: Flask) -> None:
    sockets(app, None)


def application(*builds: Build) -> Flask:
    app = Flask(__name__)

    for build in builds:
        build(app)

    app.add_url_rule("/api/rooms", view_func=lambda: ["lobby"])
    return app


# In both Flask-SocketIO answers what is below /socket.io/ by itself.
ORDERS = {"CORS first": (cors, sockets), "SocketIO first": (sockets, cors)}


@pytest.fixture(params=ORDERS.values(), ids=ORDERS)
def app(request: pytest.FixtureRequest) -> Flask:
    return application(*request.param)


def grants(app: Flask, method: str, origin: str, **asked: str) -> dict[str, str]:
    """The CORS headers below /socket.io/, of which none may be there twice."""
    headers = {"Origin": origin, **{k.replace("_", "-"): v for k, v in asked.items()}}
    sent = Client(app).open(POLLING, method=method, headers=headers).headers
    found = [(n, v) for n, v in sent.items() if n.startswith("Access-Control")]
    assert len(found) == len(dict(found))
    return dict(found)


@pytest.mark.parametrize("page", [PAGE, CHAT])
@pytest.mark.parametrize("headers", [{}, {"X-Room": "lobby"}], ids=["plain", "asking"])
def test_a_page_that_sockets_are_for_polls_with_cookies(
    app: Flask, page: str, headers: dict[str, str]
) -> None:
    browser = BrowserClient(app, page)
    opened = browser.fetch(POLLING, headers=headers, credentials="include")
    assert opened.text.startswith('0{"sid":')
    assert (opened.preflight is not None) == bool(headers)


def test_another_page_opens_no_socket_whatever_cors_says(app: Flask) -> None:
    BrowserClient(app, EVIL).assert_blocked(POLLING)
    assert grants(app, "GET", EVIL) == {}
    assert grants(app, "OPTIONS", EVIL, Access_Control_Request_Method="POST") == {}


def test_cors_decides_on_the_views_alone(app: Flask) -> None:
    assert BrowserClient(app, PAGE).fetch("/api/rooms").json == ["lobby"]
    assert BrowserClient(app, EVIL).fetch("/api/rooms").json == ["lobby"]
    BrowserClient(app, CHAT).assert_blocked("/api/rooms")


def test_flask_socketio_answers_its_preflights_itself(app: Flask) -> None:
    asked = {
        "Access_Control_Request_Method": "POST",
        "Access_Control_Request_Headers": "x-room",
    }
    assert grants(app, "OPTIONS", PAGE, **asked) == {
        "Access-Control-Allow-Origin": PAGE,
        "Access-Control-Allow-Credentials": "true",
        "Access-Control-Allow-Headers": "x-room",
        "Access-Control-Allow-Methods": "OPTIONS, GET, POST",
    }


def test_a_socket_is_refused_in_the_words_of_flask_socketio(app: Flask) -> None:
    answer = Client(app).get(POLLING, headers={"Origin": EVIL})
    assert (answer.status_code, answer.text) == (400, '"Not an accepted origin."')


@pytest.mark.parametrize("builds", ORDERS.values(), ids=ORDERS)
def test_without_origins_of_their_own_sockets_are_for_no_other_page(
    builds: tuple[Build, ...],
) -> None:
    app = application(*(alone if build is sockets else build for build in builds))
    BrowserClient(app, PAGE).assert_blocked(POLLING)
