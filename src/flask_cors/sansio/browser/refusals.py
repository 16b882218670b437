"""Refusals: the closed set of reasons for which a browser keeps a response from a
page.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass

_FETCH = "https://fetch.spec.whatwg.org/#"


class BlockReason(enum.Enum):
    """Why a browser blocks a request, or keeps the response from the page.

    The value is a name that stays; ``standard`` the section that says so.
    """

    standard: str

    INVALID_URL = "invalid-url", "dom-request"
    INVALID_METHOD = "invalid-method", "dom-request"
    FORBIDDEN_METHOD = "forbidden-method", "forbidden-method"
    INVALID_HEADER = "invalid-header", "headers-validate"
    METHOD_NEEDS_CORS = "method-needs-cors", "dom-request"
    REDIRECT_NEEDS_CORS = "redirect-needs-cors", "concept-main-fetch"
    NOT_HTTP = "not-http", "scheme-fetch"
    NOT_SAME_ORIGIN = "not-same-origin", "concept-main-fetch"

    ALLOW_ORIGIN_MISSING = "allow-origin-missing", "concept-cors-check"
    ALLOW_ORIGIN_MULTIPLE = "allow-origin-multiple", "concept-cors-check"
    ALLOW_ORIGIN_INVALID = "allow-origin-invalid", "concept-cors-check"
    ALLOW_ORIGIN_MISMATCH = "allow-origin-mismatch", "concept-cors-check"
    ALLOW_ORIGIN_WILDCARD = "allow-origin-wildcard", "concept-cors-check"
    ALLOW_CREDENTIALS = "allow-credentials", "concept-cors-check"

    PREFLIGHT_REDIRECTED = "preflight-redirected", "cors-preflight-fetch"
    PREFLIGHT_STATUS = "preflight-status", "cors-preflight-fetch"
    ALLOW_METHODS_INVALID = "allow-methods-invalid", "cors-preflight-fetch"
    ALLOW_HEADERS_INVALID = "allow-headers-invalid", "cors-preflight-fetch"
    METHOD_NOT_ALLOWED = "method-not-allowed", "cors-preflight-fetch"
    HEADER_NOT_ALLOWED = "header-not-allowed", "cors-preflight-fetch"

    REDIRECT_REFUSED = "redirect-refused", "concept-http-fetch"
    REDIRECT_INVALID = "redirect-invalid", "concept-http-redirect-fetch"
    REDIRECT_NOT_HTTP = "redirect-not-http", "concept-http-redirect-fetch"
    REDIRECT_WITH_USER = "redirect-with-user", "concept-http-redirect-fetch"
    TOO_MANY_REDIRECTS = "too-many-redirects", "concept-http-redirect-fetch"

    def __new__(cls, value: str, section: str) -> BlockReason:
        reason = object.__new__(cls)
        reason._value_ = value
        reason.standard = _FETCH + section
        return reason


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why one request of a page came to nothing.

    :param url: of the request that was refused.
    :param origin: that of the page, or ``null``, as the request had it.
    :param is_preflight: whether it is the preflight's answer that is wrong.
    :param initial_url: what the page had asked for, before any redirect.
    :param value: the header's value, method or header name that is wrong.
    :param status: that of the answer, where there was one.
    :param page_origin: that of the page, where redirects made ``origin`` ``null``.
    :param is_doubled: whether the header that is wrong came more than once.
    :param header_value: that of an invalid header, of which ``value`` is the name.
    """

    reason: BlockReason
    url: str
    origin: str
    is_preflight: bool = False
    initial_url: str = ""
    value: str | None = None
    status: int | None = None
    page_origin: str = ""
    is_doubled: bool = False
    header_value: str | None = None

    @property
    def is_redirected(self) -> bool:
        """Whether it was a redirect that led to the URL."""
        return bool(self.initial_url) and self.initial_url != self.url
