"""The algorithm, case by case: what Go's ``net/http.CrossOriginProtection`` lets pass,
and that same-origin is a matter of scheme, host and port.
"""

import re

from .case import ADMIN
from .case import APP
from .case import Case
from .case import EVIL
from .case import OWN
from .case import passes
from .case import refused

NAMED = {"origins": [APP]}
CROSS = {"site": "cross-site", "origin": EVIL}

SAFE_METHODS = [
    passes("GET is safe", NAMED, method="GET", **CROSS),
    passes("HEAD is safe", NAMED, method="HEAD", **CROSS),
    passes("OPTIONS that is no preflight is safe", NAMED, method="OPTIONS", **CROSS),
    passes("GET without headers is safe", NAMED, method="GET"),
    refused("POST is not", NAMED, method="POST", **CROSS),
    refused("PUT is not", NAMED, method="PUT", **CROSS),
    refused("PATCH is not", NAMED, method="PATCH", **CROSS),
    refused("DELETE is not", NAMED, method="DELETE", **CROSS),
    refused("TRACE is not", NAMED, method="TRACE", **CROSS),
    passes("get is GET to Flask", NAMED, method="get", **CROSS),
    refused("and post is POST", NAMED, method="post", **CROSS),
    refused("patch, which browsers leave so, is PATCH", NAMED, method="patch", **CROSS),
    refused("a method that nobody knows is not", NAMED, method="PURGE", **CROSS),
]

SITES = [
    passes("same-origin passes", NAMED, site="same-origin"),
    passes("same-origin passes with its Origin", NAMED, site="same-origin", origin=OWN),
    passes(
        "same-origin passes with the null of Referrer-Policy: no-referrer",
        NAMED,
        site="same-origin",
        origin="null",
    ),
    passes(
        "same-origin passes behind a proxy that changes Host",
        NAMED,
        site="same-origin",
        origin="https://shop.example.com",
        own="http://127.0.0.1:8000",
    ),
    passes("none, which is typed or a bookmark, passes", NAMED, site="none"),
    refused("cross-site does not", NAMED, **CROSS),
    refused("cross-site without an Origin does not", NAMED, site="cross-site"),
    refused("same-site does not", NAMED, site="same-site", origin=EVIL),
    refused("same-site without an Origin does not", NAMED, site="same-site"),
    refused("a value that does not exist does not", NAMED, site="same-planet"),
    refused("it is compared with its case", NAMED, site="Same-Origin"),
    refused("two values are none", NAMED, site="same-origin, cross-site"),
    refused("what only begins so is not same-origin", NAMED, site="same-originx"),
    refused(
        "what came back to its own origin by way of another site does not",
        NAMED,
        site="cross-site",
        origin=OWN,
    ),
    passes("an empty value is no value", NAMED, site=""),
    passes("nor with the own origin", NAMED, site="", origin=OWN),
    refused("nor with another", NAMED, site="", origin=EVIL),
]

NO_BROWSER = [
    passes("neither header: no browser", NAMED),
    passes("an empty Origin is none", NAMED, origin=""),
]

OLD_BROWSERS = [
    passes("the own origin passes", NAMED, origin=OWN),
    passes("the own origin, with a port", NAMED, origin=f"{OWN}:1", own=f"{OWN}:1"),
    refused("another does not", NAMED, origin=EVIL),
    refused("null does not", NAMED, origin="null"),
    refused("another scheme is another origin", NAMED, origin="http://api.example.com"),
    refused("another port is another origin", NAMED, origin=f"{OWN}:8443"),
    refused("no port is another origin than one", NAMED, origin=OWN, own=f"{OWN}:8443"),
    refused("a subdomain is another origin", NAMED, origin="https://x.api.example.com"),
    refused("the parent is another origin", NAMED, origin="https://example.com"),
    refused("a longer host is another", NAMED, origin=f"{OWN}.evil.example"),
    refused("a user name is no part", NAMED, origin="https://evil@api.example.com"),
    refused("nor with a password", NAMED, origin="https://a:b@api.example.com"),
    refused("nor where the host is it", NAMED, origin="https://api.example.com@evil"),
    refused("an Origin has no path", NAMED, origin=f"{OWN}/"),
    refused("nor two values", NAMED, origin=f"{OWN}, {EVIL}"),
    refused("nor two values the other way round", NAMED, origin=f"{EVIL}, {OWN}"),
    refused("nor no scheme", NAMED, origin="api.example.com"),
    refused("nor no scheme and two slashes", NAMED, origin="//api.example.com"),
    refused("nor a scheme alone", NAMED, origin="https://"),
    refused("nor is markup one", NAMED, origin="<script>alert(1)</script>"),
    refused("nor are 100,000 characters", NAMED, origin=f"https://{'a' * 100_000}"),
]


def is_tenant(origin: str) -> bool:
    return origin.endswith(".tenants.example")


async def is_tenant_soon(origin: str) -> bool:
    return is_tenant(origin)


def fails(origin: str) -> bool:
    raise ConnectionError("no database")


def tenants() -> list[str]:
    return ["https://a.tenants.example", "https://*.shops.example"]


TENANT = "https://a.tenants.example"
SHOP = "https://b.shops.example"
SUBDOMAINS = {"origins": ["https://*.example.com"]}
REGEX = {"origins": [r"https://pr-\d+\.ci\.example"]}
FUNCTION = {"origins": is_tenant}
ASYNC = {"origins": is_tenant_soon}
FAILING = {"origins": [APP, fails]}
LISTING = {"origins": tenants}

ALLOWED = [
    passes("an allowed origin passes", NAMED, site="cross-site", origin=APP),
    passes("and of the same site", NAMED, site="same-site", origin=APP),
    passes("and from an old browser", NAMED, origin=APP),
    passes("and with a value that does not exist", NAMED, site="other", origin=APP),
    refused("but not its longer name", NAMED, origin=f"{APP}.evil.example"),
    refused("but not on another port", NAMED, origin=f"{APP}:8443"),
    refused("but not over plain HTTP", NAMED, origin="http://app.example.com"),
    passes("a wildcard names its subdomains", SUBDOMAINS, origin=ADMIN),
    refused("but not others", SUBDOMAINS, origin="https://example.com"),
    passes("a regex names what it matches", REGEX, origin="https://pr-7.ci.example"),
    refused("but not the rest", REGEX, origin="https://pr-x.ci.example"),
    passes("a function names what it says yes to", FUNCTION, origin=TENANT),
    refused("but not the rest", FUNCTION, origin=EVIL),
    passes("so does an async one", ASYNC, origin=TENANT),
    refused("but not the rest, async", ASYNC, origin=EVIL),
    passes("so does one that lists them", LISTING, origin=TENANT),
    passes("with a wildcard in the list", LISTING, origin=SHOP),
    refused("but not the rest of them", LISTING, origin=EVIL),
    refused("a function that fails says no", FAILING, origin=EVIL),
    passes("and is not asked about those that are named", FAILING, origin=APP),
]

OPEN = {"origins": "*"}
CATCH_ALL = {"origins": re.compile(r"https?://.*")}
WITH_STAR = {"origins": [APP, "*"]}
WITH_NULL = {"origins": [APP, "null"]}
CREDENTIALED = {"origins": "*", "supports_credentials": True}

READ_TRUST = [
    refused("every origin may read, and none writes", OPEN, origin=EVIL),
    refused("nor is that changed by credentials", CREDENTIALED, origin=EVIL),
    refused("by default every origin may read, and none writes", {}, origin=EVIL),
    refused("a regex for everything names nobody", CATCH_ALL, origin=EVIL),
    refused("a name beside a star names nobody", WITH_STAR, origin=APP),
    refused("null that may read does not write", WITH_NULL, origin="null"),
    passes("what is named beside null writes", WITH_NULL, origin=APP),
    passes("the own origin writes under a star", OPEN, origin=OWN),
    passes("and so does what is no browser", OPEN),
    refused("nobody who may read is nobody who writes", {"origins": []}, origin=APP),
]

GET_ONLY = {"origins": [APP], "methods": ["GET"]}
POST_ONLY = {"origins": [APP], "methods": "POST"}
ANY_METHOD = {"origins": [APP], "methods": "*"}
FROM_APP = {"site": "cross-site", "origin": APP}

GRANTED_METHODS = [
    refused("a policy for reading does not let write", GET_ONLY, **FROM_APP),
    refused("nor without Sec-Fetch-Site", GET_ONLY, origin=APP),
    passes("a method that is granted", POST_ONLY, **FROM_APP),
    refused("and one that is not", POST_ONLY, method="PUT", **FROM_APP),
    passes("any method, where any is granted", ANY_METHOD, method="PURGE", **FROM_APP),
    passes("the own origin needs no grant", GET_ONLY, site="same-origin", origin=OWN),
]

CASES: tuple[Case, ...] = (
    *SAFE_METHODS,
    *SITES,
    *NO_BROWSER,
    *OLD_BROWSERS,
    *ALLOWED,
    *READ_TRUST,
    *GRANTED_METHODS,
)
