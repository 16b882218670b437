"""The demo's page: rendered for its server, and driven in Chromium."""

import json
import time
from collections.abc import Mapping
from pathlib import Path

from .browser import Chromium
from .exchanges import Exchange
from .exchanges import EXCHANGES
from .exchanges import Outcome

TEMPLATE = Path(__file__).with_name("page.html")


def render(api: str, origins: Mapping[str, str]) -> str:
    """Return the page that performs the exchanges.

    :param api: The API's origin.
    :param origins: Name and origin of every place the page is served from; the first
        is the one the API's policy names.
    """
    setup = {
        "api": api,
        "origins": [{"name": n, "origin": o} for n, o in origins.items()],
        "exchanges": [exchange.to_page() for exchange in EXCHANGES],
    }
    # "</script>" in a string would end the element it stands in.
    text = json.dumps(setup).replace("<", r"\u003c")
    return TEMPLATE.read_text(encoding="utf-8").replace("{{ setup }}", text)


class Page:
    """Performs the exchanges through the page's own script."""

    voice = "the browser's own sentence"

    def __init__(self, browser: Chromium) -> None:
        self._browser = browser
        self._origin = ""

    def perform(self, origin: str, exchange: Exchange) -> Outcome:
        if origin != self._origin:
            self._browser.open(origin)
            self._origin = origin

        seen = self._browser.call("return await perform(args[0]);", exchange.to_page())

        if "status" in seen:
            return Outcome(seen["status"], seen["body"])

        return Outcome(None, browser=self._complaint() or seen["error"])

    def _complaint(self) -> str:
        # The console is told by another process, at times after the page is.
        for _ in range(20):
            if complaints := self._browser.complaints():
                return complaints[-1]

            time.sleep(0.05)

        return ""
