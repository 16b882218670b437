"""Runs the script in browsers, many cases at once."""

import contextlib
import itertools
import json
import typing as t
from collections.abc import Callable
from collections.abc import Iterator
from collections.abc import Sequence
from contextlib import AbstractContextManager

from demo.browser import chromium
from demo.browser import NoBrowserError
from demo.firefox import firefox
from flask_cors.page.engine import parts
from flask_cors.page.engine import script

from ...browser.absence import give_up
from .cases import comparable
from .cases import Document

#: So many applications are handed over at once.
_BATCH: t.Final = 20

_EXPLAIN: t.Final = """
const [text] = args;
return JSON.stringify(JSON.parse(text).map(({tables, requests}) =>
  requests.map((request) => corsExplain(tables, request))));
"""


class Browser(t.Protocol):
    @property
    def version(self) -> str: ...

    def open(self, url: str) -> str: ...

    def call(self, script: str, *args: t.Any) -> t.Any: ...


Start: t.TypeAlias = Callable[[], AbstractContextManager[Browser]]

STARTS: t.Final[tuple[Start, ...]] = (chromium, firefox)


@contextlib.contextmanager
def started() -> Iterator[tuple[Browser, ...]]:
    """Every browser, with an empty page."""
    with contextlib.ExitStack() as stack:
        try:
            found = tuple(_opened(stack.enter_context(start())) for start in STARTS)
        except NoBrowserError as error:
            give_up(error)

        yield found


def _opened(browser: Browser) -> Browser:
    browser.open("about:blank")
    return browser


def explained(browser: Browser, asked: Sequence[Document]) -> list[Document]:
    """What the script says of requests to applications, in their order.

    :param asked: each with its ``tables`` and ``requests``.
    """
    out: list[Document] = []

    for start in range(0, len(asked), _BATCH):
        batch = asked[start : start + _BATCH]
        said = browser.call(script() + _EXPLAIN, json.dumps(batch))
        found: list[list[Document]] = json.loads(said)
        out.extend(map(comparable, itertools.chain.from_iterable(found)))

    return out


def called(browser: Browser, body: str, *args: t.Any) -> t.Any:
    """What the body of a function gives that sees all parts of the script."""
    start = "const given = JSON.parse(args[0]);"
    answer = f"return JSON.stringify((() => {{ {body} }})());"
    said = browser.call(f"{start}\n{parts()}\n{answer}", json.dumps(args))
    return json.loads(said)
