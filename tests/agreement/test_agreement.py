import typing as t
from collections import Counter
from collections.abc import Callable
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

import pytest
from flask import Flask

from demo import servers
from demo.browser import chromium
from demo.browser import NoBrowserError
from demo.firefox import firefox
from flask_cors import explain
from flask_cors.testing import BlockedByCORS
from flask_cors.testing import BrowserClient

from ..browser.absence import give_up
from . import requests
from .configurations import Configuration
from .configurations import configurations
from .configurations import Pages
from .requests import Asked

HERE = Path(__file__).parent

#: Of each configuration so many requests are made, each time others.
EACH: t.Final = 5

FETCH_ALL = """
const [asked] = args;
const fetched = async ([url, options]) => {
  try {
    const response = await fetch(url, {cache: "no-store", ...options});
    const names = [...response.headers.keys()].filter(name => name.startsWith("x-"));
    return [response.status, ...names.sort()];
  } catch (error) {
    return null;
  }
};
const answers = [];
for (let start = 0; start < asked.length; start += 6)
  answers.push(...await Promise.all(asked.slice(start, start + 6).map(fetched)));
return answers;
"""

#: What a page sees: the status and the names of the headers of its own; or nothing.
Seen: t.TypeAlias = tuple[object, ...] | None


class Browser(t.Protocol):
    def open(self, url: str) -> str: ...

    def call(self, script: str, *args: t.Any) -> t.Any: ...


@dataclass(frozen=True, slots=True)
class Asking:
    """A request of a page to the application of one configuration."""

    number: int
    configuration: Configuration
    asked: Asked

    def __str__(self) -> str:
        return f"{self.asked}\n  to {self.configuration}"


@dataclass(frozen=True, slots=True)
class Site:
    pages: Pages
    api: str
    askings: tuple[Asking, ...]

    def origin(self, asking: Asking) -> str:
        return getattr(self.pages, asking.asked.page)


def askings(pages: Pages) -> Iterator[Asking]:
    for number, configuration in enumerate(configurations(pages)):
        for step in range(EACH):
            index = (number * EACH + step * 3) % len(requests.REQUESTS)
            yield Asking(number, configuration, requests.REQUESTS[index])


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    log = tmp_path_factory.mktemp("agreement") / "gunicorn.log"

    with servers.pages({"/": lambda: "<!doctype html><title>page</title>"}) as page:
        api = servers.gunicorn(
            "tests.agreement.configurations:application",
            directory=HERE.parent.parent,
            environ={"PAGE_PORT": str(page)},
            log=log,
        )

        with api as port:
            pages = Pages(page)
            yield Site(pages, f"http://api.localhost:{port}", tuple(askings(pages)))


@pytest.fixture(scope="module")
def applications(site: Site) -> dict[int, Flask]:
    return {a.number: a.configuration.application() for a in site.askings}


@pytest.mark.slow
@pytest.mark.server
def test_what_is_explained_is_what_the_client_for_tests_does(
    site: Site, applications: dict[int, Flask]
) -> None:
    said = {
        asking: explained(asking, site, applications[asking.number])
        for asking in site.askings
    }
    differing = [
        asking
        for asking, is_allowed in said.items()
        if is_allowed != bool(in_process(asking, site, applications[asking.number]))
    ]
    assert shown(differing) == ""
    assert min(Counter(said.values()).values()) > len(said) / 5


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.parametrize("start", [chromium, firefox], ids=["Chromium", "Firefox"])
def test_what_the_client_for_tests_does_is_what_the_browser_does(
    site: Site,
    applications: dict[int, Flask],
    start: Callable[[], AbstractContextManager[Browser]],
) -> None:
    try:
        with start() as browser:
            seen = really(browser, site)
    except NoBrowserError as error:
        give_up(error)

    differing = [
        asking
        for asking in site.askings
        if seen[asking] != in_process(asking, site, applications[asking.number])
    ]
    assert shown(differing) == ""


def explained(asking: Asking, site: Site, app: Flask) -> bool:
    asked = asking.asked
    explanation = explain(
        app,
        asked.method,
        site.api + asked.path,
        origin=site.origin(asking),
        headers=dict(asked.headers),
        credentials=asked.is_with_cookies,
    )
    return explanation.is_allowed


def in_process(asking: Asking, site: Site, app: Flask) -> Seen:
    asked = asking.asked
    client = BrowserClient(app, site.origin(asking), base_url=site.api)

    try:
        response = client.fetch(
            asked.path,
            method=asked.method,
            headers=dict(asked.headers),
            credentials=asked.credentials,
        )
    except BlockedByCORS:
        return None

    names = sorted(name.lower() for name in response.headers)
    return response.status, *(name for name in names if name.startswith("x-"))


def really(browser: Browser, site: Site) -> dict[Asking, Seen]:
    """What the page of each asking sees in a browser."""
    seen: dict[Asking, Seen] = {}

    for origin in (site.pages.named, site.pages.other):
        own = [asking for asking in site.askings if site.origin(asking) == origin]
        browser.open(origin)

        for start in range(0, len(own), 200):
            batch = own[start : start + 200]
            told = browser.call(FETCH_ALL, [fetch_of(each, site) for each in batch])
            seen.update(zip(batch, map(_seen, told), strict=True))

    return seen


def _seen(told: list[object] | None) -> Seen:
    return None if told is None else tuple(told)


def fetch_of(asking: Asking, site: Site) -> list[object]:
    asked = asking.asked
    options = {
        "method": asked.method,
        "headers": dict(asked.headers),
        "credentials": asked.credentials,
    }
    return [f"{site.api}/{asking.number}{asked.path}", options]


def shown(differing: list[Asking]) -> str:
    """The first that differ, and how many there are."""
    lines = [str(asking) for asking in differing[:10]]
    return "\n".join([f"{len(differing)} differ:", *lines] if lines else [])
