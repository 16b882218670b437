"""Draw docs/_static/preflight.svg, from what a browser and the quickstart's app say."""

import re
import textwrap
import typing as t
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

from flask import Flask

from flask_cors.sansio.browser.exchanges import Exchange
from flask_cors.testing import BrowserClient

DOCS = Path(__file__).parents[1] / "docs"
DRAWING = DOCS / "_static" / "preflight.svg"

# The page's, and the application's of "flask run --port 8000".
ORIGIN = "http://localhost:5173"
API = "http://localhost:8000"

# What a browser sends besides has no part in CORS, nor have the answer's others.
SHOWN = ("Origin", "Authorization", "Access-Control-", "Vary")

WIDTH = 400
# Where the page, the browser and the application have their lines.
PAGE, BROWSER, APPLICATION = 44, 140, 356
# Of a box of headers, and how many characters fit into it.
LEFT, RIGHT, CHARACTERS = 62, 394, 42
LINE = 18

STYLE = """\
    text { font: 13px system-ui, "Segoe UI", Roboto, "DejaVu Sans", sans-serif;
           fill: #1c2733; }
    .who { font-size: 14px; font-weight: 600; text-anchor: middle; }
    .what { font-size: 14px; font-weight: 600; }
    .name { font-weight: 600; }
    .life { stroke: #9aa7b4; stroke-dasharray: 3 4; }
    .arrow { stroke: #004b6b; stroke-width: 2; marker-end: url(#head); }
    .box { fill: #eef4f8; stroke: #b7c9d6; }
    .check { fill: #fdf3dc; stroke: #d9b866; }"""


def main() -> None:
    DRAWING.parent.mkdir(exist_ok=True)
    DRAWING.write_text(render(), encoding="utf-8")


def exchanges() -> tuple[Exchange, ...]:
    """What goes over the wire."""
    page = BrowserClient(_application(), ORIGIN, base_url=API)
    authorization = {"Authorization": "Bearer ..."}
    return page.fetch("/api/books", headers=authorization).exchanges


def _application() -> Flask:
    """The first one of the quickstart."""
    text = (DOCS / "quickstart.rst").read_text(encoding="utf-8")
    found = re.search(r"^\.\. code-block:: python\n\n((?:\n| {4}.*\n)+)", text, re.M)
    assert found is not None
    namespace: dict[str, t.Any] = {"__name__": "quickstart"}
    exec(textwrap.dedent(found[1]), namespace)
    return t.cast("Flask", namespace["app"])


@dataclass(slots=True)
class Drawing:
    """What is drawn so far, down to ``y``."""

    parts: list[str]
    y: int

    def arrow(self, start: int, end: int, label: str) -> None:
        """A message, with what it is above it."""
        self.y += 34
        tip = end - 10 if end > start else end + 10
        self._text(min(start, end) + 10, self.y - 9, label, "what")
        self.parts.append(
            f'<line class="arrow" x1="{start}" y1="{self.y}" x2="{tip}" y2="{self.y}"/>'
        )

    def box(self, lines: list[str], kind: str = "box") -> None:
        """Text in a box; what is marked up is left as it is."""
        top = self.y + 9
        height = len(lines) * LINE + 10
        self.parts.append(
            f'<rect class="{kind}" x="{LEFT}" y="{top}" width="{RIGHT - LEFT}"'
            f' height="{height}" rx="5"/>'
        )

        for number, line in enumerate(lines, 1):
            self.parts.append(
                f'<text x="{LEFT + 9}" y="{top + number * LINE}">{line}</text>'
            )

        self.y = top + height

    def _text(self, x: int, y: int, text: str, kind: str) -> None:
        self.parts.append(f'<text class="{kind}" x="{x}" y="{y}">{escape(text)}</text>')


def render() -> str:
    preflight, request = exchanges()
    drawing = Drawing([], 44)
    drawing.arrow(PAGE, BROWSER, "fetch(url)")
    drawing.box(["with an Authorization header: ask first"], "check")

    for exchange in (preflight, request):
        drawing.arrow(BROWSER, APPLICATION, _title(exchange))
        drawing.box(_headers(exchange.sent.headers))
        drawing.arrow(APPLICATION, BROWSER, str(exchange.answer.status))
        drawing.box(_headers(exchange.answer.headers))
        drawing.box([VERDICTS[exchange.sent.is_preflight]], "check")

    drawing.arrow(BROWSER, PAGE, "the books")
    return _document(drawing)


VERDICTS: t.Final = {
    True: "Origin, method and header are granted: go on",
    False: "The origin is granted: the page may read",
}


def _title(exchange: Exchange) -> str:
    return f"{exchange.sent.method} {exchange.sent.url.removeprefix(API)}"


def _headers(headers: tuple[tuple[str, str], ...]) -> list[str]:
    return [
        line
        for name, value in headers
        if name.startswith(SHOWN)
        for line in _header(name, value)
    ]


def _header(name: str, value: str) -> list[str]:
    """A header, broken between words where it is long."""
    # Its name is bold, and so wider.
    width = CHARACTERS - len(name) // 8
    first, *others = textwrap.wrap(f"{name}: {value}", width, break_on_hyphens=False)
    named = f'<tspan class="name">{name}:</tspan>{escape(first[len(name) + 1 :])}'
    return [named, *(f'<tspan dx="14">{escape(other)}</tspan>' for other in others)]


def _document(drawing: Drawing) -> str:
    height = drawing.y + 22
    lines = [
        f'<text class="who" x="{x}" y="26">{who}</text>\n'
        f'<line class="life" x1="{x}" y1="36" x2="{x}" y2="{height - 10}"/>'
        for x, who in ((PAGE, "Page"), (BROWSER, "Browser"), (APPLICATION, "Flask"))
    ]
    body = "\n".join([*lines, *drawing.parts])
    return f"""\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img">
<title>A preflight, and the request that it is for</title>
<style>
{STYLE}
</style>
<defs>
<marker id="head" markerUnits="userSpaceOnUse" markerWidth="10" markerHeight="10"
 refX="1" refY="5" orient="auto">
<path d="M0,0 L10,5 L0,10 Z" fill="#004b6b"/>
</marker>
</defs>
<rect width="{WIDTH}" height="{height}" rx="8" fill="#ffffff"/>
{body}
</svg>
"""


if __name__ == "__main__":
    main()
