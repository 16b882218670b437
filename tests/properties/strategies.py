"""Configurations and requests of every kind."""

import re
import typing as t
import warnings

from hypothesis import assume
from hypothesis import settings
from hypothesis import strategies as st

from flask_cors.configuration import compile_view
from flask_cors.sansio.decision import Preflight
from flask_cors.sansio.decision import RequestFacts
from flask_cors.sansio.findings import Place
from flask_cors.sansio.findings import Severity
from flask_cors.sansio.layers import Layer
from flask_cors.sansio.policy import Policy

from .invariants import Config
from .invariants import Said
from .reference import Anyone
from .reference import Check
from .reference import Entry
from .reference import Literal
from .reference import Loopback
from .reference import Null
from .reference import Regex
from .reference import serialized
from .reference import Wildcard

examples = settings(max_examples=200)

LABELS = ("a", "b", "app", "evil", "example", "com", "localhost", "xn--bcher-kva")

labels = st.sampled_from(LABELS)
hosts = st.lists(labels, min_size=1, max_size=4).map(".".join)
schemes = st.sampled_from(("http", "https", "ionic"))
ports = st.sampled_from((None, 1, 80, 443, 3000, 65535))
origins = st.builds(serialized, schemes, hosts, ports)
wildcards = st.builds(
    Wildcard, schemes, hosts, st.booleans(), st.booleans(), ports
).filter(lambda entry: entry.below or entry.any_port)


def _fails(origin: str) -> bool:
    raise LookupError(origin)


def _is_of_a_tenant(origin: str) -> object:
    return origin.endswith(".example.com")


REGEXES: tuple[Entry, ...] = (
    Regex(r"https://[a-z]+\.example\.com", "https://app.example.com"),
    Regex(r"^https?://(?:app|evil)\.example\.(?:com|b)$", "http://app.example.b"),
    Regex(
        r"https://.+\.app\.com:*",
        "https://a.app.com:3000",
        r"https://.+\.app\.com(?::[0-9]{1,5})?",
    ),
    Regex(re.compile(r"http://(a|b)\.example(\.com)?"), "http://a.example"),
    Regex(re.compile(r"HTTPS://APP\.COM", re.IGNORECASE), "https://app.com"),
)

entries: st.SearchStrategy[Entry] = st.one_of(
    origins.map(Literal),
    wildcards,
    st.sampled_from((*REGEXES, Anyone(), Null(), Loopback())),
)
TENANT = "https://a.example.com"
checks = st.sampled_from(
    (Check(_is_of_a_tenant, TENANT), Check(_fails, TENANT), Check(lambda _: 1, TENANT))
)

switches = st.booleans()

options = st.fixed_dictionaries(
    {},
    optional={
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
some = st.lists(entries, min_size=1, max_size=4)
configs = st.builds(
    lambda listed, asked, options: Config((*listed, *asked), options),
    st.one_of(some, some, st.just([])),
    st.one_of(st.just([]), st.just([]), checks.map(lambda check: [check])),
    options,
)

# Whatever a server may let through: bytes as Latin-1 or with surrogates for what it
# cannot decode, lines folded or joined, and 8 KiB of them.
latin = st.text(st.characters(max_codepoint=255), max_size=80)
SIZES = ("\xff", "\0", ",", " ", "\t", "a", "a,", "a, ", "A-1,", "(x),", "a.", "\r\n ")
big = st.sampled_from(SIZES).map(lambda part: (part * 8192)[:8192])
folded = st.lists(latin, min_size=2, max_size=3).map("\r\n ".join)
texts = st.one_of(st.text(st.characters(), max_size=60), latin, folded, big)
joined_origins = st.lists(origins, min_size=2, max_size=3).map(", ".join)

AFFIXES = (
    "",
    "",
    " ",
    "\t",
    "\0",
    "x",
    "evil",
    ".",
    ".evil",
    "/",
    ":1",
    "@evil",
    "%60",
)
affixes = st.sampled_from((*AFFIXES, "{.evil", "_.evil", ".evil.com", "https://"))
neighbours = st.tuples(affixes, origins, affixes).map("".join)
said_origins = st.one_of(
    st.none(), origins, neighbours, st.just("null"), joined_origins, texts
)
usual_methods = st.sampled_from(("GET", "put", "PATCH", "PURGE", "TRACE"))
said_methods = st.one_of(st.just("GET"), usual_methods, usual_methods, texts)
names = st.sampled_from(("x-a", "X-A", "y", "x 1", " x-b\t", "x-a(", "x-1", ""))
lists_of_names = st.lists(names, min_size=1, max_size=8).map(",".join)
said_headers = st.one_of(lists_of_names, lists_of_names, texts, st.none())
offered = frozenset({"GET"})
garbage = st.sampled_from((None, b"https://app.com", b"", 7, 1.5, True))


def near(config: Config) -> st.SearchStrategy[str | None]:
    """Origins that a configuration allows, those next to them, and any others."""
    examples = [entry.example for entry in config.entries] or ["https://app.com"]
    allowed = st.sampled_from(examples)
    before = st.tuples(affixes, allowed).map("".join)
    after = st.tuples(allowed, affixes).map("".join)
    null = st.just("null")
    return st.one_of(
        allowed, allowed, allowed.map(str.upper), before, after, null, said_origins
    )


@st.composite
def decided(draw: st.DrawFn) -> tuple[Config, RequestFacts]:
    """A configuration, and what a request to it says."""
    config = draw(configs)
    asked = st.builds(Preflight, said_methods, said_headers, st.just(offered))
    facts = st.builds(RequestFacts, near(config), asked | asked | st.none(), switches)
    return config, draw(facts)


@st.composite
def served(draw: st.DrawFn, most: int = 1) -> tuple[Config, list[Said]]:
    """A configuration, and what requests to it say, which may be no text."""
    config = draw(configs)
    said = st.builds(
        Said,
        st.one_of(near(config), near(config), garbage),
        st.one_of(said_methods, said_methods, garbage),
        st.one_of(said_headers, said_headers, garbage),
        st.sampled_from((None, "true", "false", b"true")) | latin,
    )
    return config, draw(st.lists(said, min_size=1, max_size=most))


def said_by(facts: RequestFacts) -> Said:
    """The same request, as the invariants know it."""
    asked = facts.preflight
    method = None if asked is None else asked.method
    headers = None if asked is None else asked.headers
    return Said(facts.origin, method, headers, facts.private_network)


def policy(given: dict[str, t.Any]) -> Policy:
    """The policy of options that are no contradiction: the others never serve."""
    compiled, read = compile_view([Layer(Place.KEYWORD, "CORS()", given)])
    assume(not any(f.severity is Severity.ERROR for f in read.findings))
    return compiled


def quietly(build: t.Callable[..., t.Any], *args: t.Any, **given: t.Any) -> t.Any:
    """Build something whose configuration is warned about, and not wrong."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return build(*args, **given)
