"""Profiles: the standard, and the browsers that depart from it.

Each departure has a name, and was seen in the version that its browser's profile gives;
tests run the cases in which it shows in that browser.
"""

from __future__ import annotations

import typing as t
from dataclasses import dataclass

from . import cookie_rules
from .cookie_rules import CookieRules
from .departures import Departure


@dataclass(frozen=True, slots=True)
class Profile:
    """How one browser differs from the standard.

    :param name: in words.
    :param version: the one that it was compared with; absent for the standard.
    :param max_age_limit: the seconds for which the answer to a preflight is kept at
        most.
    :param range_limit: the highest number in a ``Range`` that needs no asking.
    :param departures: what it does otherwise.
    :param cookies: what becomes of cookies.
    :param blames_redirect: whether it says of an answer to a preflight that redirects
        that it does, also where the CORS check fails as well.
    """

    name: str
    version: str | None = None
    max_age_limit: int | None = None
    range_limit: int | None = None
    departures: frozenset[Departure] = frozenset()
    cookies: CookieRules = cookie_rules.STANDARD
    blames_redirect: bool = True

    def departs(self, departure: Departure) -> bool:
        """Tell whether it departs from the standard in this."""
        return departure in self.departures


STANDARD: t.Final = Profile("the standard")

CHROMIUM: t.Final = Profile(
    "Chromium",
    version="156",
    max_age_limit=7200,
    range_limit=2**63 - 2,
    cookies=cookie_rules.CHROMIUM,
    departures=frozenset(
        {
            Departure.AUTHORIZATION_UNDER_WILDCARD,
            Departure.USER_AGENT_DROPPED,
            Departure.DOUBLED_HEADERS_JOINED,
            Departure.NEGATIVE_MAX_AGE_ENDS,
            Departure.GRANTS_OUTLIVE_REFUSALS,
            Departure.USER_IN_LOCATION_REFUSED,
            Departure.EQUAL_LOCATIONS_FOLLOWED,
            Departure.DIFFERING_LOCATIONS_REFUSED,
            Departure.INVALID_LOCATION_REFUSED,
            Departure.NO_LOCATION_NO_REDIRECT,
        }
    ),
)

FIREFOX: t.Final = Profile(
    "Firefox",
    version="153",
    max_age_limit=86_400,
    range_limit=2**64 - 1,
    departures=frozenset(
        {
            Departure.AUTHORIZATION_UNDER_WILDCARD,
            Departure.DOUBLED_NAMES_LISTED,
            Departure.NO_LIMIT_IN_ALL,
            Departure.BEYOND_ASCII_UNSAFE,
            Departure.MEDIA_TYPE_READ_STRICTLY,
            Departure.EMPTY_LINES_SKIPPED,
            Departure.MALFORMED_MAX_AGE_ENDS,
            Departure.WILDCARD_NOT_KEPT,
            Departure.CREDENTIALS_KEPT_APART,
            Departure.NEED_OUTLIVES_REDIRECTS,
            Departure.PREFLIGHT_KEEPS_ORIGIN,
            Departure.EQUAL_LOCATIONS_FOLLOWED,
            Departure.DIFFERING_LOCATIONS_REFUSED,
        }
    ),
    cookies=cookie_rules.FIREFOX,
    blames_redirect=False,
)

PROFILES: t.Final = {
    "standard": STANDARD,
    "chromium": CHROMIUM,
    "firefox": FIREFOX,
}
