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
import typing as t

from .answers import Answer
from .environ import Environ
from .environ import is_preflight
from .environ import ORIGIN
from .environ import REQUEST_METHOD
from .environ import REQUEST_PRIVATE_NETWORK
from .environ import VIEW
from .governor import Governor
from .headers import COMMON
from .headers import HeaderList
from .headers import NOTED
from .headers import preflight_headers
from .headers import with_cors
from .reasons import log_refusal
from .reasons import told
from .reasons import told_ungoverned
from .sansio.config_change import ConfigChange
from .sansio.fetch import MAX_ORIGIN_LENGTH
from .sansio.fetch import SAFE_METHODS
from .sansio.option_types import CORSOptions
from .scrutiny import governed
from .signals import cors_granted
from .signals import cors_refused

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

    __slots__ = ("__weakref__", "_governor", "app")

    def __init__(self, app: WSGIApplication, **options: t.Unpack[CORSOptions]):
        from . import standalone

        self.app: WSGIApplication = app
        self._governor: Governor = standalone.governor("CORSMiddleware()", options)
        self._governor.sender = self

    @classmethod
    def governed(cls, app: WSGIApplication, governor: Governor) -> t.Self:
        """Wrap ``app`` in a layer that asks ``governor``."""
        rv = cls.__new__(cls)
        rv.app, rv._governor = app, governor
        return rv

    @property
    def governor(self) -> Governor:
        """Who decides on the requests that come now."""
        return self._governor

    def govern(self, governor: Governor) -> None:
        """Let ``governor`` decide from now on. A request asks for it once."""
        self._governor = governor

    def reconfigure(self, **options: t.Unpack[CORSOptions]) -> tuple[ConfigChange, ...]:
        """Same as :meth:`CORS.reconfigure`, but for this layer."""
        from . import standalone

        return standalone.reconfigure(self, options)

    def config(self) -> dict[str, t.Any]:
        """Same as :meth:`CORS.config`, but for this layer."""
        from . import standalone

        return standalone.of(self, "config").config

    def __call__(
        self, environ: Environ, start_response: StartResponse
    ) -> cabc.Iterable[bytes]:
        if REQUEST_METHOD in environ and is_preflight(environ):
            return self._preflight(environ, start_response)

        # The application may be a dispatcher, which changes the path for its mounts.
        path = environ.get("PATH_INFO", "")
        governor = self._governor
        alike = governor.alike

        try:
            if (
                alike is None
                or ".." in path
                or REQUEST_PRIVATE_NETWORK in environ
                or (governor.guards and environ["REQUEST_METHOD"] not in SAFE_METHODS)
            ):
                return self._serve(environ, start_response, path, governor)

            # From here on everything stands in this one function, for what calls cost:
            # it is all that most requests pay, 8,000 instructions in place of 10,000.
            ready = alike.unasked

            if ORIGIN in environ:
                origin = environ[ORIGIN]

                try:
                    is_short = len(origin) <= MAX_ORIGIN_LENGTH
                    ready = alike.known[origin] if is_short else alike.of(origin)
                except (KeyError, TypeError):
                    ready = alike.of(origin)

                if ready.is_refused:
                    if cors_refused.receivers or logger.isEnabledFor(logging.DEBUG):
                        return self._serve(environ, start_response, path, governor)
                elif cors_granted.receivers:
                    return self._serve(environ, start_response, path, governor)

            def start(
                status: str, headers: HeaderList, exc_info: t.Any = None
            ) -> t.Any:
                if VIEW in environ:
                    governor = t.cast(Governor, ready.owner)
                    headers = governed(headers, environ, "", governor)
                else:
                    for name, _ in headers:
                        if name not in COMMON and name.lower() in NOTED:
                            headers = with_cors(headers, ready.decision)
                            break
                    else:
                        headers = [*headers, *ready.added]

                # A server's start_response need not take a third argument.
                if exc_info is None:
                    return start_response(status, headers)

                return start_response(status, headers, exc_info)

            return self.app(environ, start)
        except Exception as error:
            from . import debugger

            body = debugger.traceback_body(
                error, environ, start_response, path, governor
            )

            if body is None:
                raise

            return body

    def _serve(
        self,
        environ: Environ,
        start_response: StartResponse,
        path: str,
        governor: Governor,
    ) -> cabc.Iterable[bytes]:
        """Let the application answer a request that needs a closer look.

        :param path: ``PATH_INFO``, as it was when the request came.
        """

        def start(status: str, headers: HeaderList, exc_info: t.Any = None) -> t.Any:
            ready = governor.ready(environ, path)

            if (
                ready is None
                or (cors_refused if ready.is_refused else cors_granted).receivers
                or (ready.is_refused and logger.isEnabledFor(logging.DEBUG))
            ):
                headers = governed(headers, environ, path, governor)
            else:
                headers = with_cors(headers, ready.decision)

            if exc_info is None:
                return start_response(status, headers)

            return start_response(status, headers, exc_info)

        if governor.guards and environ["REQUEST_METHOD"] not in SAFE_METHODS:
            from . import guard

            reason = guard.refusal(governor, environ, path)

            if reason is not None:
                start(guard.STATUS, guard.headers(reason))
                return [guard.body(reason)]

        return self.app(environ, start)

    def _preflight(
        self, environ: Environ, start_response: StartResponse
    ) -> cabc.Iterable[bytes]:
        governor = self._governor
        answer = governor.answer(environ)

        if answer is None:
            return self._ungoverned(environ, start_response, governor)

        if (cors_refused if answer.is_refused else cors_granted).receivers:
            from .announcements import announce_decision

            announce_decision(governor.sender, answer.decision, environ)

        if answer.is_special or (
            answer.is_refused
            and (governor.in_debug_mode or logger.isEnabledFor(logging.DEBUG))
        ):
            log_refusal(answer.policy, answer.decision, environ, answer.offered)
            return self._handled(environ, start_response, answer, governor)

        start_response("200 OK", [*answer.headers])
        return []

    def _handled(
        self,
        environ: Environ,
        start_response: StartResponse,
        answer: Answer,
        governor: Governor,
    ) -> cabc.Iterable[bytes]:
        """Answer a preflight with what the application says beside it, or the log."""
        policy, decision, offered = answer.policy, answer.decision, answer.offered

        def start(status: str, headers: HeaderList, *exc_info: t.Any) -> t.Any:
            if governor.in_debug_mode:
                headers = told(headers, policy, decision, environ, offered)

            return start_response(status, with_cors(headers, decision), *exc_info)

        if answer.is_handled:
            return self.app(environ, start)

        start("200 OK", preflight_headers(offered))
        return []

    def _ungoverned(
        self, environ: Environ, start_response: StartResponse, governor: Governor
    ) -> cabc.Iterable[bytes]:
        """Let the application answer a preflight that no policy governs."""
        if not governor.in_debug_mode:
            return self.app(environ, start_response)

        path = environ.get("PATH_INFO", "")

        def start(status: str, headers: HeaderList, *exc_info: t.Any) -> t.Any:
            headers = told_ungoverned(headers, environ, governor, path)
            return start_response(status, headers, *exc_info)

        return self.app(environ, start)
