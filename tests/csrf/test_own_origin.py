"""The own origin, for browsers that send no Sec-Fetch-Site: also behind proxies."""

import typing as t

import pytest
from flask import Flask
from werkzeug.middleware.dispatcher import DispatcherMiddleware
from werkzeug.middleware.proxy_fix import ProxyFix
from werkzeug.test import Client
from werkzeug.test import create_environ
from werkzeug.wrappers import Response

from flask_cors import CORS

from .case import EVIL
from .case import flask_app
from .case import status

SHOP = "https://shop.example.com"

HOSTS = {
    "as it is": ("https", "shop.example.com", SHOP),
    "with the port of https": ("https", "shop.example.com:443", SHOP),
    "with the port of http": (
        "http",
        "shop.example.com:80",
        "http://shop.example.com",
    ),
    "with a port": ("https", "shop.example.com:8443", f"{SHOP}:8443"),
    "in capitals": ("https", "Shop.EXAMPLE.com", SHOP),
    "in capitals, with a port": ("https", "SHOP.example.com:8443", f"{SHOP}:8443"),
    "an IPv4 address": ("http", "192.0.2.7:5000", "http://192.0.2.7:5000"),
    "an IPv6 address": ("http", "[2001:db8::7]", "http://[2001:db8::7]"),
    "an IPv6 address with a port": ("http", "[::1]:5000", "http://[::1]:5000"),
    "an IPv6 address, port of http": ("http", "[::1]:80", "http://[::1]"),
    "one label": ("http", "intranet", "http://intranet"),
    "Punycode": ("https", "xn--bcher-kva.example", "https://xn--bcher-kva.example"),
}

FOREIGN = {
    "the port of http over https": ("https", "shop.example.com:80", SHOP),
    "another port": ("https", "shop.example.com:8443", SHOP),
    "plain HTTP, the page is of https": ("http", "shop.example.com", SHOP),
    "https, the page is of plain HTTP": (
        "https",
        "shop.example.com",
        "http://shop.example.com",
    ),
    "a Host with a path": ("https", "shop.example.com/x", SHOP),
    "a Host that is none": ("https", "shop example.com", "https://"),
    "a Host with a user name": ("https", "shop.example.com@evil.example", SHOP),
    "two Hosts": ("https", "evil.example, shop.example.com", SHOP),
    "an empty Host": ("https", "", SHOP),
    "an Origin without a host": ("https", "", "https://"),
}


def sent(app: Flask, scheme: str, host: t.Any, origin: str) -> int:
    environ = create_environ(method="POST", base_url=f"{scheme}://placeholder.example")
    return status(app, {**environ, "HTTP_HOST": host, "HTTP_ORIGIN": origin})


@pytest.fixture
def app() -> Flask:
    return flask_app({"origins": "*", "csrf_protect": True})


@pytest.mark.parametrize(("scheme", "host", "origin"), HOSTS.values(), ids=HOSTS)
def test_the_own_origin_writes(app: Flask, scheme: str, host: str, origin: str) -> None:
    assert sent(app, scheme, host, origin) == 200


@pytest.mark.parametrize(("scheme", "host", "origin"), FOREIGN.values(), ids=FOREIGN)
def test_no_other_does(app: Flask, scheme: str, host: str, origin: str) -> None:
    assert sent(app, scheme, host, origin) == 403


def test_without_host_it_is_the_name_of_the_server(app: Flask) -> None:
    environ = create_environ(method="POST", base_url=SHOP)
    del environ["HTTP_HOST"]
    assert status(app, {**environ, "HTTP_ORIGIN": SHOP}) == 200
    assert status(app, {**environ, "HTTP_ORIGIN": EVIL}) == 403


def test_with_host_the_name_of_the_server_is_nothing(app: Flask) -> None:
    environ = create_environ(method="POST", base_url=SHOP)
    named = {**environ, "SERVER_NAME": "evil.example", "HTTP_ORIGIN": EVIL}
    assert status(app, named) == 403


FORWARDED = {
    "X-Forwarded-For": "192.0.2.1",
    "X-Forwarded-Proto": "https",
    "X-Forwarded-Host": "shop.example.com",
}

BEHIND = {
    "a proxy with TLS": (FORWARDED, SHOP),
    "and with the port in Host": (
        {**FORWARDED, "X-Forwarded-Host": "shop.example.com:8443"},
        f"{SHOP}:8443",
    ),
    "and with the port for itself": (
        {**FORWARDED, "X-Forwarded-Port": "8443"},
        f"{SHOP}:8443",
    ),
    "and with the port of https for itself": (
        {**FORWARDED, "X-Forwarded-Port": "443"},
        SHOP,
    ),
    "and with a prefix": ({**FORWARDED, "X-Forwarded-Prefix": "/shop"}, SHOP),
}


def fixed_after() -> Flask:
    app = Flask("fixed")
    app.add_url_rule("/", view_func=lambda: "done", methods=["POST"])
    CORS(app, resources="/api/*", csrf_protect=True)
    app.wsgi_app = proxy_fix(app.wsgi_app)  # type: ignore[method-assign]
    return app


def fixed_before() -> Flask:
    app = Flask("fixed")
    app.add_url_rule("/", view_func=lambda: "done", methods=["POST"])
    app.wsgi_app = proxy_fix(app.wsgi_app)  # type: ignore[method-assign]
    CORS(app, resources="/api/*", csrf_protect=True)
    return app


def fixed_below_another() -> Flask:
    """Between ProxyFix and the application stands something else."""
    app = Flask("fixed")
    app.add_url_rule("/", view_func=lambda: "done", methods=["POST"])
    inner = app.wsgi_app
    app.wsgi_app = proxy_fix(lambda *args: inner(*args))  # type: ignore[method-assign]
    CORS(app, resources="/api/*", csrf_protect=True)
    return app


def proxy_fix(wsgi_app: t.Any) -> ProxyFix:
    return ProxyFix(wsgi_app, x_for=1, x_proto=1, x_host=1, x_port=1, x_prefix=1)


def forwarded(app: Flask, said: dict[str, str], origin: str) -> int:
    response = app.test_client().post(
        "/", base_url="http://127.0.0.1:8000", headers={**said, "Origin": origin}
    )
    return response.status_code


each_order = pytest.mark.parametrize(
    "build",
    [fixed_after, fixed_before, fixed_below_another],
    ids=["after CORS", "before CORS", "before CORS, around something else"],
)


@each_order
@pytest.mark.parametrize(("said", "origin"), BEHIND.values(), ids=BEHIND)
def test_behind_a_proxy_it_is_what_proxy_fix_makes_of_it(
    build: t.Callable[[], Flask], said: dict[str, str], origin: str
) -> None:
    assert forwarded(build(), said, origin) == 200


@each_order
@pytest.mark.parametrize("origin", [EVIL, "http://127.0.0.1:8000", f"{SHOP}:1", "null"])
def test_behind_a_proxy_it_is_nothing_else(
    build: t.Callable[[], Flask], origin: str
) -> None:
    assert forwarded(build(), FORWARDED, origin) == 403


def test_without_proxy_fix_what_a_proxy_says_is_not_believed(app: Flask) -> None:
    assert forwarded(app, FORWARDED, SHOP) == 403
    assert forwarded(app, {"X-Forwarded-Host": "evil.example"}, EVIL) == 403


def test_the_log_then_names_what_is_taken_for_the_own_origin(
    app: Flask, caplog: pytest.LogCaptureFixture
) -> None:
    forwarded(app, FORWARDED, SHOP)
    (message,) = [r.getMessage() for r in caplog.records if r.levelname == "WARNING"]
    assert "sent to 'http://127.0.0.1:8000'" in message


def test_without_proxy_fix_today_s_browsers_write_all_the_same(app: Flask) -> None:
    assert forwarded(app, {**FORWARDED, "Sec-Fetch-Site": "same-origin"}, SHOP) == 200


def test_mounted_below_a_prefix_it_is_the_same(app: Flask) -> None:
    mounted = Client(DispatcherMiddleware(Response("root"), {"/shop": app}))
    own = mounted.post("/shop/x", base_url=SHOP, headers={"Origin": SHOP})
    evil = mounted.post("/shop/x", base_url=SHOP, headers={"Origin": EVIL})
    assert (own.status_code, own.text) == (200, "done")
    assert evil.status_code == 403
