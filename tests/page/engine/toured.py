"""The commands of the tour of failures, as cases."""

import re
import shlex
import textwrap
import typing as t
import warnings
from collections.abc import Iterator
from pathlib import Path

from flask import Flask

from flask_cors import asking
from flask_cors.explaining import absolute
from flask_cors.sansio.browser.exchanges import Credentials
from flask_cors.sansio.browser.exchanges import PageRequest

from ...documented.tour import PAGE
from .cases import Application

_BLOCK: t.Final = re.compile(
    r"^\.\. code-block:: (python|console)\n\n((?:\n|    .*\n)+)", re.MULTILINE
)
_COMMAND: t.Final = "$ flask --app shop cors explain "


def toured(page: Path = PAGE) -> Iterator[Application]:
    """Each command of the page, with the program that stands before it."""
    program = ""

    for language, source in _BLOCK.findall(page.read_text(encoding="utf-8")):
        block = textwrap.dedent(source).strip("\n")

        if language == "python":
            program = block
        elif block.startswith(_COMMAND):
            command = block.splitlines()[0].removeprefix(_COMMAND)
            yield _application(program, shlex.split(command))


def _application(program: str, words: list[str]) -> Application:
    names: dict[str, t.Any] = {"__name__": "shop"}

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        exec(compile(program, "shop.py", "exec"), names)

    app: Flask = names["app"]
    method, path, *options = words
    given = dict(zip(options, [*options[1:], ""], strict=True))
    credentials = "--credentials" in options
    mode = Credentials.INCLUDE if credentials else Credentials.SAME_ORIGIN
    name = given.get("--header")
    headers = () if name is None else (asking.header(name),)
    url, origin = absolute(app, path), given["--origin"]
    request = PageRequest(url, origin, method, headers, credentials=mode)
    return Application(" ".join(words), app, (request,))
