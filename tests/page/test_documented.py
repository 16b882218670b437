"""The page of the documentation about the report: its example, and what it says."""

import subprocess
import sys
from pathlib import Path

import pytest

from ..test_docs import blocks_of
from ..test_docs import DOCS
from .parsed import Page
from .parsed import parsed

PAGE = DOCS / "report.rst"

#: What a reviewer has the patience to load.
MOST_BYTES = 120_000


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Page:
    """What the command of the page writes about the program of the page."""
    folder = tmp_path_factory.mktemp("documented")
    program, command, *_ = blocks_of(PAGE)
    _, *words = command.source.split()
    (folder / "shop.py").write_text(program.source.lstrip(), encoding="utf-8")
    subprocess.run(
        [sys.executable, "-m", *words],
        capture_output=True,
        check=True,
        cwd=folder,
        timeout=60,
    )
    written = folder / words[-1]
    return parsed(written.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "text",
    ["P2", "Any site", "No other site", "The same", "shop.py:34, CORS()", "Explain"],
)
def test_the_report_has_what_its_page_speaks_of(page: Page, text: str) -> None:
    assert text in page.text


def test_the_example_has_something_to_find(page: Page) -> None:
    severities = {row.get("data-severity") for row in page.all("tr")}
    assert severities >= {"warning", "advice"}


@pytest.mark.parametrize("heading", ["Routes", "Explain a request"])
def test_a_part_is_called_what_it_is_called_in_the_report(
    page: Page, heading: str
) -> None:
    assert heading in page.text
    assert f"**{heading}**" in PAGE.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "column",
    [
        "Policy",
        "Who may read",
        "Who may read with cookies",
        "Who may write",
        "Findings",
    ],
)
def test_every_column_is_explained(page: Page, column: str) -> None:
    assert column in page.text
    assert f"*{column}*\n" in PAGE.read_text(encoding="utf-8")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pictures_are_small(scheme: str) -> None:
    picture = Path("_static", f"report-{scheme}.png")
    assert picture.as_posix() in PAGE.read_text(encoding="utf-8")
    assert 0 < (DOCS / picture).stat().st_size < MOST_BYTES
