"""The page by keyboard, by screen reader, and for eyes that see little contrast."""

import itertools
import typing as t

import pytest
from selenium.webdriver.common.keys import Keys

from .conftest import Open
from .driving import click
from .driving import focused
from .driving import press
from .driving import resize
from .driving import shown

pytestmark = pytest.mark.browser

#: The parts of the page whose text has too little contrast with what is behind it.
CONTRAST: t.Final = """
const options = {willReadFrequently: true};
const canvas = document.createElement('canvas').getContext('2d', options);
function rgb(color) {
  canvas.clearRect(0, 0, 1, 1);
  canvas.fillStyle = color;
  canvas.fillRect(0, 0, 1, 1);
  return [...canvas.getImageData(0, 0, 1, 1).data];
}
function luminance([red, green, blue]) {
  const [r, g, b] = [red, green, blue].map(value => value / 255)
    .map(value => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function ground(element) {
  for (let each = element; each; each = each.parentElement) {
    const found = rgb(getComputedStyle(each).backgroundColor);
    if (found[3] === 255) return found;
  }
  return [255, 255, 255, 255];
}
const low = [];
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
let seen = 0;
while (walker.nextNode()) {
  const element = walker.currentNode.parentElement;
  const isText = walker.currentNode.data.trim() && element.getClientRects().length;
  if (!isText || element.closest('script, style')) continue;
  seen++;
  const colors = [rgb(getComputedStyle(element).color), ground(element)];
  const [dark, light] = colors.map(luminance).sort((one, other) => one - other);
  const contrast = (light + 0.05) / (dark + 0.05);
  if (contrast < 4.5) low.push([contrast, walker.currentNode.data]);
}
return [seen, low];
"""

#: The controls and links without a name.
NAMELESS: t.Final = """
const controls = document.querySelectorAll('a[href], button, input, select, textarea');
function named(each) {
  const isTexted = ['a', 'button'].includes(each.localName);
  const labels = [...each.labels ?? []].map(label => label.textContent.trim());
  return each.ariaLabel || (isTexted && each.textContent.trim()) || labels[0];
}
return [...controls]
  .filter(each => each.type !== 'hidden' && !named(each))
  .map(each => each.outerHTML);
"""

#: What refers to an element that is not there.
DANGLING: t.Final = """
const names = ['for', 'list', 'aria-labelledby', 'aria-describedby'];
return names.flatMap(name => [...document.querySelectorAll(`[${name}]`)]
  .flatMap(each => each.getAttribute(name).split(' '))
  .filter(id => !document.getElementById(id)));
"""

HEADINGS: t.Final = """
return [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')]
  .map(heading => Number(heading.localName[1]));
"""


@pytest.mark.parametrize("is_toggled", [False, True], ids=["as it is", "the other"])
@pytest.mark.parametrize("width", [400, 1280])
def test_text_has_contrast(opened: Open, is_toggled: bool, width: int) -> None:
    browser = opened()
    resize(browser, width, 900)
    click(browser, "[data-path='/api/orders'] button")

    if is_toggled:
        click(browser, "#theme")

    seen, low = browser.call(CONTRAST)
    assert seen > 300
    assert low == []


def test_the_scheme_can_be_changed(opened: Open) -> None:
    browser = opened()
    ground = "return getComputedStyle(document.body).backgroundColor;"
    pressed = "return document.getElementById('theme').ariaPressed;"
    before = [browser.call(ground), browser.call(pressed)]
    click(browser, "#theme")
    after = [browser.call(ground), browser.call(pressed)]
    click(browser, "#theme")
    assert before[0] != after[0]
    assert {before[1], after[1]} == {"true", "false"}
    assert [browser.call(ground), browser.call(pressed)] == before


def test_every_control_has_a_name(opened: Open) -> None:
    assert opened().call(NAMELESS) == []


def test_what_is_referred_to_is_there(opened: Open) -> None:
    assert opened().call(DANGLING) == []


def test_headings_have_an_order(opened: Open) -> None:
    browser = opened()
    click(browser, "[data-path='/api/orders'] button")
    levels = browser.call(HEADINGS)
    steps = [two - one for one, two in itertools.pairwise(levels)]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert max(steps) == 1


def test_the_page_has_landmarks(opened: Open) -> None:
    found = opened().call(
        "return ['header', 'nav[aria-label]', 'main', 'footer', '[role=search]']"
        ".map(selector => document.querySelectorAll(selector).length);"
    )
    assert found == [1, 1, 1, 1, 1]


def test_tables_have_captions_and_headings(opened: Open) -> None:
    found = opened().call(
        "return [...document.querySelectorAll('table')].map(table =>"
        " [Boolean(table.caption?.textContent.trim()),"
        "  [...table.tHead.rows[0].cells].every(cell => cell.scope === 'col'),"
        "  [...table.tBodies[0].rows].every(row => row.cells[0].scope === 'row')]);"
    )
    assert found == [[True, True, True], [True, True, True]]


def test_the_first_key_leads_past_the_head(opened: Open) -> None:
    browser = opened()
    press(browser, Keys.TAB)
    assert focused(browser)["text"] == "Skip to the routes"
    assert browser.call("return document.activeElement.offsetWidth;") > 50
    press(browser, Keys.ENTER)
    assert browser.call("return location.hash;") == "#matrix"


def test_every_stop_of_the_keyboard_is_seen(opened: Open) -> None:
    browser = opened()
    stops = []

    for _ in range(40):
        press(browser, Keys.TAB)
        stops.append(focused(browser))

    hidden = [stop for stop in stops if stop["outline"] == "none"]
    assert hidden == []
    assert len({(stop["id"], stop["text"], stop["name"]) for stop in stops}) > 20


def test_all_is_done_by_keyboard(opened: Open) -> None:
    browser = opened()
    browser.call("document.getElementById('filter-text').focus();")
    press(browser, *"login")
    assert shown(browser).rules == ["/login"]
    browser.call("document.querySelector('[data-path=\"/login\"] button').focus();")
    press(browser, Keys.ENTER)
    assert focused(browser)["id"] == "origin"
    browser.call("document.getElementById('origin').value = '';")
    press(browser, *"https://b.example")
    press(browser, Keys.ENTER)
    verdict = browser.call("return document.getElementById('verdict').textContent;")
    assert verdict.endswith("POST http://127.0.0.1:5000/login from https://b.example")


def test_who_wants_no_motion_has_none(opened: Open) -> None:
    browser = opened()
    still = browser.call(
        "return [...document.styleSheets[0].cssRules].some(rule =>"
        " rule.conditionText === '(prefers-reduced-motion: reduce)');"
    )
    assert still is True
