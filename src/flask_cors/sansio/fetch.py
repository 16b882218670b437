"""The names, tables and predicates of the Fetch standard.

https://fetch.spec.whatwg.org/#http-cors-protocol
"""

from __future__ import annotations

import re
import typing as t

ALLOW_ORIGIN: t.Final = "Access-Control-Allow-Origin"
ALLOW_CREDENTIALS: t.Final = "Access-Control-Allow-Credentials"
ALLOW_METHODS: t.Final = "Access-Control-Allow-Methods"
ALLOW_HEADERS: t.Final = "Access-Control-Allow-Headers"
ALLOW_PRIVATE_NETWORK: t.Final = "Access-Control-Allow-Private-Network"
EXPOSE_HEADERS: t.Final = "Access-Control-Expose-Headers"
MAX_AGE: t.Final = "Access-Control-Max-Age"
TIMING_ALLOW_ORIGIN: t.Final = "Timing-Allow-Origin"
REQUEST_METHOD: t.Final = "Access-Control-Request-Method"
REQUEST_HEADERS: t.Final = "Access-Control-Request-Headers"
REQUEST_PRIVATE_NETWORK: t.Final = "Access-Control-Request-Private-Network"

#: https://fetch.spec.whatwg.org/#concept-method-normalize: PATCH is not one of them.
NORMALIZED_METHODS: t.Final = frozenset(
    {"DELETE", "GET", "HEAD", "OPTIONS", "POST", "PUT"}
)

#: https://fetch.spec.whatwg.org/#cors-safelisted-method: no preflight asks for these
#: alone.
SAFELISTED_METHODS: t.Final = frozenset({"GET", "HEAD", "POST"})

#: https://httpwg.org/specs/rfc9110.html#safe.methods: they change nothing.
SAFE_METHODS: t.Final = frozenset({"GET", "HEAD", "OPTIONS"})

#: https://fetch.spec.whatwg.org/#forbidden-method: no browser sends these.
FORBIDDEN_METHODS: t.Final = frozenset({"CONNECT", "TRACE", "TRACK"})

#: https://fetch.spec.whatwg.org/#forbidden-request-header: browsers set these.
FORBIDDEN_REQUEST_HEADERS: t.Final = frozenset(
    {"accept-charset", "accept-encoding", "connection", "content-length", "cookie"}
    | {"cookie2", "date", "dnt", "expect", "host", "keep-alive", "origin", "referer"}
    | {"set-cookie", "te", "trailer", "transfer-encoding", "upgrade", "via"}
    | {REQUEST_METHOD.lower(), REQUEST_HEADERS.lower()}
)
FORBIDDEN_REQUEST_PREFIXES: t.Final = ("proxy-", "sec-")

#: https://fetch.spec.whatwg.org/#forbidden-response-header-name: no page reads these.
FORBIDDEN_RESPONSE_HEADERS: t.Final = frozenset({"set-cookie", "set-cookie2"})

#: https://fetch.spec.whatwg.org/#cors-safelisted-response-header-name: every page does.
SAFELISTED_RESPONSE_HEADERS: t.Final = frozenset(
    {"cache-control", "content-language", "content-length", "content-type"}
    | {"expires", "last-modified", "pragma"}
)

#: https://fetch.spec.whatwg.org/#http-cors-protocol: of a response, and of a request.
CORS_RESPONSE_HEADERS: t.Final = frozenset(
    {ALLOW_ORIGIN.lower(), ALLOW_CREDENTIALS.lower(), ALLOW_METHODS.lower()}
    | {ALLOW_HEADERS.lower(), EXPOSE_HEADERS.lower(), MAX_AGE.lower()}
)
CORS_REQUEST_HEADERS: t.Final = frozenset(
    {"origin", REQUEST_METHOD.lower(), REQUEST_HEADERS.lower()}
)

#: Those that stand on the answer to a preflight only.
PREFLIGHT_RESPONSE_HEADERS: t.Final = frozenset(
    {ALLOW_METHODS.lower(), ALLOW_HEADERS.lower(), MAX_AGE.lower()}
)

#: A scheme of 64, ``://``, a host of 253 with ``*.`` before it, ``:`` and a port.
MAX_ORIGIN_LENGTH: t.Final = 326

#: No browser sends it, as an origin or a method, and no configuration has it: it stands
#: for all that is refused as malformed.
MALFORMED: t.Final = "\0"

#: The longest registered method, UPDATEREDIRECTREF, has 17 characters.
MAX_METHOD_LENGTH: t.Final = 64

_TOKEN = re.compile(r"[!#$%&'*+\-.^_`|~0-9A-Za-z]+")

# Every serialized origin of a site, an extension or an app is made of these. Blanks,
# commas, quotes and angle brackets, which would matter in a header or a page, are not.
_ORIGIN_CHARACTERS = re.compile(rf"[A-Za-z0-9+\-._~:/\[\]]{{1,{MAX_ORIGIN_LENGTH}}}")


def is_token(value: str) -> bool:
    """Tell whether ``value`` can be a method or a header name.

    https://httpwg.org/specs/rfc9110.html#tokens
    """
    return _TOKEN.fullmatch(value) is not None


def is_method(value: str) -> bool:
    """Tell whether ``value`` can be a method, and is no longer than any there is."""
    return len(value) <= MAX_METHOD_LENGTH and is_token(value)


def normalize_method(method: str) -> str:
    """Upper-case the six methods that browsers upper-case, and no other.

    https://fetch.spec.whatwg.org/#concept-method-normalize
    """
    upper = method.upper()
    return upper if upper in NORMALIZED_METHODS else method


def is_forbidden_method(method: str) -> bool:
    """Tell whether browsers refuse to send ``method`` at all."""
    return method.upper() in FORBIDDEN_METHODS


def is_forbidden_request_header(name: str) -> bool:
    """Tell whether browsers let no script set the header ``name``."""
    lowered = name.lower()
    return lowered in FORBIDDEN_REQUEST_HEADERS or lowered.startswith(
        FORBIDDEN_REQUEST_PREFIXES
    )


def is_exposable(name: str) -> bool:
    """Tell whether a page can read the response header ``name`` if, and only if, it is
    exposed.
    """
    lowered = name.lower()
    return (
        lowered not in SAFELISTED_RESPONSE_HEADERS
        and lowered not in FORBIDDEN_RESPONSE_HEADERS
        and is_token(name)
    )


def is_origin_text(value: str) -> bool:
    """Tell whether ``value`` has the length and the characters of an origin."""
    return _ORIGIN_CHARACTERS.fullmatch(value) is not None
