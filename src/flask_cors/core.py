"""The names that applications import from ``flask_cors.core``, for those that do.

Each is a thin, deprecated call into the engine. Nothing inside the package imports
this module.
"""

from __future__ import annotations

import collections.abc as cabc
import functools
import logging
import re
import typing as t
import warnings

from flask import Blueprint
from flask import Flask
from flask import request
from flask import Response
from werkzeug.datastructures import Headers
from werkzeug.datastructures import MultiDict

from .configuration import compile_view
from .configuration import report
from .headers import with_cors
from .sansio import fetch
from .sansio import forms
from .sansio import grants
from .sansio.decision import decide
from .sansio.decision import Decision
from .sansio.decision import Preflight
from .sansio.decision import RequestFacts
from .sansio.findings import Place
from .sansio.findings import Source
from .sansio.forms import Note
from .sansio.layers import cors_keys
from .sansio.layers import Layer
from .sansio.options import OPTIONS
from .sansio.paths import PathPattern
from .sansio.policy import Policy

ACL_ORIGIN = fetch.ALLOW_ORIGIN
ACL_METHODS = fetch.ALLOW_METHODS
ACL_ALLOW_HEADERS = fetch.ALLOW_HEADERS
ACL_EXPOSE_HEADERS = fetch.EXPOSE_HEADERS
ACL_CREDENTIALS = fetch.ALLOW_CREDENTIALS
ACL_MAX_AGE = fetch.MAX_AGE
ACL_RESPONSE_PRIVATE_NETWORK = fetch.ALLOW_PRIVATE_NETWORK
ACL_REQUEST_METHOD = fetch.REQUEST_METHOD
ACL_REQUEST_HEADERS = fetch.REQUEST_HEADERS
ACL_REQUEST_HEADER_PRIVATE_NETWORK = fetch.REQUEST_PRIVATE_NETWORK

ALL_METHODS: list[str] = list(t.cast(tuple[str, ...], OPTIONS["methods"].default))
CONFIG_OPTIONS: list[str] = [option.key for option in OPTIONS.values()]
DEFAULT_OPTIONS: dict[str, object] = {
    **{name: option.default for name, option in OPTIONS.items()},
    "methods": ALL_METHODS,
}
FLASK_CORS_EVALUATED = "_FLASK_CORS_EVALUATED"

LOG: logging.Logger = logging.getLogger("flask_cors.core")
RegexObject = re.Pattern

_Pattern: t.TypeAlias = str | re.Pattern[str]
_P = t.ParamSpec("_P")
_R = t.TypeVar("_R")


def _deprecated(function: cabc.Callable[_P, _R]) -> cabc.Callable[_P, _R]:
    @functools.wraps(function)
    def wrapper(*args: _P.args, **kwargs: _P.kwargs) -> _R:
        warnings.warn(
            f"flask_cors.core.{function.__name__}() is an inner function of old "
            f"versions. Use CORS, cross_origin or CORSMiddleware.",
            DeprecationWarning,
            stacklevel=2,
        )
        return function(*args, **kwargs)

    return wrapper


@_deprecated
def get_cors_options(
    appInstance: Flask | Blueprint | None, *dicts: cabc.Mapping[str, t.Any]
) -> Policy:
    """Compile options, the later dicts over the earlier ones and ``app.config``."""
    return _policy(getattr(appInstance, "config", {}), dicts)


@_deprecated
def serialize_options(opts: cabc.Mapping[str, t.Any]) -> Policy:
    """Compile options."""
    return _policy({}, (opts,))


def _policy(
    config: cabc.Mapping[str, t.Any], dicts: cabc.Iterable[cabc.Mapping[str, t.Any]]
) -> Policy:
    layers = [
        Layer(Place.KEYWORD, "get_cors_options()", _without_resources(values))
        for values in dicts
    ]
    policy, compiled = compile_view(layers, config)
    report(compiled.findings, compiled.fatal)
    return policy


def _without_resources(values: cabc.Mapping[str, t.Any]) -> dict[str, t.Any]:
    return {name: value for name, value in values.items() if name != "resources"}


@_deprecated
def get_cors_headers(
    options: Policy, request_headers: Headers, request_method: str
) -> MultiDict[str, str]:
    """The headers to set on the response to a request."""
    decision = _decision(options, request_headers, request_method)
    rv = MultiDict(decision.headers)

    if decision.vary:
        rv.add("Vary", ", ".join(decision.vary))

    return rv


@_deprecated
def set_cors_headers(resp: Response, options: Policy) -> Response:
    """Set the headers for the current request on ``resp``."""
    decision = _decision(options, request.headers, request.method)
    resp.headers = Headers(with_cors(list(resp.headers), decision))
    return resp


def _decision(policy: Policy, headers: t.Any, method: str) -> Decision:
    requested = headers.get(fetch.REQUEST_METHOD)
    preflight = None

    if method == "OPTIONS" and requested is not None:
        preflight = Preflight(requested, headers.get(fetch.REQUEST_HEADERS))

    private = headers.get(fetch.REQUEST_PRIVATE_NETWORK) == "true"
    return decide(policy, RequestFacts(headers.get("Origin"), preflight, private))


@_deprecated
def get_cors_origins(options: Policy, request_origin: str | None) -> list[str] | None:
    """The value of Allow-Origin, in a list, if there is to be one."""
    decision = decide(options, RequestFacts(request_origin))
    return [decision.headers[0][1]] if decision.headers else None


@_deprecated
def get_allow_headers(options: Policy, acl_request_headers: str | None) -> str | None:
    """The value of Allow-Headers, if there is to be one."""
    if not acl_request_headers:
        return None

    requested = grants.requested_headers(acl_request_headers) or ()
    return ", ".join(filter(options.headers.permit, requested))


@_deprecated
def get_app_kwarg_dict(
    appInstance: Flask | Blueprint | None = None,
) -> dict[str, t.Any]:
    """The options that ``app.config`` sets."""
    config = cors_keys(getattr(appInstance, "config", {}))
    return {name: config[o.key] for name, o in OPTIONS.items() if o.key in config}


@_deprecated
def parse_resources(resources: t.Any) -> list[tuple[_Pattern, t.Any]]:
    """The path patterns in the order in which they are tried, with their options."""
    note = Note("resources", Source(Place.KEYWORD, "parse_resources()"), [])

    if not isinstance(resources, cabc.Mapping):
        resources = {path: {} for path in forms.entries(resources, note, "a path", "")}

    parsed = [(PathPattern.parse(path, note), path) for path in resources]
    report(note.findings)
    found = [(pattern, path) for pattern, path in parsed if pattern is not None]
    found.sort(key=lambda item: item[0].specificity)
    return [(pattern.regex or path, resources[path]) for pattern, path in found]


@_deprecated
def probably_regex(maybe_regex: _Pattern) -> bool:
    """Tell whether a value is a regex, or looks like one."""
    return not isinstance(maybe_regex, str) or forms.looks_like_regex(maybe_regex)


@_deprecated
def try_match_any_pattern(
    inst: str, patterns: cabc.Iterable[_Pattern], caseSensitive: bool = True
) -> bool:
    """Tell whether a value is one of ``patterns``, as a whole."""
    return any(_matches(inst, pattern, caseSensitive) for pattern in patterns)


@_deprecated
def try_match_pattern(
    value: t.Any, pattern: _Pattern, caseSensitive: bool = True
) -> bool:
    """Tell whether a value is that of ``pattern``, as a whole."""
    return _matches(value, pattern, caseSensitive)


def _matches(value: t.Any, pattern: _Pattern, case_sensitive: bool) -> bool:
    text = getattr(value, "pattern", value)

    if isinstance(pattern, re.Pattern):
        return pattern.fullmatch(text) is not None

    flags = re.NOFLAG if case_sensitive else re.IGNORECASE
    is_same = text == pattern or (
        not case_sensitive and text.casefold() == pattern.casefold()
    )
    return is_same or (
        forms.looks_like_regex(pattern)
        and re.fullmatch(_any_text(pattern), text, flags) is not None
    )


@_deprecated
def re_fix(reg: _Pattern) -> _Pattern:
    """Read ``*`` as the regex that matches everything."""
    return _any_text(reg)


@_deprecated
def sanitize_regex_param(param: t.Any) -> list[_Pattern]:
    """Make a list of patterns of one or many."""
    return [_any_text(pattern) for pattern in _many(param)]


@_deprecated
def get_regexp_pattern(regexp: _Pattern) -> str:
    """The text of a pattern."""
    return regexp.pattern if isinstance(regexp, re.Pattern) else regexp


@_deprecated
def ensure_iterable(inst: t.Any) -> cabc.Iterable[t.Any]:
    """Make an iterable of a single value."""
    return _many(inst)


@_deprecated
def flexible_str(obj: t.Any) -> str | None:
    """Join many values in their order; leave one as it is."""
    return _joined(obj)


@_deprecated
def serialize_option(
    options_dict: dict[str, t.Any], option_key: str, upper: bool = False
) -> None:
    """Join the value of one option in place."""
    if option_key in options_dict:
        text = _joined(options_dict[option_key])
        options_dict[option_key] = text.upper() if upper and text else text


def _joined(value: t.Any) -> str | None:
    if value is None or isinstance(value, str):
        return value

    return ", ".join(sorted(map(str, _many(value))))


def _many(value: t.Any) -> cabc.Iterable[t.Any]:
    is_many = isinstance(value, cabc.Iterable) and not isinstance(value, str)
    return value if is_many else [value]


@t.overload
def _any_text(pattern: str) -> str: ...


@t.overload
def _any_text(pattern: re.Pattern[str]) -> re.Pattern[str]: ...


def _any_text(pattern: _Pattern) -> _Pattern:
    return ".*" if pattern == "*" else pattern
