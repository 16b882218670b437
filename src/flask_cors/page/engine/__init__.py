"""The engine: the algorithm of ``flask cors explain`` as a script of a page."""

from __future__ import annotations

import typing as t
from importlib import resources

#: The only name that the script makes.
NAME: t.Final = "corsExplain"


def script() -> str:
    """The text of the script, which makes a function of tables and a request."""
    return f"const {NAME} = (() => {{\n{parts()}\nreturn {NAME};\n}})();\n"


def parts() -> str:
    """The text of its parts, which see each other."""
    files = (
        each for each in resources.files(__name__).iterdir() if _is_script(each.name)
    )
    ordered = sorted(files, key=lambda each: each.name)
    return "\n".join(each.read_text("utf-8") for each in ordered)


def _is_script(name: str) -> bool:
    return name.endswith(".js")
