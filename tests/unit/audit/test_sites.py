"""Whose pages the origins of a policy are, as far as their text shows."""

import re
import typing as t

import pytest

from flask_cors.sansio.audit import sites

from .policies import policy

APP = "https://app.example.com"
OTHER = "https://app.partner.example"
LOCAL = "http://localhost:3000"


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("localhost", True),
        ("app.localhost", True),
        ("127.0.0.1", True),
        ("127.1.2.3", True),
        ("[::1]", True),
        ("localhost.example", False),
        ("notlocalhost", False),
        ("127.0.0.1.example", False),
        ("192.168.0.1", False),
    ],
)
def test_a_host_is_the_visitors_own_machine(host: str, expected: bool) -> None:
    assert sites.is_loopback(host) is expected


@pytest.mark.parametrize(
    ("origins", "expected"),
    [
        (LOCAL, True),
        ([LOCAL, "http://127.0.0.1:*", "localhost"], True),
        (re.compile(r"http://(localhost|127\.0\.0\.1):\d+"), True),
        ([LOCAL, APP], False),
        (re.compile(r"https?://(localhost|app\.example\.com)(:\d+)?"), False),
        ("*", False),
        (lambda origin: origin == LOCAL, False),
        ([LOCAL, lambda origin: False], False),
        ("null", False),
        ("app://localhost", False),
    ],
)
def test_a_policy_is_for_development_where_all_its_origins_are(
    origins: t.Any, expected: bool
) -> None:
    assert sites.is_for_development(policy(origins)) is expected


@pytest.mark.parametrize(
    ("origins", "site", "expected"),
    [
        (APP, None, APP),
        (APP, "example.com", None),
        ("https://example.com", "example.com", None),
        ("https://*.example.com", "example.com", None),
        ("https://badexample.com", "example.com", "https://badexample.com"),
        ([APP, OTHER], "example.com", OTHER),
        ("https://*.partner.example", "example.com", "https://*.partner.example"),
        (r"https://.+\.example\.com", "example.com", None),
        (
            r"https://.+\.partner\.example",
            "example.com",
            r"https://.+\.partner\.example",
        ),
        ("*", None, "*"),
        (".*", "example.com", "*"),
        (lambda origin: True, "example.com", None),
        ("null", None, None),
        ("app://partner.example", None, None),
        (LOCAL, None, None),
        (LOCAL, "example.com", None),
        (LOCAL, "localhost", None),
        (LOCAL, "127.0.0.1", LOCAL),
        (APP, "localhost", APP),
    ],
)
def test_an_origin_is_of_another_site_by_its_registered_domain(
    origins: t.Any, site: str | None, expected: str | None
) -> None:
    assert sites.foreign(policy(origins), site) == expected
