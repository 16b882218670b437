"""Modes of a request and of its credentials, to every origin, from pages and frames."""

from __future__ import annotations

import collections.abc as cabc
import itertools
import typing as t

from flask_cors.sansio.browser.exchanges import Credentials
from flask_cors.sansio.browser.exchanges import Headers
from flask_cors.sansio.browser.exchanges import Mode
from flask_cors.sansio.browser.exchanges import PageRequest
from flask_cors.sansio.browser.exchanges import Redirect

from ..cases import Case
from ..cases import case
from ..site import Site
from ..vocabulary import allow
from ..vocabulary import granting
from ..vocabulary import ok

_REQUESTS: t.Final[tuple[tuple[str, Headers], ...]] = (
    ("GET", ()),
    ("HEAD", ()),
    ("POST", ()),
    ("PUT", ()),
    ("GET", (("x-one", "1"),)),
    ("POST", (("Content-Type", "application/json"), ("Accept", "text/html"))),
)


def cases(site: Site) -> cabc.Iterator[Case]:
    """Each request to each origin, granted and not."""
    for url, origin, mode, credentials, (method, headers) in itertools.product(
        (site.page, *site.others), (site.page, "null"), Mode, Credentials, _REQUESTS
    ):
        request = PageRequest(
            url, origin, method, headers=headers, mode=mode, credentials=credentials
        )

        for granted in (origin, "*"):
            hops = ok(
                (*allow(granted, credentials="true"), ("X-One", "1")),
                granting(granted, "PUT", "x-one, content-type"),
            )
            yield case(f"{request}, granted {granted}", hops, request)

    for url, mode, redirect in itertools.product((site.page, site.api), Mode, Redirect):
        request = PageRequest(url, site.page, mode=mode, redirect=redirect)
        yield case(f"{request}, not redirected", ok(allow("*")), request)
