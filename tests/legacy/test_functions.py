"""The functions that applications call inside flask-cors, for those that do."""

import re
import typing as t

import pytest
from flask import Blueprint
from flask import Flask
from flask import Response
from werkzeug.datastructures import Headers

from flask_cors import core
from flask_cors import CORSConfigError

APP = "https://app.example.com"
EVIL = "https://evil.example"


def call(name: str, *args: t.Any, **kwargs: t.Any) -> t.Any:
    """Call a legacy function, which has to warn once, and where it is called."""
    with pytest.warns(DeprecationWarning, match=name) as caught:
        rv = getattr(core, name)(*args, **kwargs)

    assert [str(warning.message) for warning in caught] == [
        f"flask_cors.core.{name}() is an inner function of old versions. Use CORS, "
        f"cross_origin or CORSMiddleware."
    ]
    assert caught[0].filename == __file__
    return rv


def test_headers_are_set_on_a_response() -> None:
    """As public code does it in an error handler of its own."""
    app = Flask("legacy")
    app.config["CORS_MAX_AGE"] = 5
    options = call(
        "get_cors_options",
        app,
        {"origins": EVIL, "supports_credentials": True},
        {"origins": [APP, "https://b.example"], "resources": "/ignored"},
    )

    with app.test_request_context(headers={"Origin": APP}):
        response = call("set_cors_headers", Response("ok"), options)

    assert response.headers[core.ACL_ORIGIN] == APP
    assert response.headers[core.ACL_CREDENTIALS] == "true"
    assert response.headers["Vary"] == "Origin"

    with app.test_request_context(headers={"Origin": EVIL}):
        response = call("set_cors_headers", Response("ok"), options)

    assert core.ACL_ORIGIN not in response.headers


def test_headers_of_a_preflight_are_returned() -> None:
    options = call("serialize_options", {"origins": APP, "max_age": 5})
    asked = Headers(
        {
            "Origin": APP,
            core.ACL_REQUEST_METHOD: "PUT",
            core.ACL_REQUEST_HEADERS: "X-A",
            core.ACL_REQUEST_HEADER_PRIVATE_NETWORK: "true",
        }
    )
    headers = call(
        "get_cors_headers",
        options=options,
        request_headers=asked,
        request_method="OPTIONS",
    )
    assert dict(headers.items()) == {
        core.ACL_ORIGIN: APP,
        core.ACL_METHODS: "DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT",
        core.ACL_ALLOW_HEADERS: "X-A",
        core.ACL_MAX_AGE: "5",
        "Vary": "Access-Control-Request-Method, Access-Control-Request-Headers",
    }


def test_a_constant_answer_has_no_vary() -> None:
    options = call("serialize_options", {"origins": APP})
    headers = call("get_cors_headers", options, Headers({"Origin": APP}), "GET")
    assert dict(headers.items()) == {core.ACL_ORIGIN: APP}


@pytest.mark.parametrize(
    ("origins", "origin", "expected"),
    [
        (APP, APP, [APP]),
        ([APP, "https://b.example"], EVIL, None),
        ("*", EVIL, [EVIL]),
        ("*", None, ["*"]),
    ],
)
def test_the_origin_of_an_answer(
    origins: t.Any, origin: str | None, expected: list[str] | None
) -> None:
    options = call("serialize_options", {"origins": origins})
    assert call("get_cors_origins", options, origin) == expected


@pytest.mark.parametrize(
    ("requested", "expected"),
    [("X-B, X-A, X-C", "X-A, X-B"), (None, None), ("", None)],
)
def test_the_request_headers_of_an_answer(
    requested: str | None, expected: str | None
) -> None:
    options = call("serialize_options", {"allow_headers": ["x-a", "x-b"]})
    assert call("get_allow_headers", options, requested) == expected


def test_a_mistake_is_an_error_here_too() -> None:
    with (
        pytest.warns(DeprecationWarning, match="get_cors_options"),
        pytest.raises(CORSConfigError, match="max_age"),
    ):
        core.get_cors_options(None, {"max_age": -1})


def test_the_options_of_the_configuration() -> None:
    app = Flask("legacy")
    app.config["CORS_ORIGINS"] = APP
    app.config["CORS_UNKNOWN"] = 1
    assert call("get_app_kwarg_dict", app) == {"origins": APP}
    assert call("get_app_kwarg_dict", Blueprint("api", __name__)) == {}
    assert call("get_app_kwarg_dict") == {}


@pytest.mark.parametrize(
    ("resources", "expected"),
    [
        ("/x", [("/x", {})]),
        (["/x", "/y/z"], [("/y/z", {}), ("/x", {})]),
        (
            {"/api/*": {"origins": APP}, "/login": {}},
            [("/login", {}), ("/api/*", {"origins": APP})],
        ),
        ({re.compile("/r"): {}}, [(re.compile("/r"), {})]),
    ],
    ids=["text", "list", "dict", "pattern"],
)
def test_resources_are_sorted_as_they_are_tried(
    resources: t.Any, expected: list[tuple[t.Any, t.Any]]
) -> None:
    assert call("parse_resources", resources) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("*", True),
        (r"https://.*", True),
        (re.compile("x"), True),
        (APP, False),
    ],
)
def test_what_looks_like_a_regex(value: t.Any, expected: bool) -> None:
    assert call("probably_regex", value) is expected


@pytest.mark.parametrize(
    ("value", "pattern", "case_sensitive", "expected"),
    [
        ("a", "a", True, True),
        ("A", "a", True, False),
        ("A", "a", False, True),
        ("x", "*", True, True),
        ("abc", "a.*", True, True),
        ("ABC", "a.*", False, True),
        ("abcd", "a.c", True, False),
        ("abc", re.compile("a.c"), True, True),
        ("abcd", re.compile("a.c"), True, False),
        (re.compile("a"), "a", True, True),
    ],
)
def test_a_pattern_matches_a_value_as_a_whole(
    value: t.Any, pattern: t.Any, case_sensitive: bool, expected: bool
) -> None:
    options = {"caseSensitive": case_sensitive}
    assert call("try_match_pattern", value, pattern, **options) is expected
    found = call("try_match_any_pattern", value, ["no", pattern], **options)
    assert found is expected


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("re_fix", "*", ".*"),
        ("re_fix", "a", "a"),
        ("re_fix", re.compile("*"[:0]), re.compile("")),
        ("sanitize_regex_param", "*", [".*"]),
        ("sanitize_regex_param", ["a", "*"], ["a", ".*"]),
        ("get_regexp_pattern", "a", "a"),
        ("get_regexp_pattern", re.compile("a"), "a"),
        ("ensure_iterable", "a", ["a"]),
        ("ensure_iterable", ["a"], ["a"]),
        ("ensure_iterable", None, [None]),
        ("flexible_str", None, None),
        ("flexible_str", "a", "a"),
        ("flexible_str", ["b", "a"], "a, b"),
        ("flexible_str", 7, "7"),
    ],
    ids=repr,
)
def test_a_value_is_brought_into_shape(
    name: str, value: t.Any, expected: object
) -> None:
    assert call(name, value) == expected


@pytest.mark.parametrize(
    ("given", "upper", "expected"),
    [
        ({"methods": ["put", "get"]}, True, {"methods": "GET, PUT"}),
        ({"methods": ["put", "get"]}, False, {"methods": "get, put"}),
        ({"methods": None}, True, {"methods": None}),
        ({}, True, {}),
    ],
)
def test_an_option_is_joined_in_place(
    given: dict[str, t.Any], upper: bool, expected: dict[str, t.Any]
) -> None:
    call("serialize_option", given, "methods", upper=upper)
    assert given == expected
