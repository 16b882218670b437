"""What to write instead of a pattern."""

import re

import pytest

from flask_cors.judging import INSTRUMENTS
from flask_cors.sansio import judges
from flask_cors.sansio.findings import Finding
from flask_cors.sansio.judges import regexes
from flask_cors.sansio.origin_forms import any_port
from flask_cors.sansio.policy import Policy
from flask_cors.sansio.regexes.openings import examined
from flask_cors.sansio.regexes.remedies import remedies
from flask_cors.sansio.regexes.remedies import wildcard_near

from ..judges.judging import policy


def remedied(pattern: str) -> tuple[str, ...]:
    regex = re.compile(any_port(pattern), re.IGNORECASE)
    return remedies(examined(regex), pattern, INSTRUMENTS.is_public_suffix)


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"^https://example.com$", "https://example.com"),
        (r"https://example.com(:\d+)?", "https://example.com:*"),
        (r"http://localhost.*", "http://localhost:*"),
        (r"https://.*.example.com", "https://*.example.com"),
        (r"https://.+.example.com:*", "https://*.example.com:*"),
        (r"^https://.*example\.com$", r"^https://(.*\.)?example\.com$"),
        (r"https://(a|b).example.com", r"https://(a|b)\.example\.com$"),
        (
            r"https://a.b.com|https://c.d.com",
            r"(?:https://a\.b\.com|https://c\.d\.com)$",
        ),
        (r".*example\.com", r"https://(.*\.)?example\.com$"),
        (r"https?://.*example\.com.*", r"https?://(.*\.)?example\.com$"),
        (r"https://.{0,9}example\.com", r"https://(.{0,9}\.)?example\.com$"),
    ],
)
def test_what_says_what_was_meant_is_named(pattern: str, expected: str) -> None:
    assert remedied(pattern) == (expected,)


@pytest.mark.parametrize(
    "pattern",
    [
        r"https://example\..*",
        r"http://192\.168\..*",
        r"https://.*-app\.vercel\.app",
        r"https://[a-z]+\.[a-z]+",
        r"https://[a-z]+example\.com",
        r"(a|b)\1",
        r"https://x.*example\.com(?<=y.example.com)",
    ],
)
def test_there_are_patterns_that_only_their_author_can_correct(pattern: str) -> None:
    assert remedied(pattern) == ()


def test_what_cannot_be_compiled_is_not_proposed() -> None:
    """The flags of this pattern stand at its beginning, and may stand nowhere else."""
    assert remedied(r"(?i).*example\.com") == ()


@pytest.mark.parametrize(
    "pattern",
    [
        r"^https://example.com$",
        r"https://example.com(:\d+)?",
        r"http://localhost.*",
        r"https://.*.example.com",
        r"^https://.*example\.com$",
        r"https://(a|b).example.com",
        r".*example\.com",
        r".*\.example\.com",
        r"https?://.*example\.com.*",
        r"https://[a-z]+\.example\.com",
        r"https://[\w.-]+example.com",
        r"^(?!.*evil).*example\.com$",
        r"^(https?://)?(.*\.)?example\.com$",
        r"http://192.168.\d+.\d+(:\d+)?",
        r"https://.*\.example\.com.*:*",
    ],
)
def test_of_what_is_named_nothing_is_said(pattern: str) -> None:
    told = [*judged(policy(origins=pattern)), *advised(policy(origins=pattern))]
    named = {text for finding in told for text in finding.suggestions}
    assert named

    for text in named:
        assert judged(policy(origins=text)) == []
        assert advised(policy(origins=text)) == []


def judged(one: Policy) -> list[Finding]:
    return list(judges.of_policy(one, INSTRUMENTS))


def advised(one: Policy) -> list[Finding]:
    every = (regexes.any_scheme, regexes.any_port_at_all, regexes.unanchored_regex)
    return [finding for judge in every for finding in judge(one, INSTRUMENTS)]


@pytest.mark.parametrize(
    ("pattern", "near"),
    [
        (r"^https://([a-z0-9-]+\.?)+\.example\.com$", "https://*.example.com"),
        (r"http://([a-z]+)+\.b\.example\.org", "http://*.b.example.org"),
        (r"(\w+\s?)*", None),
        (r"(x)?(?(1)(a+)+|b)", None),
    ],
)
def test_a_wildcard_is_found_without_running_the_pattern(
    pattern: str, near: str | None
) -> None:
    assert wildcard_near(re.compile(pattern)) == near
