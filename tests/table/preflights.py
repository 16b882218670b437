"""What a preflight is, and which methods, headers and ages it is answered with."""

import re
from datetime import timedelta

from .case import ADMIN
from .case import ALLOW_ORIGIN
from .case import ALLOW_PRIVATE_NETWORK
from .case import APP
from .case import Case
from .case import EVIL
from .case import granted
from .case import Options
from .case import preflight
from .case import Request
from .case import VARY_ALL
from .case import VARY_REQUEST

ONE: Options = {"origins": APP}
TWO: Options = {"origins": [APP, ADMIN]}
ANY: Options = {"origins": "*"}
PRIVATE: Options = {"origins": APP, "allow_private_network": True}
CREDENTIALED: Options = {"origins": APP, "methods": "*", "supports_credentials": True}
SUBDOMAINS: Options = {"origins": "https://*.example.com"}
ORIGIN_ONLY = {ALLOW_ORIGIN: APP}

ORIGINS = [
    Case("preflight, one origin", ONE, preflight(APP), granted(), VARY_REQUEST),
    Case("preflight, refused", ONE, preflight(EVIL), {}, VARY_ALL),
    Case("preflight, two origins", TWO, preflight(ADMIN), granted(ADMIN), VARY_ALL),
    Case("preflight, any origin", ANY, preflight(EVIL), granted(EVIL), VARY_ALL),
    Case("preflight, null", ANY, preflight("null"), granted("*"), VARY_REQUEST),
    Case("preflight, malformed origin", ANY, preflight("https://a b"), {}, VARY_ALL),
    Case("preflight, subdomain", SUBDOMAINS, preflight(APP), granted(), VARY_ALL),
    Case("no preflight: no method", ONE, Request(APP, "OPTIONS"), ORIGIN_ONLY),
    Case("no preflight: no Origin", ONE, preflight(None), ORIGIN_ONLY),
    Case("no preflight: POST", ONE, Request(APP, "POST", "PUT", "x-one"), ORIGIN_ONLY),
]


def method(id: str, methods: object, asked: str, sent: str) -> Case:
    """The method is granted, by sending this."""
    options = {"origins": APP, "methods": methods}
    return Case(id, options, preflight(APP, asked), granted(methods=sent), VARY_REQUEST)


def no_method(id: str, methods: object, asked: str) -> Case:
    """The origin's headers are sent, and nothing is granted."""
    options = {"origins": APP, "methods": methods, "max_age": 600}
    return Case(id, options, preflight(APP, asked, "x-one"), ORIGIN_ONLY, VARY_REQUEST)


DEFAULT = ["GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE"]

METHODS = [
    method("methods as a list, sorted", ["PUT", "GET"], "PUT", "GET, PUT"),
    method("methods as one string", "PUT, GET", "PUT", "GET, PUT"),
    method("methods as a set", {"PUT"}, "PUT", "PUT"),
    method("methods in lower case are normalised", ["put", "get"], "PUT", "GET, PUT"),
    method("a method of one's own", ["PURGE"], "PURGE", "PURGE"),
    method("any method is sent back", "*", "PURGE", "PURGE"),
    method("any method, in a list, as it is spelled", ["*"], "patch", "patch"),
    no_method("a method that is not listed", ["GET", "PUT"], "DELETE"),
    no_method("a method that is not among the usual", DEFAULT, "QUERY"),
    no_method("patch is not PATCH", DEFAULT, "patch"),
    no_method("a part of a method is no method", DEFAULT, "ET"),
    no_method("a comma is no method", DEFAULT, ","),
    no_method("any method, but a token", "*", "PUT, DELETE"),
    Case("a method by default", ONE, preflight(APP, "PATCH"), granted(), VARY_REQUEST),
    Case(
        "any method, with credentials",
        CREDENTIALED,
        preflight(APP, "DELETE"),
        granted(methods="DELETE", credentials="true"),
        VARY_REQUEST,
    ),
]


def headers(id: str, allow: object, asked: str, sent: str | None) -> Case:
    """The headers that are asked for, and those that are granted."""
    options = {"origins": APP, "allow_headers": allow}
    grants = granted(headers=sent) if sent else granted()
    return Case(id, options, preflight(APP, headers=asked), grants, VARY_REQUEST)


HEADERS = [
    headers("any header: those asked for, sorted", "*", "x-b,accept", "accept, x-b"),
    headers("authorization is named", "*", "authorization", "authorization"),
    headers("the client's spelling", ["x-one"], "X-ONE", "X-ONE"),
    headers("never more than asked", ["X-One", "X-Two"], "x-one, x-six", "x-one"),
    headers("no header that is allowed", ["X-One"], "x-six", None),
    headers("no header is allowed", [], "x-one", None),
    headers("headers as one string", "Content-Type, X-A", "x-a", "x-a"),
    headers(
        "a trailing star is a prefix", ["X-Foo*"], "x-foevil, x-foobar", "x-foobar"
    ),
    headers("a pattern, in full, ignoring case", [r"X-\d+"], "x-1, x-1a", "x-1"),
    headers("a compiled pattern", re.compile(r"x-\d+"), "x-1, x-a", "x-1"),
    headers("a header asked for twice", "*", "x-one, x-one", "x-one"),
    headers("empty names are left out", "*", " ,x-a,, x-b ,", "x-a, x-b"),
    headers("a name that is no token", "*", "<script>", None),
]


def max_age(value: object, sent: str) -> Case:
    options = {"origins": APP, "max_age": value}
    grants = granted(max_age=sent)
    return Case(f"max_age {value!r}", options, preflight(APP), grants, VARY_REQUEST)


AGES = [
    max_age(600, "600"),
    max_age(0, "0"),
    max_age("600", "600"),
    max_age("0", "0"),
    max_age(timedelta(minutes=10), "600"),
    Case("max_age, no preflight", {**ONE, "max_age": 5}, Request(APP), ORIGIN_ONLY),
    Case(
        "max_age None",
        {**ONE, "max_age": None},
        preflight(APP),
        granted(),
        VARY_REQUEST,
    ),
]

ASKING = preflight(APP, private_network=True)

GRANTED_PRIVATE = granted(private_network="true")
REFUSED_ASKING = preflight(EVIL, private_network=True)
GET_ASKING = Request(APP, private_network=True)


def told(answer: str) -> dict[str, str]:
    """No browser asks outside a preflight; flask-cors's own tests do."""
    return {**ORIGIN_ONLY, ALLOW_PRIVATE_NETWORK: answer}


PRIVATE_NETWORK = [
    Case("private network", PRIVATE, ASKING, GRANTED_PRIVATE, VARY_REQUEST),
    Case(
        "private network, not asked", PRIVATE, preflight(APP), granted(), VARY_REQUEST
    ),
    Case("private network, not by default", ONE, ASKING, granted(), VARY_REQUEST),
    Case("private network, refused", PRIVATE, REFUSED_ASKING, {}, VARY_ALL),
    Case("private network, GET", PRIVATE, GET_ASKING, told("true")),
    Case("private network, GET, not by default", ONE, GET_ASKING, told("false")),
]

CASES: tuple[Case, ...] = (*ORIGINS, *METHODS, *HEADERS, *AGES, *PRIVATE_NETWORK)
