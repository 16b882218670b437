"""The sentences of Chromium's console."""

from __future__ import annotations

import typing as t

from .refusals import BlockReason
from .refusals import Refusal

_ON_PREFLIGHT: t.Final = (
    "Response to preflight request doesn't pass access control check: "
)
_FAILED_TO_FETCH: t.Final = "TypeError: Failed to fetch"
_NOT_SUPPORTED: t.Final = (
    "{redirect_blocked}Cross origin requests are only supported for protocol schemes:"
    " chrome, chrome-experimental-site-token-provider, chrome-extension,"
    " chrome-untrusted, data, http, https, isolated-app."
)

#: What is said for each reason.
ORDINARY: t.Final[dict[BlockReason, str]] = {
    BlockReason.INVALID_URL: "{thrown}Failed to parse URL from {url}",
    BlockReason.INVALID_METHOD: "{thrown}'{value}' is not a valid HTTP method.",
    BlockReason.FORBIDDEN_METHOD: "{thrown}'{value}' HTTP method is unsupported.",
    BlockReason.INVALID_HEADER: "{thrown}Invalid name",
    BlockReason.METHOD_NEEDS_CORS: "{thrown}'{value}' is unsupported in no-cors mode.",
    BlockReason.REDIRECT_NEEDS_CORS: (
        '{cannot_load}Request mode is "no-cors" but the redirect mode is not "follow".'
    ),
    BlockReason.NOT_HTTP: '{cannot_load}URL scheme "{value}" is not supported.',
    BlockReason.NOT_SAME_ORIGIN: (
        '{cannot_load}Request mode is "same-origin" but the URL\'s origin is not same'
        " as the request origin {origin}."
    ),
    BlockReason.ALLOW_ORIGIN_MISSING: (
        "{blocked}{check}No 'Access-Control-Allow-Origin' header is present on the"
        " requested resource."
    ),
    BlockReason.ALLOW_ORIGIN_MULTIPLE: (
        "{blocked}{check}The 'Access-Control-Allow-Origin' header contains multiple"
        " values '{value}', but only one is allowed. {one_valid}"
    ),
    BlockReason.ALLOW_ORIGIN_INVALID: (
        "{blocked}{check}The 'Access-Control-Allow-Origin' header contains the invalid"
        " value '{value}'. {one_valid}"
    ),
    BlockReason.ALLOW_ORIGIN_MISMATCH: (
        "{blocked}{check}The 'Access-Control-Allow-Origin' header has a value"
        " '{value}' that is not equal to the supplied origin. {one_valid}"
    ),
    BlockReason.ALLOW_ORIGIN_WILDCARD: (
        "{blocked}{check}The value of the 'Access-Control-Allow-Origin' header in the"
        " response must not be the wildcard '*' when the request's credentials mode is"
        " 'include'."
    ),
    BlockReason.ALLOW_CREDENTIALS: (
        "{blocked}{check}The value of the 'Access-Control-Allow-Credentials' header in"
        " the response is '{value}' which must be 'true' when the request's"
        " credentials mode is 'include'."
    ),
    BlockReason.PREFLIGHT_REDIRECTED: (
        "{blocked}{check}Redirect is not allowed for a preflight request."
    ),
    BlockReason.PREFLIGHT_STATUS: "{blocked}{check}It does not have HTTP ok status.",
    BlockReason.ALLOW_METHODS_INVALID: (
        "{blocked}Cannot parse Access-Control-Allow-Methods response header field in"
        " preflight response."
    ),
    BlockReason.ALLOW_HEADERS_INVALID: (
        "{blocked}Cannot parse Access-Control-Allow-Headers response header field in"
        " preflight response."
    ),
    BlockReason.METHOD_NOT_ALLOWED: (
        "{blocked}Method {value} is not allowed by Access-Control-Allow-Methods in"
        " preflight response."
    ),
    BlockReason.HEADER_NOT_ALLOWED: (
        "{blocked}Request header field {value} is not allowed by"
        " Access-Control-Allow-Headers in preflight response."
    ),
    BlockReason.REDIRECT_REFUSED: _FAILED_TO_FETCH,
    BlockReason.REDIRECT_INVALID: _FAILED_TO_FETCH,
    BlockReason.REDIRECT_NOT_HTTP: _NOT_SUPPORTED,
    BlockReason.REDIRECT_WITH_USER: (
        "{blocked}Redirect location '' contains a username and password, which is"
        " disallowed for cross-origin requests."
    ),
    BlockReason.TOO_MANY_REDIRECTS: _FAILED_TO_FETCH,
}

#: What is said instead, by what makes the difference.
SPECIAL: t.Final[dict[tuple[BlockReason, str], str]] = {
    (BlockReason.INVALID_URL, "with user"): (
        "{thrown}Request cannot be constructed from a URL that includes credentials:"
        " {url}"
    ),
    (BlockReason.INVALID_HEADER, "value"): "{thrown}Invalid value",
    (BlockReason.NOT_HTTP, "file"): "Not allowed to load local resource: {url}",
    (BlockReason.NOT_SAME_ORIGIN, "redirected"): (
        "Unsafe attempt to load URL {url} from frame with URL {origin}/. Domains,"
        " protocols and ports must match."
    ),
    (BlockReason.REDIRECT_NOT_HTTP, "about"): _FAILED_TO_FETCH,
    (BlockReason.REDIRECT_NOT_HTTP, "blob"): _FAILED_TO_FETCH,
    (BlockReason.REDIRECT_NOT_HTTP, "chrome"): _FAILED_TO_FETCH,
    (BlockReason.REDIRECT_NOT_HTTP, "data"): _FAILED_TO_FETCH,
    (BlockReason.REDIRECT_NOT_HTTP, "file"): _FAILED_TO_FETCH,
    (BlockReason.REDIRECT_NOT_HTTP, "filesystem"): _FAILED_TO_FETCH,
}


def fields(refusal: Refusal) -> dict[str, str]:
    """What stands in the gaps of a sentence."""
    origin = refusal.page_origin or refusal.origin
    start = refusal.initial_url or refusal.url
    whence = f" (redirected from '{start}')"
    blocked = f" from origin '{origin}' has been blocked by CORS policy: "
    after_redirect = whence if refusal.is_redirected else ""
    return {
        "url": refusal.url,
        "origin": origin,
        "value": refusal.value or "",
        "blocked": f"Access to fetch at '{refusal.url}'{after_redirect}{blocked}",
        "redirect_blocked": f"Access to fetch at '{refusal.value}'{whence}{blocked}",
        "check": _ON_PREFLIGHT if refusal.is_preflight else "",
        "thrown": "TypeError: Failed to execute 'fetch' on 'Window': ",
        "cannot_load": f"Fetch API cannot load {refusal.url}. ",
        "one_valid": "Have the server send the header with a valid value.",
    }
