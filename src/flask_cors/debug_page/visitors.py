"""Visitors: who is shown the report, and why nobody else is.

It names all that an application allows. So it is for whoever sits at the machine, and
for no page that is open there.
"""

from __future__ import annotations

import ipaddress
import re
import typing as t

from ..environ import Environ
from ..environ import ORIGIN
from ..environ import text

#: Under this key ``ProxyFix`` keeps what it has replaced.
_REPLACED: t.Final = "werkzeug.proxy_fix.orig"

#: A name that another site has made an address of this machine is none of these.
_OWN_HOST: t.Final = re.compile(
    r"(?:(?:[a-z0-9_-]+\.)*localhost|127(?:\.[0-9]{1,3}){3}|\[::1\])(?::[0-9]*)?",
    re.IGNORECASE,
)

#: What proxies add to a request begins so.
_OF_PROXIES: t.Final = (
    "HTTP_CDN_",
    "HTTP_CF_",
    "HTTP_CLIENT_IP",
    "HTTP_FORWARDED",
    "HTTP_TRUE_CLIENT_IP",
    "HTTP_VIA",
    "HTTP_X_CLIENT_IP",
    "HTTP_X_CLUSTER_CLIENT_IP",
    "HTTP_X_FORWARDED",
    "HTTP_X_ORIGINAL_",
    "HTTP_X_PROXY",
    "HTTP_X_REAL_IP",
)

#: What a browser says of an address that is typed in, or of a link on a page of the
#: same origin. One that says nothing is an old one, or no browser.
_NAVIGATION: t.Final = {
    "HTTP_SEC_FETCH_SITE": ("none", "same-origin"),
    "HTTP_SEC_FETCH_MODE": ("navigate",),
    "HTTP_SEC_FETCH_DEST": ("document",),
}


def refusal(environ: Environ) -> str | None:
    """Why a request is not shown the report, as a sentence; nothing if it is."""
    reason = _foreignness(environ)

    if reason is None and not _is_navigation(environ):
        reason = "A page of another origin, a script or a frame has made the request."

    return reason


def is_local(environ: Environ) -> bool:
    """Tell whether a request comes from this machine, and was meant for it."""
    return _foreignness(environ) is None


def _foreignness(environ: Environ) -> str | None:
    if not _is_loopback(_peer(environ)):
        return "It comes from another machine."

    if _is_passed_on(environ):
        return "A proxy has passed it on, for whomever."

    if _OWN_HOST.fullmatch(text(environ, "HTTP_HOST") or "") is None:
        return "Its Host is no name of this machine."

    return None


def _peer(environ: Environ) -> str:
    """The address at the other end of the connection."""
    replaced = environ.get(_REPLACED) or {}
    return str(replaced.get("REMOTE_ADDR") or environ.get("REMOTE_ADDR"))


def _is_loopback(peer: str) -> bool:
    try:
        address = ipaddress.ip_address(peer)
    except ValueError:
        return False

    # A socket that takes both kinds of addresses writes one in the other.
    mapped = getattr(address, "ipv4_mapped", None)
    return (mapped or address).is_loopback


def _is_passed_on(environ: Environ) -> bool:
    # No browser has spoken HTTP/1.0 for twenty years; nginx does, if nobody tells it
    # otherwise.
    if environ.get("SERVER_PROTOCOL") == "HTTP/1.0":
        return True

    return any(key.startswith(_OF_PROXIES) for key in environ)


def _is_navigation(environ: Environ) -> bool:
    if ORIGIN in environ:
        return False

    return all(
        environ.get(key, usual[0]) in usual for key, usual in _NAVIGATION.items()
    )
