"""Words: the arguments that say what a page asks for."""

from __future__ import annotations

import collections.abc as cabc
import typing as t

import click

from .. import asking
from ..sansio.browser.exchanges import Credentials

if t.TYPE_CHECKING:
    _ParamType: t.TypeAlias = click.ParamType[t.Any]
else:
    # Older versions of Click have it without a type of what it reads.
    _ParamType = click.ParamType

F = t.TypeVar("F", bound=cabc.Callable[..., t.Any])


class Decorator(t.Protocol):
    """Adds an option to a command."""

    def __call__(self, command: F, /) -> F: ...


class Words(_ParamType):
    """An argument that is read by a function of :mod:`flask_cors.asking`."""

    def __init__(self, name: str, read: cabc.Callable[[str], object]):
        self.name = name
        self._read = read

    def convert(
        self, value: t.Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> t.Any:
        """Read a value, or fail with what is wrong with it."""
        try:
            return self._read(value)
        except asking.WordError as error:
            self.fail(str(error), param, ctx)


METHOD: t.Final = Words("method", asking.method)
URL: t.Final = Words("url", asking.url)

origin_option: Decorator = click.option(
    "--origin",
    type=Words("origin", asking.origin),
    required=True,
    help="The origin of the page, such as https://app.example.com.",
)

headers_option: Decorator = click.option(
    "--header",
    "headers",
    type=Words("name[:value]", asking.header),
    multiple=True,
    help="A header that the page sets; may be given several times.",
)


def _credentials(_: click.Context, __: click.Parameter, is_given: bool) -> Credentials:
    return Credentials.INCLUDE if is_given else Credentials.SAME_ORIGIN


credentials_option: Decorator = click.option(
    "--credentials",
    is_flag=True,
    callback=_credentials,
    help="The page wants cookies to be sent with it.",
)
