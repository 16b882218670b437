"""No attack of the literature gets through, or its cause is named before it can."""

import typing as t
import warnings

import pytest
from flask import Flask

from flask_cors import CORS
from flask_cors import CORSMiddleware
from flask_cors import CORSWarning
from flask_cors import cross_origin

from ..properties.calls import environ
from ..properties.calls import sent
from ..properties.invariants import Said
from .applications import trivial
from .requests import GOOD
from .research import Attack
from .research import ATTACKS
from .research import LISTED
from .research import Misconfiguration
from .research import MISCONFIGURATIONS

EVIL = "https://evil.example"
ALLOW_ORIGIN = "Access-Control-Allow-Origin"
ALLOW_METHODS = "Access-Control-Allow-Methods"
ALLOW_HEADERS = "Access-Control-Allow-Headers"


def quietly(build: t.Any, *args: t.Any, **options: t.Any) -> t.Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", CORSWarning)
        return build(*args, **options)


def flask_app(**options: t.Any) -> Flask:
    app = Flask("research")
    app.add_url_rule("/", "home", lambda: "ok", methods=["GET", "PUT", "DELETE"])
    app.add_url_rule("/public/<path:rest>", "public", lambda rest: "ok")
    app.add_url_rule("/<path:rest>", "private", lambda rest: "a secret")
    quietly(CORS, app, **options)
    return app


def preflight(app: t.Any, origin: str, method: str, headers: str = "") -> t.Any:
    said = Said(origin, method, headers)
    return dict(sent(app, environ("OPTIONS", "/", said)))


def shown(attack: Attack) -> str:
    kind = next(iter(attack.options.values()), "any")
    return f"{attack.name}, {ascii(kind)[:40]}"


@pytest.mark.parametrize("attack", ATTACKS, ids=shown)
def test_an_attacker_gets_nothing_by_an_origin(attack: Attack) -> None:
    middleware = quietly(CORSMiddleware, trivial, **attack.options)

    for app in (middleware, flask_app(**attack.options)):
        for origin in attack.origins:
            for method, asked in (("GET", None), ("OPTIONS", "PUT")):
                headers = sent(app, environ(method, "/", Said(origin, asked, "x-a")))
                names = {name for name, _ in headers}
                assert not [n for n in names if n.startswith("Access-")], origin
                assert "Vary" in names, origin


@pytest.mark.parametrize(
    "wrong", MISCONFIGURATIONS, ids=lambda wrong: f"{wrong.rule} {wrong.name}"
)
def test_what_invites_an_attacker_is_named_when_it_is_set_up(
    wrong: Misconfiguration,
) -> None:
    with pytest.warns(CORSWarning, match=rf"\[{wrong.rule}\]"):
        CORS(Flask("research"), **wrong.options)


def test_a_cache_is_told_that_the_answer_is_for_one_origin_only() -> None:
    """PortSwigger, "Server-side cache poisoning" and "Client-side cache poisoning"."""
    app = flask_app(**LISTED)

    for origin in (GOOD, EVIL, "null", "\r\n", "a" * 8192, None):
        headers = dict(sent(app, environ(said=Said(origin))))
        assert headers["Vary"] == "Origin"


def test_the_name_of_a_header_cannot_carry_a_script() -> None:
    asked = "<script>alert(1)</script>,x-a,\"onload='alert(1)',javascript:alert(1)"
    assert preflight(flask_app(), GOOD, "PUT", asked)[ALLOW_HEADERS] == "x-a"


@pytest.mark.parametrize(
    "method", ["PUT\r\nX-Evil: 1", "<script>", "PUT, DELETE", "P\xdcT", "\0"], ids=ascii
)
def test_the_name_of_a_method_cannot_carry_anything_else(method: str) -> None:
    headers = preflight(flask_app(methods="*"), GOOD, method)
    assert ALLOW_METHODS not in headers


@pytest.mark.parametrize(
    "name",
    [
        *("HTTP_HOST", "SERVER_NAME", "HTTP_X_FORWARDED_HOST", "HTTP_FORWARDED"),
        *("HTTP_X_FORWARDED_PROTO", "HTTP_X_ORIGINAL_HOST", "HTTP_REFERER"),
    ],
)
def test_what_a_request_says_of_its_host_allows_no_origin(name: str) -> None:
    app = flask_app(**LISTED)
    headers = dict(sent(app, {**environ(said=Said(EVIL)), name: "evil.example"}))
    assert ALLOW_ORIGIN not in headers


def test_a_preflight_for_one_method_grants_no_other() -> None:
    app = flask_app(origins=GOOD, methods=["GET", "PUT"])
    assert preflight(app, GOOD, "GET")[ALLOW_METHODS] == "GET, PUT"
    assert ALLOW_METHODS not in preflight(app, GOOD, "DELETE")
    open_app = flask_app(origins=GOOD, methods="*", max_age=600)
    assert preflight(open_app, GOOD, "GET")[ALLOW_METHODS] == "GET"


def test_a_preflight_for_one_view_is_not_granted_by_the_other_at_its_path() -> None:
    app = Flask("research")
    open_view = cross_origin("*", methods="*")(lambda: "ok")
    strict_view = cross_origin(GOOD)(lambda: "a secret")
    app.add_url_rule("/", "open", open_view, methods=["GET"])
    app.add_url_rule("/", "strict", strict_view, methods=["DELETE"])
    CORS(app, resources=[])
    assert preflight(app, EVIL, "GET")[ALLOW_ORIGIN] == EVIL
    assert ALLOW_ORIGIN not in preflight(app, EVIL, "DELETE")
    assert preflight(app, GOOD, "DELETE")[ALLOW_ORIGIN] == GOOD


@pytest.mark.parametrize(
    "path",
    [
        *("/public/../admin", "/public/..", "/%70ublic/a", "/PUBLIC/a"),
        *("/public%2fa", "/publica", "/public\0", "/public+a", "/admin;/public/a"),
    ],
)
def test_a_path_is_the_one_that_is_routed(path: str) -> None:
    """CVE-2020-25032, CVE-2024-6844, CVE-2024-6866: ``PATH_INFO`` has been decoded."""
    app = flask_app(resources={"/public/*": "*"})
    assert dict(sent(app, environ(path="/public/a", said=Said(EVIL))))[ALLOW_ORIGIN]
    assert ALLOW_ORIGIN not in dict(sent(app, environ(path=path, said=Said(EVIL))))


@pytest.mark.parametrize("turned", [1, -1], ids=["as written", "reversed"])
def test_a_strict_path_is_not_opened_by_a_longer_laxer_one(turned: int) -> None:
    """CVE-2024-6839."""
    table = [("/public/*", "*"), ("/public/admin/*", GOOD), ("/public/a.*/.*x", "*")]
    app = flask_app(resources=dict(table[::turned]))
    headers = dict(sent(app, environ(path="/public/admin/y", said=Said(EVIL))))
    assert ALLOW_ORIGIN not in headers


def test_private_networks_are_closed_unless_opened() -> None:
    """CVE-2024-6221."""
    said = Said(GOOD, "PUT", private_network="true")
    headers = dict(sent(flask_app(), environ("OPTIONS", "/", said)))
    assert "Access-Control-Allow-Private-Network" not in headers
