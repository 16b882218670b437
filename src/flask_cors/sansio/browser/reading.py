"""Reading: what of a response the page gets to see.

https://fetch.spec.whatwg.org/#concept-filtered-response
"""

from __future__ import annotations

import collections.abc as cabc
import typing as t

from .. import fetch
from . import listed
from .departures import Departure
from .exchanges import Answer
from .exchanges import combined
from .exchanges import Credentials
from .exchanges import Headers
from .exchanges import Readable
from .hops import Hop
from .hops import Tainting
from .profiles import Profile

#: Those of which a browser that skips empty lines keeps every one.
_TRACKED: t.Final = frozenset({fetch.ALLOW_ORIGIN.lower(), "location"})


def received(answer: Answer, profile: Profile) -> Answer:
    """An answer as a browser takes it in."""
    if not profile.departs(Departure.EMPTY_LINES_SKIPPED):
        return answer

    kept: Headers = ()

    for name, value in answer.headers:
        is_first = combined(kept, name) is None

        if value.strip() or is_first or name.lower() in _TRACKED:
            kept = (*_without_empty(kept, name), (name, value))

    return Answer(answer.status, kept)


def _without_empty(headers: Headers, name: str) -> Headers:
    """Without the line of a header that turns out to have others."""
    if combined(headers, name) != "" or name.lower() in _TRACKED:
        return headers

    return tuple(header for header in headers if header[0].lower() != name.lower())


def read(hop: Hop, answer: Answer) -> Readable:
    """What the page can read of the last answer."""
    kind = hop.tainting.value

    if hop.tainting is Tainting.OPAQUE:
        return Readable(kind, 0)

    names = _names(hop, answer.headers)
    headers = {name: combined(answer.headers, name) or "" for name in sorted(names)}
    url = hop.url.without_fragment.text
    return Readable(kind, answer.status, headers, url, len(hop.urls) > 1)


def unfollowed(hop: Hop) -> Readable:
    """What the page can read of a redirect that it follows itself.

    https://fetch.spec.whatwg.org/#concept-filtered-response-opaque-redirect
    """
    return Readable("opaqueredirect", 0, url=hop.url.without_fragment.text)


def _names(hop: Hop, headers: Headers) -> cabc.Set[str]:
    """The names of the headers that the page can read, in lower case."""
    present = {name.lower() for name, _ in headers}
    present -= fetch.FORBIDDEN_RESPONSE_HEADERS

    if hop.tainting is Tainting.BASIC:
        return present

    exposed = _exposed(headers)

    if "*" in exposed and hop.request.credentials is not Credentials.INCLUDE:
        return present

    return present & (fetch.SAFELISTED_RESPONSE_HEADERS | exposed)


def _exposed(headers: Headers) -> frozenset[str]:
    try:
        names = listed.tokens(headers, fetch.EXPOSE_HEADERS)
    except listed.MalformedListError:
        return frozenset()

    return frozenset(name.lower() for name in names or ())
