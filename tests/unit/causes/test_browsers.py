"""What no policy refuses, and browsers do: cookies, headers and errors."""

import pytest

from flask_cors.sansio import causes

from .configured import APP
from .configured import EVIL
from .configured import HERE
from .configured import policy_of
from .configured import refused
from .configured import view_policy_of


def test_credentials_need_their_option() -> None:
    (cause,) = causes.of_credentials(policy_of({"origins": APP}), APP)
    assert cause.option == "supports_credentials"
    assert cause.message == (
        "supports_credentials=False (the default) lets no page send the user's cookies "
        "along."
    )
    assert cause.change is not None
    assert cause.change.value is True
    assert cause.change.text == "CORS(app, ..., supports_credentials=True)"
    assert cause.opens == (
        "Pages of every allowed origin could then read the responses of every path, "
        "with the user's cookies."
    )


def test_a_view_has_the_option_in_its_decorator() -> None:
    (cause,) = causes.of_credentials(view_policy_of({"origins": APP}), APP)
    assert cause.change is not None
    assert cause.change.text == "@cross_origin(..., supports_credentials=True)"


@pytest.mark.parametrize(
    ("value", "named"), [("*", [APP]), (["*", EVIL], [EVIL, APP]), ([APP, ".*"], [APP])]
)
def test_credentials_are_never_proposed_for_every_origin(
    value: object, named: list[str]
) -> None:
    options = {"origins": value, "send_wildcard": True}
    origins, credentials = causes.of_credentials(policy_of(options), APP)
    assert origins.message == (
        f"origins={value!r} {HERE} lets every site in: with the user's cookies, name "
        f"the origins."
    )
    assert origins.change is not None
    assert origins.change.value == named
    assert origins.opens == "Pages of other sites could no longer read them."
    assert credentials.change is not None
    assert credentials.opens == (
        f"Pages of {APP} could then read the responses of every path, with the user's "
        f"cookies."
    )
    changed = {"origins": named, "supports_credentials": True, "send_wildcard": True}
    policy = policy_of(changed)
    assert refused(policy, APP) == ()
    assert causes.of_credentials(policy, APP) == ()


def test_no_cookies_are_proposed_for_null() -> None:
    (cause,) = causes.of_credentials(policy_of({"origins": "null"}), "null")
    assert (cause.change, cause.opens) == (None, "")
    found = causes.of_credentials(policy_of({}), "null")
    assert [cause.change for cause in found][-1] is None


def test_no_cookies_are_proposed_where_the_origin_cannot_be_named() -> None:
    found = causes.of_credentials(policy_of({}), "app.example.com")
    assert [(cause.change, cause.opens) for cause in found] == [(None, "")] * 2


def test_credentials_that_are_allowed_have_no_cause() -> None:
    policy = policy_of({"origins": APP, "supports_credentials": True})
    assert causes.of_credentials(policy, APP) == ()


@pytest.mark.parametrize(
    ("value", "changed"), [(None, ["X-Total"]), ("X-A", ["X-A", "X-Total"])]
)
def test_a_header_is_not_exposed(value: object, changed: list[str]) -> None:
    policy = policy_of({"origins": APP, "expose_headers": value})
    (cause,) = causes.of_unexposed(policy, "X-Total")
    assert cause.message == (
        f"expose_headers={value!r} {HERE} does not have 'X-Total'."
    )
    assert cause.change is not None
    assert cause.change.value == changed
    assert cause.opens == (
        "Pages of every allowed origin could then read 'X-Total' of the responses of "
        "every path."
    )
    assert causes.of_unexposed(policy_of({"expose_headers": changed}), "x-total") == ()


@pytest.mark.parametrize(
    ("value", "name"), [("*", "X-Total"), ("x-total", "X-Total"), (None, "Expires")]
)
def test_a_header_that_is_exposed_has_no_cause(value: object, name: str) -> None:
    assert causes.of_unexposed(policy_of({"expose_headers": value}), name) == ()


def test_some_headers_no_page_can_read() -> None:
    (cause,) = causes.of_unexposed(policy_of({}), "Set-Cookie")
    assert cause.message == "No page can read 'Set-Cookie', whatever is exposed."
    assert cause.change is None


def test_the_500_of_an_exception_may_be_left_alone() -> None:
    (cause,) = causes.of_unhandled(policy_of({"intercept_exceptions": False}))
    assert cause.message == (
        f"intercept_exceptions=False {HERE} leaves the 500 of an exception that "
        f"nothing handles without CORS headers."
    )
    assert cause.change is not None
    assert cause.change.text == "CORS(app, intercept_exceptions=True)"
    assert cause.opens == "Pages of every site could then read it."
    assert causes.of_unhandled(policy_of({})) == ()
