"""A policy: options compiled into ready-made headers."""

import typing as t

import pytest

from flask_cors.sansio.findings import Place
from flask_cors.sansio.layers import defaults
from flask_cors.sansio.layers import Layer
from flask_cors.sansio.layers import overlaid
from flask_cors.sansio.policy import Headers
from flask_cors.sansio.policy import Policy

APP = "https://app.example.com"
STAR = (("Access-Control-Allow-Origin", "*"),)
SOLE = (("Access-Control-Allow-Origin", APP),)
CREDENTIALS = (("Access-Control-Allow-Credentials", "true"),)


def policy(**options: t.Any) -> Policy:
    layer = Layer(Place.KEYWORD, "CORS()", options)
    return Policy.compile(overlaid(defaults(), layer, []))


@pytest.mark.parametrize(
    ("options", "constant", "unasked"),
    [
        ({}, None, STAR),
        ({"send_wildcard": True}, STAR, STAR),
        ({"origins": APP}, SOLE, SOLE),
        ({"origins": APP, "always_send": False}, SOLE, ()),
        ({"always_send": False}, None, ()),
        ({"origins": [APP, "https://b.example"]}, None, ()),
        ({"origins": "https://*.example.com"}, None, ()),
        pytest.param({"origins": lambda origin: True}, None, (), id="a function"),
        ({"supports_credentials": True}, None, ()),
        (
            {"origins": APP, "supports_credentials": True},
            (*SOLE, *CREDENTIALS),
            (*SOLE, *CREDENTIALS),
        ),
        (
            {"send_wildcard": True, "expose_headers": "X-B,X-A"},
            (*STAR, ("Access-Control-Expose-Headers", "X-A, X-B")),
            (*STAR, ("Access-Control-Expose-Headers", "X-A, X-B")),
        ),
    ],
    ids=repr,
)
def test_what_never_changes_is_ready(
    options: dict[str, t.Any], constant: Headers | None, unasked: Headers
) -> None:
    compiled = policy(**options)
    assert compiled.constant == constant
    assert compiled.unasked == unasked


@pytest.mark.parametrize(
    ("options", "exposes_all", "companions"),
    [
        ({"expose_headers": "*"}, False, (("Access-Control-Expose-Headers", "*"),)),
        ({"expose_headers": "*", "supports_credentials": True}, True, CREDENTIALS),
        (
            {"expose_headers": "*, X-A", "supports_credentials": True},
            True,
            CREDENTIALS,
        ),
        (
            {"expose_headers": "X-A", "supports_credentials": True},
            False,
            (("Access-Control-Expose-Headers", "X-A"), *CREDENTIALS),
        ),
        ({"supports_credentials": True}, False, CREDENTIALS),
    ],
    ids=repr,
)
def test_the_star_of_exposed_headers_is_sent_without_credentials_only(
    options: dict[str, t.Any], exposes_all: bool, companions: Headers
) -> None:
    """https://fetch.spec.whatwg.org/#http-access-control-expose-headers"""
    compiled = policy(origins=APP, **options)
    assert compiled.exposes_all is exposes_all
    assert compiled.companions == companions


@pytest.mark.parametrize(
    ("max_age", "header"), [(None, None), (0, "0"), ("600", "600")]
)
def test_the_age_is_a_header_value(max_age: object, header: str | None) -> None:
    assert policy(max_age=max_age).max_age == header


def test_only_functions_are_asked() -> None:
    assert policy(origins=lambda origin: True).asks
    assert not policy(origins="https://.*[.]example").asks


def test_policies_differ_in_the_options_whose_values_differ() -> None:
    one = policy(origins=[APP, APP], max_age="5", resources="/a")
    two = policy(origins=APP, max_age=5, resources="/b", send_wildcard=True)
    assert one.differing(two) == ("send_wildcard",)
    assert one.differing(one) == ()
