"""What the README of an example shows is what its commands print."""

from pathlib import Path

import pytest

from . import transcript
from .launch import require


@pytest.mark.server
@pytest.mark.slow
@pytest.mark.parametrize("name", transcript.PORTS)
def test_the_commands_print_what_the_readme_shows(name: str, tmp_path: Path) -> None:
    require("curl", *transcript.PROGRAMS.get(name, []))
    assert transcript.printed(name, tmp_path) == transcript.shown(name)


@pytest.mark.parametrize("name", transcript.PORTS)
def test_a_readme_with_its_own_steps_is_the_same(name: str) -> None:
    text = transcript.readme(name).read_text(encoding="utf-8")
    assert transcript.rewritten(name, transcript.shown(name)) == text


@pytest.mark.parametrize("name", transcript.PORTS)
def test_the_ports_of_the_page_are_those_of_the_makefile(name: str) -> None:
    makefile = transcript.readme(name).with_name("Makefile").read_text()
    ports = transcript.PORTS[name].items()
    assert [p for p in ports if f"{p[0]} ?= {p[1]}\n" not in makefile] == []
