"""The cookies of a browser: which are kept, and with which requests they go.

https://www.ietf.org/archive/id/draft-ietf-httpbis-rfc6265bis-22.html#section-5.7
"""

from __future__ import annotations

import typing as t
from dataclasses import dataclass

from .. import addresses
from .cookie_rules import ThirdParty
from .cookie_rules import Visit
from .exchanges import Headers
from .set_cookie import read
from .set_cookie import SameSite
from .set_cookie import SetCookie
from .sites import Site
from .urls import is_trustworthy
from .urls import Url

#: Of one domain no more are kept: the oldest go.
MAX_PER_DOMAIN: t.Final = 180


@dataclass(frozen=True, slots=True)
class Cookie:
    """A cookie that is kept.

    :param expires: in seconds since 1970; absent if it is kept until the browser ends.
    :param partition: the site whose pages alone have it; absent if those of any have.
    """

    name: str
    value: str
    domain: str
    is_host_only: bool
    path: str
    is_secure: bool
    is_http_only: bool
    same_site: SameSite | None
    expires: float | None
    partition: Site | None = None

    @property
    def text(self) -> str:
        """What is sent of it."""
        return f"{self.name}={self.value}" if self.name else self.value

    def replaces(self, other: Cookie) -> bool:
        """Tell whether it takes the place of another."""
        return self._key == other._key

    def is_for(self, url: Url) -> bool:
        """Tell whether it belongs to a URL."""
        is_near = self.domain == url.host or (
            not self.is_host_only and _is_in(url.host, self.domain)
        )
        is_safe = not self.is_secure or is_trustworthy(url)
        return is_near and is_safe and _is_at(url.path, self.path)

    def is_over(self, now: float) -> bool:
        """Tell whether its time is over."""
        return self.expires is not None and self.expires <= now

    def hides(self, other: Cookie) -> bool:
        """Tell whether servers would take it for another one, which is for safe places.

        https://www.ietf.org/archive/id/draft-ietf-httpbis-rfc6265bis-22.html#section-8.6
        """
        is_near = _is_in(self.domain, other.domain) or _is_in(other.domain, self.domain)
        is_like = self.name == other.name and _is_at(self.path, other.path)
        return is_near and is_like and other.is_secure

    @property
    def _key(self) -> tuple[object, ...]:
        return (self.name, self.domain, self.is_host_only, self.path, self.partition)


@dataclass(frozen=True, slots=True)
class CookieJar:
    """The cookies that a browser has, the oldest first."""

    cookies: tuple[Cookie, ...] = ()

    def header(self, visit: Visit, now: float) -> str | None:
        """The value of ``Cookie`` on a request; absent if none goes along.

        :param now: in seconds since 1970.
        """
        found = [
            cookie
            for cookie in self.cookies
            if cookie.is_for(visit.url)
            and not cookie.is_over(now)
            and visit.lets_out(cookie.same_site)
            and visit.sees(cookie.partition)
        ]
        found.sort(key=lambda cookie: -len(cookie.path))
        return "; ".join(cookie.text for cookie in found) or None

    def stored(self, headers: Headers, visit: Visit, now: float) -> CookieJar:
        """The cookies that there are after a response.

        :param headers: those of the response, one character for each byte.
        :param now: in seconds since 1970.
        """
        jar = self

        for name, value in headers:
            given = read(value) if name.lower() == "set-cookie" else None

            if given is not None and _is_accepted(given, visit):
                jar = jar._with(_cookie(given, visit, now), visit.url, now)

        return jar

    def _with(self, cookie: Cookie, url: Url, now: float) -> CookieJar:
        if not is_trustworthy(url) and any(map(cookie.hides, self.cookies)):
            return self

        # One that takes the place of another stays where that was.
        is_new = not any(map(cookie.replaces, self.cookies))
        cookies = (
            *(cookie if cookie.replaces(old) else old for old in self.cookies),
            *([cookie] if is_new else []),
        )
        kept = [cookie for cookie in cookies if not cookie.is_over(now)]
        own = [other for other in kept if other.domain == cookie.domain]

        if len(own) > MAX_PER_DOMAIN:
            kept.remove(own[0])

        return CookieJar(tuple(kept))


def _is_accepted(given: SetCookie, visit: Visit) -> bool:
    """https://www.ietf.org/archive/id/draft-ietf-httpbis-rfc6265bis-22.html#section-5.7"""
    needs_safety = given.is_partitioned or given.same_site is SameSite.NONE

    if needs_safety and not given.is_secure:
        return False

    if given.is_secure and not is_trustworthy(visit.url):
        return False

    if given.domain is not None and not _may_name(given.domain, visit):
        return False

    return (
        given.keeps_its_prefix
        and visit.lets_in(given.same_site)
        and (given.is_partitioned or _is_party(visit))
    )


def _may_name(domain: str, visit: Visit) -> bool:
    host = visit.url.host
    is_suffix = domain == visit.rules.suffix_of(domain)
    return domain == host or (not is_suffix and _is_in(host, domain))


def _is_party(visit: Visit) -> bool:
    return visit.rules.third_party is not ThirdParty.BLOCKED or visit.is_of_site


def _cookie(given: SetCookie, visit: Visit, now: float) -> Cookie:
    domain = given.domain or visit.url.host
    is_suffix = domain == visit.rules.suffix_of(domain)
    is_apart = visit.rules.third_party is ThirdParty.APART and not visit.is_of_site
    return Cookie(
        given.name,
        given.value,
        domain,
        is_host_only=given.domain is None or is_suffix,
        path=given.path or _default_path(visit.url.path),
        is_secure=given.is_secure,
        is_http_only=given.is_http_only,
        same_site=given.same_site,
        expires=given.ends(now),
        partition=visit.partition if given.is_partitioned or is_apart else None,
    )


def _default_path(path: str) -> str:
    return path.rpartition("/")[0] or "/"


def _is_in(host: str, domain: str) -> bool:
    """https://www.rfc-editor.org/rfc/rfc6265#section-5.1.3"""
    is_below = host.endswith(f".{domain}") and not addresses.ends_in_number(host)
    return host == domain or is_below


def _is_at(path: str, above: str) -> bool:
    """https://www.rfc-editor.org/rfc/rfc6265#section-5.1.4"""
    return path == above or path.startswith(f"{above.removesuffix('/')}/")
