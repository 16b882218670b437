"""What lets a cookie come and go: the page, the URL, and the browser's own rules."""

from __future__ import annotations

import enum
import typing as t
from dataclasses import dataclass

from .set_cookie import SameSite
from .sites import is_same_site
from .sites import is_schemelessly_same_site
from .sites import last_label
from .sites import Site
from .sites import site_of
from .sites import SuffixOf
from .urls import Url

# Of pages whose origin is null.
_NO_SITE: t.Final = Site("null", "")


class ThirdParty(enum.Enum):
    """What becomes of cookies where the page is of another site."""

    ALLOWED = "allowed"
    """They are those that the site has on its own pages."""

    BLOCKED = "blocked"
    """There are none, but for those that say ``Partitioned``."""

    APART = "apart"
    """They are kept for each site of a page on its own, and not seen elsewhere."""


class IsSameSite(t.Protocol):
    """Tells whether a page and a URL are of one site."""

    def __call__(self, a: Url | None, b: Url, suffix_of: SuffixOf) -> bool: ...


@dataclass(frozen=True, slots=True)
class CookieRules:
    """In what browsers differ.

    :param lax_by_default: whether cookies that do not say ``SameSite`` are ``Lax``.
    :param third_party: what becomes of cookies where the page is of another site.
    :param is_same_site: in which the scheme counts, or does not.
    :param minds_detours: whether cookies that are ``Lax`` or ``Strict`` stay away where
        a redirect of another site has led to their own.
    :param suffix_of: gives the public suffix of a host.
    """

    lax_by_default: bool = True
    third_party: ThirdParty = ThirdParty.ALLOWED
    is_same_site: IsSameSite = is_same_site
    minds_detours: bool = False
    suffix_of: SuffixOf = last_label


STANDARD: t.Final = CookieRules()

CHROMIUM: t.Final = CookieRules()

#: Debian has a patch that sets ``profile.cookie_controls_mode`` to 1.
DEBIAN_CHROMIUM: t.Final = CookieRules(third_party=ThirdParty.BLOCKED)

FIREFOX: t.Final = CookieRules(
    lax_by_default=False,
    third_party=ThirdParty.APART,
    is_same_site=is_schemelessly_same_site,
    minds_detours=True,
)


@dataclass(frozen=True, slots=True)
class Visit:
    """A request, as far as cookies ask about it.

    :param page: absent for one whose origin is ``null``. For what a user opens, the
        URL itself.
    :param through: the URLs that redirects have led from.
    """

    url: Url
    page: Url | None
    rules: CookieRules
    through: tuple[Url, ...] = ()

    @property
    def is_of_site(self) -> bool:
        """Whether the page and the URL are of one site."""
        return self._is_same(self.url)

    @property
    def partition(self) -> Site:
        """The site of the page."""
        page = self.page
        return _NO_SITE if page is None else site_of(page, self.rules.suffix_of)

    def lets_in(self, same_site: SameSite | None) -> bool:
        """Tell whether what a cookie says of sites lets it be kept."""
        return self.is_of_site or self._is_open(same_site)

    def lets_out(self, same_site: SameSite | None) -> bool:
        """Tell whether what a cookie says of sites lets it go along."""
        return self._is_open(same_site) or (self.is_of_site and not self._is_detour)

    def sees(self, partition: Site | None) -> bool:
        """Tell whether the page's requests may have cookies of a partition.

        :param partition: absent for those of none.
        """
        if partition is not None:
            return partition == self.partition

        return self.rules.third_party is ThirdParty.ALLOWED or self.is_of_site

    @property
    def _is_detour(self) -> bool:
        return self.rules.minds_detours and not all(map(self._is_same, self.through))

    def _is_same(self, url: Url) -> bool:
        return self.rules.is_same_site(self.page, url, self.rules.suffix_of)

    def _is_open(self, same_site: SameSite | None) -> bool:
        is_unsaid = same_site is None and not self.rules.lax_by_default
        return same_site is SameSite.NONE or is_unsaid
