"""The documentation is true: its examples run, and what is generated is up to date."""

import contextlib
import gc
import importlib.util
import inspect
import io
import logging
import os
import re
import shlex
import subprocess
import sys
import textwrap
import tomllib
import typing as t
import warnings
from dataclasses import dataclass
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest
from flask import Flask

from flask_cors import cors_granted
from flask_cors import cors_refused
from flask_cors.sansio.options import OPTIONS
from flask_cors.sansio.rules import RULES

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
README = ROOT / "README.md"
QUICKSTART = DOCS / "quickstart.rst"
CONTRIBUTING = ROOT / "CONTRIBUTING.rst"
PAGES = (README, CONTRIBUTING, *sorted(DOCS.glob("*.rst")))

# Python runs; output is what the block before it prints. The others are not for Python.
LANGUAGES = {"python", "output", "console", "javascript", "nginx", "text"}

# What the commands of the README keep of a response's headers.
GREPPED = ("Access", "Vary")

_MARKDOWN = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_DIRECTIVE = re.compile(
    r"^\.\. code-block::[ ]*(\w*)\n((?:\n|[ ]{4}.*\n)+)", re.MULTILINE
)
_CODE = re.compile(r"^ *\.\. (?:source)?code", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Block:
    """A block of code on a page.

    :param line: the number of its first line.
    :param prints: the output that the page shows below it.
    :param command: what the page runs it with, if that is not Python.
    """

    page: Path
    line: int
    language: str
    source: str
    prints: str = ""
    command: str = ""

    def __str__(self) -> str:
        return f"{self.page.name}:{self.line}"

    def run(self) -> dict[str, t.Any]:
        # With its own lines and file name, a traceback points into the page.
        source = "\n" * (self.line - 1) + self.source
        namespace: dict[str, t.Any] = {"__name__": "example"}
        exec(compile(source, self.page, "exec"), namespace)

        for name in [name for name in namespace if name.startswith("test_")]:
            # Those with fixtures are run by pytest, elsewhere.
            if not inspect.signature(namespace[name]).parameters:
                namespace[name]()

        return namespace


def blocks_of(page: Path) -> list[Block]:
    text = page.read_text(encoding="utf-8")
    pattern = _MARKDOWN if page.suffix == ".md" else _DIRECTIVE
    out: list[Block] = []

    for match in pattern.finditer(text):
        line = text.count("\n", 0, match.start(2)) + 1
        language, source = match[1], textwrap.dedent(match[2])
        command, _, prints = source.strip("\n").partition("\n")

        if language == "output":
            out.append(replace(out.pop(), prints=source))
        elif command.startswith("$ flask --app ") and prints:
            last = program_of(out)
            program = replace(last, language="program", command=command)
            out.append(replace(program, line=line, prints=f"{prints}\n"))
        else:
            out.append(Block(page, line, language, source))

    return out


def program_of(blocks: list[Block]) -> Block:
    """The last program before a command, which is no example then."""
    index = max(i for i, b in enumerate(blocks) if b.language in ("python", "program"))
    # Several commands may follow one program.
    is_first = blocks[index].language == "python"
    return blocks.pop(index) if is_first else blocks[index]


BLOCKS = [block for page in PAGES for block in blocks_of(page)]
EXAMPLES = [block for block in BLOCKS if block.language == "python"]
PROGRAMS = [block for block in BLOCKS if block.language == "program"]


def tool(name: str) -> ModuleType:
    """A tool, which is no module of a package."""
    spec = importlib.util.spec_from_file_location(name, ROOT / f"tools/{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def _logger() -> t.Iterator[None]:
    """Give the logger back as it was: an example may set it up."""
    logger = logging.getLogger("flask_cors")
    handlers, level = list(logger.handlers), logger.level
    yield
    logger.handlers[:] = handlers
    logger.setLevel(level)


@pytest.fixture
def _signals() -> t.Iterator[None]:
    """Let nobody listen any longer: an example may have connected a function."""
    yield

    if cors_granted.receivers or cors_refused.receivers:
        gc.collect()


@pytest.mark.usefixtures("_logger", "_signals")
@pytest.mark.parametrize("block", EXAMPLES, ids=str)
def test_an_example_runs_and_prints_what_the_page_shows(block: Block) -> None:
    printed = io.StringIO()

    with contextlib.redirect_stdout(printed), warnings.catch_warnings():
        warnings.simplefilter("error")
        block.run()

    # The page breaks long lines.
    assert printed.getvalue().split() == block.prints.split()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_block_says_its_language(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    fences, directives = text.count("```") // 2, len(_CODE.findall(text))
    shown = [match[1] for p in (_MARKDOWN, _DIRECTIVE) for match in p.finditer(text)]
    assert len(shown) == fences + directives
    assert set(shown) <= LANGUAGES


@pytest.mark.parametrize("page", PAGES[1:], ids=lambda page: page.name)
def test_no_block_goes_without_a_directive(page: Path) -> None:
    lines = page.read_text(encoding="utf-8").splitlines()
    assert [n for n in lines if n.endswith("::") and not n.startswith("..")] == []


@pytest.mark.parametrize("page", [README, QUICKSTART], ids=lambda page: page.name)
def test_the_page_shows_what_curl_gets(page: Path) -> None:
    app: Flask = next(b for b in EXAMPLES if b.page == page).run()["app"]
    shown = next(b.source for b in BLOCKS if b.page == page and "curl" in b.source)
    expected = []

    for line in shown.strip().splitlines():
        if not line.startswith("$"):
            continue

        words = shlex.split(line)
        origin = words[words.index("-H") + 1].removeprefix("Origin: ")
        url = next(word for word in words if word.startswith("http://"))
        response = app.test_client().get(url, headers={"Origin": origin})
        shown_headers = [h for h in response.headers if h[0].startswith(GREPPED)]
        expected += [line, *(": ".join(header) for header in shown_headers)]

    assert shown.strip().splitlines() == expected


@pytest.mark.parametrize("block", PROGRAMS, ids=str)
def test_a_command_prints_what_the_page_shows(block: Block, tmp_path: Path) -> None:
    _, program, *args = shlex.split(block.command)
    name = args[args.index("--app") + 1]
    (tmp_path / f"{name}.py").write_text(block.source.lstrip(), encoding="utf-8")
    result = subprocess.run(
        [sys.executable, "-m", program, *args],
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        cwd=tmp_path,
        env={**os.environ, "COLUMNS": "80", "PYTHONIOENCODING": "utf-8"},
    )
    assert result.stderr == ""
    assert result.stdout == block.prints


@pytest.mark.parametrize("page", ["config", "rules"])
def test_a_page_is_made_from_its_table(page: str) -> None:
    written = (DOCS / f"{page}.rst").read_text(encoding="utf-8")
    assert written == tool(page).render(), f"run: python tools/{page}.py"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_the_page_of_rules_has(rule: t.Any) -> None:
    written = (DOCS / "rules.rst").read_text(encoding="utf-8")
    assert f".. _{rule.id.lower()}:\n\n{rule.id}: " in written
    assert f"    {rule.example}\n" in written


@pytest.mark.parametrize("option", OPTIONS.values(), ids=lambda option: option.name)
def test_the_page_of_options_has(option: t.Any) -> None:
    written = (DOCS / "config.rst").read_text(encoding="utf-8")
    assert f"``{option.name}``\n~" in written
    assert f":Key: ``{option.key}``" in written


def test_the_changes_name_the_version_of_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    changes = (ROOT / "CHANGES.rst").read_text(encoding="utf-8")
    first, dashes, _, state, *_ = changes.splitlines()
    assert first == f"Version {project['project']['version']}"
    assert dashes == "-" * len(first)
    assert re.fullmatch(r"Unreleased|Released \d{4}-\d\d-\d\d", state)


@pytest.mark.parametrize("name", ["README.md", "SECURITY.md"])
def test_links_to_files_of_the_project_lead_somewhere(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    links = re.findall(r"\]\(((?!https?:)[^)#]+)\)", text)
    assert links != []
    assert [link for link in links if not (ROOT / link).is_file()] == []


@pytest.mark.parametrize("page", [README, CONTRIBUTING], ids=lambda page: page.name)
def test_the_make_targets_that_are_named_exist(page: Path) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    named = re.findall(
        r"(?:`|\$ )make (?:PYTHON=\S+ )?([\w-]+)", page.read_text(encoding="utf-8")
    )
    targets = set(re.findall(r"^([\w-]+):", makefile, re.MULTILINE))
    assert {"test"} <= set(named) <= targets
