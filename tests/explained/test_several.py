"""Several policies on one path, explained: which one decides, and which to change."""

import typing as t

import pytest
from flask import Flask

from flask_cors import CORS
from flask_cors import explain
from flask_cors import Explanation

PARTNER = "https://partner.example"
PUBLIC = "https://public.example"
OTHER = "https://other.example"

POLICIES: t.Final[list[t.Any]] = [
    {"origins": PARTNER, "supports_credentials": True, "expose_headers": "X-Total"},
    {"origins": [PUBLIC], "methods": ["GET"]},
]
BESIDE_ANY: t.Final[list[t.Any]] = [POLICIES[0], {"origins": "*", "methods": ["GET"]}]


def explained(
    origin: str,
    method: str = "GET",
    policies: list[t.Any] = POLICIES,
    *,
    credentials: bool = False,
) -> Explanation:
    app = Flask("several")
    app.add_url_rule("/api/items", "items", list, methods=["GET", "PUT"])
    CORS(app, resources={"/api/*": policies, "/other": PARTNER})
    return explain(app, method, "/api/items", origin=origin, credentials=credentials)


@pytest.mark.parametrize(
    ("origin", "number", "exposed"), [(PARTNER, 1, ("X-Total",)), (PUBLIC, 2, ())]
)
def test_the_one_that_decides_is_told(
    origin: str, number: int, exposed: tuple[str, ...]
) -> None:
    found = explained(origin)
    assert found.is_allowed
    assert found.governing.number == number
    assert str(found.governing) == f"resources: /api/*, policy {number}"
    assert found.readable == exposed


def test_of_a_page_of_the_own_origin_none_is_told() -> None:
    assert explained("http://127.0.0.1:5000").governing.number is None


def test_where_none_allows_the_origin_all_are_told() -> None:
    found = explained(OTHER)
    (cause,) = found.causes
    assert found.governing.number is None
    assert cause.source.name == "resources['/api/*'][1] of CORS()"
    assert cause.message.startswith(
        f"None of the 2 policies of this path allows '{OTHER}': origins=['{PUBLIC}'] "
        f"(resources['/api/*'][1] of CORS(), test_several.py:"
    )
    assert cause.change is not None
    assert cause.change.text == (
        f"resources={{..., '/api/*': [..., {{..., 'origins': ['{PUBLIC}', "
        f"'{OTHER}']}}]}}"
    )
    assert cause.opens == (
        f"Pages of {OTHER} could then read the responses of '/api/*'."
    )


def test_what_is_nearly_right_is_looked_for_in_each() -> None:
    (cause,) = explained("http://partner.example").causes
    assert cause.source.name == "resources['/api/*'][0] of CORS()"
    assert cause.message.endswith(f"it allows '{PARTNER}', which is another scheme.")
    assert cause.change is not None
    assert cause.change.text == (
        f"resources={{..., '/api/*': [{{..., 'origins': ['{PARTNER}', "
        f"'http://partner.example']}}, ...]}}"
    )


def test_the_middle_one_is_written_between_dots() -> None:
    last = {"origins": "https://c.example", "supports_credentials": True}
    (cause,) = explained(OTHER, policies=[*POLICIES, last]).causes
    assert cause.change is not None
    assert cause.change.text.startswith("resources={..., '/api/*': [..., {..., 'orig")
    assert cause.change.text.endswith("}, ...]}")


def test_the_origin_null_goes_to_one_without_credentials() -> None:
    (cause,) = explained("null").causes
    assert cause.change is not None
    assert cause.change.value == [PUBLIC, "null"]


def test_a_method_is_granted_where_the_origin_is() -> None:
    (cause,) = explained(PUBLIC, "PUT").causes
    assert cause.source.name == "resources['/api/*'][1] of CORS()"
    assert cause.message.endswith("does not have 'PUT'.")


def fails(origin: str) -> bool:
    raise LookupError(origin)


def refuses(origin: str) -> bool:
    return False


def test_the_function_that_failed_is_that_of_the_policy_that_has_one() -> None:
    (cause,) = explained(OTHER, policies=[POLICIES[0], {"origins": fails}]).causes
    assert cause.message.endswith("fails() failed with LookupError.")
    assert cause.source.name == "resources['/api/*'][1] of CORS()"
    assert cause.change is None


def test_what_a_function_lists_is_not_changed_here() -> None:
    (cause,) = explained(OTHER, policies=[{"origins": refuses}, POLICIES[0]]).causes
    assert cause.source.name == "resources['/api/*'][1] of CORS()"
    asking = [{"origins": refuses}, {"origins": lambda origin: False}]
    (cause,) = explained(OTHER, policies=asking).causes
    assert cause.source.name == "resources['/api/*'][0] of CORS()"
    assert cause.change is None


def test_with_cookies_the_origin_goes_to_one_that_has_them() -> None:
    (cause,) = explained(OTHER, credentials=True).causes
    assert cause.source.name == "resources['/api/*'][0] of CORS()"
    assert cause.change is not None
    assert cause.change.value == [PARTNER, OTHER]


def test_with_cookies_one_for_everybody_is_not_the_one_to_change() -> None:
    found = explained(OTHER, "PUT", BESIDE_ANY, credentials=True)
    (cause,) = found.causes
    assert found.governing.number == 2
    assert cause.message.startswith("origins='*' (resources['/api/*'][1] of CORS(), ")
    assert (
        f"decides on '{OTHER}', and lets no page send the user's cookies along: "
        f"origins='{PARTNER}' (resources['/api/*'][0] of CORS(), " in cause.message
    )
    assert cause.change is not None
    assert cause.change.value == [PARTNER, OTHER]


def test_the_one_with_cookies_has_to_grant_the_rest_too() -> None:
    strict = {**POLICIES[0], "methods": ["GET"], "allow_headers": []}
    beside = [strict, {"origins": "*"}]
    found = explained(OTHER, "PUT", beside, credentials=True)
    assert [cause.option for cause in found.causes] == ["origins", "methods"]
    assert {str(cause.source) for cause in found.causes} == {
        "resources['/api/*'][0] of CORS()"
    }
    (cause,) = explained(OTHER, "GET", beside, credentials=True).causes
    assert cause.option == "origins"


def test_one_with_cookies_that_refuses_the_method_is_told_of_that_alone() -> None:
    strict = {**POLICIES[0], "methods": ["GET"]}
    (cause,) = explained(PARTNER, "PUT", [strict, POLICIES[1]], credentials=True).causes
    assert cause.option == "methods"


def test_an_option_of_the_call_is_for_the_paths_of_which_one_policy_has_none() -> None:
    app = Flask("several")
    several = [{"origins": PARTNER, "methods": "GET"}, {"origins": PUBLIC}]
    resources = {"/a": several, "/b": [{"methods": "*"}, several[0]], "/c": [PARTNER]}
    CORS(app, resources=resources, methods=["POST"], origins=OTHER)
    (cause,) = explain(app, "PUT", "/a", origin=PUBLIC).causes
    assert cause.change is not None
    assert cause.change.text == "CORS(app, ..., methods=['POST', 'PUT'])"
    assert cause.opens.endswith("send PUT requests to '/a' and '/c'.")


def test_a_later_one_with_cookies_does_not_come_to_decide() -> None:
    later_first = [POLICIES[1], POLICIES[0]]
    found = explained(PUBLIC, policies=later_first, credentials=True)
    (cause,) = found.causes
    assert cause.option == "supports_credentials"
    assert cause.change is not None
    assert cause.change.text == (
        "resources={..., '/api/*': [{..., 'supports_credentials': True}, ...]}"
    )


def test_with_cookies_a_function_that_failed_is_all_there_is_to_tell() -> None:
    with_cookies = {"origins": fails, "supports_credentials": True}
    found = explained(OTHER, policies=[with_cookies], credentials=True)
    (cause,) = found.causes
    assert cause.message.endswith("fails() failed with LookupError.")
