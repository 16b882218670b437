import typing as t

import pytest
from flask import Flask
from flask import Response

from flask_cors import CORS
from flask_cors import CORSWarning
from flask_cors import cross_origin

from .page import ADMIN
from .page import application
from .page import cors_headers
from .page import EVIL
from .page import GOOD
from .page import Page
from .page import vary


def answering(headers: dict[str, t.Any], **options: t.Any) -> Flask:
    """An application whose only view sets headers of its own."""
    app = Flask("vary")
    app.add_url_rule("/", view_func=lambda: Response("ok", headers=headers))
    CORS(app, **options)
    return app


@pytest.mark.parametrize(
    "origins",
    [[GOOD, ADMIN], r"https://\w+\.example\.com", "https://*.example.com"],
    ids=["list", "regex", "wildcard"],
)
@pytest.mark.parametrize("origin", [GOOD, EVIL, "null", None], ids=str)
def test_every_response_varies_where_the_answer_depends_on_the_origin(
    origins: t.Any, origin: str | None
) -> None:
    """users: caches handed one site's answer to another."""
    app = answering({}, origins=origins)
    assert Page(app, origin).fetch().headers.getlist("Vary") == ["Origin"]


def test_one_origin_is_constant_and_only_its_refusal_varies() -> None:
    app = answering({}, origins=GOOD)
    assert vary(Page(app).fetch()) == set()
    assert vary(Page(app, None).fetch()) == set()
    assert vary(Page(app, EVIL).fetch()) == {"Origin"}


def test_nothing_for_a_request_without_an_origin_varies_too() -> None:
    app = answering({}, always_send=False)
    response = Page(app, None).fetch()
    assert cors_headers(response) == set()
    assert vary(response) == {"Origin"}


def test_credentials_for_any_origin_vary_without_an_origin_too() -> None:
    with pytest.warns(CORSWarning):
        app = answering({}, supports_credentials=True)

    response = Page(app, None).fetch()
    assert cors_headers(response) == set()
    assert vary(response) == {"Origin"}


def test_the_star_does_not_vary() -> None:
    app = answering({}, send_wildcard=True)
    assert "Vary" not in Page(app).fetch().headers
    assert "Vary" not in Page(app, None).fetch().headers


@pytest.mark.parametrize("status", [401, 404, 500])
def test_errors_vary_too(status: int) -> None:
    app = Flask("vary")
    app.add_url_rule("/", view_func=lambda: ("no", status))
    CORS(app, origins=[GOOD, ADMIN])
    assert vary(Page(app, EVIL).fetch()) == {"Origin"}
    assert vary(Page(app, None).fetch()) == {"Origin"}


def test_the_applications_own_vary_is_kept() -> None:
    app = answering({"Vary": "Accept-Encoding"}, origins=[GOOD, ADMIN])
    lines = Page(app).fetch().headers.getlist("Vary")
    assert lines == ["Accept-Encoding", "Origin"]


@pytest.mark.parametrize(
    "own", ["Origin", "origin", "Origin, Accept-Encoding", "Accept,ORIGIN", "*"]
)
def test_vary_is_not_repeated(own: str) -> None:
    app = answering({"Vary": own}, origins=[GOOD, ADMIN])
    assert Page(app).fetch().headers.getlist("Vary") == [own]


def test_vary_can_be_left_to_the_application() -> None:
    with pytest.warns(CORSWarning, match=r"vary_header=False .* \[CORS241\]"):
        app = answering({"Vary": "Accept"}, origins=[GOOD, ADMIN], vary_header=False)

    assert Page(app).fetch().headers.getlist("Vary") == ["Accept"]
    assert Page(app, EVIL).fetch().headers.getlist("Vary") == ["Accept"]


def test_a_preflight_varies_on_what_it_asks_in_one_line() -> None:
    app = answering({}, origins=[GOOD, ADMIN])
    assert Page(app).preflight().headers.getlist("Vary") == [
        "Origin, Access-Control-Request-Method, Access-Control-Request-Headers"
    ]


def test_a_decorated_view_varies_without_the_extension() -> None:
    app = application()
    view = cross_origin(origins=[GOOD, ADMIN])(lambda: "ok")
    app.add_url_rule("/view", view_func=view)
    assert vary(Page(app, EVIL).fetch("/view")) == {"Origin"}
    assert vary(Page(app, None).fetch("/view")) == {"Origin"}
    assert vary(Page(app).fetch("/view")) == {"Origin"}


@pytest.mark.parametrize("extension", [True, False], ids=["with CORS", "alone"])
def test_a_response_that_is_kept_and_sent_again_is_answered_anew(
    extension: bool,
) -> None:
    """users: a cached response gave one site's headers to another."""
    app = Flask("vary")
    kept = Response("ok")
    view = cross_origin(origins=[GOOD, ADMIN])(lambda: kept)
    app.add_url_rule("/", view_func=view)

    if extension:
        CORS(app, resources=[])

    for origin in (GOOD, ADMIN, GOOD):
        headers = Page(app, origin).fetch().headers
        assert headers.getlist("Access-Control-Allow-Origin") == [origin]
        assert headers.getlist("Vary") == ["Origin"]

    assert cors_headers(Page(app, EVIL).fetch()) == set()
    assert cors_headers(Page(app, None).fetch()) == set()


def test_a_response_kept_by_the_application_is_answered_anew() -> None:
    app = Flask("vary")
    kept = Response("ok")
    app.add_url_rule("/", view_func=lambda: kept)
    CORS(app, origins=[GOOD, ADMIN])
    assert Page(app, GOOD).can_read()
    assert Page(app, ADMIN).can_read()
    assert not Page(app, EVIL).can_read()
