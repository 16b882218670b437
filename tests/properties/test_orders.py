"""A denial stays a denial, whatever the order of CORS calls, blueprints, decorators."""

import dataclasses
import typing as t

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from .applications import EVIL
from .applications import governing
from .applications import ORIGINS
from .applications import PATHS
from .applications import Spec
from .applications import specs
from .calls import environ
from .calls import sent
from .invariants import ALLOW_ORIGIN
from .invariants import Said
from .strategies import quietly

REQUESTS = {
    "get": ("GET", None),
    "a method that no route has": ("DELETE", None),
    "options": ("OPTIONS", None),
    "preflight": ("OPTIONS", "GET"),
    "preflight for a method that no route has": ("OPTIONS", "DELETE"),
}


def readers(app: t.Any, method: str, path: str, asked: str | None) -> set[str]:
    """The origins that an answer grants."""
    out = set()

    for origin in (*ORIGINS, EVIL):
        headers = dict(sent(app, environ(method, path, Said(origin, asked))))

        if headers.get(ALLOW_ORIGIN) in ("*", origin):
            out.add(origin)

    return out


def allowed(policy: str | None) -> set[str]:
    everybody = {*ORIGINS, EVIL}
    return everybody if policy == "*" else everybody & {policy}


@pytest.mark.parametrize("name", REQUESTS)
@settings(max_examples=100)
@given(spec=specs)
def test_one_policy_governs_a_request_and_nobody_else_is_granted(
    name: str, spec: Spec
) -> None:
    app = quietly(spec.build)
    method, asked = REQUESTS[name]
    expected = {path: allowed(governing(spec, path, asked or method)) for path in PATHS}
    assert {path: readers(app, method, path, asked) for path in PATHS} == expected


@settings(max_examples=100)
@given(specs, st.integers(0, 2**16))
def test_the_order_of_attachment_makes_no_difference(spec: Spec, order: int) -> None:
    one = quietly(spec.build)
    other = quietly(dataclasses.replace(spec, order=order).build)

    for path in PATHS:
        for method, asked in REQUESTS.values():
            request = environ(method, path, Said(EVIL, asked))
            assert sent(one, {**request}) == sent(other, {**request})
