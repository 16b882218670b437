"""Write docs/migrating.rst from docs/differences.toml."""

import re
import textwrap
import tomllib
from pathlib import Path

DOCS = Path(__file__).parents[1] / "docs"
LISTED = DOCS / "differences.toml"
PAGE = DOCS / "migrating.rst"

INTRODUCTION = """\
Coming from flask-cors
======================

Flask-CORS 7 is installed over flask-cors 6 and serves a correct application as
before: the same import name, options, configuration keys and answers. What differs
is listed here, in full: the answers of flask-cors 6.0.5 to several hundred
configurations are recorded, and the tests of this project fail on every other
difference. An application that was open or broken without knowing it is told so at
start, by an error or a warning that names the fix.
"""


def main() -> None:
    PAGE.write_text(render(), encoding="utf-8")


def render() -> str:
    entries = tomllib.loads(LISTED.read_text(encoding="utf-8"))["difference"]
    return "\n\n".join([INTRODUCTION, *map(_section, entries)])


def _section(entry: dict[str, str]) -> str:
    title = _literals(entry["title"]).removesuffix(".")
    fields = [("Before", "was"), ("Now", "now"), ("Why", "why"), ("To do", "do")]
    listed = [_field(label, entry[name]) for label, name in fields]
    return "\n".join(
        [f".. _{entry['id']}:", "", title, "-" * len(title), "", *listed, ""]
    )


def _field(label: str, text: str) -> str:
    return textwrap.fill(
        f":{label}: {_literals(text)}",
        width=88,
        subsequent_indent="    ",
        break_long_words=False,
        break_on_hyphens=False,
    )


def _literals(text: str) -> str:
    return re.sub(r"`([^`]+)`", r"``\1``", text)


if __name__ == "__main__":
    main()
