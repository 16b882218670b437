"""Configurations and requests of every kind."""

import re
import typing as t

from hypothesis import assume
from hypothesis import settings
from hypothesis import strategies as st

from flask_cors.configuration import compile_view
from flask_cors.errors import Place
from flask_cors.errors import Severity
from flask_cors.sansio.decision import Preflight
from flask_cors.sansio.decision import RequestFacts
from flask_cors.sansio.layers import Layer
from flask_cors.sansio.policy import Policy

examples = settings(max_examples=200, deadline=None)

Headers = list[tuple[str, str]]

LABELS = ("a", "b", "app", "evil", "example", "com", "localhost", "xn--bcher-kva")

labels = st.sampled_from(LABELS)
hosts = st.lists(labels, min_size=1, max_size=4).map(".".join)
schemes = st.sampled_from(("http", "https", "ionic"))
ports = st.sampled_from((None, 1, 80, 443, 3000, 65535))


def serialized(scheme: str, host: str, port: int | None) -> str:
    """https://html.spec.whatwg.org/#ascii-serialisation-of-an-origin"""
    default = {"http": 80, "https": 443}.get(scheme)
    return f"{scheme}://{host}" + (f":{port}" if port not in (None, default) else "")


origins = st.builds(serialized, schemes, hosts, ports)


class Wildcard(t.NamedTuple):
    """A pattern as the documents describe it, matched the naive way."""

    scheme: str
    host: str
    below: bool
    any_port: bool
    port: int | None

    def __str__(self) -> str:
        host = f"*.{self.host}" if self.below else self.host
        port = None if self.any_port else self.port
        return serialized(self.scheme, host, port) + (":*" if self.any_port else "")

    def allows(self, origin: str) -> bool:
        scheme, _, rest = origin.partition("://")
        host, _, port = rest.partition(":")
        same_host = host.endswith(f".{self.host}") if self.below else host == self.host
        bare = serialized(self.scheme, "", self.port).partition("://")[2].lstrip(":")
        return scheme == self.scheme and same_host and (self.any_port or port == bare)


wildcards = st.builds(Wildcard, schemes, hosts, st.booleans(), st.booleans(), ports)

entries = st.one_of(
    origins,
    wildcards.map(str),
    st.sampled_from(("*", "null", "localhost", r"https://[a-z]+\.example\.com")),
)

switches = st.booleans()

options = st.fixed_dictionaries(
    {},
    optional={
        "origins": st.lists(entries, max_size=4),
        "methods": st.sampled_from(("*", "auto", "GET", ["GET", "PUT", "PURGE"])),
        "allow_headers": st.sampled_from(("*", "x-a", ["X-*", "y"], r"x-\d+", None)),
        "expose_headers": st.sampled_from(("*", "X-A, X-B", None)),
        "max_age": st.sampled_from((None, 0, 600)),
        "supports_credentials": switches,
        "send_wildcard": switches,
        "vary_header": switches,
        "always_send": switches,
        "allow_private_network": switches,
    },
)

texts = st.text(max_size=60) | st.sampled_from(("a" * 8192, "," * 8192, "x," * 4096))
said_origins = st.one_of(st.none(), origins, st.just("null"), texts)
said_methods = st.sampled_from(("GET", "put", "PATCH", "PURGE", "TRACE")) | texts
lists_of_names = st.lists(st.sampled_from(("x-a", "X-A", "y", "x 1"))).map(",".join)
said_headers = st.one_of(st.none(), texts, lists_of_names)

facts = st.builds(
    RequestFacts,
    said_origins,
    st.none()
    | st.builds(Preflight, said_methods, said_headers, st.just(frozenset({"GET"}))),
    st.booleans(),
)


def policy(given: dict[str, t.Any]) -> Policy:
    """The policy of options that are no contradiction: the others never serve."""
    compiled, read = compile_view([Layer(Place.KEYWORD, "CORS()", given)])
    assume(not any(f.severity is Severity.ERROR for f in read.findings))
    return compiled


def is_sendable(headers: Headers) -> bool:
    """Names and values that cannot break out of a header, or be misread."""
    visible = re.compile("[!-~](?:[ -~]*[!-~])?")
    return all(visible.fullmatch(text) for pair in headers for text in pair)
