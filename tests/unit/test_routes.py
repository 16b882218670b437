"""What the URL map says of a request, asked without running anything."""

import logging
import typing as t
from dataclasses import replace

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from werkzeug.routing import BaseConverter
from werkzeug.test import create_environ

from flask_cors.environ import Environ
from flask_cors.routes import Route
from flask_cors.routes import Router


def application(**config: t.Any) -> Flask:
    app = Flask("routes", static_folder=None)
    app.config.update(config)
    rule(app, "/items", "items", "GET", "PUT")
    rule(app, "/items", "made", "POST")
    rule(app, "/items/<int:number>", "item", "DELETE")
    rule(app, "/dir/", "dir", "GET")
    rule(app, "/own", "own", "OPTIONS", "POST")
    return app


def rule(app: Flask, path: str, endpoint: str, *methods: str, **options: t.Any) -> None:
    app.add_url_rule(path, endpoint, lambda **v: "ok", methods=methods, **options)


def environ(path: str, base_url: str | None = None) -> Environ:
    return {**create_environ("/", base_url), "PATH_INFO": path}


def found(app: Flask, path: str, method: str, base_url: str | None = None) -> Route:
    return Router(app).find(environ(path, base_url), path, method)


ITEMS = frozenset({"GET", "HEAD", "OPTIONS", "POST", "PUT"})


@pytest.mark.parametrize(
    ("path", "method", "endpoint", "offered"),
    [
        ("/items", "GET", "items", ITEMS),
        ("/items", "HEAD", "items", ITEMS),
        ("/items", "POST", "made", ITEMS),
        ("/items/7", "DELETE", "item", {"DELETE", "OPTIONS"}),
        ("/dir/", "GET", "dir", {"GET", "HEAD", "OPTIONS"}),
        ("/dir", "GET", "dir", {"GET", "HEAD", "OPTIONS"}),
        ("//dir/", "GET", "dir", {"GET", "HEAD", "OPTIONS"}),
        ("/missing", "GET", None, set()),
        ("/items/x", "DELETE", None, set()),
    ],
)
def test_a_route_has_its_endpoint_and_the_methods_of_the_path(
    path: str, method: str, endpoint: str | None, offered: set[str]
) -> None:
    route = found(application(), path, method)
    assert (route.endpoint, route.offered) == (endpoint, offered)


@pytest.mark.parametrize("method", ["DELETE", "PURGE", "", "G\r\nT"], ids=repr)
def test_a_method_that_no_rule_serves_leads_to_a_view_of_the_path(method: str) -> None:
    route = found(application(), "/items", method)
    assert route.endpoint in {"items", "made"}
    assert route.offered == ITEMS


def test_a_method_that_no_rule_serves_needs_no_automatic_options() -> None:
    app = Flask("routes", static_folder=None)
    rule(app, "/items", "items", "PUT", provide_automatic_options=False)
    route = found(app, "/items", "GET")
    assert (route.endpoint, route.offered) == ("items", {"PUT"})


def test_a_path_whose_rules_are_for_websockets_only_has_no_endpoint() -> None:
    app = Flask("routes", static_folder=None)
    app.url_map.add(app.url_rule_class("/ws", endpoint="ws", websocket=True))
    assert found(app, "/ws", "GET").endpoint is None


@pytest.mark.parametrize(
    ("path", "handler"), [("/own", "own"), ("/items", None), ("/missing", None)]
)
def test_a_view_that_lists_options_answers_them(path: str, handler: str | None) -> None:
    assert found(application(), path, "POST").options_endpoint == handler


@pytest.mark.parametrize(
    ("host", "endpoint", "subdomain"),
    [
        ("api.example.com", "api", "api"),
        ("api.example.com:80", "api", "api"),
        ("example.com", "root", ""),
        ("other.example.com", None, "other"),
    ],
)
def test_a_subdomain_is_matched(
    host: str, endpoint: str | None, subdomain: str
) -> None:
    app = Flask("routes", static_folder=None, subdomain_matching=True)
    app.config["SERVER_NAME"] = "example.com"
    rule(app, "/", "root", "GET")
    rule(app, "/", "api", "GET", subdomain="api")
    route = found(app, "/", "GET", f"http://{host}/")
    assert (route.endpoint, route.subdomain) == (endpoint, subdomain)


@pytest.mark.parametrize(
    ("host", "endpoint"),
    [("a.example", "a"), ("b.example", "b"), ("c.example", None)],
)
def test_a_host_is_matched(host: str, endpoint: str | None) -> None:
    app = Flask("routes", host_matching=True, static_folder=None)
    rule(app, "/", "a", "GET", host="a.example")
    rule(app, "/", "b", "GET", host="b.example")
    assert found(app, "/", "GET", f"http://{host}/").endpoint == endpoint


@pytest.mark.filterwarnings("ignore:Current server name")
@pytest.mark.parametrize(
    "host", ["", "evil.example", "a\x00b", "[", "x" * 9000, "\xff"]
)
def test_a_strange_host_is_no_error(host: str) -> None:
    app = Flask("routes", static_folder=None, subdomain_matching=True)
    app.config["SERVER_NAME"] = "example.com"
    rule(app, "/", "root", "GET")
    router = Router(app)
    router.find({**environ("/"), "HTTP_HOST": host}, "/", "GET")


class Database(BaseConverter):
    """A converter that asks something which changes, or which is away."""

    known: t.ClassVar[set[str]] = set()
    asked: t.ClassVar[list[str]] = []

    def to_python(self, value: str) -> str:
        self.asked.append(value)

        if value == "away":
            raise LookupError("the database is away")

        if value not in self.known:
            raise ValueError

        return value


@pytest.fixture
def converting() -> Router:
    app = Flask("routes", static_folder=None)
    app.url_map.converters["database"] = Database
    rule(app, "/<database:name>", "view", "GET")
    Database.known.clear()
    Database.asked.clear()
    return Router(app)


def test_a_converter_that_raises_serves_no_path_and_is_logged(
    converting: Router, caplog: pytest.LogCaptureFixture
) -> None:
    assert converting.find(environ("/away"), "/away", "GET") == Route()
    (record,) = caplog.records
    assert record.levelno == logging.ERROR
    assert record.getMessage() == "the URL map could not be asked for a CORS policy"
    assert record.exc_info is not None
    assert isinstance(record.exc_info[1], LookupError)


def test_what_is_not_found_today_may_be_found_tomorrow(converting: Router) -> None:
    assert converting.find(environ("/a"), "/a", "GET").endpoint is None
    Database.known.add("a")
    assert converting.find(environ("/a"), "/a", "GET").endpoint == "view"


def test_what_is_found_is_not_asked_again(converting: Router) -> None:
    Database.known.add("a")
    converting.find(environ("/a"), "/a", "GET")
    Database.asked.clear()
    converting.find(environ("/a"), "/a", "GET")
    assert Database.asked == []


def test_endless_unknown_paths_do_not_push_out_what_is_known(
    converting: Router,
) -> None:
    Database.known.add("a")
    converting.find(environ("/a"), "/a", "GET")

    for number in range(2000):
        converting.find(environ(f"/{number}"), f"/{number}", "GET")

    Database.asked.clear()
    assert converting.find(environ("/a"), "/a", "GET").endpoint == "view"
    assert Database.asked == []


@pytest.mark.parametrize(
    ("path", "method"),
    [("/items/" + "0" * 600 + "7", "DELETE"), ("/items", "X" * 600)],
    ids=["path", "method"],
)
def test_what_is_long_is_not_kept(path: str, method: str) -> None:
    router = Router(application())
    assert router.find(environ(path), path, method).endpoint is not None
    assert router._known.cache_info().currsize == 0


#: Rules that are alike in all that matters when their methods are put together.
RULES: list[tuple[str, dict[str, t.Any]]] = [
    ("/", {}),
    ("/a", {}),
    ("/a/", {}),
    ("/a/b", {}),
    ("/a/<name>", {}),
    ("/a/<int:number>", {}),
    ("/a/<int:number>/", {}),
    ("/a/<name>/b", {}),
    ("/a/x<name>", {}),
    ("/<name>", {}),
    ("/<name>/", {}),
    ("/<name>/<other>", {}),
    ("/<path:rest>", {}),
    ("/a/<path:rest>/b", {}),
    ("/<any(a,b):name>/b", {}),
    ("/a/<int:number>", {"defaults": {"other": 1}}),
    ("/a/b", {"redirect_to": "/a"}),
    ("/a/<any(b,x):name>", {}),
]
METHODS = (("GET",), ("PUT",), ("DELETE", "PATCH"), ("POST", "OPTIONS"))
PATHS = ["/", "", "/a", "/a/", "/a//", "//a", "/a/b", "/a/b/", "/a/7", "/a/7/", "/b/b"]
PATHS += ["/a/x", "/a/xy", "/a/b/b", "/b", "/b/", "/a/known", "/c/d/e/f", "/a/%2f"]


@settings(max_examples=150)
@given(
    st.lists(
        st.tuples(st.sampled_from(RULES), st.sampled_from(METHODS), st.booleans()),
        max_size=5,
    )
)
def test_a_router_that_has_settled_finds_what_it_found_before(
    given: list[tuple[tuple[str, dict[str, t.Any]], tuple[str, ...], bool]],
) -> None:
    """It looks at the URL map once, when no rule joins it any more."""
    app = Flask("routes", static_folder=None)

    for number, ((path, options), methods, provided) in enumerate(given):
        options = {**options, "provide_automatic_options": provided}
        rule(app, path, f"view{number}", *methods, **options)

    settled, other = Router(app), Router(app)
    settled.settle()

    for path in PATHS:
        for method in ("GET", "PUT", "OPTIONS", "PURGE"):
            expected = other.find(environ(path), path, method)
            found = settled.find(environ(path), path, method)
            assert replace(found, serving=None) == expected


@pytest.mark.parametrize("host", ["a.example", "b.example"])
def test_a_router_that_has_settled_still_matches_hosts(host: str) -> None:
    app = Flask("routes", host_matching=True, static_folder=None)
    rule(app, "/", "a", "GET", host="a.example")
    rule(app, "/", "b", "PUT", host="b.example")
    router = Router(app)
    router.settle()
    found = router.find(environ("/", f"http://{host}/"), "/", "GET")
    assert found.endpoint == host[0]
