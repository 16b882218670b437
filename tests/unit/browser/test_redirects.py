"""What becomes of a ``fetch()`` that is redirected."""

import pytest

from flask_cors.sansio.browser.exchanges import Answer
from flask_cors.sansio.browser.exchanges import Headers
from flask_cors.sansio.browser.exchanges import Mode
from flask_cors.sansio.browser.exchanges import Readable
from flask_cors.sansio.browser.exchanges import Redirect
from flask_cors.sansio.browser.preflight_cache import Grant
from flask_cors.sansio.browser.preflight_cache import Key
from flask_cors.sansio.browser.preflight_cache import PreflightCache
from flask_cors.sansio.browser.refusals import BlockReason
from flask_cors.sansio.browser.refusals import Refusal

from .pages import ANYONE
from .pages import API
from .pages import fetch
from .pages import granted
from .pages import HEADERS
from .pages import last_sent
from .pages import METHODS
from .pages import methods
from .pages import ORIGIN
from .pages import OTHER
from .pages import PAGE
from .pages import reason
from .pages import request
from .pages import to

DONE = Answer(200, ANYONE)
STATUSES = pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
MODES = pytest.mark.parametrize(
    "mode", [Mode.CORS, Mode.NO_CORS], ids=lambda m: m.value
)
OWN = pytest.mark.parametrize("origin", [PAGE, API])


@STATUSES
@MODES
@OWN
def test_a_redirect_is_followed(status: int, mode: Mode, origin: str) -> None:
    """WPT ``fetch/api/redirect/redirect-mode.any.js``."""
    result = fetch(request(f"{origin}/", mode=mode), to("/top", status), DONE)
    is_opaque = mode is Mode.NO_CORS and origin == API
    kind = "basic" if origin == PAGE else "cors"
    readable = Readable(
        kind,
        200,
        {"access-control-allow-origin": "*"} if kind == "basic" else {},
        f"{origin}/top",
        is_redirected=True,
    )
    assert result.readable == (Readable("opaque", 0) if is_opaque else readable)


@STATUSES
@MODES
@OWN
@pytest.mark.parametrize("location", [(), ("/top",), ("https://",), ("data:,x",)])
def test_a_page_may_have_any_redirect_be_an_error(
    status: int, mode: Mode, origin: str, location: tuple[str, ...]
) -> None:
    """WPT ``fetch/api/redirect/redirect-mode.any.js``, ``redirect-location.any.js``."""
    asked = request(f"{origin}/", mode=mode, redirect=Redirect.ERROR)
    said = (*ANYONE, *(("Location", each) for each in location))
    needs_cors = mode is Mode.NO_CORS and origin == API
    expected = "redirect-needs-cors" if needs_cors else "redirect-refused"
    assert reason(fetch(asked, Answer(status, said))) == expected


@STATUSES
@OWN
@pytest.mark.parametrize("location", [(), ("/top",), ("https://",), ("data:,x",)])
def test_a_page_may_follow_a_redirect_itself(
    status: int, origin: str, location: tuple[str, ...]
) -> None:
    """WPT ``fetch/api/redirect/redirect-mode.any.js``, ``redirect-location.any.js``.
    Whether the redirect says where it leads does not matter to the standard.
    """
    asked = request(f"{origin}/a#b", redirect=Redirect.MANUAL)
    said = (*ANYONE, *(("Location", each) for each in location))
    result = fetch(asked, Answer(status, said))
    assert result.readable == Readable("opaqueredirect", 0, {}, f"{origin}/a")


@pytest.mark.parametrize("redirect", Redirect, ids=lambda each: each.value)
def test_a_redirect_has_to_pass_the_check_before_all_else(redirect: Redirect) -> None:
    """https://fetch.spec.whatwg.org/#concept-http-fetch"""
    result = fetch(request(redirect=redirect), to("/top", headers=()), DONE)
    assert methods(result) == ["GET"]
    assert reason(result) == "allow-origin-missing"


@STATUSES
def test_a_redirect_that_leads_nowhere_is_a_response(status: int) -> None:
    """WPT ``fetch/api/redirect/redirect-location.any.js``."""
    result = fetch(request(), Answer(status, ANYONE))
    assert result.readable == Readable("cors", status, {}, f"{API}/")


@pytest.mark.parametrize("redirect", Redirect, ids=lambda each: each.value)
@pytest.mark.parametrize("status", [201, 300, 304, 305, 306, 309, 399])
def test_no_other_status_is_a_redirect(status: int, redirect: Redirect) -> None:
    """https://fetch.spec.whatwg.org/#redirect-status"""
    result = fetch(request(redirect=redirect), to("/top", status))
    assert result.readable == Readable("cors", status, {}, f"{API}/")


def test_a_redirect_to_an_empty_location_never_ends() -> None:
    """WPT ``fetch/api/redirect/redirect-empty-location.any.js``."""
    result = fetch(request(), to(""))
    assert reason(result) == "too-many-redirects"
    assert len(result.exchanges) == 21


def test_twenty_redirects_are_followed() -> None:
    """WPT ``fetch/api/redirect/redirect-count.any.js``."""
    result = fetch(request(), *[to("/")] * 20, DONE)
    assert result.readable == Readable("cors", 200, {}, f"{API}/", is_redirected=True)


def test_a_page_reads_the_last_url_without_the_fragment_that_went_along() -> None:
    result = fetch(request(f"{API}/a#b"), to("/c"), DONE)
    assert result.exchanges[-1].sent.url == f"{API}/c"
    assert result.readable == Readable("cors", 200, {}, f"{API}/c", is_redirected=True)


WHO = {"local": PAGE, "remote": API, "remote2": OTHER}


@pytest.mark.parametrize(
    ("first", "second", "origin"),
    [
        (("local", "*"), ("remote", "*"), PAGE),
        (("local", "*"), ("remote", PAGE), PAGE),
        (("local", "*"), ("remote", "null"), None),
        (("local", "*"), ("remote", None), None),
        (("local", "null"), ("remote", "*"), PAGE),
        (("local", None), ("remote", "*"), PAGE),
        (("remote", "*"), ("local", "*"), "null"),
        (("remote", "*"), ("local", PAGE), None),
        (("remote", "*"), ("local", "null"), "null"),
        (("remote", "*"), ("local", None), None),
        (("remote", PAGE), ("local", "null"), "null"),
        (("remote", "null"), ("local", "*"), None),
        (("remote", None), ("local", "*"), None),
        (("remote", "*"), ("remote", "*"), PAGE),
        (("remote", PAGE), ("remote", PAGE), PAGE),
        (("remote", "*"), ("remote", "null"), None),
        (("remote", "null"), ("remote", "*"), None),
        (("remote", "*"), ("remote2", "*"), "null"),
        (("remote", "*"), ("remote2", PAGE), None),
        (("remote", PAGE), ("remote2", "null"), "null"),
        (("remote", None), ("remote2", "*"), None),
        (("remote", "*"), ("remote", API), None),
        (("remote", "*"), ("remote2", API), None),
        (("remote", API), ("remote", "*"), None),
    ],
)
def test_each_answer_on_the_way_has_to_pass_the_check(
    first: tuple[str, str | None], second: tuple[str, str | None], origin: str | None
) -> None:
    """WPT ``cors/redirect-origin.htm``."""
    one, two = (_allowing(allowed) for _, allowed in (first, second))
    start, end = (f"{WHO[who]}/" for who, _ in (first, second))
    result = fetch(request(start), to(end, headers=one), Answer(200, two))
    assert (reason(result) is None) is (origin is not None)

    if origin is not None:
        assert last_sent(result)["Origin"] == origin


def _allowing(origin: str | None) -> Headers:
    return () if origin is None else ((ORIGIN, origin),)


@STATUSES
@pytest.mark.parametrize(
    ("urls", "sent"),
    [
        ((PAGE, API), ["GET", "OPTIONS", "GET"]),
        ((API, PAGE), ["OPTIONS", "GET", "OPTIONS", "GET"]),
        ((API, OTHER), ["OPTIONS", "GET", "OPTIONS", "GET"]),
    ],
)
@pytest.mark.parametrize("is_granted", [True, False])
def test_there_is_a_preflight_for_each_url_of_another_origin(
    status: int, urls: tuple[str, str], sent: list[str], is_granted: bool
) -> None:
    """WPT ``fetch/api/cors/cors-redirect-preflight.any.js``."""
    preflight = granted((HEADERS, "x-w3c"))
    redirect = to(f"{urls[1]}/", status)
    before = (redirect,) if urls[0] == PAGE else (preflight, redirect)
    after = preflight if is_granted else granted()
    asked = request(f"{urls[0]}/", headers=(("x-w3c", "test"),))
    result = fetch(asked, *before, after, DONE)
    assert methods(result) == (sent if is_granted else sent[:-1])
    assert reason(result) == (None if is_granted else "header-not-allowed")


def test_a_preflight_after_a_redirect_asks_as_null() -> None:
    preflight = granted((METHODS, "PUT"))
    result = fetch(request(method="PUT"), preflight, to(f"{PAGE}/", 307), preflight)
    origins = [dict(exchange.sent.headers)["Origin"] for exchange in result.exchanges]
    assert origins == [PAGE, PAGE, "null", "null"]
    assert {entry.key.origin for entry in result.cache.entries} == {PAGE, "null"}


def test_what_is_dropped_on_the_way_need_not_be_asked_for() -> None:
    headers = (("Authorization", "x"), ("Content-Type", "application/json"))
    preflight = granted((HEADERS, "authorization, content-type"))
    asked = request(method="POST", headers=headers)
    result = fetch(asked, preflight, to(f"{OTHER}/", 303), DONE)
    assert methods(result) == ["OPTIONS", "POST", "GET"]
    assert last_sent(result) == {"Origin": "null"}


def test_a_refusal_tells_where_it_began_and_where_it_ended() -> None:
    result = fetch(request(f"{PAGE}/a#b"), to(f"{API}/c"), Answer(418))
    assert result.refusal == Refusal(
        BlockReason.ALLOW_ORIGIN_MISSING,
        f"{API}/c",
        PAGE,
        initial_url=f"{PAGE}/a",
        status=418,
    )
    assert result.refusal.is_redirected


KEPT = PreflightCache().with_grant(
    Grant(Key(PAGE, f"{API}/end", False), frozenset({"PUT"}), frozenset(), 600), now=0
)


@pytest.mark.parametrize(
    ("method", "answers", "cleared"),
    [
        pytest.param(
            "PUT",
            (to(f"{API}/end", 307), DONE),
            set(),
            id="nothing where all goes well",
        ),
        pytest.param(
            "PUT",
            (to(f"{API}/end", 307), Answer(200)),
            {f"{API}/end"},
            id="the last URL where its response is refused",
        ),
        pytest.param(
            "PUT",
            (to("ftp://a/", 307),),
            {f"{API}/"},
            id="the first where its redirect is",
        ),
        pytest.param(
            "PUT",
            (to(f"{API}/end", 303), Answer(200)),
            {f"{API}/end"},
            id="the last also where it needed no grant itself",
        ),
        pytest.param(
            "GET",
            (to(f"{API}/end", 303), Answer(200)),
            set(),
            id="nothing where none on the way needed one",
        ),
    ],
)
def test_what_was_granted_for_the_last_url_is_cleared(
    method: str, answers: tuple[Answer, ...], cleared: set[str]
) -> None:
    """https://fetch.spec.whatwg.org/#concept-main-fetch

    What is cleared is what is kept for the request as it is in the end.
    """
    key = Key(PAGE, f"{API}/", is_credentialed=False)
    grant = Grant(key, frozenset({"PUT"}), frozenset(), expires=600)
    cache = KEPT.with_grant(grant, now=0)
    result = fetch(request(method=method), *answers, cache=cache)
    kept = {entry.key.url for entry in result.cache.entries}
    assert {f"{API}/", f"{API}/end"} - kept == cleared
