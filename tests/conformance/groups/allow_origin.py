"""``Access-Control-Allow-Origin``, in every way to write it."""

from __future__ import annotations

import collections.abc as cabc
import itertools
import typing as t

from flask_cors.sansio import fetch
from flask_cors.sansio.browser.exchanges import Answer
from flask_cors.sansio.browser.exchanges import Credentials
from flask_cors.sansio.browser.exchanges import Headers
from flask_cors.sansio.browser.exchanges import PageRequest

from ..cases import Case
from ..cases import case
from ..site import Site
from ..vocabulary import allow
from ..vocabulary import granting
from ..vocabulary import header
from ..vocabulary import Lines
from ..vocabulary import ok

#: Placed with the origin, the host and the port of the page.
_LINES: t.Final[tuple[Lines, ...]] = (
    (),
    ("{origin}",),
    ("*",),
    ("null",),
    (" {origin} ",),
    ("\t{origin}",),
    ("{origin}\t",),
    (" * ",),
    ("\t*",),
    ("{origin}/",),
    ("{origin}/path",),
    ("{origin}?",),
    ("{origin}#",),
    ("{origin}:",),
    ("{origin},",),
    (",{origin}",),
    ("{origin};",),
    ("{origin}, {origin}",),
    ("{origin},{origin}",),
    ("{origin} {origin}",),
    ("{origin}, *",),
    ("*, {origin}",),
    ("*, *",),
    ("* *",),
    ("**",),
    ("{origin}, http://other.example",),
    ("http://other.example, {origin}",),
    ("http://other.example {origin}",),
    ("http://other.example",),
    ("{origin}", "{origin}"),
    ("{origin}", "*"),
    ("*", "{origin}"),
    ("*", "*"),
    ("", "{origin}"),
    ("{origin}", ""),
    ("", ""),
    ("null", "null"),
    ("",),
    (" ",),
    ("\t",),
    ("https://{host}:{port}",),
    ("HTTP://{host}:{port}",),
    ("http://{host}",),
    ("http://{host}:80",),
    ("http://{host}:1",),
    ("http://{host}:0{port}",),
    ("http://{HOST}:{port}",),
    ("http://Page.localhost:{port}",),
    ("http://{host}.:{port}",),
    ("http://user@{host}:{port}",),
    ("http:/{host}:{port}",),
    ("http:{host}:{port}",),
    ("//{host}:{port}",),
    ("{host}:{port}",),
    ("{host}",),
    ("http://*.localhost:{port}",),
    ("http://*",),
    ("http://localhost:{port}",),
    ("http://sub.{host}:{port}",),
    ("http://api.localhost:{port}",),
    ("http://127.0.0.1:{port}",),
    ('"{origin}"',),
    ("'{origin}'",),
    ("<{origin}>",),
    ('"*"',),
    ("Null",),
    ("NULL",),
    ('"null"',),
    (" null",),
    ("null, {origin}",),
    ("undefined",),
    ("true",),
    ("origin",),
    ("/.*/",),
    ("http://page.localhos\u00e9:{port}",),
    ("%68ttp://{host}:{port}",),
)

_NAMES: t.Final = (
    fetch.ALLOW_ORIGIN.lower(),
    fetch.ALLOW_ORIGIN.upper(),
    "aCCESS-cONTROL-aLLOW-oRIGIN",
    "Access-Control-Allow-Origins",
    "Access_Control_Allow_Origin",
    "Allow-Origin",
)


def cases(site: Site) -> cabc.Iterator[Case]:
    """Each spelling, on each answer that is checked."""
    for lines, origin, credentials in itertools.product(
        _LINES,
        (site.page, "null"),
        (Credentials.SAME_ORIGIN, Credentials.INCLUDE),
    ):
        written = header(fetch.ALLOW_ORIGIN, *(_placed(site, one) for one in lines))
        yield from _on_each_answer(site, origin, credentials, written)

    for name, credentials in itertools.product(_NAMES, Credentials):
        yield from _on_each_answer(site, site.page, credentials, ((name, site.page),))


def _placed(site: Site, line: str) -> str:
    host = site.page.removeprefix("http://").partition(":")[0]
    return line.format(origin=site.page, host=host, HOST=host.upper(), port=site.port)


def _on_each_answer(
    site: Site, origin: str, credentials: Credentials, written: Headers
) -> cabc.Iterator[Case]:
    also = header(fetch.ALLOW_CREDENTIALS, "true")
    asked = f"{origin}, {credentials.value}: {written}"
    get = PageRequest(site.api, origin, credentials=credentials)
    put = PageRequest(site.api, origin, "PUT", credentials=credentials)
    right = granting(origin, "PUT")
    wrong = Answer(200, (*written, *also, *header(fetch.ALLOW_METHODS, "PUT")))

    yield case(f"{asked}, on the answer", ok((*written, *also)), get)
    yield case(f"{asked}, without credentials", ok(written), get)
    yield case(f"{asked}, on the answer to PUT", ok((*written, *also), right), put)
    yield case(
        f"{asked}, on the preflight", ok(allow(origin, credentials="true"), wrong), put
    )
