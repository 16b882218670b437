import json
import sys
import typing as t
import uuid
from collections.abc import Callable
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

import pytest

from demo import servers
from demo.browser import Chromium
from demo.browser import chromium
from demo.firefox import Firefox
from demo.firefox import firefox
from flask_cors.sansio.browser import sentences
from flask_cors.sansio.browser.refusals import BlockReason
from flask_cors.sansio.browser.refusals import Refusal

from .absence import opened
from .shop import Customer
from .shop import Shop
from .shop import shop as serving

HERE = Path(__file__).parent

FETCH = """
const [url, options] = args;
const response = await fetch(url, options);
return {
  status: response.status,
  headers: Object.fromEntries(response.headers),
  body: await response.text(),
};
"""


@dataclass(frozen=True, slots=True)
class Site:
    """Where the pages and the APIs are."""

    page_port: int
    api_port: int
    debug_port: int

    def origin(self, host: str) -> str:
        return f"http://{host}:{self.page_port}"

    @property
    def api(self) -> str:
        return f"http://api.app.localhost:{self.api_port}"

    @property
    def debug_api(self) -> str:
        return f"http://api.app.localhost:{self.debug_port}"

    def record(self, case: str) -> dict[str, list[str]]:
        """Tell how far the requests of a case came."""
        told = servers.get(self.api_port, f"/-/record/{case}")
        return t.cast("dict[str, list[str]]", json.loads(told))


@dataclass(frozen=True, slots=True)
class Seen:
    """What a page saw: a response, or the error that ``fetch()`` threw."""

    status: int | None
    body: str
    headers: dict[str, str]
    error: str
    console: list[str]


@dataclass(frozen=True, slots=True)
class Kind:
    """One of the browsers that pages are opened in.

    :param failed: the error that ``fetch()`` throws for whatever is blocked.
    :param quoted: what its console says of a refusal.
    """

    start: Callable[[], AbstractContextManager[Chromium | Firefox]]
    failed: str
    quoted: Callable[[Refusal], str]


KINDS: t.Final = {
    "chromium": Kind(chromium, "TypeError: Failed to fetch", sentences.chromium),
    "firefox": Kind(
        firefox,
        "TypeError: NetworkError when attempting to fetch resource.",
        sentences.firefox,
    ),
}


@dataclass(frozen=True, slots=True)
class Visitor:
    """A browser on a page of one origin."""

    browser: Chromium | Firefox
    kind: Kind
    origin: str

    @property
    def failed(self) -> str:
        return self.kind.failed

    def quoted(self, reason: BlockReason, url: str, **more: t.Any) -> str:
        """What the console says if a request of the page is refused."""
        return self.kind.quoted(Refusal(reason, url, self.origin, **more))

    def fetch(self, url: str, **options: t.Any) -> Seen:
        # A cached response or redirect would not show what the API does.
        options = {"cache": "no-store", **options}
        seen = self.browser.call(FETCH, url, options)
        console = self.browser.complaints()

        if isinstance(seen, str):
            return Seen(None, "", {}, seen, console)

        return Seen(seen["status"], seen["body"], seen["headers"], "", console)


@pytest.fixture(scope="session", params=KINDS.values(), ids=KINDS)
def kind(request: pytest.FixtureRequest) -> Kind:
    return t.cast("Kind", request.param)


@pytest.fixture(scope="session")
def browser(kind: Kind) -> Iterator[Chromium | Firefox]:
    with opened(kind.start) as started:
        yield started


@pytest.fixture
def case() -> str:
    """A query of its own, so that no preflight cache and no count is shared."""
    return uuid.uuid4().hex


@pytest.fixture(scope="module")
def domain() -> str:
    """Where the hosts of the shop are."""
    return "localhost"


@pytest.fixture(scope="module")
def shop(
    browser: Chromium | Firefox,
    domain: str,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Shop]:
    """Every server; only where there is a browser to visit them."""
    with serving(tmp_path_factory.mktemp("shop"), domain) as served:
        yield served


@pytest.fixture
def customer(browser: Chromium | Firefox, shop: Shop) -> Customer:
    customer = Customer(browser, shop)
    customer.log_in()
    return customer


@pytest.fixture(scope="session")
def site(
    browser: Chromium | Firefox, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Site]:
    """Every server; only where there is a browser to visit them."""
    logs = tmp_path_factory.mktemp("servers")

    with servers.pages({"/": lambda: "<!doctype html><title>page</title>"}) as page:
        environ = {
            "APP_ORIGIN": f"http://app.localhost:{page}",
            "PARTNER_ORIGIN": f"http://partner.app.localhost:{page}",
        }

        with (
            servers.gunicorn(
                "api:application",
                directory=HERE,
                environ=environ,
                log=logs / "gunicorn.log",
            ) as api,
            servers.process(
                [sys.executable, "api.py", "{fd}"],
                directory=HERE,
                environ=environ,
                log=logs / "werkzeug.log",
            ) as debug,
        ):
            yield Site(page, api, debug)


@pytest.fixture
def visit(
    browser: Chromium | Firefox, kind: Kind, site: Site
) -> Callable[[str], Visitor]:
    """Open the page on a host, in a browser that remembers nothing."""
    browser.forget()

    def visit(host: str) -> Visitor:
        origin = site.origin(host)
        browser.open(origin)
        browser.complaints()
        return Visitor(browser, kind, origin)

    return visit
