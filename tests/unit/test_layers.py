"""The layers in which values are given."""

import types
import typing as t

import pytest

from flask_cors.sansio.findings import Finding
from flask_cors.sansio.findings import Place
from flask_cors.sansio.layers import config_layer
from flask_cors.sansio.layers import cors_keys
from flask_cors.sansio.layers import defaults
from flask_cors.sansio.layers import Layer
from flask_cors.sansio.layers import overlaid
from flask_cors.sansio.layers import settled

LAYERS = (
    Layer(Place.CONFIG, "app.config", {"max_age": "1"}),
    Layer(Place.KEYWORD, "CORS()", {"max_age": "2"}),
    Layer(Place.KEYWORD, "init_app()", {"max_age": "3"}),
    Layer(Place.RESOURCE, "resources['/']", {"max_age": "4"}),
)


@pytest.mark.parametrize(
    ("given", "value", "source"),
    [
        (0, None, "the default"),
        (1, 1, "app.config['CORS_MAX_AGE']"),
        (2, 2, "CORS()"),
        (3, 3, "init_app()"),
        (4, 4, "resources['/']"),
    ],
)
def test_the_strongest_layer_counts_and_is_remembered(
    given: int, value: int | None, source: str
) -> None:
    settings = defaults()

    for layer in LAYERS[:given]:
        settings = overlaid(settings, layer, [])

    setting = settings["max_age"]
    assert (setting.value, str(setting.source)) == (value, source)
    assert setting.written == (str(given) if given else None)


def test_settings_cannot_be_changed() -> None:
    assert isinstance(defaults(), types.MappingProxyType)


def test_raw_values_are_copied_and_generators_are_run() -> None:
    origins = ["https://a.example"]
    paths = {"/api/*": {"origins": origins}}
    given = {"origins": (o for o in origins), "resources": paths, "methods": "GET"}
    copy = settled(given)
    origins.append("https://b.example")
    paths["/other"] = {}
    assert copy == {
        "origins": ["https://a.example"],
        "resources": {"/api/*": {"origins": ["https://a.example"]}},
        "methods": "GET",
    }


def test_only_cors_keys_are_of_interest() -> None:
    config = {"CORS_ORIGINS": "*", "CORSIKA": 1, "DEBUG": True, "cors_origins": "x"}
    assert cors_keys(config) == {"CORS_ORIGINS": "*"}


def test_a_key_that_is_none_is_not_set() -> None:
    findings: list[Finding] = []
    layer = config_layer({"CORS_ORIGINS": None, "CORS_MAX_AGE": 0}, findings)
    assert layer.values == {"max_age": 0}
    assert findings == []


@pytest.mark.parametrize(
    ("name", "suggestion"),
    [
        ("Origins", "origins"),
        ("support_credentials", "supports_credentials"),
        ("allow_methods", "methods"),
        ("allow_origins", "origins"),
        ("allow_credentials", "supports_credentials"),
        ("expose_header", "expose_headers"),
        ("maxage", "max_age"),
        ("resource", "resources"),
    ],
)
def test_a_name_close_to_an_option_is_suggested(name: str, suggestion: str) -> None:
    findings: list[Finding] = []
    overlaid(defaults(), Layer(Place.KEYWORD, "CORS()", {name: 1}), findings)
    assert findings[0].suggestions[0] == suggestion


def test_an_option_is_not_suggested_where_it_cannot_be_set() -> None:
    findings: list[Finding] = []
    layer = Layer(Place.RESOURCE, "resources['/']", {"resource": 1})
    overlaid(defaults(), layer, findings, allowed={"origins", "max_age"})
    assert "resources" not in findings[0].suggestions


def test_a_name_that_is_no_text_is_unknown() -> None:
    findings: list[Finding] = []
    layer = Layer(Place.RESOURCE, "resources['/']", {t.cast(str, 7): 1})
    overlaid(defaults(), layer, findings)
    assert str(findings[0]).startswith("No such CORS option: 7.")
