"""Traffic: what goes out for one ``fetch()``, and what comes back."""

from __future__ import annotations

import typing as t
from dataclasses import replace

from ..sansio.browser.cookie_rules import Visit
from ..sansio.browser.exchanges import Answer
from ..sansio.browser.exchanges import combined
from ..sansio.browser.exchanges import Exchange
from ..sansio.browser.exchanges import Headers
from ..sansio.browser.exchanges import Sent
from ..sansio.browser.profiles import Profile
from ..sansio.browser.urls import parsed
from ..sansio.browser.urls import Url
from .cookies import Cookies
from .initiators import Initiator
from .network import Network

_BODILESS: t.Final = frozenset({"GET", "HEAD"})

_AGENTS: t.Final = {
    "Chromium": " (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)"
    " Chrome/{0}.0.0.0 Safari/537.36",
    "Firefox": " (X11; Linux x86_64; rv:{0}.0) Gecko/20100101 Firefox/{0}.0",
}


class Traffic:
    """The exchanges of one ``fetch()``, with all that browsers add of their own accord.

    :param body: what the request carries, unless a redirect takes it away.
    """

    def __init__(
        self,
        network: Network,
        cookies: Cookies,
        profile: Profile,
        initiator: Initiator,
        body: bytes,
    ):
        self.exchanges: tuple[Exchange, ...] = ()
        self.data: bytes = b""
        self._network = network
        self._cookies = cookies
        self._agent = _AGENTS.get(profile.name, "").format(profile.version)
        self._initiator = initiator
        self._body = body
        self._urls: tuple[Url, ...] = ()

    def answer(self, sent: Sent) -> Answer:
        """Send a request, and keep what comes back."""
        self._urls = (*self._urls, t.cast(Url, parsed(sent.url)))
        visit = self._initiator.visit(self._urls, self._cookies.rules)
        whole = replace(sent, headers=(*sent.headers, *self._added(sent, visit)))
        answer, self.data = self._network.answer(whole, self._body_of(sent))
        self.exchanges = (*self.exchanges, Exchange(whole, answer))

        if sent.is_credentialed:
            self._cookies.store(answer.headers, visit)

        return answer

    def _body_of(self, sent: Sent) -> bytes:
        is_bodiless = sent.is_preflight or sent.method in _BODILESS
        return b"" if is_bodiless else self._body

    def _added(self, sent: Sent, visit: Visit) -> Headers:
        says = combined(sent.headers, "Accept") is not None
        return (
            *(() if says else (("Accept", self._initiator.accept),)),
            ("User-Agent", f"Mozilla/5.0{self._agent}"),
            *self._initiator.headers(self._urls),
            *self._cookie(sent, visit),
        )

    def _cookie(self, sent: Sent, visit: Visit) -> Headers:
        if not sent.is_credentialed:
            return ()

        value = self._cookies.header(visit)
        return () if value is None else (("Cookie", value),)
