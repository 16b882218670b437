"""The rules for origins: which are let in, and what they are sent."""

import typing as t

from ..configuration import Configuration
from ..exchanges import ADMIN
from ..exchanges import APP
from ..exchanges import LOCAL
from ..exchanges import NOT_SERIALIZED
from ..exchanges import ODD_CASE
from ..exchanges import OTHER_PORT
from ..exchanges import PREFIXED
from ..exchanges import shortened
from ..exchanges import SUFFIXED
from .difference import ALLOW_HEADERS
from .difference import ALLOW_METHODS
from .difference import ALLOW_ORIGIN
from .difference import Difference
from .difference import EXPOSE_HEADERS
from .difference import VARY_ORIGIN
from .rules import Rules

ORIGINS = Rules()


def given_origins(configuration: Configuration) -> list[list[t.Any]]:
    """Give the origins as lists, one for each place that has some."""
    return [
        list(value) if isinstance(value, (list, tuple, set, frozenset)) else [value]
        for value in configuration.options("origins")
    ]


@ORIGINS.explain(
    "whole-origin",
    "origins/regex",
    "origins/regex-of-subdomains",
    "origins/regex-of-alternatives",
    "origins/regex-port",
    "origins/regex-cloud",
    "origins/compiled",
    "credentials/regex",
    "decorator/regex",
)
def is_longer_origin(d: Difference) -> bool:
    longer = {
        SUFFIXED,
        OTHER_PORT,
        "http://localhost:3000.evil.test",
        "https://a.run.app.evil.test",
    }
    return d.request.origin in longer and d.is_refused


@ORIGINS.explain("wildcard-origins", "origins/any-subdomain")
def is_any_subdomain(d: Difference) -> bool:
    if d.request.origin in {APP, "https://a.b.example.com", PREFIXED}:
        return d.is_granted()

    others = {"https://example.com", "https://xexample.com"}
    return d.request.origin in others and d.is_refused


@ORIGINS.explain("wildcard-origins", "origins/any-port", "origins/any-port-in-list")
def is_any_port(d: Difference) -> bool:
    other_hosts = {
        "http://localhost.evil.test",
        "http://localhost:3000.evil.test",
        "http://127.0.0.1.evil.test",
    }
    return d.request.origin in other_hosts and d.is_refused


@ORIGINS.explain("origin-with-a-path", "origins/any-path")
def is_path_in_origin(d: Difference) -> bool:
    return d.is_left_out


@ORIGINS.explain(
    "regular-expression-characters", "origins/regex-of-plus", "origins/regex-of-braces"
)
def is_newly_read_regex(d: Difference) -> bool:
    if d.request.origin == APP:
        return d.is_granted()

    return d.request.origin in {None, "https://.+.example.com"} and d.is_refused


@ORIGINS.explain("ipv6-origins", "origins/ipv6")
def is_ipv6(d: Difference) -> bool:
    itself = "http://[::1]:3000"

    if d.request.origin in {None, itself}:
        return d.is_granted(origin=itself, constant=True)

    return d.request.origin == "http://1:3000" and d.is_refused


@ORIGINS.explain("localhost-without-scheme", "origins/localhost")
def is_scheme_less_localhost(d: Difference) -> bool:
    return d.request.origin in {LOCAL, "http://localhost"} and d.is_granted()


@ORIGINS.explain("null-is-not-echoed")
def is_null_echoed(d: Difference) -> bool:
    listed = any("null" in given for given in given_origins(d.configuration))

    if d.request.origin != "null" or listed:
        return False

    if any(d.configuration.options("supports_credentials")):
        return d.is_refused

    if d.header == ALLOW_ORIGIN:
        return (d.theirs, d.ours) == ("null", "*")

    # The wildcard is the same for everybody it is sent to.
    wildcard = d.our_answer.get(ALLOW_ORIGIN) == "*"
    return wildcard and (d.header, d.theirs, d.ours) == (VARY_ORIGIN, 1, 0)


@ORIGINS.explain("only-origins-are-echoed", "default")
def is_no_serialized_origin(d: Difference) -> bool:
    echoed = d.theirs == shortened(d.request.origin or "")
    return d.request.origin in NOT_SERIALIZED and echoed and d.is_refused


@ORIGINS.explain("no-first-origin")
def is_first_of_several(d: Difference) -> bool:
    several = any(len(given) > 1 for given in given_origins(d.configuration))
    return several and d.request.origin is None and d.is_refused


NO_ORIGINS = {
    "origins/trailing-slash": f"{APP}/",
    "origins/with-path": f"{APP}/index.html",
    "origins/no-scheme": "app.example.com",
    "origins/localhost": "localhost",
    "origins/localhost-with-port": "localhost:3000",
    "origins/every-address": "0.0.0.0",
    "origins/literal-port-word": "http://localhost:port",
}


@ORIGINS.explain("no-impossible-origin", *NO_ORIGINS)
def is_no_origin(d: Difference) -> bool:
    sent = NO_ORIGINS[d.configuration.id]
    return d.request.origin in {None, sent} and d.theirs == sent and d.is_refused


ONE_IS_LEFT = {
    "origins/one-twice": APP,
    "origins/list-with-none": APP,
    "origins/trailing-slash-in-list": ADMIN,
}


@ORIGINS.explain("origins-that-do-not-count", *ONE_IS_LEFT)
def is_one_origin_after_all(d: Difference) -> bool:
    constant = d.our_answer.get(ALLOW_ORIGIN) == ONE_IS_LEFT[d.configuration.id]
    return constant and (d.header, d.theirs, d.ours) == (VARY_ORIGIN, 1, 0)


@ORIGINS.explain("normalized-origins", "origins/comma-string-split")
def is_stripped(d: Difference) -> bool:
    return d.request.origin == ADMIN and d.is_granted()


@ORIGINS.explain("normalized-origins", "origins/default-port")
def is_default_port(d: Difference) -> bool:
    if d.request.origin == f"{APP}:443":
        return d.is_refused

    return d.header == ALLOW_ORIGIN and d.ours == APP


@ORIGINS.explain(
    "normalized-origins",
    "origins/upper-case",
    "origins/one",
    "origins/one-in-list",
    "credentials/one-origin",
    "decorator/one-origin",
)
def is_sent_in_lower_case(d: Difference) -> bool:
    """The only literal origin is sent as it is, whoever asks."""
    sent = d.request.origin or "HTTPS://APP.EXAMPLE.COM"
    asked = d.request.origin in {None, ODD_CASE}
    return asked and (d.header, d.theirs, d.ours) == (ALLOW_ORIGIN, sent, APP)


@ORIGINS.explain(
    "comma-strings",
    "origins/comma-string",
    "origins/tight-comma-string",
    "places/origins-in-config-comma-string",
)
def is_string_of_origins(d: Difference) -> bool:
    if d.request.origin is None:
        return d.is_refused

    return d.request.origin in {APP, ADMIN} and d.is_granted()


@ORIGINS.explain("comma-strings", "methods/tight-comma-string")
def is_string_of_methods(d: Difference) -> bool:
    return d.header == ALLOW_METHODS and d.ours == "GET, POST, PUT"


@ORIGINS.explain(
    "comma-strings",
    "allow-headers/comma-string",
    "allow-headers/tight-comma-string",
    "allow-headers/comma-string-in-config",
)
def is_string_of_headers(d: Difference) -> bool:
    allowed = {"Content-Type": "Content-Type"} | {
        "X-CUSTOM,content-TYPE": "X-CUSTOM, content-TYPE"
    }
    asked = d.request.requests_headers
    return (d.header, d.ours) == (ALLOW_HEADERS, allowed.get(asked or "", ""))


@ORIGINS.explain("comma-strings", "expose-headers/comma-string")
def is_string_of_exposed_headers(d: Difference) -> bool:
    return d.header == EXPOSE_HEADERS and d.ours == "Content-Range, X-Total"


@ORIGINS.explain("callable-origins", "origins/callable", "origins/callable-in-list")
def is_callable(d: Difference) -> bool:
    return d.request.origin == APP and d.is_granted()


@ORIGINS.explain(
    "one-shot-iterables", "origins/generator", "origins/map", "decorator/generator"
)
def is_one_shot(d: Difference) -> bool:
    if d.request.origin is None:
        # The first request, which alone their decorator served.
        return d.configuration.is_decorated and d.is_refused

    return d.request.origin == APP and d.is_granted()
