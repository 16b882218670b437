"""Schemes: those that the origin of a page can have.

https://url.spec.whatwg.org/#url-representation
"""

from __future__ import annotations

import re
import typing as t

from .findings import Fault
from .misspelling import Misspelling

#: https://url.spec.whatwg.org/#default-port: never written in a serialized origin.
DEFAULT_PORTS: t.Final = {
    "ftp": "21",
    "http": "80",
    "https": "443",
    "ws": "80",
    "wss": "443",
}

#: Their hosts are names and addresses; those of any other are what its program says.
#: https://url.spec.whatwg.org/#special-scheme
SPECIAL: t.Final = frozenset(DEFAULT_PORTS)

#: https://html.spec.whatwg.org/#origin-opaque: what they load has the origin null.
OPAQUE: t.Final = frozenset(
    {"about", "blob", "content", "data", "file", "filesystem", "javascript"}
)

#: Of WebSockets: the origin of a page that opens one is that of the page.
SOCKETS: t.Final = {"ws": "http", "wss": "https"}

_SCHEME = re.compile(r"[a-z][a-z0-9+.\-]{0,63}")

# No scheme that exists is made of these letters, but for the two that are meant.
_NEARLY_WEB = re.compile(r"(?=.*h)(?=.*t)(?=.*p)[htps]{3,8}|ttps?")


def misspelling(scheme: str) -> Misspelling | None:
    """What keeps ``scheme`` from being that of a page.

    :param scheme: in lower case.
    """
    if scheme in ("http", "https"):
        return None

    if scheme in OPAQUE:
        return Misspelling(
            Fault.FILE_SCHEME, f"what is loaded from {scheme}: has the origin null"
        )

    if scheme in SOCKETS:
        page = SOCKETS[scheme]
        message = f"a page that connects to {scheme}: has an origin of {page}:"
        return Misspelling(Fault.INVALID_SCHEME, message, page)

    if _NEARLY_WEB.fullmatch(scheme):
        meant = "https" if "s" in scheme else "http"
        message = f"{scheme!r} is nearly {meant!r}"
        return Misspelling(Fault.INVALID_SCHEME, message, meant)

    if _SCHEME.fullmatch(scheme) is None:
        return Misspelling(
            Fault.INVALID_SCHEME,
            "a scheme is a letter and up to 63 letters, digits, '+', '-' and '.'",
            _at_the_end(scheme),
        )

    return None


def _at_the_end(scheme: str) -> str | None:
    """The scheme that is left where what stands before it is cut off."""
    return next((s for s in ("https", "http") if scheme.endswith(s)), None)
