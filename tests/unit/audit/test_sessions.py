"""The session cookie is judged where it is in use, and other sites may use it."""

import typing as t

import pytest

from flask_cors.sansio.audit import judged
from flask_cors.sansio.audit import sessions
from flask_cors.sansio.audit.facts import Application
from flask_cors.sansio.audit.facts import Route
from flask_cors.sansio.audit.facts import Session

from .policies import policy
from .policies import route

CREDENTIALED = policy(supports_credentials=True)
OPEN = policy("*", supports_credentials=True)
POST = frozenset({"POST"})


def application(governed: t.Any = CREDENTIALED, **facts: t.Any) -> Application:
    session = {"is_in_use": True, **facts.pop("session", {})}
    view = route("books", governed, methods=facts.pop("methods", POST))
    return Application(routes=(view,), session=Session(**session), **facts)


def test_a_session_that_is_not_in_use_is_not_judged() -> None:
    without = {"is_in_use": False, "same_site": "None"}
    assert judged(application(session=without, has_layer=True)) == ()


@pytest.mark.parametrize("governed", [None, policy(), policy("*")])
def test_a_policy_without_credentials_does_not_use_the_session(governed: t.Any) -> None:
    found = application(governed, session={"same_site": "None"})
    assert list(sessions.same_site(found)) == []
    assert list(sessions.not_secure(found)) == []
    assert list(sessions.without_csrf_protection(found)) == []


def test_of_several_policies_the_first_that_names_another_site_is_told() -> None:
    routes = (
        route("local", policy("http://localhost:3000", supports_credentials=True)),
        route("books", CREDENTIALED),
        route("other", policy("https://b.example", supports_credentials=True)),
    )
    found = Application(
        routes=routes, session=Session(True, "Lax", True, "site.example")
    )
    (finding,) = sessions.same_site(found)
    assert "pages of 'https://app.example.com' are not of the site" in finding.message
    assert finding.suggestions == ("None",)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({}, 1),
        ({"methods": frozenset({"GET"})}, 0),
        ({"has_csrf_protection": True}, 0),
        ({"governed": policy("http://localhost:3000", supports_credentials=True)}, 0),
        ({"methods": frozenset({"DELETE"})}, 0),
        ({"methods": frozenset({"DELETE"}), "governed": OPEN}, 1),
        ({"methods": frozenset({"PURGE"}), "governed": OPEN}, 0),
    ],
)
def test_forged_requests_are_a_matter_where_something_can_be_changed(
    facts: dict[str, t.Any], expected: int
) -> None:
    found = application(**{"session": {"same_site": "None"}, **facts})
    assert len(list(sessions.without_csrf_protection(found))) == expected


def forged(*routes: Route) -> str:
    """The requests that every site can send, as a finding names them."""
    cookie = Session(is_in_use=True, same_site="None")
    (finding,) = sessions.without_csrf_protection(Application(routes, session=cookie))
    return finding.message.removeprefix("every site can send ").partition(" with ")[0]


def test_the_cookie_goes_along_to_paths_that_nothing_governs_too() -> None:
    routes = route("books", CREDENTIALED), route("login", methods=POST)
    assert forged(*routes) == "'POST /login'"


def test_three_requests_are_named_and_the_others_counted() -> None:
    login = route("login", methods=POST)
    written = [route(name, CREDENTIALED, methods=POST) for name in "abc"]
    expected = "'POST /login', 'POST /a', 'POST /b' and 1 more"
    assert forged(login, *written, login) == expected


def test_a_form_sends_nothing_but_post_and_a_policy_for_everybody_the_rest() -> None:
    methods = frozenset({"GET", "POST", "PUT", "PATCH"})
    limited = policy("*", supports_credentials=True, methods=["GET", "PATCH"])
    routes = [
        route("a", CREDENTIALED, methods=methods),
        route("b", limited, methods=methods),
        route("c", policy("*"), methods=methods),
    ]
    assert forged(*routes) == "'POST /a', 'PATCH /b', 'POST /b' and 1 more"
