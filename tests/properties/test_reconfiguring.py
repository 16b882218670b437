"""The effective configuration is the configuration: given again, it changes nothing."""

import copy
import logging
import typing as t
import warnings

import pytest
from hypothesis import assume
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from werkzeug.wrappers import Response

from flask_cors import CORSConfigError
from flask_cors import CORSMiddleware

from .calls import environ
from .calls import sent
from .configured import given_now
from .configured import Options
from .configured import options
from .configured import ORIGIN
from .configured import OTHER
from .configured import PATHS
from .configured import Setup
from .configured import setups
from .invariants import ours
from .invariants import Said
from .strategies import quietly

ORIGINS: t.Final = (None, ORIGIN, OTHER, "https://evil.example", "null")


@pytest.fixture(autouse=True, scope="module")
def silence() -> t.Iterator[None]:
    """What is refused is logged, thousands of times."""
    logging.disable()
    yield
    logging.disable(logging.NOTSET)


def answers(app: t.Any) -> dict[tuple[str | None, ...], t.Any]:
    """What is answered to a sample of requests."""
    return {
        (path, method, origin): ours(
            sent(app, environ(method, path, Said(origin, asked, "x-a, y, x-1")))
        )
        for path in PATHS
        for origin in ORIGINS
        for method, asked in (("GET", None), ("POST", None), ("OPTIONS", "PUT"))
    }


def built(build: t.Any, *args: t.Any, **given: t.Any) -> t.Any:
    """What is built of options that are no contradiction."""
    try:
        return quietly(build, *args, **given)
    except CORSConfigError:
        assume(False)


@pytest.mark.slow
@settings(max_examples=200)
@given(setups, st.booleans())
def test_the_configuration_of_an_application_given_again_changes_and_says_nothing(
    setup: Setup, serves: bool
) -> None:
    app, everybody = built(setup.build)
    before = quietly(answers, app) if serves else None

    with warnings.catch_warnings():
        warnings.simplefilter("error")

        for cors in everybody:
            config = cors.config(app)
            assert cors.reconfigure(app, **copy.copy(config)) == ()
            assert cors.reconfigure(app, **cors.config(app)) == ()

        after = answers(app)

    assert before in (None, after)


@settings(max_examples=60)
@given(options)
def test_the_configuration_of_a_layer_given_again_changes_and_says_nothing(
    options: Options,
) -> None:
    layer = built(CORSMiddleware, Response("ok"), **given_now(options))
    before = quietly(answers, layer)

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert layer.reconfigure(**layer.config()) == ()

    assert answers(layer) == before
