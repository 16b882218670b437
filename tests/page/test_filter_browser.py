"""The filter of the matrix, in real browsers."""

import pytest

from .conftest import Open
from .driving import click
from .driving import shown
from .driving import write

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        pytest.param("books", ["/api/books/<int:id>"], id="a path"),
        pytest.param("BOOKS", ["/api/books/<int:id>"], id="in any case"),
        pytest.param("admin.roles", ["/admin/roles"], id="an endpoint"),
        pytest.param("patch", ["/api/tenants/<tenant>"], id="a method"),
        pytest.param("api patch", ["/api/tenants/<tenant>"], id="several words"),
        pytest.param(
            "hq.example",
            ["/admin/log/<day>", "/admin/log/hook", "/admin/users"],
            id="an origin",
        ),
        pytest.param(
            "shop.example.com",
            ["/api/<name>", "/api/books/<int:id>", "/api/orders"],
            id="an origin that the row has no room for",
        ),
        pytest.param("nothing like that", [], id="what is not there"),
    ],
)
def test_rows_are_filtered_by_text(opened: Open, text: str, rules: list[str]) -> None:
    browser = opened()
    write(browser, "filter-text", text)
    found = shown(browser)
    assert found.rules == rules
    assert found.count == f"{len(rules)} of 16 routes"


@pytest.mark.parametrize(
    ("name", "value", "rules"),
    [
        ("read", "any", ["/feed", "/me"]),
        ("read", "function", ["/api/<name>", "/api/tenants/<tenant>"]),
        ("cookies", "any", ["/me"]),
        (
            "write",
            "any",
            ["/admin/log/hook", "/api/orders", "/api/preview/<path:page>", "/login"],
        ),
        (
            "severity",
            "advice",
            [
                "/api/<name>",
                "/api/books/<int:id>",
                "/api/preview/<path:page>",
                "/api/tenants/<tenant>",
            ],
        ),
        ("severity", "error", []),
    ],
)
def test_rows_are_filtered_by_who_may(
    opened: Open, name: str, value: str, rules: list[str]
) -> None:
    browser = opened()
    write(browser, f"filter-{name}", value)
    assert shown(browser).rules == rules


def test_each_row_has_a_finding_or_none(opened: Open) -> None:
    browser = opened()
    write(browser, "filter-severity", "any")
    some = shown(browser).rules
    write(browser, "filter-severity", "none")
    others = shown(browser).rules
    assert some != []
    assert len(some) + len(others) == 16


def test_all_rows_come_back(opened: Open) -> None:
    browser = opened()
    write(browser, "filter-text", "books")
    assert len(shown(browser).rules) == 1
    click(browser, "#filters button[type=reset]")
    assert shown(browser).count == "16 routes"
    assert len(shown(browser).rules) == 16


def test_where_no_row_is_left_it_is_said_with_a_way_back(opened: Open) -> None:
    browser = opened()
    write(browser, "filter-text", "nothing like that")
    assert shown(browser).rules == []
    visible = "return document.getElementById('nothing').getClientRects().length > 0;"
    assert browser.call(visible) is True
    click(browser, "#nothing button")
    assert len(shown(browser).rules) == 16
    assert browser.call(visible) is False


def test_a_finding_shows_its_routes(opened: Open) -> None:
    browser = opened()
    click(browser, "[id^=finding] button[data-filter]")
    found = shown(browser)
    about = browser.call("return document.getElementById('about').textContent;")
    assert 0 < len(found.rules) < 16
    assert about.startswith(", those of finding ")


def test_a_number_of_the_summary_shows_what_it_counts(opened: Open) -> None:
    browser = opened()
    click(browser, "a[data-filter='write=any']")
    number = (
        "return document.querySelector(\"a[data-filter='write=any'] b\").textContent;"
    )
    assert len(shown(browser).rules) == int(browser.call(number))


def test_a_link_leads_to_a_row_that_the_filter_hides(opened: Open) -> None:
    browser = opened()
    write(browser, "filter-text", "nothing like that")
    assert shown(browser).rules == []
    click(browser, ".finding a[href^='#route-']")
    assert len(shown(browser).rules) == 16


def test_the_number_of_rows_is_announced(opened: Open) -> None:
    output = opened().call(
        "const output = document.getElementById('count');"
        "return [output.localName, output.getAttribute('for').split(' ')"
        ".every(id => document.getElementById(id))];"
    )
    # An output is a live region by itself.
    assert output == ["output", True]
