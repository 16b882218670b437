"""What a preflight asks, and what its answer has to say."""

import dataclasses

import pytest

from flask_cors.sansio.browser.exchanges import Answer
from flask_cors.sansio.browser.exchanges import Headers
from flask_cors.sansio.browser.exchanges import Sent
from flask_cors.sansio.browser.preflight_cache import Grant
from flask_cors.sansio.browser.preflight_cache import Key
from flask_cors.sansio.browser.preflights import Asked
from flask_cors.sansio.browser.preflights import Failure
from flask_cors.sansio.browser.preflights import judged
from flask_cors.sansio.browser.preflights import Need
from flask_cors.sansio.browser.profiles import CHROMIUM
from flask_cors.sansio.browser.profiles import Departure
from flask_cors.sansio.browser.profiles import FIREFOX
from flask_cors.sansio.browser.profiles import Profile
from flask_cors.sansio.browser.profiles import STANDARD
from flask_cors.sansio.browser.refusals import BlockReason

from .pages import ANYONE
from .pages import API
from .pages import granted
from .pages import HEADERS
from .pages import MAX_AGE
from .pages import METHODS
from .pages import ORIGIN
from .pages import PAGE
from .pages import PAGE_ONLY

URL = f"{API}/"
AUTHORIZATION = (("Authorization", "x"),)


def asked(
    method: str = "GET", headers: Headers = (), *, is_credentialed: bool = False
) -> Asked:
    return Asked(URL, PAGE, method, headers, is_credentialed)


@pytest.mark.parametrize(
    ("method", "headers", "need"),
    [
        ("GET", (), Need(None, ())),
        ("HEAD", (("Accept", "a"),), Need(None, ())),
        ("POST", (("Content-Type", "text/plain"),), Need(None, ())),
        (
            "POST",
            (("Content-Type", "application/json"),),
            Need(None, ("content-type",)),
        ),
        ("PUT", (), Need("PUT", ())),
        ("OPTIONS", (), Need("OPTIONS", ())),
        ("patch", (), Need("patch", ())),
        ("post", (), Need("post", ())),
        ("*", (("*", "1"),), Need("*", ("*",))),
    ],
    ids=repr,
)
def test_the_need_of_a_request(method: str, headers: Headers, need: Need) -> None:
    assert Need.of(method, headers) == need
    assert bool(need) is (need != Need(None, ()))


@pytest.mark.parametrize(
    ("request_", "headers"),
    [
        pytest.param(
            asked("PUT"),
            (("Origin", PAGE), ("Access-Control-Request-Method", "PUT")),
            id="for the method",
        ),
        pytest.param(
            asked("GET", (("X-Two", "2"), ("X-One", "1"), ("Accept", "a"))),
            (
                ("Origin", PAGE),
                ("Access-Control-Request-Method", "GET"),
                ("Access-Control-Request-Headers", "x-one,x-two"),
            ),
            id="for the headers, without a blank after the comma",
        ),
    ],
)
def test_a_preflight_asks(request_: Asked, headers: Headers) -> None:
    """https://fetch.spec.whatwg.org/#cors-preflight-fetch"""
    assert request_.preflight() == Sent(URL, "OPTIONS", headers, is_preflight=True)


def test_a_preflight_goes_without_credentials() -> None:
    assert not asked("PUT", is_credentialed=True).preflight().is_credentialed


@pytest.mark.parametrize("status", [200, 204, 206, 299])
def test_a_status_of_success_grants(status: int) -> None:
    """WPT ``fetch/api/cors/cors-preflight-status.any.js``."""
    answer = granted((METHODS, "PUT"), (HEADERS, "X-One"), status=status)
    assert judged(asked("PUT"), answer, STANDARD, now=100) == Grant(
        Key(PAGE, URL, is_credentialed=False),
        frozenset({"PUT"}),
        frozenset({"x-one"}),
        expires=105,
    )


@pytest.mark.parametrize(
    "status", [0, 101, 199, 300, 304, 305, 306, 400, 401, 404, 500, 680, 790, 999]
)
def test_any_other_status_does_not(status: int) -> None:
    """WPT ``cors/preflight-failure.htm``."""
    answer = granted((METHODS, "PUT"), status=status)
    failure = judged(asked("PUT"), answer, STANDARD, now=0)
    assert failure == Failure(BlockReason.PREFLIGHT_STATUS, str(status))


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_does_not(status: int) -> None:
    """WPT ``fetch/api/cors/cors-preflight-redirect.any.js``."""
    answer = granted((METHODS, "PUT"), ("Location", URL), status=status)
    failure = judged(asked("PUT"), answer, STANDARD, now=0)
    assert failure == Failure(BlockReason.PREFLIGHT_REDIRECTED)


@pytest.mark.parametrize(
    ("headers", "is_credentialed", "failure"),
    [
        ((), False, Failure(BlockReason.ALLOW_ORIGIN_MISSING)),
        (ANYONE, True, Failure(BlockReason.ALLOW_ORIGIN_WILDCARD, "*")),
        (((ORIGIN, PAGE),), True, Failure(BlockReason.ALLOW_CREDENTIALS)),
    ],
    ids=repr,
)
def test_the_answer_has_to_pass_the_check_of_the_request_itself(
    headers: Headers, is_credentialed: bool, failure: Failure
) -> None:
    """Although the preflight goes without credentials."""
    answer = Answer(204, (*headers, (METHODS, "PUT")))
    request = asked("PUT", is_credentialed=is_credentialed)
    assert judged(request, answer, STANDARD, now=0) == failure


ONE = (("X-Test", "1"),)


@pytest.mark.parametrize(
    ("request_", "methods", "headers", "reason"),
    [
        (asked("GET", ONE), "get", "x-test", None),
        (asked("SUPER", ONE), "*", "x-test", None),
        (asked("OK", ONE), "*", "*", None),
        (asked("OK", ONE), "other, *", "other,*", None),
        (asked("patch"), "PATCH", "", "method-not-allowed"),
        (asked("PUT"), "put", "", "method-not-allowed"),
        (asked("PUT"), "", "", "method-not-allowed"),
        (asked("GET", ONE), "*", "", "header-not-allowed"),
        (asked("GET", ONE), "", "x-test2", "header-not-allowed"),
        (asked("POST", ONE), "", "X-TEST", None),
        (asked("GET", AUTHORIZATION), "", "*", "header-not-allowed"),
        (asked("GET", AUTHORIZATION), "", "*, authorization", None),
        (asked("GET", (("*", "1"),)), "", "x-test", "header-not-allowed"),
    ],
)
def test_without_credentials_a_star_covers_all_but_authorization(
    request_: Asked, methods: str, headers: str, reason: str | None
) -> None:
    """WPT ``fetch/api/cors/cors-preflight-star.any.js``."""
    answer = granted((METHODS, methods), (HEADERS, headers))
    result = judged(request_, answer, STANDARD, now=0)
    assert (result.reason.value if isinstance(result, Failure) else None) == reason


@pytest.mark.parametrize(
    ("request_", "methods", "headers", "reason"),
    [
        (asked("OK", ONE), "*", "*", "method-not-allowed"),
        (asked("PUT"), "*", "", "method-not-allowed"),
        (asked("PUT"), "PUT", "*", None),
        (asked("PUT"), "put", "*", "method-not-allowed"),
        (asked("GET", ONE), "get", "*", "header-not-allowed"),
        (asked("GET", ONE), "*", "*", "header-not-allowed"),
        (asked("GET", AUTHORIZATION), "*", "*", "header-not-allowed"),
        (asked("*", (("*", "1"),)), "*", "*", None),
    ],
)
def test_with_credentials_a_star_is_a_name_like_any_other(
    request_: Asked, methods: str, headers: str, reason: str | None
) -> None:
    """WPT ``fetch/api/cors/cors-preflight-star.any.js``."""
    answer = Answer(204, (*PAGE_ONLY, (METHODS, methods), (HEADERS, headers)))
    request = dataclasses.replace(request_, is_credentialed=True)
    result = judged(request, answer, STANDARD, now=0)
    assert (result.reason.value if isinstance(result, Failure) else None) == reason


@pytest.mark.parametrize("profile", [CHROMIUM, FIREFOX], ids=lambda p: p.name)
def test_browsers_take_the_star_for_authorization_too(profile: Profile) -> None:
    answer = granted((HEADERS, "*"))
    grant = judged(asked(headers=AUTHORIZATION), answer, profile, now=0)
    assert profile.departs(Departure.AUTHORIZATION_UNDER_WILDCARD)
    assert isinstance(grant, Grant)


@pytest.mark.parametrize("profile", [CHROMIUM, FIREFOX], ids=lambda p: p.name)
def test_but_not_with_credentials(profile: Profile) -> None:
    answer = Answer(204, (*PAGE_ONLY, (HEADERS, "*")))
    request = asked(headers=AUTHORIZATION, is_credentialed=True)
    failure = judged(request, answer, profile, now=0)
    assert failure == Failure(BlockReason.HEADER_NOT_ALLOWED, "authorization")


@pytest.mark.parametrize(
    ("said", "failure"),
    [
        pytest.param(
            ((METHODS, "GET"),),
            Failure(BlockReason.METHOD_NOT_ALLOWED, "PUT"),
            id="the method first",
        ),
        pytest.param(
            ((METHODS, "PUT"), (HEADERS, "x-one")),
            Failure(BlockReason.HEADER_NOT_ALLOWED, "x-three"),
            id="then the first of the headers that is missing",
        ),
        pytest.param(
            ((METHODS, "a b"), (HEADERS, "c d")),
            Failure(BlockReason.ALLOW_METHODS_INVALID, "a b"),
            id="before that what is no list of methods",
        ),
        pytest.param(
            ((METHODS, "GET"), (HEADERS, "c d")),
            Failure(BlockReason.ALLOW_HEADERS_INVALID, "c d"),
            id="or no list of headers",
        ),
    ],
)
def test_what_is_missing_is_named(said: Headers, failure: Failure) -> None:
    """WPT ``fetch/api/cors/cors-preflight-response-validation.any.js``."""
    request = asked("PUT", (("X-Two", "2"), ("X-Three", "3"), ("X-One", "1")))
    assert judged(request, granted(*said), STANDARD, now=0) == failure


def test_a_list_that_is_none_fails_where_nothing_has_to_be_in_it() -> None:
    answer = granted((METHODS, "a b"), (HEADERS, "x-test"))
    failure = judged(asked("GET", ONE), answer, STANDARD, now=0)
    assert failure == Failure(BlockReason.ALLOW_METHODS_INVALID, "a b")


@pytest.mark.parametrize(
    ("said", "profile", "seconds"),
    [
        pytest.param((), STANDARD, 5, id="five seconds where the answer says nothing"),
        pytest.param(("600",), STANDARD, 600, id="as long as it says"),
        pytest.param(("0",), STANDARD, 0, id="or not at all"),
        pytest.param(("-1",), STANDARD, 5, id="five where it makes no sense"),
        pytest.param(("60", "60"), STANDARD, 5, id="five where it says so twice"),
        pytest.param(("999999",), STANDARD, 999_999, id="for ever, by the standard"),
        pytest.param(("999999",), CHROMIUM, 7200, id="two hours at most in Chromium"),
        pytest.param(("999999",), FIREFOX, 86_400, id="a day at most in Firefox"),
        pytest.param(("600",), CHROMIUM, 600, id="less if the answer says so"),
    ],
)
def test_a_grant_is_kept(said: tuple[str, ...], profile: Profile, seconds: int) -> None:
    answer = granted((METHODS, "PUT"), *((MAX_AGE, value) for value in said))
    grant = judged(asked("PUT"), answer, profile, now=100)
    assert isinstance(grant, Grant)
    assert grant.expires == 100 + seconds
