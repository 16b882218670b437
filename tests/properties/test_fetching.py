"""What a browser does for every request, whatever it is answered."""

from hypothesis import assume
from hypothesis import given

from flask_cors.sansio import fetch
from flask_cors.sansio.browser.exchanges import combined
from flask_cors.sansio.browser.exchanges import Credentials
from flask_cors.sansio.browser.exchanges import Exchange
from flask_cors.sansio.browser.exchanges import Headers
from flask_cors.sansio.browser.exchanges import Mode
from flask_cors.sansio.browser.exchanges import PageRequest
from flask_cors.sansio.browser.exchanges import Sent
from flask_cors.sansio.browser.fetching import fetched
from flask_cors.sansio.browser.preflight_cache import PreflightCache
from flask_cors.sansio.browser.profiles import Profile
from flask_cors.sansio.browser.profiles import STANDARD
from flask_cors.sansio.browser.safelist import is_safelisted
from flask_cors.sansio.browser.urls import parsed

from .fetches import permissive
from .fetches import profiles
from .fetches import requests
from .fetches import Servers
from .fetches import servers
from .fetches import sound
from .strategies import examples


def origin_of(sent: Sent) -> str | None:
    url = parsed(sent.url)
    return None if url is None else url.origin


def names(headers: Headers, name: str) -> set[str]:
    return {part.strip(" \t") for part in (combined(headers, name) or "").split(",")}


def is_granted(sent: Sent, before: list[Exchange], origin: str) -> bool:
    """Whether preflights before it have granted all of a request without credentials,
    if it has to be granted anything.
    """
    own = [header for header in sent.headers if header[0] != "Origin"]
    needed = {name.lower() for name, value in own if not is_safelisted(name, value)}
    said = [
        one.answer.headers
        for one in before
        if one.sent.is_preflight
        and one.sent.url == sent.url
        and 200 <= one.answer.status < 300
        and combined(one.answer.headers, fetch.ALLOW_ORIGIN) in ("*", origin)
    ]
    methods = set[str]().union(*(names(h, fetch.ALLOW_METHODS) for h in said))
    listed = set[str]().union(*(names(h, fetch.ALLOW_HEADERS) for h in said))
    covered = {name.lower() for name in listed}

    if "*" in covered:
        covered |= needed - {"authorization"}

    is_safe = sent.method in fetch.SAFELISTED_METHODS
    return (is_safe or not methods.isdisjoint({sent.method, "*"})) and needed <= covered


@examples
@given(requests, servers, profiles)
def test_every_fetch_ends_after_twenty_redirects_at_most(
    asked: PageRequest, answering: Servers, profile: Profile
) -> None:
    result = fetched(asked, answering, profile)
    real = [sent for sent in answering.sent if not sent.is_preflight]
    assert len(real) <= 21
    assert len(answering.sent) <= 42
    assert [one.sent for one in result.exchanges] == answering.sent
    assert (result.refusal is None) is (result.readable is not None)


@examples
@given(sound, servers)
def test_what_a_server_has_to_be_asked_for_is_sent_if_it_was_granted(
    asked: PageRequest, answering: Servers
) -> None:
    result = fetched(asked, answering, STANDARD)

    if asked.mode is not Mode.CORS or asked.credentials is Credentials.INCLUDE:
        return

    for number, one in enumerate(result.exchanges):
        origin = combined(one.sent.headers, "Origin")

        if one.sent.is_preflight or origin is None or origin_of(one.sent) == origin:
            continue

        assert is_granted(one.sent, list(result.exchanges[:number]), origin)


@examples
@given(requests, servers, profiles)
def test_a_page_reads_of_another_origin_what_names_it_or_the_star(
    asked: PageRequest, answering: Servers, profile: Profile
) -> None:
    result = fetched(asked, answering, profile)

    if result.readable is None:
        return

    last = result.exchanges[-1]
    allowed = combined(last.answer.headers, fetch.ALLOW_ORIGIN)

    match result.readable.kind:
        case "basic":
            assert {origin_of(sent) for sent in answering.sent} == {asked.origin}
        case "cors":
            origin = combined(last.sent.headers, "Origin")
            assert allowed in (origin, "*")
            assert allowed != "*" or asked.credentials is not Credentials.INCLUDE
            assert origin in (asked.origin, "null")
        case _:
            assert (result.readable.status, result.readable.headers) == (0, {})

    assert {"set-cookie", "set-cookie2"}.isdisjoint(result.readable.headers)


@examples
@given(requests, servers, profiles)
def test_cookies_go_along_as_the_page_says(
    asked: PageRequest, answering: Servers, profile: Profile
) -> None:
    fetched(asked, answering, profile)

    for sent in answering.sent:
        match asked.credentials:
            case Credentials.OMIT:
                assert not sent.is_credentialed
            case Credentials.INCLUDE:
                assert sent.is_credentialed is not sent.is_preflight
            case _:
                is_own = origin_of(sent) == asked.origin
                assert is_own or not sent.is_credentialed


@examples
@given(sound, profiles)
def test_a_server_that_allows_everything_blocks_nothing(
    asked: PageRequest, profile: Profile
) -> None:
    if asked.mode is not Mode.CORS:
        return

    result = fetched(asked, permissive, profile)
    assert result.refusal is None


@examples
@given(sound, servers, profiles)
def test_what_was_granted_need_not_be_asked_again(
    asked: PageRequest, answering: Servers, profile: Profile
) -> None:
    """And the cache is as small as it was, where nothing was granted.

    Some browsers keep no star, and so nothing for a method or a header of that name.
    """
    assume("*" not in {asked.method, *(name for name, _ in asked.headers)})
    before = fetched(asked, permissive, profile).cache
    again = fetched(asked, permissive, profile, before)
    assert not any(one.sent.is_preflight for one in again.exchanges)
    assert again.cache == before
    other = fetched(asked, answering, profile)
    is_asked = any(sent.is_preflight for sent in answering.sent)
    assert is_asked or other.cache == PreflightCache()
