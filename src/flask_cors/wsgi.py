"""CORS around any WSGI application.

.. code-block:: python

    from flask_cors import CORSMiddleware

    application = CORSMiddleware(application, origins="https://app.example.com")

A preflight is answered here, before the application; to every other response the
headers are added when it starts, so that errors, redirects, files and streams have them
too. The Flask extension installs this same layer.
"""

from __future__ import annotations

import collections.abc as cabc
import logging
import traceback
import typing as t

from .callers import location
from .configuration import compile_resources
from .configuration import report
from .environ import Environ
from .environ import is_preflight
from .environ import ORIGIN
from .environ import REQUEST_PRIVATE_NETWORK
from .environ import VIEW
from .governor import Governor
from .governor import PathGovernor
from .headers import HeaderList
from .headers import NOTED
from .headers import NOTED_LENGTHS
from .headers import preflight_headers
from .headers import with_cors
from .reasons import log_refusal
from .reasons import told
from .reasons import told_ungoverned
from .sansio.decision import Decision
from .sansio.decision import Outcome
from .sansio.fetch import MAX_ORIGIN_LENGTH
from .sansio.findings import Place
from .sansio.judges import tables
from .sansio.layers import Layer
from .sansio.layers import settled
from .sansio.options import CORSOptions
from .sansio.policy import Policy
from .sansio.resources import Resources

logger: logging.Logger = logging.getLogger("flask_cors")

StartResponse: t.TypeAlias = cabc.Callable[..., t.Any]
WSGIApplication: t.TypeAlias = cabc.Callable[
    [Environ, StartResponse], cabc.Iterable[bytes]
]


class CORSMiddleware:
    """A WSGI layer that answers preflights and adds CORS headers.

    :param app: the WSGI application to wrap.
    :param options: the options of :class:`~flask_cors.CORS`, ``resources`` included;
        see :doc:`/config`. Only ``methods="auto"`` is an error: there is no URL map to
        ask.
    :raises CORSConfigError: if the options are wrong; all mistakes at once.

    .. versionadded:: 7.0
    """

    __slots__ = ("_governor", "app")

    def __init__(self, app: WSGIApplication, **options: t.Unpack[CORSOptions]):
        layer = Layer(Place.KEYWORD, "CORSMiddleware()", settled(options), location())
        compiled = compile_resources([layer])
        unable = tables.offered_without_routes(compiled.resources)
        report([*compiled.findings, *unable], compiled.fatal)
        self.app: WSGIApplication = app
        self._governor: Governor = PathGovernor(Resources(compiled.resources))

    @classmethod
    def governed(cls, app: WSGIApplication, governor: Governor) -> t.Self:
        """Wrap ``app`` in a layer that asks ``governor``."""
        rv = cls.__new__(cls)
        rv.app = app
        rv._governor = governor
        return rv

    def __call__(
        self, environ: Environ, start_response: StartResponse
    ) -> cabc.Iterable[bytes]:
        if environ["REQUEST_METHOD"] == "OPTIONS" and is_preflight(environ):
            return self._preflight(environ, start_response)

        # The application may be a dispatcher, which changes the path for its mounts.
        path = environ.get("PATH_INFO", "")

        def start(status: str, headers: HeaderList, exc_info: t.Any = None) -> t.Any:
            alike = self._governor.alike

            # What follows stands here, and not in functions, for what calls cost: it is
            # all that most requests pay, 1.3 microseconds in place of 1.9.
            if (
                alike is None
                or ".." in path
                or VIEW in environ
                or REQUEST_PRIVATE_NETWORK in environ
            ):
                decision = self._governor.decision(environ, path)
            else:
                origin = environ.get(ORIGIN)

                if isinstance(origin, str) and len(origin) > MAX_ORIGIN_LENGTH:
                    decision = alike.of_other(origin)
                else:
                    decision = alike[origin]

            if decision is not None:
                if decision.reason is not None and self._tells(decision):
                    headers = self._told(headers, decision, environ, path)

                if decision.exposes_all:
                    headers = with_cors(headers, decision)
                else:
                    for name, _ in headers:
                        if len(name) in NOTED_LENGTHS and name.lower() in NOTED:
                            headers = with_cors(headers, decision)
                            break
                    else:
                        headers = [*headers, *decision.added]
            elif environ.get(ORIGIN) and self._governor.in_debug_mode():
                headers = told_ungoverned(headers, environ, self._governor, path)

            # A server's start_response need not take a third argument.
            if exc_info is None:
                return start_response(status, headers)

            return start_response(status, headers, exc_info)

        try:
            return self.app(environ, start)
        except Exception as error:
            answer = self._traceback(environ, path, error)

            if answer is None:
                raise

            headers, body = answer
            start_response("500 Internal Server Error", headers)
            return [body]

    def _preflight(
        self, environ: Environ, start_response: StartResponse
    ) -> cabc.Iterable[bytes]:
        route = self._governor.preflight(environ)

        policy, offered = route.policy, route.offered

        if policy is None:
            return self._ungoverned(environ, start_response)

        decision = self._governor.decided(policy, environ, offered)
        log_refusal(policy, decision, environ, offered)

        def start(status: str, headers: HeaderList, *exc_info: t.Any) -> t.Any:
            if self._governor.in_debug_mode():
                headers = told(headers, policy, decision, environ, offered)

            return start_response(status, with_cors(headers, decision), *exc_info)

        if not route.is_handled:
            start("200 OK", preflight_headers(offered))
            return []

        return self.app(environ, start)

    def _ungoverned(
        self, environ: Environ, start_response: StartResponse
    ) -> cabc.Iterable[bytes]:
        """Let the application answer a preflight that no policy governs."""
        if not self._governor.in_debug_mode():
            return self.app(environ, start_response)

        path = environ.get("PATH_INFO", "")

        def start(status: str, headers: HeaderList, *exc_info: t.Any) -> t.Any:
            headers = told_ungoverned(headers, environ, self._governor, path)
            return start_response(status, headers, *exc_info)

        return self.app(environ, start)

    def _tells(self, decision: Decision) -> bool:
        """Whether anybody is told of a refusal."""
        return (
            logger.isEnabledFor(logging.DEBUG)
            or decision.error is not None
            or self._governor.in_debug_mode()
        )

    def _told(
        self, headers: HeaderList, decision: Decision, environ: Environ, path: str
    ) -> HeaderList:
        """Log a refusal; in debug mode tell the page's developer as well."""
        policy = t.cast(Policy, self._governor.policy(environ, path))
        log_refusal(policy, decision, environ)

        if not self._governor.in_debug_mode():
            return headers

        return told(headers, policy, decision, environ)

    def _traceback(
        self, environ: Environ, path: str, error: Exception
    ) -> tuple[HeaderList, bytes] | None:
        """The answer for a page that could not read the one of a debugger."""
        if ORIGIN not in environ or not self._governor.hides_errors(environ):
            return None

        decision = self._governor.decision(environ, path)

        if decision is None or decision.outcome is not Outcome.GRANTED:
            return None

        text = "".join(traceback.format_exception(error))
        environ["wsgi.errors"].write(text)
        body = text.encode()
        headers = [
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Length", str(len(body))),
        ]
        return with_cors(headers, decision), body
