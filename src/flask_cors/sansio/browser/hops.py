"""Hops: one ``fetch()`` as each redirect leaves it.

https://fetch.spec.whatwg.org/#concept-main-fetch and #concept-http-redirect-fetch
"""

from __future__ import annotations

import enum
import typing as t
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace

from .. import fetch
from . import rewriting
from . import safelist
from .departures import Departure
from .exchanges import Answer
from .exchanges import Credentials
from .exchanges import Headers
from .exchanges import Mode
from .exchanges import PageRequest
from .exchanges import Redirect
from .exchanges import Sent
from .preflights import Asked
from .preflights import Need
from .profiles import Profile
from .profiles import STANDARD
from .refusals import BlockReason
from .urls import joined
from .urls import parsed
from .urls import Url

_MOST_REDIRECTS: t.Final = 20
_NULL: t.Final = "null"


class Tainting(enum.Enum):
    """How far the page may look into the response.

    https://fetch.spec.whatwg.org/#concept-request-response-tainting
    """

    BASIC = "basic"
    CORS = "cors"
    OPAQUE = "opaque"


@dataclass(frozen=True, slots=True)
class Hop:
    """What is asked of one URL.

    :param request: what the page asked for.
    :param urls: those that led here, the last one included.
    :param method: normalized; a redirect may have changed it.
    :param headers: those of the page that are left.
    :param profile: which browser asks.
    :param is_unsafe: whether the page has set headers that have to be asked for, or a
        preflight has gone out on the way.
    """

    request: PageRequest
    urls: tuple[Url, ...]
    method: str
    headers: Headers
    tainting: Tainting = field(default=Tainting.BASIC)
    profile: Profile = STANDARD
    is_unsafe: bool = False

    @property
    def url(self) -> Url:
        """The URL that is asked."""
        return self.urls[-1]

    @property
    def origin(self) -> str:
        """The page's origin, or ``null`` after redirects that hide it.

        https://fetch.spec.whatwg.org/#concept-request-tainted-origin
        """
        own = self.request.origin

        for last, url in zip(self.urls, self.urls[1:], strict=False):
            if url.origin != last.origin and own != last.origin:
                return _NULL

        return own

    @property
    def is_credentialed(self) -> bool:
        """Whether cookies go with it."""
        if self.request.credentials is Credentials.SAME_ORIGIN:
            return self.tainting is Tainting.BASIC

        return self.request.credentials is Credentials.INCLUDE

    def sent(self) -> Sent:
        """The request as it goes out."""
        origin = self._origin_header()
        said = () if origin is None else (("Origin", origin),)
        headers = (*self.headers, *said)
        return Sent(
            self.url.without_fragment.text,
            self.method,
            headers,
            is_credentialed=self.is_credentialed,
        )

    def asked(self) -> Asked:
        """What a preflight asks for."""
        keeps_origin = self.profile.departs(Departure.PREFLIGHT_KEEPS_ORIGIN)
        return Asked(
            self.url.without_fragment.text,
            self.request.origin if keeps_origin else self.origin,
            self.method,
            self.headers,
            self.request.credentials is Credentials.INCLUDE,
            self.profile,
        )

    @property
    def asks_anyway(self) -> bool:
        """Whether there is a preflight, even if nothing is left to ask for."""
        departs = self.profile.departs(Departure.NEED_OUTLIVES_REDIRECTS)
        return departs and self.is_unsafe

    def _origin_header(self) -> str | None:
        """https://fetch.spec.whatwg.org/#append-a-request-origin-header"""
        if self.tainting is Tainting.CORS:
            return self.origin

        if self.method in ("GET", "HEAD"):
            return None

        # By the referrer policy that pages have if they say nothing.
        is_downgrade = self.request.origin.startswith("https:")
        hides = is_downgrade and self.url.scheme != "https"
        is_hidden = hides and self.request.mode is not Mode.CORS
        return _NULL if is_hidden else self.origin


class BlockedError(Exception):
    """Raised where a fetch ends without a response.

    :param hop: what was asked; absent if nothing could be.
    :param value: what is wrong.
    :param header_value: that of the page's header, of which ``value`` is the name.
    """

    def __init__(
        self,
        reason: BlockReason,
        hop: Hop | None = None,
        value: str | None = None,
        *,
        is_preflight: bool = False,
        header_value: str | None = None,
    ):
        super().__init__(reason.value)
        self.reason = reason
        self.hop = hop
        self.value = value
        self.is_preflight = is_preflight
        self.header_value = header_value


def first(request: PageRequest, profile: Profile = STANDARD) -> Hop:
    """What a page's request begins with.

    https://fetch.spec.whatwg.org/#dom-request

    :param profile: which browser asks.
    :raises BlockedError: if ``fetch()`` itself throws an error.
    """
    url = parsed(request.url)

    if url is None or url.has_user:
        raise BlockedError(BlockReason.INVALID_URL, value=request.url)

    _check_method(request)

    for header in request.headers:
        if not safelist.is_valid(*header):
            name, text = header
            raise BlockedError(
                BlockReason.INVALID_HEADER, value=name, header_value=text
            )

    is_no_cors = request.mode is Mode.NO_CORS
    settable = safelist.settable_without_cors if is_no_cors else safelist.settable
    method = fetch.normalize_method(request.method)
    headers = safelist.joined(settable(request.headers, profile), profile)
    is_unsafe = bool(Need.of(method, headers, profile).headers)
    hop = Hop(request, (url,), method, headers, profile=profile, is_unsafe=is_unsafe)
    return _tainted(hop)


def _check_method(request: PageRequest) -> None:
    method = request.method

    if not fetch.is_token(method):
        raise BlockedError(BlockReason.INVALID_METHOD, value=method)

    if fetch.is_forbidden_method(method):
        raise BlockedError(BlockReason.FORBIDDEN_METHOD, value=method)

    normalized = fetch.normalize_method(method)

    if request.mode is Mode.NO_CORS and normalized not in fetch.SAFELISTED_METHODS:
        raise BlockedError(BlockReason.METHOD_NEEDS_CORS, value=normalized)


def _tainted(hop: Hop) -> Hop:
    """The same, with how far the page may look.

    :raises BlockedError: if it may not be asked at all.
    """
    mode = hop.request.mode

    is_own = hop.url.is_http and hop.url.origin == hop.request.origin

    if is_own and hop.tainting is Tainting.BASIC:
        return hop

    if mode is Mode.SAME_ORIGIN:
        raise BlockedError(BlockReason.NOT_SAME_ORIGIN, hop)

    if mode is Mode.NO_CORS and hop.request.redirect is not Redirect.FOLLOW:
        raise BlockedError(BlockReason.REDIRECT_NEEDS_CORS, hop)

    if not hop.url.is_http:
        raise BlockedError(BlockReason.NOT_HTTP, hop, hop.url.scheme)

    tainting = Tainting.OPAQUE if mode is Mode.NO_CORS else Tainting.CORS
    return replace(hop, tainting=tainting)


def location(hop: Hop, answer: Answer) -> Url | None:
    """Where an answer redirects to, if it says.

    https://fetch.spec.whatwg.org/#concept-response-location-url

    :param answer: with a redirect status.
    :raises BlockedError: if that is not one URL.
    """
    values = [value for name, value in answer.headers if name.lower() == "location"]

    if hop.profile.departs(Departure.EQUAL_LOCATIONS_FOLLOWED):
        values = list(dict.fromkeys(values))

    if not values:
        return None

    url = joined(hop.url, values[0]) if len(values) == 1 else None

    if url is None:
        raise BlockedError(BlockReason.REDIRECT_INVALID, hop, ", ".join(values))

    return url


def following(hop: Hop, url: Url, status: int) -> Hop:
    """What is asked after a redirect to ``url``.

    https://fetch.spec.whatwg.org/#concept-http-redirect-fetch

    :raises BlockedError: if it is not followed.
    """
    if not url.is_http:
        raise BlockedError(BlockReason.REDIRECT_NOT_HTTP, hop, url.text)

    if len(hop.urls) > _MOST_REDIRECTS:
        raise BlockedError(BlockReason.TOO_MANY_REDIRECTS, hop, url.text)

    refuses_users = hop.profile.departs(Departure.USER_IN_LOCATION_REFUSED)

    if url.has_user and (refuses_users or _is_under_cors(hop, url)):
        raise BlockedError(BlockReason.REDIRECT_WITH_USER, hop, url.text)

    method, headers = rewriting.after(status, hop.method, hop.headers)

    if url.origin != hop.url.origin:
        headers = rewriting.to_another_origin(headers)

    has_asked = hop.tainting is Tainting.CORS and bool(hop.asked().need)
    followed = replace(hop, urls=(*hop.urls, url), method=method, headers=headers)
    return _tainted(replace(followed, is_unsafe=hop.is_unsafe or has_asked))


def _is_under_cors(hop: Hop, url: Url) -> bool:
    if hop.tainting is Tainting.CORS:
        return True

    return hop.request.mode is Mode.CORS and url.origin != hop.request.origin
