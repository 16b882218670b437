"""The example with cookies of two sites: who reads and who writes, in real browsers."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from .launch import change
from .launch import copied
from .launch import EXAMPLES
from .launch import launched
from .launch import says
from .launch import unused_ports
from .visitor import Visitor

pytestmark = pytest.mark.server

PROTECTED = "    csrf_protect=True,\n"


@dataclass(frozen=True, slots=True)
class Sites:
    """Where the bookshop is, and where the pages of the others are."""

    shop_port: int
    pages_port: int
    log: Path

    @property
    def shop(self) -> str:
        return f"http://api.localhost:{self.shop_port}"

    @property
    def partner(self) -> str:
        return f"http://partner.localhost:{self.pages_port}"

    @property
    def evil(self) -> str:
        return f"http://evil.localhost:{self.pages_port}"


@contextlib.contextmanager
def serving(folder: Path, log: Path) -> Iterator[Sites]:
    shop, pages = unused_ports(2)

    with launched(folder, log, API_PORT=shop, PAGES_PORT=pages):
        yield Sites(shop, pages, log)


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sites]:
    log = tmp_path_factory.mktemp("cookies") / "log"

    with serving(EXAMPLES / "cookies", log) as sites:
        yield sites


@pytest.fixture(scope="module")
def unprotected(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sites]:
    """The same, but for one line of the bookshop."""
    folder = tmp_path_factory.mktemp("unprotected")
    copy = copied("cookies", folder)
    change(copy / "app.py", PROTECTED, "")

    with serving(copy, folder / "log") as sites:
        yield sites


def logged_in_at_the_shop(visitor: Visitor, sites: Sites) -> Visitor:
    visitor.open(sites.shop)
    visitor.click("#login")
    assert visitor.sees('["Emma"', "#orders")
    return visitor


@pytest.mark.browser
def test_the_page_of_the_partner_reads_and_writes_with_cookies(
    visitor: Visitor, sites: Sites
) -> None:
    visitor.open(sites.partner)
    assert visitor.sees("Log in first", "#orders")
    visitor.click("#login")
    assert visitor.sees('["Emma"', "#orders")
    before = str(visitor.text("#orders")).strip().removesuffix("]")
    visitor.click("#order")
    assert visitor.sees(f'{before},"Ulysses"]', "#orders")
    assert visitor.complaints() == []


@pytest.mark.browser
def test_an_evil_page_does_not_read(visitor: Visitor, sites: Sites) -> None:
    logged_in_at_the_shop(visitor, sites).open(sites.evil)
    visitor.click("#read")
    assert visitor.sees("TypeError", "#stolen")
    assert "Emma" not in str(visitor.text())
    (said,) = visitor.complaints()
    assert f"{sites.shop}/orders" in said


@pytest.mark.browser
def test_an_evil_page_does_not_write(visitor: Visitor, sites: Sites) -> None:
    logged_in_at_the_shop(visitor, sites).open(sites.evil)
    visitor.click("#write")
    assert says(sites.log, r"POST /orders .*403")
    assert visitor.sees("a page of another origin makes this request")
    visitor.open(sites.shop)
    assert visitor.sees('["Emma"', "#orders")
    assert "A thousand books" not in str(visitor.text("#orders"))


@pytest.mark.browser
def test_without_protection_it_would(visitor: Visitor, unprotected: Sites) -> None:
    """What the README tells the reader to try."""
    logged_in_at_the_shop(visitor, unprotected).open(unprotected.evil)
    visitor.click("#write")
    assert says(unprotected.log, r"POST /orders .*201")
    assert visitor.sees("A thousand books")
