"""What a redirect makes of a method and of headers.

https://fetch.spec.whatwg.org/#concept-http-redirect-fetch
"""

from __future__ import annotations

from . import safelist
from .exchanges import Headers


def after(status: int, method: str, headers: Headers) -> tuple[str, Headers]:
    """The method and the headers of a request that follows a redirect."""
    if not _drops_body(status, method):
        return method, headers

    return "GET", _without(headers, safelist.BODY_HEADERS)


def to_another_origin(headers: Headers) -> Headers:
    """Those of the headers that another origin is told."""
    return _without(headers, frozenset({safelist.NON_WILDCARD}))


def _drops_body(status: int, method: str) -> bool:
    if status in (301, 302):
        return method == "POST"

    return status == 303 and method not in ("GET", "HEAD")


def _without(headers: Headers, names: frozenset[str]) -> Headers:
    return tuple((name, value) for name, value in headers if name.lower() not in names)
