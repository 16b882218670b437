"""Serving: the report of an application at ``/_cors/``, while it is debugged."""

from __future__ import annotations

import collections.abc as cabc
import logging
import traceback
import typing as t

from flask import Flask

from ..environ import Environ
from ..environ import VIEW
from ..sansio.forms import Note
from ..sansio.forms import switch
from ..sansio.layers import DEBUG_PAGE
from ..sansio.layers import DEFAULT
from ..state import State
from ..views import View
from ..wsgi import StartResponse
from ..wsgi import WSGIApplication
from . import address
from . import visitors

logger: logging.Logger = logging.getLogger("flask_cors")

#: Without the slash at the end, which a relative address on the page would need.
_BARE: t.Final = address.PATH.rstrip("/")

#: No policy governs the page, and nobody but who opens it has anything of it.
_EXEMPT: t.Final = View(layer=None)

_HTML: t.Final = (("Content-Type", "text/html; charset=utf-8"),)
_TEXT: t.Final = (("Content-Type", "text/plain; charset=utf-8"),)

_HEADERS: t.Final = (
    ("Cache-Control", "no-store"),
    (
        "Content-Security-Policy",
        "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; "
        "img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    ),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
)

#: A status, headers of its own, and a body.
_Content: t.TypeAlias = tuple[str, tuple[tuple[str, str], ...], bytes]


def around(app: Flask, application: WSGIApplication) -> WSGIApplication:
    """Put the page around an application that is debugged, if that is asked for, and
    no route of its own is in its place.

    :param application: what answers all other requests.
    """
    if not switch(app.config.get(DEBUG_PAGE), Note(DEBUG_PAGE, DEFAULT, [])):
        return application

    endpoint = _endpoint(app)

    if endpoint is None:
        return DebugPage(app, application)

    logger.warning(
        "%s is on, but the application has a route of its own there, of the endpoint "
        "%r: it is kept. flask cors report writes the same page into a file.",
        DEBUG_PAGE,
        endpoint,
    )
    return application


def _endpoint(app: Flask) -> str | None:
    """The endpoint that the application has in place of the page, if it has one."""
    rules = app.url_map.iter_rules()
    return next((r.endpoint for r in rules if r.rule.rstrip("/") == _BARE), None)


def link(app: Flask, environ: Environ) -> str | None:
    """Where whoever has sent a request finds the page; nothing where it is not shown
    to them.
    """
    layer = State.of(app).layer
    is_there = layer is not None and isinstance(layer.app, DebugPage)
    is_shown = is_there and app.debug and visitors.is_local(environ)
    return f"{address.root(environ)}{address.PATH}" if is_shown else None


class DebugPage:
    """A WSGI layer that answers requests for the report, before any hook and login.

    It is behind the layer that adds the headers of CORS, and keeps it from adding any.

    :param app: the application that the report is about.
    :param application: what answers whoever is not shown the report, so that nothing
        tells them that there is one.
    """

    __slots__ = ("_app", "_application")

    def __init__(self, app: Flask, application: WSGIApplication):
        self._app = app
        self._application = application

    def __call__(
        self, environ: Environ, start_response: StartResponse
    ) -> cabc.Iterable[bytes]:
        if self._app.debug:
            address.tell(self._app, environ)

            if self._is_shown(environ):
                return self._answer(environ, start_response)

        return self._application(environ, start_response)

    def _is_shown(self, environ: Environ) -> bool:
        if environ.get("PATH_INFO") not in (address.PATH, _BARE):
            return False

        if environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
            return False

        reason = visitors.refusal(environ)

        if reason is not None:
            logger.debug("the report is not shown to this request: %s", reason)

        return reason is None

    def _answer(
        self, environ: Environ, start_response: StartResponse
    ) -> cabc.Iterable[bytes]:
        environ[VIEW] = _EXEMPT
        is_page = environ["PATH_INFO"] == address.PATH
        status, headers, body = self._page() if is_page else _redirect(environ)
        length = ("Content-Length", str(len(body)))
        start_response(status, [*headers, length, *_HEADERS])
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]

    def _page(self) -> _Content:
        """The report as the application is configured now; or why there is none."""
        try:
            from ..page.document import document

            page = document(self._app)
        except Exception as error:
            logger.exception("the report cannot be made")
            reason = "".join(traceback.format_exception_only(error))
            text = f"The report cannot be made.\n\n{reason}\nThe log has more.\n"
            return "500 INTERNAL SERVER ERROR", _TEXT, text.encode(errors="replace")

        return "200 OK", _HTML, page.encode()


def _redirect(environ: Environ) -> _Content:
    location = f"{address.root(environ)}{address.PATH}"
    return "308 PERMANENT REDIRECT", (("Location", location), *_TEXT), b""
