"""The text of the script."""

from importlib import resources

import pytest

from flask_cors.page import engine
from flask_cors.page.engine import parts
from flask_cors.page.engine import script

FILES = sorted(
    each.name for each in resources.files(engine).iterdir() if each.name.endswith(".js")
)


def text(name: str) -> str:
    return (resources.files(engine) / name).read_text("utf-8")


def test_it_makes_one_name() -> None:
    assert script().startswith("const corsExplain = (() => {\n")
    assert script().endswith("\nreturn corsExplain;\n})();\n")


def test_it_has_all_parts() -> None:
    assert all(text(name) in parts() for name in FILES)
    assert parts() in script()


@pytest.mark.parametrize("name", FILES)
def test_a_part_can_be_read_at_one_sitting(name: str) -> None:
    lines = text(name).splitlines()
    assert lines[0] == '"use strict";'
    assert len(lines) <= 300
    assert max(map(len, lines)) <= 110


@pytest.mark.parametrize("name", FILES)
def test_a_part_runs_no_text_and_touches_no_page(name: str) -> None:
    words = ("eval", "Function(", "import", "document.", "window.", "innerHTML")
    assert [word for word in words if word in text(name)] == []
