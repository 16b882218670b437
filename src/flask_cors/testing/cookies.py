"""The cookies that a browser of the tests keeps."""

from __future__ import annotations

import collections.abc as cabc
import typing as t
from dataclasses import replace

from werkzeug.http import dump_cookie

from ..sansio.browser.cookie_rules import CookieRules
from ..sansio.browser.cookie_rules import Visit
from ..sansio.browser.cookies import Cookie
from ..sansio.browser.cookies import CookieJar
from ..sansio.browser.exchanges import Headers
from ..sansio.browser.profiles import Profile
from ..sansio.browser.urls import Url
from ..suffixes import suffix_of

#: What may delete a cookie at once.
_LIFETIME: t.Final = frozenset({"expires", "max_age"})

Clock: t.TypeAlias = cabc.Callable[[], float]


class Cookies:
    """A jar that stays: what comes with a response goes into it.

    :param rules: those of the browser.
    :param clock: gives the seconds since 1970.
    """

    def __init__(self, rules: CookieRules, clock: Clock):
        self.rules = rules
        self._clock = clock
        self._jar = CookieJar()

    @property
    def all(self) -> tuple[Cookie, ...]:
        """Those that it has now, the oldest first."""
        now = self._clock()
        return tuple(c for c in self._jar.cookies if not c.is_over(now))

    def header(self, visit: Visit) -> str | None:
        """The value of ``Cookie`` on a request; absent if none goes along."""
        return self._jar.header(visit, self._clock())

    def store(self, headers: Headers, visit: Visit) -> None:
        """Keep what a response sets."""
        self._jar = self._jar.stored(headers, visit, self._clock())

    def set(
        self, name: str, value: str, url: Url, attributes: cabc.Mapping[str, t.Any]
    ) -> None:
        """Keep a cookie that a page of ``url`` has set for itself.

        :raises ValueError: if browsers refuse it.
        """
        visit = Visit(url, url, self.rules)
        line = dump_cookie(name, value, **attributes)
        lasting = {k: v for k, v in attributes.items() if k not in _LIFETIME}
        probe = Cookies(self.rules, self._clock)
        probe.store((("Set-Cookie", dump_cookie(name, value, **lasting)),), visit)

        if not probe.all:
            raise ValueError(f"A browser refuses this cookie of {url.text}: {line}")

        self.store((("Set-Cookie", line),), visit)


def rules_of(profile: Profile) -> CookieRules:
    """By what a browser judges cookies."""
    return replace(profile.cookies, suffix_of=suffix_of)
