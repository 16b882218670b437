"""A browser, and a user who clicks and looks."""

import contextlib
import time
import typing as t
from dataclasses import dataclass

from selenium.common.exceptions import WebDriverException
from websocket import WebSocketException

from demo.browser import Chromium
from demo.firefox import Firefox

_SECONDS = 40
_LOST: t.Final = (WebDriverException, WebSocketException, RuntimeError)

_CLICK = """
const found = document.querySelector(args[0]);
setTimeout(() => found.click(), 0);
"""
_TYPE = """
const found = document.querySelector(args[0]);
const proto = Object.getPrototypeOf(found);
Object.getOwnPropertyDescriptor(proto, "value").set.call(found, args[1]);
found.dispatchEvent(new Event("input", { bubbles: true }));
"""
_TEXT = "return document.querySelector(args[0])?.innerText ?? null;"


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody in front of a browser that remembers nothing from before."""

    browser: Chromium | Firefox

    def open(self, url: str) -> None:
        self.browser.open(url)

    def click(self, selector: str) -> None:
        self.browser.call(_CLICK, selector)

    def type(self, selector: str, text: str) -> None:
        self.browser.call(_TYPE, selector, text)

    def text(self, selector: str = "body") -> str | None:
        """What is to be read there, or ``None`` if there is no such thing."""
        return t.cast("str | None", self.browser.call(_TEXT, selector))

    def sees(self, text: str, selector: str = "body") -> bool:
        """Whether a text comes up there, at once or after a while."""
        deadline = time.monotonic() + _SECONDS

        while time.monotonic() < deadline:
            # A script never returns if its page is left at this very moment.
            with contextlib.suppress(*_LOST):
                if text in (self.text(selector) or ""):
                    return True

            time.sleep(0.05)

        return False

    def complaints(self) -> list[str]:
        """What the console has said about CORS since the last call."""
        return self.browser.complaints()
