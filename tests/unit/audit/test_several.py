"""Where a path has several policies, the rules about an application look at each."""

import typing as t
from dataclasses import replace

import pytest

from flask_cors.sansio.audit import judged
from flask_cors.sansio.audit import routes
from flask_cors.sansio.audit import sessions
from flask_cors.sansio.audit import sites
from flask_cors.sansio.audit import sockets
from flask_cors.sansio.audit import views
from flask_cors.sansio.audit.facts import Application
from flask_cors.sansio.audit.facts import Session
from flask_cors.sansio.audit.facts import Sockets
from flask_cors.sansio.policy import Policy
from flask_cors.sansio.protection import Mode
from flask_cors.sansio.protection import Protection

from .policies import policy
from .policies import route

APP = "https://app.example.com"
PARTNER = "https://partner.example"
NAMED = policy(supports_credentials=True)
PUT = frozenset({"PUT"})


def several(*policies: Policy) -> Policy:
    first, *others = policies
    return replace(first, alternatives=tuple(others))


def of(*policies: Policy, **facts: t.Any) -> Application:
    application = facts.pop("application", {})
    return Application((route("books", several(*policies), **facts),), **application)


def test_a_later_policy_with_credentials_uses_the_session() -> None:
    in_use = Session(is_in_use=True, same_site="Lax", is_secure=True)
    found = of(policy(PARTNER), NAMED, application={"session": in_use})
    (finding,) = sessions.same_site(found)
    assert "a page of another site" in finding.message


@pytest.mark.parametrize(("methods", "expected"), [("GET", 0), ("PUT", 1)])
def test_a_later_policy_for_everybody_lets_requests_be_forged(
    methods: str, expected: int
) -> None:
    everybody = policy("*", supports_credentials=True, methods=methods)
    in_use = Session(is_in_use=True, same_site="None", is_secure=True)
    found = of(NAMED, everybody, methods=PUT, application={"session": in_use})
    assert len(list(sessions.without_csrf_protection(found))) == expected


@pytest.mark.parametrize("mode", [Mode.ON, Mode.REPORT])
def test_a_route_that_is_protected_is_not_told_of(mode: Mode) -> None:
    in_use = Session(is_in_use=True, same_site="None", is_secure=True)
    post = {"methods": frozenset({"POST"}), "application": {"session": in_use}}
    assert len(list(sessions.without_csrf_protection(of(NAMED, **post)))) == 1
    protected = of(NAMED, protection=Protection(mode), **post)
    assert list(sessions.without_csrf_protection(protected)) == []


def test_a_view_behind_a_login_is_open_by_any_of_them() -> None:
    found = of(NAMED, policy("*"), guards=("login_required",))
    (finding,) = views.guarded_view_open(found)
    assert "browsers send no cookies along" in finding.message
    assert list(views.guarded_view_open(of(NAMED, guards=("login_required",)))) == []


def test_a_method_is_useless_only_if_none_grants_it() -> None:
    reading = policy(methods="GET")
    writing = policy(PARTNER, methods="PUT")
    nobody = policy([], methods="PUT")
    assert (
        list(routes.route_method_not_allowed(of(reading, writing, methods=PUT))) == []
    )
    (finding,) = routes.route_method_not_allowed(of(nobody, reading, methods=PUT))
    assert "cannot send PUT to '/books'" in finding.message
    assert list(routes.route_method_not_allowed(of(nobody, methods=PUT))) == []


def test_sockets_are_compared_with_all_of_them() -> None:
    asked = {"application": {"sockets": Sockets()}}
    (finding,) = sockets.sockets(of(policy("*"), policy(PARTNER), **asked))
    assert finding.suggestions == (PARTNER,)


def test_a_policy_is_for_development_whatever_its_alternatives_are() -> None:
    local = policy("http://localhost:3000")
    asking = policy(str.isalpha)
    assert sites.is_for_development(several(local, asking))
    assert not sites.is_for_development(several(asking, local))


def test_where_nothing_governs_nothing_is_told() -> None:
    found = Application((route("books", guards=("login_required",)),), has_layer=True)
    assert judged(found) == ()
