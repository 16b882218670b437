"""Globs, which are no wildcard patterns, and what can be written for them."""

import re

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from flask_cors.sansio.globs import Glob
from flask_cors.sansio.origin_patterns import OriginPattern

EXAMPLE = r"example\.com"


@pytest.mark.parametrize(
    ("text", "sample", "meant"),
    [
        (
            "https://app-*.example.com",
            "https://app-x1.example.com",
            rf"https://app-[a-z0-9\-]+\.{EXAMPLE}",
        ),
        (
            "https://*-preview.example.com",
            "https://x1-preview.example.com",
            rf"https://[a-z0-9\-]+-preview\.{EXAMPLE}",
        ),
        (
            "https://*.app-*.example.com:*",
            "https://x1.app-x1.example.com:1",
            rf"https://(?:[a-z0-9\-]+\.)+app-[a-z0-9\-]+\.{EXAMPLE}:*",
        ),
        (
            "app-*.example.com",
            "https://app-x1.example.com",
            rf"https://app-[a-z0-9\-]+\.{EXAMPLE}",
        ),
        (
            "https?://*.example.com",
            "https://x1.example.com",
            rf"https?://(?:[a-z0-9\-]+\.)+{EXAMPLE}",
        ),
        ("http*://example.com", "https://example.com", f"https?://{EXAMPLE}"),
        (
            "http://localhost:300*",
            "http://localhost:3001",
            "http://localhost:300[0-9]+",
        ),
        ("https://*example.com", "https://x1example.com", "https://*.example.com"),
        ("*.example.com", "https://x1.example.com", "https://*.example.com"),
        ("**.example.com", "https://x1.example.com", "https://*.example.com"),
        (
            r"^https://*\.example\.com$",
            "https://x1.example.com",
            "https://*.example.com",
        ),
        ("https://*.example.com/*", "https://x1.example.com", "https://*.example.com"),
        ("https://*", "https://x1", "https://.*"),
        ("http://*:3000", "http://x1:3000", "http://.*:3000"),
        ("http://*:30*", "http://x1:301", None),
        ("https://app-*.com", "https://app-x1.com", None),
        ("https://a*.*", "https://ax1.x1", None),
        (
            "https://{app,api}.a.example",
            "https://app.a.example",
            "https://app.a.example, https://api.a.example",
        ),
        ("https://{app,*}.a.example", None, None),
        ("https://{app,-x-}!.a.example", "https://app!.a.example", None),
        ("*://app.example.com", "https://app.example.com", "https://app.example.com"),
        ("*://a b", "https://a b", None),
    ],
)
def test_a_glob_has_an_origin_that_it_was_meant_for(
    text: str, sample: str | None, meant: str | None
) -> None:
    glob = Glob.parse(text)
    assert (glob and glob.sample) == sample
    assert (glob.meant if glob else ()) == (() if meant is None else (meant,))


def test_a_star_at_the_end_may_stand_for_a_path_or_for_a_port() -> None:
    glob = Glob.parse("https://example.com*")
    assert glob is not None
    assert glob.sample == "https://example.com:8000"
    assert glob.meant == ("https://example.com", "https://example.com:*")


@pytest.mark.parametrize(
    "text",
    [
        r"https://.*\.example\.com",
        r"https://[a-z]*\.example\.com",
        r"https://a\d*\.example\.com",
        r"https://(www\.)*example\.com",
        "https?://example.com/*",
        "https?://localhost:*",
        "https://a.example",
        r"https://a{1,3}\.example\.com",
        "*" * 401,
    ],
)
def test_a_regex_is_no_glob(text: str) -> None:
    assert Glob.parse(text) is None


@settings(max_examples=300)
@given(st.text(alphabet="htps:/*ab.-{},?^$\\1", max_size=40).map("https://{}".format))
def test_what_is_suggested_for_a_glob_can_be_written(text: str) -> None:
    glob = Glob.parse(text)

    for meant in glob.meant if glob else ():
        origins = map(OriginPattern.parse, meant.split(", "))
        assert all(origins) or re.compile(meant)
