"""Which policy governs a request to a Flask application; and what is kept of that."""

import logging
import typing as t

import pytest
from flask import abort
from flask import Blueprint
from flask import Flask
from flask import has_request_context
from flask import Request
from flask import request
from flask import Response
from flask.sessions import SecureCookieSessionInterface
from hypothesis import given
from hypothesis import Phase
from hypothesis import settings
from hypothesis import strategies as st
from werkzeug.routing import BaseConverter
from werkzeug.routing import ValidationError
from werkzeug.test import TestResponse

from flask_cors import CORS
from flask_cors import cors_exempt
from flask_cors import cross_origin

from ..users.page import allow_methods
from ..users.page import allow_origin
from ..users.page import cors_headers
from ..users.page import Page
from .sequences import answer
from .sequences import APP
from .sequences import at_level
from .sequences import Call
from .sequences import EVIL
from .sequences import levels
from .sequences import LONG
from .sequences import sequences

OTHER = "https://other.example"


class Known(BaseConverter):
    """A converter of names that are known today, and others tomorrow."""

    names: t.ClassVar[set[str]] = set()

    def to_python(self, value: str) -> str:
        if value not in self.names:
            raise ValidationError

        return value


@pytest.fixture
def naming() -> Flask:
    """An application whose paths depend on what is known."""
    app = Flask("governed", static_folder=None)
    app.url_map.converters["known"] = Known
    Known.names = set()
    add(app, "/<known:name>", "named", "PUT")
    return app


def add(target: Flask | Blueprint, path: str, endpoint: str, *methods: str) -> None:
    target.add_url_rule(
        path, endpoint, lambda **values: "ok", methods=methods or ("GET",)
    )


def with_resources(**options: t.Any) -> Flask:
    """An application whose policies depend on the path alone."""
    app = Flask("governed", static_folder=None)
    app.logger.disabled = True
    add(app, "/", "root")
    add(app, "/api/items", "items", "GET", "PUT")
    add(app, "/api/dir/", "dir")
    add(app, "/own", "own", "GET", "OPTIONS")
    app.add_url_rule("/fails", "fails", lambda: 1 / 0)
    app.add_url_rule("/refuses", "refuses", lambda: abort(403))
    CORS(app, **options)
    return app


def with_views() -> Flask:
    """The same where views and a blueprint have policies as well."""
    app = with_resources(
        resources={"/api/*": {"origins": [APP, LONG]}, "/own": "*", "/fails": OTHER},
        supports_credentials=False,
        intercept_exceptions=False,
    )
    decorated = cross_origin([APP, OTHER], supports_credentials=True, max_age=5)
    app.add_url_rule("/view", "view", decorated(lambda: "ok"), methods=["GET", "PUT"])
    asking = cross_origin(lambda origin: origin == APP, expose_headers="x-a")
    app.add_url_rule("/asks", "asks", asking(lambda: "ok"))
    itself = cross_origin(APP, automatic_options=False)
    app.add_url_rule("/itself", "itself", itself(lambda: "own"), methods=["OPTIONS"])
    app.add_url_rule("/api/exempt", "exempt", cors_exempt(lambda: "ok"))
    blueprint = Blueprint("b", __name__, url_prefix="/b")
    add(blueprint, "/items", "items", "GET", "PUT")
    add(blueprint, "/open", "open")
    CORS(blueprint, resources={"/open": {"origins": "*"}, "/*": OTHER}, methods="auto")
    app.register_blueprint(blueprint)
    return app


BUILDS: dict[str, t.Callable[[], Flask]] = {
    "one policy": lambda: with_resources(origins=[APP, OTHER], allow_headers="x-a"),
    "any origin": lambda: with_resources(methods="auto"),
    "credentials": lambda: with_resources(
        origins=[APP, LONG], supports_credentials=True, expose_headers="*"
    ),
    "paths": lambda: with_resources(
        resources={"/api/*": APP, "/api/dir/*": "*", "/own": {"origins": OTHER}}
    ),
    "views": with_views,
}

ours = st.sampled_from(("/", "/api/items", "/view", "/asks", "/b/items", "/b/open"))
others = st.sampled_from(("/own", "/itself", "/api/exempt", "/api/dir", "/api/dir/"))
missing = st.sampled_from(("/nowhere", "/api/x", "/b/x", "/api/../b", "//view", ""))
odd = st.sampled_from(("/fails", "/refuses", "/\xff", f"/b/{'x' * 8192}"))
paths = st.one_of(ours, ours, others, missing, odd)


#: An application takes long to build, and a shorter example hundreds of them.
QUICK = (Phase.explicit, Phase.reuse, Phase.generate)


@pytest.mark.parametrize("debug", [False, True], ids=["", "debug mode"])
@pytest.mark.parametrize("kind", BUILDS)
@settings(max_examples=30, phases=QUICK)
@given(sequences(paths), levels)
def test_an_application_that_has_served_others_answers_as_a_new_one_does(
    kind: str, debug: bool, calls: list[Call], level: int
) -> None:
    app = built(kind, debug)

    for call in calls:
        fresh = answer(built(kind, debug), call)
        assert at_level(level, app, call) == fresh


def built(kind: str, debug: bool) -> Flask:
    app = BUILDS[kind]()
    app.debug = debug
    app.config["PROPAGATE_EXCEPTIONS"] = False
    return app


#: Of two of them, the scheme and the host are one text.
HOSTS = {"a.example": APP, "shop.example": OTHER, "hop.example": EVIL}


def with_hosts() -> Flask:
    """One path, of which every host has a view with a policy of its own."""
    app = Flask("hosts", static_folder=None, host_matching=True)

    for host, origin in HOSTS.items():
        view = cross_origin([origin, "https://friend.example"])(lambda: "ok")
        app.add_url_rule("/", host, view, host=host)

    CORS(app, resources=[])
    return app


preflights = st.builds(
    lambda scheme, host, origin: Call(
        "OPTIONS", origin=origin, method="GET", scheme=scheme, host=host
    ),
    st.sampled_from(("http", "https")),
    st.sampled_from((*HOSTS, "nowhere.example", "", "a.example:8000")),
    st.sampled_from((APP, OTHER, EVIL)),
)


@settings(max_examples=60, phases=QUICK)
@given(st.lists(preflights, max_size=12))
def test_the_hosts_of_an_application_do_not_answer_for_one_another(
    calls: list[Call],
) -> None:
    app = with_hosts()

    for call in calls:
        fresh = answer(with_hosts(), call)
        assert answer(app, call) == fresh


def preflight(app: Flask, url: str, origin: str) -> TestResponse:
    return Page(app, origin).preflight(url, "GET")


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_two_hosts_have_two_policies_of_one_path(scheme: str) -> None:
    app = with_hosts()

    for host in ("a.example", "shop.example") * 2:
        for origin in (APP, OTHER):
            response = preflight(app, f"{scheme}://{host}/", origin)
            expected = origin if HOSTS[host] == origin else None
            assert allow_origin(response) == expected


def test_a_host_is_not_taken_for_another_under_another_scheme() -> None:
    app = with_hosts()
    assert allow_origin(preflight(app, "http://shop.example/", OTHER)) == OTHER
    assert allow_origin(preflight(app, "https://hop.example/", OTHER)) is None


def test_two_subdomains_have_two_policies_of_one_path() -> None:
    app = Flask("hosts", static_folder=None, subdomain_matching=True)
    app.config["SERVER_NAME"] = "example.com"

    for subdomain, origin in (("a", APP), ("b", OTHER)):
        view = cross_origin([origin, EVIL])(lambda: "ok")
        app.add_url_rule("/", subdomain, view, subdomain=subdomain)

    CORS(app, resources=[])

    for _ in range(2):
        assert allow_origin(preflight(app, "http://a.example.com/", APP)) == APP
        assert allow_origin(preflight(app, "http://b.example.com/", APP)) is None
        assert allow_origin(preflight(app, "http://b.example.com/", OTHER)) == OTHER


def test_a_path_that_is_unknown_today_is_answered_anew_tomorrow(naming: Flask) -> None:
    CORS(naming, origins=APP, methods="auto")
    before = Page(naming, APP).preflight("/a")
    Known.names = {"a"}
    after = Page(naming, APP).preflight("/a")
    assert "Allow" not in before.headers
    assert allow_methods(before) == set()
    assert after.headers["Allow"] == "OPTIONS, PUT"
    assert allow_methods(after) == {"OPTIONS", "PUT"}


def test_a_blueprint_answers_for_a_path_until_a_view_is_known(naming: Flask) -> None:
    view = cross_origin(OTHER)(lambda name: "ok")
    naming.add_url_rule("/b/<known:name>", "view", view, methods=["PUT"])
    blueprint = Blueprint("b", __name__, url_prefix="/b")
    CORS(blueprint, origins=[APP, EVIL])
    naming.register_blueprint(blueprint)
    assert allow_origin(Page(naming, APP).preflight("/b/a")) == APP
    Known.names = {"a"}
    assert allow_origin(Page(naming, APP).preflight("/b/a")) is None
    assert allow_origin(Page(naming, OTHER).preflight("/b/a")) == OTHER


def test_two_views_of_one_path_are_told_apart_by_the_method() -> None:
    app = Flask("governed", static_folder=None)

    for method, origin in (("PUT", APP), ("DELETE", OTHER)):
        view = cross_origin([origin, EVIL])(lambda: "ok")
        app.add_url_rule("/", method, view, methods=[method])

    CORS(app, resources=[])

    for _ in range(2):
        assert allow_origin(Page(app, APP).preflight("/", "PUT")) == APP
        assert allow_origin(Page(app, APP).preflight("/", "DELETE")) is None
        assert allow_origin(Page(app, OTHER).preflight("/", "DELETE")) == OTHER


@pytest.mark.parametrize("first", ["GET", "OPTIONS"])
@pytest.mark.parametrize("at_first", [True, False])
def test_debug_mode_is_read_when_the_first_request_comes(
    first: str, at_first: bool
) -> None:
    app = with_resources(origins=APP)
    app.debug = at_first
    ask: list[t.Callable[[], TestResponse]] = [
        lambda: Page(app, EVIL).fetch(),
        lambda: Page(app, EVIL).preflight(),
    ]

    for fetch in (ask if first == "GET" else ask[::-1]) * 2:
        assert ("X-CORS-Debug" in fetch().headers) is at_first
        app.debug = not at_first


def test_a_failing_check_of_a_view_is_asked_again(
    caplog: pytest.LogCaptureFixture,
) -> None:
    app = Flask("governed", static_folder=None)
    known: list[str] = []
    view = cross_origin(origins=lambda origin: origin in known[0])(lambda: "ok")
    app.add_url_rule("/", "view", view, methods=["PUT"])
    CORS(app, resources=[])
    assert cors_headers(Page(app, APP).preflight()) == set()
    known.append(APP)
    assert allow_origin(Page(app, APP).preflight()) == APP
    assert [record.levelno for record in caplog.records] == [logging.ERROR]


class Away(SecureCookieSessionInterface):
    """Sessions that cannot be opened at first, as those in a database."""

    is_away = True

    def open_session(self, app: Flask, request: Request) -> t.Any:
        if self.is_away:
            raise LookupError("away")

        return super().open_session(app, request)


def test_a_check_that_cannot_be_surrounded_is_refused_and_asked_again(
    caplog: pytest.LogCaptureFixture,
) -> None:
    app = with_resources(origins=lambda origin: True)
    app.session_interface = sessions = Away()
    assert cors_headers(Page(app, APP).preflight()) == set()
    sessions.is_away = False
    assert allow_origin(Page(app, APP).preflight()) == APP
    errors = [r.getMessage() for r in caplog.records if r.levelno == logging.ERROR]
    assert errors == [f"a function that checks origins failed on {APP!r}"]
    assert not has_request_context()


@pytest.mark.parametrize("has_begun_another", [True, False])
def test_the_rule_of_another_application_is_not_taken_for_its_own(
    has_begun_another: bool,
) -> None:
    inner = Flask("inner", static_folder=None)
    add(inner, "/shop/items", "shop.items")
    app = Flask(__name__)
    shop = Blueprint("shop", __name__, url_prefix="/shop")
    CORS(shop, origins=APP)

    @shop.get("/items")
    def items() -> Response | str:
        if not has_begun_another:
            return Response.from_app(inner, request.environ)

        # As an application that is in the middle of a request has left it.
        theirs = Request(request.environ)
        theirs.url_rule = next(inner.url_map.iter_rules())
        return "ok"

    app.register_blueprint(shop)
    response = Page(app, APP).fetch("/shop/items")
    assert response.text == "ok"
    assert allow_origin(response) == APP
