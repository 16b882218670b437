import typing as t

import pytest

from flask_cors import CORS
from flask_cors import CORSConfigError
from flask_cors import CORSWarning
from flask_cors import cross_origin

from .page import allow_credentials
from .page import allow_origin
from .page import application
from .page import cors_headers
from .page import EVIL
from .page import GOOD
from .page import Page
from .page import vary


@pytest.mark.parametrize("origins", ["*", ["*"], [GOOD, "*"]], ids=repr)
def test_credentials_with_any_origin_work_and_warn(origins: t.Any) -> None:
    app = application()

    with pytest.warns(CORSWarning, match="supports_credentials"):
        CORS(app, origins=origins, supports_credentials=True)

    response = Page(app, EVIL).fetch()
    assert allow_origin(response) == EVIL
    assert allow_credentials(response) == "true"
    assert vary(response) == {"Origin"}


def test_credentials_with_any_origin_are_never_for_null() -> None:
    app = application()

    with pytest.warns(CORSWarning):
        CORS(app, supports_credentials=True)

    response = Page(app, "null").fetch()
    assert cors_headers(response) == set()
    assert vary(response) == {"Origin"}


@pytest.mark.parametrize("origins", ["^.*$", "https?://.*", r".*"], ids=repr)
def test_a_regex_that_matches_everything_does_not_evade_the_warning(
    origins: str,
) -> None:
    with pytest.warns(CORSWarning):
        CORS(application(), origins=origins, supports_credentials=True)


def test_credentials_with_any_origin_are_an_error_where_that_is_asked_for() -> None:
    with pytest.raises(CORSConfigError, match="supports_credentials"):
        CORS(application(), supports_credentials=True, strict=True)


def test_credentials_and_the_star_are_a_contradiction() -> None:
    with pytest.raises(CORSConfigError, match="send_wildcard"):
        CORS(application(), supports_credentials=True, send_wildcard=True)


def test_credentials_on_a_view_for_any_origin_warn_where_it_is_decorated() -> None:
    with pytest.warns(CORSWarning, match="supports_credentials"):
        cross_origin(origins="*", supports_credentials=True)


def test_credentials_on_a_view_warn_where_nothing_names_the_origins() -> None:
    app = application()
    view = cross_origin(supports_credentials=True)(lambda: "ok")
    app.add_url_rule("/view", view_func=view)

    with pytest.warns(CORSWarning, match="supports_credentials"):
        response = Page(app).fetch("/view")

    assert allow_credentials(response) == "true"


def test_credentials_on_a_view_do_not_warn_where_the_configuration_names_them() -> None:
    app = application()
    app.config["CORS_ORIGINS"] = GOOD
    view = cross_origin(supports_credentials=True)(lambda: "ok")
    app.add_url_rule("/view", view_func=view)
    assert allow_credentials(Page(app).fetch("/view")) == "true"
    assert cors_headers(Page(app, EVIL).fetch("/view")) == set()


@pytest.mark.parametrize("value", ["false", "False", "no", "0", False], ids=repr)
def test_a_false_that_came_from_the_environment_is_false(value: t.Any) -> None:
    app = application()
    app.config["CORS_SUPPORTS_CREDENTIALS"] = value
    CORS(app, origins=GOOD)
    response = Page(app).fetch()
    assert allow_origin(response) == GOOD
    assert allow_credentials(response) is None


@pytest.mark.parametrize("value", ["true", "True", "yes", "1", True], ids=repr)
def test_a_true_that_came_from_the_environment_is_true(value: t.Any) -> None:
    app = application()
    app.config["CORS_SUPPORTS_CREDENTIALS"] = value
    CORS(app, origins=GOOD)
    assert allow_credentials(Page(app).fetch()) == "true"


@pytest.mark.parametrize("value", ["perhaps", 7, [True]], ids=repr)
def test_what_is_neither_true_nor_false_is_an_error(value: t.Any) -> None:
    with pytest.raises(CORSConfigError, match="supports_credentials"):
        CORS(application(), origins=GOOD, supports_credentials=value)


def test_credentials_are_never_offered_to_a_refused_origin() -> None:
    app = application()
    CORS(app, origins=GOOD, supports_credentials=True)
    assert cors_headers(Page(app, EVIL).fetch()) == set()
    assert cors_headers(Page(app, EVIL).preflight(headers="authorization")) == set()


def test_a_credentialed_preflight_names_authorization() -> None:
    """users: the star never covers Authorization."""
    app = application()
    CORS(app, origins=GOOD, supports_credentials=True)
    response = Page(app).preflight(headers="authorization")
    assert allow_credentials(response) == "true"
    assert response.headers["Access-Control-Allow-Headers"] == "authorization"


def test_a_cookie_is_set_on_a_readable_response() -> None:
    app = application()
    CORS(app, origins=GOOD, supports_credentials=True)

    @app.get("/login")
    def login() -> tuple[str, dict[str, str]]:
        return "in", {"Set-Cookie": "session=1; SameSite=None; Secure"}

    response = Page(app).fetch("/login")
    assert response.headers["Set-Cookie"].startswith("session=1")
    assert allow_credentials(response) == "true"
