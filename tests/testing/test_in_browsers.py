"""What a real browser sends for a ``fetch()``, and what its page reads: the client does
the same, to the byte of the body.
"""

import collections.abc as cabc
import typing as t
from urllib.parse import urlencode

import pytest
from flask import Flask
from flask import request

from demo.browser import Chromium
from demo.browser import chromium
from demo.browser import NoBrowserError
from demo.firefox import Firefox
from demo.firefox import firefox
from flask_cors import CORS
from flask_cors.testing import BlockedByCORS
from flask_cors.testing import BrowserClient

from ..browser.absence import give_up
from .conftest import books
from .conftest import echo
from .conftest import to
from .recorder import Recorder
from .recorder import served
from .recorder import Site

pytestmark = pytest.mark.browser

FETCH = """
const [url, options, body] = args;
const made = {
  text: (value) => value,
  form: (value) => new URLSearchParams(value),
  bytes: (value) => new Uint8Array(value),
};

if (body) {
  options.body = made[body[0]](body[1]);
}

const response = await fetch(url, { cache: "no-store", ...options });
await response.text();
const { status, type, redirected, url: end } = response;
return [status, type, redirected, end, [...response.headers.keys()]];
"""

#: What servers add, and not applications.
OF_SERVERS = frozenset({"connection", "date", "server"})


def cookie() -> tuple[str, dict[str, str]]:
    return "", {"Set-Cookie": request.args["line"]}


@pytest.fixture(scope="module")
def site() -> cabc.Iterator[Site]:
    app = Flask(__name__)
    recorder = Recorder(app)

    with served(recorder) as page, served(recorder) as api:
        origin = f"http://localhost:{page}"
        CORS(
            app,
            origins=origin,
            methods=["GET", "POST", "PUT"],
            allow_headers=["Content-Type", "X-Token"],
            expose_headers=["X-Total"],
            supports_credentials=True,
            max_age=0,
            resources={"/api/*": {}},
        )
        methods = ["GET", "HEAD", "POST", "PUT", "DELETE"]
        app.add_url_rule("/", view_func=lambda: "<!doctype html>", endpoint="page")
        app.add_url_rule("/api/echo", view_func=echo, methods=methods)
        app.add_url_rule("/api/books", view_func=books)
        app.add_url_rule("/api/to", view_func=to, methods=methods)
        app.add_url_rule("/api/cookie", view_func=cookie)
        app.add_url_rule("/private", view_func=books, endpoint="private")
        yield Site(recorder, origin, f"http://127.0.0.1:{api}")


KINDS: t.Final = {"chromium": chromium, "firefox": firefox}


@pytest.fixture(scope="module", params=KINDS)
def name(request: pytest.FixtureRequest) -> str:
    return t.cast(str, request.param)


@pytest.fixture(scope="module")
def browser(name: str, site: Site) -> cabc.Iterator[Chromium | Firefox]:
    try:
        with KINDS[name]() as started:
            started.open(f"{site.page}/")
            yield started
    except NoBrowserError as error:
        give_up(error)


CASES: t.Final[dict[str, tuple[str, dict[str, t.Any], t.Any]]] = {
    "simple": ("{api}/api/books", {}, None),
    "json": (
        "{api}/api/echo",
        {"method": "PUT", "headers": {"Content-Type": "application/json"}},
        ("text", '{"é":[1,null]}'),
    ),
    "text": ("{api}/api/echo", {"method": "POST"}, ("text", "Emma, é")),
    "no text": ("{api}/api/echo", {"method": "POST"}, ("text", "")),
    "form": ("{api}/api/echo", {"method": "POST"}, ("form", {"a": "1 2", "b": "é&*"})),
    "bytes": ("{api}/api/echo", {"method": "POST"}, ("bytes", [0, 255])),
    "header": ("{api}/api/echo", {"headers": {"X-Token": "a"}}, None),
    "accept": ("{api}/api/echo", {"headers": {"Accept": "a/b"}}, None),
    "small letters": ("{api}/api/echo", {"method": "put"}, None),
    "delete": ("{api}/api/echo", {"method": "DELETE"}, None),
    "other header": ("{api}/api/echo", {"headers": {"X-Other": "a"}}, None),
    "no-cors": ("{api}/private", {"mode": "no-cors"}, None),
    "private": ("{api}/private", {}, None),
    "same-origin": ("{page}/private", {}, None),
    "same-origin post": ("{page}/api/echo", {"method": "POST"}, ("text", "a")),
    "kept to its origin": ("{api}/api/books", {"mode": "same-origin"}, None),
    "letters": ("{api}/api/echo?a=é&b=%C3%A9 '\"", {}, None),
    "redirect": ("{api}/api/to?url=/api/books", {}, None),
    "redirect away": ("{page}/api/to?url={api}/api/books", {}, None),
    "redirect and back": ("{api}/api/to?url={page}/api/books", {}, None),
    "redirect to nothing": ("{api}/api/to?url=/private", {}, None),
    "redirect refused": ("{api}/api/to?url=/api/books", {"redirect": "error"}, None),
    "redirect seen": ("{api}/api/to?url=/api/books", {"redirect": "manual"}, None),
    "redirect without the body": (
        "{api}/api/to?status=302&url=/api/echo",
        {"method": "POST"},
        ("text", "a"),
    ),
    "redirect with the body": (
        "{api}/api/to?status=307&url=/api/echo",
        {"method": "PUT"},
        ("text", "a"),
    ),
}

MADE: t.Final[dict[str, t.Callable[[t.Any], t.Any]]] = {
    "text": str,
    "form": dict,
    "bytes": bytes,
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_the_client_does_what_the_browser_does(
    case: tuple[str, dict[str, t.Any], t.Any],
    name: t.Any,
    browser: Chromium | Firefox,
    site: Site,
) -> None:
    url, options, body = case
    url = url.format(page=site.page, api=site.api)
    site.recorder.taken()
    seen = browser.call(FETCH, url, options, body)
    heard = site.recorder.taken()

    client = BrowserClient(site.recorder, site.page, base_url=site.api, browser=name)
    data = None if body is None else MADE[body[0]](body[1])
    assert read(client, url, {**options, "data": data}) == blurred(seen)
    assert site.recorder.taken() == heard


@pytest.mark.parametrize(
    "line",
    [
        "a=b",
        "a=b; SameSite=Strict",
        "a=b; SameSite=None",
        "a=b; SameSite=None; Secure",
        "a=b; HttpOnly; Path=/api",
        "a=b; Path=/other",
        "a=b; Max-Age=0",
        "a=b; Domain=other.example",
    ],
)
@pytest.mark.parametrize("credentials", ["include", "same-origin"])
def test_the_client_keeps_cookies_as_the_browser_does(
    line: str,
    credentials: str,
    name: t.Any,
    browser: Chromium | Firefox,
    site: Site,
) -> None:
    """The API is of the page's own site here, on another port."""
    api = site.api.replace("127.0.0.1", "localhost")
    url = f"{api}/api/cookie?{urlencode({'line': line})}"
    options = {"credentials": credentials}
    asked = [(url, options), (f"{api}/api/echo", options), (f"{api}/api/echo", {})]
    browser.forget()
    site.recorder.taken()

    for each in asked:
        browser.call(FETCH, *each, None)

    heard = site.recorder.taken()
    client = BrowserClient(site.recorder, site.page, base_url=api, browser=name)

    for each in asked:
        read(client, *each)

    assert site.recorder.taken() == heard


def read(client: BrowserClient, url: str, options: t.Any) -> t.Any:
    """What the page reads with the client."""
    try:
        response = client.fetch(url, **options)
    except BlockedByCORS:
        return "blocked"

    return (
        response.status,
        response.type,
        response.redirected,
        response.url,
        set(response.headers) - OF_SERVERS,
    )


def blurred(seen: t.Any) -> t.Any:
    """What it reads in the browser, without what the server alone has added."""
    if isinstance(seen, str):
        return "blocked"

    *rest, names = seen
    return (*rest, set(names) - OF_SERVERS)
