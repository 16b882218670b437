"""Why no policy governs a path, and the entry that would."""

import re
import typing as t

import pytest

from flask_cors.sansio import causes
from flask_cors.sansio.resources import Resources

from .configured import APP
from .configured import EVIL
from .configured import HERE
from .configured import Options
from .configured import refused
from .configured import table_of


@pytest.mark.parametrize(
    ("resources", "path", "words"),
    [
        (
            {"/api/*": APP},
            "/x",
            "its only entry is '/api/*', this path and everything below it.",
        ),
        (
            ["/api/*", "/login"],
            "/login/",
            "its entries are '/login' and '/api/*', and the nearest is '/login', "
            "exactly this path.",
        ),
        (
            ["/a/*", "/b/*", "/c/*", "/api/v*", "/login"],
            "/api/x",
            "its entries are '/login', '/api/v*', '/a/*' and 2 more, and the nearest "
            "is '/api/v*', every path that starts so.",
        ),
        (
            re.compile("/v[0-9]+/"),
            "/vx/",
            "its only entry is '/v[0-9]+/', a regex, from the start of the path.",
        ),
    ],
)
def test_the_message_says_which_entries_there_are(
    resources: object, path: str, words: str
) -> None:
    (cause,) = causes.of_no_policy(table_of({"resources": resources}), path)
    assert cause.option == "resources"
    assert cause.message == (f"No entry of resources {HERE} governs {path!r}: {words}")
    assert (cause.change, cause.opens) == (None, "")


def test_there_may_be_no_entries() -> None:
    (cause,) = causes.of_no_policy(Resources(), "/x", APP)
    assert cause.message == "No policy governs '/x': resources has no entries."
    assert (cause.value, cause.change) == ("[]", None)


def test_a_path_with_a_parent_has_no_policy() -> None:
    (cause,) = causes.of_no_policy(table_of({}), "/api/../x", APP)
    assert cause.change is None
    assert cause.message == (
        "No entry of resources (the default) governs '/api/../x', as it has a '..'."
    )


@pytest.mark.parametrize(
    ("options", "value", "opens"),
    [
        (
            {"resources": {"/api/*": APP}},
            {"/api/*": APP, "/x": {"origins": [EVIL]}},
            f"Pages of {EVIL} could then read the responses of '/x'.",
        ),
        (
            {"origins": APP, "resources": "/api/*", "supports_credentials": True},
            {"/api/*": {}, "/x": {"origins": [EVIL]}},
            f"Pages of {EVIL} could then read the responses of '/x', with the user's "
            f"cookies.",
        ),
        (
            {"origins": [APP, EVIL], "resources": ["/api/*"]},
            ["/api/*", "/x"],
            "Pages of every allowed origin could then read the responses of '/x'.",
        ),
    ],
)
def test_the_change_is_an_entry_for_this_path_and_this_origin(
    options: Options, value: object, opens: str
) -> None:
    (cause,) = causes.of_no_policy(table_of(options), "/x", EVIL)
    assert cause.change is not None
    assert cause.change.value == value
    dots = "..., " if len(options) > 1 else ""
    assert cause.change.text == f"CORS(app, {dots}resources={value!r})"
    assert cause.opens == opens
    policy = table_of({**options, "resources": value}).policy("/x")
    assert policy is not None
    assert refused(policy, EVIL) == ()


@pytest.mark.parametrize(
    ("options", "path", "origin"),
    [
        ({}, "/x(1)*", EVIL),
        ({}, "/x[", EVIL),
        ({}, "/x", "a b"),
        ({"supports_credentials": True}, "/x", "null"),
    ],
)
def test_there_is_no_change_where_no_entry_would_do(
    options: Options, path: str, origin: str
) -> None:
    table = table_of({"resources": {"/api/*": APP}, **options})
    (cause,) = causes.of_no_policy(table, path, origin)
    assert (cause.change, cause.opens) == (None, "")


def test_null_may_read_what_needs_no_cookies() -> None:
    table = table_of({"resources": {"/api/*": APP}})
    (cause,) = causes.of_no_policy(table, "/x", "null")
    value: dict[str, t.Any] = {"/api/*": APP, "/x": {"origins": ["null"]}}
    assert cause.change is not None
    assert cause.change.value == value


def test_a_view_may_be_exempt() -> None:
    (cause,) = causes.of_exempt("/internal")
    assert (cause.option, cause.change) == ("cors_exempt", None)
    assert cause.message == (
        "The view of '/internal' is exempt: @cors_exempt lets it have no CORS headers, "
        "whatever CORS() says of its path."
    )
