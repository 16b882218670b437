"""An application of many routes stays usable, in real browsers."""

import pytest

from .conftest import Open
from .driving import click
from .driving import shown
from .driving import write
from .shops import many

pytestmark = pytest.mark.browser


def test_the_first_rows_are_shown_and_the_rest_when_asked_for(opened: Open) -> None:
    browser = opened(many)
    assert len(shown(browser).rules) == 500
    assert shown(browser).count == "600 routes"
    click(browser, "#rest button")
    assert len(shown(browser).rules) == 600
    hidden = "return document.getElementById('rest').hidden;"
    assert browser.call(hidden) is True


def test_the_filter_finds_what_is_not_shown(opened: Open) -> None:
    browser = opened(many)
    write(browser, "filter-text", "/599")
    assert shown(browser).rules == ["/599"]
    click(browser, "#filters button[type=reset]")
    assert len(shown(browser).rules) == 500


def test_a_link_leads_to_a_row_that_is_not_shown(opened: Open) -> None:
    browser = opened(many)
    browser.call("location.hash = '#route-600';")
    assert shown(browser).rules[-1] == "/599"
