"""What a reader does with a page: keys, sizes of the window, waiting for a frame."""

import typing as t

from selenium.webdriver.common.action_chains import ActionChains

from demo.browser import Chromium
from demo.firefox import Firefox

Browser: t.TypeAlias = Chromium | Firefox

FRAME = "await new Promise(done => requestAnimationFrame(() => setTimeout(done)));"

#: What the matrix shows, and what it says of it.
SHOWN = """
return {
  rules: [...document.querySelectorAll('#routes tbody tr')]
    .filter(row => row.getClientRects().length)
    .map(row => row.querySelector('.rule-text').textContent),
  count: document.getElementById('count').textContent,
};
"""


class Shown(t.NamedTuple):
    """What the matrix shows, and what it says of it."""

    rules: list[str]
    count: str


def shown(browser: Browser) -> Shown:
    found = browser.call(FRAME + SHOWN)
    return Shown(found["rules"], found["count"])


def write(browser: Browser, name: str, value: str) -> None:
    """Write into a field, as its reader does."""
    browser.call(
        "const field = document.getElementById(args[0]);"
        "field.value = args[1];"
        "field.dispatchEvent(new Event('input', {bubbles: true}));",
        name,
        value,
    )


def click(browser: Browser, selector: str) -> None:
    browser.call(f"document.querySelector(args[0]).click(); {FRAME}", selector)


def press(browser: Browser, *keys: str) -> None:
    """Press keys, one after the other, wherever the focus is."""
    if isinstance(browser, Chromium):
        ActionChains(browser._driver).send_keys(*keys).perform()
    else:
        pressed = [
            {"type": kind, "value": key}
            for key in keys
            for kind in ("keyDown", "keyUp")
        ]
        keyboard = {"type": "key", "id": "keyboard", "actions": pressed}
        browser._session.send(
            "input.performActions", context=browser._context, actions=[keyboard]
        )

    browser.call(FRAME)


def activate(browser: Browser) -> None:
    """Let the page have the focus: in the first tab of Firefox, none has."""
    if not isinstance(browser, Chromium):
        tab = browser._session.send("browsingContext.create", type="tab")
        browser._context = tab["context"]


def resize(browser: Browser, width: int, height: int) -> None:
    if isinstance(browser, Chromium):
        browser._driver.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride",
            {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False},
        )
    else:
        browser._session.send(
            "browsingContext.setViewport",
            context=browser._context,
            viewport={"width": width, "height": height},
        )


def pdf(browser: Browser) -> str:
    """The page as it is printed, in Base64."""
    if isinstance(browser, Chromium):
        printed = browser._driver.execute_cdp_cmd("Page.printToPDF", {})
    else:
        printed = browser._session.send(
            "browsingContext.print", context=browser._context
        )

    return str(printed["data"])


def focused(browser: Browser) -> dict[str, str]:
    """The element that has the focus, and how that is shown."""
    found: dict[str, str] = browser.call(
        "const found = document.activeElement, style = getComputedStyle(found);"
        "return {id: found.id, name: found.localName, text: found.textContent.trim(),"
        " outline: style.outlineStyle, width: style.outlineWidth};"
    )
    return found
