"""Audiences: who may do something, in parts that a page can show."""

import re
import typing as t

import pytest

from flask_cors.page.audience import Audience
from flask_cors.page.audience import EVERYBODY
from flask_cors.page.audience import Kind
from flask_cors.page.audience import Member
from flask_cors.page.audience import NOBODY
from flask_cors.sansio.origins import AllowedOrigins

APP: t.Final = Member(Kind.NAMED, "https://app.example")
NULL: t.Final = Member(Kind.NAMED, "null")


def is_tenant(origin: str) -> bool:
    return False


class Tenants:
    def __call__(self, origin: str) -> bool:
        return False


@pytest.mark.parametrize(
    ("origins", "kinds", "members"),
    [
        pytest.param(AllowedOrigins(any=True), (Kind.ANY,), (), id="a star is any"),
        pytest.param(AllowedOrigins(), (Kind.NOBODY,), (), id="an empty set is nobody"),
        pytest.param(
            AllowedOrigins(literals=frozenset({"https://b.example", APP.text})),
            (Kind.NAMED,),
            (APP, Member(Kind.NAMED, "https://b.example")),
            id="names are sorted",
        ),
        pytest.param(
            AllowedOrigins(
                literals=frozenset({APP.text}),
                wildcards=frozenset({"https://*.example.com"}),
                regexes=(re.compile("https://pr-[0-9]+"),),
                checks=(is_tenant, Tenants()),
            ),
            (Kind.FUNCTION, Kind.REGEX, Kind.PATTERN, Kind.NAMED),
            (
                APP,
                Member(Kind.PATTERN, "https://*.example.com"),
                Member(Kind.REGEX, "https://pr-[0-9]+"),
                Member(Kind.FUNCTION, "is_tenant"),
                Member(Kind.FUNCTION, "Tenants"),
            ),
            id="what is written out comes first, and the widest kind",
        ),
        pytest.param(
            AllowedOrigins(regexes=(re.compile("https?://.*"),)),
            (Kind.ANY,),
            (Member(Kind.REGEX, "https?://.*"),),
            id="a regex for everything is any",
        ),
    ],
)
def test_the_origins_of_a_policy_are_an_audience(
    origins: AllowedOrigins, kinds: tuple[Kind, ...], members: tuple[Member, ...]
) -> None:
    audience = Audience.of(origins)
    assert audience.kinds == kinds
    assert audience.members == members


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        (NOBODY, Audience(members=(APP,)), Audience(members=(APP,))),
        (Audience(members=(APP,)), Audience(members=(APP,)), Audience(members=(APP,))),
        (Audience(members=(APP,)), EVERYBODY, Audience(True, (APP,))),
        (
            Audience(members=(APP,)),
            Audience(members=(NULL, APP)),
            Audience(members=(APP, NULL)),
        ),
    ],
    ids=["nobody adds nothing", "each is there once", "any wins", "the first is first"],
)
def test_two_audiences_are_joined(
    one: Audience, other: Audience, both: Audience
) -> None:
    assert one.joined(other) == both


def test_null_is_no_origin_of_its_own() -> None:
    assert Audience(members=(APP, NULL)).identified() == Audience(members=(APP,))
