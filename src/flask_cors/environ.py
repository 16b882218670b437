"""What a WSGI environ says of a request, as far as CORS goes."""

from __future__ import annotations

import typing as t

from .sansio import fetch
from .sansio.decision import Preflight
from .sansio.decision import RequestFacts

Environ: t.TypeAlias = dict[str, t.Any]

ORIGIN: t.Final = "HTTP_ORIGIN"
REQUEST_METHOD: t.Final = "HTTP_ACCESS_CONTROL_REQUEST_METHOD"
REQUEST_HEADERS: t.Final = "HTTP_ACCESS_CONTROL_REQUEST_HEADERS"
REQUEST_PRIVATE_NETWORK: t.Final = "HTTP_ACCESS_CONTROL_REQUEST_PRIVATE_NETWORK"

#: Under this key a decorated view has the request governed by its policy.
VIEW: t.Final = "flask_cors.view"

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
            environ[REQUEST_METHOD], _text(environ, REQUEST_HEADERS), offered
        )

    private_network = environ.get(REQUEST_PRIVATE_NETWORK) == "true"
    return RequestFacts(_text(environ, ORIGIN), preflight, private_network)


def _text(environ: Environ, key: str) -> str | None:
    """The value of a header, if there is one; text that means nothing, where a server
    gives something else.
    """
    value = environ.get(key)
    return value if value is None or isinstance(value, str) else "\0"


def shown(environ: Environ) -> str:
    """What a request says that matters, cut and quoted: it may be an attacker's."""
    headers = {name: environ.get(key) for name, key in _SAID.items()}
    said = ", ".join(f"{name}: {v!r:.200}" for name, v in headers.items() if v)
    path = decoded(environ.get("PATH_INFO", ""))
    return f"{environ['REQUEST_METHOD']!r:.20} {path!r:.200}; {said}"
