"""Requests as a page writes them: the arguments of its ``fetch()``."""

from __future__ import annotations

import collections.abc as cabc
import typing as t
from dataclasses import dataclass

from ..sansio import fetch
from ..sansio.browser.exchanges import combined
from ..sansio.browser.exchanges import Credentials
from ..sansio.browser.exchanges import Headers
from ..sansio.browser.exchanges import Mode
from ..sansio.browser.exchanges import PageRequest
from ..sansio.browser.exchanges import Redirect
from .bodies import Body
from .bodies import body_of
from .bodies import Data
from .choices import chosen

GivenHeaders: t.TypeAlias = cabc.Mapping[str, str] | cabc.Iterable[tuple[str, str]]

ModeName: t.TypeAlias = t.Literal["cors", "no-cors", "same-origin"]
CredentialsName: t.TypeAlias = t.Literal["omit", "same-origin", "include"]
RedirectName: t.TypeAlias = t.Literal["follow", "error", "manual"]

_MODES: t.Final = {mode.value: mode for mode in Mode}
_CREDENTIALS: t.Final = {mode.value: mode for mode in Credentials}
_REDIRECTS: t.Final = {mode.value: mode for mode in Redirect}


class FetchOptions(t.TypedDict, total=False):
    """What ``fetch()`` takes beside the URL.

    .. versionadded:: 7.0
    """

    method: str
    headers: GivenHeaders | None
    json: t.Any
    data: Data
    mode: ModeName
    credentials: CredentialsName
    redirect: RedirectName


@dataclass(frozen=True, slots=True)
class Asked:
    """A request, and what it carries."""

    request: PageRequest
    body: bytes


def asked(url: str, origin: str, options: FetchOptions) -> Asked:
    """The request of a page.

    :param url: absolute.
    :raises TypeError: if it has two bodies, or one that it cannot have.
    :raises ValueError: if one of the modes does not exist.
    """
    method = options.get("method", "GET")
    body = body_of(options.get("data"), options.get("json"))

    if body is not None and fetch.normalize_method(method) in ("GET", "HEAD"):
        raise TypeError(f"A request of the method {method} has no body in a browser.")

    request = PageRequest(
        url,
        origin,
        method,
        _headers(options.get("headers"), body),
        chosen(options.get("mode", "cors"), _MODES, "mode"),
        chosen(options.get("credentials", "same-origin"), _CREDENTIALS, "credentials"),
        chosen(options.get("redirect", "follow"), _REDIRECTS, "redirect"),
    )
    return Asked(request, b"" if body is None else body.data)


def opened(url: str, origin: str, data: Data) -> Asked:
    """The request of a user, who opens a URL or sends a form of that origin.

    Nothing of it is CORS: the window goes wherever a redirect leads.
    """
    method = "GET" if data is None else "POST"
    options = FetchOptions(
        method=method, data=data, mode="no-cors", credentials="include"
    )
    return asked(url, origin, options)


def _headers(given: GivenHeaders | None, body: Body | None) -> Headers:
    pairs = given.items() if isinstance(given, cabc.Mapping) else given or ()
    headers = tuple((str(name), str(value)) for name, value in pairs)
    content_type = None if body is None else body.content_type

    if content_type is None or combined(headers, "Content-Type") is not None:
        return headers

    return (*headers, ("Content-Type", content_type))
