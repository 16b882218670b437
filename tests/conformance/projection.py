"""What is compared of a request and of a response, wherever they come from."""

from __future__ import annotations

import collections.abc as cabc

from flask_cors.sansio.browser.exchanges import combined
from flask_cors.sansio.browser.exchanges import Headers
from flask_cors.sansio.browser.exchanges import Mode

from .cases import Case
from .cases import Wire
from .scripts import Target


def wire(
    case: Case,
    method: str,
    host: str,
    hop: int,
    headers: Headers,
    *,
    cookies: cabc.Iterable[str],
    has_cookie: bool,
) -> Wire:
    """A request, reduced to what CORS has a say in.

    What stands in the ``Origin`` of a request in the mode ``no-cors`` is a matter of
    other standards: of referrer policies, and of access to storage.
    """
    is_cors = case.steps[0].request.mode is Mode.CORS
    return Wire(
        method=method,
        host=host,
        hop=hop,
        origin=combined(headers, "Origin") if is_cors else None,
        asks=(
            combined(headers, "Access-Control-Request-Method"),
            combined(headers, "Access-Control-Request-Headers"),
        ),
        has_cookie=has_cookie,
        cookies=tuple(sorted(cookies)),
        names=tuple(_of_page(case, headers)),
    )


def _of_page(case: Case, headers: Headers) -> cabc.Iterator[str]:
    """The names of those that the page has set, with its values: browsers set some of
    their own, and do not agree on how to join what a page sets twice.
    """
    given = [header for step in case.steps for header in step.request.headers]

    for name in sorted({name.lower() for name, _ in given}):
        values = {v.strip() for n, v in given if n.lower() == name}
        joined = {combined(step.request.headers, name) for step in case.steps}
        value = combined(headers, name)

        if value is not None and value.strip() in values | _trimmed(joined):
            yield name


def _trimmed(values: cabc.Iterable[str | None]) -> set[str]:
    """As they arrive: servers trim the blanks that joining may leave."""
    return {value.strip() for value in values if value is not None}


def readable(case: Case, headers: cabc.Iterable[tuple[str, str]]) -> Headers:
    """Those headers of a response that the script has sent."""
    scripted = {
        name.lower()
        for hop in case.hops
        for answer in (hop.answer, hop.preflight)
        for name, _ in answer.headers
    }
    return tuple(sorted((n, v) for n, v in headers if n in scripted))


def place(url: str) -> str:
    """The URL of a response, with the hop in place of the script."""
    target = Target.of(url)
    return url if target is None else url.replace(target.path, f"/{target.hop}")
