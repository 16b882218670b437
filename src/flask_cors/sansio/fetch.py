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
REQUEST_METHOD: t.Final = "Access-Control-Request-Method"
REQUEST_HEADERS: t.Final = "Access-Control-Request-Headers"
REQUEST_PRIVATE_NETWORK: t.Final = "Access-Control-Request-Private-Network"

#: https://fetch.spec.whatwg.org/#concept-method-normalize: PATCH is not one of them.
NORMALIZED_METHODS: t.Final = frozenset(
    {"DELETE", "GET", "HEAD", "OPTIONS", "POST", "PUT"}
)

#: https://fetch.spec.whatwg.org/#forbidden-method: no browser sends these.
FORBIDDEN_METHODS: t.Final = frozenset({"CONNECT", "TRACE", "TRACK"})

#: A scheme of 64, ``://``, a host of 253 with ``*.`` before it, ``:`` and a port.
MAX_ORIGIN_LENGTH: t.Final = 326

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


def is_origin_text(value: str) -> bool:
    """Tell whether ``value`` has the length and the characters of an origin."""
    return _ORIGIN_CHARACTERS.fullmatch(value) is not None
