"""What is decided and kept, what is asked again, and what is logged of a refusal."""

import logging
import typing as t

import pytest
from hypothesis import assume
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from werkzeug.wrappers import Response

from flask_cors import CORSConfigError
from flask_cors import CORSMiddleware

from ..properties.strategies import configs
from ..properties.strategies import near
from ..properties.strategies import quietly
from ..users.page import allow_origin
from ..users.page import Page
from .sequences import answer
from .sequences import APP
from .sequences import at_level
from .sequences import Call
from .sequences import EVIL
from .sequences import levels
from .sequences import LONG
from .sequences import origins
from .sequences import sequences

Headers = dict[str, str]


def preflight(method: str = "PUT", headers: str = "x-a", origin: str = APP) -> Headers:
    return {
        "Origin": origin,
        "Access_Control_Request_Method": method,
        "Access_Control_Request_Headers": headers,
    }


@pytest.mark.parametrize(
    "request_headers",
    [{}, {"Origin": APP}, preflight()],
    ids=["no origin", "allowed", "granted"],
)
def test_what_is_granted_leaves_no_record(
    request_headers: Headers, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, logger="flask_cors")
    app = CORSMiddleware(Response("ok"), origins=APP)
    method = "OPTIONS" if len(request_headers) > 1 else "GET"
    Page(app, None).fetch("/", method, **request_headers)
    assert caplog.records == []


@pytest.mark.parametrize("headers", [{"Origin": EVIL}, preflight(origin=EVIL)])
def test_nothing_is_logged_above_debug(
    headers: Headers, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, logger="flask_cors")
    app = CORSMiddleware(Response("ok"), origins=APP)
    method = "OPTIONS" if len(headers) > 1 else "GET"
    Page(app, None).fetch("/", method, **headers)
    assert caplog.records == []


@pytest.mark.parametrize("level", [logging.DEBUG, logging.ERROR])
@pytest.mark.parametrize("headers", [{"Origin": EVIL}, preflight(origin=EVIL)])
def test_a_failing_check_leaves_one_error_with_its_traceback(
    level: int, headers: Headers, caplog: pytest.LogCaptureFixture
) -> None:
    error = LookupError("away")

    def check(origin: str) -> bool:
        raise error

    caplog.set_level(level, logger="flask_cors")
    app = CORSMiddleware(Response("ok"), origins=[APP, check])
    method = "OPTIONS" if len(headers) > 1 else "GET"
    response = Page(app, None).fetch("/", method, **headers)
    errors = [r for r in caplog.records if r.levelno == logging.ERROR]
    assert [record.getMessage() for record in errors] == [
        f"a function that checks origins failed on {EVIL!r}"
    ]
    assert errors[0].exc_info is not None
    assert errors[0].exc_info[1] is error
    assert response.status_code == 200
    assert allow_origin(response) is None


def test_a_check_is_asked_once_for_each_request() -> None:
    asked: list[str] = []
    app = CORSMiddleware(Response("ok"), origins=lambda origin: asked.append(origin))
    Page(app, APP).fetch()
    Page(app, APP).fetch()
    Page(app, None).fetch()
    assert asked == [APP, APP]


tables = st.sampled_from(
    (None, None, "/*", ["/", "/a/*"], {"/*": {}, "/a/*": {"methods": "PUT"}, "/b": "*"})
)
ordinary_paths = st.sampled_from(("/", "", "/a", "/a/x", "/b", "//b"))
odd_paths = st.sampled_from(("/a/../b", "/..", "/\xc3\xa9", "/\xff", "/\u0431"))
long_paths = st.sampled_from((f"/{'a' * 600}", f"/a/{'%2e/' * 2048}"))
paths = st.one_of(ordinary_paths, odd_paths, long_paths)


@st.composite
def served(draw: st.DrawFn) -> tuple[dict[str, t.Any], list[Call]]:
    """The options of a layer, and what it is asked."""
    config = draw(configs)
    table = draw(tables)
    long = draw(st.sampled_from(([], [], [LONG])))
    given = {**config.given, "origins": [*config.given["origins"], *long]}
    options = given if table is None else {**given, "resources": table}
    said = st.one_of(origins, near(config))
    return options, draw(sequences(paths, said))


def serving(options: dict[str, t.Any]) -> t.Any:
    """A layer of options that are no contradiction: the others never serve."""
    try:
        return quietly(CORSMiddleware, Response("ok"), **options)
    except CORSConfigError:
        assume(False)


@settings(max_examples=150)
@given(served(), levels)
def test_a_layer_that_has_served_others_answers_as_a_new_one_does(
    given: tuple[dict[str, t.Any], list[Call]], level: int
) -> None:
    options, calls = given
    app = serving(options)

    for call in calls:
        fresh = answer(serving(options), call)
        assert at_level(level, app, call) == fresh
