"""The preflight: when it is needed, what it asks, and what its answer has to say.

https://fetch.spec.whatwg.org/#cors-preflight-fetch
"""

from __future__ import annotations

import collections.abc as cabc
import re
import typing as t
from dataclasses import dataclass
from dataclasses import replace

from .. import fetch
from . import cors_check
from . import listed
from .departures import Departure
from .exchanges import Answer
from .exchanges import combined
from .exchanges import Headers
from .exchanges import REDIRECT_STATUSES
from .exchanges import Sent
from .preflight_cache import DEFAULT_MAX_AGE
from .preflight_cache import Grant
from .preflight_cache import Key
from .profiles import Profile
from .profiles import STANDARD
from .refusals import BlockReason
from .safelist import NON_WILDCARD
from .safelist import unsafe_names

#: https://fetch.spec.whatwg.org/#ok-status
_OK = range(200, 300)

_NEGATIVE = re.compile(r"-[0-9]{1,20}")

#: Browsers that count in 64 bits do not take less for a number.
_LOWEST: t.Final = -(2**63)


@dataclass(frozen=True, slots=True)
class Need:
    """What of a request a page has to ask for first.

    :param method: its method, if that is not safelisted.
    :param headers: the names of its headers that are not, sorted, in lower case.
    """

    method: str | None
    headers: tuple[str, ...]

    @classmethod
    def of(cls, method: str, headers: Headers, profile: Profile = STANDARD) -> Need:
        """The need of a request, its method normalized."""
        is_safelisted = method in fetch.SAFELISTED_METHODS
        names = unsafe_names(headers, profile)
        return cls(None if is_safelisted else method, names)

    def __bool__(self) -> bool:
        return self.method is not None or bool(self.headers)


@dataclass(frozen=True, slots=True)
class Asked:
    """The request that a preflight goes ahead of.

    :param origin: serialized.
    :param is_credentialed: whether its credentials mode is ``include``.
    :param profile: which browser asks.
    """

    url: str
    origin: str
    method: str
    headers: Headers
    is_credentialed: bool
    profile: Profile = STANDARD

    @property
    def need(self) -> Need:
        """What it has to be granted."""
        return Need.of(self.method, self.headers, self.profile)

    @property
    def key(self) -> Key:
        """What a grant of it is kept by."""
        is_apart = self.profile.departs(Departure.CREDENTIALS_KEPT_APART)
        return Key(self.origin, self.url, self.is_credentialed, is_apart)

    def preflight(self) -> Sent:
        """The request that asks."""
        names = self.need.headers
        asked = ((fetch.REQUEST_HEADERS, ",".join(names)),) if names else ()
        headers = (("Origin", self.origin), (fetch.REQUEST_METHOD, self.method), *asked)
        return Sent(self.url, "OPTIONS", headers, is_preflight=True)


@dataclass(frozen=True, slots=True)
class Failure:
    """What is wrong with the answer to a preflight.

    :param value: the header's value, method or header name that it fails for.
    """

    reason: BlockReason
    value: str | None = None


def judged(
    asked: Asked, answer: Answer, profile: Profile, now: float
) -> Grant | Failure:
    """What an answer grants, or why it does not grant what was asked."""
    headers = answer.headers

    failed = cors_check.failure(headers, asked.origin, asked.is_credentialed)
    is_redirect = _is_redirect(answer)

    # Either is enough for the standard: browsers differ in what they see first.
    if failed is not None and not (is_redirect and profile.blames_redirect):
        return Failure(*failed)

    if is_redirect:
        return Failure(BlockReason.PREFLIGHT_REDIRECTED)

    if answer.status not in _OK:
        return Failure(BlockReason.PREFLIGHT_STATUS, str(answer.status))

    try:
        methods = listed.tokens(headers, fetch.ALLOW_METHODS)
    except listed.MalformedListError as error:
        return Failure(BlockReason.ALLOW_METHODS_INVALID, error.value)

    try:
        names = listed.tokens(headers, fetch.ALLOW_HEADERS)
    except listed.MalformedListError as error:
        return Failure(BlockReason.ALLOW_HEADERS_INVALID, error.value)

    grant = Grant(
        asked.key,
        frozenset(methods or ()),
        frozenset(name.lower() for name in names or ()),
        now + _max_age(headers, profile),
    )
    return _missing(asked, grant, profile) or _kept(grant, profile)


def _kept(grant: Grant, profile: Profile) -> Grant:
    """What of a grant is of use for later requests."""
    if not profile.departs(Departure.WILDCARD_NOT_KEPT):
        return grant

    star = frozenset("*")
    return replace(grant, methods=grant.methods - star, headers=grant.headers - star)


def _is_redirect(answer: Answer) -> bool:
    is_located = combined(answer.headers, "Location") is not None
    return answer.status in REDIRECT_STATUSES and is_located


def _missing(asked: Asked, grant: Grant, profile: Profile) -> Failure | None:
    """What of the need an answer does not grant."""
    stars = frozenset[str]() if asked.is_credentialed else frozenset("*")
    need = asked.need

    if need.method is not None and grant.methods.isdisjoint({need.method, *stars}):
        return Failure(BlockReason.METHOD_NOT_ALLOWED, need.method)

    covers_all = profile.departs(Departure.AUTHORIZATION_UNDER_WILDCARD)
    beyond_stars = frozenset[str]() if covers_all else frozenset({NON_WILDCARD})
    name = _first_missing(need.headers, grant.headers, stars, beyond_stars)
    return None if name is None else Failure(BlockReason.HEADER_NOT_ALLOWED, name)


def _first_missing(
    names: cabc.Iterable[str],
    granted: frozenset[str],
    stars: frozenset[str],
    beyond_stars: frozenset[str],
) -> str | None:
    is_any = not granted.isdisjoint(stars)

    for name in names:
        is_covered = is_any and name not in beyond_stars

        if name not in granted and not is_covered:
            return name

    return None


def _max_age(headers: Headers, profile: Profile) -> int:
    seconds = listed.seconds(headers, fetch.MAX_AGE)

    if seconds is None:
        return (
            0 if _ends(combined(headers, fetch.MAX_AGE), profile) else DEFAULT_MAX_AGE
        )

    limit = profile.max_age_limit
    return seconds if limit is None else min(seconds, limit)


def _ends(max_age: str | None, profile: Profile) -> bool:
    """Tell whether nothing is kept after a value that is no number of seconds."""
    if not max_age:
        return False

    if profile.departs(Departure.MALFORMED_MAX_AGE_ENDS):
        return True

    is_negative = _NEGATIVE.fullmatch(max_age) and int(max_age) >= _LOWEST
    return bool(is_negative) and profile.departs(Departure.NEGATIVE_MAX_AGE_ENDS)
