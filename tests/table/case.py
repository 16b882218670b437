"""The parts of a case, in the words of the documents."""

import typing as t
from dataclasses import dataclass
from dataclasses import field

APP = "https://app.example.com"
ADMIN = "https://admin.example.com"
EVIL = "https://evil.example"

ALLOW_ORIGIN = "Access-Control-Allow-Origin"
ALLOW_CREDENTIALS = "Access-Control-Allow-Credentials"
ALLOW_METHODS = "Access-Control-Allow-Methods"
ALLOW_HEADERS = "Access-Control-Allow-Headers"
ALLOW_PRIVATE_NETWORK = "Access-Control-Allow-Private-Network"
EXPOSE_HEADERS = "Access-Control-Expose-Headers"
MAX_AGE = "Access-Control-Max-Age"

DEFAULT_METHODS = "DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT"

VARY_NOTHING: frozenset[str] = frozenset()
VARY_ORIGIN = frozenset({"Origin"})
VARY_REQUEST = frozenset(
    {"Access-Control-Request-Method", "Access-Control-Request-Headers"}
)
VARY_ALL = VARY_ORIGIN | VARY_REQUEST

Options = t.Mapping[str, t.Any]


@dataclass(frozen=True, slots=True)
class Request:
    """What a request says about CORS."""

    origin: str | None
    method: str = "GET"
    request_method: str | None = None
    request_headers: str | None = None
    private_network: bool = False

    def headers(self) -> list[tuple[str, str]]:
        """The request's headers, as a client sends them."""
        named = [
            ("Origin", self.origin),
            ("Access-Control-Request-Method", self.request_method),
            ("Access-Control-Request-Headers", self.request_headers),
            (
                "Access-Control-Request-Private-Network",
                "true" if self.private_network else None,
            ),
        ]
        return [(name, value) for name, value in named if value is not None]


@dataclass(frozen=True, slots=True)
class Case:
    """One configuration, one request, and all that the answer says about CORS."""

    id: str
    options: Options
    request: Request
    headers: t.Mapping[str, str] = field(default_factory=dict)
    vary: frozenset[str] = VARY_NOTHING
    warns: bool = False


def allowed(id: str, origins: t.Any, origin: str) -> Case:
    """The origin is sent back, and another one would get another answer."""
    headers = {ALLOW_ORIGIN: origin}
    return Case(id, {"origins": origins}, Request(origin), headers, VARY_ORIGIN)


def constant(id: str, origins: t.Any, origin: str | None, value: str) -> Case:
    """The value is sent whatever the origin."""
    return Case(id, {"origins": origins}, Request(origin), {ALLOW_ORIGIN: value})


def refused(id: str, origins: t.Any, origin: str | None, warns: bool = False) -> Case:
    """Nothing is granted, and another origin would get another answer."""
    return Case(id, {"origins": origins}, Request(origin), {}, VARY_ORIGIN, warns)


def preflight(
    origin: str | None,
    method: str = "PUT",
    headers: str | None = None,
    private_network: bool = False,
) -> Request:
    return Request(origin, "OPTIONS", method, headers, private_network)


def granted(origin: str = APP, **grants: str) -> dict[str, str]:
    """The headers of a preflight that succeeds."""
    names = {
        "methods": ALLOW_METHODS,
        "headers": ALLOW_HEADERS,
        "max_age": MAX_AGE,
        "credentials": ALLOW_CREDENTIALS,
        "expose": EXPOSE_HEADERS,
        "private_network": ALLOW_PRIVATE_NETWORK,
    }
    given = {"methods": DEFAULT_METHODS, **grants}
    return {ALLOW_ORIGIN: origin, **{names[key]: given[key] for key in given}}
