"""What is answered at ``/_cors/``, and where that is."""

import logging

import pytest
from flask import Flask
from werkzeug.middleware.dispatcher import DispatcherMiddleware
from werkzeug.test import Client

from flask_cors import CORS
from flask_cors.page.document import document

from .shop import get
from .shop import PATH
from .shop import shop
from .shop import TYPED

HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; "
        "img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


def test_it_is_the_report_of_the_application_before_any_hook() -> None:
    app = shop()
    response = get(app)
    assert response.status == "200 OK"
    assert response.text == document(app)
    assert "https://app.example.com" in response.text


def test_nothing_keeps_it_or_frames_it_and_cors_adds_nothing_to_it() -> None:
    response = get(shop())
    length = str(len(response.data))
    assert dict(response.headers) == {
        "Content-Type": "text/html; charset=utf-8",
        "Content-Length": length,
        **HEADERS,
    }


def test_head_has_the_same_headers_and_no_body() -> None:
    app = shop()
    response = app.test_client().head(PATH, headers=TYPED)
    assert response.status == "200 OK"
    assert response.data == b""
    assert dict(response.headers) == dict(get(app).headers)


def test_cors_adds_nothing_under_any_policy() -> None:
    app = Flask("shop")
    app.config.update(DEBUG=True, CORS_DEBUG_PAGE=True)
    CORS(app, origins="*", send_wildcard=True, timing_allow_origin=True)
    app.add_url_rule("/", view_func=lambda: "shop")
    assert get(app, "/").headers["Access-Control-Allow-Origin"] == "*"
    assert set(get(app).headers.keys()) == {"Content-Type", "Content-Length", *HEADERS}


def test_it_is_made_anew_for_each_request() -> None:
    app = Flask("shop")
    app.config.update(DEBUG=True, CORS_DEBUG_PAGE=True)
    cors = CORS(app, origins="https://app.example.com")
    assert "https://admin.example.com" not in get(app).text
    cors.reconfigure(app, origins="https://admin.example.com")
    assert "https://admin.example.com" in get(app).text


def test_the_path_without_the_slash_leads_to_it() -> None:
    app = shop()
    response = get(app, "/_cors")
    assert response.status == "308 PERMANENT REDIRECT"
    assert response.data == b""
    assert dict(response.headers) == {
        "Location": "/_cors/",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Length": "0",
        **HEADERS,
    }
    followed = get(app, "/_cors", follow_redirects=True)
    assert followed.request.path == PATH
    assert followed.text == document(app)


def test_it_is_where_the_application_is_mounted() -> None:
    app = shop()
    outer = Flask("outer")
    client = Client(DispatcherMiddleware(outer, {"/shop": app}))
    of_peer = {"environ_overrides": {"REMOTE_ADDR": "127.0.0.1"}}
    assert client.get("/shop/_cors/", **of_peer).text == document(app)
    assert client.get("/_cors/", **of_peer).status == "404 NOT FOUND"
    assert client.get("/shop/_cors", **of_peer).location == "/shop/_cors/"


def test_a_prefix_with_slashes_before_it_is_no_host() -> None:
    client = shop().test_client()
    overrides = {"SCRIPT_NAME": "//evil.example/", "PATH_INFO": "/_cors"}
    response = client.get("/", headers=TYPED, environ_overrides=overrides)
    assert response.headers["Location"] == "/evil.example/_cors/"


@pytest.mark.parametrize(
    "path", ["/_cors/x", "/_cors//", "//_cors/", "/x/_cors/", "/_CORS/", "/_cors/."]
)
def test_no_other_path_is_taken(path: str) -> None:
    response = (
        shop()
        .test_client()
        .get("/", headers=TYPED, environ_overrides={"PATH_INFO": path})
    )
    assert response.status_code == 401


def test_a_route_for_every_path_leaves_the_page_where_it_is() -> None:
    app = shop()
    app.add_url_rule("/<path:path>", view_func=lambda path: path)
    assert get(app).status == "200 OK"


@pytest.mark.parametrize("rule", ["/_cors/", "/_cors"])
def test_a_route_of_the_application_in_its_place_is_kept_with_a_warning(
    rule: str, caplog: pytest.LogCaptureFixture
) -> None:
    app = Flask("shop")
    app.config.update(DEBUG=True, CORS_DEBUG_PAGE=True)
    CORS(app)
    app.add_url_rule(rule, "own", lambda: "the application's")
    assert get(app, rule).text == "the application's"
    assert get(app, rule).text == "the application's"
    assert caplog.record_tuples == [
        (
            "flask_cors",
            logging.WARNING,
            "CORS_DEBUG_PAGE is on, but the application has a route of its own there, "
            "of the endpoint 'own': it is kept. flask cors report writes the same page "
            "into a file.",
        )
    ]


class Nameless(Flask):
    """An application that says its name only until it is set up."""

    is_set_up = False

    @property
    def name(self) -> str:  # type: ignore[override]
        if self.is_set_up:
            raise LookupError("no <name>")

        return "shop"


def test_a_report_that_cannot_be_made_is_a_500_in_plain_text(
    caplog: pytest.LogCaptureFixture,
) -> None:
    app = Nameless("shop")
    app.config.update(DEBUG=True, CORS_DEBUG_PAGE=True)
    CORS(app)
    app.is_set_up = True
    response = get(app)
    assert response.status == "500 INTERNAL SERVER ERROR"
    assert response.text == (
        "The report cannot be made.\n\nLookupError: no <name>\n\nThe log has more.\n"
    )
    assert response.content_type == "text/plain; charset=utf-8"
    assert dict(response.headers).items() >= HEADERS.items()
    (record,) = caplog.records
    assert record.getMessage() == "the report cannot be made"
    assert record.exc_info is not None
    assert get(app, "/").status_code == 404


def test_a_request_for_another_path_is_answered_as_without_it() -> None:
    on, off = shop(), shop(CORS_DEBUG_PAGE=False)
    answers = [
        (response.status, [*response.headers], response.data)
        for response in (get(on, "/orders"), get(off, "/orders"))
    ]
    assert answers[0] == answers[1]
