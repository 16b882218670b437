"""Names of options, and where their values come from."""

import pytest
from flask import Response

from flask_cors import CORS
from flask_cors import CORSConfigError
from flask_cors import CORSMiddleware
from flask_cors import CORSWarning
from flask_cors import cross_origin
from flask_cors import UnknownOptionError

from .page import ADMIN
from .page import allow_origin
from .page import application
from .page import cors_headers
from .page import EVIL
from .page import GOOD
from .page import Page


@pytest.mark.parametrize(
    ("mistyped", "meant"),
    [
        ("support_credentials", "supports_credentials"),
        ("ressources", "resources"),
        ("allowed_headers", "allow_headers"),
        ("method", "methods"),
        ("orgins", "origins"),
    ],
)
def test_an_unknown_option_is_an_error_that_names_the_right_one(
    mistyped: str, meant: str
) -> None:
    app = application()

    with pytest.raises(UnknownOptionError, match=meant):
        CORS(app, **{mistyped: GOOD})

    assert cors_headers(Page(app).fetch()) == set()


def test_an_unknown_option_of_a_path_is_an_error() -> None:
    with pytest.raises(UnknownOptionError, match="supports_credentials"):
        CORS(application(), resources={"/api/*": {"support_credentials": True}})


def test_an_unknown_option_of_a_view_is_an_error() -> None:
    with pytest.raises(UnknownOptionError, match="supports_credentials"):
        cross_origin(support_credentials=True)(lambda: "ok")


def test_an_unknown_option_of_the_middleware_is_an_error() -> None:
    with pytest.raises(UnknownOptionError, match="origins"):
        CORSMiddleware(Response("ok"), orgins=GOOD)


def test_the_names_of_the_old_tutorials_restrict_as_they_read() -> None:
    """users: origin= was ignored, and everybody was let in."""
    app = application()

    with pytest.warns(DeprecationWarning, match="origins"):
        CORS(app, origin=GOOD)

    assert Page(app).can_read()
    assert not Page(app, EVIL).can_read()


def test_the_names_of_the_old_tutorials_restrict_a_view_too() -> None:
    app = application()

    with pytest.warns(DeprecationWarning, match="origins"):
        decorate = cross_origin(origin=GOOD)

    app.add_url_rule("/view", view_func=decorate(lambda: "ok"))
    assert Page(app).can_read("/view")
    assert not Page(app, EVIL).can_read("/view")


def test_the_old_name_of_the_headers_restricts_a_view_too() -> None:
    app = application()

    with pytest.warns(DeprecationWarning, match="allow_headers"):
        decorate = cross_origin(headers=["Content-Type"])

    app.add_url_rule("/view", view_func=decorate(lambda: "ok"))
    response = Page(app).preflight("/view", "GET", "content-type,x-one")
    assert response.headers["Access-Control-Allow-Headers"] == "content-type"


def test_an_unknown_key_of_the_configuration_is_a_warning() -> None:
    app = application()
    app.config["CORS_ORIGIN"] = GOOD

    with pytest.warns(CORSWarning, match="CORS_ORIGINS"):
        CORS(app)


def test_the_dead_key_cors_headers_is_a_warning() -> None:
    app = application()
    app.config["CORS_HEADERS"] = "Content-Type"

    with pytest.warns(CORSWarning, match="CORS_HEADERS"):
        CORS(app)

    response = Page(app).preflight(headers="x-one")
    assert response.headers["Access-Control-Allow-Headers"] == "x-one"


def test_an_unknown_option_can_be_ignored_with_a_warning() -> None:
    app = application()

    with pytest.warns(CORSWarning, match="supports_credentials"):
        CORS(app, strict=False, support_credentials=True)

    assert Page(app).can_read()


def test_a_mistake_in_the_configuration_is_told_with_its_key() -> None:
    app = application()
    app.config["CORS_MAX_AGE"] = "soon"

    with pytest.raises(CORSConfigError, match="CORS_MAX_AGE"):
        CORS(app)


def test_the_configuration_may_be_filled_after_the_extension() -> None:
    """users: CORS(app) stood above app.config, and everybody was let in."""
    app = application()
    CORS(app)
    view = cross_origin()(lambda: "ok")
    app.add_url_rule("/view", view_func=view)
    app.config["CORS_ORIGINS"] = GOOD
    assert Page(app).can_read("/")
    assert Page(app).can_read("/view")
    assert not Page(app, EVIL).can_read("/")
    assert not Page(app, EVIL).can_read("/view")


def test_a_mistake_that_comes_into_the_configuration_later_lets_nobody_in(
    caplog: pytest.LogCaptureFixture,
) -> None:
    app = application()
    CORS(app)
    app.config["CORS_ORIGINS"] = "https://(unclosed"
    response = Page(app, EVIL).fetch()
    assert response.status_code == 200
    assert cors_headers(response) == set()
    assert [
        r.levelname for r in caplog.records if "CORS_ORIGINS" in r.getMessage()
    ] == ["ERROR"]


def test_a_keyword_beats_the_configuration() -> None:
    app = application()
    app.config["CORS_ORIGINS"] = GOOD
    CORS(app, origins=ADMIN)
    assert Page(app, ADMIN).can_read()
    assert not Page(app, GOOD).can_read()


def test_none_in_the_configuration_is_not_set() -> None:
    app = application()
    app.config["CORS_MAX_AGE"] = None
    app.config["CORS_ORIGINS"] = None
    CORS(app)
    assert Page(app).can_read()


def test_methods_and_headers_from_the_environment_are_split() -> None:
    app = application()
    app.config["CORS_METHODS"] = "GET, PUT"
    app.config["CORS_ALLOW_HEADERS"] = "Content-Type,X-One"
    app.config["CORS_MAX_AGE"] = "600"
    CORS(app)
    response = Page(app).preflight(headers="content-type, x-one, x-two")
    assert response.headers["Access-Control-Allow-Methods"] == "GET, PUT"
    assert response.headers["Access-Control-Allow-Headers"] == "content-type, x-one"
    assert response.headers["Access-Control-Max-Age"] == "600"
    assert allow_origin(response) == GOOD


@pytest.mark.parametrize("changed_back", [False, True])
def test_config_that_changes_between_two_calls_counts_for_both(
    changed_back: bool,
) -> None:
    """What is in force is what the first request finds."""
    app = application("/first", "/second")
    app.config["CORS_ORIGINS"] = ADMIN
    CORS(app, resources="/first")
    app.config["CORS_ORIGINS"] = GOOD
    CORS(app, resources="/second")

    if changed_back:
        app.config["CORS_ORIGINS"] = ADMIN

    named, other = (ADMIN, GOOD) if changed_back else (GOOD, ADMIN)

    for path in ("/first", "/second"):
        assert Page(app, named).can_read(path)
        assert not Page(app, other).can_read(path)
