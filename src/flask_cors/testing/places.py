"""Places: where the page is, and where the application is."""

from __future__ import annotations

import typing as t

from flask import Flask

from ..sansio.browser.urls import joined
from ..sansio.browser.urls import parsed
from ..sansio.browser.urls import Url
from ..sansio.origin_spelling import misspelling
from ..sansio.origin_spelling import page_origin

#: The host of an application that says nothing of its own.
HOST: t.Final = "api.example"

_NULL: t.Final = "null"


def page_of(origin: str) -> Url | None:
    """Where a page of an origin is; nothing if the origin is ``null``.

    :raises ValueError: if no page has such an origin.
    """
    if origin == _NULL:
        return None

    pattern = page_origin(origin)
    written = None if pattern is None or "*" in origin else str(pattern)

    if written != origin:
        raise ValueError(_no_origin(origin, written))

    return parsed(origin)


def base_of(app: object, base_url: str | None) -> Url:
    """Where an application is.

    :raises ValueError: if that is no URL of HTTP.
    """
    written = _default_base(app) if base_url is None else base_url
    url = parsed(written)

    if url is None or not url.is_http or url.has_user:
        raise ValueError(
            f"base_url={written!r} is not where an application can be. Give one such "
            f"as 'https://{HOST}'."
        )

    return url


def resolved(url: str, base: Url) -> str:
    """A URL as a page gives it, made absolute; as it is if that fails.

    :param base: what paths begin at, those with a slash in front too.
    """
    is_path = url.startswith("/") and not url.startswith("//")
    mounted = f"{base.path.rstrip('/')}{url}" if is_path else url
    written = mounted.encode("utf-8", "replace").decode("latin-1")
    found = parsed(url) or joined(base, written)
    return url if found is None else found.text


def _no_origin(origin: str, written: str | None) -> str:
    found = misspelling(origin)
    meant = written or (found and found.meant)
    advice = (
        f"Did you mean {meant!r}?"
        if meant
        else "Give one such as 'https://app.example', or 'null' for a sandboxed frame."
    )
    return f"origin={origin!r} is not an origin that a page has. {advice}"


def _default_base(app: object) -> str:
    if not isinstance(app, Flask):
        return f"https://{HOST}/"

    host = app.config["SERVER_NAME"] or HOST
    root = app.config["APPLICATION_ROOT"].strip("/")
    return f"https://{host}/{root}{'/' if root else ''}"
