"""The requests whose answers are compared."""

import typing as t
from dataclasses import dataclass

APP = "https://app.example.com"
ADMIN = "https://admin.example.com"
EVIL = "https://evil.test"
LOCAL = "http://localhost:3000"

SUFFIXED = "https://app.example.com.evil.test"
PREFIXED = "https://evilapp.example.com"
OTHER_PORT = "https://app.example.com:8443"
OTHER_SCHEME = "http://app.example.com"
ODD_CASE = "HTTPS://App.Example.COM"
LOOKALIKES = (SUFFIXED, PREFIXED, OTHER_PORT, OTHER_SCHEME)

OVERLONG = "https://" + "a" * 400 + ".example.com"
MARKUP = "https://<script>alert(1)</script>"
TWO_ORIGINS = "https://app.example.com, https://evil.test"
NOT_SERIALIZED = (OVERLONG, MARKUP, TWO_ORIGINS)

ITEMS = "/api/items"
SLASHLESS = "/api/slash"
MISSING = "/api/missing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """One request; what it gets is in the table of answers, by ``id``."""

    method: str = "GET"
    path: str = ITEMS
    origin: str | None = None
    requests_method: str | None = None
    requests_headers: str | None = None
    private_network: bool = False
    mount: str = ""

    @property
    def id(self) -> str:
        out = [self.method, self.mount + self.path]

        if self.origin is not None:
            out.append(f"from {shortened(self.origin)}")

        if self.requests_method is not None:
            out.append(f"for {self.requests_method or '(nothing)'}")

        if self.requests_headers is not None:
            out.append(f"with {shortened(self.requests_headers) or '(nothing)'}")

        if self.private_network:
            out.append("into the private network")

        return " ".join(out)

    @property
    def headers(self) -> dict[str, str]:
        named = {
            "Origin": self.origin,
            "Access-Control-Request-Method": self.requests_method,
            "Access-Control-Request-Headers": self.requests_headers,
            "Access-Control-Request-Private-Network": (
                "true" if self.private_network else None
            ),
        }
        return {name: value for name, value in named.items() if value is not None}

    @property
    def is_preflight(self) -> bool:
        return (
            self.method == "OPTIONS"
            and self.origin is not None
            and self.requests_method is not None
        )


def shortened(value: str) -> str:
    return value if len(value) <= 99 else f"{value[:20]}... ({len(value)} characters)"


def get(path: str = ITEMS, origin: str | None = None, **facts: t.Any) -> Exchange:
    return Exchange(path=path, origin=origin, **facts)


def preflight(
    path: str = ITEMS,
    origin: str | None = APP,
    method: str = "PUT",
    headers: str | None = None,
    **facts: t.Any,
) -> Exchange:
    return Exchange(
        method="OPTIONS",
        path=path,
        origin=origin,
        requests_method=method,
        requests_headers=headers,
        **facts,
    )


def origins(*sent: str) -> tuple[Exchange, ...]:
    """A read without Origin and one from each origin, a preflight from the first."""
    return (*reads(*sent), preflight(origin=sent[0], headers="Content-Type"))


def reads(*sent: str) -> tuple[Exchange, ...]:
    return (get(), *(get(origin=origin) for origin in sent))


def methods(*asked: str, origin: str = APP) -> tuple[Exchange, ...]:
    return tuple(preflight(origin=origin, method=method) for method in asked)


def headers(*asked: str | None, origin: str = APP) -> tuple[Exchange, ...]:
    return tuple(preflight(origin=origin, headers=names) for names in asked)


def paths(*asked: str, origin: str = APP) -> tuple[Exchange, ...]:
    """A read and a preflight of each path."""
    read = [get(path, origin) for path in asked]
    return (*read, *(preflight(path, origin) for path in asked))


def places(*asked: str, origin: str = APP) -> tuple[Exchange, ...]:
    """A read of each path, and a preflight of the first."""
    return (*(get(path, origin) for path in asked), preflight(asked[0], origin))


#: What most configurations are asked: who may read, who may write.
USUAL = origins(APP, EVIL)

#: The same for a policy that any origin may meet.
ANYBODY = (*USUAL, get(origin="null"), preflight(origin=EVIL))

#: An allow-list against everything that resembles it.
RESEMBLING = (*ANYBODY, *reads(*LOOKALIKES, ODD_CASE)[1:])

METHODS = methods("GET", "POST", "PUT", "put", "PATCH", "patch", "PURGE", "E", "ET")

#: The same, short: listed, not listed, no method that anybody serves.
SOME_METHODS = methods("PUT", "DELETE", "patch", "PURGE", "E")

HEADERS = headers(
    None,
    "",
    "Content-Type",
    "content-type",
    "X-Custom",
    "X-Custom, Content-Type",
    "X-CUSTOM,content-TYPE",
    "Authorization",
    "X-Customary",
    "Accept",
)

SOME_HEADERS = headers(
    "Content-Type", "X-CUSTOM,content-TYPE", "Authorization", "X-Customary"
)

UNUSUAL_HEADERS = (
    *headers("X-A,,X-B", "X-A, X-A, x-a", "X-A, <script>", " , ,", "X A, X-B"),
    preflight(headers=", ".join(f"X-{n}" for n in range(1000))),
    preflight(headers="X-" + "a" * 8192),
)

#: Requests of the method OPTIONS that are no preflights.
PLAIN_OPTIONS = (
    Exchange(method="OPTIONS"),
    Exchange(method="OPTIONS", origin=APP),
    Exchange(method="OPTIONS", origin=EVIL),
    Exchange(method="OPTIONS", requests_method="PUT"),
    Exchange(method="OPTIONS", requests_method="PUT", requests_headers="X-Custom"),
    Exchange(method="OPTIONS", origin=APP, requests_headers="X-Custom"),
)

#: Not preflights either: the request method is not OPTIONS.
MISPLACED = (
    Exchange(origin=APP, requests_method="PUT", requests_headers="X-Custom"),
    Exchange(method="POST", origin=APP, requests_method="PUT"),
)

OTHER_METHODS = (
    Exchange(method="POST"),
    Exchange(method="POST", origin=APP),
    Exchange(method="POST", origin=EVIL),
    Exchange(method="HEAD"),
    Exchange(method="HEAD", origin=APP),
    Exchange(method="PUT", origin=APP),
    Exchange(method="PATCH", origin=APP),
    Exchange(method="DELETE", origin=APP),
)

FAILURES = ("/api/abort", "/api/raise", MISSING, SLASHLESS, "/api/redirect")


def failures(*sent: str) -> tuple[Exchange, ...]:
    """Every response that is no success: read, preflighted, wrong method."""
    read = [get(path, origin) for path in FAILURES for origin in sent]
    wrong = [
        Exchange(method="DELETE", path="/api/abort", origin=origin) for origin in sent
    ]
    return (
        *read,
        *wrong,
        *(preflight(path, origin) for path in FAILURES for origin in sent),
    )


#: Views that handle OPTIONS, or set headers, themselves.
OWN_OPTIONS = (
    get("/api/options", APP),
    preflight("/api/options", APP),
    preflight("/api/options", EVIL),
    Exchange(method="OPTIONS", path="/api/options"),
    Exchange(method="OPTIONS", path="/api/options", origin=APP),
)

OWN_HEADERS = (
    get("/api/own-header"),
    get("/api/own-header", APP),
    get("/api/own-header", EVIL),
    get("/api/vary"),
    get("/api/vary", APP),
    get("/api/vary", EVIL),
    get("/api/vary-origin", APP),
    get("/api/vary-star", APP),
    get("/api/kept", APP),
    get("/api/kept", ADMIN),
    get("/api/kept", EVIL),
    get("/api/kept", APP),
    get("/api/stream", APP),
)

NETWORK = (
    preflight(private_network=True),
    preflight(origin=EVIL, private_network=True),
    preflight(),
    get(origin=APP, private_network=True),
)

EVERYTHING = (
    *RESEMBLING,
    *OTHER_METHODS,
    *METHODS,
    *HEADERS,
    *PLAIN_OPTIONS,
    *MISPLACED,
    *(get(path) for path in FAILURES),
    *failures(APP, EVIL),
    *OWN_OPTIONS,
    *OWN_HEADERS,
    *NETWORK[:1],
)
