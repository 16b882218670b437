"""Neighbours that a pattern lets in."""

import re

import pytest

from flask_cors.sansio.origins import AllowedOrigins
from flask_cors.sansio.regexes import openings
from flask_cors.sansio.regexes.neighbours import disguised
from flask_cors.sansio.regexes.neighbours import sites
from flask_cors.sansio.regexes.openings import Examined
from flask_cors.sansio.regexes.openings import examined

RIGHT = re.compile(r"https://app\.example\.com$")


def unknown(domain: str) -> None:
    """Stands for a machine without the list of public suffixes."""


@pytest.mark.parametrize("disguise", tuple(disguised(sites(RIGHT)[0])))
def test_a_disguise_that_passed_would_be_told(disguise: str) -> None:
    """As if regexes were asked about everything that is sent."""
    careless = AllowedOrigins(literals=frozenset({disguise}))
    assert (
        openings.hostile(Examined(RIGHT, careless, sites(RIGHT)), unknown) == disguise
    )


def test_what_is_right_has_no_opening() -> None:
    assert openings.is_clean(examined(RIGHT), unknown)


@pytest.mark.parametrize(
    "pattern",
    [
        r"https://.*example\.com$",
        r"https://app.example\.com$",
        r".*\.example\.com$",
        r"https://app\.example\.com:?.*$",
        r"https://app\.example\.com",
    ],
)
def test_what_has_an_opening_is_not_clean(pattern: str) -> None:
    assert not openings.is_clean(examined(re.compile(pattern)), unknown)


@pytest.mark.parametrize(
    ("pattern", "hostile", "undotted"),
    [
        (
            r"https://.*example.com",
            "https://attackerexample.com",
            "https://examplexcom",
        ),
        (r"https://.*.example.com", None, "https://attackerexample.com"),
        (r"https://a.b.com", None, "https://axb.com"),
        (r"https://b\.com", None, None),
        (r"https://a.\.b\.com", None, None),
    ],
)
def test_the_dots_are_to_blame_where_escaping_them_helps(
    pattern: str, hostile: str | None, undotted: str | None
) -> None:
    pair = examined(re.compile(pattern))
    assert openings.hostile(pair, unknown) == hostile
    assert openings.undotted(pair, unknown) == undotted


@pytest.mark.parametrize(
    ("origin", "is_registrable"),
    [
        ("https://attackerexample.com", True),
        ("https://attackerexample.com:8443", True),
        ("https://attacker.co.uk", True),
        ("https://attacker.vercel.app", True),
        ("https://examplexcom", False),
        ("https://axb.example.com", False),
    ],
)
def test_a_host_below_a_public_suffix_is_anybodys(
    origin: str, is_registrable: bool
) -> None:
    assert openings.is_registrable(origin, unknown) is is_registrable


def test_the_list_goes_before_what_is_guessed() -> None:
    assert not openings.is_registrable("https://a.internal", lambda domain: False)
    assert openings.is_registrable("https://a.example.net", lambda domain: True)
