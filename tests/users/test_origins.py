import re
import typing as t

import pytest

from flask_cors import CORS
from flask_cors import CORSConfigError
from flask_cors import CORSWarning
from flask_cors import cross_origin

from .page import ADMIN
from .page import allow_credentials
from .page import allow_origin
from .page import application
from .page import cors_headers
from .page import EVIL
from .page import GOOD
from .page import Page
from .page import vary


def reads(origins: t.Any, origin: str) -> bool:
    """Whether a page on the origin can read an application of these origins."""
    app = application()
    CORS(app, origins=origins)
    return Page(app, origin).can_read()


@pytest.mark.parametrize(
    "origin",
    [
        "https://a.example.com.evil.com",
        "https://a.example.com:8443",
        "https://a.example.community",
        "https://a.example.com, https://evil.com",
        "https://evil.com?.example.com",
        "xhttps://a.example.com",
    ],
)
@pytest.mark.parametrize(
    "origins",
    [r"https://.*\.example\.com", re.compile(r"https://a\.example\.com")],
    ids=["string", "compiled"],
)
def test_an_origin_regex_must_match_the_whole_origin(
    origins: t.Any, origin: str
) -> None:
    assert reads(origins, "https://a.example.com")
    assert not reads(origins, origin)


@pytest.mark.parametrize(
    ("origins", "origin", "readable"),
    [
        ("https://*.example.com", "https://a.example.com", True),
        ("https://*.example.com", "https://b.a.example.com", True),
        ("https://*.example.com", "https://example.com", False),
        ("https://*.example.com", "https://1example.com", False),
        ("https://*.example.com", "https://xexample.computer", False),
        ("https://*.example.com", "https://a.example.com.evil.com", False),
        ("http://localhost:*", "http://localhost:3000", True),
        ("http://localhost:*", "http://localhost", True),
        ("http://localhost:*", "http://localhost.evil.com", False),
        ("http://localhost:*", "http://localhostevil.com:80", False),
    ],
)
def test_a_wildcard_origin_means_what_it_looks_like(
    origins: str, origin: str, readable: bool
) -> None:
    assert reads(origins, origin) is readable


@pytest.mark.parametrize(
    ("origins", "suggestion"),
    [
        ("https://app.example.com/", "https://app.example.com"),
        ("https://app.example.com/*", "https://app.example.com"),
        ("https://app.example.com/index.html", "https://app.example.com"),
        ("app.example.com", "https://app.example.com"),
    ],
    ids=["trailing slash", "glob path", "path", "no scheme"],
)
def test_an_origin_that_can_never_match_is_named_with_the_right_form(
    origins: str, suggestion: str
) -> None:
    app = application()

    with pytest.warns(CORSWarning, match=re.escape(suggestion)):
        CORS(app, origins=origins)

    assert not Page(app).can_read()
    assert not Page(app, EVIL).can_read()
    assert not Page(app, f"{GOOD}.evil.example").can_read()


@pytest.mark.parametrize("nothing", [[], "", None, {}, [""], ["", None]], ids=repr)
def test_nothing_as_origins_allows_nobody_and_is_told(nothing: t.Any) -> None:
    app = application()

    with pytest.warns(CORSWarning, match="origins"):
        CORS(app, origins=nothing)

    assert not Page(app).can_read()


def test_a_glob_without_a_scheme_is_an_error_that_shows_the_right_form() -> None:
    app = application()

    with pytest.raises(CORSConfigError, match=re.escape("https://*.example.com")):
        CORS(app, origins="*.example.com")

    assert not Page(app, "https://a.example.com").can_read()


def test_origins_joined_by_commas_are_a_list() -> None:
    """users: the environment variable with several origins in it."""
    origins = f"{GOOD}, {ADMIN}"
    assert reads(origins, GOOD)
    assert reads(origins, ADMIN)
    assert not reads(origins, EVIL)


def test_blanks_around_an_origin_do_not_matter() -> None:
    assert reads(["https://a.example", " https://b.example "], "https://b.example")


def test_the_case_of_a_configured_host_does_not_matter() -> None:
    assert reads("https://App.Example.COM", "https://app.example.com")


def test_origins_from_an_iterator_hold_for_every_request() -> None:
    app = application()
    CORS(app, origins=map(str.strip, f"{GOOD}, {ADMIN}".split(",")))
    assert [Page(app).can_read() for _ in range(3)] == [True, True, True]
    assert Page(app, ADMIN).can_read()


def test_origins_from_an_iterator_hold_for_every_request_of_a_view() -> None:
    app = application()
    view = cross_origin(origins=(origin for origin in [GOOD, ADMIN]))(lambda: "ok")
    app.add_url_rule("/view", view_func=view)
    assert [Page(app, ADMIN).can_read("/view") for _ in range(3)] == [True, True, True]


def test_an_ipv6_origin_is_no_regex() -> None:
    assert reads("http://[::1]:3000", "http://[::1]:3000")
    assert not reads("http://[::1]:3000", "http://1:3000")


@pytest.mark.parametrize(
    ("origins", "origin"),
    [
        ("https://one|https://two", "https://two"),
        ("https://app{1,3}", "https://appp"),
        ("https://app+", "https://appp"),
    ],
)
def test_a_string_of_regex_characters_is_a_regex(origins: str, origin: str) -> None:
    assert reads(origins, origin)
    assert not reads(origins, f"{origin}.evil.example")


def test_a_string_regex_ignores_case_and_a_compiled_one_has_its_own_flags() -> None:
    assert reads(r"https://\w+\.EXAMPLE\.com", "https://a.example.com")
    assert not reads(re.compile(r"https://\w+\.EXAMPLE\.com"), "https://a.example.com")
    assert reads(re.compile(r"(?i)https://\w+\.EXAMPLE\.com"), "https://a.example.com")


def test_null_is_not_any_origin() -> None:
    app = application()
    CORS(app)
    assert allow_origin(Page(app, "null").fetch()) == "*"


def test_null_is_not_matched_by_a_regex() -> None:
    assert not reads(re.compile(r"null|https://a\.example"), "null")


def test_null_is_granted_where_it_is_listed() -> None:
    assert reads(["null", GOOD], "null")
    assert not reads([GOOD, ADMIN], "null")


def test_a_callable_decides_for_each_request() -> None:
    """users: tenants come and go while the application runs."""
    app = application()
    tenants = {GOOD}
    CORS(app, origins=lambda origin: origin in tenants)
    assert not Page(app, ADMIN).can_read()
    tenants.add(ADMIN)
    response = Page(app, ADMIN).fetch()
    assert allow_origin(response) == ADMIN
    assert vary(response) == {"Origin"}


def test_an_error_in_a_callable_is_a_refusal_and_is_logged(
    caplog: pytest.LogCaptureFixture,
) -> None:
    def check(origin: str) -> bool:
        raise LookupError("the tenants' database is away")

    app = application()
    CORS(app, origins=check)

    with caplog.at_level("DEBUG", logger="flask_cors"):
        response = Page(app).fetch()

    assert response.status_code == 200
    assert cors_headers(response) == set()
    assert vary(response) == {"Origin"}
    assert any(
        record.exc_info is not None or "database is away" in record.getMessage()
        for record in caplog.records
        if record.name.startswith("flask_cors")
    )


def test_an_async_callable_is_waited_for_and_not_always_true() -> None:
    async def check(origin: str) -> bool:
        return origin == GOOD

    app = application()
    CORS(app, origins=check)
    assert Page(app, GOOD).can_read()
    assert not Page(app, EVIL).can_read()


@pytest.mark.parametrize("origins", [True, 7, [b"https://a.example"]], ids=repr)
def test_what_can_be_no_origin_is_an_error(origins: t.Any) -> None:
    with pytest.raises(CORSConfigError, match="origins"):
        CORS(application(), origins=origins)


def test_without_an_origin_no_origin_is_chosen_from_a_list() -> None:
    """users: the first origin of the list leaked to everybody."""
    app = application()
    internal = "https://internal-admin.example:3000"
    CORS(app, origins=[GOOD, internal], supports_credentials=True)
    response = Page(app, None).fetch()
    assert cors_headers(response) == set()
    assert vary(response) == {"Origin"}


def test_every_origin_is_allowed_unless_the_application_says_otherwise() -> None:
    app = application()
    CORS(app)
    response = Page(app, EVIL).fetch()
    assert allow_origin(response) == EVIL
    assert vary(response) == {"Origin"}
    assert allow_credentials(response) is None


def test_a_public_api_can_answer_with_the_star() -> None:
    app = application()
    CORS(app, send_wildcard=True)
    response = Page(app, EVIL).fetch()
    assert allow_origin(response) == "*"
    assert vary(response) == set()


@pytest.mark.parametrize(
    "regex",
    [
        pytest.param(r"https://(app|www).example.com", id="a dot after a group"),
        pytest.param(r"https://.*example\.com", id="no dot before the name"),
        pytest.param(r"http://localhost.*", id="an open end"),
    ],
)
def test_a_regex_that_lets_a_neighbour_in_is_told(regex: str) -> None:
    with pytest.warns(CORSWarning, match="anybody can register"):
        CORS(application(), origins=regex)


@pytest.mark.parametrize(
    "regex",
    [
        r"https://(app|www)\.example\.com",
        r"https://([a-z]+\.)?example\.com",
        r"http://localhost:\d+",
        r"^https://app-\d+\.example\.com$",
    ],
)
def test_a_regex_that_ends_at_its_host_is_not_told_of(regex: str) -> None:
    CORS(application(), origins=regex)
