"""The options themselves: where they are written, in which forms, and mistakes."""

import typing as t

import pytest
from flask import Flask

from flask_cors import CORS
from flask_cors import CORSConfigError
from flask_cors import CORSMiddleware
from flask_cors import cross_origin

from .case import ADMIN
from .case import APP
from .case import EVIL
from .case import OWN
from .case import Request

CROSS = Request(site="cross-site", origin=EVIL)


def configured(**config: t.Any) -> Flask:
    app = Flask("configured")
    app.add_url_rule("/", view_func=lambda: "done", methods=["GET", "POST"])
    app.config.update(config)
    return app


def status(app: Flask, origin: str = EVIL) -> int:
    return Request(site="cross-site", origin=origin).sent(app).status_code


ON = [True, "true", "True", " 1 ", "on", "yes", 1]
OFF = [False, "false", "0", "off", "", None, 0]
REPORT = ["report", "Report", " REPORT "]


@pytest.mark.parametrize("value", ON, ids=repr)
def test_the_text_of_an_environment_variable_turns_it_on(value: t.Any) -> None:
    app = configured(CORS_ORIGINS=APP, CORS_CSRF_PROTECT=value)
    CORS(app)
    assert status(app) == 403


@pytest.mark.parametrize("value", OFF, ids=repr)
def test_the_text_of_an_environment_variable_turns_it_off(value: t.Any) -> None:
    app = configured(CORS_ORIGINS=APP, CORS_CSRF_PROTECT=value)
    CORS(app)
    assert status(app) == 200


@pytest.mark.parametrize("value", REPORT, ids=repr)
def test_the_text_of_an_environment_variable_lets_it_report(
    value: t.Any, caplog: pytest.LogCaptureFixture
) -> None:
    app = configured(CORS_ORIGINS=APP, CORS_CSRF_PROTECT=value)
    CORS(app)
    assert status(app) == 200
    assert [record.levelname for record in caplog.records] == ["WARNING"]


def test_a_keyword_goes_before_the_config() -> None:
    app = configured(CORS_ORIGINS=APP, CORS_CSRF_PROTECT="1")
    CORS(app, csrf_protect=False)
    assert status(app) == 200


def test_a_resource_goes_before_the_keyword() -> None:
    app = configured()
    CORS(app, csrf_protect=False, resources={"/": {"csrf_protect": True}})
    assert status(app) == 403


@pytest.mark.parametrize("value", [f"{APP},{ADMIN}", [APP, ADMIN], (ADMIN, APP)])
def test_the_writers_may_stand_in_the_config(value: t.Any) -> None:
    app = configured(CORS_CSRF_PROTECT="true", CORS_CSRF_ORIGINS=value)
    CORS(app)
    assert [status(app, origin) for origin in (APP, ADMIN, EVIL)] == [200, 200, 403]


def test_nothing_as_the_writers_is_nobody() -> None:
    app = configured(CORS_CSRF_PROTECT="true", CORS_CSRF_ORIGINS="")
    CORS(app, origins=APP)
    assert status(app, APP) == 403


def test_none_as_the_writers_is_as_the_policy() -> None:
    app = configured(CORS_CSRF_ORIGINS=None)
    CORS(app, origins=APP, csrf_protect=True)
    assert [status(app, origin) for origin in (APP, EVIL)] == [200, 403]


def test_writers_alone_protect_nothing() -> None:
    app = configured()
    CORS(app, origins=APP, csrf_origins=[])
    assert status(app) == 200


PROTECT = (
    "neither True, False nor 'report'. Write csrf_protect=True, or 'report' to be "
)
WRITES = (
    "any page could write, and nothing would be protected. Name the origins that may "
    "write, or write csrf_protect=False."
)

MISTAKES: dict[str, tuple[dict[str, t.Any], str]] = {
    "a text that is none": (
        {"csrf_protect": "yes please"},
        f"csrf_protect='yes please' (CORS()): {PROTECT}told first. [CORS005]",
    ),
    "another number": (
        {"csrf_protect": 2},
        f"csrf_protect=2 (CORS()): {PROTECT}told first. [CORS005]",
    ),
    "a list": (
        {"csrf_protect": ["POST"]},
        f"csrf_protect=['POST'] (CORS()): {PROTECT}told first. [CORS005]",
    ),
    "a star": (
        {"csrf_origins": "*"},
        f"csrf_origins='*' (CORS()): {WRITES} [CORS251]",
    ),
    "a star among names": (
        {"csrf_origins": [APP, "*"]},
        f"csrf_origins=['{APP}', '*'] (CORS()): {WRITES} [CORS251]",
    ),
    "null": (
        {"csrf_origins": ["null"]},
        f"csrf_origins=['null'] (CORS()): {WRITES} [CORS251]",
    ),
    "a regex for everything": (
        {"csrf_origins": r"https?://.*"},
        f"csrf_origins='https?://.*' (CORS()): {WRITES} [CORS251]",
    ),
    "a number of writers": (
        {"csrf_origins": 7},
        "csrf_origins=7 (CORS()): an origin is text, a compiled pattern, a function, "
        "or a list of them, not int. Name an origin: "
        "csrf_origins=['https://app.example.com']. [CORS005]",
    ),
}


def mistakes(caught: pytest.ExceptionInfo[CORSConfigError]) -> list[str]:
    return [str(error) for error in caught.value.errors]


@pytest.mark.parametrize(("options", "message"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_told_where_it_is_made(
    options: dict[str, t.Any], message: str
) -> None:
    app = configured()

    with pytest.raises(CORSConfigError) as caught:
        CORS(app, origins=APP, **options)

    assert message in mistakes(caught)
    assert "flask_cors" not in app.extensions


def test_a_mistake_in_the_config_names_its_key() -> None:
    app = configured(CORS_CSRF_PROTECT="yes please")

    with pytest.raises(CORSConfigError) as caught:
        CORS(app, origins=APP)

    source = "(app.config['CORS_CSRF_PROTECT'])"
    assert mistakes(caught) == [
        f"csrf_protect='yes please' {source}: {PROTECT}told first. [CORS005]"
    ]


def test_a_mistake_in_a_resource_names_it() -> None:
    with pytest.raises(CORSConfigError) as caught:
        CORS(configured(), resources={"/api/*": {"csrf_origins": "*"}})

    source = "(resources['/api/*'] of CORS())"
    assert mistakes(caught) == [f"csrf_origins='*' {source}: {WRITES} [CORS251]"]


def test_a_mistake_of_a_view_is_told_where_it_is_decorated() -> None:
    with pytest.raises(CORSConfigError, match="neither True, False nor 'report'"):
        cross_origin(origins=APP, csrf_protect="yes please")


def test_a_mistake_of_a_middleware_is_told_too() -> None:
    with pytest.raises(CORSConfigError, match="any page could write"):
        CORSMiddleware(lambda *args: [], csrf_origins="*")


@pytest.mark.parametrize("name", ["csrf_protection", "csrf_protected", "csrf_origin"])
def test_what_is_nearly_its_name_is_put_right(name: str) -> None:
    meant = "csrf_origins" if name == "csrf_origin" else "csrf_protect"
    options: dict[str, t.Any] = {name: True}

    with pytest.raises(CORSConfigError, match=f"Did you mean '{meant}'"):
        CORS(configured(), **options)


@pytest.mark.parametrize("name", ["csrf", "csrf_trusted_origins", "trusted_origins"])
def test_what_other_libraries_call_it_is_understood(name: str) -> None:
    meant = "csrf_protect" if name == "csrf" else "csrf_origins"
    options: dict[str, t.Any] = {name: True}

    with pytest.raises(CORSConfigError, match=f"Did you mean '{meant}'"):
        CORS(configured(), **options)


def test_policies_of_one_path_cannot_be_protected_in_two_ways() -> None:
    several = [
        {"origins": [APP], "csrf_protect": True},
        {"origins": "*", "csrf_protect": False},
    ]

    with pytest.raises(CORSConfigError, match="csrf_protect"):
        CORS(configured(), resources={"/": several})


def test_what_changes_before_the_first_request_counts() -> None:
    app = configured(CORS_ORIGINS=APP)
    CORS(app)
    app.config["CORS_CSRF_PROTECT"] = True
    assert status(app) == 403


def test_a_mistake_that_comes_before_the_first_request_lets_nobody_write() -> None:
    app = configured(CORS_ORIGINS=APP)
    CORS(app)
    app.config["CORS_CSRF_PROTECT"] = "yes please"
    assert status(app) == 403
    assert Request(site="same-origin", origin=OWN).sent(app).status_code == 200


def test_it_can_be_turned_on_while_the_application_serves() -> None:
    app = configured()
    cors = CORS(app, origins=APP)
    before = status(app)
    cors.reconfigure(app, origins=APP, csrf_protect=True)
    during = status(app)
    cors.reconfigure(app, origins=APP, csrf_protect="report")
    assert [before, during, status(app)] == [200, 403, 200]


def test_with_two_calls_for_an_application_the_stricter_mode_is_for_the_rest() -> None:
    app = configured()
    CORS(app, resources={"/api/*": APP}, csrf_protect=True)
    CORS(app, resources={"/open/*": "*"}, csrf_protect=False)
    app.add_url_rule("/api/x", "api", lambda: "done", methods=["POST"])
    app.add_url_rule("/open/x", "open", lambda: "done", methods=["POST"])
    paths = ("/", "/api/x", "/open/x")
    found = [
        Request(site="cross-site", origin=EVIL, path=path).sent(app).status_code
        for path in paths
    ]
    assert found == [403, 403, 200]
