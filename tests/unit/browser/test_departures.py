"""What browsers do otherwise than the standard says."""

import pytest

from flask_cors.sansio.browser import safelist
from flask_cors.sansio.browser.departures import Departure
from flask_cors.sansio.browser.exchanges import Answer
from flask_cors.sansio.browser.exchanges import Credentials
from flask_cors.sansio.browser.exchanges import Headers
from flask_cors.sansio.browser.exchanges import Mode
from flask_cors.sansio.browser.exchanges import PageRequest
from flask_cors.sansio.browser.exchanges import Redirect
from flask_cors.sansio.browser.profiles import Profile
from flask_cors.sansio.browser.profiles import STANDARD

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
from .pages import OTHER
from .pages import PAGE
from .pages import PAGE_ONLY
from .pages import reason
from .pages import request
from .pages import to

DONE = Answer(200, ANYONE)
PUT = granted((METHODS, "PUT"))


def departing(departure: Departure) -> Profile:
    return Profile("departing", departures=frozenset({departure}))


def doubled(*locations: str) -> Answer:
    return Answer(302, (*ANYONE, *(("Location", each) for each in locations)))


@pytest.mark.parametrize(
    ("departure", "asked", "answers", "reasons"),
    [
        pytest.param(
            Departure.AUTHORIZATION_UNDER_WILDCARD,
            request(headers=(("Authorization", "x"),)),
            (granted((HEADERS, "*")), DONE),
            ("header-not-allowed", None),
            id="the star covers authorization",
        ),
        pytest.param(
            Departure.USER_IN_LOCATION_REFUSED,
            request(f"{PAGE}/", mode=Mode.NO_CORS),
            (to("https://u@other.example/"), DONE),
            (None, "redirect-with-user"),
            id="a redirect with a user is refused everywhere",
        ),
        pytest.param(
            Departure.EQUAL_LOCATIONS_FOLLOWED,
            request(),
            (doubled("/a", "/a"), DONE),
            ("redirect-invalid", None),
            id="a redirect that says the same twice is followed",
        ),
        pytest.param(
            Departure.DIFFERING_LOCATIONS_REFUSED,
            request(redirect=Redirect.MANUAL),
            (doubled("/a", "/b"),),
            (None, "redirect-invalid"),
            id="one that says two things is refused even if nobody follows it",
        ),
        pytest.param(
            Departure.INVALID_LOCATION_REFUSED,
            request(redirect=Redirect.MANUAL),
            (to("https://"),),
            (None, "redirect-invalid"),
            id="so is one that leads to no URL",
        ),
        pytest.param(
            Departure.INVALID_LOCATION_REFUSED,
            request(redirect=Redirect.MANUAL),
            (to("https://a b/"),),
            (None, None),
            id="but for one with a blank",
        ),
        pytest.param(
            Departure.NO_LOCATION_NO_REDIRECT,
            request(redirect=Redirect.ERROR),
            (Answer(302, ANYONE),),
            ("redirect-refused", None),
            id="one that leads nowhere is none",
        ),
        pytest.param(
            Departure.EMPTY_LINES_SKIPPED,
            request(credentials=Credentials.INCLUDE),
            (Answer(200, (*PAGE_ONLY, ("Access-Control-Allow-Credentials", ""))),),
            ("allow-credentials", None),
            id="an empty line beside another does not count",
        ),
        pytest.param(
            Departure.EMPTY_LINES_SKIPPED,
            request(credentials=Credentials.INCLUDE),
            (
                Answer(
                    200,
                    (
                        ("Access-Control-Allow-Credentials", ""),
                        *PAGE_ONLY,
                        ("Access-Control-Allow-Credentials", ""),
                    ),
                ),
            ),
            ("allow-credentials", None),
            id="nor does one before it",
        ),
        pytest.param(
            Departure.EMPTY_LINES_SKIPPED,
            request(),
            (Answer(200, (*ANYONE, ("Access-Control-Allow-Origin", ""))),),
            ("allow-origin-multiple", "allow-origin-multiple"),
            id="but where it is the origin that is allowed",
        ),
    ],
)
def test_a_browser_blocks_more_or_less_than_the_standard(
    departure: Departure,
    asked: PageRequest,
    answers: tuple[Answer, ...],
    reasons: tuple[str | None, str | None],
) -> None:
    profiles = (STANDARD, departing(departure))
    assert reasons == tuple(
        reason(fetch(asked, *answers, profile=profile)) for profile in profiles
    )


@pytest.mark.parametrize(
    ("departure", "headers", "names"),
    [
        pytest.param(
            Departure.DOUBLED_NAMES_LISTED,
            (("X-One", "1"), ("x-one", "2")),
            (("x-one",), ("x-one", "x-one")),
            id="doubled headers are asked for twice",
        ),
        pytest.param(
            Departure.NO_LIMIT_IN_ALL,
            (("Accept", "s" * 128),) * 9,
            (("accept",), ()),
            id="all values together may be of any length",
        ),
        pytest.param(
            Departure.BEYOND_ASCII_UNSAFE,
            (("Accept", "\u00e9"),),
            ((), ("accept",)),
            id="bytes beyond ASCII have to be asked for",
        ),
        pytest.param(
            Departure.MEDIA_TYPE_READ_STRICTLY,
            (("Content-Type", "text/plain;a,b"),),
            ((), ("content-type",)),
            id="a comma in a media type has to be asked for",
        ),
        pytest.param(
            Departure.MEDIA_TYPE_READ_STRICTLY,
            (("Content-Type", "text/plain;a"),),
            ((), ()),
            id="a parameter has not",
        ),
    ],
)
def test_a_browser_asks_for_other_headers(
    departure: Departure, headers: Headers, names: tuple[tuple[str, ...], ...]
) -> None:
    profiles = (STANDARD, departing(departure))
    assert names == tuple(safelist.unsafe_names(headers, each) for each in profiles)


def test_a_browser_has_a_highest_number_for_ranges() -> None:
    limited = Profile("limited", range_limit=9)
    assert safelist.is_safelisted("Range", "bytes=8-9", limited)
    assert not safelist.is_safelisted("Range", "bytes=8-10", limited)
    assert not safelist.is_safelisted("Range", "bytes=10-", limited)


def test_a_browser_drops_more_headers_of_a_page() -> None:
    headers = (("User-Agent", "x"), ("A", "1"))
    profile = departing(Departure.USER_AGENT_DROPPED)
    assert safelist.settable(headers) == headers
    assert safelist.settable(headers, profile) == (("A", "1"),)


def test_a_browser_joins_the_values_of_a_header_before_it_judges_them() -> None:
    headers = (("Range", "bytes=0-"), ("Accept", "a"), ("range", "bytes=5-"))
    profile = departing(Departure.DOUBLED_HEADERS_JOINED)
    joined = (("Range", "bytes=0-, bytes=5-"), ("Accept", "a"))
    assert safelist.joined(headers, STANDARD) == headers
    assert safelist.joined(headers, profile) == joined
    assert methods(fetch(request(headers=headers), DONE)) == ["GET"]
    asked = fetch(request(headers=headers), PUT, profile=profile)
    assert methods(asked) == ["OPTIONS"]


PUTS = request(method="PUT")
CREDENTIALED = request(method="PUT", credentials=Credentials.INCLUDE)
GRANTED_ALL = Answer(200, (*PAGE_ONLY, (METHODS, "PUT")))


@pytest.mark.parametrize(
    ("departure", "first", "second", "is_asked_again"),
    [
        pytest.param(
            Departure.NEGATIVE_MAX_AGE_ENDS,
            (PUTS, (granted((METHODS, "PUT"), (MAX_AGE, "-1")), DONE)),
            (PUTS, (PUT, DONE)),
            (False, True),
            id="after less than no time",
        ),
        pytest.param(
            Departure.NEGATIVE_MAX_AGE_ENDS,
            (PUTS, (granted((METHODS, "PUT"), (MAX_AGE, "x")), DONE)),
            (PUTS, (PUT, DONE)),
            (False, False),
            id="not after what is no time at all",
        ),
        pytest.param(
            Departure.MALFORMED_MAX_AGE_ENDS,
            (PUTS, (granted((METHODS, "PUT"), (MAX_AGE, "x")), DONE)),
            (PUTS, (PUT, DONE)),
            (False, True),
            id="after what is no time at all",
        ),
        pytest.param(
            Departure.WILDCARD_NOT_KEPT,
            (PUTS, (granted((METHODS, "*")), DONE)),
            (PUTS, (PUT, DONE)),
            (False, True),
            id="after a star",
        ),
        pytest.param(
            Departure.GRANTS_OUTLIVE_REFUSALS,
            (PUTS, (PUT, Answer(200))),
            (PUTS, (PUT, DONE)),
            (True, False),
            id="not after a refusal",
        ),
        pytest.param(
            Departure.CREDENTIALS_KEPT_APART,
            (CREDENTIALED, (GRANTED_ALL, GRANTED_ALL)),
            (PUTS, (GRANTED_ALL, GRANTED_ALL)),
            (False, True),
            id="after a request with credentials",
        ),
    ],
)
def test_a_browser_asks_again(
    departure: Departure,
    first: tuple[PageRequest, tuple[Answer, ...]],
    second: tuple[PageRequest, tuple[Answer, ...]],
    is_asked_again: tuple[bool, bool],
) -> None:
    results = [
        fetch_all((first, second), profile)
        for profile in (STANDARD, departing(departure))
    ]
    assert is_asked_again == tuple("OPTIONS" in methods(last) for _, last in results)


def test_a_browser_asks_on_after_a_redirect_that_takes_the_need_away() -> None:
    asked = request(method="PUT")
    answers = (PUT, to(f"{API}/b", 303), PUT, DONE)
    profile = departing(Departure.NEED_OUTLIVES_REDIRECTS)
    sent = ["OPTIONS", "PUT", "OPTIONS", "GET"]
    assert methods(fetch(asked, *answers, profile=profile)) == sent
    assert methods(fetch(asked, *answers)) == ["OPTIONS", "PUT", "GET"]


def test_a_browser_asks_by_the_name_of_the_page_after_a_redirect() -> None:
    profile = departing(Departure.PREFLIGHT_KEEPS_ORIGIN)
    result = fetch(PUTS, PUT, to(f"{OTHER}/", 307), PUT, DONE, profile=profile)
    assert dict(result.exchanges[2].sent.headers)["Origin"] == PAGE
    assert last_sent(result)["Origin"] == "null"
