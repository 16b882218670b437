"""Policies and routes for the judges of an audit."""

import typing as t

from flask_cors.configuration import compile_view
from flask_cors.sansio.audit.facts import Route
from flask_cors.sansio.findings import Place
from flask_cors.sansio.layers import Layer
from flask_cors.sansio.policy import Policy


def policy(origins: t.Any = "https://app.example.com", **options: t.Any) -> Policy:
    layer = Layer(Place.KEYWORD, "CORS()", {"origins": origins, **options})
    return compile_view([layer])[0]


def route(view: str, governed: Policy | None = None, **facts: t.Any) -> Route:
    return Route(
        f"/{view}",
        f"/{view}",
        facts.pop("methods", frozenset({"GET"})),
        facts.pop("endpoint", view),
        view,
        policy=governed,
        **facts,
    )
