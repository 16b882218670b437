"""Sites, as Chromium 156 and Firefox 153 tell them apart."""

import pytest

from flask_cors.sansio.browser.sites import is_same_site
from flask_cors.sansio.browser.sites import is_schemelessly_same_site
from flask_cors.sansio.browser.sites import Site
from flask_cors.sansio.browser.sites import site_of
from flask_cors.sansio.browser.urls import parsed
from flask_cors.sansio.browser.urls import Url


def url(text: str) -> Url:
    found = parsed(text)
    assert found is not None
    return found


def suffix(host: str) -> str:
    return "co.uk" if host.endswith("co.uk") else host.rpartition(".")[2]


@pytest.mark.parametrize(
    ("text", "domain"),
    [
        ("https://example.com", "example.com"),
        ("https://app.example.com:8443", "example.com"),
        ("https://a.b.example.com.", "example.com."),
        ("https://localhost", "localhost"),
        ("https://app.localhost", "app.localhost"),
        ("https://a.app.localhost", "app.localhost"),
        ("https://127.0.0.1", "127.0.0.1"),
        ("https://[::1]", "[::1]"),
        ("https://app.shop.co.uk", "shop.co.uk"),
        ("https://co.uk", "co.uk"),
    ],
)
def test_a_site_is_the_domain_that_somebody_registers(text: str, domain: str) -> None:
    assert site_of(url(text), suffix) == Site("https", domain)


@pytest.mark.parametrize(
    ("page", "other", "schemeful", "schemeless"),
    [
        ("https://app.site.example", "https://api.site.example", True, True),
        ("http://app.site.example", "http://site.example:5000", True, True),
        ("http://app.site.example", "https://api.site.example", False, True),
        ("https://app.site.example", "https://api.other.example", False, False),
        ("http://a.localhost", "http://b.localhost", False, False),
        ("http://localhost", "http://a.localhost", False, False),
        ("http://a.x.localhost", "http://b.x.localhost", True, True),
        ("http://localhost:1", "http://localhost:2", True, True),
        ("http://127.0.0.1", "http://127.0.0.2", False, False),
        ("http://127.0.0.1", "https://127.0.0.1", False, True),
        ("about:blank", "about:blank", False, False),
        ("https://a.example", "data:,", False, False),
    ],
)
def test_whether_the_scheme_counts_is_the_browser_s_choice(
    page: str, other: str, schemeful: bool, schemeless: bool
) -> None:
    assert is_same_site(url(page), url(other)) is schemeful
    assert is_schemelessly_same_site(url(page), url(other)) is schemeless


def test_a_page_without_an_origin_is_of_no_site() -> None:
    assert not is_same_site(None, url("https://a.example"))
    assert not is_schemelessly_same_site(None, url("https://a.example"))


def test_public_suffixes_are_as_they_are_told() -> None:
    one, two = url("https://one.co.uk"), url("https://two.co.uk")
    assert is_same_site(one, two)
    assert not is_same_site(one, two, suffix)
