"""Write the tables of docs/troubleshooting.rst, which lead to its headings."""

import re
import typing as t
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PAGE = Path(__file__).parents[1] / "docs" / "troubleshooting.rst"

#: The group whose headings are no sentences that CORS is the reason of.
OTHERS = "What looks like CORS"

_TABLES = re.compile(r"(?<=^\.\. begin of ).*?(?=^\.\. end of )", re.S | re.M)
_GROUP = re.compile(r"^(.+)\n-{3,}\n", re.M)
_HEADING = re.compile(r'^\.\. _([\w-]+):\n\n(.+)\n(~{3,}|"{3,})\n', re.M)
_FIREFOX = re.compile(r":ref:`[^`]*<(firefox-[\w-]+)>`")


@dataclass(frozen=True, slots=True)
class Heading:
    """A sentence, or what looks like CORS otherwise.

    :param anchor: the label, which stays; those of Firefox's sentences say so.
    :param text: that of the section, down to the next heading.
    """

    anchor: str
    title: str
    text: str
    is_first: bool

    @property
    def is_firefox(self) -> bool:
        return self.anchor.startswith("firefox-")


#: What stands below one heading of the first order, and those that follow it at once.
Section: t.TypeAlias = list[Heading]


def main() -> None:
    PAGE.write_text(render(PAGE.read_text(encoding="utf-8")), encoding="utf-8")


def render(page: str) -> str:
    """The page, with its tables as they have to be."""
    first, _, _ = page.partition("begin of ")[2].partition("\n")
    groups = groups_of(page)
    others = groups.pop(OTHERS)
    rows = [_row(section) for group in groups.values() for section in group]
    tables = "\n\n".join([first, _table(rows), _list(others), ""])
    return _TABLES.sub(lambda _: tables, page)


def groups_of(page: str) -> dict[str, list[Section]]:
    """The sections of the page, by the title of their group."""
    _, *parts = _GROUP.split(page)
    groups = dict(zip(parts[::2], parts[1::2], strict=True))
    found = {title: list(_sections(text)) for title, text in groups.items()}
    return {title: sections for title, sections in found.items() if sections}


def _sections(text: str) -> Iterator[Section]:
    section: Section = []

    for heading in _headings(text):
        if heading.is_first and section:
            yield section
            section = []

        section.append(heading)

    if section:
        yield section


def _headings(text: str) -> Iterator[Heading]:
    _, *parts = _HEADING.split(text)

    for index in range(0, len(parts), 4):
        anchor, title, line, below = parts[index : index + 4]
        yield Heading(anchor, title.replace("\\", ""), below, line[0] == "~")


def _row(section: Section) -> tuple[list[str], list[str]]:
    """What each browser says, as anchors."""
    text = "".join(heading.text for heading in section)
    chrome = [h.anchor for h in section if not h.is_firefox]
    firefox = [h.anchor for h in section if h.is_firefox] or _FIREFOX.findall(text)
    return chrome, firefox


def _table(rows: list[tuple[list[str], list[str]]]) -> str:
    head = [".. list-table::", "    :header-rows: 1", "    :widths: 50 50", ""]
    cells = [("    * - ", ["Chrome"]), ("      - ", ["Firefox"])]

    for chrome, firefox in rows:
        cells += [("    * - ", _links(chrome)), ("      - ", _links(firefox))]

    return "\n".join([*head, *(line for cell in cells for line in _cell(*cell))])


def _links(anchors: list[str]) -> list[str]:
    return [f":ref:`{anchor}`" for anchor in anchors]


def _cell(start: str, lines: list[str]) -> Iterator[str]:
    """Each in a paragraph of its own."""
    for number, line in enumerate(lines):
        yield from ("", f"        {line}") if number else (f"{start}{line}",)


def _list(others: list[Section]) -> str:
    links = [f"- :ref:`{section[0].anchor}`" for section in others]
    return "\n".join(["And what looks like CORS, and is something else:", "", *links])


if __name__ == "__main__":
    main()
