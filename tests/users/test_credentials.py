import typing as t

import pytest
from flask import abort
from flask import Flask
from flask import redirect
from flask import Response
from werkzeug.test import TestResponse

from flask_cors import CORS
from flask_cors import CORSConfigError
from flask_cors import CORSMiddleware
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


def downloads(**options: t.Any) -> Flask:
    """An application that answers with headers which pages want to read."""
    app = application()
    CORS(app, expose_headers="*", supports_credentials=True, **options)

    @app.get("/report")
    def report() -> tuple[str, dict[str, str]]:
        return "a,b", {
            "Content-Disposition": "attachment; filename=report.csv",
            "X-Total": "2",
            "Set-Cookie": "seen=1",
        }

    @app.get("/stream")
    def stream() -> Response:
        return Response(iter("ab"), headers={"X-Total": "2"})

    @app.get("/moved")
    def moved() -> Response:
        return t.cast(Response, redirect("/report"))

    @app.get("/limited")
    def limited() -> t.NoReturn:
        abort(Response("later", 429, {"Retry-After": "5"}))

    return app


def exposed(response: TestResponse) -> str | None:
    return response.headers.get("Access-Control-Expose-Headers")


@pytest.mark.parametrize(
    "origins",
    [
        GOOD,
        [GOOD, EVIL],
        "https://*.example.com",
        pytest.param(GOOD.__eq__, id="a function"),
    ],
    ids=repr,
)
def test_a_page_with_cookies_reads_the_name_of_a_download(origins: t.Any) -> None:
    """users #51: browsers do not read the star as any header where cookies are sent."""
    page = Page(downloads(origins=origins))
    names = [exposed(page.fetch("/report")) for _ in range(2)]
    assert names == ["Content-Disposition, X-Total"] * 2


@pytest.mark.parametrize(
    ("path", "status", "names"),
    [
        ("/", 200, None),
        ("/stream", 200, "X-Total"),
        ("/moved", 302, "Location"),
        ("/limited", 429, "Retry-After"),
        ("/missing", 404, None),
    ],
)
def test_a_page_with_cookies_reads_every_header_that_a_response_has(
    path: str, status: int, names: str | None
) -> None:
    response = Page(downloads(origins=GOOD)).fetch(path)
    assert response.status_code == status
    assert exposed(response) == names
    assert allow_origin(response) == GOOD


def test_headers_are_exposed_to_those_only_who_may_read_the_response() -> None:
    app = downloads(origins=[GOOD, "https://b.example"])
    assert exposed(Page(app, EVIL).fetch("/report")) is None
    assert exposed(Page(app, None).fetch("/report")) is None


def test_no_header_of_a_preflight_is_exposed() -> None:
    assert exposed(Page(downloads(origins=GOOD)).preflight("/report", "GET")) is None


@pytest.mark.parametrize("layered", [True, False])
def test_a_decorated_view_exposes_the_headers_of_its_response(layered: bool) -> None:
    app = application()

    if layered:
        CORS(app, resources=[])

    @app.get("/report")
    @cross_origin(origins=GOOD, expose_headers="*", supports_credentials=True)
    def report() -> tuple[str, dict[str, str]]:
        return "a,b", {"X-Total": "2"}

    assert exposed(Page(app).fetch("/report")) == "X-Total"
    assert exposed(Page(app, EVIL).fetch("/report")) is None


def test_without_credentials_the_star_is_sent() -> None:
    app = application()
    CORS(app, origins=GOOD, expose_headers="*")
    assert exposed(Page(app).fetch()) == "*"


def test_any_wsgi_application_exposes_the_headers_of_its_response() -> None:
    app = CORSMiddleware(
        Response("ok", headers={"X-Total": "2"}),
        origins=GOOD,
        expose_headers="*",
        supports_credentials=True,
    )
    assert exposed(Page(app).fetch()) == "X-Total"


@pytest.mark.parametrize(
    "origin",
    ["http://app.example.com", "https://*.co.uk", r"https?://app\.example\.com"],
)
def test_credentials_for_who_cannot_be_trusted_warn(origin: str) -> None:
    with pytest.warns(CORSWarning, match="supports_credentials"):
        CORS(application(), origins=origin, supports_credentials=True)


@pytest.mark.parametrize(
    "origin", ["http://localhost:3000", "localhost", "capacitor://localhost"]
)
def test_credentials_for_pages_on_the_own_machine_do_not_warn(origin: str) -> None:
    CORS(application(), origins=origin, supports_credentials=True)
