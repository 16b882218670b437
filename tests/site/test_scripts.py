"""The JavaScript of the pages: none of it has a mistake of writing."""

import json
import re
import shutil
import subprocess
import textwrap
import typing as t

import pytest

from demo.browser import NoBrowserError

from ..browser.absence import give_up
from .pages import DOCS

pytestmark = [pytest.mark.slow]

_BLOCK = re.compile(
    r"^\.\. code-block:: javascript\n\n((?:\n| {4}.*\n)+)", re.MULTILINE
)

#: Each block with its place. A module may wait at its top level, as a console does.
SCRIPTS: t.Final = {
    f"{page.stem}, {number}": textwrap.dedent(source)
    for page in sorted(DOCS.glob("*.rst"))
    for number, source in enumerate(_BLOCK.findall(page.read_text("utf-8")), 1)
}

READ: t.Final = """
const { SourceTextModule } = require("node:vm");
const scripts = JSON.parse(require("node:fs").readFileSync(0, "utf-8"));

for (const [place, source] of Object.entries(scripts)) {
  try {
    new SourceTextModule(source);
    scripts[place] = "";
  } catch (error) {
    scripts[place] = `${error}`;
  }
}

console.log(JSON.stringify(scripts));
"""


def mistakes(scripts: dict[str, str]) -> dict[str, str]:
    """What Node says of each script that it cannot read."""
    node = shutil.which("node")

    if node is None:
        give_up(NoBrowserError("no Node was found; to get it: apt-get install nodejs"))

    result = subprocess.run(
        [node, "--no-warnings", "--experimental-vm-modules", "-e", READ],
        input=json.dumps(scripts),
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    found: dict[str, str] = json.loads(result.stdout)
    return {place: said for place, said in found.items() if said}


def test_every_script_can_be_read() -> None:
    assert len(SCRIPTS) > 30
    assert mistakes(SCRIPTS) == {}


def test_one_that_cannot_is_named() -> None:
    wrong = {"here": "const API = ;", "there": "await 1"}
    assert mistakes(wrong) == {"here": "SyntaxError: Unexpected token ';'"}
