"""What is fuzzed: a configuration and a request, made of bytes, go through the layer
and through Flask; or texts of any kind through what reads them.

Raises if one of the invariants that the properties have does not hold.
"""

import collections
import re
import typing as t
import warnings

from flask_cors import CORSConfigError
from flask_cors import CORSMiddleware
from flask_cors.configuration import compile_resources
from flask_cors.configuration import compile_view
from flask_cors.sansio.findings import Place
from flask_cors.sansio.grants import MAX_REQUEST_HEADERS
from flask_cors.sansio.grants import MAX_REQUEST_HEADERS_LENGTH
from flask_cors.sansio.grants import requested_headers
from flask_cors.sansio.layers import Layer

from ..properties.calls import environ
from ..properties.calls import flask_app
from ..properties.calls import sent
from ..properties.grammar import parses
from ..properties.invariants import check_answer
from ..properties.invariants import Config
from ..properties.invariants import is_sendable
from ..properties.invariants import Said
from ..properties.reference import Anyone
from ..properties.reference import Check
from ..properties.reference import Entry
from ..properties.reference import Literal
from ..properties.reference import Loopback
from ..properties.reference import Null
from ..properties.reference import Regex
from ..properties.reference import Wildcard
from .decoder import Decoder

ENTRIES: t.Final[tuple[Entry, ...]] = (
    Anyone(),
    Null(),
    Loopback(),
    Literal("https://app.example.com"),
    Literal("http://example.com:8080"),
    Wildcard("https", "example.com", below=True, any_port=False),
    Wildcard("http", "localhost", below=False, any_port=True),
    Wildcard("https", "b.example.com", below=True, any_port=True),
    Regex(r"https://[a-z]+\.example\.com", "https://a.example.com"),
    Regex(re.compile(r"https?://(a|b)\.example(:[0-9]+)?"), "https://a.example"),
    Check(lambda origin: origin.endswith(".example.com"), "https://a.example.com"),
)
OPTIONS: t.Final[dict[str, tuple[t.Any, ...]]] = {
    "methods": (None, "*", "auto", ["GET", "PUT", "PURGE"]),
    "allow_headers": ("*", None, "x-a", ["X-*", "y"], r"x-\d+"),
    "expose_headers": (None, "*", "X-A, X-B"),
    "max_age": (None, 0, 600),
    "supports_credentials": (False, True),
    "send_wildcard": (False, True),
    "vary_header": (True, False),
    "always_send": (True, False),
    "allow_private_network": (False, True),
}
ORIGINS: t.Final = (
    *("https://app.example.com", "http://example.com:8080", "http://localhost:3000"),
    *("https://a.b.example.com:1", "https://a.example", "null", "https://evil.example"),
)
METHODS: t.Final = ("GET", "OPTIONS", "PUT", "HEAD", "BREW")
ASKED: t.Final = ("GET", "put", "PATCH", "PURGE", "TRACE")
GARBAGE: t.Final = (None, b"", b"https://app.example.com", 7)

#: The options that are read from text, as from a file or an environment variable.
TEXTS: t.Final = ("origins", "methods", "allow_headers", "expose_headers", "max_age")

_KEPT = 32
_WRITTEN = 400
_applications: dict[tuple[str, bytes], t.Any] = {}


def run(data: bytes) -> None:
    """Run one input."""
    decoder = Decoder(data)
    check = decoder.pick((_through_a_layer, _through_flask, _asked_names, _options))

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        check(decoder)


def _through_a_layer(decoder: Decoder) -> None:
    _through(decoder, "layer", lambda **given: CORSMiddleware(_trivial, **given))


def _through_flask(decoder: Decoder) -> None:
    _through(decoder, "flask", flask_app)


def _through(decoder: Decoder, name: str, build: t.Any) -> None:
    config = _config(decoder)
    app = _application((name, decoder.so_far), build, config)

    if app is None:
        return

    # The next may find what one has left behind.
    for _ in range(1 + decoder.number() % 8):
        method = decoder.pick(METHODS)
        path = decoder.pick(("/", f"/{decoder.text()}"))
        said = Said(
            _value(decoder, ORIGINS),
            _value(decoder, ASKED),
            _value(decoder, ("x-a", "x-a,y", "X-1, x-2,,x-1")),
            decoder.pick((None, "true", "false")),
        )
        check_answer(config, said, path, sent(app, environ(method, path, said)))


def _config(decoder: Decoder) -> Config:
    entries = decoder.some(ENTRIES, 4)
    return Config(entries, {name: decoder.pick(of) for name, of in OPTIONS.items()})


def _application(key: tuple[str, bytes], build: t.Any, config: Config) -> t.Any:
    """The application of a configuration; none, if that is a contradiction."""
    if len(_applications) >= _KEPT:
        _applications.clear()

    if key not in _applications:
        try:
            _applications[key] = build(**config.given)
        except CORSConfigError:
            _applications[key] = None

    return _applications[key]


def _value(decoder: Decoder, ordinary: tuple[str, ...]) -> object:
    """What a header says: something ordinary, text of any kind, or no text."""
    kind = decoder.pick(("ordinary", "text", "around", "garbage"))

    if kind == "garbage":
        return decoder.pick(GARBAGE)

    if kind == "text":
        return decoder.text()

    value = decoder.pick(ordinary)
    return value if kind == "ordinary" else decoder.text() + value + decoder.text()


def _trivial(environ: t.Any, start_response: t.Any) -> list[bytes]:
    start_response("200 OK", [("Content-Type", "text/plain"), ("X-A", "1")])
    return [b"ok"]


def _asked_names(decoder: Decoder) -> None:
    """The names in a header, against a reading of it that is slow and obvious."""
    value = decoder.text()
    parts = [part.strip(" \t") for part in value.split(",")]
    names: dict[str, str] = {}

    for part in parts:
        if parses("Access-Control-Allow-Headers", part) and ", " not in part:
            names.setdefault(part.lower(), part)

    is_read = (
        len(value) <= MAX_REQUEST_HEADERS_LENGTH and len(parts) <= MAX_REQUEST_HEADERS
    )
    expected = tuple(sorted(names.values())) if is_read else None
    assert requested_headers(value) == expected, value


def _options(decoder: Decoder) -> None:
    """Options of any text: each has findings or a value, and nothing raises."""
    given = {
        decoder.pick(TEXTS): decoder.pick((_short(decoder), [_short(decoder)]))
        for _ in range(2)
    }
    policy, compiled = compile_view([Layer(Place.KEYWORD, "CORS()", given)])
    list(map(str, compiled.findings))
    table = {_short(decoder): {"origins": _short(decoder)}}
    compile_resources([Layer(Place.KEYWORD, "CORS()", {"resources": table})])

    if not any(finding.severity.value == "error" for finding in compiled.findings):
        assert is_sendable(policy.companions), policy.companions
        names = collections.Counter(name for name, _ in policy.companions)
        assert set(names.values()) <= {1}


def _short(decoder: Decoder) -> str:
    """Text that somebody may have written: who configures is no attacker."""
    return decoder.text()[:_WRITTEN]
