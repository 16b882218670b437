"""``Access-Control-Allow-Credentials``, in every way to write it."""

from __future__ import annotations

import collections.abc as cabc
import itertools
import typing as t

from flask_cors.sansio import fetch
from flask_cors.sansio.browser.exchanges import Answer
from flask_cors.sansio.browser.exchanges import Credentials
from flask_cors.sansio.browser.exchanges import PageRequest

from ..cases import Case
from ..cases import case
from ..site import Site
from ..vocabulary import allow
from ..vocabulary import granting
from ..vocabulary import header
from ..vocabulary import Lines
from ..vocabulary import ok

_LINES: t.Final[tuple[Lines, ...]] = (
    (),
    ("true",),
    ("True",),
    ("TRUE",),
    ("tRUE",),
    (" true ",),
    ("\ttrue",),
    ("true\t",),
    ("",),
    (" ",),
    ("1",),
    ("yes",),
    ("on",),
    ("false",),
    ("include",),
    ("*",),
    ('"true"',),
    ("'true'",),
    ("?1",),
    ("true;",),
    ("true,",),
    (",true",),
    ("true, true",),
    ("true,false",),
    ("true true",),
    ("truetrue",),
    ("tr",),
    ("tr\u00fbe",),
    ("true", "true"),
    ("true", "false"),
    ("false", "true"),
    ("true", ""),
    ("", "true"),
)

_NAMES: t.Final = (
    fetch.ALLOW_CREDENTIALS.lower(),
    fetch.ALLOW_CREDENTIALS.upper(),
    "Access-Control-Allow-Credential",
)


def cases(site: Site) -> cabc.Iterator[Case]:
    """Each spelling, on each answer that is checked."""
    written = [header(fetch.ALLOW_CREDENTIALS, *lines) for lines in _LINES]
    written += [header(name, "true") for name in _NAMES]

    for said, credentials, allowed in itertools.product(
        written, Credentials, (site.page, "*")
    ):
        asked = f"{credentials.value}, {allowed}: {said}"
        answer = (*header(fetch.ALLOW_ORIGIN, allowed), *said)
        right = granting(site.page, "DELETE")
        wrong = Answer(200, (*answer, *header(fetch.ALLOW_METHODS, "DELETE")))
        get = PageRequest(site.api, site.page, credentials=credentials)
        delete = PageRequest(site.api, site.page, "DELETE", credentials=credentials)
        allowing = allow(site.page, credentials="true")

        yield case(f"{asked}, on the answer", ok(answer), get)
        yield case(f"{asked}, on the answer to DELETE", ok(answer, right), delete)
        yield case(f"{asked}, on the preflight", ok(allowing, wrong), delete)
