"""The names that applications import from inside flask-cors, for those that do."""

import importlib
import inspect
import logging
import re
import warnings

import pytest

import flask_cors
from flask_cors import core

CONSTANTS = {
    "ACL_ORIGIN": "Access-Control-Allow-Origin",
    "ACL_METHODS": "Access-Control-Allow-Methods",
    "ACL_ALLOW_HEADERS": "Access-Control-Allow-Headers",
    "ACL_EXPOSE_HEADERS": "Access-Control-Expose-Headers",
    "ACL_CREDENTIALS": "Access-Control-Allow-Credentials",
    "ACL_MAX_AGE": "Access-Control-Max-Age",
    "ACL_RESPONSE_PRIVATE_NETWORK": "Access-Control-Allow-Private-Network",
    "ACL_REQUEST_METHOD": "Access-Control-Request-Method",
    "ACL_REQUEST_HEADERS": "Access-Control-Request-Headers",
    "ACL_REQUEST_HEADER_PRIVATE_NETWORK": "Access-Control-Request-Private-Network",
    "ALL_METHODS": ["GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE"],
    "FLASK_CORS_EVALUATED": "_FLASK_CORS_EVALUATED",
    "RegexObject": re.Pattern,
}

FUNCTIONS = (
    "ensure_iterable",
    "flexible_str",
    "get_allow_headers",
    "get_app_kwarg_dict",
    "get_cors_headers",
    "get_cors_options",
    "get_cors_origins",
    "get_regexp_pattern",
    "parse_resources",
    "probably_regex",
    "re_fix",
    "sanitize_regex_param",
    "serialize_option",
    "serialize_options",
    "set_cors_headers",
    "try_match_any_pattern",
    "try_match_pattern",
)


@pytest.mark.parametrize("name", CONSTANTS)
def test_a_constant_has_its_value(name: str) -> None:
    assert getattr(core, name) == CONSTANTS[name]


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_function_can_be_imported_and_called(name: str) -> None:
    assert callable(getattr(core, name))
    assert inspect.getdoc(getattr(core, name))


def test_there_are_no_other_functions() -> None:
    public = {
        name
        for name, value in vars(core).items()
        if inspect.isfunction(value) and value.__module__ == core.__name__
        if not name.startswith("_")
    }
    assert public == set(FUNCTIONS)


def test_options_have_defaults_and_keys() -> None:
    assert core.DEFAULT_OPTIONS["origins"] == "*"
    assert core.DEFAULT_OPTIONS["methods"] == core.ALL_METHODS
    assert core.DEFAULT_OPTIONS["always_send"] is True
    assert {"CORS_ORIGINS", "CORS_RESOURCES", "CORS_MAX_AGE"} <= set(
        core.CONFIG_OPTIONS
    )


def test_the_logger_is_below_that_of_the_package() -> None:
    assert core.LOG is logging.getLogger("flask_cors.core")


def test_importing_the_module_warns_of_nothing() -> None:
    """Its constants are no trouble to anybody."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        importlib.reload(core)


def test_modules_are_where_editors_import_them_from() -> None:
    from flask_cors.decorator import cross_origin
    from flask_cors.extension import CORS
    from flask_cors.version import __version__

    assert cross_origin is flask_cors.cross_origin
    assert CORS is flask_cors.CORS
    assert __version__ == flask_cors.__version__ == "7.0.0"


@pytest.mark.parametrize("name", ["flask_cors", "flask_cors.core"])
def test_a_name_that_never_was_is_an_attribute_error(name: str) -> None:
    with pytest.raises(AttributeError):
        getattr(importlib.import_module(name), "cross_domain")  # noqa: B009
