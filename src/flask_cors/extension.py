"""The Flask extension: CORS for an application or a blueprint.

What it does is imported when it is first called: a program may import it, and never do.
"""

from __future__ import annotations

import typing as t

from flask import Blueprint
from flask import Flask

from .sansio.option_types import CORSOptions

if t.TYPE_CHECKING:
    from .scopes import Layers


class CORS:
    """Cross-Origin Resource Sharing for a Flask application or a blueprint.

    .. code-block:: python

        app = Flask(__name__)
        CORS(app, origins="https://app.example.com")

    With an application factory, make the extension first and call :meth:`init_app`
    later. Called several times on one application, the resources join one table. Each
    option may also be given as a key of ``app.config``, such as ``CORS_ORIGINS``; see
    :doc:`/config` for all of them.

    :param app: the application or the blueprint, if there is one already.
    :param options: the options; ``resources`` maps paths to options of their own.
    :raises CORSConfigError: if an option is wrong; all mistakes at once, and nothing is
        registered.

    .. versionchanged:: 7.0
        Decides around the application instead of in its hooks, and refuses options
        that it does not know.
    """

    def __init__(
        self, app: Flask | Blueprint | None = None, **options: t.Unpack[CORSOptions]
    ):
        from . import attachment

        # Without an option as well: policies remember the call that they come from.
        self._layers: Layers = (attachment.layer("CORS()", options),)

        if app is None:
            attachment.check(self._layers)
        else:
            attachment.attach(app, self, self._layers)

    def init_app(
        self, app: Flask | Blueprint, **options: t.Unpack[CORSOptions]
    ) -> None:
        """Set up CORS for ``app``.

        The ``CORS_*`` keys of ``app.config`` are read now, and once more just before
        the first request if they have changed; never later.

        :param app: an application, or a blueprint that is not registered yet.
        :param options: options that go before those of the constructor.
        :raises CORSConfigError: if an option is wrong; all mistakes at once, and
            nothing is registered.
        """
        from . import attachment

        given = (attachment.layer("init_app()", options),) if options else ()
        attachment.attach(app, self, (*self._layers, *given))

    def reconfigure(self, app: Flask, **options: t.Unpack[CORSOptions]) -> None:
        """Let other options take the place of all that were given for ``app``, also
        while it serves.

        .. code-block:: python

            cors.reconfigure(app, origins=load_origins())

        ``app.config`` is read now. Each request is answered by the old configuration
        or by the new one, never by parts of both. See :doc:`/reconfiguring`.

        :param app: an application that this was called on.
        :param options: all options from now on; those of the constructor and of
            :meth:`init_app` no longer count for ``app``.
        :raises CORSConfigError: if an option is wrong; all mistakes at once, and the
            old configuration stays in force.

        .. versionadded:: 7.0
        """
        from . import reconfiguration

        reconfiguration.reconfigure(app, self, options)
