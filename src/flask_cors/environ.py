"""What a WSGI environ says of a request, as far as CORS goes."""

from __future__ import annotations

import contextlib
import typing as t

from werkzeug.exceptions import SecurityError
from werkzeug.wsgi import get_host

from .sansio import fetch
from .sansio.decision import Preflight
from .sansio.decision import RequestFacts
from .sansio.grants import MAX_REQUEST_HEADERS
from .sansio.grants import MAX_REQUEST_HEADERS_LENGTH

Environ: t.TypeAlias = dict[str, t.Any]

#: All that a preflight says: its path, origin, method and headers, whether it asks for
#: access to a private network, and the site it is for, where that matters.
Asked: t.TypeAlias = tuple[str, str, str, str | None, bool, str]

ORIGIN: t.Final = "HTTP_ORIGIN"
REQUEST_METHOD: t.Final = "HTTP_ACCESS_CONTROL_REQUEST_METHOD"
REQUEST_HEADERS: t.Final = "HTTP_ACCESS_CONTROL_REQUEST_HEADERS"
REQUEST_PRIVATE_NETWORK: t.Final = "HTTP_ACCESS_CONTROL_REQUEST_PRIVATE_NETWORK"

FETCH_SITE: t.Final = "HTTP_SEC_FETCH_SITE"

#: Under this key a decorated view has the request governed by its policy.
VIEW: t.Final = "flask_cors.view"

#: What the headers of a preflight have in characters, if a browser has sent it.
SHORT: t.Final = 512

#: Stands for every list of more request headers than any browser asks for.
_TOO_MANY: t.Final = "," * MAX_REQUEST_HEADERS

#: The headers that are shown where a request is described.
_SAID: t.Final = {
    "Origin": ORIGIN,
    fetch.REQUEST_METHOD: REQUEST_METHOD,
    fetch.REQUEST_HEADERS: REQUEST_HEADERS,
}


def is_preflight(environ: Environ) -> bool:
    """Tell whether a browser asks before it sends the real request.

    https://fetch.spec.whatwg.org/#cors-preflight-request
    """
    return (
        environ["REQUEST_METHOD"] == "OPTIONS"
        and bool(environ.get(ORIGIN))
        and isinstance(environ.get(REQUEST_METHOD), str)
    )


def asked(environ: Environ, site: str = "") -> Asked:
    """All that a preflight says.

    What is longer than any browser sends is refused unread: one value stands for all
    of it, so that it can be looked up in no more time than any other.

    :param site: the scheme and host that it was sent to, where that matters.
    """
    origin = environ[ORIGIN]
    method = environ[REQUEST_METHOD]
    headers = environ.get(REQUEST_HEADERS)

    if not isinstance(origin, str) or len(origin) > fetch.MAX_ORIGIN_LENGTH:
        origin = fetch.MALFORMED

    if len(method) > fetch.MAX_METHOD_LENGTH:
        method = fetch.MALFORMED

    if headers is not None:
        if not isinstance(headers, str):
            headers = fetch.MALFORMED
        elif len(headers) > MAX_REQUEST_HEADERS_LENGTH:
            headers = _TOO_MANY

    is_private = REQUEST_PRIVATE_NETWORK in environ and is_private_network(environ)
    path = environ.get("PATH_INFO", "")
    return path, origin, method, headers, is_private, site


def is_private_network(environ: Environ) -> bool:
    """Tell whether a request asks for access to a private network."""
    return environ.get(REQUEST_PRIVATE_NETWORK) == "true"


def routed_path(raw: str) -> str:
    """The path of a request, as ``flask.request.path`` has it.

    :param raw: ``PATH_INFO``, as the server gives it.
    """
    path = decoded(raw)
    return path if path[:1] == "/" and path[1:2] != "/" else f"/{path.lstrip('/')}"


def decoded(raw: str) -> str:
    """The text of a value that a server gives as Latin-1."""
    if raw.isascii():
        return raw

    # https://peps.python.org/pep-3333/#unicode-issues
    try:
        return raw.encode("latin1").decode(errors="replace")
    except UnicodeEncodeError:
        # The server has decoded it already.
        return raw


def facts(environ: Environ, offered: frozenset[str] | None = None) -> RequestFacts:
    """What a decision is made on.

    :param offered: the methods that the application has at the path, if the request is
        a preflight.
    """
    preflight = None

    if offered is not None:
        preflight = Preflight(
            environ[REQUEST_METHOD], text(environ, REQUEST_HEADERS), offered
        )

    private_network = is_private_network(environ)
    return RequestFacts(text(environ, ORIGIN), preflight, private_network)


def preflight_facts(said: Asked, offered: frozenset[str]) -> RequestFacts:
    """The same of a preflight that says ``said``."""
    _, origin, method, headers, private_network, _ = said
    preflight = Preflight(method, headers, offered)
    return RequestFacts(origin, preflight, private_network)


def own_origin(environ: Environ) -> str:
    """The origin that a request was sent to, as a browser writes it; no text where
    that cannot be told.
    """
    host = ""

    # Some versions of Werkzeug raise where others give an empty host.
    with contextlib.suppress(SecurityError):
        host = get_host(environ)

    return f"{environ['wsgi.url_scheme']}://{host}".lower() if host else ""


def is_same_origin(environ: Environ) -> bool:
    """Tell whether a request comes from a page of the origin that it is sent to."""
    origin = environ.get(ORIGIN)
    is_own = bool(origin) and origin == own_origin(environ)
    return is_own or environ.get(FETCH_SITE) == "same-origin"


def text(environ: Environ, key: str) -> str | None:
    """The value of a header, if there is one; text that means nothing, where a server
    gives something else.
    """
    value = environ.get(key)
    return value if value is None or isinstance(value, str) else fetch.MALFORMED


def shown(environ: Environ) -> str:
    """What a request says that matters, cut and quoted: it may be an attacker's."""
    headers = {name: environ.get(key) for name, key in _SAID.items()}
    said = ", ".join(f"{name}: {v!r:.200}" for name, v in headers.items() if v)
    path = decoded(environ.get("PATH_INFO", ""))
    return f"{environ['REQUEST_METHOD']!r:.20} {path!r:.200}; {said}"
