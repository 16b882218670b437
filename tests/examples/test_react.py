"""The example with React: a page built by Vite, in real browsers, and its API."""

import contextlib
import json
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from demo import servers

from .asking import ask
from .launch import copied
from .launch import environment
from .launch import EXAMPLES
from .launch import give_up
from .launch import launched
from .launch import make
from .launch import require
from .launch import says
from .launch import unused_ports
from .visitor import Visitor

pytestmark = [pytest.mark.server, pytest.mark.slow]

HERE = EXAMPLES / "react"
REFUSED = "CSRF protection refused.*Origin: "
PACKAGES = "node_modules/.package-lock.json"

#: How the page is served: by the command of the README, or built, as for production.
WAYS = {"developed": [], "built": ["--jobs=2", "api", "preview"]}

#: What a form could send, too: no browser asks for permission before.
WRITE = """
const options = { method: "POST", body: '{"title": "Hacked"}', credentials: "include" };
const response = await fetch(args[0], { mode: "no-cors", ...options });
return response.type;
"""


@dataclass(frozen=True, slots=True)
class Site:
    """Where the page and its API are."""

    port: int
    page_port: int
    log: Path

    @property
    def page(self) -> str:
        return f"http://localhost:{self.page_port}"

    @property
    def books(self) -> list[str]:
        books: list[str] = json.loads(ask(self.port, "/api/books").body)["books"]
        return books


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy, in which npm has installed the page's packages."""
    require("node", "npm")
    folder = copied("react", tmp_path_factory.mktemp("react"))
    command = [*make(folder), PACKAGES]
    ran = subprocess.run(
        command, env=environment(), capture_output=True, text=True, timeout=300
    )

    if ran.returncode != 0:
        give_up(f"npm has installed nothing: {ran.stderr[-1000:]}")

    return folder


@contextlib.contextmanager
def serving(folder: Path, log: Path, way: list[str]) -> Iterator[Site]:
    port, page_port = unused_ports(2)

    with launched(folder, log, *way, PORT=port, PAGE_PORT=page_port):
        yield Site(port, page_port, log)


@pytest.fixture(scope="module")
def sites(folder: Path) -> Iterator[dict[str, Site]]:
    """The example, served in both ways at once."""
    with contextlib.ExitStack() as stack:
        yield {
            name: stack.enter_context(serving(folder, folder / f"{name}.log", way))
            for name, way in WAYS.items()
        }


@pytest.fixture
def site(sites: dict[str, Site]) -> Site:
    return sites["built"]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.browser
def test_a_user_reads_logs_in_and_adds_a_book(
    visitor: Visitor, sites: dict[str, Site], way: str
) -> None:
    site = sites[way]
    visitor.open(site.page)
    assert visitor.sees("Emma", "ul")
    assert visitor.sees("You are not logged in", "#who")

    before = site.books
    visitor.click("#add")
    assert visitor.sees("Log in first", "#error")
    assert site.books == before

    visitor.click("#login")
    assert visitor.sees("You are Ada", "#who")
    visitor.click("#add")
    assert visitor.sees("\n".join([*before, "Persuasion"]), "ul")
    assert visitor.complaints() == []


@pytest.mark.browser
def test_a_reload_is_still_logged_in(visitor: Visitor, site: Site) -> None:
    visitor.open(site.page)
    visitor.click("#login")
    assert visitor.sees("You are Ada", "#who")
    visitor.open(site.page)
    assert visitor.sees("You are Ada", "#who")


@pytest.mark.browser
def test_the_same_page_of_another_origin_reads_nothing(
    visitor: Visitor, site: Site
) -> None:
    visitor.open(f"http://other.localhost:{site.page_port}")
    assert visitor.sees("etch", "#error")
    assert visitor.text("ul") == ""
    said = visitor.complaints()
    assert f"http://localhost:{site.port}/api/books" in said[0]


@pytest.mark.browser
def test_a_page_of_another_port_does_not_write_with_the_cookie(
    visitor: Visitor, site: Site
) -> None:
    """It is of the same site, where ``SameSite`` does not keep the cookie."""
    visitor.open(site.page)
    visitor.click("#login")
    assert visitor.sees("You are Ada", "#who")
    before = site.books

    with servers.pages({"/": lambda: "<!doctype html><title>page</title>"}) as evil:
        visitor.open(f"http://localhost:{evil}")
        url = f"http://localhost:{site.port}/api/books"
        assert visitor.browser.call(WRITE, url) == "opaque"
        assert says(site.log, f"{REFUSED}'http://localhost:{evil}'")

    assert site.books == before
