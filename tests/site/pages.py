"""The pages of the documentation, by their sections and blocks."""

import re
import textwrap
import typing as t
from pathlib import Path

ROOT: t.Final = Path(__file__).parents[2]
DOCS: t.Final = ROOT / "docs"

_HEADING = re.compile(r"^(\S.*)\n([=~-])\2{2,}\n", re.MULTILINE)
_BLOCK = re.compile(r"^\.\. code-block:: (\w+)\n\n((?:\n|    .*\n)+)", re.MULTILINE)


def blocks(page: str, section: str, language: str) -> list[str]:
    """The blocks of code below a heading, in the order of the page.

    :param section: the whole text of the heading.
    """
    return [
        textwrap.dedent(source).strip("\n") + "\n"
        for found, source in _BLOCK.findall(sections(page)[section])
        if found == language
    ]


def sections(page: str) -> dict[str, str]:
    """The text below each heading of a page."""
    text = (DOCS / f"{page}.rst").read_text(encoding="utf-8")
    _, *parts = _HEADING.split(text)
    return dict(zip(parts[::3], parts[2::3], strict=True))
