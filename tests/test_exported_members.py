"""The public names: which there are, and that their types can be read."""

import inspect
import typing as t
import warnings

import pytest

import flask_cors
from flask_cors import core

PUBLIC = [
    "CORS",
    "AttachmentError",
    "CORSConfigError",
    "CORSDecision",
    "CORSMiddleware",
    "CORSOptions",
    "CORSWarning",
    "Cause",
    "Change",
    "ConfigChange",
    "ContradictionError",
    "Explanation",
    "Fault",
    "Finding",
    "InvalidValueError",
    "Kind",
    "MistakeError",
    "Outcome",
    "Reason",
    "Ruling",
    "Severity",
    "UnknownOptionError",
    "UnsafeValueError",
    "ViewOptions",
    "WriteReason",
    "audit",
    "cached_origins",
    "check_origin_pattern",
    "cors_exempt",
    "cors_granted",
    "cors_refused",
    "cross_origin",
    "csrf_exempt",
    "current_decision",
    "explain",
]


def test_the_public_names_are_these() -> None:
    assert sorted(flask_cors.__all__) == sorted(PUBLIC)


@pytest.mark.parametrize("name", PUBLIC)
def test_a_public_name_is_documented(name: str) -> None:
    assert inspect.getdoc(getattr(flask_cors, name))


def test_a_star_import_brings_the_public_names() -> None:
    names: dict[str, object] = {}
    exec("from flask_cors import *", names)
    assert set(PUBLIC) <= set(names)


def test_the_version_is_7() -> None:
    assert flask_cors.__version__ == "7.0.0"


def test_a_name_that_does_not_exist_is_an_attribute_error() -> None:
    with pytest.raises(
        AttributeError, match=r"^module 'flask_cors' has no attribute 'Cors'$"
    ):
        flask_cors.Cors  # noqa: B018


def functions() -> list[t.Any]:
    """Every public function and class, and the methods of those classes."""
    public = [getattr(flask_cors, name) for name in PUBLIC]
    members = [m for m in public if inspect.isroutine(m) or inspect.isclass(m)]
    return members + [
        function
        for member in filter(inspect.isclass, members)
        for name, function in inspect.getmembers(member, inspect.isfunction)
        if name in ("__init__", "__call__") or not name.startswith("_")
    ]


@pytest.mark.parametrize("function", functions(), ids=lambda f: f.__qualname__)
def test_types_can_be_read_at_run_time(function: t.Any) -> None:
    t.get_type_hints(function)


@pytest.mark.parametrize(
    ("function", "options"),
    [
        (flask_cors.CORS.__init__, flask_cors.CORSOptions),
        (flask_cors.CORS.init_app, flask_cors.CORSOptions),
        (flask_cors.CORSMiddleware.__init__, flask_cors.CORSOptions),
    ],
    ids=["CORS", "init_app", "CORSMiddleware"],
)
def test_the_type_of_the_options_can_be_read(function: t.Any, options: object) -> None:
    assert t.get_type_hints(function)["options"] == t.Unpack[options]  # type: ignore[valid-type]


@pytest.mark.parametrize(
    "name",
    [
        name
        for name, value in vars(core).items()
        if inspect.isfunction(value) and value.__module__ == core.__name__
        if not name.startswith("_")
    ],
)
def test_types_of_the_legacy_functions_can_be_read(name: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        t.get_type_hints(getattr(core, name))
