"""A browser's cookies: which it keeps, and which it sends.

What is told of Chromium and Firefox was seen in Chromium 156 and Firefox 153, over real
ports.
"""

import dataclasses

import pytest

from flask_cors.sansio.browser.cookie_rules import CHROMIUM
from flask_cors.sansio.browser.cookie_rules import CookieRules
from flask_cors.sansio.browser.cookie_rules import DEBIAN_CHROMIUM
from flask_cors.sansio.browser.cookie_rules import FIREFOX
from flask_cors.sansio.browser.cookie_rules import STANDARD
from flask_cors.sansio.browser.cookie_rules import Visit
from flask_cors.sansio.browser.cookies import CookieJar
from flask_cors.sansio.browser.cookies import MAX_PER_DOMAIN
from flask_cors.sansio.browser.exchanges import Headers
from flask_cors.sansio.browser.urls import parsed
from flask_cors.sansio.browser.urls import Url

NOW = 1_800_000_000.0
APP = "https://app.site.example/set"


def url(text: str) -> Url:
    found = parsed(text)
    assert found is not None
    return found


def opened(text: str, rules: CookieRules = STANDARD) -> Visit:
    """What a user opens."""
    return Visit(url(text), url(text), rules)


def fetched(text: str, page: str, rules: CookieRules = STANDARD) -> Visit:
    """What a page fetches."""
    return Visit(url(text), url(page), rules)


def headers(*lines: str) -> Headers:
    return tuple(("Set-Cookie", line) for line in lines)


def jar(*lines: str, at: str = APP, rules: CookieRules = STANDARD) -> CookieJar:
    return CookieJar().stored(headers(*lines), opened(at, rules), NOW)


@pytest.mark.parametrize(
    ("line", "at", "asked", "is_sent"),
    [
        ("a=b", APP, "https://app.site.example:8443/", True),
        ("a=b", APP, "http://app.site.example/", True),
        ("a=b", APP, "https://api.site.example/", False),
        ("a=b", APP, "https://x.app.site.example/", False),
        ("a=b; Domain=site.example", APP, "https://api.site.example/", True),
        ("a=b; Domain=site.example", APP, "https://site.example/", True),
        ("a=b; Domain=site.example", APP, "https://notsite.example/", False),
        ("a=b; Domain=app.site.example", APP, "https://x.app.site.example/", True),
        ("a=b; Domain=api.site.example", APP, APP, False),
        ("a=b; Domain=other.example", APP, APP, False),
        ("a=b; Domain=example", APP, APP, False),
        ("a=b; Domain=ite.example", APP, APP, False),
        ("a=b; Domain=site.example.", APP, APP, False),
        ("a=b; Domain=localhost", "http://localhost", "http://localhost", True),
        ("a=b; Domain=localhost", "http://localhost", "http://a.localhost", False),
        ("a=b; Domain=localhost", "http://a.localhost", "http://a.localhost", False),
        ("a=b; Domain=127.0.0.1", "http://127.0.0.1", "http://127.0.0.1", True),
        ("a=b; Domain=0.0.1", "http://127.0.0.1", "http://127.0.0.1", False),
    ],
)
def test_a_cookie_belongs_to_a_host_or_to_all_below_a_domain(
    line: str, at: str, asked: str, is_sent: bool
) -> None:
    assert jar(line, at=at).header(opened(asked), NOW) == ("a=b" if is_sent else None)


@pytest.mark.parametrize(
    ("attributes", "path", "asked", "is_sent"),
    [
        ("Path=/e", "/set", "/e", True),
        ("Path=/e", "/set", "/e/f?g", True),
        ("Path=/e", "/set", "/ee", False),
        ("Path=/e/", "/set", "/e", False),
        ("Path=/e/", "/set", "/e/f", True),
        ("Path=/E", "/set", "/e", False),
        ("Path=/%65", "/set", "/e", False),
        ("Path=e", "/set", "/e", True),
        ("", "/x/y/set", "/x/y/z", True),
        ("", "/x/y/set", "/x/y", True),
        ("", "/x/y/set", "/x/", False),
        ("", "/x/y/", "/x/y", True),
        ("", "/x?/y/", "/z", True),
    ],
)
def test_a_cookie_belongs_to_a_path(
    attributes: str, path: str, asked: str, is_sent: bool
) -> None:
    found = jar(f"a=b; {attributes}", at=f"https://app.site.example{path}")
    header = found.header(opened(f"https://app.site.example{asked}"), NOW)
    assert header == ("a=b" if is_sent else None)


@pytest.mark.parametrize(
    ("line", "at", "is_kept"),
    [
        ("a=b; Secure", "https://app.site.example", True),
        ("a=b; Secure", "http://app.site.example", False),
        ("a=b; Secure", "http://localhost:5000", True),
        ("a=b; Secure", "http://127.0.0.1:5000", True),
        ("a=b; SameSite=None", "https://app.site.example", False),
        ("a=b; SameSite=None; Secure", "https://app.site.example", True),
        ("a=b; Partitioned", "https://app.site.example", False),
        ("a=b; Partitioned; Secure", "https://app.site.example", True),
        ("__Host-a=b; Secure", "https://app.site.example", False),
        ("a=b\x01", "https://app.site.example", False),
    ],
)
def test_cookies_that_are_not_safe_are_refused(
    line: str, at: str, is_kept: bool
) -> None:
    assert bool(jar(line, at=at).cookies) is is_kept


def test_a_secure_cookie_goes_to_safe_places_alone() -> None:
    found = jar("a=b; Secure")
    assert found.header(opened("https://app.site.example/"), NOW) == "a=b"
    assert found.header(opened("http://app.site.example/"), NOW) is None


@pytest.mark.parametrize(
    ("line", "is_kept"),
    [
        ("a=2", False),
        ("a=2; Domain=site.example", False),
        ("a=2; Path=/login/x", False),
        ("a=2; Path=/", True),
        ("b=2; Path=/login", True),
    ],
)
def test_no_plain_http_hides_a_secure_cookie(line: str, is_kept: bool) -> None:
    safe = jar("a=1; Secure; Path=/login")
    visit = opened("http://app.site.example/login/")
    assert (safe.stored(headers(line), visit, NOW) != safe) is is_kept


@pytest.mark.parametrize(
    ("lines", "header"),
    [
        (("a=1", "b=2", "a=3"), "a=3; b=2"),
        (("a=1", "b=2", "a=; Max-Age=0", "a=4"), "b=2; a=4"),
        (("a=1", "A=2"), "a=1; A=2"),
        (("a=1", "a=2; Domain=site.example"), "a=1; a=2"),
        (("a=1; Path=/", "b=2; Path=/e", "d=4; Path=/e/f"), "d=4; b=2; a=1"),
        (("a=1; Path=/", "a=2; Path=/e"), "a=2; a=1"),
        (("a=1", "a=2; Max-Age=0; Path=/x"), "a=1"),
        (("x", "=z"), "z"),
        (("a=1; Max-Age=-1",), None),
    ],
)
def test_the_longest_path_comes_first_and_then_the_oldest(
    lines: tuple[str, ...], header: str | None
) -> None:
    visit = opened("https://app.site.example/e/f")
    assert jar(*lines).header(visit, NOW) == header


def test_a_cookie_goes_along_until_it_ends() -> None:
    found = jar("a=b; Max-Age=10", "c=d")
    assert found.header(opened(APP), NOW + 9) == "a=b; c=d"
    assert found.header(opened(APP), NOW + 10) == "c=d"
    assert len(found.stored(headers("e=f"), opened(APP), NOW + 10).cookies) == 2


def test_other_headers_set_no_cookies() -> None:
    answer = (("Cookie", "a=b"), ("set-cookie", "c=d"), ("Content-Type", "text/html"))
    found = CookieJar().stored(answer, opened(APP), NOW)
    assert found.header(opened(APP), NOW) == "c=d"


def test_a_cookie_says_whether_scripts_may_read_it() -> None:
    (cookie,) = jar("a=b; HttpOnly").cookies
    assert cookie.is_http_only
    assert cookie.text == "a=b"


def test_a_domain_has_180_cookies_at_most() -> None:
    other = jar("x=y", at="https://other.example/")
    lines = [f"a{number}=b" for number in range(MAX_PER_DOMAIN + 2)]
    found = other.stored(headers(*lines), opened(APP), NOW).cookies
    assert len(found) == MAX_PER_DOMAIN + 1
    assert [cookie.name for cookie in found[:2]] == ["x", "a2"]


ALL = (
    *("unset=1", "lax=1; SameSite=Lax", "strict=1; SameSite=Strict", "sec=1; Secure"),
    *("none=1; SameSite=None; Secure", "part=1; SameSite=None; Secure; Partitioned"),
)
EVERY = "unset lax strict sec none part"
PLAIN = "unset lax strict"
SAME = ("https://app.site.example/", "https://api.site.example/set")
LOCAL = ("http://app.x.localhost:1/", "http://api.x.localhost:2/set")
UPGRADED = ("http://app.site.example/", "https://api.site.example/set")
OTHER = ("https://app.site.example/", "https://api.other.example/set")
TWO_OF_LOCALHOST = ("http://app.localhost/", "http://api.localhost/set")
UNSAFE = ("http://app.site.example/", "http://api.site.example/set")


def names(header: str | None) -> str:
    return " ".join(pair.partition("=")[0] for pair in (header or "").split("; "))


@pytest.mark.parametrize(
    ("rules", "urls", "kept", "fetched_ones", "seen"),
    [
        (STANDARD, SAME, EVERY, EVERY, EVERY),
        (STANDARD, OTHER, "none", "none part", "none"),
        (STANDARD, UPGRADED, "none", "none part", "none"),
        (CHROMIUM, OTHER, "none", "none part", "none"),
        (DEBIAN_CHROMIUM, SAME, EVERY, EVERY, EVERY),
        (DEBIAN_CHROMIUM, LOCAL, EVERY, EVERY, EVERY),
        (DEBIAN_CHROMIUM, UNSAFE, PLAIN, PLAIN, PLAIN),
        (DEBIAN_CHROMIUM, UPGRADED, "", "part", ""),
        (DEBIAN_CHROMIUM, OTHER, "", "part", ""),
        (DEBIAN_CHROMIUM, TWO_OF_LOCALHOST, "", "part", ""),
        (FIREFOX, SAME, EVERY, EVERY, EVERY),
        (FIREFOX, LOCAL, EVERY, EVERY, EVERY),
        (FIREFOX, UNSAFE, PLAIN, PLAIN, PLAIN),
        (FIREFOX, UPGRADED, "unset lax strict sec none", EVERY, EVERY[:-5]),
        (FIREFOX, OTHER, "", "unset sec none part", ""),
        (FIREFOX, TWO_OF_LOCALHOST, "", "unset sec none part", ""),
    ],
)
def test_a_page_of_another_site_has_what_the_browser_lets_it_have(
    rules: CookieRules,
    urls: tuple[str, str],
    kept: str,
    fetched_ones: str,
    seen: str,
) -> None:
    """Of those that the user's own visit left, of those that a ``fetch()`` brought, and
    of the latter on the user's next visit.
    """
    page, api = urls
    visited = jar(*ALL, at=api, rules=rules)
    assert names(visited.header(fetched(api, page, rules), NOW)) == kept

    brought = CookieJar().stored(headers(*ALL), fetched(api, page, rules), NOW)
    assert names(brought.header(fetched(api, page, rules), NOW)) == fetched_ones
    assert names(brought.header(opened(api, rules), NOW)) == seen


@pytest.mark.parametrize(
    ("rules", "sent"),
    [
        (STANDARD, "none"),
        (CHROMIUM, "none"),
        (DEBIAN_CHROMIUM, ""),
        (FIREFOX, ""),
    ],
)
def test_a_page_without_an_origin_is_another_site(
    rules: CookieRules, sent: str
) -> None:
    found = jar(*ALL, rules=rules)
    assert names(found.header(Visit(url(APP), None, rules), NOW)) == sent


@pytest.mark.parametrize(
    ("rules", "through", "sent"),
    [
        (CHROMIUM, "https://api.other.example", EVERY),
        (FIREFOX, "https://app.site.example", EVERY),
        (FIREFOX, "https://api.other.example", "unset sec none part"),
    ],
)
def test_firefox_minds_a_redirect_of_another_site(
    rules: CookieRules, through: str, sent: str
) -> None:
    visit = dataclasses.replace(opened(APP, rules), through=(url(through),))
    assert names(jar(*ALL, rules=rules).header(visit, NOW)) == sent

    brought = CookieJar().stored(headers(*ALL), visit, NOW)
    assert names(brought.header(opened(APP, rules), NOW)) == EVERY


def test_public_suffixes_are_those_of_the_rules() -> None:
    rules = CookieRules(suffix_of=lambda host: "site.example")
    assert jar("a=b; Domain=site.example", rules=rules).cookies == ()
    (own,) = jar(
        "a=b; Domain=site.example", at="https://site.example", rules=rules
    ).cookies
    assert own.is_host_only
