"""The built site on a phone, and in the dark: it fits, and it can be read."""

import collections.abc as cabc
import functools
import http.server
import threading
import typing as t
from pathlib import Path

import pytest

from demo.browser import Chromium
from demo.firefox import Firefox

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PAGES: t.Final = (
    "index",
    "quickstart",
    "troubleshooting",
    "config",
    "security",
    "api",
    "search",
    "404",
)
PHONE: t.Final = 375
DESK: t.Final = 1200

#: What the Web Content Accessibility Guidelines ask for, of text of this size.
CONTRAST: t.Final = 4.5

#: Shows a page in a frame of a width and a scheme of colours.
FRAME = """
const [url, width, scheme] = args;
const frame = document.createElement("iframe");
frame.width = width;
frame.height = 800;
frame.style.colorScheme = scheme;
document.body.replaceChildren(frame);
await new Promise((loaded) => { frame.onload = loaded; frame.src = url; });
const page = frame.contentDocument;
await page.fonts.ready;
"""

WIDTHS = f"{FRAME} return [page.documentElement.scrollWidth, frame.clientWidth];"

FAINT = (
    FRAME
    + """
const inside = frame.contentWindow;

if (inside.matchMedia("(prefers-color-scheme: dark)").matches !== (scheme === "dark")) {
  return `the page does not know of ${scheme}`;
}

const numbers = (colour) => colour.match(/[\\d.]+/g).map(Number);
const light = (colour) => {
  const [r, g, b] = numbers(colour).map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const behind = (element) => {
  for (let e = element; e; e = e.parentElement) {
    const colour = inside.getComputedStyle(e).backgroundColor;

    if ((numbers(colour)[3] ?? 1) > 0) {
      return colour;
    }
  }

  return "rgb(255, 255, 255)";
};
const faint = new Set();

for (const element of page.querySelectorAll("body *")) {
  const says = [...element.childNodes].some((n) => n.nodeType === 3 && n.data.trim());

  if (!says || !element.getClientRects().length || element.matches(".headerlink")) {
    continue;
  }

  const colour = inside.getComputedStyle(element).color;
  const [low, high] = [light(colour), light(behind(element))].sort((a, b) => a - b);
  const contrast = (high + 0.05) / (low + 0.05);

  if (contrast < args[3]) {
    const name = `${element.tagName}.${element.className}`;
    faint.add(`${name}: ${colour} on ${behind(element)}, ${contrast.toFixed(1)}`);
  }
}

return [...faint];
"""
)


@pytest.fixture(scope="module")
def address(built: Path) -> cabc.Iterator[str]:
    """The site on a server: what is in a frame of a file cannot be looked at."""
    handler = functools.partial(_Quiet, directory=str(built))

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()

        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
            thread.join(10)


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: t.Any) -> None:
        """Keep the terminal for the tests."""


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_not_wider_than_a_phone(
    browser: Chromium | Firefox, address: str, page: str
) -> None:
    browser.open(f"{address}/objects.inv.html")
    url = f"{address}/{page}.html"
    content, frame = browser.call(WIDTHS, url, PHONE, "light")
    assert 0 < frame <= PHONE
    assert content <= frame


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("page", PAGES)
def test_all_of_a_page_can_be_read(
    browser: Chromium | Firefox, address: str, page: str, scheme: str
) -> None:
    browser.open(f"{address}/objects.inv.html")
    url = f"{address}/{page}.html"
    assert browser.call(FAINT, url, DESK, scheme, CONTRAST) == []
