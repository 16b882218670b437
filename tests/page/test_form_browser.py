"""The form that explains requests, in real browsers."""

import pytest

from flask_cors import explain

from .conftest import Open
from .driving import Browser
from .driving import click
from .driving import focused
from .driving import write
from .shops import SCRIPT
from .shops import SHOP
from .shops import shop

pytestmark = pytest.mark.browser

RESULT = """
const text = id => document.getElementById(id).innerText.replace(/\\s+/g, ' ').trim();
return [text('verdict'), text('explanation')];
"""

FIELDS = """
const fields = document.getElementById('request').elements;
return ['origin', 'method', 'url'].map(name => fields[name].value);
"""

IDS = """
function ids(selector) {
  return [...document.querySelectorAll(selector)].map(found => found.id);
}
"""


def asked(page: Browser, /, **fields: str) -> tuple[str, str]:
    """What the form says of a request."""
    for name, value in fields.items():
        write(page, name, value)

    click(page, "#request [type=submit]")
    verdict, text = page.call(RESULT)
    return verdict, text


@pytest.mark.parametrize(
    ("origin", "method", "url"),
    [
        (SHOP, "PUT", "/api/books/7"),
        (SHOP, "DELETE", "/api/books/7"),
        ("https://evil.example", "GET", "/api/books/7"),
        ("https://evil.example", "GET", "/feed"),
        ("https://hq.example.com", "POST", "/admin/users"),
        ("https://a.b.example.com", "GET", "/api/stats/daily"),
        (SHOP, "GET", "/api/health"),
        (SHOP, "GET", "/login"),
    ],
)
def test_it_says_what_the_command_says(
    opened: Open, origin: str, method: str, url: str
) -> None:
    explanation = explain(shop(), method, url, origin=origin)
    verdict, text = asked(opened(), origin=origin, method=method, url=url)
    asked_for = f"{method} http://127.0.0.1:5000{url} from {origin}"
    assert verdict == f"{explanation.ruling.value.capitalize()} {asked_for}"
    assert f"Governed by {explanation.governing}" in text
    assert f"The browser sends {explanation.exchanges[0].sent.method}" in text

    for cause in explanation.causes:
        assert " ".join(cause.message.split()) in text

    for told in explanation.verdicts:
        assert " ".join((told.sentence or "").split()) in text


def test_what_to_write_instead_is_shown(opened: Open) -> None:
    _, text = asked(opened(), origin=SHOP, method="DELETE", url="/api/books/7")
    assert "Because, and what to write instead" in text
    assert "methods=['GET', 'POST', 'PUT', 'DELETE']" in text
    assert "The browser does not send DELETE" in text


def test_cookies_and_headers_are_asked_with(opened: Open) -> None:
    verdict, text = asked(
        opened(),
        origin=SHOP,
        method="PUT",
        url="/api/books/7",
        headers="Content-Type: application/json\n\nX-Shop",
        credentials="include",
    )
    assert verdict.endswith(", with cookies")
    assert "Access-Control-Request-Headers: content-type,x-shop" in text
    assert "Access-Control-Allow-Credentials: true" in text


@pytest.mark.parametrize(
    ("name", "said", "unsaid"),
    [("chromium", "Chromium 156", "Firefox"), ("firefox", "Firefox 153", "Chromium")],
)
def test_one_browser_speaks_for_itself(
    opened: Open, name: str, said: str, unsaid: str
) -> None:
    origin = "https://evil.example"
    _, text = asked(opened(), origin=origin, url="/api/orders", browser=name)
    assert f"{said} says" in text
    assert f"{unsaid} 1" not in text


def test_what_the_page_cannot_know_it_says(opened: Open) -> None:
    origin = "https://x.tenant.example"
    verdict, _ = asked(opened(), origin=origin, url="/api/tenants/x")
    assert verdict.startswith("Unknown")
    assert "is_tenant" in verdict


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("origin", "app.example/x"),
        ("method", "P U T"),
        ("url", "books"),
        ("headers", "a b"),
    ],
)
def test_a_field_that_is_wrong_is_marked_and_focused(
    opened: Open, field: str, value: str
) -> None:
    browser = opened()
    verdict, text = asked(browser, **{field: value})
    assert verdict.startswith("No such request ")
    assert text == ""
    assert browser.call(f"return ids('[aria-invalid=true]'); {IDS}") == [field]
    assert focused(browser)["id"] == field


def test_a_field_that_is_right_again_is_not_marked(opened: Open) -> None:
    browser = opened()
    asked(browser, url="books")
    asked(browser, url="/feed")
    assert browser.call("return document.querySelector('[aria-invalid]');") is None


def test_the_button_of_a_row_fills_in_the_form(opened: Open) -> None:
    browser = opened()
    click(browser, "[data-path='/api/orders'] button")
    origin, method, url = browser.call(FIELDS)
    verdict, _ = browser.call(RESULT)
    assert [method, url] == ["POST", "/api/orders"]
    assert verdict.endswith(f"POST http://127.0.0.1:5000/api/orders from {origin}")
    assert focused(browser)["id"] == "origin"


def test_a_click_on_a_row_fills_in_the_form(opened: Open) -> None:
    browser = opened()
    click(browser, "[data-path='/login'] td.read")
    assert browser.call(FIELDS)[1:] == ["POST", "/login"]
    first = browser.call(f"return ids('.chosen'); {IDS}")
    click(browser, "[data-path='/me'] td.read")
    second = browser.call(f"return ids('.chosen'); {IDS}")
    assert len(first) == len(second) == 1
    assert first != second


def test_a_link_in_a_row_leads_where_it_says(opened: Open) -> None:
    browser = opened()
    click(browser, "[data-path='/me'] td.policy a")
    assert browser.call("return location.hash.startsWith('#policy-');") is True
    assert browser.call(RESULT) == ["", ""]


def test_the_verdict_is_announced(opened: Open) -> None:
    role = "return document.getElementById('verdict').getAttribute('role');"
    assert opened().call(role) == "status"


def test_what_is_typed_in_is_text(opened: Open) -> None:
    browser = opened()
    verdict, text = asked(browser, url=f"/{SCRIPT}", headers=f"X-A: {SCRIPT}")
    assert "broken" in verdict + text
    assert browser.call("return document.title;") == "CORS report: shop"
