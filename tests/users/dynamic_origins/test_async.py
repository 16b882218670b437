"""Functions that have to be waited for."""

import asyncio
import functools
import logging
import subprocess
import sys
import typing as t

import pytest
from flask import Flask
from flask import g
from flask import request

from flask_cors import CORS

from ..page import ADMIN
from ..page import allow_origin
from ..page import cors_headers
from ..page import EVIL
from ..page import GOOD
from ..page import Page
from ..page import readers
from .asking import Build
from .asking import EACH
from .asking import extension

each_way = pytest.mark.parametrize("build", EACH)


async def check(origin: str) -> bool:
    await asyncio.sleep(0)
    return origin in (GOOD, ADMIN)


async def listing() -> list[str]:
    await asyncio.sleep(0)
    return [GOOD, ADMIN]


async def one_of(tenants: list[str], origin: str) -> bool:
    return origin in tenants


class Later:
    async def __call__(self, origin: str) -> bool:
        return await check(origin)

    async def method(self, origin: str) -> bool:
        return await check(origin)

    @classmethod
    async def of_class(cls, origin: str) -> bool:
        return await check(origin)


class Awaitable:
    def __await__(self) -> t.Generator[t.Any, None, list[str]]:
        yield from asyncio.sleep(0).__await__()
        return [GOOD, ADMIN]


ASYNC: t.Final = [
    pytest.param(check, id="a function"),
    pytest.param(listing, id="a function of no arguments"),
    pytest.param(Later(), id="an object"),
    pytest.param(Later().method, id="a method"),
    pytest.param(Later.of_class, id="a class method"),
    pytest.param(functools.partial(check), id="a partial"),
    pytest.param(functools.partial(one_of, [GOOD, ADMIN]), id="a partial with more"),
    pytest.param(lambda origin: check(origin), id="a lambda that returns a coroutine"),
    pytest.param(lambda: listing(), id="one of no arguments"),
    pytest.param(lambda origin: Awaitable(), id="one that returns an awaitable"),
]


@each_way
@pytest.mark.parametrize("origins", ASYNC)
@pytest.mark.parametrize("method", ["GET", "OPTIONS"])
def test_it_is_waited_for(build: Build, origins: t.Any, method: str) -> None:
    assert readers(build(origins), method=method) == [GOOD, ADMIN]


@pytest.mark.parametrize("origins", ASYNC)
def test_it_is_waited_for_within_a_running_loop(origins: t.Any) -> None:
    """As in a notebook, or in a test that is async itself."""
    app = extension(origins)

    async def ask(method: str) -> list[str]:
        return readers(app, method=method)

    assert asyncio.run(ask("GET")) == [GOOD, ADMIN]
    assert asyncio.run(ask("OPTIONS")) == [GOOD, ADMIN]


@pytest.mark.parametrize("is_in_loop", [True, False], ids=["in a loop", "in none"])
def test_it_has_the_request_around_it(is_in_loop: bool) -> None:
    async def of_site(origin: str) -> bool:
        g.asked = origin
        return origin == f"https://{request.host}"

    app = Flask("asking")
    CORS(app, origins=of_site)
    app.add_url_rule("/", "index", lambda: "ok")
    host = GOOD.removeprefix("https://")

    async def ask() -> list[str]:
        client = app.test_client()
        headers = {"Origin": GOOD, "Host": host}
        preflight = {**headers, "Access-Control-Request-Method": "PUT"}
        answers = [
            client.get("/", headers=headers),
            client.options("/", headers=preflight),
        ]
        return [str(allow_origin(answer)) for answer in answers]

    if is_in_loop:
        assert asyncio.run(ask()) == [GOOD, GOOD]
        return

    with pytest.raises(StopIteration) as stopped:
        ask().send(None)

    assert stopped.value.value == [GOOD, GOOD]


@each_way
@pytest.mark.parametrize("method", ["GET", "OPTIONS"])
def test_one_that_raises_is_a_refusal_and_is_logged_once(
    build: Build, method: str, caplog: pytest.LogCaptureFixture
) -> None:
    async def fail(origin: str) -> bool:
        await asyncio.sleep(0)
        raise LookupError("the tenants' database is away")

    page = Page(build(fail))
    response = page.preflight() if method == "OPTIONS" else page.fetch()
    assert response.status_code == 200
    assert cors_headers(response) == set()
    (record,) = [r for r in caplog.records if r.levelno >= logging.ERROR]
    assert record.exc_info is not None
    assert isinstance(record.exc_info[1], LookupError)


@each_way
def test_one_that_takes_too_long_for_itself_is_a_refusal(build: Build) -> None:
    async def hang(origin: str) -> bool:
        async with asyncio.timeout(0.01):
            await asyncio.sleep(60)

        return True

    response = Page(build(hang)).fetch()
    assert response.status_code == 200
    assert cors_headers(response) == set()


@each_way
def test_what_is_not_awaited_within_lets_nobody_in(
    build: Build, caplog: pytest.LogCaptureFixture
) -> None:
    left = []

    async def forgetful(origin: str) -> object:
        left.append(check(origin))
        return left[-1]

    assert readers(build(forgetful)) == []
    assert "a bool or a list of origins, not coroutine" in caplog.text

    for coroutine in left:
        coroutine.close()


@each_way
def test_an_async_generator_lets_nobody_in(
    build: Build, caplog: pytest.LogCaptureFixture
) -> None:
    async def stream() -> t.AsyncIterator[str]:
        yield GOOD

    assert readers(build(stream)) == []
    assert "a bool or a list of origins, not async_generator" in caplog.text


#: An interpreter without asgiref, as Flask has none unless it is asked for.
WITHOUT_ASGIREF: t.Final = """
import sys

class Absent:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] == "asgiref":
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)

sys.meta_path.insert(0, Absent())
"""

PROGRAM: t.Final = """
import asyncio
from tests.users.dynamic_origins import asking, test_async
from tests.users.page import readers, GOOD, ADMIN

assert "asgiref" not in sys.modules

try:
    asking.Flask("asking").async_to_sync(test_async.check)
except RuntimeError as error:
    assert "async" in str(error), error
else:
    raise AssertionError("asgiref is there")

async def within(app, method):
    return readers(app, method=method)

for build in asking.EACH:
    for param in test_async.ASYNC:
        for method in ("GET", "OPTIONS"):
            app = build(*param.values)
            assert readers(app, method=method) == [GOOD, ADMIN], (build, param)
            found = asyncio.run(within(app, method))
            assert found == [GOOD, ADMIN], (build, param)

print("asked", len(asking.EACH) * len(test_async.ASYNC))
"""


def test_it_needs_no_asgiref(pytestconfig: pytest.Config) -> None:
    result = subprocess.run(
        [sys.executable, "-W", "error", "-c", WITHOUT_ASGIREF + PROGRAM],
        capture_output=True,
        text=True,
        timeout=60,
        cwd=pytestconfig.rootpath,
    )
    assert result.stderr == ""
    assert result.stdout == f"asked {len(EACH) * len(ASYNC)}\n"


def test_a_refused_page_is_refused_by_an_async_function_too() -> None:
    assert allow_origin(Page(extension(check), EVIL).fetch()) is None
