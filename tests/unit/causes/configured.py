"""Policies as they are configured, and what is said of requests that they refuse."""

import typing as t

from flask_cors.configuration import compile_resources
from flask_cors.configuration import compile_view
from flask_cors.sansio import causes
from flask_cors.sansio.causes import Cause
from flask_cors.sansio.decision import decide
from flask_cors.sansio.decision import Preflight
from flask_cors.sansio.decision import RequestFacts
from flask_cors.sansio.findings import Location
from flask_cors.sansio.findings import Place
from flask_cors.sansio.layers import Layer
from flask_cors.sansio.layers import settled
from flask_cors.sansio.policy import Policy
from flask_cors.sansio.resources import Resources

APP = "https://app.example.com"
EVIL = "https://evil.example"

#: What stands after every value that these policies were given.
HERE = "(CORS(), app.py:12)"

Options = dict[str, t.Any]


def layer(options: Options, name: str = "CORS()") -> Layer:
    location = Location("/srv/shop/app.py", 12)
    return Layer(Place.KEYWORD, name, settled(options), location)


def table_of(options: Options, config: Options | None = None) -> Resources:
    return Resources(compile_resources([layer(options)], config or {}).resources)


def policy_of(
    options: Options, config: Options | None = None, path: str = "/"
) -> Policy:
    policy = table_of(options, config).policy(path)
    assert policy is not None
    return policy


def view_policy_of(options: Options) -> Policy:
    return compile_view([layer(options, "@cross_origin()")])[0]


def refused(
    policy: Policy, origin: str = APP, preflight: Preflight | None = None
) -> tuple[Cause, ...]:
    """All causes; their messages are also what the log has."""
    facts = RequestFacts(origin, preflight)
    decision = decide(policy, facts)
    found = causes.of_decision(policy, facts, decision)
    messages = " ".join(cause.message for cause in found)
    assert causes.sentence(policy, facts, decision) == messages
    return found


def asking(method: str = "PUT", headers: str | None = None) -> Preflight:
    return Preflight(method, headers, frozenset({"GET", "HEAD"}))
