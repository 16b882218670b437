"""Statuses, of preflights and of responses."""

from __future__ import annotations

import collections.abc as cabc
import itertools
import typing as t

from flask_cors.sansio.browser.exchanges import Answer
from flask_cors.sansio.browser.exchanges import Credentials
from flask_cors.sansio.browser.exchanges import Mode
from flask_cors.sansio.browser.exchanges import PageRequest

from ..cases import Case
from ..cases import case
from ..scripts import Hop
from ..site import Site
from ..vocabulary import allow
from ..vocabulary import granting
from ..vocabulary import header
from ..vocabulary import ok

# Not 407, which is a proxy's, nor 408 and 425, after which browsers try again.
_STATUSES: t.Final = (
    *(200, 201, 202, 203, 204, 205, 206, 207, 208, 218, 226, 250, 299),
    *(300, 301, 302, 303, 304, 305, 306, 307, 308, 309, 310, 399),
    *(400, 401, 402, 403, 404, 405, 406, 409, 410, 415, 418, 422, 429, 431, 451, 499),
    *(500, 501, 502, 503, 504, 511, 599),
)

#: No status at all by RFC 9110, and yet it comes.
_BROKEN: t.Final = (600, 700, 999)


def of_preflights(site: Site) -> cabc.Iterator[Case]:
    """Each status, with all that a preflight needs, and with nothing."""
    right = granting(site.page, "PUT", "x-one").headers
    away = header("Location", f"{site.api}{{1}}")
    wanted = header("WWW-Authenticate", 'Basic realm="x"')

    for status, (said, headers), credentials in itertools.product(
        (*_STATUSES, *_BROKEN),
        {
            "all": right,
            "nothing": (),
            "no method": allow(site.page, credentials="true"),
            "a location": (*right, *away),
            "a challenge": (*right, *wanted),
        }.items(),
        (Credentials.SAME_ORIGIN, Credentials.INCLUDE),
    ):
        answers = allow(site.page, credentials="true")
        hops = (
            *ok(answers, Answer(status, headers)),
            *ok(answers, Answer(200, right)),
        )
        request = PageRequest(site.api, site.page, "PUT", credentials=credentials)
        yield case(f"{status} with {said}, {credentials.value}", hops, request)


def of_answers(site: Site) -> cabc.Iterator[Case]:
    """Each status, in each mode."""
    for status, mode, url, method in itertools.product(
        (*_STATUSES, *_BROKEN),
        Mode,
        (site.page, site.api),
        ("GET", "HEAD", "POST", "PUT"),
    ):
        for allowed in (site.page, ""):
            answer = allow(allowed) if allowed else ()
            hop = Hop(
                Answer(status, (*answer, ("X-One", "1"))), granting(site.page, "PUT")
            )
            yield case(
                f"{status} to {mode.value} {method} {url}, allowed: {allowed}",
                (hop,),
                PageRequest(url, site.page, method, mode=mode),
            )
