"""The page on a phone and on paper."""

import base64
import typing as t
from collections.abc import Iterator

import pytest

from demo.browser import Chromium
from demo.browser import chromium

from .conftest import Open
from .driving import Browser
from .driving import click
from .driving import pdf
from .driving import resize
from .driving import write

pytestmark = pytest.mark.browser

IS_SHOWN: t.Final = (
    "return document.querySelector(args[0]).getClientRects().length > 0;"
)


def is_shown(browser: Browser, selector: str) -> bool:
    return bool(browser.call(IS_SHOWN, selector))


#: The only one that shows a program what is printed.
in_chromium = pytest.mark.parametrize(
    "browser", [chromium], indirect=True, ids=["chromium"]
)


@pytest.fixture
def printed(opened: Open) -> Iterator[Chromium]:
    """The page as it is printed."""
    browser = t.cast(Chromium, opened())
    media = "Emulation.setEmulatedMedia"
    browser._driver.execute_cdp_cmd(media, {"media": "print"})
    yield browser
    browser._driver.execute_cdp_cmd(media, {"media": ""})


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_nothing_is_wider_than_the_window(opened: Open, width: int) -> None:
    browser = opened()
    resize(browser, width, 800)
    click(browser, "[data-path='/api/orders'] button")
    widest = browser.call("return document.documentElement.scrollWidth;")
    assert widest <= width


def test_a_phone_shows_what_the_columns_are_beside_each_value(opened: Open) -> None:
    browser = opened()
    resize(browser, 360, 800)
    label = browser.call(
        "const cell = document.querySelector('td.write');"
        "return getComputedStyle(cell, '::before').content;"
    )
    assert label == '"May write"'
    assert not is_shown(browser, "#routes thead")


@in_chromium
@pytest.mark.parametrize(
    "selector",
    ["#filters", "#request", "#theme", "nav", ".skip", "#routes button", "#explain"],
)
def test_paper_has_no_controls(printed: Chromium, selector: str) -> None:
    assert not is_shown(printed, selector)


@in_chromium
@pytest.mark.parametrize(
    "selector",
    ["h1", "#routes thead th", "#routes tbody tr", ".finding", ".policies tr"],
)
def test_paper_has_the_matrix_and_the_findings(
    printed: Chromium, selector: str
) -> None:
    assert is_shown(printed, selector)


@in_chromium
def test_paper_is_white(printed: Chromium) -> None:
    click(printed, "#theme")
    ground = printed.call("return getComputedStyle(document.body).backgroundColor;")
    assert ground == "rgb(255, 255, 255)"


@in_chromium
def test_paper_has_the_rows_that_are_filtered(printed: Chromium) -> None:
    write(printed, "filter-text", "books")
    click(printed, "h1")
    rows = printed.call(
        "return [...document.querySelectorAll('#routes tbody tr')]"
        ".filter(row => row.getClientRects().length).length;"
    )
    assert rows == 1


def test_it_prints(opened: Open) -> None:
    assert base64.b64decode(pdf(opened())).startswith(b"%PDF-")
