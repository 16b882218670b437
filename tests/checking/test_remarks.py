"""What the answers of a server show beside the verdict, word for word."""

import pytest

from flask_cors.checking import Check
from flask_cors.checking import checked
from flask_cors.checking import checked_preflight
from flask_cors.checking.outcome import Kind
from flask_cors.sansio.browser.exchanges import Answer
from flask_cors.sansio.browser.exchanges import PageRequest
from flask_cors.sansio.fetch import ALLOW_CREDENTIALS
from flask_cors.sansio.fetch import ALLOW_ORIGIN

from .replies import ALLOWED
from .replies import ANY
from .replies import check
from .replies import get
from .replies import GRANTED
from .replies import ORIGIN
from .replies import paths
from .replies import put
from .replies import request
from .replies import Server
from .replies import URL
from .replies import VARY
from .replies import with_cookies

FINE = Answer(200, (ALLOWED, VARY))
TWO_LAYERS = (
    "Two layers add it: the application, and often nginx (add_header), an API gateway "
    "or a CDN. Let one of them do it."
)
NO_LOGIN = (
    "Something demands a login or a key for it, and browsers send neither with a "
    "preflight: let OPTIONS through, in the proxy or in the hook."
)
NO_APPLICATION = "A proxy says so: it does not reach the application, or not in time."
STANDS_IN = (
    "PUT is not sent, as it may change something on the server: a GET stands in for it"
)


def said(check: Check) -> list[tuple[Kind, str]]:
    return [(remark.kind, remark.message) for remark in check.remarks]


@pytest.mark.parametrize("asked", [get(), with_cookies(), request("HEAD")])
def test_there_is_nothing_to_say_where_all_is_well(asked: PageRequest) -> None:
    fine = Answer(200, (*FINE.headers, (ALLOW_CREDENTIALS, "true"), ("Age", "0")))
    assert said(check(asked, get=fine)) == []


@pytest.mark.parametrize(
    ("headers", "shown"),
    [
        (
            (ALLOWED, ANY),
            f"{ALLOW_ORIGIN} twice: '{ALLOW_ORIGIN}: {ORIGIN}' and '{ALLOW_ORIGIN}: *'",
        ),
        (
            ((ALLOW_ORIGIN.lower(), "*, *"),),
            f"{ALLOW_ORIGIN} twice: '{ALLOW_ORIGIN}: *, *'",
        ),
        (
            (ANY, ANY, ANY),
            f"{ALLOW_ORIGIN} 3 times: '{ALLOW_ORIGIN}: *' and '{ALLOW_ORIGIN}: *' and "
            f"'{ALLOW_ORIGIN}: *'",
        ),
        (
            (ALLOWED, VARY, (ALLOW_CREDENTIALS, "true"), (ALLOW_CREDENTIALS, "true")),
            f"{ALLOW_CREDENTIALS} twice: '{ALLOW_CREDENTIALS}: true' and "
            f"'{ALLOW_CREDENTIALS}: true'",
        ),
    ],
)
def test_a_header_that_two_layers_add(
    headers: tuple[tuple[str, str], ...], shown: str
) -> None:
    assert said(check(get(), get=Answer(200, headers))) == [
        (Kind.DOUBLED, f"The answer to GET has {shown}. {TWO_LAYERS}")
    ]


@pytest.mark.parametrize("stranger", [Answer(200), Answer(200, (ANY,))])
def test_a_cache_could_mix_origins_up(stranger: Answer) -> None:
    found = check(get(), get=Answer(200, (ALLOWED,)), stranger=stranger)
    assert said(found) == [
        (
            Kind.NO_VARY,
            "The answer to GET depends on the origin and does not say 'Vary: Origin': "
            "a cache may give one page what was meant for another, which is blocked "
            "then.",
        )
    ]


@pytest.mark.parametrize(
    "stranger", [Answer(200, (ALLOWED,)), Answer(200, (VARY,))], ids=["same", "says so"]
)
def test_a_cache_cannot_mix_them_up_where_one_is_allowed(stranger: Answer) -> None:
    found = check(get(), get=Answer(200, (ALLOWED,)), stranger=stranger)
    assert said(found) == []


def test_airplay_answers_and_not_the_application() -> None:
    airplay = Answer(403, (("Server", "AirTunes/760.20.1"),))
    found = check(put(url="http://localhost:5000/"), options=airplay)
    assert said(found) == [
        (
            Kind.AIRPLAY,
            "It is AirPlay of macOS that answers here, not the application: it takes "
            "port 5000. Use another one, flask run --port 8000, or switch off AirPlay "
            "Receiver in the settings.",
        )
    ]


@pytest.mark.parametrize(
    ("status", "hint"),
    [
        (401, NO_LOGIN),
        (403, NO_LOGIN),
        (
            404,
            "Nothing is at this path for OPTIONS: look at the path, and at its prefix "
            "behind a proxy.",
        ),
        (
            405,
            "Nothing answers OPTIONS at this path: CORS is not set up for it, or what "
            "is in front of the application refuses the method.",
        ),
        (429, "A rate limit counts preflights: leave OPTIONS out of it."),
        (400, "Look at what the request lacks."),
        (500, "The server fails: its log says why."),
    ],
)
def test_a_preflight_without_success(status: int, hint: str) -> None:
    assert said(check(put(), options=Answer(status))) == [
        (Kind.PREFLIGHT_STATUS, f"The preflight is answered with {status}. {hint}")
    ]


ITSELF = (
    "Fetch that URL itself; if it is a login, answer with 401 instead, and let "
    "OPTIONS through."
)


@pytest.mark.parametrize(
    ("url", "location", "hint"),
    [
        ("http://a.example/b", "https://a.example/b", "Fetch it with https."),
        (URL, "/books/", "Fetch it with the slash at the end."),
        (f"{URL}/?a", URL, "Fetch it without the slash at the end."),
        (URL, "/login", ITSELF),
        (URL, "https://www.example.com/books/", ITSELF),
        (URL, "http://[/", "That is no URL."),
    ],
)
def test_a_redirect_that_no_page_follows(url: str, location: str, hint: str) -> None:
    origin = "http://app.example.com"
    moved = Answer(308, (("Location", location),))
    found = check(put(url=url, origin=origin), options=moved)
    assert said(found) == [
        (
            Kind.PREFLIGHT_REDIRECTED,
            f"The preflight is redirected to {location}. {hint}",
        )
    ]
    found = check(get(url=url, origin=origin), get=moved)
    assert said(found) == [
        (
            Kind.REDIRECTED,
            f"GET is redirected to {location}, and browsers want CORS headers on the "
            f"redirect as well. {hint}",
        )
    ]


def test_a_redirect_with_cors_is_none_to_speak_of() -> None:
    send = paths(books=Answer(302, (ANY, ("Location", "/b2"))), b2=Answer(200, (ANY,)))
    assert said(checked(get(), send)) == []


def test_a_status_of_redirects_without_a_location_is_an_answer() -> None:
    assert said(check(get(), get=Answer(302))) == []
    assert said(check(put(), options=Answer(302))) == [
        (
            Kind.PREFLIGHT_STATUS,
            "The preflight is answered with 302. Look at what the request lacks.",
        )
    ]


@pytest.mark.parametrize(
    ("status", "hint"),
    [
        (
            401,
            "It demands a login: what answers so does it before the CORS headers are "
            "added.",
        ),
        (
            403,
            "What refuses it, a proxy or a firewall perhaps, adds no CORS headers.",
        ),
        (404, "Look at the path, and at its prefix behind a proxy."),
        (405, "Nothing is served for this method here."),
        (
            413,
            "A proxy says so: its limit for a body is lower than that of the "
            "application.",
        ),
        (429, "A rate limit answers so, before the CORS headers are added."),
        (418, "Look at what the request lacks."),
        (500, "The server fails: its log says why."),
        (502, NO_APPLICATION),
        (503, NO_APPLICATION),
        (504, NO_APPLICATION),
    ],
)
def test_an_error_is_what_is_wrong_and_not_cors(status: int, hint: str) -> None:
    assert said(check(get(), get=Answer(status))) == [
        (
            Kind.ERROR,
            f"GET is answered with {status}, without CORS headers: the browser says "
            f"CORS, and the error is what is wrong. {hint}",
        )
    ]


def test_an_error_with_cors_is_an_answer() -> None:
    assert said(check(get(), get=Answer(502, (ANY,)))) == []


def test_a_wildcard_is_not_enough_for_cookies() -> None:
    assert said(check(with_cookies(), get=Answer(200, (ANY,)))) == [
        (
            Kind.WILDCARD_WITH_CREDENTIALS,
            f"{ALLOW_ORIGIN} is '*', which is not enough for cookies: the answer has "
            f"to name {ORIGIN}. In Flask-CORS: supports_credentials=True, and the "
            "origins by name.",
        )
    ]


def test_what_the_application_says_in_debug_mode() -> None:
    refused = Answer(200, (VARY, ("X-CORS-Debug", "the origin is not allowed")))
    assert said(check(get(), get=refused)) == [
        (Kind.DEBUG, "The application says: the origin is not allowed")
    ]


@pytest.mark.parametrize(
    ("headers", "signs"),
    [
        ((("Age", "42"),), "Age: 42"),
        ((("X-Cache", "Hit from cloudfront"),), "X-Cache"),
        ((("Age", "0"), ("CF-Cache-Status", "HIT")), "CF-Cache-Status"),
        ((("Age", "7"), ("X-Cache-Status", "HIT")), "Age: 7, X-Cache-Status"),
    ],
)
def test_an_answer_of_a_cache(headers: tuple[tuple[str, str], ...], signs: str) -> None:
    assert said(check(get(), get=Answer(200, (ANY, *headers)))) == [
        (
            Kind.CACHED,
            f"The answer to GET comes from a cache ({signs}): what the server has "
            "changed since then may not show.",
        )
    ]


def test_an_answer_that_a_cache_passed_on() -> None:
    missed = Answer(200, (ANY, ("X-Cache", "MISS"), ("CF-Cache-Status", "DYNAMIC")))
    assert said(check(get(), get=missed)) == []


def test_what_stands_in_after_a_preflight() -> None:
    found = check(put(), options=GRANTED, get=FINE)
    assert said(found) == [(Kind.STAND_IN, f"{STANDS_IN}.")]


@pytest.mark.parametrize("answer", [FINE, Answer(200)])
def test_what_stands_in_where_there_is_no_preflight(answer: Answer) -> None:
    assert said(check(request("POST"), get=answer)) == [
        (
            Kind.STAND_IN,
            f"{STANDS_IN.replace('PUT', 'POST')}, and the verdict is on its answer.",
        )
    ]


def test_what_stands_in_and_is_blocked() -> None:
    found = check(put(), options=GRANTED, get=Answer(200))
    assert said(found) == [
        (Kind.STAND_IN, f"{STANDS_IN}, and the verdict is on its answer.")
    ]


def test_what_stands_in_and_fails() -> None:
    found = check(request("POST"), get=Answer(405, (("Allow", "POST"),)))
    assert said(found) == [
        (
            Kind.STAND_IN,
            f"{STANDS_IN.replace('PUT', 'POST')}, whose answer, 405, says nothing of "
            "POST.",
        )
    ]


def test_what_stands_in_and_reaches_no_application() -> None:
    found = check(put(), options=GRANTED, get=Answer(502))
    assert [kind for kind, _ in said(found)] == [Kind.ERROR, Kind.STAND_IN]


@pytest.mark.parametrize("asked", [get(), request("post"), request("HEAD")])
def test_browsers_send_no_preflight(asked: PageRequest) -> None:
    found = checked_preflight(asked, Server(options=GRANTED).send)
    assert said(found) == [
        (
            Kind.NO_PREFLIGHT,
            "Browsers send no preflight for this request: its method and its headers "
            "need none.",
        )
    ]


@pytest.mark.parametrize("asked", [put(), get(headers=(("X-Page", "1"),))])
def test_browsers_send_a_preflight(asked: PageRequest) -> None:
    allowed = Answer(204, (*GRANTED.headers, ("Access-Control-Allow-Headers", "*")))
    assert said(checked_preflight(asked, Server(options=allowed).send)) == []


@pytest.mark.parametrize("answer", [Answer(200), Answer(502)])
def test_a_page_may_fetch_from_its_own_origin(answer: Answer) -> None:
    found = check(get(origin="https://api.example.com"), get=answer)
    assert found.ruling.value == "allowed"
    assert said(found) == [
        (
            Kind.SAME_ORIGIN,
            "The URL is of the page's own origin, https://api.example.com: CORS does "
            "not come into it.",
        )
    ]


def test_a_page_of_https_may_not_fetch_http() -> None:
    found = check(get(url="http://api.example.com/"), get=FINE)
    assert said(found) == [
        (
            Kind.MIXED_CONTENT,
            "A page of https may not fetch http: browsers block it as mixed content, "
            "before CORS. Serve the URL with https.",
        )
    ]


@pytest.mark.parametrize(
    ("url", "origin"),
    [
        ("http://localhost:8000/", ORIGIN),
        ("http://127.0.0.1:8000/", ORIGIN),
        ("http://api.example.com/", "http://app.example.com"),
    ],
)
def test_other_pages_may(url: str, origin: str) -> None:
    allowed = Answer(200, ((ALLOW_ORIGIN, origin), VARY))
    assert said(check(get(url=url, origin=origin), get=allowed)) == []


def test_nothing_is_said_of_a_url_that_is_none() -> None:
    assert said(check(get(url="https://[/"))) == []


def test_nothing_is_said_twice() -> None:
    """A page asks for the same again where a redirect brings it back."""
    send = paths(
        books=Answer(302, (ANY, ANY, ("Location", "/b2"))), b2=Answer(200, (ANY, ANY))
    )
    assert len(said(checked(get(), send))) == 1
