"""Where a change is written, and what it would open."""

import re
import typing as t

import pytest

from flask_cors.sansio.findings import Place

from .configured import APP
from .configured import asking
from .configured import EVIL
from .configured import layer
from .configured import Options
from .configured import policy_of
from .configured import refused
from .configured import view_policy_of

BOTH = f"['{APP}', '{EVIL}']"


@pytest.mark.parametrize(
    ("options", "config", "where", "text"),
    [
        ({"origins": APP}, {}, "CORS(), app.py:12", f"CORS(app, origins={BOTH})"),
        (
            {},
            {"CORS_ORIGINS": APP},
            "app.config['CORS_ORIGINS']",
            f"CORS_ORIGINS = {BOTH}",
        ),
        (
            {"resources": {"/api/*": {"origins": APP}}},
            {},
            "resources['/api/*'] of CORS(), app.py:12",
            f"resources={{'/api/*': {{'origins': {BOTH}}}}}",
        ),
        (
            {"resources": {"/api/*": {"origins": APP, "methods": "GET"}, "/b": APP}},
            {},
            "resources['/api/*'] of CORS(), app.py:12",
            f"resources={{..., '/api/*': {{..., 'origins': {BOTH}}}}}",
        ),
        (
            {"resources": {re.compile("/api"): APP}},
            {},
            "resources['/api'] of CORS(), app.py:12",
            f"resources={{re.compile('/api'): {{'origins': {BOTH}}}}}",
        ),
        (
            {"resources": {"/api/*": APP}},
            {},
            "resources['/api/*'] of CORS(), app.py:12",
            f"resources={{'/api/*': {{'origins': {BOTH}}}}}",
        ),
        (
            {},
            {"CORS_RESOURCES": {"/api/*": {"origins": APP}}},
            "resources['/api/*'] of app.config['CORS_RESOURCES']",
            f"CORS_RESOURCES = {{'/api/*': {{'origins': {BOTH}}}}}",
        ),
    ],
)
def test_a_change_is_written_where_the_value_is(
    options: Options, config: Options, where: str, text: str
) -> None:
    (cause,) = refused(policy_of(options, config, "/api/x"), EVIL)
    assert cause.message == f"origins='{APP}' ({where}) does not have '{EVIL}'."
    assert cause.change is not None
    assert cause.change.text == text


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("CORS()", "CORS(app, methods=['GET', 'PUT'])"),
        ("init_app()", "cors.init_app(app, methods=['GET', 'PUT'])"),
        ("CORSMiddleware()", "CORSMiddleware(app, methods=['GET', 'PUT'])"),
        ("CORS_of_mine()", "methods=['GET', 'PUT']"),
    ],
)
def test_a_change_is_written_as_the_call_is(name: str, text: str) -> None:
    from flask_cors.configuration import compile_resources

    (entry,) = compile_resources([layer({"methods": "GET"}, name)]).resources
    (cause,) = refused(entry.policy, EVIL, asking())
    assert cause.change is not None
    assert cause.change.text == text


def test_a_view_has_its_decorator() -> None:
    (cause,) = refused(view_policy_of({"origins": APP}), EVIL)
    assert cause.source.place is Place.KEYWORD
    assert cause.change is not None
    assert cause.change.text == f"@cross_origin(origins={BOTH})"
    assert cause.opens == f"Pages of {EVIL} could then read the responses of this view."


@pytest.mark.parametrize(
    ("options", "text"),
    [
        ({"origins": "*"}, "CORS(app, ..., methods=[..., 'LINK'])"),
        (
            {"resources": {"/api/*": {"origins": "*"}}},
            "resources={'/api/*': {..., 'methods': [..., 'LINK']}}",
        ),
    ],
)
def test_what_is_not_set_is_written_where_other_options_are(
    options: Options, text: str
) -> None:
    many = [*"ABCDEFGHI"]
    policy = policy_of(options, {"CORS_METHODS": many}, "/api/x")
    (cause,) = refused(policy, EVIL, asking("LINK"))
    assert cause.change is not None
    assert cause.change.text == "CORS_METHODS = [..., 'LINK']"
    (cause,) = refused(policy_of(options, None, "/api/x"), EVIL, asking("LINK"))
    assert cause.change is not None
    names = "'GET', 'HEAD', 'POST', 'OPTIONS', 'PUT', 'PATCH', 'DELETE', 'LINK'"
    assert cause.change.text == text.replace("..., 'LINK'", names)


OPENED: list[tuple[Options, str, t.Any, str]] = [
    (
        {"origins": APP},
        EVIL,
        None,
        f"Pages of {EVIL} could then read the responses of every path.",
    ),
    (
        {"origins": APP, "supports_credentials": True},
        EVIL,
        None,
        f"Pages of {EVIL} could then read the responses of every path, with the user's "
        f"cookies.",
    ),
    (
        {"origins": APP},
        "null",
        None,
        "Every site that makes a sandboxed frame could then read the responses of "
        "every path.",
    ),
    (
        {"resources": {"/api/*": APP}},
        EVIL,
        None,
        f"Pages of {EVIL} could then read the responses of '/api/*'.",
    ),
    (
        {"origins": APP, "resources": ["/api/*", "/b"]},
        EVIL,
        None,
        f"Pages of {EVIL} could then read the responses of '/api/*' and '/b'.",
    ),
    (
        {
            "origins": APP,
            "resources": {"/b": EVIL, "/api/*": {}, "/c": {"origins": "*"}},
        },
        EVIL,
        None,
        f"Pages of {EVIL} could then read the responses of '/api/*'.",
    ),
    (
        {"methods": "GET", "resources": {"/b": EVIL, "/api/*": {}}},
        EVIL,
        asking(),
        "Pages of every site could then send PUT requests to '/b' and '/api/*'.",
    ),
    (
        {"origins": EVIL, "methods": "GET"},
        EVIL,
        asking(),
        "Pages of every allowed origin could then send PUT requests to every path.",
    ),
    (
        {"allow_headers": []},
        EVIL,
        asking("PUT", "x-a,x-b"),
        "Pages of every site could then set 'X-A' and 'X-B' on their requests to every "
        "path.",
    ),
]


@pytest.mark.parametrize(("options", "origin", "preflight", "opens"), OPENED)
def test_it_is_said_what_a_change_would_open(
    options: Options, origin: str, preflight: t.Any, opens: str
) -> None:
    (cause,) = refused(policy_of(options, None, "/api/x"), origin, preflight)
    assert cause.opens == opens


def test_a_key_of_the_configuration_is_for_all_that_has_no_value_of_its_own() -> None:
    (cause,) = refused(policy_of({}, {"CORS_ORIGINS": APP}), EVIL)
    assert cause.opens == (
        f"Pages of {EVIL} could then read the responses of all that has no origins of "
        f"its own."
    )


def test_a_password_is_not_shown_and_not_written_anew() -> None:
    written = ["https://user:secret@a.example", APP]
    (cause,) = refused(policy_of({"origins": written}), EVIL)
    assert "secret" not in repr(cause)
    assert cause.value == f"['https://user:***@a.example', '{APP}']"


def test_a_change_that_would_be_a_mistake_itself_is_not_proposed() -> None:
    """With ``orgins`` of a wrong type, the rest of the value is one as well."""
    (cause,) = refused(policy_of({"origins": [APP, 5]}), EVIL)
    assert cause.change is None


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (re.compile("/0"), "resources={re.compile('/0'): [{'origins': %s}, ...]}"),
        ("/0", "resources={'/0': [{'origins': %s}, ...]}"),
        ("/[0]", "resources={'/[0]': [{'origins': %s}, ...]}"),
    ],
)
def test_one_of_several_policies_is_written_in_its_place(
    path: t.Any, text: str
) -> None:
    several = [{"origins": APP}, {"origins": "https://b.example", "methods": "*"}]
    (cause,) = refused(policy_of({"resources": {path: several}}, path="/0"), EVIL)
    assert cause.source.name.startswith("resources['/")
    assert cause.source.name.endswith("'][0] of CORS()")
    assert cause.change is not None
    assert cause.change.text == text % BOTH
