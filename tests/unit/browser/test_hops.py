"""One ``fetch()`` as it begins, and as each redirect leaves it."""

import typing as t

import pytest

from flask_cors.sansio.browser import hops
from flask_cors.sansio.browser.exchanges import Answer
from flask_cors.sansio.browser.exchanges import Credentials
from flask_cors.sansio.browser.exchanges import Headers
from flask_cors.sansio.browser.exchanges import Mode
from flask_cors.sansio.browser.exchanges import Redirect
from flask_cors.sansio.browser.hops import BlockedError
from flask_cors.sansio.browser.hops import Hop
from flask_cors.sansio.browser.hops import Tainting
from flask_cors.sansio.browser.urls import parsed
from flask_cors.sansio.browser.urls import Url

from .pages import API
from .pages import OTHER
from .pages import PAGE
from .pages import request


def url(text: str) -> Url:
    found = parsed(text)
    assert found is not None
    return found


def hop_over(*urls: str, status: int = 302, **given: t.Any) -> Hop:
    """What is asked of the last of the URLs."""
    first, *others = urls
    hop = hops.first(request(first, **given))

    for other in others:
        hop = hops.following(hop, url(other), status)

    return hop


def blocked(*urls: str, status: int = 302, **given: t.Any) -> tuple[str, str | None]:
    with pytest.raises(BlockedError) as info:
        hop_over(*urls, status=status, **given)

    assert str(info.value) == info.value.reason.value
    return info.value.reason.value, info.value.value


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        (request("no URL"), ("invalid-url", "no URL")),
        (request("/relative"), ("invalid-url", "/relative")),
        (request("https://"), ("invalid-url", "https://")),
        (request("https://u@api.example/"), ("invalid-url", "https://u@api.example/")),
        (
            request("https://:p@api.example/"),
            ("invalid-url", "https://:p@api.example/"),
        ),
        (request(method=""), ("invalid-method", "")),
        (request(method="GET "), ("invalid-method", "GET ")),
        (request(method="Gé"), ("invalid-method", "Gé")),
        (request(method="TRACE"), ("forbidden-method", "TRACE")),
        (request(method="track"), ("forbidden-method", "track")),
        (request(method="Connect"), ("forbidden-method", "Connect")),
        (request(method="put", mode=Mode.NO_CORS), ("method-needs-cors", "PUT")),
        (request(method="patch", mode=Mode.NO_CORS), ("method-needs-cors", "patch")),
        (request(headers=(("X One", "1"),)), ("invalid-header", "X One")),
        (
            request(headers=(("A", "1"), ("X-One", "\n1\n2"))),
            ("invalid-header", "X-One"),
        ),
        (request(headers=(("Cookie", "\x00"),)), ("invalid-header", "Cookie")),
        (request(f"{API}/", mode=Mode.SAME_ORIGIN), ("not-same-origin", None)),
        (request("ftp://a/", mode=Mode.SAME_ORIGIN), ("not-same-origin", None)),
        (
            request(mode=Mode.NO_CORS, redirect=Redirect.MANUAL),
            ("redirect-needs-cors", None),
        ),
        (
            request(mode=Mode.NO_CORS, redirect=Redirect.ERROR),
            ("redirect-needs-cors", None),
        ),
        (request("ftp://api.example/"), ("not-http", "ftp")),
        (request("about:blank"), ("not-http", "about")),
        (request("data:,x"), ("not-http", "data")),
        (request("file:///etc/hosts"), ("not-http", "file")),
        (request("file:///", mode=Mode.NO_CORS), ("not-http", "file")),
        (request("data:,x", origin="null"), ("not-http", "data")),
        (request("blob:null/x", origin="null"), ("not-http", "blob")),
        (
            request("data:,", origin="null", mode=Mode.SAME_ORIGIN),
            ("not-same-origin", None),
        ),
    ],
    ids=lambda value: "" if isinstance(value, tuple) else repr(value),
)
def test_some_requests_come_to_nothing_before_they_are_sent(
    asked: t.Any, reason: tuple[str, str | None]
) -> None:
    """WPT ``fetch/api/request/request-error.any.js`` among others. No server answers
    for a URL like ``data:``, so that none is asked here.
    """
    with pytest.raises(BlockedError, match=f"^{reason[0]}$") as info:
        hops.first(asked)

    assert info.value.value == reason[1]


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        (request("no URL", method=""), "invalid-url"),
        (request(method="TRACE", headers=(("", ""),)), "forbidden-method"),
        (
            request(method="PUT", mode=Mode.NO_CORS, headers=(("", ""),)),
            "method-needs-cors",
        ),
        (request("ftp://a/", headers=(("", ""),)), "invalid-header"),
        (
            request("ftp://a/", mode=Mode.NO_CORS, redirect=Redirect.ERROR),
            "redirect-needs-cors",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_the_first_of_two_errors_counts(asked: t.Any, reason: str) -> None:
    """https://fetch.spec.whatwg.org/#dom-request"""
    with pytest.raises(BlockedError, match=f"^{reason}$"):
        hops.first(asked)


@pytest.mark.parametrize(
    ("given", "tainting"),
    [
        pytest.param({"url": f"{PAGE}/"}, Tainting.BASIC, id="its own origin"),
        pytest.param({"url": "https://APP.example:443"}, Tainting.BASIC, id="the same"),
        pytest.param({"url": "https://app.example:444/"}, Tainting.CORS, id="a port"),
        pytest.param({"url": "http://app.example/"}, Tainting.CORS, id="a scheme"),
        pytest.param({"url": "https://a.app.example/"}, Tainting.CORS, id="a host"),
        pytest.param(
            {"url": f"{PAGE}/", "origin": "null"}, Tainting.CORS, id="no origin"
        ),
        pytest.param(
            {"url": f"{PAGE}/", "mode": Mode.NO_CORS, "redirect": Redirect.ERROR},
            Tainting.BASIC,
            id="its own origin, without CORS",
        ),
        pytest.param(
            {"url": f"{API}/", "mode": Mode.NO_CORS},
            Tainting.OPAQUE,
            id="another, without CORS",
        ),
        pytest.param(
            {"url": f"{PAGE}/", "mode": Mode.SAME_ORIGIN},
            Tainting.BASIC,
            id="its own origin alone",
        ),
    ],
)
def test_how_far_a_page_may_look(given: dict[str, t.Any], tainting: Tainting) -> None:
    """https://fetch.spec.whatwg.org/#concept-main-fetch"""
    assert hops.first(request(**given)).tainting is tainting


def test_a_request_begins_with_a_method_and_headers_that_may_be_set() -> None:
    headers = (("X-One", " 1 "), ("Cookie", "a=b"), ("Range", "bytes=0-"))
    hop = hop_over(f"{API}/", method="delete", headers=headers)
    assert hop.method == "DELETE"
    assert hop.headers == (("X-One", "1"), ("Range", "bytes=0-"))


def test_without_cors_it_begins_with_fewer_headers() -> None:
    headers = (("X-One", "1"), ("Range", "bytes=0-"), ("Accept", "a"))
    hop = hop_over(f"{API}/", headers=headers, mode=Mode.NO_CORS)
    assert hop.headers == (("Accept", "a"),)


HTTP = "http://api.example"


@pytest.mark.parametrize(
    ("hop", "origin"),
    [
        pytest.param(hop_over(f"{API}/"), PAGE, id="another origin: GET"),
        pytest.param(hop_over(f"{API}/", method="PUT"), PAGE, id="another: PUT"),
        pytest.param(hop_over(f"{API}/", origin="null"), "null", id="a sandboxed page"),
        pytest.param(hop_over(f"{HTTP}/"), PAGE, id="less secure, with CORS"),
        pytest.param(hop_over(f"{PAGE}/"), None, id="its own: GET"),
        pytest.param(hop_over(f"{PAGE}/", method="HEAD"), None, id="its own: HEAD"),
        pytest.param(hop_over(f"{PAGE}/", method="POST"), PAGE, id="its own: POST"),
        pytest.param(hop_over(f"{PAGE}/", method="PUT"), PAGE, id="its own: PUT"),
        pytest.param(
            hop_over(f"{PAGE}/", method="PUT", mode=Mode.SAME_ORIGIN),
            PAGE,
            id="its own alone: PUT",
        ),
        pytest.param(
            hop_over(f"{API}/", mode=Mode.NO_CORS), None, id="without CORS: GET"
        ),
        pytest.param(
            hop_over(f"{API}/", mode=Mode.NO_CORS, method="POST"),
            PAGE,
            id="without CORS: POST",
        ),
        pytest.param(
            hop_over(f"{HTTP}/", mode=Mode.NO_CORS, method="POST"),
            "null",
            id="without CORS, less secure: POST",
        ),
        pytest.param(
            hop_over(f"{API}/", origin=HTTP, mode=Mode.NO_CORS, method="POST"),
            HTTP,
            id="without CORS, more secure: POST",
        ),
        pytest.param(
            hop_over(f"{HTTP}/", origin="null", mode=Mode.NO_CORS, method="POST"),
            "null",
            id="without CORS, a sandboxed page: POST",
        ),
        pytest.param(
            hop_over(
                f"{API}/", f"{OTHER}/", mode=Mode.NO_CORS, method="POST", status=307
            ),
            "null",
            id="without CORS, after a redirect: POST",
        ),
    ],
)
def test_the_origin_that_goes_with_it(hop: Hop, origin: str | None) -> None:
    """https://fetch.spec.whatwg.org/#append-a-request-origin-header"""
    assert dict(hop.sent().headers).get("Origin") == origin


@pytest.mark.parametrize(
    ("urls", "origin"),
    [
        pytest.param((API, API), PAGE, id="another and again"),
        pytest.param((PAGE, API), PAGE, id="its own, then another"),
        pytest.param((PAGE, PAGE, API, API), PAGE, id="each of them twice"),
        pytest.param((API, PAGE), "null", id="another, then its own"),
        pytest.param((API, OTHER), "null", id="another, then a third"),
        pytest.param((PAGE, API, PAGE), "null", id="there and back"),
        pytest.param((API, OTHER, OTHER), "null", id="a third twice"),
        pytest.param((API, PAGE, API), "null", id="another, its own, another"),
        pytest.param((API, HTTP), "null", id="another scheme"),
        pytest.param((API, f"{API}:444"), "null", id="another port"),
    ],
)
def test_a_redirect_from_another_origin_hides_that_of_the_page(
    urls: tuple[str, ...], origin: str
) -> None:
    """WPT ``cors/redirect-origin.htm``, ``fetch/api/redirect/redirect-origin.any.js``;
    https://fetch.spec.whatwg.org/#concept-request-tainted-origin
    """
    hop = hop_over(*(f"{each}/" for each in urls))
    assert hop.origin == origin
    assert hop.asked().origin == origin
    assert hop.asked().key.origin == origin


@pytest.mark.parametrize(
    ("urls", "mode", "tainting"),
    [
        ((PAGE, PAGE), Mode.CORS, Tainting.BASIC),
        ((PAGE, API), Mode.CORS, Tainting.CORS),
        ((API, PAGE), Mode.CORS, Tainting.CORS),
        ((API, PAGE), Mode.NO_CORS, Tainting.OPAQUE),
        ((PAGE, API), Mode.NO_CORS, Tainting.OPAQUE),
        ((PAGE, PAGE), Mode.SAME_ORIGIN, Tainting.BASIC),
    ],
)
def test_what_was_of_another_origin_once_stays_so(
    urls: tuple[str, ...], mode: Mode, tainting: Tainting
) -> None:
    """WPT ``fetch/api/redirect/redirect-back-to-original-origin.any.js``."""
    assert hop_over(*(f"{each}/" for each in urls), mode=mode).tainting is tainting


@pytest.mark.parametrize(
    ("urls", "credentials", "is_credentialed"),
    [
        ((PAGE,), Credentials.SAME_ORIGIN, True),
        ((API,), Credentials.SAME_ORIGIN, False),
        ((PAGE, API), Credentials.SAME_ORIGIN, False),
        ((API, PAGE), Credentials.SAME_ORIGIN, False),
        ((PAGE, API, PAGE), Credentials.SAME_ORIGIN, False),
        ((PAGE,), Credentials.OMIT, False),
        ((API,), Credentials.OMIT, False),
        ((PAGE,), Credentials.INCLUDE, True),
        ((API,), Credentials.INCLUDE, True),
        ((API, OTHER), Credentials.INCLUDE, True),
    ],
)
def test_cookies_go_with_it(
    urls: tuple[str, ...], credentials: Credentials, is_credentialed: bool
) -> None:
    """https://fetch.spec.whatwg.org/#http-network-or-cache-fetch"""
    hop = hop_over(*(f"{each}/" for each in urls), credentials=credentials)
    assert hop.sent().is_credentialed is is_credentialed


@pytest.mark.parametrize("credentials", Credentials, ids=lambda each: each.value)
def test_only_one_mode_has_to_be_granted_credentials(credentials: Credentials) -> None:
    asked = hop_over(f"{API}/", credentials=credentials).asked()
    assert asked.is_credentialed is (credentials is Credentials.INCLUDE)


def test_the_fragment_is_not_sent() -> None:
    hop = hop_over(f"{API}/a?b#c")
    assert hop.sent().url == hop.asked().url == f"{API}/a?b"


@pytest.mark.parametrize(
    ("lines", "leads_to"),
    [
        pytest.param((), None, id="nowhere without the header"),
        pytest.param((f"{OTHER}/x",), f"{OTHER}/x#c", id="to another origin"),
        pytest.param(("/x",), f"{API}/x#c", id="to another path"),
        pytest.param(("x?y",), f"{API}/a/x?y#c", id="to a relative one"),
        pytest.param(("",), f"{API}/a/b#c", id="to the same again"),
        pytest.param(("#d",), f"{API}/a/b#d", id="to its own fragment"),
        pytest.param((f"{OTHER}/#",), f"{OTHER}/", id="to an empty fragment"),
    ],
)
def test_where_a_redirect_leads(lines: tuple[str, ...], leads_to: str | None) -> None:
    """https://fetch.spec.whatwg.org/#concept-response-location-url"""
    answer = Answer(302, tuple(("location", line) for line in lines))
    found = hops.location(hop_over(f"{API}/a/b#c"), answer)
    assert (None if found is None else found.text) == leads_to


@pytest.mark.parametrize(
    ("lines", "value"),
    [
        pytest.param(("https://",), "https://", id="no URL"),
        pytest.param(("https://a:b/",), "https://a:b/", id="no port"),
        pytest.param(("/a", "/b"), "/a, /b", id="two lines"),
        pytest.param(("/a", "/a"), "/a, /a", id="two lines that say the same"),
    ],
)
def test_a_redirect_to_no_one_url_fails(lines: tuple[str, ...], value: str) -> None:
    hop = hop_over(f"{API}/")
    answer = Answer(302, tuple(("Location", line) for line in lines))

    with pytest.raises(BlockedError, match=r"^redirect-invalid$") as info:
        hops.location(hop, answer)

    assert (info.value.hop, info.value.value) == (hop, value)


@pytest.mark.parametrize(
    ("urls", "mode", "reason"),
    [
        ((API, "data:,x"), Mode.CORS, ("redirect-not-http", "data:,x")),
        ((PAGE, "ftp://a/"), Mode.NO_CORS, ("redirect-not-http", "ftp://a/")),
        ((PAGE, "about:blank"), Mode.SAME_ORIGIN, ("redirect-not-http", "about:blank")),
        ((PAGE, API), Mode.SAME_ORIGIN, ("not-same-origin", None)),
        (
            (PAGE, "https://u@api.example"),
            Mode.CORS,
            ("redirect-with-user", "https://u@api.example/"),
        ),
        (
            (API, "https://u:p@api.example"),
            Mode.CORS,
            ("redirect-with-user", "https://u:p@api.example/"),
        ),
        (
            (API, "https://:p@app.example"),
            Mode.CORS,
            ("redirect-with-user", "https://:p@app.example/"),
        ),
        (
            (PAGE, "https://u@api.example"),
            Mode.SAME_ORIGIN,
            ("not-same-origin", None),
        ),
    ],
)
def test_some_redirects_are_not_followed(
    urls: tuple[str, str], mode: Mode, reason: tuple[str, str | None]
) -> None:
    """WPT ``cors/redirect-userinfo.htm``, ``fetch/api/redirect/redirect-schemes.html``;
    https://fetch.spec.whatwg.org/#concept-http-redirect-fetch
    """
    assert blocked(f"{urls[0]}/", urls[1], mode=mode) == reason


@pytest.mark.parametrize(
    ("urls", "mode"),
    [
        ((PAGE, "https://u:p@app.example"), Mode.CORS),
        ((PAGE, "https://u:p@app.example"), Mode.SAME_ORIGIN),
        ((PAGE, "https://u:p@api.example"), Mode.NO_CORS),
        ((API, "https://u:p@api.example"), Mode.NO_CORS),
        ((API, "https://@api.example"), Mode.CORS),
    ],
)
def test_a_redirect_with_a_user_is_followed_where_there_is_no_cors(
    urls: tuple[str, str], mode: Mode
) -> None:
    hop = hop_over(f"{urls[0]}/", urls[1], mode=mode)
    assert len(hop.urls) == 2


def test_twenty_redirects_are_followed_and_no_more() -> None:
    """WPT ``fetch/api/redirect/redirect-count.any.js``."""
    hop = hop_over(*[f"{API}/"] * 21)
    assert len(hop.urls) == 21

    with pytest.raises(BlockedError, match=r"^too-many-redirects$") as info:
        hops.following(hop, url(f"{API}/"), 302)

    assert info.value.hop == hop


ALL: Headers = (
    ("Content-Encoding", "identity"),
    ("content-language", "en"),
    ("Content-Location", "foo"),
    ("Content-Type", "text/plain"),
    ("X-One", "1"),
)


@pytest.mark.parametrize(
    ("status", "method", "then"),
    [
        (301, "GET", "GET"),
        (301, "HEAD", "HEAD"),
        (301, "POST", "GET"),
        (301, "PUT", "PUT"),
        (301, "patch", "patch"),
        (302, "GET", "GET"),
        (302, "HEAD", "HEAD"),
        (302, "post", "GET"),
        (302, "DELETE", "DELETE"),
        (303, "GET", "GET"),
        (303, "HEAD", "HEAD"),
        (303, "POST", "GET"),
        (303, "PUT", "GET"),
        (303, "TESTING", "GET"),
        (307, "GET", "GET"),
        (307, "POST", "POST"),
        (307, "PUT", "PUT"),
        (308, "POST", "POST"),
        (308, "TESTING", "TESTING"),
    ],
)
def test_a_redirect_may_change_the_method_and_drop_the_body(
    status: int, method: str, then: str
) -> None:
    """WPT ``fetch/api/redirect/redirect-method.any.js``."""
    hop = hop_over(f"{API}/", f"{API}/", status=status, method=method, headers=ALL)
    is_changed = method.upper() != then.upper()
    assert hop.method == then
    assert hop.headers == (ALL[-1:] if is_changed else ALL)


@pytest.mark.parametrize(
    ("urls", "is_kept"),
    [
        ((PAGE, PAGE), True),
        ((API, API), True),
        ((PAGE, API), False),
        ((API, PAGE), False),
        ((API, OTHER), False),
        ((PAGE, API, PAGE), False),
        ((API, f"{API}:444"), False),
    ],
)
def test_authorization_is_dropped_on_the_way_to_another_origin(
    urls: tuple[str, ...], is_kept: bool
) -> None:
    """WPT ``fetch/api/credentials/authentication-redirection.any.js``; for ever, even
    where a further redirect leads back.
    """
    headers = (("authorization", "x"), ("X-One", "1"))
    hop = hop_over(*(f"{each}/" for each in urls), headers=headers)
    assert hop.headers == (headers if is_kept else headers[1:])
