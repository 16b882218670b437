"""What a page asks for is read as the command reads it, or refused as it does."""

import typing as t
from collections.abc import Callable

import pytest
from flask import Flask

from flask_cors import asking
from flask_cors import CORS
from flask_cors.asking import WordError
from flask_cors.explaining import absolute
from flask_cors.page.tables import tables

from .cases import Document
from .running import Browser
from .running import explained

pytestmark = pytest.mark.browser

APP: t.Final = "https://app.example.com"

ORIGINS: t.Final = (
    *(APP, "HTTPS://APP.example.COM", f"{APP}:443", f"{APP}:8443", "null", "NULL"),
    *("http://[::1]:3000", "http://[::1]:80", "http://127.0.0.1", "http://127.1"),
    *("capacitor://localhost", "chrome-extension://ABC", "tauri://.", "ws://a.example"),
    *("file://x", "https://", "https://a b", f"{APP}/", "app.example.com", "*", ""),
    *("https://*.example.com", "http://a:0", "http://a:65536", "http://a:080"),
    *("https://a..b", "https://.a", "https://a.", f"https://{'a' * 64}.b", "https://é"),
    *("https://xn--bcher-kva.example", "https://a_b.c", "x" * 400),
)
METHODS: t.Final = ("GET", "get", "patch", "a b", "", "TRACE", "track", "A" * 65, "é")
PATHS: t.Final = (
    *("/", "/a b", "/é?ü#x", "//x", "http://a.example", "https://a.example:443/x"),
    *("a/b", "ftp://a.example/", "http://u:p@a.example/", "http://", "http://a:x/"),
)
HEADERS: t.Final = (
    *("X-Token:1", "x y:1", "Cookie:1", "Sec-Fetch-Site:1", "Content-Type: text/csv "),
    *("X:\0", "X:\n1\n", "X:é", "X:€", "Origin:1", ":", "User-Agent:x"),
    *("X-HTTP-Method:TRACE", 'X-HTTP-Method:"a,b",GET', "Access-Control-Max-Age:1"),
)

#: How each word of a request is read, with the texts that are tried.
WORDS: t.Final[dict[str, tuple[Callable[[str], t.Any], tuple[str, ...]]]] = {
    "origin": (asking.origin, ORIGINS),
    "method": (asking.method, METHODS),
    "url": (lambda text: absolute(application(), text), PATHS),
    "headers": (asking.header, HEADERS),
}


def application(**options: t.Any) -> Flask:
    app = Flask("asking")
    app.add_url_rule("/items", "items", list)
    CORS(app, **{"origins": APP, **options})
    return app


def asked(word: str, text: str) -> Document:
    """A request with one word that is tried."""
    value: t.Any = [text.partition(":")[::2]] if word == "headers" else text
    return {"url": "/items", "origin": APP, "method": "GET", word: value}


def read(word: str, text: str) -> object:
    """How the command reads a word; nothing where it refuses it."""
    try:
        found = WORDS[word][0](text)
    except WordError:
        return None

    return [list(found)] if word == "headers" else found


def said(browser: Browser, app: Flask, requests: list[Document]) -> list[Document]:
    return explained(browser, [{"tables": tables(app), "requests": requests}])


def test_each_word_is_read_or_refused_as_the_command_does(
    browsers: tuple[Browser, ...],
) -> None:
    tried = [(word, text) for word, (_, texts) in WORDS.items() for text in texts]
    wanted = [read(*each) for each in tried]

    for browser in browsers:
        found = said(browser, application(), [asked(*each) for each in tried])
        results = [
            None if "invalid" in each else shown(word, each)
            for (word, _), each in zip(tried, found, strict=True)
        ]
        differing = [
            (browser.version, *each)
            for *each, one, other in zip(tried, wanted, results, strict=True)
            if masked(one) != masked(other)
        ]
        assert differing == []


def shown(word: str, found: Document) -> object:
    return found["request"][word]


def masked(value: object) -> object:
    """The same without what may be a secret, which is not shown."""
    return [[value[0][0]]] if isinstance(value, list) else value


@pytest.mark.parametrize(
    ("request_", "word"),
    [
        ({"url": "/items", "origin": "app"}, "origin"),
        ({"url": "items", "origin": APP}, "url"),
        ({"url": "/items", "origin": APP, "method": "a b"}, "method"),
        ({"url": "/items", "origin": APP, "headers": {"Cookie": "a"}}, "headers"),
        ({"url": "/items", "origin": APP, "mode": "navigate"}, "mode"),
        ({"url": "/items", "origin": APP, "credentials": "yes"}, "credentials"),
    ],
    ids=["origin", "url", "method", "headers", "mode", "credentials"],
)
def test_a_wrong_word_is_named(
    browsers: tuple[Browser, ...], request_: Document, word: str
) -> None:
    for browser in browsers:
        (found,) = said(browser, application(), [request_])
        assert found["invalid"] == word
        assert found["unknown"].endswith(".")


def by_name(origin: str) -> bool:
    return origin == APP


@pytest.mark.parametrize(
    ("options", "url", "sentence"),
    [
        (
            {"origins": by_name},
            "/items",
            f"by_name() decides whether '{APP}' is allowed.",
        ),
        (
            {"origins": r"https://(a)\.\1"},
            "/items",
            r"the regex 'https://(a)\\.\\1' has no equal in JavaScript.",
        ),
        (
            {"resources": {r"/a.*b$": APP}},
            f"/{'a' * 2048}",
            "the regex '/a.*b$' is asked about a path of 2049 characters.",
        ),
    ],
    ids=["a function", "a regex", "a long path"],
)
@pytest.mark.filterwarnings("ignore::flask_cors.CORSWarning")
def test_what_nobody_but_the_command_can_tell_is_said(
    browsers: tuple[Browser, ...], options: Document, url: str, sentence: str
) -> None:
    for browser in browsers:
        request = {"url": url, "origin": APP}
        (found,) = said(browser, application(**options), [request])
        assert found["unknown"] == f"Only flask cors explain can tell: {sentence}"
        assert "verdict" not in found


def test_what_governs_is_told_where_a_function_decides(
    browsers: tuple[Browser, ...],
) -> None:
    for browser in browsers:
        request = {"url": "/items", "origin": APP}
        (found,) = said(browser, application(origins=by_name), [request])
        assert found["governed_by"]["pattern"] == "/*"
