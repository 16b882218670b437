"""The head of an answer: its status and all of its headers, as they come.

Lines are read as browsers read them: what is no header is passed over, a line that goes
on in the next one is joined, and a header that comes twice is there twice.
"""

from __future__ import annotations

import collections.abc as cabc
import io
import re
import typing as t

from ..sansio.browser.exchanges import Answer
from ..sansio.browser.exchanges import Headers
from ..sansio.browser.urls import Url
from . import failures

#: As in Chromium, for the whole of a head.
LIMIT: t.Final = 256 * 1024

#: Read of a body, where it may say that the port speaks TLS.
_EXCERPT: t.Final = 2048

_START: t.Final = b"HTTP/"
_STATUS = re.compile(r"[0-9.]+ +([1-9][0-9]{2})(?: .*)?")

# A TLS record with an alert in it, of any version.
_ALERT: t.Final = b"\x15\x03"

#: What nginx, Go and Apache answer to HTTP on a port that speaks TLS.
_EXPECTING_TLS = re.compile(
    rb"plain HTTP request was sent to HTTPS port"
    rb"|HTTP request to an HTTPS server"
    rb"|speaking plain HTTP to an SSL-enabled server"
)


def read(stream: io.BufferedIOBase, url: Url) -> Answer:
    """Read the head of an answer, those of interim ones left out.

    :raises NoAnswerError: if there is none.
    """
    lines = _lines(stream, url)

    while True:
        _expect_http(stream, url)
        status = _status(next(lines), url)
        headers = _headers(lines)

        if status >= 200:
            break

    if status == 400 and _EXPECTING_TLS.search(stream.read1(_EXCERPT)):
        raise failures.tls_expected(url)

    return Answer(status, headers)


def _expect_http(stream: io.BufferedIOBase, url: Url) -> None:
    start = stream.read(len(_START))

    if start.startswith(_ALERT):
        raise failures.tls_expected(url)

    if not start:
        raise failures.closed(url)

    if start != _START:
        raise failures.not_http(url, start.decode("latin-1"))


def _lines(stream: io.BufferedIOBase, url: Url) -> cabc.Iterator[str]:
    """The lines that follow, as many as the limit lets through."""
    left = LIMIT

    while True:
        line = stream.readline(left + 1)
        left -= len(line)

        if left < 0:
            raise failures.too_large(url, LIMIT)

        if not line.endswith(b"\n"):
            raise failures.closed(url)

        yield line.decode("latin-1").rstrip("\r\n")


def _status(line: str, url: Url) -> int:
    found = _STATUS.fullmatch(line)

    if found is None:
        raise failures.not_http(url, f"HTTP/{line[:20]}")

    return int(found[1])


def _headers(lines: cabc.Iterator[str]) -> Headers:
    out: list[tuple[str, str]] = []

    while line := next(lines):
        name, colon, value = line.partition(":")

        if line.startswith((" ", "\t")):
            _append(out, line)
        elif colon:
            out.append((name.rstrip(" \t"), value.strip(" \t")))

    return tuple(out)


def _append(headers: list[tuple[str, str]], line: str) -> None:
    """https://httpwg.org/specs/rfc9112.html#line.folding"""
    if headers:
        name, value = headers.pop()
        headers.append((name, f"{value} {line.strip()}".strip()))
