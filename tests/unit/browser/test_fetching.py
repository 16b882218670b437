"""What a browser does for one ``fetch()``: what it sends, and what comes of it."""

import pytest

from flask_cors.sansio.browser.exchanges import Answer
from flask_cors.sansio.browser.exchanges import Credentials
from flask_cors.sansio.browser.exchanges import Exchange
from flask_cors.sansio.browser.exchanges import Mode
from flask_cors.sansio.browser.exchanges import PageRequest
from flask_cors.sansio.browser.exchanges import Readable
from flask_cors.sansio.browser.exchanges import Sent
from flask_cors.sansio.browser.fetching import fetching
from flask_cors.sansio.browser.preflight_cache import PreflightCache
from flask_cors.sansio.browser.profiles import CHROMIUM
from flask_cors.sansio.browser.profiles import Profile
from flask_cors.sansio.browser.profiles import STANDARD
from flask_cors.sansio.browser.refusals import BlockReason
from flask_cors.sansio.browser.refusals import Refusal

from .pages import ANYONE
from .pages import API
from .pages import fetch
from .pages import fetch_all
from .pages import granted
from .pages import HEADERS
from .pages import last_sent
from .pages import MAX_AGE
from .pages import METHODS
from .pages import methods
from .pages import PAGE
from .pages import PAGE_ONLY
from .pages import reason
from .pages import request

PUT = granted((METHODS, "PUT"))
DONE = Answer(200, ANYONE)
REFUSED = Answer(200)


def test_it_yields_what_is_sent_and_is_sent_what_is_answered() -> None:
    steps = fetching(request(method="PUT", headers=(("X-One", "1"),)))
    assert next(steps) == Sent(
        f"{API}/",
        "OPTIONS",
        (
            ("Origin", PAGE),
            ("Access-Control-Request-Method", "PUT"),
            ("Access-Control-Request-Headers", "x-one"),
        ),
        is_preflight=True,
    )
    answer = granted((METHODS, "PUT"), (HEADERS, "x-one"))
    assert steps.send(answer) == Sent(
        f"{API}/", "PUT", (("X-One", "1"), ("Origin", PAGE))
    )

    with pytest.raises(StopIteration) as info:
        steps.send(DONE)

    result = info.value.value
    assert [exchange.answer for exchange in result.exchanges] == [answer, DONE]
    assert result.refusal is None
    assert result.readable == Readable("cors", 200, {}, f"{API}/")


def test_what_never_goes_out_leaves_no_exchange() -> None:
    result = fetch(request("no URL", method="PUT"))
    assert result.exchanges == ()
    assert result.readable is None
    assert result.refusal == Refusal(
        BlockReason.INVALID_URL, "no URL", PAGE, initial_url="no URL", value="no URL"
    )


@pytest.mark.parametrize(
    "asked",
    [
        request(),
        request(method="head"),
        request(method="POST", headers=(("Content-Type", "text/plain"),)),
        request(headers=(("Accept", "a"), ("Range", "bytes=0-"))),
        request(headers=(("Cookie", "a=b"),)),
        request(f"{PAGE}/", method="PUT", headers=(("X-One", "1"),)),
        request(method="POST", mode=Mode.NO_CORS, headers=(("X-One", "1"),)),
        request(f"{PAGE}/", method="DELETE", mode=Mode.SAME_ORIGIN),
    ],
    ids=repr,
)
def test_some_requests_need_no_preflight(asked: PageRequest) -> None:
    """WPT ``fetch/api/cors/cors-no-preflight.any.js``."""
    result = fetch(asked, DONE)
    assert [exchange.sent.is_preflight for exchange in result.exchanges] == [False]
    assert reason(result) is None


def test_of_its_own_origin_a_page_needs_no_grant() -> None:
    result = fetch(request(f"{PAGE}/", method="PUT"), Answer(404))
    assert result.readable == Readable("basic", 404, {}, f"{PAGE}/")


def test_without_cors_it_needs_none_either_and_reads_nothing() -> None:
    result = fetch(request(mode=Mode.NO_CORS), Answer(404))
    assert result.readable == Readable("opaque", 0)


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "PUT", "CHICKEN"])
@pytest.mark.parametrize("status", [200, 204, 206, 304, 400, 401, 404, 501, 699])
def test_a_page_reads_any_status_that_is_no_redirect(method: str, status: int) -> None:
    """WPT ``cors/status-async.htm`` and ``cors/status-preflight.htm``."""
    answers = (granted((METHODS, "*")), Answer(status, ANYONE))
    needed = answers if method in ("PUT", "CHICKEN") else answers[1:]
    result = fetch(request(method=method), *needed)
    assert result.readable == Readable("cors", status, {}, f"{API}/")


def test_the_response_has_to_pass_the_check_too() -> None:
    result = fetch(request(f"{API}/a#b", method="PUT"), PUT, REFUSED)
    assert methods(result) == ["OPTIONS", "PUT"]
    assert result.refusal == Refusal(
        BlockReason.ALLOW_ORIGIN_MISSING,
        f"{API}/a",
        PAGE,
        initial_url=f"{API}/a",
        status=200,
    )


@pytest.mark.parametrize(
    ("lines", "is_doubled"),
    [((PAGE, PAGE), True), ((f"{PAGE}, {PAGE}",), False)],
)
def test_a_refusal_tells_two_lines_from_one_with_a_comma(
    lines: tuple[str, ...], is_doubled: bool
) -> None:
    said = tuple(("access-control-allow-origin", line) for line in lines)
    refusal = fetch(request(), Answer(200, said)).refusal
    assert refusal is not None
    assert refusal.value == f"{PAGE}, {PAGE}"
    assert refusal.is_doubled is is_doubled


def test_what_a_preflight_is_refused_is_not_sent() -> None:
    result = fetch(request(method="PUT"), granted((METHODS, "DELETE"), status=200))
    assert methods(result) == ["OPTIONS"]
    assert result.refusal == Refusal(
        BlockReason.METHOD_NOT_ALLOWED,
        f"{API}/",
        PAGE,
        is_preflight=True,
        initial_url=f"{API}/",
        value="PUT",
        status=200,
    )


def test_a_preflight_goes_without_cookies_and_its_request_with_them() -> None:
    asked = request(method="PUT", credentials=Credentials.INCLUDE)
    result = fetch(asked, Answer(204, (*PAGE_ONLY, (METHODS, "PUT"))), DONE)
    is_credentialed = [one.sent.is_credentialed for one in result.exchanges]
    assert is_credentialed == [False, True]
    assert reason(result) == "allow-origin-wildcard"


OPTIONS = ("OPTIONS",)


def sent(*steps: tuple[PageRequest, tuple[Answer, ...]]) -> list[list[str]]:
    """The methods that go out for each of several requests."""
    return [methods(result) for result in fetch_all(steps)]


@pytest.mark.parametrize(
    ("said", "is_asked_again"),
    [
        pytest.param((), False, id="not in the first five seconds"),
        pytest.param((MAX_AGE, "12000"), False, id="not for as long as it says"),
        pytest.param((MAX_AGE, "0"), True, id="each time where it says so"),
    ],
)
def test_what_has_been_granted_is_not_asked_again(
    said: tuple[str, str] | tuple[()], is_asked_again: bool
) -> None:
    """WPT ``fetch/api/cors/cors-preflight-cache.any.js``."""
    answer = granted((METHODS, "PUT"), *((said,) if said else ()))
    put = request(method="PUT")
    first, second = sent((put, (answer, DONE)), (put, (answer, DONE)))
    assert first == ["OPTIONS", "PUT"]
    assert (second == first) is is_asked_again


def test_it_is_asked_again_when_time_has_passed() -> None:
    asked = request(method="PUT")
    cache = fetch(asked, PUT, DONE, now=100).cache
    assert methods(fetch(asked, DONE, cache=cache, now=104.9)) == ["PUT"]
    assert methods(fetch(asked, PUT, DONE, cache=cache, now=105)) == ["OPTIONS", "PUT"]


def test_a_grant_for_one_url_is_none_for_another_but_for_its_fragment() -> None:
    first, same, other = (
        request(f"{API}/{path}", method="PUT") for path in ("a", "a#b", "b")
    )
    assert sent((first, (PUT, DONE)), (same, (DONE,)), (other, (PUT, DONE))) == [
        ["OPTIONS", "PUT"],
        ["PUT"],
        ["OPTIONS", "PUT"],
    ]


@pytest.mark.parametrize("profile", [STANDARD, CHROMIUM], ids=lambda p: p.name)
def test_a_star_that_is_kept_does_not_cover_authorization(profile: Profile) -> None:
    """Not even in Chromium, which takes it in where the answer itself is judged."""
    one, two = (request(headers=((name, "1"),)) for name in ("X-One", "Authorization"))
    answer = granted((HEADERS, "*"))
    results = fetch_all(((one, (answer, DONE)), (two, (answer, DONE))), profile)
    refusals = [reason(result) for result in results]
    is_standard = profile is STANDARD
    assert refusals == [None, "header-not-allowed" if is_standard else None]
    assert methods(results[1]) == (["OPTIONS"] if is_standard else ["OPTIONS", "GET"])


def test_a_response_that_is_refused_takes_the_grant_with_it() -> None:
    """https://fetch.spec.whatwg.org/#concept-main-fetch"""
    put = request(method="PUT")
    assert sent((put, (PUT, REFUSED)), (put, (PUT, DONE))) == [
        ["OPTIONS", "PUT"],
        ["OPTIONS", "PUT"],
    ]


def test_a_preflight_that_is_refused_does_so_too() -> None:
    put, delete = request(method="PUT"), request(method="DELETE")
    kept = fetch_all(((put, (PUT, DONE)), (delete, (PUT,))))[-1].cache
    assert kept == PreflightCache()


def test_a_response_that_needed_no_grant_takes_none_with_it() -> None:
    put, get = request(method="PUT"), request()
    assert sent((put, (PUT, DONE)), (get, (REFUSED,)), (put, (DONE,))) == [
        ["OPTIONS", "PUT"],
        ["GET"],
        ["PUT"],
    ]


def test_a_sandboxed_page_asks_as_null_and_is_granted_as_null() -> None:
    asked = request(f"{PAGE}/", origin="null", method="PUT")
    answer = Answer(200, (("Access-Control-Allow-Origin", "null"), (METHODS, "PUT")))
    result = fetch(asked, answer)
    assert last_sent(result) == {"Origin": "null"}
    assert result.readable == Readable("cors", 200, {}, f"{PAGE}/")


def test_an_exchange_is_what_was_sent_and_what_was_answered() -> None:
    result = fetch(request(), DONE)
    asked = Sent(f"{API}/", "GET", (("Origin", PAGE),))
    assert result.exchanges == (Exchange(asked, DONE),)
