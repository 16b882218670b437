"""Which origins each form of ``origins`` lets in."""

import re

from .case import ADMIN
from .case import allowed
from .case import APP
from .case import Case
from .case import constant
from .case import EVIL
from .case import refused

BOTH = [APP, ADMIN]
LONGEST = f"https://{'a' * 318}"

ANY_ORIGIN = [
    allowed("any origin is sent back", "*", EVIL),
    allowed("any origin, of another shape, is sent back", "*", "capacitor://localhost"),
    allowed("any origin, of 326 characters, is sent back", "*", LONGEST),
    refused("any origin, but not of 327 characters", "*", f"{LONGEST}a"),
    refused("any origin, but only characters that origins have", "*", "<script>"),
    refused("any origin, but not two in one header", "*", f"{APP}, {ADMIN}"),
    constant("any origin, and null gets the star", "*", "null", "*"),
    constant("any origin, and no Origin gets the star", "*", None, "*"),
    allowed("a star in a list is any origin", [APP, "*"], EVIL),
    constant("a star in a list, and no Origin gets the star", [APP, "*"], None, "*"),
]

ONE_ORIGIN = [
    constant("one origin", APP, APP, APP),
    constant("one origin, in a list", [APP], APP, APP),
    constant("one origin is sent without an Origin too", APP, None, APP),
    refused("one origin, and not another", APP, EVIL),
    refused("one origin, and not null", APP, "null"),
    refused("one origin, and not a longer host", APP, f"{APP}.evil.example"),
    refused("one origin, and not another port", APP, f"{APP}:8443"),
    refused("one origin, and not another scheme", APP, "http://app.example.com"),
    refused("one origin, and not one with a path", APP, f"{APP}/"),
]

SEVERAL_ORIGINS = [
    allowed("two origins, the first", BOTH, APP),
    allowed("two origins, the second", BOTH, ADMIN),
    allowed("a tuple of origins", (APP, ADMIN), ADMIN),
    allowed("a set of origins", {APP, ADMIN}, ADMIN),
    allowed("origins joined by commas, the first", f"{APP},{ADMIN}", APP),
    allowed("origins joined by commas, the second", f"{APP}, {ADMIN}", ADMIN),
    refused("two origins, and not a third", BOTH, EVIL),
    refused("two origins, and not null", BOTH, "null"),
    refused("two origins, and not both in one header", BOTH, f"{APP},{ADMIN}"),
    refused("two origins, and never the first without an Origin", BOTH, None),
    allowed("IPv6 is an origin", ["http://[::1]:3000", APP], "http://[::1]:3000"),
    refused("IPv6 is no regex", ["http://[::1]:3000", APP], "http://1:3000"),
    allowed("null in a list is granted", ["null", APP], "null"),
    refused("null in a list admits no other", ["null", APP], EVIL),
]

SUBDOMAINS = "https://*.example.com"
SUBDOMAINS_ON_8443 = "https://*.example.com:8443"
ANY_PORT = "http://localhost:*"

WILDCARDS = [
    allowed("a subdomain", SUBDOMAINS, "https://a.example.com"),
    allowed("a subdomain of a subdomain", SUBDOMAINS, "https://b.a.example.com"),
    refused("subdomains, and not the apex", SUBDOMAINS, "https://example.com"),
    refused("subdomains, and not a longer name", SUBDOMAINS, "https://xexample.com"),
    refused("subdomains, and not a longer host", SUBDOMAINS, "https://a.example.com.x"),
    refused("subdomains, and not another scheme", SUBDOMAINS, "http://a.example.com"),
    refused("subdomains, and no port", SUBDOMAINS, "https://a.example.com:8443"),
    refused("subdomains, and no user", SUBDOMAINS, "https://evil@a.example.com"),
    refused("subdomains, and no empty label", SUBDOMAINS, "https://.example.com"),
    refused("subdomains, and not null", SUBDOMAINS, "null"),
    refused("subdomains, and nothing without an Origin", SUBDOMAINS, None),
    allowed("subdomains and a port", SUBDOMAINS_ON_8443, "https://a.example.com:8443"),
    refused("subdomains without the port", SUBDOMAINS_ON_8443, "https://a.example.com"),
    allowed("any port", ANY_PORT, "http://localhost:3000"),
    allowed("any port, or none", ANY_PORT, "http://localhost"),
    refused("any port, of that host", ANY_PORT, "http://localhost.evil.example"),
    refused("any port, that is a number", ANY_PORT, "http://localhost:evil"),
    refused("any port, of that scheme", ANY_PORT, "https://localhost:3000"),
    allowed("subdomains, any port", f"{SUBDOMAINS}:*", "https://a.example.com:9000"),
    allowed("a bare localhost is http, any port", "localhost", "http://localhost:3000"),
    allowed("a bare localhost is https too", "localhost", "https://localhost"),
    refused("a bare localhost is that host", "localhost", "http://localhost.evil"),
]

REGEX = r"https://\w+\.example\.com"
COMPILED = re.compile(REGEX)
COUNTED = r"https://a{1,3}\.example"
LOOPBACKS = r"https?://(localhost|127\.0\.0\.1):*"
NAMES_NULL = re.compile(r"null|https://a\.example")
COMMA = re.compile(r"https://a\.example,?")


def is_example_com(origin: str) -> bool:
    return origin.endswith(".example.com")


REGEXES = [
    allowed("a regex", REGEX, "https://a.example.com"),
    allowed("a regex ignores case", REGEX, "https://A.example.com"),
    refused("a regex matches to the end", REGEX, "https://a.example.com.evil.example"),
    refused("a regex matches from the start", REGEX, "xhttps://a.example.com"),
    refused("a regex, and nothing without an Origin", REGEX, None),
    refused("a regex and an origin, without an Origin", [ADMIN, COUNTED], None),
    allowed("a compiled regex", COMPILED, "https://a.example.com"),
    refused("a compiled regex has flags of its own", COMPILED, "https://a.EXAMPLE.com"),
    refused("a compiled regex matches to the end", COMPILED, f"{APP}.evil.example"),
    refused("a regex never sees null", NAMES_NULL, "null"),
    refused("a regex never sees 327 characters", r"https://[a]+", f"{LONGEST}a"),
    refused("a regex never sees what no origin has", COMMA, "https://a.example,"),
    allowed("a comma in braces does not split", COUNTED, "https://aa.example"),
    refused("a number in braces counts", COUNTED, "https://aaaa.example"),
    allowed("alternatives are a regex", "https://one|https://two", "https://two"),
    allowed("a regex, any port", LOOPBACKS, "http://127.0.0.1:5000"),
    refused("a regex, any port of its hosts", LOOPBACKS, "http://localhost.evil"),
    allowed("a callable says yes", is_example_com, "https://a.example.com"),
    refused("a callable says no", is_example_com, EVIL),
    refused("a callable, and nothing without an Origin", is_example_com, None),
]

NEVER_MATCHING = [
    refused("a trailing slash is never repaired", [f"{APP}/", ADMIN], APP, warns=True),
    refused("a path is never repaired", [f"{APP}/*", ADMIN], APP, warns=True),
    refused("a scheme is never guessed", ["app.example.com", ADMIN], APP, warns=True),
    refused("a blank admits nobody", ["", *BOTH], EVIL, warns=True),
    refused("None in a list admits nobody", [None, *BOTH], EVIL, warns=True),
]

CASES: tuple[Case, ...] = (
    *ANY_ORIGIN,
    *ONE_ORIGIN,
    *SEVERAL_ORIGINS,
    *WILDCARDS,
    *REGEXES,
    *NEVER_MATCHING,
)
