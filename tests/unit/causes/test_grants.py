"""Why a preflight is refused, and all that stands in its way."""

import typing as t

import pytest

from flask_cors.sansio.decision import Preflight

from .configured import APP
from .configured import asking
from .configured import EVIL
from .configured import HERE
from .configured import Options
from .configured import policy_of
from .configured import refused

METHODS: list[tuple[t.Any, str, str, list[str] | None]] = [
    (["GET", "POST"], "PUT", "does not have 'PUT'.", ["GET", "POST", "PUT"]),
    ("GET,POST", "PUT", "does not have 'PUT'.", ["GET", "POST", "PUT"]),
    ("GET", "put", "does not have 'PUT'.", ["GET", "PUT"]),
    (
        "PATCH",
        "patch",
        "does not have 'patch': it has 'PATCH', and case matters in methods.",
        ["PATCH", "patch"],
    ),
    (
        "patch",
        "PATCH",
        "does not have 'PATCH': it has 'patch', and case matters in methods.",
        ["patch", "PATCH"],
    ),
    (
        "auto",
        "PUT",
        "does not have 'PUT': the routes at the path take GET, HEAD. One of them has "
        "to take it as well.",
        None,
    ),
    (
        ["auto", "PURGE"],
        "PUT",
        "does not have 'PUT': the routes at the path take GET, HEAD. One of them has "
        "to take it as well.",
        None,
    ),
    ("GET", "GET|PUT", "does not have 'GET|PUT'.", None),
    ("GET", "*", "does not have '*'.", None),
    ("GET", "auto", "does not have 'auto'.", None),
]


@pytest.mark.parametrize(("value", "method", "words", "changed"), METHODS)
def test_a_method_is_refused_by_the_methods(
    value: object, method: str, words: str, changed: list[str] | None
) -> None:
    (cause,) = refused(policy_of({"methods": value}), APP, asking(method))
    assert cause.message == f"methods={value!r} {HERE} {words}"
    assert (cause.change and cause.change.value) == changed

    if changed is not None:
        policy = policy_of({"methods": changed})
        assert refused(policy, APP, asking(method)) == ()


def test_where_the_routes_decide_a_path_without_one_may_be_misspelled() -> None:
    preflight = Preflight("PUT")
    (cause,) = refused(policy_of({"methods": "auto"}), APP, preflight)
    assert cause.message == (
        f"methods='auto' {HERE} does not have 'PUT': no route is known at the path, "
        f"which may be misspelled."
    )


def test_the_methods_of_routes_have_their_case_as_well() -> None:
    preflight = Preflight("patch", offered=frozenset({"PATCH"}))
    (cause,) = refused(policy_of({"methods": "auto"}), APP, preflight)
    assert (cause.message, cause.change) == (
        f"methods='auto' {HERE} does not have 'patch': it has 'PATCH', and case "
        f"matters in methods.",
        None,
    )


@pytest.mark.parametrize(
    ("method", "message"),
    [
        ("TRACE", "No browser lets a page send 'TRACE'."),
        ("P UT", "'P UT' is no name of a method."),
    ],
)
def test_some_methods_nobody_can_send(method: str, message: str) -> None:
    (cause,) = refused(policy_of({"methods": "*"}), APP, asking(method))
    assert (cause.message, cause.change) == (message, None)


HEADERS: list[tuple[t.Any, str, str, list[str] | None]] = [
    ("X-A", "x-token", "does not have 'x-token'.", ["X-A", "X-Token"]),
    (["X-A"], "X-API-Key", "does not have 'X-API-Key'.", ["X-A", "X-API-Key"]),
    ("X-A", "b,x-a,c", "does not have 'b' and 'c'.", ["X-A", "B", "C"]),
    (
        "X-A",
        "a,b,c,d,e",
        "does not have 'a', 'b', 'c' and 2 more.",
        ["X-A", "A", "B", "C", "D", "E"],
    ),
    (
        "X-A",
        "x_a",
        "does not have 'x_a': it has 'x-a', and '-' is not '_'.",
        ["X-A", "X_a"],
    ),
    (
        "X_A",
        "x-a",
        "does not have 'x-a': it has 'x_a', and '-' is not '_'.",
        ["X_A", "X-A"],
    ),
    (
        "X-A",
        "access-control-allow-origin",
        "does not have "
        "'access-control-allow-origin': 'access-control-allow-origin' is of responses, "
        "and no page should set it.",
        None,
    ),
    (
        "X-A",
        "cookie",
        "does not have 'cookie': no browser lets a page set 'cookie'.",
        None,
    ),
    ("X-A", "*", "does not have '*'.", None),
    ("X-A", "x-*", "does not have 'x-*'.", None),
]


@pytest.mark.parametrize(("value", "names", "words", "changed"), HEADERS)
def test_a_request_header_is_refused_by_the_allowed_headers(
    value: object, names: str, words: str, changed: list[str] | None
) -> None:
    policy = policy_of({"allow_headers": value})
    (cause,) = refused(policy, APP, asking("PUT", names))
    assert cause.message == f"allow_headers={value!r} {HERE} {words}"
    assert (cause.change and cause.change.value) == changed

    if changed is not None:
        policy = policy_of({"allow_headers": changed})
        assert refused(policy, APP, asking("PUT", names)) == ()


def test_more_headers_than_any_browser_sends_are_no_matter_of_the_option() -> None:
    (cause,) = refused(policy_of({}), APP, asking("PUT", "a," * 100))
    assert cause.change is None
    assert cause.message == (
        "The preflight asks for more request headers than any browser does: at most 32 "
        "names in 1,024 characters are granted."
    )


@pytest.mark.parametrize(
    ("options", "origin", "preflight", "at_fault"),
    [
        (
            {"origins": APP, "methods": "GET", "allow_headers": "X-A"},
            EVIL,
            asking("PUT", "x-b"),
            ["origins", "methods", "allow_headers"],
        ),
        ({"origins": APP, "methods": "GET"}, EVIL, asking(), ["origins", "methods"]),
        (
            {"origins": APP, "allow_headers": []},
            EVIL,
            asking("PUT", "x-b"),
            ["origins", "allow_headers"],
        ),
        (
            {"methods": "GET", "allow_headers": []},
            APP,
            asking("PUT", "x-b"),
            ["methods", "allow_headers"],
        ),
    ],
)
def test_all_causes_come_in_the_order_in_which_a_browser_meets_them(
    options: Options, origin: str, preflight: t.Any, at_fault: list[str]
) -> None:
    causes = refused(policy_of(options), origin, preflight)
    assert [cause.option for cause in causes] == at_fault
    changed = {c.option: c.change.value for c in causes if c.change is not None}
    assert refused(policy_of({**options, **changed}), origin, preflight) == ()
