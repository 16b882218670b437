"""Scenarios in which it is the page that asks for what it cannot have."""

import typing as t

from flask_cors.sansio.browser.exchanges import Answer
from flask_cors.sansio.browser.refusals import BlockReason

from .scenario import Hop
from .scenario import Scenario

SAME_ORIGIN: t.Final = {"mode": "same-origin"}


def forbidden(method: str) -> Scenario:
    return Scenario(
        id=f"method-{method.lower()}",
        reason=BlockReason.FORBIDDEN_METHOD,
        options={"method": method},
        refusal={"value": method},
    )


def header(name: str, key: str, value: str) -> Scenario:
    return Scenario(
        id=f"header-{name}",
        reason=BlockReason.INVALID_HEADER,
        options={"headers": [[key, value]]},
        refusal={"value": key, "header_value": value},
    )


def to_scheme(name: str, url: str) -> Scenario:
    return Scenario(
        id=f"url-{name}",
        reason=BlockReason.NOT_HTTP,
        options={},
        url=url,
        refusal={"value": url.partition(":")[0]},
    )


def invalid(name: str, url: str) -> Scenario:
    return Scenario(
        id=f"url-{name}", reason=BlockReason.INVALID_URL, options={}, url=url
    )


SCENARIOS: t.Final = (
    forbidden("CONNECT"),
    forbidden("trace"),
    forbidden("TRACK"),
    *(
        Scenario(
            id=f"method-{name}",
            reason=BlockReason.INVALID_METHOD,
            options={"method": method},
            refusal={"value": method},
        )
        for name, method in (("two-words", "PUT IT"), ("empty", ""), ("comma", "A,B"))
    ),
    header("name-two-words", "X Odd", "1"),
    header("name-empty", "", "1"),
    header("value-line-feed", "X-Odd", "a\nb"),
    header("value-nul", "X-Odd", "a\0b"),
    header("value-padded", "X-Odd", " a\rb "),
    *(
        Scenario(
            id=f"no-cors-{method.lower()}",
            reason=BlockReason.METHOD_NEEDS_CORS,
            options={"method": method, "mode": "no-cors"},
            refusal={"value": method.upper()},
        )
        for method in ("PUT", "delete")
    ),
    invalid("with-user", "http://user:pw@{authority}/x"),
    invalid("with-name", "http://user@{authority}/x"),
    invalid("broken", "http://["),
    invalid("port", "http://api.localhost:99999/x"),
    to_scheme("ftp", "ftp://{authority}/x"),
    to_scheme("file", "file:///etc/hostname"),
    to_scheme("own-scheme", "myapp://x"),
    to_scheme("mailto", "mailto:a@b.example"),
    to_scheme("about", "about:blank"),
    to_scheme("blob", "blob:http://a.example/1"),
    to_scheme("ws", "ws://{authority}/x"),
    to_scheme("wss", "wss://{authority}/x"),
    to_scheme("script", "javascript:1"),
    to_scheme("chrome", "chrome://version/"),
    Scenario(
        id="same-origin",
        reason=BlockReason.NOT_SAME_ORIGIN,
        options=SAME_ORIGIN,
    ),
    Scenario(
        id="same-origin-put",
        reason=BlockReason.NOT_SAME_ORIGIN,
        options={**SAME_ORIGIN, "method": "PUT"},
    ),
    Scenario(
        id="same-origin-after-redirect",
        reason=BlockReason.NOT_SAME_ORIGIN,
        options=SAME_ORIGIN,
        hops=(
            Hop(Answer(302, (("Location", "{next}"),)), host="app.localhost"),
            Hop(),
        ),
        refused=1,
    ),
    Scenario(
        id="same-origin-ftp",
        reason=BlockReason.NOT_SAME_ORIGIN,
        options=SAME_ORIGIN,
        url="ftp://{authority}/x",
    ),
)
