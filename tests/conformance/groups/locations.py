"""``Location``, in every way to write it."""

from __future__ import annotations

import collections.abc as cabc
import itertools
import typing as t

from flask_cors.sansio.browser.exchanges import Answer
from flask_cors.sansio.browser.exchanges import Credentials
from flask_cors.sansio.browser.exchanges import Mode
from flask_cors.sansio.browser.exchanges import PageRequest
from flask_cors.sansio.browser.exchanges import Redirect

from ..cases import Case
from ..cases import case
from ..scripts import Hop
from ..site import Site
from ..vocabulary import allow
from ..vocabulary import granting
from ..vocabulary import header
from ..vocabulary import Lines

#: ``{1}`` is the path of the next hop; the rest are origins, hosts and the port.
_LINES: t.Final[tuple[Lines, ...]] = (
    (),
    ("{1}",),
    ("{api}{1}",),
    ("{page}{1}",),
    ("{third}{1}",),
    ("//{third_host}{1}",),
    ("///{third_host}{1}",),
    ("http:{1}",),
    ("http:/{third_host}{1}",),
    ("http://{third_host}{1}#fragment",),
    ("{api}{1}#fragment",),
    ("{1}#",),
    ("{api}{1}?query",),
    ("HTTP://{third_host}{1}",),
    ("http://{THIRD_HOST}{1}",),
    (" {third}{1} ",),
    ("\t{third}{1}",),
    ("\\\\{third_host}{1}",),
    ("/.{1}",),
    ("/..{1}",),
    ("/x/..{1}",),
    ("http://user@{third_host}{1}",),
    ("http://user:password@{third_host}{1}",),
    ("http://:password@{third_host}{1}",),
    ("http://user:@{third_host}{1}",),
    ("http://@{third_host}{1}",),
    ("http://:@{third_host}{1}",),
    ("http://user@{api_host}{1}",),
    ("http://user:password@{api_host}{1}",),
    ("http://user@{page_host}{1}",),
    ("http://user:password@{page_host}{1}",),
    ("//user:password@{page_host}{1}",),
    ("javascript:alert(1)",),
    ("data:text/plain,hello",),
    ("data:,",),
    ("ftp://third.localhost/",),
    ("file:///etc/hostname",),
    ("about:blank",),
    ("blob:{page}/0",),
    ("ws://{third_host}{1}",),
    ("chrome://version",),
    ("x-unknown://a",),
    ("x-unknown:a",),
    ("http://",),
    ("http://:80/",),
    ("http://third.localhost:99999{1}",),
    ("http://third.localhost:x{1}",),
    ("http://third localhost{1}",),
    ("http://%zz{1}",),
    ("http://[::1{1}",),
    ("http://a b/",),
    ("http://<>/",),
    ("{third}{1}", "{third}{1}"),
    ("{third}{1}", "{api}{1}"),
    ("{third}{1}", "{third}{1}#x"),
)


def cases(site: Site) -> cabc.Iterator[Case]:
    """Each spelling, on an answer of the page's origin and of another."""
    for lines, url, mode, redirect in itertools.product(
        _LINES, (site.page, site.api), Mode, Redirect
    ):
        said = header("Location", *(_placed(site, line) for line in lines))
        hops = _hops(said)

        for method, status in (("GET", 302), ("PUT", 308)):
            request = PageRequest(url, site.page, method, mode=mode, redirect=redirect)
            yield case(f"{request}, {status}: {said}", hops(status), request)

    for lines, origin in itertools.product(_LINES, (site.page, "null")):
        said = header("Location", *(_placed(site, line) for line in lines))
        request = PageRequest(site.api, origin, credentials=Credentials.INCLUDE)
        yield case(f"{request}: {said}", _hops(said, origin)(302), request)


def _hops(
    said: tuple[tuple[str, str], ...], granted: str = "*"
) -> cabc.Callable[[int], tuple[Hop, ...]]:
    allowing = allow(granted, credentials="true")
    preflight = granting(granted, "PUT")
    last = Hop(Answer(200, (*allowing, ("X-One", "1"))), preflight)
    return lambda status: (Hop(Answer(status, (*allowing, *said)), preflight), last)


def _placed(site: Site, line: str) -> str:
    hosts = {
        name: origin.removeprefix("http://")
        for name, origin in (
            ("api_host", site.api),
            ("page_host", site.page),
            ("third_host", site.third),
        )
    }
    words = {
        **hosts,
        "THIRD_HOST": hosts["third_host"].upper(),
        "api": site.api,
        "page": site.page,
        "third": site.third,
    }

    for name, word in words.items():
        line = line.replace(f"{{{name}}}", word)

    return line
