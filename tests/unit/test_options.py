"""The table of options."""

import typing as t

import pytest

from flask_cors.sansio.findings import Finding
from flask_cors.sansio.findings import Source
from flask_cors.sansio.forms import Note
from flask_cors.sansio.layers import DEFAULT
from flask_cors.sansio.layers import defaults
from flask_cors.sansio.option_types import CORSOptions
from flask_cors.sansio.option_types import ResourceOptions
from flask_cors.sansio.option_types import ViewOptions
from flask_cors.sansio.options import ALIASES
from flask_cors.sansio.options import Option
from flask_cors.sansio.options import OPTIONS
from flask_cors.sansio.options import RESOURCE_OPTIONS
from flask_cors.sansio.options import VIEW_OPTIONS

#: https://flask-cors.readthedocs.io/en/latest/configuration.html, and this project's.
DEFAULTS = {
    "origins": "*",
    "methods": ("GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE"),
    "allow_headers": "*",
    "expose_headers": None,
    "supports_credentials": False,
    "max_age": None,
    "send_wildcard": False,
    "vary_header": True,
    "automatic_options": True,
    "intercept_exceptions": True,
    "always_send": True,
    "allow_private_network": False,
    "timing_allow_origin": False,
    "csrf_protect": None,
    "csrf_origins": None,
    "resources": "/*",
    "strict": None,
}


def test_the_options_have_these_defaults() -> None:
    assert {name: option.default for name, option in OPTIONS.items()} == DEFAULTS


@pytest.mark.parametrize("option", OPTIONS.values(), ids=lambda option: option.name)
def test_an_option_has_a_key_and_is_documented(option: Option) -> None:
    assert option.key == f"CORS_{option.name.upper()}"
    assert option.forms
    assert option.doc.endswith(".")


@pytest.mark.parametrize("option", OPTIONS.values(), ids=lambda option: option.name)
def test_nothing_is_wrong_with_a_default(option: Option) -> None:
    findings: list[Finding] = []

    if option.read is not None:
        option.read(option.default, Note(option.name, DEFAULT, findings))

    assert findings == []


@pytest.mark.parametrize(
    ("names", "typed"),
    [
        (RESOURCE_OPTIONS, ResourceOptions),
        (VIEW_OPTIONS, ViewOptions),
        (frozenset(OPTIONS), CORSOptions),
    ],
    ids=["resource", "view", "extension"],
)
def test_the_types_name_the_options_and_their_old_names(
    names: frozenset[str], typed: type
) -> None:
    assert set(t.get_type_hints(typed)) == names | set(ALIASES)


def test_old_names_mean_options() -> None:
    assert dict(ALIASES) == {"origin": "origins", "headers": "allow_headers"}


@pytest.mark.parametrize("name", OPTIONS)
def test_a_default_says_that_it_is_one(name: str) -> None:
    assert isinstance(defaults()[name].source, Source)
    assert str(defaults()[name].source) == "the default"
