"""What every example has: a command that starts it, a README, a test, its place on the
page of the documentation, and a configuration without findings.
"""

import re
from pathlib import Path

import pytest

from . import transcript
from .launch import EXAMPLES

HERE = Path(__file__).parent
PAGE = HERE.parents[1] / "docs/examples.rst"

NAMES = sorted(app.parent.name for app in EXAMPLES.glob("*/app.py"))

#: What is written into the README of an example that has findings.
MEANT = {"metrics": ["CORS253"]}

each = pytest.mark.parametrize("name", NAMES)


def text(name: str) -> str:
    return transcript.readme(name).read_text(encoding="utf-8")


def audited(name: str) -> str:
    """What an audit prints on the page, which is compared with what it does print."""
    (audit,) = [
        step
        for step in transcript.shown(name)
        if step.command.startswith("flask cors audit")
    ]
    return audit.prints


def test_there_are_some() -> None:
    assert len(NAMES) >= 7


@each
def test_the_first_command_of_the_readme_starts_it(name: str) -> None:
    assert transcript.shown(name)[0] == transcript.Step(f"make -C examples/{name}", "")


@each
def test_the_readme_says_what_to_see_and_what_to_change(name: str) -> None:
    titles = re.findall(r"^## (.*)$", text(name), re.MULTILINE)
    assert titles == ["What to see", "What to change"]


@each
def test_the_links_of_the_readme_lead_somewhere(name: str) -> None:
    links = re.findall(r"\]\(((?!https?:)[^)#]+)\)", text(name))
    assert "app.py" in links
    assert [link for link in links if not (EXAMPLES / name / link).is_file()] == []


@each
def test_the_readme_shows_an_audit_without_findings(name: str) -> None:
    printed = audited(name)
    assert re.findall(r"^CORS\d+", printed, re.MULTILINE) == MEANT.get(name, [])
    assert name in MEANT or printed.startswith("Nothing found.\n")


@each
def test_it_is_driven_as_its_users_do(name: str) -> None:
    source = (HERE / f"test_{name}.py").read_text(encoding="utf-8")
    assert "launched(" in source
    assert name in transcript.PORTS


@each
def test_what_it_needs_has_lower_bounds_alone(name: str) -> None:
    needed = (EXAMPLES / name / "requirements.txt").read_text().splitlines()
    wanted = re.compile(r"[a-z-]+(\[[a-z]+\])?>=[\d.]+")
    assert [line for line in needed if not wanted.fullmatch(line)] == []
    assert any(line.startswith("flask-cors") for line in needed)


@each
def test_the_page_of_the_documentation_has_it(name: str) -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert f"\n    $ make -C examples/{name}\n" in page


def test_the_page_has_no_other() -> None:
    commands = re.findall(r"^    \$ (.*)$", PAGE.read_text(), re.MULTILINE)
    assert sorted(commands) == [f"make -C examples/{name}" for name in NAMES]
