"""A request with the worst 8 KiB in its headers costs at most three ordinary ones."""

import collections.abc as cabc
import typing as t

import pytest

from .applications import CONFIGURATIONS
from .applications import LAYERS
from .costs import BOUND
from .costs import Make
from .costs import ratios
from .requests import hostile
from .requests import new
from .requests import PLAIN
from .requests import PREFLIGHT
from .requests import Variables

pytestmark = pytest.mark.timed

REQUESTS = {"request": PLAIN, "preflight": PREFLIGHT}


def same(variables: Variables) -> Make:
    """Again and again the same request, which a cache may know."""
    return lambda: variables


def ever_new(variables: Variables) -> Make:
    """Another site and path each time, which no cache knows."""
    return lambda: new(variables)


KNOWN: dict[str, cabc.Callable[[Variables], Make]] = {"known": same, "new": ever_new}


@pytest.mark.parametrize("known", KNOWN)
@pytest.mark.parametrize("request_name", REQUESTS)
@pytest.mark.parametrize("configuration", CONFIGURATIONS)
@pytest.mark.parametrize("layer", LAYERS)
def test_the_worst_request_costs_at_most_three_ordinary_ones(
    layer: str, configuration: str, request_name: str, known: str
) -> None:
    app: t.Any = LAYERS[layer](**CONFIGURATIONS[configuration])
    base, make = REQUESTS[request_name], KNOWN[known]
    worst = {name: make(variables) for name, variables in hostile(base)}
    found = ratios(app, make(base), worst)
    assert {name: f"{r:.2f}" for name, r in found.items() if r > BOUND} == {}
