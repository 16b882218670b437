"""Credentials for all names below a domain, where that is anybody's."""

import typing as t

import pytest

from flask_cors.sansio.judges.suffixes import public_suffix_with_credentials as suffix
from flask_cors.sansio.judges.suffixes import public_suffixes_unknown as unknown

from .judging import found
from .judging import values
from .judging import WITHOUT_A_LIST


@pytest.mark.parametrize(
    ("origin", "own"),
    [
        ("https://*.github.io", "https://your-name.github.io"),
        ("https://*.co.uk", "https://your-name.co.uk"),
        ("https://*.com", "https://your-name.com"),
        ("https://*.COM:8443", "https://your-name.com:8443"),
        ("https://*.github.io:*", "https://your-name.github.io"),
        ("https://*.xn--55qx5d.cn", "https://your-name.xn--55qx5d.cn"),
        (r"https://.*\.github\.io", "https://your-name.github.io"),
        (r"https?://[a-z0-9-]+\.github\.io(:\d+)?", "https://your-name.github.io"),
        (r"https://preview-\d{4}\.github\.io", "https://your-name.github.io"),
        (r"http://(pr-\d+|main)\.github\.io", "https://your-name.github.io"),
        (r"https://(main|pr-\w+)\.github\.io", "https://your-name.github.io"),
        (r"https://[a-z-]+\.github\.io", "https://your-name.github.io"),
        (r"https://.*\.com$", "https://your-name.com"),
        (r"https://.*\.(mine\.org|github\.io)", "https://your-name.github.io"),
    ],
)
def test_names_that_anybody_can_have_are_told(origin: str, own: str) -> None:
    (finding,) = found(suffix, origins=origin, supports_credentials=True)
    assert finding.value == origin
    assert finding.fix == f"Name your own, such as {own!r}."
    assert values(suffix, origins=origin) == []
    assert values(suffix, origins=own, supports_credentials=True) == []


@pytest.mark.parametrize(
    "origin",
    [
        "https://*.example.com",
        "https://*.mine.github.io",
        "https://mine.github.io:*",
        "capacitor://*.com",
        r"https://(mine|yours)\.github\.io",
        r"https://.*\.mine\.github\.io",
        r"https://mine\.github\.io(:\d+)?",
        r"(?!x)https://mine\.github\.io",
        r"https://[^/]+",
        r"tauri://.*\.github\.io",
        r"https://192\.168\.\d\.5",
        r"https://\d+\.\d+",
        # What they lack is a dot before the name, and other rules tell that.
        r"https://.*example\.com$",
        r"https://.*github\.io",
        r"https://.*-app\.github\.io",
        r"https://app.github\.io",
        r"https://[a]*mine\.com",
    ],
)
def test_names_that_belong_to_somebody_are_right(origin: str) -> None:
    assert values(suffix, origins=origin, supports_credentials=True) == []


@pytest.mark.parametrize(
    ("origins", "value", "others"),
    [
        ("https://*.example.com", "https://*.example.com", ""),
        (r"https://.*\.example\.com", r"https://.*\.example\.com", ""),
        (r"https://.*-app\.a\.example", r"https://.*-app\.a\.example", ""),
        (
            ["https://app.example.com", "https://*.a.example", "https://*.b.example"],
            "https://*.a.example",
            " So is 'https://*.b.example'.",
        ),
    ],
)
def test_without_the_list_an_audit_says_what_it_could_not_compare(
    origins: t.Any, value: str, others: str
) -> None:
    options = {"origins": origins, "supports_credentials": True}
    (finding,) = found(unknown, WITHOUT_A_LIST, **options)
    assert finding.value == value
    assert finding.message.endswith(
        f"supports_credentials, from CORS(), is on.{others}"
    )
    assert finding.fix == 'Install the list: pip install "flask-cors[audit]".'


@pytest.mark.parametrize(
    "options",
    [
        {"origins": "https://*.example.com"},
        {"origins": "https://app.example.com", "supports_credentials": True},
        {"supports_credentials": True},
    ],
)
def test_without_the_list_nothing_is_missed_elsewhere(
    options: dict[str, t.Any],
) -> None:
    assert values(unknown, WITHOUT_A_LIST, **options) == []


def test_with_the_list_nothing_is_unknown() -> None:
    options = {"origins": "https://*.example.com", "supports_credentials": True}
    assert values(unknown, **options) == []
