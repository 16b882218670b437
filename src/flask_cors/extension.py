"""The Flask extension: CORS for an application or a blueprint.

What it does is imported when it is first called: a program may import it, and never do.
"""

from __future__ import annotations

import typing as t

from flask import Blueprint
from flask import Flask

from .sansio.config_change import ConfigChange
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

    def reconfigure(
        self, app: Flask, **options: t.Unpack[CORSOptions]
    ) -> tuple[ConfigChange, ...]:
        """Let other options take the place of all that were given for ``app``, also
        while it serves.

        .. code-block:: python

            for change in cors.reconfigure(app, origins=load_origins()):
                app.logger.info("CORS: %s", change)

        ``app.config`` is read now. Each request is answered by the old configuration
        or by the new one, never by parts of both. See :doc:`/reconfiguring`.

        :param app: an application that this was called on.
        :param options: all options from now on; those of the constructor and of
            :meth:`init_app` no longer count for ``app``.
        :return: what has changed, wherever that is in the application; nothing where
            all is as it was.
        :raises CORSConfigError: if an option is wrong; all mistakes at once, and the
            old configuration stays in force.

        .. versionadded:: 7.0
        """
        from . import reconfiguration

        return reconfiguration.reconfigure(app, self, options)

    def config(self, app: Flask) -> dict[str, t.Any]:
        """All options that are in force for ``app``, wherever they were given: by
        default, in ``app.config``, to the constructor or later.

        .. code-block:: python

            options = cors.config(app)
            options["resources"]["/api/*"]["max_age"] = 600
            cors.reconfigure(app, **options)

        The values are as they were written, so that they can be given again, and that
        changes nothing: ``cors.reconfigure(app, **cors.config(app))`` returns ``()``.
        They are copies, which may be changed. What other ``CORS`` objects of the
        application, its blueprints and its decorated views were given is left out.

        :param app: an application that this was called on.
        :return: all options by name. ``resources`` is a dict of path patterns, each
            with a dict of all its options; or with a list of these, where the origin
            decides which of them count.
        :raises CORSConfigError: if this was not called on ``app``.

        .. versionadded:: 7.0
        """
        from . import reconfiguration

        return reconfiguration.config(app, self)
