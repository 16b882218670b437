"""Who may read what the user's cookies show."""

import re
import time
import typing as t

import pytest

from flask_cors.sansio.findings import Fault
from flask_cors.sansio.findings import Place
from flask_cors.sansio.judges import credentials
from flask_cors.sansio.layers import defaults
from flask_cors.sansio.layers import Layer
from flask_cors.sansio.layers import overlaid
from flask_cors.sansio.policy import Policy

from .judging import APP
from .judging import found
from .judging import policy
from .judging import values
from .judging import WITH_A_LIST

any_origin = credentials.any_origin_with_credentials
insecure_origin = credentials.insecure_origin_with_credentials
null_origin = credentials.null_origin_with_credentials


@pytest.mark.parametrize(
    "origins",
    ["*", ".*", "https://.*", "https?://.*", re.compile(".+"), [APP, "*"]],
    ids=repr,
)
def test_any_origin_with_credentials_is_told(origins: t.Any) -> None:
    (finding,) = found(any_origin, origins=origins, supports_credentials=True)
    assert finding.fault is Fault.ANY_ORIGIN_WITH_CREDENTIALS
    assert found(insecure_origin, origins=origins, supports_credentials=True) == []
    assert found(any_origin, origins=origins) == []


@pytest.mark.parametrize(
    "origins",
    [APP, "https://*.example.com", r"https://[a-z]+\.example\.com", [], bool],
    ids=repr,
)
@pytest.mark.parametrize("judge", [any_origin, null_origin, insecure_origin])
def test_credentials_for_named_origins_are_right(judge: t.Any, origins: t.Any) -> None:
    assert found(judge, origins=origins, supports_credentials=True) == []


def test_the_star_for_any_origin_excludes_credentials() -> None:
    (finding,) = found(any_origin, supports_credentials=True, send_wildcard=True)
    assert finding.fault is Fault.WILDCARD_WITH_CREDENTIALS
    assert finding.option == "send_wildcard"
    assert found(any_origin, send_wildcard=True) == []


def test_the_origin_null_excludes_credentials() -> None:
    origins = [APP, "null"]
    assert values(null_origin, origins=origins, supports_credentials=True) == ["null"]
    assert values(null_origin, origins=origins) == []


def test_it_is_said_where_credentials_were_turned_on() -> None:
    config = Layer(Place.CONFIG, "app.config", {"supports_credentials": True})
    keywords = Layer(Place.KEYWORD, "CORS()", {"origins": ["null", "http://a.example"]})
    settings = overlaid(overlaid(defaults(), config, []), keywords, [])
    compiled = Policy.compile(settings)
    key = "supports_credentials, from app.config['CORS_SUPPORTS_CREDENTIALS']"

    for judge in (null_origin, insecure_origin):
        (finding,) = judge(compiled, WITH_A_LIST)
        assert key in finding.message
        assert str(finding.source) == "CORS()"


@pytest.mark.parametrize(
    ("origin", "secure"),
    [
        ("http://app.example.com", APP),
        ("HTTP://App.example.com", APP),
        ("http://app.example.com:80", APP),
        ("http://app.example.com:443", APP),
        ("http://app.example.com:8443", f"{APP}:8443"),
        ("http://*.example.com", "https://*.example.com"),
        ("http://app.example.com:*", f"{APP}:*"),
        ("http://192.168.0.1:3000", "https://192.168.0.1:3000"),
        ("http://[::2]", "https://[::2]"),
        ("http://localhost.example.com", "https://localhost.example.com"),
        ("http://128.0.0.1", "https://128.0.0.1"),
        ("ftp://app.example.com", APP),
    ],
)
def test_an_origin_whose_pages_are_not_encrypted_is_told_with_the_one_that_is(
    origin: str, secure: str
) -> None:
    """https://w3c.github.io/webappsec-secure-contexts/#is-origin-trustworthy"""
    (finding,) = found(insecure_origin, origins=origin, supports_credentials=True)
    assert (finding.value, finding.suggestions) == (origin, (secure,))
    assert values(insecure_origin, origins=origin) == []
    assert values(insecure_origin, origins=secure, supports_credentials=True) == []


def test_an_origin_that_is_listed_encrypted_too_is_only_to_be_left_out() -> None:
    origins = [APP, "http://app.example.com"]
    (finding,) = found(insecure_origin, origins=origins, supports_credentials=True)
    assert finding.fix == f"Leave it out: {APP!r} is listed."
    assert finding.suggestions == ()


@pytest.mark.parametrize(
    "origin",
    [
        "http://localhost:3000",
        "http://localhost.:3000",
        "http://app.localhost",
        "http://*.localhost:*",
        "http://127.0.0.1:5000",
        "http://127.1.2.3",
        "http://[::1]:5000",
        "localhost",
        "127.0.0.1",
        "capacitor://localhost",
        "tauri://localhost",
        "chrome-extension://mhjfbmdgcfjbbpaeojofohoefgiehjai",
        r"http://localhost(:\d+)?",
        r"https?://127\.0\.0\.1:\d+",
    ],
)
def test_the_own_machine_and_what_comes_over_no_network_are_right(origin: str) -> None:
    assert values(insecure_origin, origins=origin, supports_credentials=True) == []


@pytest.mark.parametrize(
    ("regex", "insecure", "secured"),
    [
        (
            r"https?://app\.example\.com",
            "app.example.com",
            r"https://app\.example\.com",
        ),
        (r"http://app\.example\.com", "app.example.com", r"https://app\.example\.com"),
        (
            r"(http|https)://[a-z]+\.example\.com",
            "a.example.com",
            r"https://[a-z]+\.example\.com",
        ),
        (
            r"^(?:https|http)://app\.example\.com$",
            "app.example.com",
            r"^https://app\.example\.com$",
        ),
        (
            r"http(s)?://(web|app)\.example\.com(:\d+)?",
            "web.example.com",
            r"https://(web|app)\.example\.com(:\d+)?",
        ),
        (
            r"http://app\.example\.com:\d{4}",
            "app.example.com:1111",
            r"https://app\.example\.com:\d{4}",
        ),
        (r".*\.example\.com", "a.example.com", None),
        (
            r"https://a\.example|http://b\.example",
            "b.example",
            r"https://a\.example|https://b\.example",
        ),
    ],
)
def test_a_regex_that_lets_in_http_is_told_with_the_one_that_does_not(
    regex: str, insecure: str, secured: str | None
) -> None:
    (finding,) = found(insecure_origin, origins=regex, supports_credentials=True)
    assert finding.value == regex
    assert finding.message.startswith(f"it lets in http://{insecure}, whose pages ")
    assert finding.suggestions == (() if secured is None else (secured,))

    if secured is not None:
        assert found(insecure_origin, origins=secured, supports_credentials=True) == []


@pytest.mark.parametrize(
    ("regex", "fix", "suggestions"),
    [
        (
            r"^https?://(localhost|127\.0\.0\.1|app\.example\.com)(:\d+)?$",
            r"Write '^https://(localhost|127\\.0\\.0\\.1|app\\.example\\.com)"
            r"(:\\d+)?$', and 'http://localhost:*' and 'http://127.0.0.1:*' beside it.",
            (
                r"^https://(localhost|127\.0\.0\.1|app\.example\.com)(:\d+)?$, "
                r"http://localhost:*, http://127.0.0.1:*",
            ),
        ),
        (
            r"https?://(localhost:3000|\[::1\]|app\.example\.com)",
            r"Write 'https://(localhost:3000|\\[::1\\]|app\\.example\\.com)', and "
            r"'http://localhost:3000' and 'http://[::1]' beside it.",
            (
                r"https://(localhost:3000|\[::1\]|app\.example\.com), "
                r"http://localhost:3000, http://[::1]",
            ),
        ),
        (
            r"https?://(localhost|app\.example\.com):\d{2,5}",
            r"Write 'https://(localhost|app\\.example\\.com):\\d{2,5}', and "
            r"'http://localhost:*' beside it.",
            (),
        ),
        (
            r".*://(localhost|app\.example\.com)",
            "Let the pattern begin with 'https://', and list 'http://localhost' beside "
            "it.",
            (),
        ),
    ],
)
def test_what_the_own_machine_serves_over_http_is_not_shut_out_by_the_fix(
    regex: str, fix: str, suggestions: tuple[str, ...]
) -> None:
    (finding,) = found(insecure_origin, origins=regex, supports_credentials=True)
    assert (finding.fix, finding.suggestions) == (fix, suggestions)

    for text in suggestions:
        assert found(insecure_origin, origins=text, supports_credentials=True) == []
        assert allows(text) >= allows(regex)


def allows(origins: str) -> set[str]:
    """The origins of the own machine that may read."""
    hosts = ("localhost", "127.0.0.1", "[::1]")
    machines = {f"http://{host}{port}" for host in hosts for port in ("", ":3000")}
    return set(filter(policy(origins=origins).origins.permit, machines))


@pytest.mark.timed
def test_a_long_list_of_encrypted_origins_is_judged_at_once() -> None:
    origins = [f"https://tenant-{n}.example.com" for n in range(100_000)]
    compiled = policy(origins=origins, supports_credentials=True)
    start = time.thread_time()
    assert list(insecure_origin(compiled, WITH_A_LIST)) == []
    assert time.thread_time() - start < 0.3
