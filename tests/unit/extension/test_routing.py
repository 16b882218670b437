"""What Flask routes and answers by itself."""

import typing as t

import pytest
from flask import Flask
from flask import request
from flask import session
from werkzeug.routing import Rule

from flask_cors import CORS
from flask_cors import cross_origin

from ...users.page import add
from ...users.page import ADMIN
from ...users.page import allow_origin
from ...users.page import application
from ...users.page import cors_headers
from ...users.page import GOOD
from ...users.page import Page
from ...users.page import vary


@pytest.mark.parametrize("provided", [True, False])
def test_preflights_need_no_options_of_flask(provided: bool) -> None:
    app = Flask("options")
    app.config["PROVIDE_AUTOMATIC_OPTIONS"] = provided
    CORS(app, origins=GOOD)
    add(app, "/", "view", methods=["PUT"])
    app.add_url_rule(
        "/decorated", "decorated", cross_origin(ADMIN)(lambda: "ok"), methods=["PUT"]
    )

    for path, origin in (("/", GOOD), ("/decorated", ADMIN)):
        response = Page(app, origin).preflight(path)
        assert response.status_code == 200
        assert allow_origin(response) == origin
        assert "PUT" in response.headers["Access-Control-Allow-Methods"]


@pytest.mark.parametrize("provided", [True, False])
def test_a_decorated_view_alone_answers_preflights_whatever_flask_provides(
    provided: bool,
) -> None:
    app = Flask("options")
    app.config["PROVIDE_AUTOMATIC_OPTIONS"] = provided
    view = cross_origin(GOOD)(lambda: "ok")
    app.add_url_rule("/", "view", view, methods=["PUT"])
    assert allow_origin(Page(app).preflight()) == GOOD


def test_the_defaults_of_a_rule_redirect_readably() -> None:
    app = Flask("redirects")
    CORS(app, origins=GOOD)
    add(app, "/items/<int:page>", "items")
    app.add_url_rule("/items/", "items", defaults={"page": 1})
    response = Page(app).fetch("/items/1")
    assert response.status_code == 308
    assert allow_origin(response) == GOOD
    assert Page(app).preflight("/items/1", "GET").status_code == 200


def test_a_check_may_use_the_request_also_before_a_preflight_is_routed() -> None:
    app = application("/tenants/a", methods=["PUT"])
    seen = []

    def check(origin: str) -> bool:
        seen.append((request.method, request.path, session.get("user")))
        return request.path.endswith(origin.rpartition("//")[2])

    app.secret_key = "testing"
    CORS(app, origins=check)
    assert Page(app, "https://a").can_read("/tenants/a", "PUT")
    assert allow_origin(Page(app, "https://a").preflight("/tenants/a")) == "https://a"
    assert cors_headers(Page(app, "https://b").preflight("/tenants/a")) == set()
    assert seen == [
        ("PUT", "/tenants/a", None),
        ("OPTIONS", "/tenants/a", None),
        ("OPTIONS", "/tenants/a", None),
    ]


def test_surroundings_that_fail_are_a_refusal_that_is_logged(
    caplog: pytest.LogCaptureFixture,
) -> None:
    class Broken(Flask):
        """An application whose requests cannot be set up."""

        def create_url_adapter(self, request: t.Any) -> t.Any:
            if request is not None and request.method == "OPTIONS":
                raise LookupError("away")

            return super().create_url_adapter(request)

    app = Broken("broken")
    CORS(app, origins=lambda origin: True)
    response = Page(app).preflight()
    assert response.status_code == 200
    assert cors_headers(response) == set()
    assert "Origin" in vary(response)
    assert [record.levelname for record in caplog.records] == ["ERROR"]


def test_intercepting_nothing_leaves_the_500_alone_also_beside_a_view() -> None:
    app = Flask("failing")
    CORS(app, origins=GOOD, intercept_exceptions=False)
    app.add_url_rule("/", "view", lambda: 1 / 0)
    app.add_url_rule("/view", "decorated", cross_origin(GOOD)(lambda: 1 / 0))
    assert cors_headers(Page(app).fetch("/")) == set()
    assert allow_origin(Page(app).fetch("/view")) == GOOD
    assert allow_origin(Page(app).fetch("/missing")) == GOOD


def test_a_rule_of_the_url_map_itself_has_its_options_answered_by_its_view() -> None:
    """Flask does not know it, and so has no automatic answer for it."""
    app = Flask("rules")
    CORS(app, origins=GOOD)
    app.url_map.add(Rule("/raw", endpoint="raw", methods=["PUT", "OPTIONS"]))
    app.view_functions["raw"] = lambda: ("its own", 202)
    response = Page(app).preflight("/raw")
    assert (response.status_code, response.text) == (202, "its own")
    assert allow_origin(response) == GOOD
