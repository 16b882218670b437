"""What stays outside of the layer, whether it comes before CORS() or after."""

import itertools
import sys
import types
import typing as t

import pytest
import socketio
from flask import Blueprint
from flask import Flask
from flask import request
from flask_socketio import SocketIO
from werkzeug.middleware.proxy_fix import ProxyFix

from flask_cors import CORS

from ...users.page import allow_credentials
from ...users.page import allow_origin
from ...users.page import application
from ...users.page import EVIL
from ...users.page import GOOD
from ...users.page import Page
from ...users.page import readers

Build = t.Callable[[Flask], t.Any]

CHAT = "https://chat.example.com"
POLLING = "/socket.io/?EIO=4&transport=polling"

SERVER: t.Final = socketio.Server(
    async_mode="threading", cors_allowed_origins=[CHAT], monitor_clients=False
)


def cors(app: Flask) -> None:
    CORS(app, origins=GOOD)


def cors_of_a_blueprint(app: Flask) -> None:
    api = Blueprint("api", __name__)
    api.add_url_rule("/", "host", lambda: request.host)
    CORS(api, origins=GOOD)
    app.register_blueprint(api, url_prefix="/api")


def flask_socketio(app: Flask) -> None:
    SocketIO(
        app,
        async_mode="threading",
        cors_allowed_origins=[CHAT],
        monitor_clients=False,
    )


def python_socketio(app: Flask) -> None:
    app.wsgi_app = socketio.WSGIApp(SERVER, app.wsgi_app)


def proxy_fix(app: Flask) -> None:
    app.wsgi_app = ProxyFix(app.wsgi_app, x_host=1)  # type: ignore[method-assign]


def built(builds: t.Iterable[Build]) -> Flask:
    app = Flask(__name__)
    app.add_url_rule("/host", "host", lambda: request.host)

    for build in builds:
        build(app)

    return app


def orders(*builds: Build) -> t.Any:
    named = {
        ", ".join(build.__name__ for build in order): order
        for order in itertools.permutations(builds)
    }
    return pytest.mark.parametrize("order", named.values(), ids=named)


@orders(cors, flask_socketio)
def test_flask_socketio_answers_preflights_of_sockets_in_any_order(
    order: tuple[Build, ...],
) -> None:
    app = built(order)
    answers = [Page(app, page).preflight(POLLING, "POST") for page in (CHAT, GOOD)]
    assert [allow_origin(answer) for answer in answers] == [CHAT, None]
    assert allow_credentials(answers[0]) == "true"
    assert readers(app, "/host") == readers(app, "/host", "OPTIONS") == [GOOD]


@orders(cors, python_socketio)
def test_so_does_the_layer_of_python_socketio(order: tuple[Build, ...]) -> None:
    app = built(order)
    assert allow_origin(Page(app, CHAT).preflight(POLLING, "POST")) == CHAT
    assert readers(app, "/host") == [GOOD]


@orders(cors, flask_socketio, proxy_fix)
def test_sockets_and_a_proxy_may_be_around_in_any_order(
    order: tuple[Build, ...],
) -> None:
    app = built(order)
    assert allow_origin(Page(app, CHAT).preflight(POLLING, "POST")) == CHAT
    response = Page(app).fetch("/host", X_Forwarded_Host="shop.example.com")
    assert (response.text, allow_origin(response)) == ("shop.example.com", GOOD)


def test_several_of_each_may_be_around() -> None:
    layers = (flask_socketio, proxy_fix)
    app = built((*layers, *layers, cors, *layers))
    assert allow_origin(Page(app, CHAT).preflight(POLLING, "POST")) == CHAT
    assert readers(app, "/host") == [GOOD]


def test_sockets_may_be_around_before_a_blueprint_with_a_policy_is_registered() -> None:
    app = built((flask_socketio, cors_of_a_blueprint))
    assert allow_origin(Page(app, CHAT).preflight(POLLING, "POST")) == CHAT
    assert readers(app, "/api/") == readers(app, "/api/", "OPTIONS") == [GOOD]


def test_the_layer_is_put_on_once_within_sockets() -> None:
    app = built((flask_socketio, cors))
    inner = t.cast(t.Any, app.wsgi_app).wsgi_app
    cors(app)
    assert t.cast(t.Any, app.wsgi_app).wsgi_app is inner


def test_another_layer_stays_within_though_it_is_around_sockets() -> None:
    app = built((flask_socketio,))
    inner = app.wsgi_app
    passed = []

    def around(environ: t.Any, start_response: t.Any) -> t.Any:
        passed.append(environ["PATH_INFO"])
        return inner(environ, start_response)

    app.wsgi_app = around  # type: ignore[method-assign]
    cors(app)
    assert allow_origin(Page(app).preflight(POLLING, "POST")) == GOOD
    assert readers(app, "/host") == [GOOD]
    assert set(passed) == {"/host"}


def test_sockets_that_are_around_nothing_are_the_application() -> None:
    app = application()
    app.wsgi_app = socketio.WSGIApp(SERVER)
    cors(app)
    response = Page(app).fetch("/items")
    assert (response.status_code, response.text) == (404, "Not Found")
    assert allow_origin(response) == GOOD


@pytest.mark.parametrize("found", [None, types.ModuleType("engineio")])
def test_without_engineio_no_layer_is_of_sockets(
    monkeypatch: pytest.MonkeyPatch, found: types.ModuleType | None
) -> None:
    app = built((flask_socketio, proxy_fix))
    monkeypatch.setitem(sys.modules, "engineio", found)
    cors(app)
    assert allow_origin(Page(app, EVIL).fetch("/host")) is None
    assert allow_origin(Page(app).preflight(POLLING, "POST")) == GOOD
