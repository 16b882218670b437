"""A headless Chromium, driven through the chromedriver that came with it."""

import contextlib
import os
import shutil
import tempfile
import typing as t
from collections.abc import Iterator

from selenium import webdriver
from selenium.common.exceptions import WebDriverException
from selenium.webdriver.chrome.service import Service

HOW_TO_INSTALL = "apt-get install chromium chromium-driver"
BLOCKED = "blocked by CORS policy"

FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


class NoBrowserError(Exception):
    """Raised if there is no browser to drive; says what to do about it."""


class Chromium:
    """One browser window."""

    def __init__(self, driver: webdriver.Chrome) -> None:
        self._driver = driver

    @property
    def version(self) -> str:
        return f"Chromium {self._driver.capabilities['browserVersion']}"

    def open(self, url: str) -> str:
        """Load a page and return its source."""
        self._driver.get(url)
        return self._driver.page_source

    def call(self, script: str, *args: t.Any) -> t.Any:
        """Run the body of an async function of ``args`` and return its result."""
        return self._driver.execute_async_script(
            "const args = [...arguments], done = args.pop();"
            f"(async () => {{ {script} }})().then(done, e => done(`${{e}}`));",
            *args,
        )

    def forget(self) -> None:
        """Drop every cookie and cached response."""
        self._driver.execute_cdp_cmd("Network.clearBrowserCookies", {})
        self._driver.execute_cdp_cmd("Network.clearBrowserCache", {})

    def leave(self) -> None:
        """Go on in a new tab, whatever the last one is about to do."""
        last = self._driver.current_window_handle
        self._driver.switch_to.new_window("tab")
        new = self._driver.current_window_handle
        self._driver.switch_to.window(last)
        self._driver.close()
        self._driver.switch_to.window(new)

    def console(self) -> list[str]:
        """Return all that the console has said since the last call."""
        return [entry["message"] for entry in self._driver.get_log("browser")]

    def complaints(self) -> list[str]:
        """Return what the console has said about CORS since the last call."""
        # The console's line begins with the page's URL and a position.
        return [m[m.find("Access to ") :] for m in self.console() if BLOCKED in m]


@contextlib.contextmanager
def chromium() -> Iterator[Chromium]:
    """Start Chromium with a profile of its own, and end it."""
    browser, driver = find()
    options = webdriver.ChromeOptions()
    options.binary_location = browser
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})

    # selenium would ask a proxy of the environment for chromedriver on this machine.
    os.environ.setdefault("no_proxy", "localhost,127.0.0.1")

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        for flag in (*FLAGS, f"--user-data-dir={profile}"):
            options.add_argument(flag)

        try:
            # With a path selenium takes that driver; without, it downloads one.
            window = webdriver.Chrome(options, Service(driver))
        except WebDriverException as error:
            message = str(error.msg).partition("\n")[0]
            raise NoBrowserError(f"{browser} did not start: {message}") from error

        try:
            window.set_page_load_timeout(15)
            window.set_script_timeout(15)
            yield Chromium(window)
        finally:
            window.quit()


def find() -> tuple[str, str]:
    """Return the paths of Chromium and its driver."""
    names = ("chromium", "chromium-browser", "google-chrome")
    browser = next(filter(None, map(shutil.which, names)), None)
    driver = shutil.which("chromedriver")

    if browser is None or driver is None:
        missing = "Chromium" if browser is None else "chromedriver"
        raise NoBrowserError(f"no {missing} was found; to get it: {HOW_TO_INSTALL}")

    return browser, driver
