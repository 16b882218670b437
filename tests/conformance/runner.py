"""Runs the cases in a browser, in batches, and tells what came of them."""

from __future__ import annotations

import collections.abc as cabc
import itertools
import typing as t

from flask_cors.sansio.browser.exchanges import PageRequest

from .cases import Case
from .cases import Observed
from .cases import Seen
from .cases import Step
from .pages import COOKIE
from .pages import MEETING
from .pages import PAGE
from .projection import place
from .projection import readable
from .projection import wire
from .server import Arrived
from .server import Server
from .site import Site

BATCH: t.Final = 200

# Browsers keep 180 cookies of a site, and then let go of any.
BATCH_WITH_COOKIES: t.Final = 15

# Browsers open six connections to a host. Chromium holds that of a redirect while the
# next preflight waits for one of its own: six redirects at a time wait for ever.
WIDTH: t.Final = 5


class Browser(t.Protocol):
    """What drives a browser."""

    @property
    def version(self) -> str: ...

    def open(self, url: str) -> str: ...

    def forget(self) -> None: ...

    def call(self, script: str, *args: t.Any) -> t.Any: ...


class Runner:
    """A browser on the page, which has a cookie of every host."""

    def __init__(self, browser: Browser, server: Server) -> None:
        self._browser = browser
        self._server = server
        browser.open(server.site.page + PAGE)
        self._meet()

    @property
    def version(self) -> str:
        """Which browser it is."""
        return self._browser.version

    def observed(self, cases: cabc.Sequence[Case]) -> list[Observed]:
        """What comes of each case."""
        sets_cookies = any(map(_sets_cookies, cases))
        size = BATCH_WITH_COOKIES if sets_cookies else BATCH
        return [one for batch in _batches(cases, size) for one in self._batch(batch)]

    def _meet(self) -> None:
        self._browser.forget()
        self._run(_meetings(self._server.site))

    def _batch(self, cases: cabc.Sequence[Case]) -> cabc.Iterator[Observed]:
        self._meet()
        told = self._run([_told(case.is_framed, case.steps) for case in cases])

        for case, answers in zip(cases, told, strict=True):
            arrived = self._server.record.pop(case.key, [])
            yield Observed(
                tuple(_seen(case, answer) for answer in answers),
                tuple(_wire(case, one) for one in arrived),
            )

    def _run(self, told: list[dict[str, t.Any]]) -> t.Any:
        seen = self._browser.call("return await run(args[0], args[1]);", told, WIDTH)
        assert isinstance(seen, list), seen
        return seen


def _sets_cookies(case: Case) -> bool:
    headers = (header for hop in case.hops for header in hop.answer.headers)
    return any(name == "Set-Cookie" for name, _ in headers)


def _batches(
    cases: cabc.Sequence[Case], size: int
) -> cabc.Iterator[cabc.Sequence[Case]]:
    for start in itertools.count(0, size):
        if not (batch := cases[start : start + size]):
            return

        yield batch


def _meetings(site: Site) -> list[dict[str, t.Any]]:
    """Visits that leave a cookie, from the page and from the frame: a browser may keep
    those of frames apart.
    """
    requests = [
        {"url": origin + MEETING, "init": {"mode": "no-cors", "credentials": "include"}}
        for origin in (site.page, *site.others)
    ]
    return [{"framed": framed, "steps": requests} for framed in (False, True)]


def _told(is_framed: bool, steps: cabc.Sequence[Step]) -> dict[str, t.Any]:
    """A case as the page's script takes it."""
    # Chromium's own cache writes Range anew; what bypasses it, bypasses that of the
    # preflights as well.
    cache = "no-store" if len(steps) == 1 else "default"
    return {
        "framed": is_framed,
        "steps": [
            {
                "url": step.request.url,
                "init": {**_init(step.request), "cache": cache},
                "wait": step.wait,
            }
            for step in steps
        ],
    }


def _init(request: PageRequest) -> dict[str, t.Any]:
    return {
        "method": request.method,
        "headers": request.headers,
        "mode": request.mode.value,
        "credentials": request.credentials.value,
        "redirect": request.redirect.value,
    }


def _seen(case: Case, told: t.Any) -> Seen:
    """What the page tells: the name of an error, or what it reads of a response."""
    if isinstance(told, str):
        return Seen("blocked" if told == "TypeError" else told)

    kind, status, is_redirected, url, headers = told
    names = readable(case, [(n, v) for n, v in headers])
    return Seen(kind, status, is_redirected, place(url), names)


def _wire(case: Case, arrived: Arrived) -> t.Any:
    cookies = {
        cookie.strip()
        for name, value in arrived.headers
        if name.lower() == "cookie"
        for cookie in value.split(";")
    }
    return wire(
        case,
        arrived.method,
        arrived.host,
        arrived.hop,
        arrived.headers,
        has_cookie=COOKIE in cookies,
        cookies=(cookie.partition("=")[0] for cookie in cookies - {COOKIE}),
    )
