"""Origins that are written, and functions, in one list; and what is kept of answers."""

import typing as t

import pytest

from flask_cors import CORS
from flask_cors import CORSWarning

from ..page import ADMIN
from ..page import allow_credentials
from ..page import allow_origin
from ..page import application
from ..page import EVIL
from ..page import GOOD
from ..page import Page
from ..page import readers
from ..page import vary
from .asking import Build
from .asking import Check
from .asking import EACH

each_way = pytest.mark.parametrize("build", EACH)
TENANT = "https://tenant.example"


@each_way
@pytest.mark.parametrize(
    ("written", "origin"),
    [
        (GOOD, GOOD),
        ("https://*.example.com", ADMIN),
        (r"https://(app|admin)\.example\.com", ADMIN),
        ("null", "null"),
    ],
    ids=["an origin", "a wildcard", "a regex", "null"],
)
def test_what_is_written_is_looked_up_first(
    build: Build, written: str, origin: str
) -> None:
    check = Check(TENANT)
    app = build([check, written])
    page = Page(app, origin)
    assert [allow_origin(page.fetch()), allow_origin(page.preflight())] == [origin] * 2
    assert check.asked == []
    assert allow_origin(Page(app, TENANT).fetch()) == TENANT
    assert check.asked == [TENANT]


@each_way
@pytest.mark.parametrize(
    ("origin", "asked"),
    [
        (GOOD, [[GOOD], [], []]),
        (ADMIN, [[ADMIN], [ADMIN], []]),
        (EVIL, [[EVIL], [EVIL], [EVIL]]),
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST", "OPTIONS"])
def test_functions_are_asked_in_order_until_one_allows(
    build: Build, origin: str, asked: list[list[str]], method: str
) -> None:
    checks = [Check(GOOD), Check(ADMIN), Check(TENANT)]
    page = Page(build(checks), origin)
    response = page.preflight() if method == "OPTIONS" else page.fetch("/", method)
    assert allow_origin(response) == (None if origin == EVIL else origin)
    assert [check.asked for check in checks] == asked


@each_way
def test_a_protected_request_asks_once(build: Build) -> None:
    """Who may read is asked before the view, and when the response starts."""
    check = Check(GOOD)
    page = Page(build(check, csrf_protect=True))
    response = page.fetch("/", "POST", Sec_Fetch_Site="cross-site")
    assert (response.status_code, allow_origin(response)) == (200, GOOD)
    assert check.asked == [GOOD]


@each_way
def test_no_answer_is_kept_for_the_next_request(build: Build) -> None:
    check = Check(GOOD)
    page = Page(build(check))

    for _ in range(3):
        assert allow_origin(page.fetch()) == GOOD
        assert allow_origin(page.preflight()) == GOOD

    check.allowed.clear()
    assert allow_origin(page.fetch()) is None
    assert allow_origin(page.preflight()) is None
    assert check.asked == [GOOD] * 8


@each_way
@pytest.mark.parametrize("options", [{}, {"supports_credentials": True}])
def test_no_origin_is_not_asked_about_and_gets_none(
    build: Build, options: dict[str, t.Any]
) -> None:
    check = Check(GOOD)
    response = Page(build(check, **options), None).fetch()
    assert allow_origin(response) is None
    assert vary(response) == {"Origin"}
    assert check.asked == []


@each_way
def test_a_page_that_a_function_allows_has_all_that_is_granted(build: Build) -> None:
    app = build(Check(GOOD), supports_credentials=True, max_age=60, methods=["PUT"])
    response = Page(app).preflight()
    assert allow_credentials(response) == "true"
    assert response.headers["Access-Control-Max-Age"] == "60"
    assert response.headers["Access-Control-Allow-Methods"] == "PUT"


def test_a_function_beside_the_star_is_not_asked() -> None:
    app, check = application(), Check()
    CORS(app, origins=["*", check])
    assert readers(app) == [GOOD, ADMIN, EVIL]
    assert check.asked == []


def test_functions_of_two_policies_of_a_path_are_asked_in_order() -> None:
    partners, tenants = Check(GOOD), Check(TENANT)
    app = application()
    policies: t.Any = [
        {"origins": partners, "supports_credentials": True},
        {"origins": [ADMIN, tenants]},
    ]
    CORS(app, resources={"/*": policies})
    first, second, third = (Page(app, o).fetch() for o in (GOOD, ADMIN, TENANT))
    assert [allow_origin(r) for r in (first, second, third)] == [GOOD, ADMIN, TENANT]
    assert [allow_credentials(r) for r in (first, second, third)] == [
        "true",
        None,
        None,
    ]
    assert partners.asked == [GOOD, ADMIN, TENANT]
    assert tenants.asked == [TENANT]


def test_a_function_alone_is_not_warned_about() -> None:
    CORS(application(), origins=Check(GOOD))


def test_vary_can_be_switched_off_with_a_warning() -> None:
    app = application()

    with pytest.warns(CORSWarning, match="vary_header"):
        CORS(app, origins=Check(GOOD), vary_header=False)

    assert vary(Page(app).fetch()) == set()
