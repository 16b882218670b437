"""The API of ``csrf_api``, and a browser on pages around it."""

import contextlib
import http.client
import json
import time
import typing as t
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from demo import servers
from demo.browser import Chromium
from demo.firefox import Firefox

from .attacks import Attack

HERE = Path(__file__).parent
SECONDS = 10

LOG_IN = """
const response = await fetch("login", { method: "POST" });
return await response.text();
"""


@dataclass(frozen=True, slots=True)
class Arrival:
    """A request that came to the API, and the status of the answer."""

    method: str
    site: str | None
    origin: str | None
    status: int


@dataclass(frozen=True, slots=True)
class Change:
    """Something that a view of the API has done, and for whom."""

    what: str
    by: str | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """All that became of a case.

    :param said: what the page's script returned.
    """

    said: object
    arrivals: tuple[Arrival, ...]
    changes: tuple[Change, ...]

    @property
    def statuses(self) -> list[tuple[str, int]]:
        return [(each.method, each.status) for each in self.arrivals]


@dataclass(frozen=True, slots=True)
class Shop:
    """Where the pages and the API are.

    :param domain: the names of all hosts end in it.
    """

    page_port: int
    api_port: int
    domain: str
    log: Path

    @property
    def api(self) -> str:
        return f"http://api.app.{self.domain}:{self.api_port}"

    def page(self, host: str) -> str:
        """The origin of the page on a host."""
        return f"http://{host}.{self.domain}:{self.page_port}"

    def bounce(self, url: str) -> str:
        """A URL of another origin that redirects to ``url``, the method kept."""
        return f"http://other.{self.domain}:{self.api_port}/-/bounce?to={url}"

    def outcome(self, case: str, said: object = None) -> Outcome:
        told = json.loads(servers.get(self.api_port, f"/-/record/{case}"))
        arrivals = tuple(Arrival(**each) for each in told["wire"])
        return Outcome(said, arrivals, tuple(Change(**c) for c in told["changes"]))

    def sent(self, path: str, method: str = "POST") -> int:
        """Send a request as programs do, and return the status."""
        connection = http.client.HTTPConnection("127.0.0.1", self.api_port, timeout=10)

        with contextlib.closing(connection):
            connection.request(method, path, b"{}", {"X-Signature": "abc"})
            return connection.getresponse().status


@dataclass(frozen=True, slots=True)
class Customer:
    """A browser whose user has logged in to the API, unless told otherwise."""

    browser: Chromium | Firefox
    shop: Shop

    def log_in(self) -> None:
        self.browser.leave()
        self.browser.forget()
        self.browser.open(f"{self.shop.api}/on/")
        assert self.browser.call(LOG_IN) == "welcome"

    def visit(self, page: str, attack: Attack, path: str, case: str) -> Outcome:
        """Open a page, let it make a request, and wait for what becomes of it."""
        return self.follow(page, attack, f"{self.shop.api}{path}?case={case}", case)

    def follow(self, page: str, attack: Attack, url: str, case: str) -> Outcome:
        self.browser.open(page)
        said = self.browser.call(attack.script, url)
        deadline = time.monotonic() + SECONDS
        outcome = self.shop.outcome(case, said)

        # A fetch is over by now. What the page does not wait for may be on its way.
        while not outcome.arrivals and time.monotonic() < deadline:
            time.sleep(0.02)
            outcome = self.shop.outcome(case, said)

        return outcome


@contextlib.contextmanager
def shop(folder: Path, domain: str) -> Iterator[Shop]:
    """Serve the API and the pages around it.

    :param folder: where the log goes.
    """
    log = folder / "gunicorn.log"

    with servers.pages({"/": lambda: "<!doctype html><title>page</title>"}) as page:
        environ = {"APP_ORIGIN": f"http://app.{domain}:{page}"}

        with servers.gunicorn(
            "csrf_api:application", directory=HERE, environ=environ, log=log
        ) as api:
            yield Shop(page, api, domain, log)


def allows(said: t.Any) -> bool:
    """Whether the page could read an answer of the API."""
    return isinstance(said, str) and said.startswith("cors ")
