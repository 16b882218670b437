"""The example behind nginx: what the cache gives to pages of several origins."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from demo import servers

from .asking import Answer
from .asking import ask
from .launch import change
from .launch import copied
from .launch import launched
from .launch import require
from .launch import unused_ports
from .visitor import Visitor

pytestmark = [pytest.mark.server, pytest.mark.slow]

ADA = "https://ada.example"
GRACE = "https://grace.example"
EVIL = "https://evil.example"

EVERYBODY = '    origins="*",\n    send_wildcard=True,\n'
SOME = f"    origins={[ADA, GRACE]},\n"

FETCH = """
const response = await fetch(args[0], { cache: "no-store" });
const made = response.headers.get("X-Made-At");
return [response.status, made, await response.text()];
"""


@contextlib.contextmanager
def serving(folder: Path) -> Iterator[int]:
    """The port of the cache."""
    require("nginx")
    port, api_port = unused_ports(2)

    with launched(folder, folder / "log", PORT=port, API_PORT=api_port):
        yield port


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    folder = copied("public_api", tmp_path_factory.mktemp("everybody"))

    with serving(folder) as port:
        yield port


@pytest.fixture(scope="module")
def some(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """The same for some origins alone, which the README says how to do."""
    folder = copied("public_api", tmp_path_factory.mktemp("some"))
    change(folder / "app.py", EVERYBODY, SOME)

    with serving(folder) as port:
        yield port


def cached(answer: Answer) -> str | None:
    return answer.headers.get("x-cache")


def made_at(answer: Answer) -> str:
    return answer.headers["x-made-at"]


@pytest.mark.parametrize("path", ["/api/books?page=1", "/api/books/77", "/api/typo"])
def test_the_answer_for_one_page_is_that_for_another(port: int, path: str) -> None:
    first = ask(port, path, Origin=ADA)
    second = ask(port, path, Origin=GRACE)
    third = ask(port, path)
    assert [cached(each) for each in (first, second, third)] == ["MISS", "HIT", "HIT"]
    assert {each.allows for each in (first, second, third)} == {"*"}
    assert {made_at(each) for each in (first, second, third)} == {made_at(first)}


def test_no_preflight_is_kept_nor_given_to_a_request(port: int) -> None:
    path = "/api/books?preflight=1"
    asked = {"Origin": ADA, "Access_Control_Request_Method": "GET"}

    for name in ("x-one", "x-two"):
        headers = {**asked, "Access_Control_Request_Headers": name}
        preflight = ask(port, path, "OPTIONS", **headers)
        assert preflight.headers["access-control-allow-headers"] == name
        assert cached(preflight) is None

    first = ask(port, path, Origin=ADA)
    assert (cached(first), first.body.strip()) == ("MISS", '["Emma","Ulysses"]')
    preflight = ask(port, path, "OPTIONS", **asked)
    assert (cached(preflight), preflight.body) == (None, "")


def test_a_head_request_is_answered_by_what_is_kept(port: int) -> None:
    path = "/api/books?head=1"
    first = ask(port, path, "HEAD", Origin=ADA)
    second = ask(port, path, Origin=GRACE)
    assert [cached(first), cached(second)] == ["MISS", "HIT"]
    assert (second.allows, second.body.strip()) == ("*", '["Emma","Ulysses"]')


def test_an_error_is_kept_for_a_shorter_time(port: int) -> None:
    assert ask(port, "/api/books").headers["cache-control"] == "public, max-age=60"
    assert ask(port, "/api/books/9").headers["cache-control"] == "public, max-age=5"


@pytest.mark.browser
def test_pages_of_two_origins_read_the_same_answer(visitor: Visitor, port: int) -> None:
    api = f"http://127.0.0.1:{port}/api"
    read = []

    with servers.pages({"/": lambda: "<!doctype html><title>page</title>"}) as page:
        for host in ("ada.localhost", "grace.localhost"):
            visitor.open(f"http://{host}:{page}")
            read.append(visitor.browser.call(FETCH, f"{api}/books?at={page}"))
            read.append(visitor.browser.call(FETCH, f"{api}/books/{page}"))

    book, missing, *again = read
    assert [book, missing] == again
    assert (book[0], book[2].strip()) == (200, '["Emma","Ulysses"]')
    assert (missing[0], missing[2].strip()) == (404, '{"error":"No such book"}')
    assert visitor.complaints() == []


def test_with_named_origins_one_answer_is_kept_for_each(some: int) -> None:
    path = "/api/books"
    first = ask(some, path, Origin=ADA)
    second = ask(some, path, Origin=GRACE)
    refused = ask(some, path, Origin=EVIL)
    again = ask(some, path, Origin=ADA)
    assert [each.allows for each in (first, second, refused, again)] == [
        ADA,
        GRACE,
        None,
        ADA,
    ]
    assert [cached(each) for each in (first, second, refused, again)] == [
        "MISS",
        "MISS",
        "MISS",
        "HIT",
    ]


def test_while_the_api_is_away_pages_read_what_is_kept_and_why_not(
    tmp_path: Path,
) -> None:
    require("nginx")
    folder = copied("public_api", tmp_path)
    port, api_port = unused_ports(2)
    log = tmp_path / "log"
    both = {"PORT": port, "API_PORT": api_port}

    with contextlib.ExitStack() as api:
        api.enter_context(launched(folder, log, "api", API_PORT=api_port))

        with launched(folder, log, "cache", **both):
            assert cached(ask(port, "/api/books", Origin=ADA)) == "MISS"
            api.close()
            kept = ask(port, "/api/books", Origin=GRACE)
            away = ask(port, "/api/books/1", Origin=GRACE)

    assert (cached(kept), kept.allows) == ("HIT", "*")
    assert (away.status, away.allows) == (503, "*")
    assert away.headers["retry-after"] == "5"
