"""The headers that need no asking, and the bytes at which they do."""

from __future__ import annotations

import collections.abc as cabc
import itertools
import typing as t

from flask_cors.sansio.browser.exchanges import Headers
from flask_cors.sansio.browser.exchanges import Mode
from flask_cors.sansio.browser.exchanges import PageRequest

from ..cases import Case
from ..cases import case
from ..site import Site
from ..vocabulary import allow
from ..vocabulary import granting
from ..vocabulary import ok

_BYTES: t.Final = (
    "\x01\x08\t\x1b\x1f"
    + "".join(map(chr, range(0x20, 0x30)))
    + ("0:;<=>?@AZ[\\]^_`az{|}~\x7f\x80\xa0\xe9\xff")
)

_NAMES: t.Final = ("Accept", "Accept-Language", "Content-Language", "Content-Type")

_STARTS: t.Final = {
    "Accept": "text/html",
    "Accept-Language": "en",
    "Content-Language": "en",
    "Content-Type": "text/plain;x=",
    "Range": "bytes=0-",
}

_LENGTHS: t.Final = (0, 1, 126, 127, 128, 129, 130, 256, 1024)

_TYPES: t.Final = (
    "text/plain",
    "TEXT/PLAIN",
    "Text/Plain",
    " text/plain ",
    "\ttext/plain",
    "text/plain;charset=utf-8",
    "text/plain; charset=utf-8",
    "text/plain;charset=UTF-8",
    "text/plain ; charset=utf-8",
    "text/plain\t;charset=utf-8",
    'text/plain; charset="utf-8"',
    "text/plain;",
    "text/plain;;",
    "text/plain;;;",
    "text/plain; ;",
    "text/plain;a=b;",
    "text/plain;a=b;;",
    "text/plain;; a=b",
    "text/plain; ; a=b",
    "text/plain;a=;",
    "text/plain;,",
    'text/plain;a="b,c"',
    "text/plain;a=b,c",
    "text/plain;charset=a,charset=b",
    "text/plain;a=b c",
    "text/plain a=b",
    "text/plain;charset=",
    "text/plain;charset",
    'text/plain;charset="',
    "text/plain;charset=;",
    "text/plain; a=b; c=d",
    "text/plain;a",
    "text/plain;=",
    "text/plain; charset=utf-8, application/json",
    "text/plain, text/plain",
    "text/plain,",
    "text/plain;, x",
    "text/plainx",
    "text/ plain",
    "text /plain",
    "text/",
    "/plain",
    "text",
    "text/plain/x",
    "text/html",
    "text/xml",
    "text/*",
    "*/*",
    "",
    ";",
    "; text/plain",
    "multipart/form-data",
    "Multipart/Form-Data",
    "multipart/form-data; boundary=x",
    "multipart/form-data;boundary=----WebKitFormBoundary7MA4YWxkTrZu0gW",
    'multipart/form-data; boundary="x"',
    "multipart/mixed",
    "application/x-www-form-urlencoded",
    "APPLICATION/X-WWW-FORM-URLENCODED",
    "application/x-www-form-urlencoded; charset=UTF-8",
    "application/json",
    "application/json; charset=utf-8",
    "text/plain+json",
    "application/xml",
    "application/octet-stream",
    "application/csp-report",
    "application/reports+json",
    "application/x-protobuf",
)

_RANGES: t.Final = (
    "bytes=0-",
    "bytes=0-0",
    "bytes=0-255",
    "bytes=1-2",
    "bytes=2-1",
    "bytes=5-5",
    "bytes=-5",
    "bytes=-0",
    "bytes=-",
    "bytes=",
    "bytes",
    "bytes=0-1,2-3",
    "bytes=0-,5-",
    "bytes=0-1,",
    "bytes=0",
    "bytes=a-b",
    "bytes=0-b",
    "bytes=00-01",
    "bytes=010-9",
    "bytes=0- ",
    " bytes=0-",
    "bytes= 0-",
    "bytes =0-",
    "bytes=\t0-",
    "bytes=0 -",
    "bytes=0- 5",
    "bytes=0 - 5",
    "bytes=0--5",
    "bytes=+0-",
    "bytes=0-+5",
    "Bytes=0-",
    "BYTES=0-",
    "byte=0-",
    "items=0-5",
    "bytes:0-5",
    "bytes 0-5/10",
    "bytes=0x0-",
    "bytes=0.5-",
    "bytes=9223372036854775807-",
    "bytes=9223372036854775808-",
    "bytes=18446744073709551615-",
    "bytes=18446744073709551616-",
    "bytes=0-9223372036854775807",
    "bytes=0-9223372036854775808",
    "bytes=0-99999999999999999999999999",
    "",
)


def cases(site: Site) -> cabc.Iterator[Case]:
    """Each set of headers, asked for and not, and with no CORS."""
    sets = dict.fromkeys(
        [*_with_bytes(), *_of_lengths(), *_of_types(), *_in_all(), *_doubled()]
    )

    for headers in sets:
        names = ",".join(sorted({name for name, _ in headers})) or "x"
        told = [(name, value[:40], len(value)) for name, value in headers]

        for mode, granted in itertools.product(
            (Mode.CORS, Mode.NO_CORS), ("x-other", names)
        ):
            yield case(
                f"{mode.value}, granted {granted}: {told}",
                ok(allow(site.page), granting(site.page, headers=granted)),
                PageRequest(site.api, site.page, headers=headers, mode=mode),
            )


def _with_bytes() -> cabc.Iterator[Headers]:
    for name, byte in itertools.product(_NAMES, _BYTES):
        yield ((name, f"{_STARTS[name]}{byte}a"),)


def _of_lengths() -> cabc.Iterator[Headers]:
    for (name, start), length in itertools.product(_STARTS.items(), _LENGTHS):
        fill = "0" if name == "Range" else "a"
        yield ((name, (start + fill * length)[:length]),)


def _of_types() -> cabc.Iterator[Headers]:
    for content_type in _TYPES:
        yield (("Content-Type", content_type),)

    for value in _RANGES:
        yield (("Range", value),)

    for name, start in _STARTS.items():
        yield ((name.lower(), start),)
        yield ((name.upper(), start),)


def _in_all() -> cabc.Iterator[Headers]:
    """Values that are short enough each, and near the limit together."""
    for total in (1022, 1023, 1024, 1025, 1026):
        # Fourteen values make no header too long if they come under one name.
        for name in ("Accept", "Accept-Language"):
            yield _sharing(total, [name] * 9)

    for lengths in ((128, 128, 127), (128, 128, 128), (128, 128, 129), (100, 28, 100)):
        yield tuple(
            (name, "a" * length) for name, length in zip(_NAMES, lengths, strict=False)
        )


def _sharing(total: int, names: list[str]) -> Headers:
    lengths = [total // len(names)] * len(names)
    lengths[-1] += total - sum(lengths)
    return tuple((n, "a" * length) for n, length in zip(names, lengths, strict=True))


def _doubled() -> cabc.Iterator[Headers]:
    """One name twice: ``fetch()`` joins the values before anybody looks."""
    for name in (*_NAMES, "Range"):
        start = _STARTS[name]
        yield ((name, start), (name, start))
        yield ((name, start), (name.upper(), start))
        yield ((name, "a" * 63), (name, "a" * 63))
        yield ((name, "a" * 63), (name, "a" * 64))
        yield ((name, ""), (name, start))
        yield ((name, start), (name, ""))
        yield ((name, start), (name, "("))

    yield (("Accept", "a"), ("Content-Type", "text/plain"), ("Range", "bytes=1-"))
    yield (("Accept", "a"), ("Content-Type", "text/json"), ("Range", "bytes=-1"))
