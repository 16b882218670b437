"""The page on how CORS works: its drawing is what goes over the wire, and what it says
is shown or has a source.
"""

import re
import typing as t
import xml.etree.ElementTree as ET

import pytest
from flask import Flask

from .test_docs import DOCS
from .test_docs import EXAMPLES
from .test_docs import QUICKSTART
from .test_docs import tool

TOOL = tool("preflight")
PAGE: t.Final = (DOCS / "how-cors-works.rst").read_text(encoding="utf-8")
DRAWING: t.Final = TOOL.DRAWING.read_text(encoding="utf-8")
SVG: t.Final = "{http://www.w3.org/2000/svg}"

ORIGIN: t.Final = "http://localhost:5173"
ASKING: t.Final = {
    "Origin": ORIGIN,
    "Access-Control-Request-Method": "GET",
    "Access-Control-Request-Headers": "authorization",
}
SENDING: t.Final = {"Origin": ORIGIN, "Authorization": "Bearer ..."}

_SECTION = re.compile(r"^(.+)\n-{3,}\n", re.M)
_SHOWN = re.compile(
    r"^\.\. code-block:: output|https://(?:fetch|html)\.spec\.whatwg\.org/", re.M
)

Headers: t.TypeAlias = dict[str, str]


def drawn() -> list[Headers]:
    """The headers of each box, in the order in which they are drawn."""
    boxes: list[Headers] = []
    name = ""

    for element in ET.fromstring(DRAWING):
        if element.tag == f"{SVG}rect" and element.get("class") == "box":
            boxes.append({})
        elif element.tag == f"{SVG}text" and len(element):
            span = element[0]
            is_first = span.get("class") == "name"
            name = (span.text or "").rstrip(":") if is_first else name
            words = f"{'' if is_first else span.text} {span.tail or ''}"
            boxes[-1][name] = f"{boxes[-1].get(name, '')} {words}".strip()

    return [
        {name: " ".join(value.split()) for name, value in box.items()} for box in boxes
    ]


def answered(method: str, headers: Headers) -> Headers:
    """What the quickstart's application says of CORS."""
    app: Flask = next(b for b in EXAMPLES if b.page == QUICKSTART).run()["app"]
    response = app.test_client().open("/api/books", method=method, headers=headers)
    assert response.status_code == 200
    names = ("Access-Control-", "Vary")
    return {name: v for name, v in response.headers if name.startswith(names)}


def texts() -> list[str]:
    return ["".join(e.itertext()) for e in ET.fromstring(DRAWING).iter(f"{SVG}text")]


def test_the_drawing_has_the_headers_of_a_real_exchange() -> None:
    assert drawn() == [
        ASKING,
        answered("OPTIONS", ASKING),
        SENDING,
        answered("GET", SENDING),
    ]


def test_the_drawing_has_the_requests_and_their_statuses() -> None:
    labels = [text for text in texts() if text[0].isupper() or text[0].isdigit()]
    requests = [x for x in labels if re.fullmatch(r"[A-Z]+ /\S+|\d{3}", x)]
    assert requests == ["OPTIONS /api/books", "200", "GET /api/books", "200"]


def test_the_drawing_is_up_to_date() -> None:
    assert TOOL.render() == DRAWING, "run: python tools/preflight.py"


def test_the_drawing_is_light_and_legible_on_any_background() -> None:
    drawing = ET.fromstring(DRAWING)
    width, height = (drawing.get("viewBox") or "").split()[2:]
    background = drawing.find(f"{SVG}rect")
    assert background is not None
    assert (background.get("width"), background.get("height")) == (width, height)
    # As wide as a phone, its letters are as large there as they are here.
    assert int(width) <= 400
    assert len(DRAWING) < 8000


def test_who_does_not_see_the_drawing_is_told_every_header_of_it() -> None:
    told = " ".join(PAGE.partition(":alt:")[2].partition("\n\n")[0].split())
    names = {name for box in drawn() for name in box}
    assert [name for name in sorted(names) if name not in told] == []


@pytest.mark.parametrize("title", _SECTION.findall(PAGE)[:-1])
def test_a_section_shows_what_it_says_or_names_the_standard(title: str) -> None:
    _, *parts = _SECTION.split(PAGE)
    section = dict(zip(parts[::2], parts[1::2], strict=True))[title]
    assert _SHOWN.search(section) is not None
