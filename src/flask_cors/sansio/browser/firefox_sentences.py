"""The sentences of Firefox's console."""

from __future__ import annotations

import typing as t

from ..fetch import is_token
from .refusals import BlockReason
from .refusals import Refusal

_NETWORK_ERROR: t.Final = "TypeError: NetworkError when attempting to fetch resource."
_NO_DATA: t.Final = "Security Error: Content at {origin}/ may not load data from {url}."
_FAILED: t.Final = (
    "{blocked}{url}. (Reason: CORS request did not succeed). Status code: (null)."
)
_MISMATCH: t.Final = (
    "{blocked}{url}. (Reason: CORS header ‘Access-Control-Allow-Origin’ does not"
    " match ‘{value}’)."
)

#: What is said for each reason.
ORDINARY: t.Final[dict[BlockReason, str]] = {
    BlockReason.INVALID_URL: "{thrown}{url} is not a valid URL.",
    BlockReason.INVALID_METHOD: "{thrown}Invalid request method {value}.",
    BlockReason.FORBIDDEN_METHOD: "{thrown}Invalid request method {value}.",
    BlockReason.INVALID_HEADER: "{thrown}{lowered} is an invalid header name.",
    BlockReason.METHOD_NEEDS_CORS: "{thrown}Invalid request method {value}.",
    BlockReason.REDIRECT_NEEDS_CORS: _NETWORK_ERROR,
    BlockReason.NOT_HTTP: "{blocked}{url}. (Reason: CORS request not http).",
    BlockReason.NOT_SAME_ORIGIN: _NO_DATA,
    BlockReason.ALLOW_ORIGIN_MISSING: (
        "{blocked}{url}. (Reason: CORS header ‘Access-Control-Allow-Origin’ missing)."
        " Status code: {status}."
    ),
    BlockReason.ALLOW_ORIGIN_MULTIPLE: _MISMATCH,
    BlockReason.ALLOW_ORIGIN_INVALID: _MISMATCH,
    BlockReason.ALLOW_ORIGIN_MISMATCH: _MISMATCH,
    BlockReason.ALLOW_ORIGIN_WILDCARD: (
        "{blocked}‘{url}’. (Reason: Credential is not supported if the CORS header"
        " ‘Access-Control-Allow-Origin’ is ‘*’)."
    ),
    BlockReason.ALLOW_CREDENTIALS: (
        "{blocked}{url}. (Reason: expected ‘true’ in CORS header"
        " ‘Access-Control-Allow-Credentials’)."
    ),
    BlockReason.PREFLIGHT_REDIRECTED: (
        "{blocked}{url}. (Reason: CORS request external redirect not allowed)."
    ),
    BlockReason.PREFLIGHT_STATUS: (
        "{blocked}{url}. (Reason: CORS preflight response did not succeed). Status"
        " code: {status}."
    ),
    BlockReason.ALLOW_METHODS_INVALID: (
        "{blocked}{url}. (Reason: invalid token ‘{entry}’ in CORS header"
        " ‘Access-Control-Allow-Methods’)."
    ),
    BlockReason.ALLOW_HEADERS_INVALID: (
        "{blocked}{url}. (Reason: invalid token ‘{entry}’ in CORS header"
        " ‘Access-Control-Allow-Headers’)."
    ),
    BlockReason.METHOD_NOT_ALLOWED: (
        "{blocked}{url}. (Reason: Did not find method in CORS header"
        " ‘Access-Control-Allow-Methods’)."
    ),
    BlockReason.HEADER_NOT_ALLOWED: (
        "{blocked}{url}. (Reason: header ‘{value}’ is not allowed according to header"
        " ‘Access-Control-Allow-Headers’ from CORS preflight response)."
    ),
    BlockReason.REDIRECT_REFUSED: _NETWORK_ERROR,
    BlockReason.REDIRECT_INVALID: _FAILED,
    BlockReason.REDIRECT_NOT_HTTP: "{blocked}{value}. (Reason: CORS request not http).",
    BlockReason.REDIRECT_WITH_USER: _FAILED,
    BlockReason.TOO_MANY_REDIRECTS: _FAILED,
}

#: What is said instead, by what makes the difference.
SPECIAL: t.Final[dict[tuple[BlockReason, str], str]] = {
    (BlockReason.INVALID_URL, "with user"): (
        "{thrown}{url} is an url with embedded credentials."
    ),
    (BlockReason.INVALID_HEADER, "value"): (
        "{thrown}{header_value} is an invalid header value."
    ),
    (BlockReason.NOT_HTTP, "blob"): _NO_DATA,
    (BlockReason.NOT_HTTP, "file"): (
        "Security Error: Content at {origin}/ may not load or link to {url}."
    ),
    (BlockReason.NOT_HTTP, "chrome"): _NETWORK_ERROR,
    (BlockReason.NOT_HTTP, "ws"): _NETWORK_ERROR,
    (BlockReason.NOT_HTTP, "wss"): _NETWORK_ERROR,
    (BlockReason.ALLOW_ORIGIN_MULTIPLE, "doubled"): (
        "{blocked}{url}. (Reason: Multiple CORS header ‘Access-Control-Allow-Origin’"
        " not allowed)."
    ),
    (BlockReason.REDIRECT_NOT_HTTP, "blob"): _FAILED,
    (BlockReason.REDIRECT_NOT_HTTP, "file"): _FAILED,
    (BlockReason.REDIRECT_NOT_HTTP, "chrome"): _FAILED,
    (BlockReason.REDIRECT_NOT_HTTP, "data"): _FAILED,
    (BlockReason.REDIRECT_NOT_HTTP, "javascript"): _FAILED,
    (BlockReason.REDIRECT_NOT_HTTP, "ws"): _FAILED,
    (BlockReason.REDIRECT_NOT_HTTP, "wss"): _FAILED,
}


def fields(refusal: Refusal) -> dict[str, str]:
    """What stands in the gaps of a sentence."""
    value = refusal.value or ""
    header_value = (refusal.header_value or "").strip(" \t\r\n")
    return {
        "url": refusal.url,
        "origin": refusal.page_origin or refusal.origin,
        "value": value,
        "lowered": value.lower(),
        "entry": _first_malformed(value),
        # A NUL ends the text.
        "header_value": header_value.partition("\0")[0],
        "status": str(refusal.status),
        "thrown": "TypeError: Window.fetch: ",
        "blocked": (
            "Cross-Origin Request Blocked: The Same Origin Policy disallows reading the"
            " remote resource at "
        ),
    }


def _first_malformed(value: str) -> str:
    """The first entry of a list that is no token."""
    entries = (entry.strip(" \t") for entry in value.split(","))
    return next((entry for entry in entries if entry and not is_token(entry)), value)
