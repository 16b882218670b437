"""What a function may answer, and whom each answer lets in."""

import logging
import re
import typing as t

import pytest

from ..page import ADMIN
from ..page import allow_origin
from ..page import cors_headers
from ..page import EVIL
from ..page import GOOD
from ..page import Page
from ..page import readers
from ..page import vary
from .asking import Build
from .asking import EACH
from .asking import extension

SUBDOMAIN = "https://a.b.tenants.example"


class Truthy:
    def __bool__(self) -> bool:
        return True


class Falsy:
    def __bool__(self) -> bool:
        return False


each_way = pytest.mark.parametrize("build", EACH)


@each_way
@pytest.mark.parametrize("asking", ["PUT", None], ids=["preflight", "request"])
@pytest.mark.parametrize(
    ("check", "allowed"),
    [
        (lambda origin: origin == GOOD, [GOOD]),
        (
            lambda origin: re.fullmatch(r"https://(app|admin)\..*", origin),
            [GOOD, ADMIN],
        ),
        (lambda origin: Truthy(), [GOOD, ADMIN, EVIL]),
        (lambda origin: 1, [GOOD, ADMIN, EVIL]),
        (lambda origin: Falsy(), []),
        (lambda origin: 0, []),
        (lambda origin: None, []),
        (lambda origin: [GOOD, ADMIN], [GOOD, ADMIN]),
        (lambda origin: (GOOD,), [GOOD]),
        (lambda origin: {GOOD, ADMIN}, [GOOD, ADMIN]),
        (lambda origin: frozenset({ADMIN}), [ADMIN]),
        (lambda origin: (each for each in (GOOD, ADMIN)), [GOOD, ADMIN]),
        (lambda origin: {GOOD: 1}.keys(), [GOOD]),
        (lambda origin: f"{GOOD}, {ADMIN}", [GOOD, ADMIN]),
        (lambda origin: f" {GOOD}\n", [GOOD]),
        (lambda origin: [f"{GOOD}\n", f"  {ADMIN}"], [GOOD, ADMIN]),
        (lambda origin: GOOD.upper(), [GOOD]),
        (lambda origin: f"{GOOD}:443", [GOOD]),
        (lambda origin: "", []),
        (lambda origin: [], []),
        (lambda origin: "https://*.example.com", [GOOD, ADMIN]),
        (lambda: [GOOD], [GOOD]),
        (lambda: f"{GOOD},{ADMIN}", [GOOD, ADMIN]),
        (lambda: True, [GOOD, ADMIN, EVIL]),
        (lambda: None, []),
    ],
    ids=[
        *["a bool", "a match", "a truthy object", "a number"],
        *["a falsy object", "zero", "None"],
        *["a list", "a tuple", "a set", "a frozen set", "a generator", "keys"],
        *["text with a comma", "text with blanks", "a list with blanks"],
        *["upper case", "the port of the scheme", "empty text", "an empty list"],
        "a wildcard",
        *["no argument: a list", "no argument: text", "no argument: True"],
        "no argument: None",
    ],
)
def test_an_answer_lets_in(
    build: Build, check: t.Any, allowed: list[str], asking: str | None
) -> None:
    app = build(check)
    method = "GET" if asking is None else "OPTIONS"
    assert readers(app, method=method) == allowed


@pytest.mark.parametrize(
    ("pattern", "origin", "is_allowed"),
    [
        ("https://*.tenants.example", SUBDOMAIN, True),
        ("https://*.tenants.example", "https://tenants.example", False),
        ("https://*.tenants.example", f"{SUBDOMAIN}.evil.example", False),
        ("http://localhost:*", "http://localhost:5173", True),
        ("http://localhost:*", "http://localhost.evil.example", False),
    ],
)
def test_a_returned_pattern_means_what_it_looks_like(
    pattern: str, origin: str, is_allowed: bool
) -> None:
    assert Page(extension(lambda: [pattern]), origin).can_read() is is_allowed


MALFORMED: list[t.Any] = [
    "*",
    "null",
    r"https://.*\.example\.com",
    r"https://(app|admin).example.com",
    re.compile(".*"),
    f"{GOOD}/",
    f"{GOOD}/*",
    "https://*",
    "*.example.com",
    "app.example.com",
    GOOD.encode(),
    None,
    7,
    [GOOD],
    (GOOD,),
    pytest.param(object(), id="an object"),
]


@each_way
@pytest.mark.parametrize("entry", MALFORMED, ids=lambda entry: f"{entry!r:.30}")
@pytest.mark.parametrize(
    "origin", [EVIL, GOOD, ADMIN, "null", "https://example.com/*", f"{GOOD}/*", "*"]
)
def test_a_malformed_entry_lets_nobody_in(
    build: Build, entry: t.Any, origin: str
) -> None:
    response = Page(build(lambda: [entry]), origin).fetch()
    assert response.status_code == 200
    assert cors_headers(response) == set()
    assert vary(response) == {"Origin"}


@pytest.mark.parametrize("entry", MALFORMED, ids=lambda entry: f"{entry!r:.30}")
def test_the_entries_beside_a_malformed_one_count(entry: t.Any) -> None:
    assert readers(extension(lambda: [GOOD, entry, ADMIN])) == [GOOD, ADMIN]


def tenants() -> list[str]:
    return [GOOD, *(f"https://tenant {n}.example" for n in range(8))]


def test_malformed_entries_are_logged_once(caplog: pytest.LogCaptureFixture) -> None:
    app = extension(tenants)

    for _ in range(3):
        assert Page(app, GOOD).can_read()
        assert not Page(app, EVIL).can_read()
        assert cors_headers(Page(app, EVIL).preflight()) == set()

    (record,) = caplog.records
    assert record.levelno == logging.WARNING
    assert record.name == "flask_cors"
    assert record.getMessage() == (
        "tenants returned what is no origin, and allows nobody: "
        "'https://tenant 0.example', 'https://tenant 1.example', "
        "'https://tenant 2.example', 'https://tenant 3.example', "
        "'https://tenant 4.example' and 3 more"
    )


@each_way
@pytest.mark.parametrize(
    ("answer", "name"),
    [
        ({GOOD: True}, "dict"),
        (GOOD.encode(), "bytes"),
        (bytearray(GOOD.encode()), "bytearray"),
        (readers, "function"),
        (Truthy, "type"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_tells_nothing_lets_nobody_in_and_is_logged(
    build: Build, answer: t.Any, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    response = Page(build(lambda origin: answer), GOOD).fetch()
    assert response.status_code == 200
    assert cors_headers(response) == set()
    (record,) = caplog.records
    assert record.levelno == logging.ERROR
    assert record.exc_info is not None
    assert str(record.exc_info[1]) == (
        f"a check returns a bool or a list of origins, not {name}"
    )


def test_tenants_come_and_go_while_the_application_runs() -> None:
    listed = [GOOD]
    app = extension(lambda: listed)
    assert [readers(app), readers(app, method="OPTIONS")] == [[GOOD], [GOOD]]
    listed[:] = [ADMIN]
    assert [readers(app), readers(app, method="OPTIONS")] == [[ADMIN], [ADMIN]]


@each_way
@pytest.mark.parametrize("origin", [GOOD, EVIL, "null", "a b", None])
def test_every_answer_varies_by_origin(build: Build, origin: str | None) -> None:
    app = build(lambda asked: asked == GOOD)
    assert vary(Page(app, origin).fetch()) == {"Origin"}

    if origin is not None:
        assert "Origin" in vary(Page(app, origin).preflight())


def test_an_origin_that_no_browser_sends_is_not_asked_about() -> None:
    asked: list[str] = []
    app = extension(asked.append)

    for origin in ("null", "a b", "https://example.com/*", f"https://{'a' * 400}", ""):
        assert allow_origin(Page(app, origin).fetch()) is None

    assert asked == []
