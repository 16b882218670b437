"""The page about proxies: each configuration of nginx does what is said of it."""

import collections.abc as cabc
import contextlib
import http.client
import json
import typing as t
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from flask_cors.cli.standalone import main

from ..checking.listening import unused_port
from ..checking.nginx import nginx
from ..documented.stage import NONE
from ..documented.stage import on
from ..documented.stage import PROXY
from ..documented.stage import staged
from ..documented.tour import Scene
from .pages import blocks

pytestmark = [pytest.mark.server, pytest.mark.slow]

APP = "https://app.example.com"
ADMIN = "https://admin.example.com"
EVIL = "https://evil.example"
ALLOW_ORIGIN = "Access-Control-Allow-Origin"
PREFLIGHT: t.Final = {"Origin": APP, "Access-Control-Request-Method": "PUT"}

ONE = "Let one set the headers"
PREFLIGHTS = "Let preflights through"
ORIGIN = "Let Origin through"
CACHES = "Caches"
ERRORS = "Errors that the proxy makes itself"
ADDRESS = "The address of your own"
TOGETHER = "One origin for both"


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    headers: list[tuple[str, str]]
    body: str

    def all(self, name: str) -> list[str]:
        return [value for found, value in self.headers if found == name]


@dataclass(frozen=True, slots=True)
class Proxied:
    """nginx, and the application behind it, of which there may be none."""

    port: int

    def ask(
        self,
        path: str = "/api/books",
        method: str = "GET",
        body: bytes | None = None,
        **headers: str,
    ) -> Answer:
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)

        with contextlib.closing(connection):
            connection.request(method, path, body, names)
            response = connection.getresponse()
            text = response.read().decode()
            return Answer(response.status, response.getheaders(), text)


Serve = cabc.Callable[..., Proxied]


@pytest.fixture
def serve(tmp_path: Path) -> cabc.Iterator[Serve]:
    """Start what a section has: one of its configurations, and an application."""
    with contextlib.ExitStack() as stack:

        def start(section: str, number: int = 0, *, program: str = "") -> Proxied:
            proxy = blocks("proxies", section, "nginx")[number]
            proxy = proxy.replace("/etc/nginx/users", str(tmp_path / "users"))
            proxy = proxy.replace("/srv/front-end", str(tmp_path / "front-end"))
            program = program or blocks("proxies", ONE, "python")[0]
            scene = Scene(section, program=program, proxy=proxy)
            ports = stack.enter_context(staged(scene, tmp_path))
            return Proxied(ports[PROXY])

        yield start


def test_a_header_that_is_added_is_there_twice_and_blocked(serve: Serve) -> None:
    proxied = serve(ONE)
    url = f"http://127.0.0.1:{proxied.port}/api/books"
    assert proxied.ask(Origin=APP).all(ALLOW_ORIGIN) == [APP, "*"]

    result = CliRunner().invoke(main, ["check", url, "--origin", APP, "--json"])
    sentence = json.loads(result.output)["browsers"]["chromium"]["sentence"]
    (shown,) = blocks("proxies", ONE, "text")
    shown = on({PROXY: proxied.port}, shown)
    assert " ".join(shown.split()) == f"Chrome: {sentence}"


def test_a_header_that_is_added_allows_whom_the_application_refuses(
    serve: Serve,
) -> None:
    assert serve(ONE).ask(Origin=EVIL).all(ALLOW_ORIGIN) == ["*"]


@pytest.mark.parametrize(
    ("origin", "expected"), [(APP, [APP]), (ADMIN, [ADMIN]), (EVIL, [])]
)
def test_a_proxy_that_adds_nothing_leaves_it_to_the_application(
    serve: Serve, origin: str, expected: list[str]
) -> None:
    assert serve(ONE, 1).ask(Origin=origin).all(ALLOW_ORIGIN) == expected


@pytest.mark.parametrize("method", ["GET", "OPTIONS"])
def test_until_it_is_taken_out_what_it_hides_leaves_one_header(
    tmp_path: Path, method: str
) -> None:
    (hidden,) = blocks("moving-from-headers", "In nginx", "nginx")
    adding = blocks("proxies", ONE, "nginx")[0]
    proxy = adding.replace("        add_header", f"{hidden}        add_header")
    scene = Scene("", program=blocks("proxies", ONE, "python")[0], proxy=proxy)

    with staged(scene, tmp_path) as ports:
        answer = Proxied(ports[PROXY]).ask(method=method, **PREFLIGHT)

    assert answer.all(ALLOW_ORIGIN) == ["*"]


def test_a_login_of_the_proxy_lets_preflights_through(
    serve: Serve, tmp_path: Path
) -> None:
    (tmp_path / "users").write_text("ada:{PLAIN}secret\n")
    proxied = serve(PREFLIGHTS)
    preflight = proxied.ask(method="OPTIONS", **PREFLIGHT)
    assert (preflight.status, preflight.all(ALLOW_ORIGIN)) == (200, [APP])
    assert proxied.ask(Origin=APP).status == 401

    # ada:secret
    answer = proxied.ask(Origin=APP, Authorization="Basic YWRhOnNlY3JldA==")
    assert (answer.status, answer.all(ALLOW_ORIGIN)) == (200, [APP])


def test_a_proxy_that_drops_the_origin_leaves_nothing_to_decide(serve: Serve) -> None:
    proxied = serve(ORIGIN)
    assert proxied.ask(Origin=APP).all(ALLOW_ORIGIN) == []
    preflight = proxied.ask(method="OPTIONS", **PREFLIGHT)
    assert preflight.all("Access-Control-Allow-Methods") == []


@pytest.mark.parametrize(
    ("number", "seen"),
    [
        pytest.param(
            0, [("MISS", [APP]), ("MISS", [ADMIN]), ("HIT", [APP])], id="Vary"
        ),
        pytest.param(
            1, [("MISS", [APP]), ("HIT", [APP]), ("HIT", [APP])], id="no Vary"
        ),
        pytest.param(2, [("MISS", [APP]), ("MISS", [ADMIN]), ("HIT", [APP])], id="key"),
    ],
)
def test_a_cache_gives_to_each_of_two_origins(
    serve: Serve, number: int, seen: list[tuple[str, list[str]]]
) -> None:
    proxied = serve(CACHES, number)
    answers = [proxied.ask(Origin=origin) for origin in (APP, ADMIN, APP)]
    assert [
        (*answer.all("X-Cache-Status"), answer.all(ALLOW_ORIGIN)) for answer in answers
    ] == seen


@pytest.mark.parametrize("number", range(3))
def test_no_cache_keeps_the_answer_to_a_preflight(serve: Serve, number: int) -> None:
    proxied = serve(CACHES, number)
    answers = [proxied.ask(method="OPTIONS", **PREFLIGHT) for _ in range(2)]
    assert ["HIT" in answer.all("X-Cache-Status") for answer in answers] == [False] * 2


LARGE = b"x" * (1024 * 1024 + 1)


@pytest.mark.parametrize(
    ("origin", "expected"), [(APP, [APP]), (ADMIN, [ADMIN]), (EVIL, [])]
)
def test_an_upload_that_is_too_large_is_refused_readably(
    serve: Serve, origin: str, expected: list[str]
) -> None:
    answer = serve(ERRORS).ask(method="POST", body=LARGE, Origin=origin)
    assert (answer.status, answer.all(ALLOW_ORIGIN)) == (413, expected)
    assert answer.all("Vary") == ["Origin"]
    assert answer.body == "The server cannot answer now.\n"


def test_without_that_no_origin_may_read_the_refusal(
    serve: Serve,
) -> None:
    answer = serve(ONE, 1).ask(method="POST", body=LARGE, Origin=APP)
    assert (answer.status, answer.all(ALLOW_ORIGIN)) == (413, [])


def test_that_the_application_is_down_is_said_readably(tmp_path: Path) -> None:
    (proxy,) = blocks("proxies", ERRORS, "nginx")
    nobody, port = unused_port(), unused_port()
    proxy = proxy.replace("listen 8080", f"listen 127.0.0.1:{port}")
    proxy = on({**NONE, 5000: nobody}, proxy)

    with nginx(tmp_path, proxy, port):
        answer = Proxied(port).ask(Origin=APP)
        preflight = Proxied(port).ask(method="OPTIONS", **PREFLIGHT)

    assert (answer.status, answer.all(ALLOW_ORIGIN)) == (502, [APP])
    assert preflight.status == 502


@pytest.mark.parametrize("path", ["/api/books", "/nowhere"])
def test_what_the_application_answers_has_its_own_headers_once(
    serve: Serve, path: str
) -> None:
    answer = serve(ERRORS).ask(path, Origin=APP)
    assert (answer.status, answer.all(ALLOW_ORIGIN)) == (
        200 if path == "/api/books" else 404,
        [APP],
    )
    assert answer.all("Vary") == ["Origin"]


def test_a_503_of_the_application_is_not_replaced(serve: Serve) -> None:
    program = blocks("proxies", ONE, "python")[0].replace(
        'return ["Emma", "Ulysses"]', 'return "at night", 503'
    )
    answer = serve(ERRORS, program=program).ask(Origin=APP)
    assert (answer.status, answer.body) == (503, "at night")
    assert answer.all(ALLOW_ORIGIN) == [APP]


def test_a_page_of_the_proxy_is_one_of_the_applications_own(serve: Serve) -> None:
    (program,) = blocks("proxies", ADDRESS, "python")
    proxied = serve(ADDRESS, program=program)
    own = f"http://shop.example.com:{proxied.port}"
    host = own.removeprefix("http://")
    answer = proxied.ask("/orders", "POST", Origin=own, Host=host)
    assert (answer.status, answer.body) == (200, "ordered")
    assert proxied.ask("/orders", "POST", Origin=EVIL, Host=host).status == 403


def test_without_proxyfix_it_is_not(serve: Serve) -> None:
    (program,) = blocks("proxies", ADDRESS, "python")
    lines = [line for line in program.splitlines() if "ProxyFix(" not in line]
    proxied = serve(ADDRESS, program="\n".join(lines))
    own = f"http://shop.example.com:{proxied.port}"
    host = own.removeprefix("http://")
    assert proxied.ask("/orders", "POST", Origin=own, Host=host).status == 403


def test_page_and_api_come_from_one_origin(serve: Serve, tmp_path: Path) -> None:
    (tmp_path / "front-end").mkdir()
    (tmp_path / "front-end" / "index.html").write_text("<title>shop</title>")
    proxied = serve(TOGETHER)
    assert proxied.ask("/basket").body == "<title>shop</title>"
    assert json.loads(proxied.ask().body) == ["Emma", "Ulysses"]


def test_every_configuration_of_the_page_is_run_here() -> None:
    sections = (ONE, PREFLIGHTS, ORIGIN, CACHES, ERRORS, ADDRESS, TOGETHER)
    counts = [len(blocks("proxies", section, "nginx")) for section in sections]
    assert counts == [2, 1, 1, 3, 1, 1, 1]
    text = (Path(__file__).parents[2] / "docs" / "proxies.rst").read_text("utf-8")
    assert text.count("code-block:: nginx") == sum(counts)
