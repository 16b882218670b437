"""Which policy governs a request by its path, and what is logged of a refusal."""

import logging

import pytest
from werkzeug.wrappers import Response

from flask_cors import CORSMiddleware
from flask_cors.governor import CACHE_SIZE
from flask_cors.governor import CACHED_PATH_LENGTH
from flask_cors.governor import PathGovernor
from flask_cors.sansio.resources import Resources

from ..users.page import allow_origin
from ..users.page import Page

APP = "https://app.example.com"
EVIL = "https://evil.example"

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


def test_the_policies_of_endless_paths_do_not_fill_the_memory() -> None:
    governor = PathGovernor(Resources())

    for number in range(2 * CACHE_SIZE):
        governor.policy({}, f"/{number}")

    assert governor._known.cache_info().currsize <= CACHE_SIZE


@pytest.mark.parametrize(("length", "kept"), [(0, 1), (1, 0)])
def test_a_long_path_is_not_kept(length: int, kept: int) -> None:
    governor = PathGovernor(Resources())
    governor.policy({}, "/".ljust(CACHED_PATH_LENGTH + length, "a"))
    assert governor._known.cache_info().currsize == kept
